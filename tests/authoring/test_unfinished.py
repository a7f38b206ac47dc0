"""What was typed and became no row yet, as the pages of the case tell of it."""

from typing import Any
from uuid import uuid4

import pytest
from django.db.models import Model
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from casereports.record.actions.rows import save_row
from casereports.record.actions.unfinished import keep_typed
from casereports.record.models import Case, Lesion, Specimen, Treatment, Unfinished
from tests.authoring.pages import errors, tree, words
from tests.authoring.pages import typed as fields
from tests.factories.cases import small_case


def typed(
    case: Case, table: str, *, parent: Model | None = None, **texts: str | list[str]
) -> Unfinished:
    token = uuid4()
    keep_typed(
        case=case,
        who=case.owner,
        table=table,
        parent=parent or case,
        row=None,
        token=token,
        typed={one: text if isinstance(text, list) else [text] for one, text in texts.items()},
        saved=(),
    )
    return Unfinished.objects.get(token=token)


def lines(answer: HttpResponse) -> list[Any]:
    return tree(answer).xpath("//div[starts-with(@class, 'unfinished ')]")


def told(answer: HttpResponse) -> list[tuple[int, str]]:
    """Returns number and address of the entries that the page's script is told of."""
    return [(entry["pk"], entry["save"]) for entry in answer.context["unfinished"]]


def test_an_entry_that_became_no_row_stands_below_its_list(case: Case, browser: Client) -> None:
    entry = typed(case, "imaging", impression="no lesion seen")
    (line,) = lines(browser.get(reverse("part", args=[case.slug, "imaging"])))
    assert line.xpath(".//p/text()") == ["Unfinished: “no lesion seen”"]
    new_row = reverse("new-row", args=[case.slug, "imaging"])
    assert line.xpath(".//a/@href") == [f"{new_row}?unfinished={entry.pk}"]
    assert lines(browser.get(reverse("part", args=[case.slug, "treatment"]))) == []


def test_an_entry_below_a_row_stands_on_the_page_of_that_row_alone(
    case: Case, browser: Client
) -> None:
    specimens = [Specimen(case=case, kind="core_biopsy"), Specimen(case=case, kind="resection")]
    for specimen in specimens:
        save_row(case=case, who=case.owner, row=specimen)
    typed(case, "readings", parent=specimens[1], histology="nests of cells")
    pages = [reverse("row", args=[case.slug, "specimens", one.pk]) for one in specimens]
    assert [len(lines(browser.get(page))) for page in pages] == [0, 1]


def test_an_entry_is_discarded_without_script(case: Case, browser: Client) -> None:
    typed(case, "imaging", impression="no lesion seen")
    page = reverse("part", args=[case.slug, "imaging"])
    (line,) = lines(browser.get(page))
    answer = browser.post(line.xpath(".//form/@action")[0])
    assert answer.headers["Location"] == f"{page}#imaging"
    after = browser.get(page)
    assert lines(after) == []
    assert "The unfinished entry is discarded." in words(after)


def test_who_discards_an_entry_below_a_row_comes_back_to_that_row(
    case: Case, browser: Client
) -> None:
    specimen = Specimen(case=case, kind="core_biopsy")
    save_row(case=case, who=case.owner, row=specimen)
    entry = typed(case, "readings", parent=specimen, histology="nests of cells")
    answer = browser.post(reverse("drop-typed", args=[case.slug, entry.pk]))
    row = reverse("row", args=[case.slug, "specimens", specimen.pk])
    assert answer.headers["Location"] == f"{row}#readings"


def test_a_script_that_discards_an_entry_is_sent_nowhere(case: Case, browser: Client) -> None:
    entry = typed(case, "imaging", impression="no lesion seen")
    drop = reverse("drop-typed", args=[case.slug, entry.pk])
    answer = browser.post(drop, headers={"accept": "application/json"})
    assert (answer.status_code, answer.content) == (204, b"")
    assert not Unfinished.objects.exists()


def test_discarding_twice_leads_to_the_case(case: Case, browser: Client) -> None:
    entry = typed(case, "imaging", impression="no lesion seen")
    drop = reverse("drop-typed", args=[case.slug, entry.pk])
    browser.post(drop)
    assert browser.post(drop).headers["Location"] == reverse("case", args=[case.slug])


def test_an_entry_of_another_case_is_not_discarded(case: Case, browser: Client) -> None:
    other = small_case(case.owner)
    entry = typed(other, "imaging", impression="no lesion seen")
    browser.post(reverse("drop-typed", args=[case.slug, entry.pk]))
    assert Unfinished.objects.get() == entry


def test_the_form_of_a_new_row_goes_on_with_the_entry_that_was_chosen(
    case: Case, browser: Client
) -> None:
    first = typed(case, "imaging", impression="no lesion seen")
    last = typed(case, "imaging", impression="a mass")
    page = reverse("new-row", args=[case.slug, "imaging"])
    save = reverse("add-row", args=[case.slug, "imaging"])
    assert tree(browser.get(page)).xpath("//form[@data-new]/@data-save") == [save]
    assert told(browser.get(page, {"unfinished": first.pk})) == [(first.pk, save)]
    assert told(browser.get(page)) == [(last.pk, save)]
    assert told(browser.get(page, {"unfinished": "nonsense"})) == [(last.pk, save)]


def test_an_entry_in_a_list_below_several_tables_finds_its_own(case: Case, browser: Client) -> None:
    lesion = Lesion.objects.get(study__case=case)
    save_row(case=case, who=case.owner, row=Treatment(case=case, kind="surgery", name="resection"))
    Treatment.objects.filter(case=case).update(id=lesion.pk)
    typed(case, "measurements", parent=Treatment.objects.get(), name="bleeding")
    typed(case, "measurements", parent=lesion, name="diameter")
    saves = [save for _pk, save in told(browser.get(reverse("part", args=[case.slug, "imaging"])))]
    assert saves == [
        reverse("add-row-below", args=[case.slug, table, lesion.pk, "measurements"])
        for table in ("treatments", "lesions")
    ]


def test_a_line_of_a_grid_stands_below_it_with_what_it_lacks(case: Case, browser: Client) -> None:
    entry = typed(case, "labs", result="lots", loinc="6768-6")
    (line,) = lines(browser.get(reverse("part", args=[case.slug, "laboratory"])))
    said, fault, missing = (" ".join(one.text_content().split()) for one in line.xpath(".//p"))
    assert said == "Result: lots · LOINC code: 6768-6"
    assert fault.startswith("“lots” is not a result")
    assert missing == "This becomes a row once it has: Analyte"
    new_row = reverse("new-row", args=[case.slug, "labs"])
    assert line.xpath(".//a/@href") == [f"{new_row}?unfinished={entry.pk}"]
    assert line.xpath(".//form/@action") == [reverse("drop-typed", args=[case.slug, entry.pk])]


def test_a_line_of_a_grid_below_a_row_stands_below_that_grid_alone(
    case: Case, browser: Client
) -> None:
    first = Lesion.objects.get(study__case=case)
    save_row(case=case, who=case.owner, row=Lesion(study=first.study, site="sacrum"))
    typed(case, "signals", parent=first, sequence="T1")
    pages = [
        browser.get(reverse("row", args=[case.slug, "lesions", one.pk]))
        for one in first.study.lesions.all()
    ]
    assert [len(lines(page)) for page in pages] == [1, 0]


def test_an_entry_is_finished_without_script(case: Case, browser: Client) -> None:
    entry = typed(case, "labs", analyte="CRP", result="lots", loinc="1988-5")
    page = browser.get(reverse("new-row", args=[case.slug, "labs"]), {"unfinished": entry.pk})
    assert any("“lots” is not a result" in line for line in errors(page))
    form = {name: texts[0] for name, texts in fields(page).items()}
    assert (form["analyte"], form["result"], form["loinc"]) == ("CRP", "lots", "1988-5")
    address = f"{reverse('new-row', args=[case.slug, 'labs'])}?unfinished={entry.pk}"
    browser.post(address, form)
    assert Unfinished.objects.get() == entry
    browser.post(address, {**form, "result": "16.4 mg/L"})
    assert [(row.analyte, row.loinc) for row in case.labs.all()] == [("CRP", "1988-5")]
    assert not Unfinished.objects.exists()


def test_what_has_several_parts_is_finished_without_script(case: Case, browser: Client) -> None:
    credit = ["conceptualization", "software"]
    entry = typed(case, "authors", given="Ada", credit=credit)
    address = f"{reverse('new-row', args=[case.slug, 'authors'])}?unfinished={entry.pk}"
    form = fields(browser.get(address))
    assert form["credit"] == credit
    browser.post(address, {**form, "family": "Author"})
    assert case.authors.get().credit == tuple(credit)


@pytest.mark.parametrize("elsewhere", ["another list", "another case", "no number"])
def test_the_form_of_a_new_row_is_not_filled_in_with_what_belongs_elsewhere(
    elsewhere: str, case: Case, browser: Client
) -> None:
    if elsewhere == "another list":
        number = typed(case, "imaging", impression="no lesion seen").pk
    elif elsewhere == "another case":
        number = typed(small_case(case.owner), "labs", analyte="CRP").pk
    else:
        number = "²"
    page = browser.get(reverse("new-row", args=[case.slug, "labs"]), {"unfinished": number})
    assert (errors(page), "analyte" in fields(page)) == ([], False)


@pytest.mark.parametrize("entries", [1, 3])
def test_a_page_takes_as_many_queries_however_many_entries_are_unfinished(
    entries: int, case: Case, browser: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    lesion = Lesion.objects.get(study__case=case)
    for _entry in range(entries):
        typed(case, "imaging", impression="no lesion seen")
        typed(case, "measurements", parent=lesion, name="diameter")
    page = reverse("part", args=[case.slug, "imaging"])
    with django_assert_num_queries(13):
        browser.get(page)


# --- What waits for a row that is there


def typed_in(case: Case, table: str, row: Model, **texts: str) -> Unfinished:
    token = uuid4()
    keep_typed(
        case=case,
        who=case.owner,
        table=table,
        parent=case,
        row=row.pk,
        token=token,
        typed={name: [text] for name, text in texts.items()},
        saved=(),
    )
    return Unfinished.objects.get(token=token)


def test_what_a_row_can_not_take_stands_on_its_page_and_below_its_list(
    case: Case, browser: Client
) -> None:
    study = case.imaging.get()
    entry = typed_in(case, "imaging", study, when="soonish")
    address = reverse("row", args=[case.slug, "imaging", study.pk])
    for page in (address, reverse("part", args=[case.slug, "imaging"])):
        (line,) = lines(browser.get(page))
        said, fault = line.xpath(".//p/text()")
        assert said == "When: soonish"
        assert fault.startswith("“soonish” is not a relative time")
        assert line.xpath(".//a/@href") == [f"{address}?unfinished={entry.pk}"]
    other = reverse("part", args=[case.slug, "treatment"])
    assert lines(browser.get(other)) == []


def test_who_goes_on_with_it_finds_it_in_the_form_and_saves_it(case: Case, browser: Client) -> None:
    study = case.imaging.get()
    entry = typed_in(case, "imaging", study, when="soonish", region="pelvis")
    address = f"{reverse('row', args=[case.slug, 'imaging', study.pk])}?unfinished={entry.pk}"
    page = browser.get(address)
    assert lines(page) == []
    sent = fields(page)
    assert (sent["when"], sent["region"], sent["modality"]) == (["soonish"], ["pelvis"], ["MR"])
    (fault,) = errors(page)
    assert fault.startswith("When: “soonish” is not a relative time")
    browser.post(address, {**sent, "when": "2 days before"})
    assert case.imaging.get().region == "pelvis"
    assert not case.unfinished.exists()


def test_what_a_part_can_not_take_stands_above_its_form(case: Case, browser: Client) -> None:
    typed_in(case, "patient", case.patient, age="old")
    (line,) = lines(browser.get(reverse("part", args=[case.slug, "patient"])))
    said, fault = line.xpath(".//p/text()")
    assert said == "Age: old"
    assert fault.startswith("“old” is not an age")
    assert line.xpath(".//a") == []
