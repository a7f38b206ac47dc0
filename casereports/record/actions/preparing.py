"""How a picture is made of its original, and who looked at what came of it."""

import hashlib
from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from casereports.accounts.models import User
from casereports.figures.reading import Box, Preparation, Prepared, render, suspected_text
from casereports.figures.reading.boxes import Boxes
from casereports.record.actions.audit import note
from casereports.record.actions.pictures import all_or_nothing, free_name, note_change
from casereports.record.actions.pixels import drop_files, drop_made, put_pixels, renew_renditions
from casereports.record.models import Action, Case, Picture
from casereports.record.models.pictures import ENDINGS, Faces


class ChangedMeanwhileError(ValueError):
    """Somebody prepared or removed the picture since the page was shown; says what to do."""


def content_of(picture: Picture) -> bytes:
    """Returns what a picture is prepared from: its original, or itself where it has none."""
    file = picture.content if picture.original is None else picture.original.content
    with file.open() as opened:
        content: bytes = opened.read()
    return content


def stamp_of(picture: Picture) -> str:
    """Returns what tells a picture as it is prepared now from any other state of it."""
    chosen = picture.preparation.model_dump_json() if picture.preparation is not None else ""
    return hashlib.sha256(f"{picture.sha256} {chosen}".encode()).hexdigest()


def prepare_picture(
    *,
    case: Case,
    who: User,
    picture: Picture,
    was: str,
    preparation: Preparation,
    no_text: Sequence[Box] = (),
) -> bool:
    """Makes a picture anew, and tells whether its pixels changed.

    A picture without an original is made of itself, for good. Changed pixels have to be looked
    at again. ``was`` is the stamp of what the author began with, and ``no_text`` the suspected
    places that are none. Raises ChangedMeanwhileError, and PictureError for what can't be made.
    """
    pixels = render(content_of(picture), preparation)
    suspected = _suspected(picture, pixels, preparation, no_text)
    changed = pixels.sha256 != picture.sha256
    with all_or_nothing(case) as begun:
        before, row = _current(case, picture), _current(case, picture)
        if stamp_of(row) != was:
            raise ChangedMeanwhileError(
                _(
                    "Somebody has prepared this picture anew meanwhile. What you chose is still "
                    "here: look at the picture as it is now, and save again to have yours instead."
                )
            )
        if changed:
            row.content, row.small = None, None
            begun.append(row)
            _renew(row, pixels)
            transaction.on_commit(lambda: drop_files([before.content, before.small]))
            transaction.on_commit(lambda: drop_made(case.uuid))
        row.preparation = None if row.original is None else preparation
        row.suspected = Boxes(boxes=suspected)
        row.save()
        if changed:
            renew_renditions(case, keep=timedelta(0))
        note_change(case, who, f"picture {row.pk} prepared")
    return changed


def confirm_looked(*, case: Case, who: User, picture: Picture, was: str, faces: Faces) -> None:
    """Keeps that ``who`` looked at these very pixels and saw nothing that identifies the patient.

    ``was`` is the SHA-256 of the pixels. Raises ChangedMeanwhileError where they are others now.
    """
    with all_or_nothing(case):
        row = _current(case, picture)
        if row.sha256 != was:
            raise ChangedMeanwhileError(
                _("Somebody has changed this picture meanwhile; look at it as it is now.")
            )
        row.faces, row.cleared_by, row.cleared = faces, who, timezone.now()
        row.save(update_fields=["faces", "cleared_by", "cleared"])
        note_change(case, who, f"picture {row.pk} looked at")


def withdraw_look(*, case: Case, who: User, picture: Picture) -> None:
    """Takes back that the picture was looked at."""
    with all_or_nothing(case):
        row = _current(case, picture)
        row.faces, row.cleared_by, row.cleared = "", None, None
        row.save(update_fields=["faces", "cleared_by", "cleared"])
        note_change(case, who, f"picture {row.pk} to be looked at again")


def note_original(*, case: Case, who: User, picture: Picture) -> None:
    """Notes that somebody took the original of a picture, which may name the patient."""
    note(case=case, who=who, action=Action.EXPORTED, detail=f"original of picture {picture.pk}")


def _current(case: Case, picture: Picture) -> Picture:
    """Returns the picture as it is now; the case is held."""
    row = case.pictures.filter(pk=picture.pk).first()
    if row is None:
        raise ChangedMeanwhileError(_("Somebody has removed this picture meanwhile."))
    return row


def _renew(row: Picture, pixels: Prepared) -> None:
    """Gives a picture other pixels, which nobody has looked at yet."""
    if pixels.media_type != row.media_type:
        row.name = _true_name(row, pixels)
    put_pixels(row, pixels)
    row.faces, row.cleared_by, row.cleared = "", None, None


def _true_name(row: Picture, pixels: Prepared) -> str:
    """Returns the picture's name with the ending of its new kind, where that name is free."""
    name = f"{row.name.rpartition('.')[0]}.{ENDINGS[pixels.media_type]}"
    if row.case.pictures.filter(name=name).exclude(pk=row.pk).exists():
        return free_name(row.case, pixels.media_type)
    return name


def _suspected(
    picture: Picture, pixels: Prepared, preparation: Preparation, no_text: Sequence[Box]
) -> tuple[Box, ...]:
    """Returns where letters may still be: searched anew where more is seen than before."""
    if _shows_no_more(picture, preparation):
        known = picture.suspected.boxes if picture.suspected else ()
    else:
        known = suspected_text(pixels)
    return tuple(
        box
        for box in known
        if box not in no_text and not any(_covers(black, box) for black in preparation.blackouts)
    )


def _shows_no_more(picture: Picture, preparation: Preparation) -> bool:
    before = picture.preparation or Preparation()
    covered = set(before.blackouts) <= set(preparation.blackouts)
    return covered and preparation == before.model_copy(update={"blackouts": preparation.blackouts})


def _covers(outer: Box, inner: Box) -> bool:
    return (
        outer.left <= inner.left
        and outer.top <= inner.top
        and outer.right >= inner.right
        and outer.bottom >= inner.bottom
    )
