"""What the record's tables have in common: a place, a key, and facts to hand out.

A model's columns bear the names of the facts that it hands out; its child tables' ``related_name``
is the name of the facts' list. The door (``record/door.py``) needs no more than that.
"""

import re
import unicodedata
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, cast

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError as FactsError

from casereports.clinical import timing
from casereports.clinical.refusals import fault_sentence
from casereports.clinical.values import Value
from casereports.record.columns import LineField, ValueField
from casereports.record.dates import date_parts
from casereports.record.sentence_words import as_sentence

if TYPE_CHECKING:
    LinkBase = models.ForeignKey[Any, Any]
else:  # Django's fields take no type parameters at run time
    LinkBase = models.ForeignKey

KEY_TAKEN = _("Another row has this key; choose another, or leave it empty.")


def check_partial_date(text: str) -> None:
    """Refuses what is no day (with or without a clock time), month or year of the calendar."""
    if date_parts(text) is None:
        raise ValidationError(_("Write 2024-05-17, 2024-05-17 14:30, 2024-05 or 2024."))


class Counted(models.Model):
    """A table whose rows count how often they were changed."""

    revision = models.PositiveIntegerField(_("times changed"), default=0, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves, and counts each change: what was typed on an older page is known by that."""
        if not self._state.adding:
            self.revision += 1
        super().save(*args, **kwargs)


class Part(Counted):
    """A table of the record whose rows hand out facts of the type ``hands_out``."""

    hands_out: ClassVar[type[Value]]

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuses what the facts would refuse, at the field that is at fault."""
        super().clean()
        try:
            self.hands_out.model_validate(row_values(self))
        except FactsError as error:
            raise ValidationError(_by_field(self, error)) from error


class Single(Part):
    """A part that a case has once."""

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self._meta.verbose_name)


class PlainRow(Part):
    """A repeated part that nothing else names; rows keep the author's order."""

    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        abstract = True
        ordering: ClassVar[list[str]] = ["position", "pk"]

    def __str__(self) -> str:
        return title_of(self)


class Row(PlainRow):
    """A repeated part with a key, by which prose, problems and other rows name it."""

    key = LineField(
        _("key"),
        max_length=60,
        blank=True,
        validators=[
            RegexValidator(
                r"^[a-z0-9](?:[a-z0-9._-]{0,58}[a-z0-9])?\Z",
                _("Use small letters, digits, dots and dashes, such as alp or mri-mass."),
            )
        ],
        help_text=_("A short name for this row; left empty, it is made from the row's name."),
    )

    class Meta(PlainRow.Meta):
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.key:
            self.key = free_key(title_of(self), self.taken_keys())
        super().save(*args, **kwargs)

    #: The way to the case, for rows whose keys are unique in it and not only under their parent.
    way_to_case: ClassVar[str] = ""

    @property
    def link_name(self) -> str:
        """The name by which the facts of other rows name this row."""
        return self.key

    def clean(self) -> None:
        if not self.key:
            self.key = free_key(title_of(self), self.taken_keys())
        elif self.way_to_case and self.key in self.taken_keys():
            raise ValidationError({"key": KEY_TAKEN})
        super().clean()

    def taken_keys(self) -> set[str]:
        """Returns the keys of the other rows among which this row's key is unique."""
        parents = {
            field.name: getattr(self, field.attname)
            for field in parent_fields(type(self))
            if getattr(self, field.attname) is not None
        }
        if self.way_to_case and parents:
            parent, _sep, way = self.way_to_case.partition("__")
            parents = {self.way_to_case: attrgetter(way.replace("__", "."))(getattr(self, parent))}
        rows = type(self)._default_manager.filter(**parents).exclude(pk=self.pk)
        return set(rows.values_list("key", flat=True))


def _kept_date(name: Any) -> LineField:
    """Returns the column of a date that the record never hands out."""
    return LineField(
        name,
        max_length=16,
        blank=True,
        validators=[check_partial_date],
        help_text=_("Kept here only: papers and files carry the time since the index visit."),
    )


class Timed(models.Model):
    """Adds a moment: relative, or a date that the record protects and never hands out."""

    when = ValueField(
        _("when"),
        of=timing.Timing,
        blank=True,
        help_text=_("Relative to the index visit or another event: “6 months before”, “POD 23”."),
    )
    when_date = _kept_date(_("date"))

    class Meta:
        abstract = True


class Spanning(Timed):
    """Adds an end to a moment."""

    until = ValueField(
        _("until"),
        of=timing.Timing,
        blank=True,
        help_text=_("When it ended, in the same way; empty while it goes on."),
    )
    until_date = _kept_date(_("end date"))

    class Meta:
        abstract = True


class RowLink(LinkBase):
    """A link to another row of the same case, which facts name by its key."""

    def __init__(self, to: Any, on_delete: Any = models.SET_NULL, **kwargs: Any) -> None:
        kwargs.update(null=True, blank=True)
        super().__init__(to, on_delete, **kwargs)

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.ForeignKey", args, kwargs


def row_values(row: Part) -> dict[str, Any]:
    """Returns what a row says, as arguments of its facts; child rows are left to the door."""
    values: dict[str, Any] = {}
    columns = {field.name: field for field in row._meta.concrete_fields}
    for name in row.hands_out.model_fields:
        column = columns.get(name)
        if column is None:
            continue
        value = getattr(row, name)
        if value not in (None, "", ()):
            values[name] = value.link_name if column.is_relation else value
    return values


def one_key(parent: str, model: str) -> models.UniqueConstraint:
    """Returns the promise that a key stands once under its parent."""
    return models.UniqueConstraint(
        fields=[parent, "key"],
        name=f"record_{model}_one_key",
        violation_error_message=KEY_TAKEN,
    )


def filled(model: str, *columns: str) -> models.CheckConstraint:
    """Returns the promise that a row says what it is about."""
    return models.CheckConstraint(
        condition=~Q(*((column, "") for column in columns), _connector=Q.OR),
        name=f"record_{model}_filled",
        violation_error_message=_("Fill in what this row is about."),
    )


def parent_fields(model: type[models.Model]) -> list[models.ForeignKey[Any, Any]]:
    """Returns a model's links to what it is a part of."""
    return [
        cast("models.ForeignKey[Any, Any]", field)
        for field in model._meta.concrete_fields
        if field.is_relation and field.name not in getattr(model, "hands_out", Value).model_fields
    ]


_TITLES = ("name", "analyte", "marker", "instrument", "finding", "title", "inn", "gene", "sign")
_TITLES_AFTER = ("biomarker", "site", "target", "system", "institution", "family", "file", "agent")
_TITLES_LAST = ("sequence", "modality", "kind", "organism", "specimen", "category", "heading")


def title_of(row: models.Model) -> str:
    """Returns what a person would call a row."""
    for name in (*_TITLES, *_TITLES_AFTER, *_TITLES_LAST):
        text = getattr(row, f"get_{name}_display", lambda name=name: getattr(row, name, ""))()
        if text:
            return str(text)[:80]
    return str(row._meta.verbose_name)


#: Length of a key that is made of a name: room is left for a number behind it.
_KEY_LENGTH = 48


def free_key(name: str, taken: set[str]) -> str:
    """Returns a key made of ``name`` that is not ``taken``: "alkaline-phosphatase", "mass-2"."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    whole = len(words) <= _KEY_LENGTH
    key = (words if whole else words[: _KEY_LENGTH + 1].rpartition("-")[0]) or words[:_KEY_LENGTH]
    key = key or "row"
    number = 2
    candidate = key
    while candidate in taken:
        candidate = f"{key}-{number}"
        number += 1
    return candidate


def _by_field(row: models.Model, error: FactsError) -> dict[str, list[str]]:
    columns = {field.name for field in row._meta.get_fields()}
    faults: dict[str, list[str]] = {}
    for fault in error.errors():
        place = str(fault["loc"][0]) if fault["loc"] else "__all__"
        if fault["type"] == "missing":
            continue  # the column itself says that it is required
        faults.setdefault(place if place in columns else "__all__", []).append(
            as_sentence(fault_sentence(dict(fault)))
        )
    return faults
