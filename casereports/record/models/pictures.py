"""Pictures: the private originals, what is prepared of them for the paper, and what panels show."""

import hashlib
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from casereports.clinical.facts import panels
from casereports.clinical.values import Term
from casereports.figures.reading.boxes import Boxes
from casereports.figures.reading.preparation import Preparation
from casereports.figures.reading.source import Kind, Source
from casereports.record.columns import LineField, TermField, ValueField
from casereports.record.models.case import Case

ENDINGS = {"image/jpeg": "jpg", "image/png": "png"}


def original_path(original: "Original", _name: str) -> str:
    """Returns where an original is kept: named by its content, private to its case."""
    return f"originals/{original.case.uuid}/{original.sha256}"


def picture_path(picture: "Picture", _name: str) -> str:
    """Returns where a picture is kept: named by its content, private to its case."""
    return f"cases/{picture.case.uuid}/{picture.sha256}.{ENDINGS[picture.media_type]}"


def small_path(picture: "Picture", _name: str) -> str:
    """Returns where a picture's small copy is kept."""
    return f"cases/{picture.case.uuid}/{picture.sha256}-small.jpg"


def rendition_path(rendition: "Rendition", _name: str) -> str:
    """Returns where a rendition is kept, beside the picture that it is made of."""
    ending = ENDINGS[rendition.media_type]
    return f"cases/{rendition.picture.case.uuid}/{rendition.sha256}.{ending}"


class Faces(Term):
    """The author's word on faces and eyes in a picture."""

    NONE = "none", "no face and no eyes are seen"
    COVERED = "covered", "face and eyes are covered or cut away"
    CONSENTED = "consented", "recognisable, and the person agreed in writing to be shown"


class Original(models.Model):
    """A file as it was uploaded: kept untouched, never printed, never handed out with a case."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="originals", verbose_name=_("case"))
    sha256 = models.CharField(_("SHA-256"), max_length=64, editable=False)
    kind = TermField(_("kind"), terms=Kind, editable=False)
    size = models.PositiveBigIntegerField(_("size in bytes"), editable=False)
    source = ValueField(_("what it holds"), of=Source, editable=False)
    content = models.FileField(_("file"), upload_to=original_path, max_length=200)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("added by"),
    )
    added = models.DateTimeField(_("added"), auto_now_add=True)

    class Meta:
        verbose_name = _("original")
        verbose_name_plural = _("originals")
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["case", "sha256"],
                name="record_original_once",
                violation_error_message=_("The case has this file already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.sha256[:8]}"


class Pixels(models.Model):
    """A file of pixels and nothing else, named by its content."""

    content: models.FileField
    sha256 = models.CharField(_("SHA-256"), max_length=64, editable=False)
    media_type = models.CharField(_("type"), max_length=20, editable=False)
    width = models.PositiveIntegerField(_("width in pixels"), editable=False)
    height = models.PositiveIntegerField(_("height in pixels"), editable=False)

    class Meta:
        abstract = True


class Picture(Pixels):
    """A prepared picture: clean of metadata, as it enters the paper.

    ``cleared_by`` looked at these very pixels and saw nothing that identifies the patient; a
    picture that is prepared anew has to be looked at again.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="pictures", verbose_name=_("case"))
    name = LineField(
        _("file name"), help_text=_("The name in the case file's folder of figures, mri-a.jpg.")
    )
    content = models.FileField(_("file"), upload_to=picture_path, max_length=200)
    small = models.FileField(_("small copy"), upload_to=small_path, max_length=200, blank=True)
    original = models.ForeignKey(
        Original,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="pictures",
        verbose_name=_("original"),
    )
    preparation = ValueField(
        _("preparation"),
        of=Preparation,
        blank=True,
        editable=False,
        help_text=_("How it is made of its original: the slice, the window, what is blacked out."),
    )
    suspected = ValueField(
        _("suspected text"),
        of=Boxes,
        blank=True,
        editable=False,
        help_text=_("Where letters may be burned into the picture; a person has to look."),
    )
    faces = TermField(
        _("faces"),
        terms=Faces,
        blank=True,
        help_text=_("For clinical photographs: whether somebody can be recognised."),
    )
    cleared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("no identifiers seen by"),
    )
    cleared = models.DateTimeField(_("no identifiers seen on"), null=True, blank=True)

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering: ClassVar[list[str]] = ["name"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["case", "name"],
                name="record_picture_one_name",
                violation_error_message=_("The case has a picture of this name already."),
            ),
            models.CheckConstraint(
                condition=Q(media_type__in=["image/jpeg", "image/png"]),
                name="record_picture_type_known",
                violation_error_message=_("A picture is a JPEG or a PNG."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def link_name(self) -> str:
        """The name by which panels name this picture."""
        return self.name


class Rendition(Pixels):
    """A picture as a panel shows it: cut, turned, adjusted; made once, when the panel changes."""

    picture = models.ForeignKey(
        Picture, models.CASCADE, related_name="renditions", verbose_name=_("picture")
    )
    recipe = models.CharField(_("recipe"), max_length=64, editable=False)
    view = ValueField(_("view"), of=panels.View, editable=False)
    made = models.DateTimeField(_("made"), auto_now_add=True)
    content = models.FileField(_("file"), upload_to=rendition_path, max_length=200)

    class Meta:
        verbose_name = _("rendition")
        verbose_name_plural = _("renditions")
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["picture", "recipe"],
                name="record_rendition_once",
                violation_error_message=_("This view of the picture is made already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.picture}: {self.sha256[:8]}"


def recipe_of(picture: Picture, view: Any) -> str:
    """Returns the name of what is made of these very pixels by this view."""
    return hashlib.sha256(f"{picture.sha256} {view.model_dump_json()}".encode()).hexdigest()
