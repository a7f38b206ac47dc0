"""Files of pixels: kept under the name of their content, dropped with the row they belong to."""

import logging
from collections.abc import Iterable, Iterator
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models.fields.files import FieldFile
from django.utils import timezone

from casereports.clinical.facts.panels import Point, Scale, View
from casereports.clinical.quantities import Quantity
from casereports.figures.panels.view import shown
from casereports.figures.reading import Prepared, thumbnail
from casereports.record.models import Case, Panel, Picture, Rendition
from casereports.record.models.pictures import recipe_of

_log = logging.getLogger(__name__)
#: So long is kept what panels show no more.
KEPT = timedelta(minutes=10)
#: The scale of a scan is a line over its whole width, at half height.
_LEFT = Point(across=Decimal(0), down=Decimal(50))
_RIGHT = Point(across=Decimal(100), down=Decimal(50))


def keep_picture(*, case: Case, name: str, picture: Prepared) -> Picture:
    """Keeps a prepared picture with its case, under a name that the case does not have yet."""
    row = Picture(case=case, name=name)
    put_pixels(row, picture)
    row.save()
    return row


def put_pixels(row: Picture, picture: Prepared) -> None:
    """Gives a picture's row its pixels and their small copy, without saving the row."""
    _put(row, picture)
    row.small.save(row.name, ContentFile(thumbnail(picture).content), save=False)


def prepared(row: Picture) -> Prepared:
    """Returns a picture of the record as it was prepared."""
    with row.content.open() as file:
        return Prepared.model_validate(
            {
                "content": file.read(),
                "media_type": row.media_type,
                "width": row.width,
                "height": row.height,
            }
        )


def scale_of(picture: Picture) -> Scale | None:
    """Returns how wide the picture is in the patient, where its DICOM file tells."""
    source = picture.original.source if picture.original is not None else None
    if source is None or source.um_per_pixel_x is None or source.spacing_at_detector:
        return None
    width = source.um_per_pixel_x * source.width / 1000
    millimetres = Quantity(value=Decimal(f"{Decimal(f'{width:.4g}'):f}"), unit="mm")
    return Scale(start=_LEFT, end=_RIGHT, length=millimetres)


def renew_renditions(case: Case, *, keep: timedelta = KEPT) -> None:
    """Makes what panels show of their pictures, and drops what none has shown for a while.

    A page that is just being loaded may still ask for what a panel showed a moment ago; pixels
    that nobody may see any more are dropped at once (``keep`` nothing). Must run in a
    transaction; what is made already is not made again.
    """
    wanted = {
        recipe_of(panel.file, panel.view): (panel.file, panel.view)
        for panel in Panel.objects.filter(figure__case=case).select_related("file__case")
        if panel.view is not None
    }
    stale = []
    for row in Rendition.objects.filter(picture__case=case):
        if row.recipe in wanted:
            del wanted[row.recipe]
        elif row.made <= timezone.now() - keep:
            stale.append(row.content)
            row.delete()
    for recipe, (picture, view) in wanted.items():
        try:
            _keep_rendition(picture, view, recipe)
        except FileNotFoundError:
            # The paper says that this panel has no picture; the others can go on being edited.
            _log.error("The file of picture %s is not there.", picture.pk)
    transaction.on_commit(lambda: drop_files(stale))


def drop_files(files: Iterable[FieldFile]) -> None:
    """Removes files of rows that are gone; each row has files of its own."""
    for file in files:
        if file.name:
            file.storage.delete(file.name)


def files_of(case: UUID) -> Iterator[str]:
    """Yields every file that was ever kept with a case: pictures, consent forms, what was made."""
    for folder in ("cases", "originals", "made"):
        yield from _names(f"{folder}/{case}")


def drop_all(case: UUID) -> None:
    """Removes every file that was ever kept with a case that is gone."""
    for name in [*files_of(case)]:
        default_storage.delete(name)


def drop_made(case: UUID) -> None:
    """Removes the files that were made of a case's figures; they show pictures as they were."""
    for name in [*_names(f"made/{case}")]:
        default_storage.delete(name)


def _names(folder: str) -> Iterator[str]:
    try:
        folders, names = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}/{name}" for name in names)
    for name in folders:
        yield from _names(f"{folder}/{name}")


def _keep_rendition(picture: Picture, view: View, recipe: str) -> None:
    row = Rendition(picture=picture, view=view, recipe=recipe)
    _put(row, shown(prepared(picture), view))
    row.save()


def _put(row: Picture | Rendition, pixels: Prepared) -> None:
    row.sha256, row.media_type = pixels.sha256, pixels.media_type
    row.width, row.height = pixels.width, pixels.height
    row.content.save(pixels.sha256, ContentFile(pixels.content), save=False)
