"""What the pages of figures and panels tell their scripts."""

import json

import pytest
from django.http import Http404
from django.test import Client, RequestFactory
from django.urls import reverse

from casereports.accounts.models import User
from casereports.authoring.panels import layout
from casereports.authoring.views.panels import panel_draft
from casereports.clinical.notation.registry import notation_named
from casereports.record.models import Case, Paper
from tests.authoring.pages import tree
from tests.factories.cases import small_case
from tests.factories.users import UserFactory

PANELS = [
    {"key": "a", "file": "a.png", "alt": "A mass.", "modality": "MRI", "shows": ["lesion:mass"]},
    {"key": "b", "file": "a.png", "span": 2},
]
VIEW = "crop 0,0 to 50,100; turned 90"


@pytest.fixture
def case(author: User) -> Case:
    panels = [PANELS[0], {**PANELS[1], "view": notation_named("view").parse(VIEW)}]
    return small_case(author, figures=[{"key": "mri", "width": "single", "panels": panels}])


def told(case: Case, browser: Client, table: str, pk: int) -> dict[str, object]:
    page = tree(browser.get(reverse("row", args=[case.slug, table, pk])))
    (script,) = page.xpath("//script[@id='figure-layout']")
    return json.loads(script.text)


def draft(case: Case, who: User, of: str) -> dict[str, str]:
    request = RequestFactory().get("/", {"of": of})
    request.user = who
    panel = case.figures.get().panels.first()
    return json.loads(panel_draft(request, case.slug, panel.pk).content)


def test_a_panel_is_as_wide_by_its_height_as_what_it_shows(case: Case) -> None:
    # The picture has 60 by 40 pixels; its left half, turned, is 40 by 30.
    cells = layout(case.figures.get())["panels"]
    assert [cell["ratio"] for cell in cells] == [60 / 40, 40 / 30]
    assert [(cell["letter"], cell["span"]) for cell in cells] == [("A", 1), ("B", 2)]
    assert [cell["view"] for cell in cells] == ["", VIEW]


def test_a_figure_is_as_wide_as_the_journal_prints_it(case: Case) -> None:
    assert layout(case.figures.get())["width"] == "single"
    assert set(layout(case.figures.get())["widths"]) == {"single", "double"}


def test_a_journal_that_nobody_knows_prints_as_most_do(case: Case) -> None:
    Paper.objects.filter(case=case).update(journal="no-such-journal")
    assert layout(case.figures.get())["widths"] == {"single": 84.0, "double": 174.0}


def test_the_pages_of_figure_and_panel_know_how_the_figure_is_set(
    case: Case, browser: Client
) -> None:
    figure = case.figures.get()
    assert told(case, browser, "figures", figure.pk) == layout(figure)
    assert told(case, browser, "panels", figure.panels.first().pk) == layout(figure)


def test_the_page_of_a_panel_names_the_pictures_to_draw_on(case: Case, browser: Client) -> None:
    panel = case.figures.get().panels.first()
    page = tree(browser.get(reverse("row", args=[case.slug, "panels", panel.pk])))
    (picture,) = page.xpath("//template[@data-panel-pictures]/i")
    address = reverse("picture", args=[case.slug, panel.file.sha256])
    assert picture.get("data-address") == address
    assert (picture.get("data-width"), picture.get("data-height")) == ("60", "40")


def test_a_description_and_a_caption_are_drafted_from_the_fields(case: Case) -> None:
    assert draft(case, case.owner, "alt")["text"].startswith("MRI.")
    assert "{lesion:mass" in draft(case, case.owner, "caption")["text"]


def test_a_panel_of_which_nothing_is_known_has_no_draft(case: Case) -> None:
    case.figures.get().panels.update(modality="", shows=())
    told = draft(case, case.owner, "alt")
    assert told["text"] == ""
    assert told["sentence"] == "Nothing to tell yet: fill in the modality or what is shown."


def test_nobody_else_is_told_a_draft(case: Case) -> None:
    with pytest.raises(Http404):
        draft(case, UserFactory(), "alt")


def test_only_fields_that_can_be_drafted_are(case: Case) -> None:
    with pytest.raises(Http404):
        draft(case, case.owner, "view")
