"""Pictures that come in by upload, each with its original, and go."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext as _

from casereports.accounts.models import User
from casereports.figures.reading import (
    Box,
    Preparation,
    Prepared,
    Source,
    look,
    render,
    suspected_text,
)
from casereports.figures.reading.boxes import Boxes
from casereports.record.actions.audit import note
from casereports.record.actions.locking import hold
from casereports.record.actions.pixels import drop_files, drop_made, prepared, put_pixels
from casereports.record.actions.rows import RowRefusedError, save_row, save_rows
from casereports.record.models import Action, Case, Figure, Original, Panel, Picture
from casereports.record.models.pictures import ENDINGS
from casereports.record.models.rows import free_key


@dataclass(frozen=True)
class Incoming:
    """A file that came in, read: what it holds, and its copy for the paper."""

    content: bytes
    source: Source
    prepared: Prepared
    suspected: tuple[Box, ...]


@dataclass(frozen=True)
class Added:
    """A picture that is in, with the panel that it became; ``is_new`` unless it was there."""

    picture: Picture
    panel: Panel | None
    is_new: bool


def read_picture(content: bytes) -> Incoming:
    """Returns a file with its copy for the paper; raises PictureError.

    Takes up to a second; must not run in a transaction, which would keep others waiting.
    """
    source = look(content)
    copy = render(content, Preparation())
    return Incoming(content=content, source=source, prepared=copy, suspected=suspected_text(copy))


def add_pictures(
    *, case: Case, who: User, incoming: Sequence[Incoming], figure: Figure | None
) -> list[Added]:
    """Keeps pictures with their case, each as the next panel of ``figure`` where one is named.

    A file or picture that the case has already is not kept twice. The name on the sender's disk
    may name the patient, so it is not kept at all: pictures are numbered as they come. Nothing is
    left of what fails, neither row nor file; raises RowRefusedError.
    """
    with all_or_nothing(case) as begun:
        kept = [_kept(case, who, one, begun) for one in incoming]
        panels: dict[int, Panel] = {}
        if figure is not None:
            if figure._state.adding:
                save_row(case=case, who=who, row=figure)
            panels = _panels(figure, [picture for picture, _is_new in kept])
            save_rows(case=case, who=who, rows=list(panels.values()))
        note_change(case, who, "picture added")
    return [
        Added(picture=picture, panel=panels.get(picture.pk), is_new=is_new)
        for picture, is_new in kept
    ]


def add_another(*, case: Case, who: User, picture: Picture) -> Picture:
    """Makes a second picture of the same original: another slice, another window."""
    with all_or_nothing(case) as begun:
        pixels = prepared(picture)
        row = Picture(
            case=case,
            name=free_name(case, pixels.media_type),
            original=picture.original,
            preparation=picture.preparation,
            suspected=picture.suspected,
        )
        begun.append(row)
        put_pixels(row, pixels)
        row.save()
        note_change(case, who, "picture added")
    return row


def remove_picture(*, case: Case, who: User, picture: Picture) -> None:
    """Removes a picture that no panel shows, and its original where no other is made of it.

    Raises RestrictedError for a picture that a panel shows.
    """
    with transaction.atomic():
        hold(case)
        original = picture.original
        files = [*_files(picture), *(row.content for row in picture.renditions.all())]
        picture.delete()
        if original is not None and not original.pictures.exists():
            original.delete()
            files += _files(original)
        # Files go last, so that a change that fails keeps row and file together.
        transaction.on_commit(lambda: drop_files(files))
        transaction.on_commit(lambda: drop_made(case.uuid))
        note_change(case, who, "picture removed")


def free_name(case: Case, media_type: str, but: str = "") -> str:
    """Returns a name that no picture of the case has, ``but`` one, with an ending that is true."""
    taken = set(case.pictures.values_list("name", flat=True)) - {but}
    number = len(taken) + 1
    while (name := f"picture-{number:02}.{ENDINGS[media_type]}") in taken:
        number += 1
    return name


@contextmanager
def all_or_nothing(case: Case) -> Iterator[list[Picture | Original]]:
    """Runs in one transaction; files of rows that were begun are removed when it fails."""
    begun: list[Picture | Original] = []
    try:
        with transaction.atomic():
            hold(case)
            yield begun
    except BaseException:
        drop_files(_all_files(begun))
        raise


def note_change(case: Case, who: User, detail: str) -> None:
    """Notes who did what with the case's pictures; a name of a file may be somebody's."""
    case.save(update_fields=["changed"])
    note(case=case, who=who, action=Action.CHANGED, detail=detail)


def _all_files(rows: Iterable[Picture | Original]) -> Iterator[FieldFile]:
    for row in rows:
        yield from _files(row)


def _files(row: Picture | Original) -> list[FieldFile]:
    return [row.content, row.small] if isinstance(row, Picture) else [row.content]


def _kept(
    case: Case, who: User, one: Incoming, begun: list[Picture | Original]
) -> tuple[Picture, bool]:
    """Returns the picture of a file, and whether it is new to the case.

    Two files may have the same pixels, such as the black first slices of two series: only the
    same file is the same picture, and one without a file takes this one as its original.
    """
    alike = case.pictures.filter(sha256=one.prepared.sha256)
    same = alike.filter(original__sha256=one.source.sha256).first()
    if same is not None:
        return same, False
    known = alike.filter(original=None).first()
    original = _kept_original(case, who, one, begun)
    row = known or Picture(case=case, name=free_name(case, one.prepared.media_type))
    row.original, row.preparation = original, Preparation()
    row.suspected = Boxes(boxes=one.suspected)
    if known is None:
        begun.append(row)
        put_pixels(row, one.prepared)
    row.save()
    return row, known is None


def _kept_original(
    case: Case, who: User, one: Incoming, begun: list[Picture | Original]
) -> Original:
    known = case.originals.filter(sha256=one.source.sha256).first()
    if known is not None:
        return known
    row = Original(
        case=case,
        sha256=one.source.sha256,
        kind=one.source.kind,
        size=len(one.content),
        source=one.source,
        added_by=who,
    )
    begun.append(row)
    row.content.save(row.sha256, ContentFile(one.content), save=False)
    row.save()
    return row


def _panels(figure: Figure, pictures: Sequence[Picture]) -> dict[int, Panel]:
    """Returns new panels by their picture's number; the figure shows each picture once."""
    if not Figure.objects.filter(pk=figure.pk).exists():
        raise RowRefusedError(_("This figure was removed meanwhile; choose another."))
    taken = set(figure.panels.values_list("key", flat=True))
    there = set(figure.panels.values_list("file", flat=True))
    panels: dict[int, Panel] = {}
    for picture in pictures:
        if picture.pk in there | panels.keys():
            continue
        key = free_key(f"panel-{len(taken) + 1}", taken)
        taken.add(key)
        panels[picture.pk] = Panel(figure=figure, file=picture, key=key)
    return panels
