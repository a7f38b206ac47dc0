"""Files come in as pictures: which are the same, and what a lost one may not stop."""

from pathlib import Path

import pytest

from casereports.clinical.notation import notation_named
from casereports.record.actions.pictures import Added, add_pictures, read_picture
from casereports.record.actions.rows import save_row
from casereports.record.models import Case, Figure, Panel
from tests.factories.cases import CaseFactory, small_case
from tests.factories.pictures import picture
from tests.factories.scans import ct

pytestmark = pytest.mark.django_db


def added(case: Case, *contents: bytes, figure: Figure | None = None) -> list[Added]:
    incoming = [read_picture(content) for content in contents]
    return add_pictures(case=case, who=case.owner, incoming=incoming, figure=figure)


def scales(case: Case) -> list[str]:
    panels = Panel.objects.filter(figure__case=case)
    return [str(panel.scale.length.value) if panel.scale else "" for panel in panels]


def test_two_scans_whose_pixels_are_alike_are_two_pictures_each_with_its_scale() -> None:
    case = CaseFactory()
    added(case, ct(spacing="0.8"), ct(spacing="1.6"), figure=Figure(case=case))
    assert scales(case) == ["51.2", "102.4"]
    assert (case.pictures.count(), case.originals.count()) == (2, 2)


def test_a_series_that_begins_like_a_single_slice_is_not_taken_for_it() -> None:
    case = CaseFactory()
    added(case, ct())
    (second,) = added(case, ct(frames=5))
    assert (second.is_new, second.picture.original.source.frames) == (True, 5)


def test_a_picture_of_a_case_file_takes_the_same_pixels_as_its_original() -> None:
    case = small_case(CaseFactory().owner)
    (again,) = added(case, picture())
    assert (again.is_new, again.picture.original.size) == (False, len(picture()))
    assert case.pictures.count() == 1


def test_a_figure_shows_a_picture_that_is_dropped_twice_once() -> None:
    case = CaseFactory()
    (first,) = added(case, ct(), figure=Figure(case=case))
    (second,) = added(case, ct(), figure=first.panel.figure)
    assert (second.panel, Panel.objects.filter(figure__case=case).count()) == (None, 1)


def test_a_lost_file_stops_nobody_from_editing_other_panels(
    caplog: pytest.LogCaptureFixture,
) -> None:
    case = CaseFactory()
    first, second = added(
        case, ct(spacing="0.8"), picture("JPEG", size=(80, 50)), figure=Figure(case=case)
    )
    Path(first.picture.content.path).unlink()
    for panel in (first.panel, second.panel):
        panel.view = notation_named("view").parse("turned 90")
        save_row(case=case, who=case.owner, row=panel)
    assert first.picture.renditions.count() == 0
    assert [row.width for row in second.picture.renditions.all()] == [50]
    assert "is not there" in caplog.text
