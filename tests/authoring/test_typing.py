"""Everything saves itself while typing: what is in order at once, the rest is kept beside it."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from casereports.accounts.models import User
from casereports.record.door import case_facts
from casereports.record.models import AuditLine, Case, CaseRole, Change, Lesion, Reading, Unfinished
from tests.authoring.typing_pages import post, save, save_address, send, texts
from tests.factories.cases import case_of, every_field_case, share
from tests.factories.users import UserFactory

UNREADABLE = "The page sent what can't be read; reload it."
RESULT = {"kind": "numeric", "value": "147", "unit": "U/L"}


@pytest.fixture
def whole(author: User) -> Case:
    return every_field_case(author)


@pytest.fixture
def labs(author: User) -> Case:
    return case_of(author, {"labs": [{"key": "alp", "analyte": "ALP", "result": RESULT}]})


@pytest.fixture
def other(case: Case) -> Client:
    """The browser of a co-author."""
    co_author = UserFactory(username="colleague")
    share(case, co_author, CaseRole.CO_AUTHOR)
    browser = Client()
    browser.force_login(co_author)
    return browser


def add(case: Case, table: str) -> str:
    return reverse("add-row", args=[case.slug, table])


# --- A row that is there


def test_a_row_is_saved_while_it_is_typed(case: Case, browser: Client) -> None:
    row = case.complaints.get()
    told = save(browser, case, row, texts(name="sciatica", duration="3 days"))
    assert told == {
        "saved": ["name", "duration"],
        "errors": {},
        "missing": [],
        "theirs": {},
        "row": row.pk,
        "revision": 1,
        "title": "sciatica",
        "source": "complaint:pain",
        "address": reverse("row", args=[case.slug, "complaints", row.pk]),
        "save": save_address(case, row),
        "now": {"name": ["sciatica"], "duration": ["3 days"]},
        "notes": {},
    }
    complaint = case_facts(case).complaints[0]
    assert (complaint.name, complaint.key, complaint.chief) == ("sciatica", "pain", True)
    assert Change.objects.get(case=case).after["name"] == "sciatica"
    assert AuditLine.objects.filter(case=case).first().detail == "complaint changed"


def test_a_value_is_answered_in_its_notation_with_what_it_means(
    labs: Case, browser: Client
) -> None:
    told = save(browser, labs, labs.labs.get(), texts(result="12U/L", reference="40-129"))
    assert told["now"] == {"result": ["12 U/L"], "reference": ["40-129"]}
    assert told["notes"]["result"].startswith("low")


def test_a_row_below_another_is_saved(case: Case, browser: Client) -> None:
    lesion = Lesion.objects.get(study__case=case)
    told = save(browser, case, lesion, texts(site="sacrum"))
    assert (told["saved"], told["source"]) == (["site"], "lesion:mass")
    assert case_facts(case).lesions[0].site == "sacrum"


def test_a_part_that_a_case_has_once_is_made_and_then_changed(case: Case, browser: Client) -> None:
    address = reverse("save-single", args=[case.slug, "perspective"])
    told = send(browser, address, texts(account="I was in pain."), was=texts(account=""))
    assert (told["saved"], told["revision"], told["source"]) == (["account"], 0, "perspective:")
    assert told["save"] == address
    told = send(browser, address, texts(account="It hurt."), revision=told["revision"])
    assert (told["saved"], told["revision"]) == (["account"], 1)
    assert case_facts(case).perspective.account == "It hurt."


def test_what_says_the_same_is_not_written_again(labs: Case, browser: Client) -> None:
    told = save(browser, labs, labs.labs.get(), texts(result="147U/L"))
    assert (told["saved"], told["now"], told["revision"]) == (
        ["result"],
        {"result": ["147 U/L"]},
        0,
    )
    assert Change.objects.count() == 0


def test_a_box_is_ticked_and_unticked(case: Case, browser: Client) -> None:
    row = case.complaints.get()
    assert save(browser, case, row, {"chief": []})["saved"] == ["chief"]
    row.refresh_from_db()
    assert row.chief is False
    save(browser, case, row, {"chief": ["on"]})
    row.refresh_from_db()
    assert row.chief is True


def test_several_boxes_of_a_list_are_kept_in_its_order(whole: Case, browser: Client) -> None:
    author = whole.authors.get()
    told = save(browser, whole, author, {"credit": ["software", "conceptualization"]})
    assert told["now"] == {"credit": ["conceptualization", "software"]}
    told = save(browser, whole, _fresh(author), {"credit": ["juggling"]})
    assert told["saved"] == []
    assert "juggling" in told["errors"]["credit"][0]


def test_an_author_takes_the_places_that_are_ticked(whole: Case, browser: Client) -> None:
    author, first = whole.authors.get(), whole.affiliations.get()
    second = whole.affiliations.create(institution="Second", key="second", position=1)
    told = save(browser, whole, author, {"places": [str(first.pk), str(second.pk)]})
    assert told["now"] == {"places": [str(first.pk), str(second.pk)]}
    assert case_facts(whole).authors[0].affiliations == ("key", "second")
    author.refresh_from_db()
    save(browser, whole, author, texts(given="Ada"))
    assert case_facts(whole).authors[0].affiliations == ("key", "second")


def test_an_affiliation_of_another_case_is_not_taken(whole: Case, browser: Client) -> None:
    stranger = every_field_case(UserFactory())
    told = save(
        browser, whole, whole.authors.get(), {"places": [str(stranger.affiliations.get().pk)]}
    )
    assert (told["saved"], list(told["errors"])) == ([], ["places"])


def test_of_a_value_with_parts_one_may_be_typed_alone(whole: Case, browser: Client) -> None:
    address = reverse("save-single", args=[whole.slug, "patient"])
    before = case_facts(whole).patient.birth
    told = send(browser, address, texts(birth_birth_order="2"), revision=0)
    assert (told["saved"], told["errors"]) == (["birth_birth_order"], {})
    assert case_facts(whole).patient.birth == before.model_copy(update={"birth_order": 2})


def test_a_reference_is_changed_as_csl_json(case: Case, browser: Client) -> None:
    row = case.references.get()
    entry = json.dumps({**row.csl, "title": "Tumours of a rarer place"})
    assert save(browser, case, row, texts(csl=entry))["saved"] == ["csl"]
    row.refresh_from_db()
    assert row.csl["title"] == "Tumours of a rarer place"
    told = save(browser, case, row, texts(csl='{"id": "a"'))
    assert told["errors"]["csl"][0].startswith("This is not JSON.")


# --- What can't be saved as it stands


def test_the_valid_is_saved_and_the_rest_kept_with_its_sentence(
    case: Case, browser: Client
) -> None:
    row = case.complaints.get()
    told = save(browser, case, row, texts(name="fever", duration="for ages", detail="At night."))
    assert told["saved"] == ["name", "detail"]
    assert list(told["errors"]) == ["duration"]
    (kept,) = case.unfinished.all()
    assert (kept.row, kept.typed) == (row.pk, {"duration": ["for ages"]})
    row.refresh_from_db()
    assert (row.name, row.detail, row.duration) == ("fever", "At night.", None)
    assert save(browser, case, row, texts(duration="3 weeks"))["errors"] == {}
    assert case.unfinished.exclude(typed={}).count() == 0


def test_fields_that_contradict_each_other_leave_the_others_saved(
    whole: Case, browser: Client
) -> None:
    row = Reading.objects.get(specimen__case=whole)
    told = save(browser, whole, row, texts(nodes_positive="40", histology="Cells in nests."))
    assert told["saved"] == ["histology"]
    assert list(told["errors"]) == ["nodes_positive"]
    told = save(browser, whole, _fresh(row), texts(nodes_positive="40", nodes_examined="41"))
    assert sorted(told["saved"]) == ["nodes_examined", "nodes_positive"]


def test_a_change_that_contradicts_the_case_is_refused_and_the_row_stays_as_it_was(
    case: Case, browser: Client
) -> None:
    row = case.complaints.get()
    biopsy = case.procedures.create(key="biopsy", kind="biopsy")
    event = {"kind": "anchor", "relation": "after", "anchor": "biopsy", "event": "procedure:biopsy"}
    case.complaints.create(name="fever", key="fever", when=event)
    told = save(browser, case, biopsy, texts(key="puncture"))
    (sentence,) = told["errors"]["__all__"]
    assert "which is no row of the case" in sentence
    assert (told["saved"], told["revision"], told["row"]) == ([], 0, biopsy.pk)
    assert _fresh(biopsy).key == "biopsy"
    assert Change.objects.count() == 0
    assert case.unfinished.get().typed == {"key": ["puncture"]}
    assert row.revision == 0


def test_a_new_row_that_contradicts_the_case_is_none(whole: Case, browser: Client) -> None:
    whole.procedures.all().delete()
    token = uuid4()
    rows = whole.complaints.count()
    told = send(browser, add(whole, "complaints"), texts(name="fever"), token=token)
    assert told["errors"] == {} or "row" not in told
    assert whole.complaints.count() == rows + ("row" in told)


def _fresh(row: Any) -> Any:
    return type(row).objects.get(pk=row.pk)


# --- A new row


def test_a_new_row_is_made_as_soon_as_it_says_enough_and_only_once(
    labs: Case, browser: Client
) -> None:
    token = uuid4()
    told = send(browser, add(labs, "labs"), texts(analyte="CRP"), token=token)
    assert (told["saved"], told["errors"], told["missing"]) == ([], {}, ["Result"])
    assert "row" not in told
    assert labs.unfinished.get().typed == {"analyte": ["CRP"]}
    entry = texts(analyte="CRP", result="16.4mg/L")
    told = send(browser, add(labs, "labs"), entry, token=token)
    assert told["saved"] == ["analyte", "result"]
    assert told["source"] == "lab:crp"
    assert told["now"]["result"] == ["16.4 mg/L"]
    assert labs.unfinished.get().typed == {}
    again = send(browser, add(labs, "labs"), entry, token=token)
    assert (again["row"], again["saved"], again["theirs"]) == (
        told["row"],
        ["analyte", "result"],
        {},
    )
    more = texts(analyte="CRP", result="16.45 mg/L")
    assert send(browser, add(labs, "labs"), more, token=token)["theirs"] == {}
    assert [str(row.result.value) for row in labs.labs.all()] == ["147", "16.45"]


def test_a_choice_that_the_page_shows_chosen_need_not_be_made(case: Case, browser: Client) -> None:
    told = send(browser, add(case, "molecular"), texts(gene="BRAF", result="not_detected"))
    assert (told["missing"], told["errors"]) == ([], {})
    assert case.molecular.get().gene == "BRAF"


@pytest.mark.parametrize("typed", [{}, {"name": [""]}, {"name": [], "chief": []}])
def test_nothing_typed_makes_no_row_and_keeps_nothing(
    typed: dict[str, list[str]], case: Case, browser: Client
) -> None:
    told = send(browser, add(case, "complaints"), typed)
    assert told == {"saved": [], "errors": {}, "missing": [], "theirs": {}}
    assert (case.complaints.count(), Unfinished.objects.count()) == (1, 0)


def test_an_entry_that_is_emptied_again_is_forgotten(labs: Case, browser: Client) -> None:
    token = uuid4()
    send(browser, add(labs, "labs"), texts(analyte="CRP"), token=token)
    send(browser, add(labs, "labs"), texts(analyte=""), token=token)
    assert labs.unfinished.exclude(typed={}).count() == 0


def test_a_row_is_made_below_another(case: Case, browser: Client) -> None:
    lesion = Lesion.objects.get(study__case=case)
    address = reverse("add-row-below", args=[case.slug, "lesions", lesion.pk, "signals"])
    told = send(browser, address, texts(sequence="T2", appearance="high"))
    assert told["row"] == lesion.signals.get().pk
    told = send(browser, address, texts(sequence="T1"))
    assert told["missing"] == ["Signal"]
    assert case.unfinished.get(row=None).parent == lesion.pk


def test_the_token_of_one_list_says_nothing_in_another(case: Case, browser: Client) -> None:
    token = uuid4()
    send(browser, add(case, "complaints"), texts(name="fever"), token=token)
    row = case.complaints.last()
    case.procedures.create(pk=row.pk, kind="biopsy", key="biopsy")
    send(browser, add(case, "procedures"), texts(kind="surgery"), token=token)
    assert case.procedures.get(key="biopsy").kind == "biopsy"


# --- Two people


def test_two_people_in_different_fields_of_a_row_never_collide(
    case: Case, browser: Client, other: Client
) -> None:
    row = case.complaints.get()
    first = save(browser, case, row, texts(name="sciatica"), was=texts(name="back pain"))
    second = save(other, case, row, texts(detail="At night."), was=texts(detail=""))
    assert (first["saved"], second["saved"], second["theirs"]) == (["name"], ["detail"], {})
    assert second["revision"] == 2
    row = _fresh(row)
    assert (row.name, row.detail) == ("sciatica", "At night.")


def test_two_people_in_one_field_see_both_texts_and_choose(
    case: Case, browser: Client, other: Client
) -> None:
    row = case.complaints.get()
    save(other, case, row, texts(name="sciatica"), was=texts(name="back pain"))
    mine = texts(name="lumbago", detail="At night.")
    told = save(browser, case, row, mine, was=texts(name="back pain", detail=""))
    assert told["theirs"] == {"name": {"name": ["sciatica"]}}
    assert (told["saved"], told["who"]) == (["detail"], "The colleague")
    assert _fresh(row).name == "sciatica"
    assert case.unfinished.get().typed == {"name": ["lumbago"]}
    told = save(browser, case, row, texts(name="lumbago"), was=texts(name="sciatica"))
    assert (told["saved"], told["theirs"]) == (["name"], {})
    assert _fresh(row).name == "lumbago"
    assert case.unfinished.exclude(typed={}).count() == 0


def test_what_one_person_could_not_save_is_not_put_into_anothers_field(
    case: Case, browser: Client, other: Client
) -> None:
    row = case.complaints.get()
    save(browser, case, row, texts(duration="for ages"))
    save(other, case, row, texts(duration="since then"))
    kept = {entry.who.username: entry.typed["duration"] for entry in case.unfinished.all()}
    assert kept == {"author": ["for ages"], "colleague": ["since then"]}
    save(other, case, row, texts(duration="3 days"))
    assert case.unfinished.get(who=case.owner).typed == {"duration": ["for ages"]}


def test_the_same_text_typed_twice_is_no_conflict(labs: Case, browser: Client) -> None:
    row = labs.labs.get()
    save(browser, labs, row, texts(result="12U/L"), was=texts(result="147 U/L"))
    told = save(browser, labs, row, texts(result="12U/L"), was=texts(result="147 U/L"))
    assert (told["saved"], told["theirs"]) == (["result"], {})


def test_parts_of_one_value_typed_by_two_are_both_kept(whole: Case, browser: Client) -> None:
    address = reverse("save-single", args=[whole.slug, "patient"])
    send(
        browser, address, texts(birth_birth_order="2"), was=texts(birth_birth_order="3"), revision=0
    )
    told = send(
        browser,
        address,
        texts(birth_number_of_fetuses="4"),
        was=texts(birth_number_of_fetuses="3"),
        revision=0,
    )
    assert (told["theirs"], told["saved"]) == ({}, ["birth_number_of_fetuses"])
    birth = case_facts(whole).patient.birth
    assert (birth.birth_order, birth.number_of_fetuses) == (2, 4)


def test_a_row_removed_meanwhile_is_told_and_what_was_typed_is_not_lost_in_another(
    case: Case, browser: Client
) -> None:
    row = case.complaints.get()
    address = save_address(case, row)
    row.delete()
    answer = post(browser, address, {"typed": texts(name="fever")})
    assert answer.status_code == 410
    assert answer.json()["sentence"].startswith("This row was removed meanwhile.")
    below = reverse("add-row-below", args=[case.slug, "complaints", 1, "signals"])
    assert post(browser, below, {"typed": texts(sequence="T2")}).status_code == 410


def test_a_new_row_that_was_removed_meanwhile_does_not_come_back(
    case: Case, browser: Client
) -> None:
    token = uuid4()
    send(browser, add(case, "complaints"), texts(name="fever"), token=token)
    case.complaints.last().delete()
    message = {"typed": texts(name="high fever"), "token": str(token)}
    assert post(browser, add(case, "complaints"), message).status_code == 410
    assert case.complaints.count() == 1


# --- The day of the index visit


def test_the_day_of_the_index_visit_is_saved(case: Case, browser: Client) -> None:
    address = reverse("save-date", args=[case.slug])
    told = send(browser, address, texts(index_date="2024-05-17"), was=texts(index_date=""))
    assert told == {"saved": ["index_date"], "errors": {}, "missing": [], "theirs": {}}
    case.refresh_from_db()
    assert str(case.index_date) == "2024-05-17"
    told = send(browser, address, texts(index_date="2024-05-18"), was=texts(index_date=""))
    assert told["theirs"] == {"index_date": {"index_date": ["2024-05-17"]}}
    told = send(browser, address, texts(index_date="soon"), was=texts(index_date="2024-05-17"))
    assert told["errors"] == {"index_date": ["Enter a valid date."]}
    case.refresh_from_db()
    assert str(case.index_date) == "2024-05-17"
    told = send(browser, address, texts(index_date=""), was=texts(index_date="2024-05-17"))
    assert told["saved"] == ["index_date"]
    case.refresh_from_db()
    assert case.index_date is None


@pytest.mark.parametrize("typed", [{}, {"owner": ["2"]}, {"index_date": ["2024"], "slug": ["x"]}])
def test_a_page_that_sends_no_date_changes_none(
    typed: dict[str, list[str]], case: Case, browser: Client
) -> None:
    Case.objects.update(index_date="2024-05-17")
    answer = post(browser, reverse("save-date", args=[case.slug]), {"typed": typed})
    assert (answer.status_code, answer.json()) == (400, {"sentence": UNREADABLE})
    case.refresh_from_db()
    assert str(case.index_date) == "2024-05-17"


# --- Bad input


BAD = {
    "no JSON": "name=fever",
    "nothing": "",
    "torn": '{"typed": {"name": ["fe',
    "a list": "[]",
    "no texts": '{"revision": 0}',
    "a number for a text": '{"typed": {"name": [1]}}',
    "a text for texts": '{"typed": {"name": "fever"}}',
    "an unknown key": '{"typed": {}, "owner": 2}',
    "an unknown control": '{"typed": {"name": ["fever"], "case": ["2"]}}',
    "no control": '{"typed": {"": ["fever"]}}',
    "another's column": '{"typed": {"case_id": ["2"]}}',
    "a token that is none": '{"typed": {"name": ["fever"]}, "token": "x"}',
    "half a character": '{"typed": {"name": ["\\ud800"]}}',
    "no UTF-8": b'{"typed": {"name": ["\xff"]}}',
    "ten thousand controls": json.dumps({"typed": {f"name_{n}": ["x"] for n in range(10_000)}}),
    "ten thousand texts": json.dumps({"typed": {"name": ["x"] * 10_000}}),
    "deep": "[" * 100_000,
    "1 MB that is no JSON": "x" * 1_000_000,
    "11 MB": json.dumps({"typed": {"name": ["x" * 11_000_000]}}),
}


@pytest.mark.parametrize("body", BAD.values(), ids=BAD)
def test_what_cant_be_read_is_answered_with_a_sentence_and_changes_nothing(
    body: str | bytes, case: Case, browser: Client
) -> None:
    row = case.complaints.get()
    for address in (save_address(case, row), add(case, "complaints")):
        answer = post(browser, address, body)
        assert (answer.status_code, answer.json()) == (400, {"sentence": UNREADABLE})
    assert _fresh(row).revision == 0
    assert (Change.objects.count(), Unfinished.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    "text", ["x" * 1_000_000, "a\x00b", "a\nb", "\x07"], ids=["1 MB", "NUL", "lines", "bell"]
)
def test_a_text_that_no_line_holds_is_kept_beside_the_record_with_a_sentence(
    text: str, case: Case, browser: Client
) -> None:
    row = case.complaints.get()
    told = save(browser, case, row, texts(name=text))
    if told["saved"]:
        assert _fresh(row).name == text.strip()
    else:
        assert told["errors"]["name"][0].endswith(".")
        assert _fresh(row).name == "back pain"
    assert all("\x00" not in str(entry.typed) for entry in case.unfinished.all())


@pytest.mark.parametrize(
    "text",
    ["ألم في الظهر", "כאב גב", "🤕 pain", "<script>alert(1)</script>", "{{ 7 }}"],
)
def test_any_script_and_any_sign_is_text(text: str, case: Case, browser: Client) -> None:
    row = case.complaints.get()
    told = save(browser, case, row, texts(name=text))
    assert (told["saved"], told["now"]) == (["name"], {"name": [text]})
    assert _fresh(row).name == text
    page = browser.get(reverse("row", args=[case.slug, "complaints", row.pk])).content.decode()
    assert "<script>alert" not in page


# --- Who may


def test_a_row_of_another_case_is_not_reached(case: Case, browser: Client) -> None:
    strange = every_field_case(UserFactory())
    row = strange.complaints.first()
    answer = post(browser, save_address(strange, row), {"typed": texts(name="fever")})
    assert answer.status_code == 404
    mine = reverse("save-row", args=[case.slug, "complaints", row.pk])
    assert post(browser, mine, {"typed": texts(name="fever")}).status_code == 410
    assert _fresh(row).name != "fever"


@pytest.fixture
def addresses(case: Case) -> list[str]:
    lesion = Lesion.objects.get(study__case=case)
    return [
        save_address(case, lesion),
        add(case, "complaints"),
        reverse("add-row-below", args=[case.slug, "lesions", lesion.pk, "signals"]),
        reverse("save-single", args=[case.slug, "patient"]),
        reverse("save-date", args=[case.slug]),
    ]


@pytest.mark.parametrize("role", [CaseRole.READER, CaseRole.COMMENTER])
def test_who_may_only_read_finds_no_such_page(
    role: CaseRole, case: Case, addresses: list[str], client: Client
) -> None:
    reader = UserFactory()
    share(case, reader, role)
    client.force_login(reader)
    for address in addresses:
        assert post(client, address, {"typed": texts(site="elsewhere")}).status_code == 404
    assert Change.objects.count() == 0


def test_who_is_signed_out_is_sent_to_sign_in(addresses: list[str], client: Client) -> None:
    for address in addresses:
        answer = post(client, address, {"typed": texts(site="elsewhere")})
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith(reverse("account_login"))


@pytest.fixture
def guarded(author: User) -> Iterator[Client]:
    """A browser whose requests must carry the site's token."""
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(author)
    return browser


def test_nothing_is_saved_without_the_token_that_the_session_gives(
    case: Case, addresses: list[str], guarded: Client
) -> None:
    for address in addresses:
        assert post(guarded, address, {"typed": texts(site="elsewhere")}).status_code == 403
    told = guarded.get(reverse("session"))
    assert told.json()["user"] == case.owner.pk
    assert told.headers["Cache-Control"] == "no-store"
    token = {"accept": "application/json", "x-csrftoken": told.json()["token"]}
    message = json.dumps({"typed": texts(site="elsewhere"), "revision": 0})
    answer = guarded.post(addresses[0], message, content_type="application/json", headers=token)
    assert answer.json()["saved"] == ["site"]


def test_the_session_of_nobody_is_told_without_a_sign_in(db: None, client: Client) -> None:
    answer = client.get(reverse("session"))
    assert (answer.status_code, answer.json()) == (200, {"user": None, "token": ""})


def test_an_autosave_takes_few_queries(
    case: Case, browser: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    row = case.complaints.get()
    with django_assert_num_queries(AUTOSAVE):
        save(browser, case, row, texts(name="sciatica"))


#: Among them two for the savepoints that stand for the transaction in a test.
AUTOSAVE = 18
