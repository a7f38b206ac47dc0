"""Plots on the author's pages: offered where the record has enough, shown beside their form."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from casereports.accounts.models import User
from casereports.authoring.places import places
from casereports.authoring.plots import offers, plottable
from casereports.clinical.facts.paper import FigureWidth
from casereports.clinical.facts.plots import Plot, PlotKind
from casereports.pipeline import draft, print_as
from casereports.record.door import case_facts
from casereports.record.models import Case, Figure, LabResult
from casereports.record.models import Plot as PlotRow
from tests.authoring.pages import tree
from tests.factories.cases import case_of
from tests.factories.plotted import plotted_case

PAPER = {"title": "A case", "sections": [{"kind": "case", "text": "See {fig:trend-alp}."}]}
ALP = Plot(key="trend-alp", kind=PlotKind.LAB_TREND, analytes=("ALP",))


def kept(author: User, *plots: Plot) -> Case:
    """Returns a case of the record that can be plotted."""
    return case_of(author, plotted_case(*plots, paper=PAPER).model_dump(mode="json"))


@pytest.fixture
def plotted(author: User) -> Case:
    return kept(author, ALP)


def part(browser: Client, case: Case) -> list[str]:
    page = tree(browser.get(reverse("part", args=[case.slug, "figures"])))
    return [one.text_content() for one in page.xpath("//div[@class='plot-offers']//button")]


def test_plots_that_the_record_has_enough_for_are_offered(author: User, browser: Client) -> None:
    case = kept(author)
    assert part(browser, case) == ["Add a timeline figure", "Plot a lab trend"]


def test_a_plot_that_is_there_is_not_offered_again(plotted: Case, browser: Client) -> None:
    assert part(browser, plotted) == ["Add a timeline figure"]


def test_a_case_without_times_is_offered_nothing(case: Case) -> None:
    LabResult.objects.filter(case=case).delete()
    assert [str(offer.words) for offer in offers(case) if "trend" in str(offer.words)] == []


def test_one_click_on_an_offer_makes_the_plot(author: User, browser: Client) -> None:
    case = kept(author)
    page = tree(browser.get(reverse("part", args=[case.slug, "figures"])))
    form = page.xpath("//div[@class='plot-offers']/form")[0]
    typed = {field.get("name"): field.get("value") for field in form.xpath(".//input")}
    answer = browser.post(form.get("action"), typed)
    assert answer.headers["Location"] == f"/cases/{case.slug}/edit/figures/#plots"
    assert [(row.kind, row.key) for row in case.plots.all()] == [("timeline", "timeline")]


def test_analytes_with_a_series_are_ticked(plotted: Case, browser: Client) -> None:
    assert plottable(plotted) == ("alkaline phosphatase", "total bilirubin", "C-reactive protein")
    row = plotted.plots.get()
    page = tree(browser.get(reverse("row", args=[plotted.slug, "plots", row.pk])))
    boxes = {
        box.get("value"): box.get("checked") is not None
        for box in page.xpath("//input[@name='analytes']")
    }
    assert boxes == {
        "alkaline phosphatase": False,
        "total bilirubin": False,
        "C-reactive protein": False,
        "ALP": True,
    }


def test_a_plot_is_saved_and_named_by_what_it_draws(author: User, browser: Client) -> None:
    case = kept(author)
    browser.post(
        reverse("new-row", args=[case.slug, "plots"]),
        {"kind": "lab_trend", "width": "single", "analytes": ["total bilirubin"]},
    )
    row = case.plots.get()
    assert (row.key, row.analytes, row.width) == (
        "trend-total-bilirubin",
        ("total bilirubin",),
        FigureWidth.SINGLE,
    )


def test_a_plots_name_is_not_that_of_a_figure(author: User) -> None:
    case = kept(author)
    Figure.objects.create(case=case, key="timeline")
    row = PlotRow.objects.create(case=case, kind="timeline")
    assert row.key == "timeline-2"


def test_the_form_shows_the_plot_as_it_is_now(plotted: Case, browser: Client) -> None:
    row = plotted.plots.get()
    page = tree(browser.get(reverse("plot", args=[plotted.slug, row.pk])))
    assert "147" in [text.text for text in page.xpath("//text")]
    assert "{fig:trend-alp}" in page.text_content()
    LabResult.objects.filter(case=plotted, key="alp-0").update(
        result={"kind": "numeric", "value": "151", "unit": "U/L"}
    )
    page = tree(browser.get(reverse("plot", args=[plotted.slug, row.pk])))
    assert "151" in [text.text for text in page.xpath("//text")]


def test_the_form_says_what_is_missing(plotted: Case, browser: Client) -> None:
    LabResult.objects.filter(case=plotted).delete()
    page = tree(browser.get(reverse("plot", args=[plotted.slug, plotted.plots.get().pk])))
    assert "“ALP” has no two results with a number and a time" in page.text_content()
    assert page.xpath("//svg") == []


def test_the_paper_on_screen_holds_the_plot_with_its_text(plotted: Case, browser: Client) -> None:
    page = tree(browser.get(reverse("live", args=[plotted.slug]), {"part": "figures"}))
    (svg,) = page.xpath("//figure//svg")
    assert svg.get("aria-label").startswith("Line plot of alkaline phosphatase")
    assert svg.xpath("ancestor::*[@data-source][1]/@data-source") == ["plot:trend-alp"]
    assert places(plotted, ["plot:trend-alp"])["plot:trend-alp"] == reverse(
        "row", args=[plotted.slug, "plots", plotted.plots.get().pk]
    )


def test_a_page_that_stands_alone_brings_the_typeface_of_its_plots(plotted: Case) -> None:
    page = print_as("html", draft(plotted)).decode()
    assert 'font-family: "Source Sans 3"; src: url("data:font/woff2;base64,' in page
    assert re.findall(r"url\(\"\.\./", page) == []
    plotted.plots.all().delete()
    plotted.paper.sections.update(text="Nothing is drawn.")
    assert "woff2" not in print_as("html", draft(Case.objects.get(pk=plotted.pk))).decode()


def test_a_plot_goes_through_the_door_and_back(plotted: Case) -> None:
    assert case_facts(plotted).plots == (ALP,)
