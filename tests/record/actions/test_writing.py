"""Panels measured as they are written: the scale goes with the picture."""

from decimal import Decimal

import pytest

from casereports.accounts.models import User
from casereports.clinical.facts.panels import Point, Scale
from casereports.clinical.quantities import Quantity
from casereports.record.actions.pictures import add_pictures, read_picture
from casereports.record.actions.rows import save_row
from casereports.record.actions.undo import undo
from casereports.record.models import Case, Panel, Picture
from tests.factories.pictures import picture
from tests.factories.scans import ct

pytestmark = pytest.mark.django_db

BY_HAND = Scale(
    start=Point(across=Decimal(10), down=Decimal(90)),
    end=Point(across=Decimal(60), down=Decimal(90)),
    length=Quantity(value=Decimal(5), unit="mm"),
)


def added(case: Case, who: User, content: bytes) -> Picture:
    (one,) = add_pictures(case=case, who=who, incoming=[read_picture(content)], figure=None)
    return one.picture


@pytest.fixture
def coarse(case: Case, who: User) -> Picture:
    return added(case, who, ct(spacing="0.8"))


@pytest.fixture
def panel(case: Case, who: User, coarse: Picture) -> Panel:
    """A panel as the form makes it, of a CT 51.2 mm wide."""
    row = Panel(figure=case.figures.create(key="ct", position=9), file=coarse, key="a")
    save_row(case=case, who=who, row=row)
    return row


def again(panel: Panel) -> Panel:
    return Panel.objects.get(pk=panel.pk)


def millimetres(panel: Panel) -> Decimal | None:
    scale = again(panel).scale
    return None if scale is None else scale.length.value


def test_a_panel_made_of_a_scan_has_the_scale_of_the_scan(panel: Panel) -> None:
    assert millimetres(panel) == Decimal("51.2")


def test_another_scan_brings_its_own_scale_in_the_same_line_of_the_history(
    case: Case, who: User, panel: Panel, coarse: Picture
) -> None:
    fine = added(case, who, ct(spacing="0.4"))
    case.changes.update(who=None)  # what follows is a line by itself
    row = again(panel)
    row.file = fine
    save_row(case=case, who=who, row=row)
    assert millimetres(panel) == Decimal("25.6")
    line = case.changes.first()
    assert set(line.after) == {"file_id", "scale"}
    undo(case=case, who=who, changes=[line])
    assert again(panel).file == coarse
    assert millimetres(panel) == Decimal("51.2")


def test_a_photograph_does_not_keep_the_scale_of_the_scan_before(
    case: Case, who: User, panel: Panel
) -> None:
    row = again(panel)
    row.file = added(case, who, picture(size=(90, 40)))
    save_row(case=case, who=who, row=row)
    assert millimetres(panel) is None


def test_a_scale_drawn_with_the_new_picture_stays(case: Case, who: User, panel: Panel) -> None:
    row = again(panel)
    row.file, row.scale = added(case, who, ct(spacing="0.4")), BY_HAND
    save_row(case=case, who=who, row=row)
    assert again(panel).scale == BY_HAND


def test_a_scale_drawn_by_hand_stays_while_the_picture_does(
    case: Case, who: User, panel: Panel
) -> None:
    row = again(panel)
    row.scale = BY_HAND
    save_row(case=case, who=who, row=row)
    row.caption = "Axial image."
    save_row(case=case, who=who, row=row)
    assert again(panel).scale == BY_HAND
