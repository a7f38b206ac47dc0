"""The live paper beside the form, and the way from the paper back to the form."""

import re
from urllib.parse import quote

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from casereports.accounts.models import User
from casereports.authoring.parts import PARTS
from casereports.authoring.places import nouns, source_of_row
from casereports.authoring.standing import kept_standings
from casereports.authoring.tables import tables
from casereports.clinical.facts.sources import all_rows
from casereports.pipeline import draft
from casereports.record.door import case_facts
from casereports.record.models import AuditLine, Case, CaseRole, Change, Paper
from casereports.renderers.html import render_article
from tests.authoring.pages import tree
from tests.factories.cases import CaseFactory, case_of, every_field_case, share, small_case
from tests.factories.presacral import presacral_case
from tests.factories.users import UserFactory

HOLE = {"sections": [{"kind": "introduction", "text": "As is known [@nobody1999]."}]}


@pytest.fixture
def example(author: User) -> Case:
    return case_of(author, presacral_case().model_dump(mode="json"))


def live(browser: Client, case: Case, part: str = "patient") -> HttpResponse:
    return browser.get(reverse("live", args=[case.slug]), {"part": part})


def go(browser: Client, case: Case, source: str) -> HttpResponse:
    return browser.get(reverse("go", args=[case.slug, source]))


def said(answer: HttpResponse) -> str:
    return " ".join(tree(answer).text_content().split())


def sources(case: Case) -> set[str]:
    """Returns the sources that the paper of a case names."""
    article = render_article(draft(case).manuscript, image_url=lambda image: image.sha256)
    return set(re.findall(r'data-source="([^"]+)"', article))


def test_the_paper_is_shown_as_it_is_now(case: Case, browser: Client) -> None:
    Paper.objects.filter(case=case).update(title="Sciatica: a case report")
    page = tree(live(browser, case))
    (title,) = page.xpath("//article//h1")
    assert title.text_content() == "Sciatica: a case report"
    (image,) = page.xpath("//article//img/@src")
    assert image == reverse("picture", args=[case.slug, case.pictures.get().sha256])


def test_what_stands_beside_the_paper_comes_along_to_take_its_place(
    case: Case, browser: Client
) -> None:
    shown = tree(browser.get(reverse("part", args=[case.slug, "patient"])))
    swapped = tree(live(browser, case)).xpath("//*[@hx-swap-oob]/@id")
    assert len(swapped) == len(set(swapped)) == 3
    for name in swapped:
        assert len(shown.xpath(f"//*[@id='{name}']")) == 1, name


@pytest.mark.parametrize("part", [part.key for part in PARTS])
def test_a_page_is_told_what_is_open_on_it_with_the_way_there(
    part: str, example: Case, browser: Client
) -> None:
    page = tree(live(browser, example, part))
    assert page.xpath("//article") != []
    addresses = page.xpath("//*[@id='here']//a/@href")
    for address in addresses:
        assert browser.get(address).status_code == 200, address


def test_a_part_that_is_not_known_is_taken_for_the_first(case: Case, browser: Client) -> None:
    assert live(browser, case, "astrology").content == live(browser, case).content


def test_the_standing_is_kept_and_shown_on_the_next_page(example: Case, browser: Client) -> None:
    before = example.changed
    live(browser, example)
    example = Case.objects.get(pk=example.pk)
    kept = kept_standings(example)
    assert kept["patient"].asked > 0
    assert example.standing["percent"] > 0
    assert example.changed == before
    assert (
        Change.objects.count(),
        AuditLine.objects.filter(case=example, action="changed").count(),
    ) == (0, 0)
    page = tree(browser.get(reverse("part", args=[example.slug, "imaging"])))
    side = " ".join(page.xpath("//aside")[0].text_content().split())
    assert f"{example.standing['percent']} %" in side.replace("%", " %").replace("  %", " %")


def test_a_record_that_contradicts_itself_is_told_with_its_sentence(
    case: Case, browser: Client
) -> None:
    event = {"kind": "anchor", "relation": "after", "anchor": "it", "event": "procedure:none"}
    case.complaints.create(name="fever", when=event)
    answer = live(browser, case)
    assert answer.status_code == 200
    assert "which is no row of the case" in said(answer)
    assert tree(answer).xpath("//article") == []
    assert Case.objects.get(pk=case.pk).standing == {}


def test_an_unknown_journal_is_told_with_its_sentence(case: Case, browser: Client) -> None:
    Paper.objects.filter(case=case).update(journal="no-such-journal")
    assert "There is no journal “no-such-journal”" in said(live(browser, case))


def test_a_hole_is_shown_in_the_paper_and_told_on_its_page(author: User, browser: Client) -> None:
    case = small_case(author, paper={"title": "A hole: a case report", **HOLE})
    answer = live(browser, case, "narrative")
    assert tree(answer).xpath("//article") != []
    assert "nobody1999" in " ".join(tree(answer).xpath("//*[@id='here']")[0].text_content().split())


def test_an_empty_case_has_a_live_paper(author: User, browser: Client) -> None:
    case = CaseFactory(owner=author)
    assert tree(live(browser, case)).xpath("//article") != []


def test_markup_in_the_record_is_shown_and_not_run(author: User, browser: Client) -> None:
    paper = {"title": "<script>alert(1)</script>", "abstract": [{"text": "<img src=x onerror=y>"}]}
    page = live(browser, small_case(author, paper=paper)).content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_every_sentence_table_and_figure_of_the_paper_leads_to_its_form(
    example: Case, browser: Client
) -> None:
    found = sources(example)
    assert len(found) > 20
    numbers = {
        source_of_row(table, row, table.parent_of(row)): (table.name, row.pk)
        for table in tables().values()
        if not table.is_single
        for row in table.rows(example)
    }
    for source in found:
        answer = go(browser, example, source)
        assert answer.status_code == 302, source
        address = answer.headers["Location"]
        assert browser.get(address).status_code == 200, (source, address)
        if source in numbers:
            assert address == reverse("row", args=[example.slug, *numbers[source]])
        noun, colon, _name = source.partition(":")
        if (noun in nouns() or noun == "abstract") and colon:
            assert source in numbers, source


def test_an_address_of_a_source_may_be_written_as_a_script_does(
    example: Case, browser: Client
) -> None:
    base = reverse("go", args=[example.slug, "-"]).removesuffix("-")
    for source in sources(example):
        address = base + quote(source, safe="/")
        assert (
            browser.get(address).headers["Location"]
            == go(browser, example, source).headers["Location"]
        )


def test_every_row_has_the_source_by_which_the_facts_name_it(author: User) -> None:
    case = every_field_case(author)
    named = {
        source_of_row(table, row, table.parent_of(row))
        for table in tables().values()
        if not table.is_single
        for row in table.rows(case)
    } - {""}
    assert {source for source, _row in all_rows(case_facts(case))} <= named


@pytest.mark.parametrize(
    "source", ["patient", "patient:", "abstract", "lab", "lab:nothing", "care:99"]
)
def test_a_source_without_a_row_leads_to_where_it_is_filled_in(
    source: str, case: Case, browser: Client
) -> None:
    answer = go(browser, case, source)
    assert browser.get(answer.headers["Location"]).status_code == 200


@pytest.mark.parametrize(
    "source", ["nothing", "nothing:at-all", ":", "LAB:alp", "javascript:alert(1)", "//example.org"]
)
def test_a_source_that_is_none_leads_nowhere(source: str, case: Case, browser: Client) -> None:
    assert go(browser, case, source).status_code == 404


@pytest.mark.parametrize("role", [CaseRole.READER, CaseRole.COMMENTER])
def test_who_may_only_read_has_no_live_paper(role: CaseRole, case: Case, client: Client) -> None:
    reader = UserFactory()
    share(case, reader, role)
    client.force_login(reader)
    assert live(client, case).status_code == 404
    assert go(client, case, "patient:age").status_code == 404
    assert Case.objects.get(pk=case.pk).standing == {}
