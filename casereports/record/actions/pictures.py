"""Pictures that come in by upload."""

from collections.abc import Sequence

from django.db import transaction

from casereports.accounts.models import User
from casereports.figures.prepare import Prepared
from casereports.record.actions.cases import keep_picture, note
from casereports.record.actions.rows import save_row, save_rows
from casereports.record.models import Action, Case, Figure, Panel, Picture
from casereports.record.models.rows import free_key

ENDINGS = {"image/jpeg": "jpg", "image/png": "png"}


def add_pictures(
    *, case: Case, who: User, pictures: Sequence[Prepared], figure: Figure | None
) -> list[Picture]:
    """Keeps pictures with their case, each as the next panel of ``figure`` where one is named.

    A picture that the case has already is not kept twice. The name on the sender's disk may name
    the patient, so it is not kept at all: pictures are numbered as they come.
    """
    with transaction.atomic():
        kept = [_kept(case, picture) for picture in pictures]
        if figure is not None:
            if figure._state.adding:
                save_row(case=case, who=who, row=figure)
            save_rows(case=case, who=who, rows=_panels(figure, kept), gone=[])
        case.save(update_fields=["changed"])
        note(case=case, who=who, action=Action.CHANGED, detail="picture")
    return kept


def remove_picture(*, case: Case, who: User, picture: Picture) -> None:
    """Removes a picture that no panel shows; raises RestrictedError for one that does."""
    with transaction.atomic():
        picture.delete()
        # The file goes last, so that a change that fails keeps row and file together.
        transaction.on_commit(lambda: picture.content.storage.delete(str(picture.content.name)))
        case.save(update_fields=["changed"])
        note(case=case, who=who, action=Action.CHANGED, detail="picture removed")


def _kept(case: Case, picture: Prepared) -> Picture:
    known = case.pictures.filter(sha256=picture.sha256).first()
    return known or keep_picture(case=case, name=_free_name(case, picture), picture=picture)


def _free_name(case: Case, picture: Prepared) -> str:
    taken = set(case.pictures.values_list("name", flat=True))
    number = len(taken) + 1
    while (name := f"picture-{number:02}.{ENDINGS[picture.media_type]}") in taken:
        number += 1
    return name


def _panels(figure: Figure, pictures: Sequence[Picture]) -> list[Panel]:
    taken = set(figure.panels.values_list("key", flat=True))
    panels = []
    for picture in pictures:
        key = free_key(f"panel-{len(taken) + 1}", taken)
        taken.add(key)
        panels.append(Panel(figure=figure, file=picture, key=key))
    return panels
