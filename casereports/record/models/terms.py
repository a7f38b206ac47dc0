"""Words that a site adds to the vocabularies; authors find them with the rest."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from casereports.clinical.facts.labs import loinc_is_valid
from casereports.clinical.sentences import FactError
from casereports.clinical.units import check_unit
from casereports.record.columns import LineField, LinesField
from casereports.record.sentence_words import translated


class Shelf(models.TextChoices):
    """The vocabularies to which a site may add, by the names of their shelves."""

    ANALYTE = "analyte", _("laboratory analytes")
    MARKER = "marker", _("IHC markers")
    AGENT = "agent", _("agents")
    TRACER = "tracer", _("tracers")
    SYSTEM = "system", _("staging and grading systems")
    SCORE = "score", _("scores")
    ADVERSE_EVENT = "adverse_event", _("adverse events")


class OwnTerm(models.Model):
    """A term of this site's own."""

    shelf = models.CharField(_("vocabulary"), max_length=20, choices=Shelf)
    name = LineField(_("name"), help_text=_("As it is printed: “alkaline phosphatase”."))
    abbreviation = LineField(_("abbreviation"), blank=True, help_text=_("“ALP”."))
    synonyms = LinesField(
        _("other names"), blank=True, help_text=_("One on each line; they are searched too.")
    )
    code = LineField(
        _("code"), blank=True, help_text=_("LOINC code of an analyte, ATC code of an agent.")
    )
    specimen = LineField(
        _("specimen"), blank=True, help_text=_("Of an analyte; empty for serum or plasma.")
    )
    unit = LineField(_("unit"), blank=True, help_text=_("Of an analyte, in UCUM: “U/L”."))

    class Meta:
        verbose_name = _("term of our own")
        verbose_name_plural = _("terms of our own")
        ordering: ClassVar[list[str]] = ["shelf", "name"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["shelf", "name"],
                name="record_ownterm_once",
                violation_error_message=_("This vocabulary has the term already."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if self.unit:
            try:
                check_unit(self.unit)
            except FactError as error:
                raise ValidationError({"unit": translated(error.said)}) from error
        is_loinc = self.shelf == Shelf.ANALYTE and bool(self.code)
        if is_loinc and not _is_loinc(self.code):
            raise ValidationError(
                {"code": _("This is no LOINC code: its last digit does not check.")}
            )


def _is_loinc(code: str) -> bool:
    number, dash, check = code.partition("-")
    return bool(dash) and number.isdecimal() and check.isdecimal() and loinc_is_valid(code)
