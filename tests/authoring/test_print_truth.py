"""The line that tells how a figure prints, where the author works."""

from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from casereports.accounts.models import User
from casereports.authoring.print_truth import lines_of, print_lines
from casereports.clinical.facts.plots import Plot, PlotKind
from casereports.journals.shelf import profile
from casereports.manuscript.document import Manuscript
from casereports.manuscript.paper import compose_paper
from casereports.record.models import Case, Paper
from tests.authoring.pages import tree
from tests.factories.cases import case_of
from tests.factories.plotted import plotted_case
from tests.manuscript.papers import composed, facts, figure


def paper(journal: str, **form: Any) -> Manuscript:
    return composed(facts(figures=[figure("mri", "a", "b", **form)]), journal).manuscript


@pytest.mark.parametrize(
    ("journal", "said"),
    [
        ("journal-of-medical-case-reports", "prints 170 × 63 mm · 240 dpi (300 asked)"),
        ("medicine-baltimore", "prints 174 × 65 mm · 234 dpi (300 asked, not verified)"),
        ("cureus", "prints 174 × 65 mm · 234 dpi (300 are usual)"),
    ],
)
def test_the_line_tells_size_and_dots_and_who_asks_for_how_many(journal: str, said: str) -> None:
    line = lines_of(paper(journal))["figure:mri"]
    assert (line.number, line.words, line.is_warning) == (1, said, True)


def test_a_figure_that_prints_well_is_no_warning() -> None:
    line = lines_of(paper("journal-of-medical-case-reports", width="single"))["figure:mri"]
    assert line.words == "prints 85 × 32 mm · 483 dpi (300 asked)"
    assert (line.is_warning, line.advice) == (False, ())


def test_a_plot_is_sharp_in_any_size() -> None:
    case = plotted_case(Plot(key="trend", kind=PlotKind.LAB_TREND))
    drawn = compose_paper(case, profile=profile(""), images={}).manuscript
    line = lines_of(drawn)["plot:trend"]
    assert line.words.endswith("mm · drawn, sharp in any size")
    assert not line.is_warning


def test_what_helps_stands_beside_the_line() -> None:
    line = lines_of(paper("journal-of-medical-case-reports"))["figure:mri"]
    shown = render_to_string("authoring/figures/print_truth.html", {"line": line})
    assert "240 dpi (300 asked)" in shown
    assert "Set it in one column, or take larger originals." in shown


@pytest.fixture
def case(author: User) -> Case:
    return case_of(author, {"figures": [figure("mri", "a"), figure("ct", "b")]})


def test_every_figure_of_a_case_has_its_line(case: Case) -> None:
    lines = print_lines(case)
    assert list(lines) == ["figure:mri", "figure:ct"]
    shown = render_to_string(
        "authoring/figures/in_print.html", {"case": case, "print_lines": lines}
    )
    assert shown.count("8 dpi") == 4


def test_a_case_for_a_journal_that_nobody_described_has_no_line(case: Case) -> None:
    Paper.objects.filter(case=case).update(journal="nothing")
    assert print_lines(Case.objects.get(pk=case.pk)) == {}
    assert render_to_string("authoring/figures/in_print.html", {"print_lines": {}}).strip() == ""


def test_the_page_of_figures_tells_how_each_prints(case: Case, browser: Client) -> None:
    page = tree(browser.get(reverse("part", args=[case.slug, "figures"])))
    told = [
        " ".join(line.text_content().split()) for line in page.xpath("//dl[@class='in-print']/*")
    ]
    assert [line[:45] for line in told] == [
        "Figure 1 Look at this: prints 174 × 116 mm · ",
        "Figure 2 Look at this: prints 174 × 116 mm · ",
    ]
    (link,) = page.xpath("//section[@id='in-print']//a/@href")
    assert link == reverse("figure-files", args=[case.slug])
