import hashlib

import pytest
from django.db import DatabaseError
from pytest_django import DjangoCaptureOnCommitCallbacks

from casereports.accounts.models import User
from casereports.figures.reading import Box, Preparation, Window
from casereports.figures.reading.boxes import Boxes
from casereports.record.actions.pictures import add_pictures, read_picture
from casereports.record.actions.pixels import scale_of
from casereports.record.actions.preparing import (
    ChangedMeanwhileError,
    confirm_looked,
    prepare_picture,
    stamp_of,
    withdraw_look,
)
from casereports.record.models import AuditLine, Case, Faces, Figure, Panel, Picture, Rendition
from casereports.record.models.pictures import recipe_of
from tests.factories.cases import small_case
from tests.factories.pictures import picture
from tests.factories.refusals import REFUSED, refuse
from tests.factories.scans import ct
from tests.factories.users import UserFactory

CORNER = Box(left=0, top=0, right=25, bottom=20)
BLACK = Preparation(blackouts=(CORNER,))
MIDDLE = Preparation(blackouts=(Box(left=30, top=30, right=70, bottom=60),))


@pytest.fixture
def author(db: None) -> User:
    return UserFactory(username="author")


@pytest.fixture
def case(author: User) -> Case:
    return small_case(author)


@pytest.fixture
def scan(case: Case, author: User) -> Picture:
    """A CT of the case, in no figure yet."""
    (added,) = add_pictures(
        case=case, who=author, incoming=[read_picture(ct(frames=2))], figure=None
    )
    return added.picture


def looked_at(row: Picture, who: User) -> Picture:
    confirm_looked(case=row.case, who=who, picture=row, was=row.sha256, faces=Faces.NONE)
    return again(row)


def again(row: Picture) -> Picture:
    return Picture.objects.select_related("original", "case").get(pk=row.pk)


def made(row: Picture, who: User, preparation: Preparation, **more: object) -> bool:
    more.setdefault("was", stamp_of(row))
    return prepare_picture(case=row.case, who=who, picture=row, preparation=preparation, **more)


def seen_in(panel: Panel) -> Rendition:
    """Return what the panel shows of its picture as it is now."""
    row = again(panel.file)
    return row.renditions.get(recipe=recipe_of(row, panel.view))


def test_what_is_black_in_the_copy_is_there_in_the_original(scan: Picture, author: User) -> None:
    before = scan.sha256
    assert made(scan, author, Preparation(frame=1, blackouts=(CORNER,)))
    row = again(scan)
    assert row.sha256 != before
    assert (row.preparation.frame, row.preparation.blackouts) == (1, (CORNER,))
    with row.original.content.open() as file:
        assert file.read() == ct(frames=2)


def test_starting_again_from_the_original_gives_the_first_copy_back(
    scan: Picture, author: User
) -> None:
    first = scan.sha256
    made(scan, author, BLACK)
    made(again(scan), author, Preparation(window=Window(centre=480, width=2500)))
    made(again(scan), author, Preparation())
    assert again(scan).sha256 == first


def test_changed_pixels_have_to_be_looked_at_again(scan: Picture, author: User) -> None:
    row = looked_at(scan, author)
    assert (row.cleared_by, row.faces) == (author, "none")
    made(row, author, Preparation(window=Window(centre=-600, width=1500)))
    row = again(scan)
    assert (row.cleared_by, row.cleared, row.faces) == (None, None, "")


def test_the_same_pixels_stay_looked_at(scan: Picture, author: User) -> None:
    row = looked_at(scan, author)
    assert not made(row, author, Preparation())
    assert again(scan).cleared_by == author


def test_of_two_tabs_the_later_is_told(scan: Picture, author: User) -> None:
    other_tab = again(scan)
    made(scan, author, BLACK)
    with pytest.raises(ChangedMeanwhileError, match="prepared this picture anew meanwhile"):
        made(other_tab, author, Preparation(inverted=True))
    assert again(scan).preparation == BLACK


def test_what_was_removed_meanwhile_is_not_prepared(scan: Picture, author: User) -> None:
    other_tab = again(scan)
    scan.delete()
    with pytest.raises(ChangedMeanwhileError, match="removed this picture"):
        made(other_tab, author, BLACK)


def test_a_look_at_other_pixels_does_not_count(scan: Picture, author: User) -> None:
    with pytest.raises(ChangedMeanwhileError):
        confirm_looked(case=scan.case, who=author, picture=scan, was="0" * 64, faces=Faces.NONE)
    assert again(scan).cleared is None


def test_who_looked_is_in_the_audit_and_may_take_it_back(scan: Picture, author: User) -> None:
    row = looked_at(scan, author)
    withdraw_look(case=row.case, who=author, picture=row)
    assert again(row).cleared is None
    lines = [line.detail for line in AuditLine.objects.filter(who=author)[:2]]
    assert lines == [
        f"picture {row.pk} to be looked at again",
        f"picture {row.pk} looked at",
    ]


def test_a_panel_shows_the_picture_as_it_was_prepared_anew(case: Case, author: User) -> None:
    (added,) = add_pictures(
        case=case, who=author, incoming=[read_picture(ct())], figure=Figure(case=case)
    )
    panel = added.panel
    panel.view = {"turned": 90}
    panel.full_clean()
    panel.save()
    made(added.picture, author, MIDDLE)
    first = seen_in(panel)
    made(again(added.picture), author, Preparation(inverted=True))
    assert seen_in(panel).sha256 != first.sha256


def test_a_picture_of_a_case_file_is_blacked_out_for_good(
    case: Case, author: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    row = case.pictures.get()
    before = row.content.name
    with django_capture_on_commit_callbacks(execute=True):
        assert made(row, author, BLACK)
    row = again(row)
    assert row.preparation is None
    assert not row.content.storage.exists(before)
    assert row.content.storage.exists(row.content.name)


def test_text_that_is_covered_or_none_is_suspected_no_longer(scan: Picture, author: User) -> None:
    covered, none, open_one = (Box(left=at, top=5, right=at + 5, bottom=9) for at in (5, 40, 70))
    scan.suspected = Boxes(boxes=(covered, none, open_one))
    scan.save()
    made(scan, author, BLACK, no_text=[none])
    assert again(scan).suspected.boxes == (open_one,)


def test_another_slice_is_searched_for_text_anew(scan: Picture, author: User) -> None:
    scan.suspected = Boxes(boxes=(Box(left=70, top=5, right=75, bottom=9),))
    scan.save()
    made(scan, author, Preparation(frame=1))
    assert again(scan).suspected.boxes == ()


def test_a_refusal_by_the_database_keeps_the_picture_and_its_files(
    scan: Picture, author: User
) -> None:
    storage, folder = scan.content.storage, f"cases/{scan.case.uuid}"
    before = sorted(storage.listdir(folder)[1])
    refuse("record_picture", "UPDATE")
    with pytest.raises(DatabaseError, match=REFUSED):
        made(scan, author, MIDDLE)
    assert sorted(storage.listdir(folder)[1]) == before
    with again(scan).content.open() as file:
        assert hashlib.sha256(file.read()).hexdigest() == scan.sha256


def test_the_size_at_the_detector_is_no_size_in_the_patient(scan: Picture) -> None:
    source = scan.original.source.model_copy(update={"spacing_at_detector": True})
    assert scale_of(scan) is not None
    scan.original.source = source
    assert scale_of(scan) is None


def test_a_photograph_has_no_scale(case: Case, author: User) -> None:
    (added,) = add_pictures(
        case=case, who=author, incoming=[read_picture(picture(size=(90, 40)))], figure=None
    )
    assert scale_of(added.picture) is None
