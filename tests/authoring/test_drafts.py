"""Drafts offered beside the prose: shown, taken over, and never in the way of what is written."""

import json
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from casereports.accounts.models import User
from casereports.authoring.offered import offers
from casereports.record.actions.prose import add_prose
from casereports.record.actions.rows import RowRefusedError, remove_row, save_row
from casereports.record.actions.undo import undo
from casereports.record.models import Case, Complaint, LabResult, SectionProse
from tests.authoring.pages import tree, words
from tests.factories.cases import case_of
from tests.manuscript.quoting.telling import demonstration

PATIENT = {
    "patient": {"age": {"years": 68}, "sex": "male"},
    "complaints": [{"key": "pain", "name": "back pain", "chief": True}],
    "labs": [
        {
            "key": "alp",
            "analyte": "alkaline phosphatase",
            "result": {"kind": "numeric", "value": "147", "unit": "U/L"},
            "flag": "high",
        }
    ],
    "outcomes": [{"key": "end", "assessor": "clinician", "state": "recovered"}],
}
PAIN = "{patient} presented with {complaint:pain}."
ALP = "Laboratory tests showed raised {lab:alp:analyte} ({lab:alp})."
#: The session, the person, the case, its record, and the rows of the prose.
QUERIES = 44
HTMX = {"HX-Request": "true"}


@pytest.fixture
def case(author: User) -> Case:
    return case_of(author, {"paper": {"title": "Back pain"}, **PATIENT})


@pytest.fixture
def begun(author: User) -> Case:
    """A case in which the investigations are written, but of something else."""
    sections = [{"kind": "investigations", "text": "Nothing was found."}]
    return case_of(author, {"paper": {"title": "Back pain", "sections": sections}, **PATIENT})


def shown(browser: Client, case: Case, **asked: Any) -> HttpResponse:
    return browser.get(reverse("drafts", args=[case.slug]), asked, headers=HTMX)


def add(browser: Client, case: Case, place: str, **form: str) -> HttpResponse:
    page = reverse("add-draft", args=[case.slug])
    return browser.post(page, {"place": place, **form}, follow=True)


def texts(case: Case) -> dict[str, str]:
    return dict(SectionProse.objects.filter(paper__case=case).values_list("kind", "text"))


def test_drafts_are_shown_as_they_print(browser: Client, case: Case) -> None:
    page = tree(shown(browser, case))

    assert [one.text_content() for one in page.xpath("//li/span")] == [
        "A 68-year-old man presented with back pain.",
        "Laboratory tests showed raised alkaline phosphatase (147\u00a0U/L).",
        "The patient had recovered.",
        "A 68-year-old man presented with back pain.",
        "Laboratory tests showed raised alkaline phosphatase (147\u00a0U/L).",
        "The patient had recovered.",
    ]
    assert [one.text_content() for one in page.xpath("//h2")] == [
        "Abstract",
        "Patient information",
        "Diagnostic assessment",
        "Outcome and follow-up",
    ]


def test_without_script_drafts_have_a_page_of_their_own(browser: Client, case: Case) -> None:
    answer = browser.get(reverse("drafts", args=[case.slug]))

    assert "A 68-year-old man presented with back pain." in words(answer)
    assert "Start this section with the draft" in words(answer)


def test_the_part_only_names_the_drafts_and_fetches_them_when_they_are_opened(
    browser: Client, case: Case
) -> None:
    page = tree(browser.get(reverse("part", args=[case.slug, "narrative"])))

    (fold,) = page.xpath("//details[@data-drafts]//*[@hx-get]")
    assert fold.get("hx-get") == reverse("drafts", args=[case.slug])
    assert "presented with" not in fold.text_content()


def test_an_empty_section_starts_with_its_draft(browser: Client, case: Case) -> None:
    answer = add(browser, case, "section:investigations", starts="1")

    assert texts(case) == {"investigations": ALP}
    assert "Added. The history of the case can take it back." in words(answer)
    assert answer.redirect_chain[-1][0] == reverse(
        "row", args=[case.slug, "sections", SectionProse.objects.get().pk]
    )


def test_the_abstract_starts_with_its_draft(browser: Client, case: Case) -> None:
    add(browser, case, "abstract:", starts="1")

    (part,) = case.paper.abstract.all()
    assert (part.heading, part.text) == (
        "",
        f"{PAIN} {ALP} The patient had {{outcome:end:state}}.",
    )


def test_what_is_written_stays_and_the_new_stands_behind_it(browser: Client, begun: Case) -> None:
    add(browser, begun, "section:investigations", sentence=ALP)

    assert texts(begun) == {"investigations": f"Nothing was found.\n\n{ALP}"}


def test_a_written_section_is_never_started_again(browser: Client, begun: Case) -> None:
    answer = add(browser, begun, "section:investigations", starts="1")

    assert texts(begun) == {"investigations": "Nothing was found."}
    assert "nothing was added" in words(answer)


def test_only_what_is_offered_can_be_added(browser: Client, begun: Case) -> None:
    for form in ({"sentence": "Something else."}, {"sentence": PAIN}):
        answer = add(browser, begun, "section:investigations", **form)
        assert "nothing was added" in words(answer)
    assert "nothing was added" in words(add(browser, begun, "section:discussion", starts="1"))
    assert texts(begun) == {"investigations": "Nothing was found."}


def test_what_the_text_quotes_is_not_offered_again(browser: Client, begun: Case) -> None:
    add(browser, begun, "section:investigations")
    row = SectionProse.objects.get(kind="investigations")

    answer = shown(browser, begun, table="sections", row=row.pk)

    assert "quote already" in tree(answer).text_content()


def test_a_row_that_comes_later_is_offered_as_a_sentence(browser: Client, begun: Case) -> None:
    add(browser, begun, "section:investigations")
    result = {"kind": "numeric", "value": "9", "unit": "mg/L"}
    crp = LabResult(case=begun, analyte="CRP", flag="high", result=result)
    save_row(case=begun, who=None, row=crp)

    page = tree(shown(browser, begun, table="sections", row=SectionProse.objects.get().pk))

    assert [one.text_content() for one in page.xpath("//li/span")] == [
        "Laboratory tests showed raised CRP (9\u00a0mg/L)."
    ]


def test_a_row_shows_its_own_offer_alone(browser: Client, begun: Case) -> None:
    page = tree(shown(browser, begun, table="sections", row=SectionProse.objects.get().pk))

    assert page.xpath("//section/@data-offer") == ["section:investigations"]


@pytest.mark.parametrize(
    "asked", [{"table": "labs", "row": "1"}, {"table": "sections", "row": "x"}]
)
def test_an_odd_address_shows_no_other_case(browser: Client, case: Case, asked: Any) -> None:
    assert shown(browser, case, **asked).status_code == 200


def test_an_empty_record_says_what_to_fill_in(browser: Client, author: User) -> None:
    answer = shown(browser, case_of(author, {"paper": {"title": "Nothing yet"}}))

    assert "Fill in the patient" in tree(answer).text_content()


def test_undoing_takes_the_draft_back(browser: Client, author: User, begun: Case) -> None:
    add(browser, begun, "section:investigations", sentence=ALP)

    undo(case=begun, who=author, changes=[begun.changes.latest("pk")])

    assert texts(begun) == {"investigations": "Nothing was found."}


def test_a_second_page_is_told_of_the_sentence_before_it_writes_over_it(
    browser: Client, begun: Case
) -> None:
    row = SectionProse.objects.get()
    add(browser, begun, "section:investigations", sentence=ALP)
    was = {"text": [row.text]}
    typed = {"revision": row.revision, "typed": {"text": ["Mine."]}, "was": was}

    answer = browser.post(
        reverse("save-row", args=[begun.slug, "sections", row.pk]),
        json.dumps(typed),
        content_type="application/json",
    )

    assert answer.json()["theirs"] == {"text": {"text": [f"Nothing was found.\n\n{ALP}"]}}
    assert texts(begun) == {"investigations": f"Nothing was found.\n\n{ALP}"}


def test_two_people_who_start_a_section_do_not_lose_the_first_text(
    author: User, case: Case
) -> None:
    first, second = (SectionProse(kind="outcome") for _one in range(2))
    add_prose(case=case, who=author, prose=first, text="She recovered.")

    with pytest.raises(RowRefusedError, match="begun this part meanwhile"):
        add_prose(case=case, who=author, prose=second, text="He recovered.")

    assert texts(case) == {"outcome": "She recovered."}


def test_a_section_that_was_removed_meanwhile_is_not_brought_back(
    author: User, begun: Case
) -> None:
    row = SectionProse.objects.get()
    remove_row(case=begun, who=author, row=SectionProse.objects.get())

    with pytest.raises(RowRefusedError, match="removed this part meanwhile"):
        add_prose(case=begun, who=author, prose=row, text="More.")

    assert texts(begun) == {}


def test_a_text_that_would_grow_too_long_stays_as_it_is(author: User, begun: Case) -> None:
    with pytest.raises(RowRefusedError):
        add_prose(case=begun, who=author, prose=SectionProse.objects.get(), text="x" * 200_001)

    assert texts(begun) == {"investigations": "Nothing was found."}


def test_every_offer_of_a_full_case_can_be_taken(browser: Client, author: User) -> None:
    whole = case_of(author, demonstration().model_dump(mode="json"))
    for offer in offers(whole):
        more = {"starts": "1"} if offer.starts else {}
        answer = add(browser, whole, offer.place, **more)
        assert "Added." in words(answer)

    assert offers(whole) == []


@pytest.mark.parametrize("complaints", [1, 3])
def test_the_drafts_ask_for_the_record_once(
    browser: Client, case: Case, django_assert_num_queries: Any, complaints: int
) -> None:
    for number in range(1, complaints):
        save_row(case=case, who=None, row=Complaint(case=case, name=f"complaint {number}"))
    shown(browser, case)

    with django_assert_num_queries(QUERIES):
        shown(browser, case)
