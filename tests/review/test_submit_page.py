"""The page from which a case is handed in: what blocks it, the exact paper, three ticks."""

import hashlib
import os
import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from casereports.accounts.models import User
from casereports.notices.models import Notice
from casereports.pipeline import draft
from casereports.record.actions.rows import save_row
from casereports.record.models import Case, CaseRole, Complaint
from casereports.record.models.sharing import author_data, data_fingerprint
from casereports.review.models import Submission
from casereports.review.printing_once import KEPT, frozen_once, key_of
from casereports.review.states import State
from tests.factories.cases import share, small_case
from tests.factories.review import editor as an_editor
from tests.factories.review import submission_of
from tests.factories.sharing import author_link
from tests.factories.users import UserFactory

TICKS = {"consent": "on", "authorship": "on", "declarations": "on"}


def page(client: Client, case: Case, user: User) -> str:
    client.force_login(user)
    return client.get(reverse("submit", args=[case.slug])).content.decode()


def seen_on(words: str) -> str:
    found = re.search(r'name="seen" value="([0-9a-f]{64})"', words)
    assert found is not None
    return found[1]


def test_what_blocks_is_told_with_the_way_to_the_field_that_mends_it(
    client: Client, author: User
) -> None:
    case = small_case(author)
    words = page(client, case, author)
    assert "2 points keep the paper from being submitted" in words
    assert f'href="{reverse("go", args=[case.slug, "consent:state"])}"' in words
    assert 'name="consent"' not in words


def test_each_way_to_a_field_leads_to_a_form(client: Client, author: User) -> None:
    case = small_case(author)
    ways = re.findall(r'class="where" href="([^"]+)"', page(client, case, author))
    assert len(ways) > 10
    assert {client.get(way).status_code for way in ways} == {302}


def test_warnings_do_not_block(client: Client, case: Case, author: User) -> None:
    words = page(client, case, author)
    assert "Nothing keeps the paper from being submitted." in words
    assert "None of these keeps you from submitting." in words
    assert 'name="consent"' in words


def test_it_names_what_is_confirmed(client: Client, case: Case, author: User) -> None:
    link, _token = author_link(case, case.authors.get())
    link.confirmed_at = timezone.now()
    link.fingerprint = data_fingerprint(author_data(case.authors.get()))
    link.save()
    words = page(client, case, author)
    assert "<strong>Given by the patient</strong>" in words
    assert "The authors state that the patient gave written consent" in words
    assert re.search(r"Placeholda Exampleauthor <span [^>]*>confirmed their data on", words)


def test_an_author_whose_data_changed_since_has_not_confirmed_them(
    client: Client, case: Case, author: User
) -> None:
    link, _token = author_link(case, case.authors.get())
    link.confirmed_at, link.fingerprint = timezone.now(), "0" * 64
    link.save()
    assert "has not confirmed their data by a link" in page(client, case, author)


def test_a_case_is_handed_in_with_all_three_ticks(client: Client, case: Case, author: User) -> None:
    editor = an_editor()
    seen = seen_on(page(client, case, author))
    answer = client.post(reverse("submit", args=[case.slug]), {**TICKS, "seen": seen})
    submission = Submission.objects.get()
    assert answer.headers["Location"] == reverse("submission", args=[submission.uuid])
    case.refresh_from_db()
    assert (submission.state, case.lock_name) == (State.SUBMITTED, submission.number)
    told = set(Notice.objects.values_list("user__username", "kind"))
    assert told == {("author", "received"), (editor.username, "submitted")}


@pytest.mark.parametrize("missing", TICKS)
def test_without_a_tick_nothing_is_handed_in_and_the_others_stay(
    missing: str, client: Client, case: Case, author: User
) -> None:
    ticks = {name: on for name, on in TICKS.items() if name != missing}
    seen = seen_on(page(client, case, author))
    answer = client.post(reverse("submit", args=[case.slug]), {**ticks, "seen": seen})
    words = answer.content.decode()
    assert not Submission.objects.exists()
    assert "nothing is submitted without" in words
    kept = re.findall(r'name="(\w+)" required checked', words)
    assert kept == list(ticks)


def test_the_paper_of_the_page_is_the_paper_that_is_kept(
    client: Client, case: Case, author: User, settings: Settings
) -> None:
    seen = seen_on(page(client, case, author))
    printed = client.get(reverse("submit-pdf", args=[case.slug]), {"seen": seen})
    assert printed.headers["Content-Type"] == "application/pdf"
    kept = Path(settings.MEDIA_ROOT) / "printed"
    assert len(list(kept.iterdir())) == 1
    client.post(reverse("submit", args=[case.slug]), {**TICKS, "seen": seen})
    snapshot = Submission.objects.get().snapshots.get()
    assert snapshot.pdf == hashlib.sha256(printed.content).hexdigest()
    assert list(kept.iterdir()) == []


def test_a_paper_that_nobody_asks_for_again_does_not_stay(
    case: Case, author: User, settings: Settings
) -> None:
    frozen_once(draft(case))
    (first,) = (Path(settings.MEDIA_ROOT) / "printed").iterdir()
    old = first.stat().st_mtime - KEPT - 1
    os.utime(first, (old, old))
    save_row(case=case, who=author, row=Complaint(case=case, name="fever"))
    frozen_once(draft(case))
    (second,) = (Path(settings.MEDIA_ROOT) / "printed").iterdir()
    assert second != first


def test_a_draft_is_told_from_any_other(case: Case, author: User) -> None:
    first = key_of(draft(case))
    assert key_of(draft(case)) == first
    save_row(case=case, who=author, row=Complaint(case=case, name="fever"))
    assert key_of(draft(case)) != first


def test_what_changed_since_it_was_seen_is_not_handed_in(
    client: Client, case: Case, author: User
) -> None:
    seen = seen_on(page(client, case, author))
    save_row(case=case, who=author, row=Complaint(case=case, name="fever"))
    answer = client.post(reverse("submit", args=[case.slug]), {**TICKS, "seen": seen})
    assert "The case has changed since you looked at its paper." in answer.content.decode()
    assert not Submission.objects.exists()
    old = client.get(reverse("submit-pdf", args=[case.slug]), {"seen": seen})
    assert (old.status_code, old.headers["Content-Type"]) == (409, "text/html; charset=utf-8")


def test_a_page_that_was_refused_shows_the_paper_of_now(
    client: Client, case: Case, author: User
) -> None:
    seen = seen_on(page(client, case, author))
    save_row(case=case, who=author, row=Complaint(case=case, name="fever"))
    answer = client.post(reverse("submit", args=[case.slug]), {**TICKS, "seen": seen})
    assert seen_on(answer.content.decode()) == key_of(draft(case))


def test_the_second_of_two_clicks_finds_the_submission(
    client: Client, case: Case, author: User
) -> None:
    seen = seen_on(page(client, case, author))
    address = reverse("submit", args=[case.slug])
    first = client.post(address, {**TICKS, "seen": seen})
    second = client.post(address, {**TICKS, "seen": seen})
    assert second.headers["Location"] == first.headers["Location"]
    assert Submission.objects.count() == 1


@pytest.mark.parametrize("role", CaseRole)
def test_only_the_owner_submits(role: CaseRole, client: Client, case: Case) -> None:
    other = UserFactory()
    share(case, other, role)
    words = page(client, case, other)
    assert "Only The author, who answers for the case, can submit it." in words
    assert "<iframe" not in words
    address = reverse("submit", args=[case.slug])
    answer = client.post(address, {**TICKS, "seen": key_of(draft(case))})
    assert (answer.status_code, Submission.objects.count()) == (404, 0)


def test_a_stranger_finds_no_such_page(client: Client, case: Case) -> None:
    client.force_login(UserFactory())
    assert client.get(reverse("submit", args=[case.slug])).status_code == 404
    assert client.get(reverse("submit-pdf", args=[case.slug])).status_code == 404


@pytest.mark.parametrize("state", [State.REJECTED, State.WITHDRAWN])
def test_a_case_that_was_closed_is_handed_in_anew(
    state: State, client: Client, case: Case, author: User
) -> None:
    submission_of(case, state=state)
    case.refresh_from_db()
    seen = seen_on(page(client, case, author))
    client.post(reverse("submit", args=[case.slug]), {**TICKS, "seen": seen})
    states = Submission.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == [state, State.SUBMITTED]


def test_a_case_that_makes_no_paper_says_why(client: Client, case: Case, author: User) -> None:
    case.paper.journal = "no-such-journal"
    case.paper.save()
    words = page(client, case, author)
    assert "The paper can’t be printed: There is no journal “no-such-journal”" in words
