"""The pictures of a case as a page shows them: small, each with what is to be done with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from casereports.record.models import Case, Panel, Picture


@dataclass(frozen=True)
class Shown:
    """A picture in the gallery."""

    picture: Picture
    panels: Sequence[Panel]

    @property
    def is_cleared(self) -> bool:
        """Whether somebody looked at it and saw no identifiers."""
        return self.picture.cleared is not None

    @property
    def suspected(self) -> int:
        """How many places may hold burned-in text that nobody has settled."""
        return len(self.picture.suspected.boxes) if self.picture.suspected else 0

    @property
    def kind(self) -> str:
        """What file it came in: "DICOM, slice 3 of 20"; empty where there is no original."""
        original, chosen = self.picture.original, self.picture.preparation
        if original is None:
            return ""
        kind = _(original.source.kind.label)
        if original.source.frames < 2:
            return kind
        number = chosen.frame + 1 if chosen is not None else 1
        words = {"kind": kind, "number": number, "frames": original.source.frames}
        return _("%(kind)s, %(number)d of %(frames)d") % words


@dataclass(frozen=True)
class Gallery:
    """The pictures of a case; ``to_look_at`` are those that nobody has confirmed yet."""

    pictures: Sequence[Shown]

    @property
    def to_look_at(self) -> int:
        return sum(not shown.is_cleared for shown in self.pictures)

    @property
    def standing(self) -> str:
        """What is said of all of them in a line."""
        if not self.to_look_at:
            return _("Somebody looked at each of them and saw no identifiers.")
        words = ngettext(
            "%(n)d picture is to be looked at before submission.",
            "%(n)d pictures are to be looked at before submission.",
            self.to_look_at,
        )
        return words % {"n": self.to_look_at}


def gallery(case: Case) -> Gallery:
    """Returns the pictures of a case; takes three queries, however many there are."""
    rows = case.pictures.select_related("original").prefetch_related("panels__figure")
    return Gallery([Shown(picture, list(picture.panels.all())) for picture in rows])
