"""Everything saves itself while typing: what is in order at once, the rest is kept beside it."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from casereports.accounts.models import User
from casereports.record.door import case_facts
from casereports.record.models import AuditLine, Case, Change, Lesion, Reading, Unfinished
from tests.authoring.typing_pages import (
    add_address,
    fresh,
    save,
    save_address,
    send,
    texts,
)
from tests.factories.cases import CaseFactory, case_of, every_field_case
from tests.factories.users import UserFactory

RESULT = {"kind": "numeric", "value": "147", "unit": "U/L"}


@pytest.fixture
def whole(author: User) -> Case:
    return every_field_case(author)


@pytest.fixture
def labs(author: User) -> Case:
    return case_of(author, {"labs": [{"key": "alp", "analyte": "ALP", "result": RESULT}]})


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


def test_a_part_that_a_case_has_once_is_made_and_then_changed(
    author: User, browser: Client
) -> None:
    case = CaseFactory(owner=author)
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
    told = save(browser, whole, fresh(author), {"credit": ["juggling"]})
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


def test_of_a_reference_one_field_may_be_typed_alone(case: Case, browser: Client) -> None:
    row = case.references.get()
    before = row.csl
    told = save(browser, case, row, texts(title="Tumours of a rarer place", doi="doi:10.1000/182"))
    assert (told["saved"], told["errors"]) == (["title", "doi"], {})
    row.refresh_from_db()
    assert row.csl == {**before, "title": "Tumours of a rarer place", "DOI": "10.1000/182"}
    told = save(browser, case, row, texts(doi="yes"))
    assert told["errors"] == {
        "doi": ["A DOI begins with “10.”, a number and a slash: “10.1000/182”."]
    }


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
    told = save(browser, whole, fresh(row), texts(nodes_positive="40", nodes_examined="41"))
    assert sorted(told["saved"]) == ["nodes_examined", "nodes_positive"]


def test_a_change_that_contradicts_the_case_is_refused_and_the_row_stays_as_it_was(
    case: Case, browser: Client
) -> None:
    fever = case.complaints.create(name="fever", key="fever")
    told = save(browser, case, fever, texts(when="after biopsy [procedure:biopsy]"))
    (sentence,) = told["errors"]["__all__"]
    assert "which is no row of the case" in sentence
    assert (told["saved"], told["revision"], told["row"]) == ([], 0, fever.pk)
    assert fresh(fever).when is None
    assert Change.objects.count() == 0
    assert case.unfinished.get().typed == {"when": ["after biopsy [procedure:biopsy]"]}


def test_a_row_that_a_full_list_can_not_take_is_none(
    labs: Case, browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("casereports.record.actions.writing.MOST_ROWS", 1)
    entry = texts(analyte="CRP", result="16.4 mg/L")
    for _again in range(2):
        told = send(browser, add_address(labs, "labs"), entry)
        assert (told["saved"], "row" in told) == ([], False)
        assert told["errors"] == {"__all__": ["A list holds at most 1 rows; this one is full."]}
    assert labs.labs.count() == 1
    assert [kept.row for kept in labs.unfinished.all()] == [None, None]


# --- A new row


def test_a_new_row_is_made_as_soon_as_it_says_enough_and_only_once(
    labs: Case, browser: Client
) -> None:
    token = uuid4()
    told = send(browser, add_address(labs, "labs"), texts(analyte="CRP"), token=token)
    assert (told["saved"], told["errors"], told["missing"]) == ([], {}, ["Result"])
    assert "row" not in told
    waiting = labs.unfinished.get()
    assert waiting.typed == {"analyte": ["CRP"]}
    assert told["drop"] == reverse("drop-typed", args=[labs.slug, waiting.pk])
    entry = texts(analyte="CRP", result="16.4mg/L")
    told = send(browser, add_address(labs, "labs"), entry, token=token)
    assert told["saved"] == ["analyte", "result"]
    assert told["source"] == "lab:crp"
    assert told["now"]["result"] == ["16.4 mg/L"]
    assert labs.unfinished.get().typed == {}
    again = send(browser, add_address(labs, "labs"), entry, token=token)
    assert (again["row"], again["saved"], again["theirs"]) == (
        told["row"],
        ["analyte", "result"],
        {},
    )
    more = texts(analyte="CRP", result="16.45 mg/L")
    assert send(browser, add_address(labs, "labs"), more, token=token)["theirs"] == {}
    assert [str(row.result.value) for row in labs.labs.all()] == ["147", "16.45"]


def test_a_choice_that_the_page_shows_chosen_need_not_be_made(case: Case, browser: Client) -> None:
    told = send(browser, add_address(case, "molecular"), texts(gene="BRAF", result="not_detected"))
    assert (told["missing"], told["errors"]) == ([], {})
    assert case.molecular.get().gene == "BRAF"


@pytest.mark.parametrize("typed", [{}, {"name": [""]}, {"name": [], "chief": []}])
def test_nothing_typed_makes_no_row_and_keeps_nothing(
    typed: dict[str, list[str]], case: Case, browser: Client
) -> None:
    told = send(browser, add_address(case, "complaints"), typed)
    assert told == {"saved": [], "errors": {}, "missing": [], "theirs": {}}
    assert (case.complaints.count(), Unfinished.objects.count()) == (1, 0)


def test_an_entry_that_is_emptied_again_is_forgotten(labs: Case, browser: Client) -> None:
    token = uuid4()
    send(browser, add_address(labs, "labs"), texts(analyte="CRP"), token=token)
    send(browser, add_address(labs, "labs"), texts(analyte=""), token=token)
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
    send(browser, add_address(case, "complaints"), texts(name="fever"), token=token)
    row = case.complaints.last()
    case.procedures.create(pk=row.pk, kind="biopsy", key="biopsy")
    send(browser, add_address(case, "procedures"), texts(kind="surgery"), token=token)
    assert case.procedures.get(key="biopsy").kind == "biopsy"


def test_an_autosave_takes_few_queries(
    case: Case, browser: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    row = case.complaints.get()
    with django_assert_num_queries(AUTOSAVE):
        save(browser, case, row, texts(name="sciatica"))


#: Among them two for the savepoints that stand for the transaction in a test.
AUTOSAVE = 18
