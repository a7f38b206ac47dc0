"""What panels show of their pictures is made once, kept while it is seen, and then dropped."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from casereports.accounts.models import User
from casereports.clinical.notation import notation_named
from casereports.record.actions.pixels import KEPT, renew_renditions
from casereports.record.actions.rows import save_row
from casereports.record.models import Case, Panel, Rendition
from tests.factories.cases import case_of

pytestmark = pytest.mark.django_db


def panelled(owner: User, *views: dict[str, Any] | None) -> Case:
    """Returns a case with a figure whose panels show the same picture in these ways."""
    panels = [
        {"key": f"p{number}", "file": "a.png", **({"view": view} if view else {})}
        for number, view in enumerate(views)
    ]
    return case_of(owner, {"figures": [{"key": "mri", "panels": panels}]})


def show(case: Case, typed: str) -> Panel:
    panel = Panel.objects.get(figure__case=case)
    panel.view = notation_named("view").parse(typed) if typed else None
    save_row(case=case, who=case.owner, row=panel)
    return panel


def sizes(case: Case) -> list[tuple[int, int]]:
    rows = Rendition.objects.filter(picture__case=case)
    return [(row.width, row.height) for row in rows]


def test_panels_that_show_the_same_share_one_rendition(owner: User) -> None:
    case = panelled(owner, {"turned": 90}, {"turned": 90}, None, {"turned": 180})
    assert sizes(case) == [(40, 60), (60, 40)]


def test_a_view_that_is_typed_is_made_as_the_panel_is_saved(owner: User) -> None:
    case = panelled(owner, None)
    show(case, "crop 0,0 to 50,100; turned 270")
    assert sizes(case) == [(40, 30)]


def test_what_no_panel_shows_any_more_is_kept_a_while_and_then_dropped(owner: User) -> None:
    case = panelled(owner, {"turned": 90})
    show(case, "turned 180")
    assert sizes(case) == [(40, 60), (60, 40)]
    first = Rendition.objects.filter(picture__case=case).first()
    assert first is not None
    Rendition.objects.filter(pk=first.pk).update(made=timezone.now() - KEPT)
    show(case, "turned 270")
    assert sizes(case) == [(60, 40), (40, 60)]


def test_what_may_be_seen_no_more_is_dropped_at_once(
    owner: User, django_capture_on_commit_callbacks: Any
) -> None:
    case = panelled(owner, {"turned": 90})
    file = Path(Rendition.objects.get(picture__case=case).content.path)
    Panel.objects.filter(figure__case=case).update(view=None)
    with django_capture_on_commit_callbacks(execute=True):
        renew_renditions(case, keep=timedelta(0))
    assert (sizes(case), file.exists()) == ([], False)
