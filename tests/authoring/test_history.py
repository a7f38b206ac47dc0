"""What was done with a case, in words, and how it is taken back."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from casereports.accounts.models import User
from casereports.record.actions.rows import move_row, remove_row, save_author, save_row, save_rows
from casereports.record.door import case_facts
from casereports.record.models import Case, CaseRole, Change, Complaint, Lesion
from tests.authoring.pages import tree, words
from tests.factories.cases import case_of, every_field_case, share
from tests.factories.users import UserFactory


def page(browser: Client, case: Case) -> HttpResponse:
    return browser.get(reverse("history", args=[case.slug]))


def steps(answer: HttpResponse) -> list[str]:
    """Returns what each step did, without who and when."""
    found = tree(answer).xpath("//li[contains(@class, 'step')]/ul[@class='step-changes']")
    return [" ".join(step.text_content().split()) for step in found]


def differences(answer: HttpResponse) -> list[tuple[str, str, str]]:
    """Returns label, before and after of each field that the newest step changed."""
    step = tree(answer).xpath("//li[contains(@class, 'step')]")[0]
    return [
        (
            line.findtext("dt"),
            "".join(line.xpath("dd/del//text()")),
            "".join(line.xpath("dd/ins//text()")),
        )
        for line in step.xpath(".//dl/div")
    ]


def change(case: Case, row: Any, **values: Any) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.full_clean()
    save_row(case=case, who=case.owner, row=row)


def undo(browser: Client, case: Case, together: object, **options: Any) -> HttpResponse:
    return browser.post(reverse("undo", args=[case.slug]), {"together": str(together)}, **options)


def test_a_case_that_was_only_imported_has_no_history(case: Case, browser: Client) -> None:
    assert "Nothing has been changed yet" in words(page(browser, case))


def test_additions_changes_and_removals_are_told_the_newest_first(
    case: Case, browser: Client
) -> None:
    lesion = Lesion.objects.get(study__case=case)
    save_row(case=case, who=case.owner, row=Complaint(case=case, name="fever", chief=False))
    change(case, lesion, site="sacrum")
    move_row(case=case, who=case.owner, row=case.complaints.last(), step=-1)
    remove_row(case=case, who=case.owner, row=case.complaints.get(key="pain"))
    told = page(browser, case)
    assert [step.partition(" Site")[0] for step in steps(told)] == [
        "Complaint back pain removed",
        "Complaint fever moved",
        "Lesion sacrum changed",
        "Complaint fever added",
    ]
    assert str(case.owner) in words(told)


def test_a_change_is_told_before_and_after_in_the_words_of_the_form(
    author: User, browser: Client
) -> None:
    result = {"kind": "numeric", "value": "147", "unit": "U/L"}
    case = case_of(author, {"labs": [{"key": "alp", "analyte": "ALP", "result": result}]})
    row = case.labs.get()
    change(case, row, result={**result, "value": "12"}, flag="low", note="Repeated.")
    assert differences(page(browser, case)) == [
        ("Result", "147 U/L", "12 U/L"),
        ("Flag", "", "low"),
        ("Note", "", "Repeated."),
    ]


def test_other_rows_that_a_row_names_are_told_by_their_names(author: User, browser: Client) -> None:
    case = every_field_case(author)
    event, person = case.adverse_events.get(), case.authors.get()
    second = case.treatments.create(kind="drug", name="a second drug", key="second")
    place = case.affiliations.create(institution="A second place", key="second", position=1)
    change(case, event, treatment=second)
    first = event.treatment and case.treatments.first()
    assert differences(page(browser, case)) == [("Treatment", str(first), "a second drug")]
    save_author(case=case, who=author, author=person, affiliations=[place])
    known = str(case.affiliations.first())
    assert differences(page(browser, case)) == [("Affiliations", known, str(place))]
    second.delete()
    assert "(removed since)" in words(page(browser, case))


def test_markup_in_what_was_typed_is_shown_and_not_run(case: Case, browser: Client) -> None:
    change(case, case.complaints.get(), name="<script>alert(1)</script>")
    text = page(browser, case).content.decode()
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)" in text


def test_a_long_text_is_told_by_its_beginning(case: Case, browser: Client) -> None:
    change(case, case.complaints.get(), detail="x" * 5000)
    ((_label, before, after),) = differences(page(browser, case))
    assert (before, after) == ("", "x" * 160 + "…")


def test_what_was_done_in_one_go_is_taken_back_in_one_go(case: Case, browser: Client) -> None:
    before = case_facts(case)
    row = case.complaints.get()
    row.name = "sciatica"
    save_rows(case=case, who=case.owner, rows=[row, Complaint(case=case, name="fever")])
    (together,) = set(case.changes.values_list("together", flat=True))
    answer = undo(browser, case, together)
    assert answer.headers["Location"] == reverse("history", args=[case.slug])
    assert case_facts(case) == before
    told = page(browser, case)
    assert "Taken back." in words(told)
    assert len(tree(told).xpath("//li[contains(@class, 'is-undone')]")) == 1
    assert undo(browser, case, together).status_code == 404


def test_a_removed_row_comes_back_with_all_below_it_and_a_script_is_told(
    case: Case, browser: Client
) -> None:
    before = case_facts(case)
    script = {"headers": {"accept": "application/json"}}
    address = reverse("remove-row", args=[case.slug, "imaging", case.imaging.get().pk])
    together = browser.post(address, **script).json()["undo"]
    assert case.imaging.count() == 0
    answer = undo(browser, case, together, **script)
    assert (answer.status_code, answer.json()) == (200, {"sentence": ""})
    assert case_facts(case) == before


def test_what_cant_be_taken_back_any_more_is_told_with_a_sentence(
    case: Case, browser: Client
) -> None:
    row = case.complaints.get()
    change(case, row, name="sciatica")
    together = case.changes.get().together
    remove_row(case=case, who=case.owner, row=row)
    answer = undo(browser, case, together, headers={"accept": "application/json"})
    assert answer.status_code == 409
    assert answer.json()["sentence"] == "“sciatica” is removed by now; put it back first."
    assert "is removed by now" in words(
        browser.post(reverse("undo", args=[case.slug]), {"together": str(together)}, follow=True)
    )


@pytest.mark.parametrize("together", ["", "x", "0" * 32])
def test_a_step_that_is_not_there_is_not_taken_back(
    together: str, case: Case, browser: Client
) -> None:
    assert undo(browser, case, together).status_code == 404


def test_the_whole_case_is_brought_back_to_what_it_was(case: Case, browser: Client) -> None:
    save_row(case=case, who=case.owner, row=Complaint(case=case, name="fever"))
    wanted, to = case_facts(case), case.changes.first()
    change(case, Lesion.objects.get(study__case=case), site="sacrum")
    remove_row(case=case, who=case.owner, row=case.complaints.first())
    answer = browser.post(reverse("restore-to", args=[case.slug]), {"to": to.pk}, follow=True)
    assert "The case is as it was then; 2 changes are taken back." in words(answer)
    assert case_facts(case) == wanted


@pytest.mark.parametrize("to", ["", "x", "0", "9" * 30])
def test_a_state_that_is_not_there_is_not_restored(to: str, case: Case, browser: Client) -> None:
    change(case, case.complaints.get(), name="sciatica")
    answer = browser.post(reverse("restore-to", args=[case.slug]), {"to": to})
    assert answer.status_code == 404
    assert case.complaints.get().name == "sciatica"


def test_the_history_of_another_case_is_not_touched(case: Case, browser: Client) -> None:
    strange = every_field_case(UserFactory())
    change(strange, strange.complaints.first(), detail="At night.")
    step = strange.changes.get()
    assert undo(browser, case, step.together).status_code == 404
    to = browser.post(reverse("restore-to", args=[case.slug]), {"to": step.pk})
    assert to.status_code == 404
    assert undo(browser, strange, step.together).status_code == 404


@pytest.mark.parametrize("role", [CaseRole.READER, CaseRole.COMMENTER])
def test_who_may_only_read_has_no_history(role: CaseRole, case: Case, client: Client) -> None:
    reader = UserFactory()
    share(case, reader, role)
    client.force_login(reader)
    change(case, case.complaints.get(), name="sciatica")
    step = case.changes.get()
    assert page(client, case).status_code == 404
    assert undo(client, case, step.together).status_code == 404
    assert client.post(reverse("restore-to", args=[case.slug]), {"to": step.pk}).status_code == 404
    assert case.complaints.get().name == "sciatica"


@pytest.mark.parametrize("number", [1, 3])
def test_the_history_takes_the_same_queries_however_many_steps(
    number: int, author: User, browser: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    case = every_field_case(author)
    for at in range(number):
        drug = case.treatments.create(kind="drug", name=f"drug {at}", key=f"drug-{at}")
        event = case.adverse_events.create(name=f"harm {at}", key=f"harm-{at}")
        change(case, event, treatment=drug)
        save_author(
            case=case,
            who=UserFactory(),
            author=case.authors.get(),
            affiliations=[case.affiliations.create(institution=f"Place {at}", key=f"place-{at}")],
        )
    assert Change.objects.count() == 2 * number
    with django_assert_num_queries(HISTORY):
        page(browser, case)


#: Session, user, case, count, changes, and one for each table that the changes name.
HISTORY = 8
