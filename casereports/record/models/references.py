"""References, as CSL-JSON."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError as FactsError

from casereports.clinical.refusals import fault_sentence
from casereports.record.columns import LineField
from casereports.record.models.case import Case
from casereports.record.models.rows import Counted
from casereports.record.sentence_words import translated
from casereports.references.items import Item


class Reference(Counted):
    """One entry of the reference list; ``csl`` is a CSL-JSON object whose id is the key."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="references")
    position = models.PositiveIntegerField(_("position"), default=0)
    key = LineField(
        _("key"), max_length=100, blank=True, help_text=_("By which the text cites it: [@key].")
    )
    csl = models.JSONField(
        _("entry"), help_text=_("The reference as CSL-JSON, as reference managers export it.")
    )

    class Meta:
        verbose_name = _("reference")
        verbose_name_plural = _("references")
        ordering: ClassVar[list[str]] = ["position", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["case", "key"],
                name="record_reference_one_key",
                violation_error_message=_("Another reference has this key."),
            )
        ]

    def __str__(self) -> str:
        return str(self.csl.get("title", self.key))[:100]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.key = self.csl["id"]
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        try:
            item = Item.model_validate(self.csl)
        except FactsError as error:
            fault = error.errors()[0]
            place = ".".join(str(part) for part in fault["loc"])
            sentence = translated(fault_sentence(dict(fault)))
            raise ValidationError({"csl": f"{place}: {sentence}"}) from error
        self.csl = item.model_dump(by_alias=True, exclude_none=True, mode="json")
        self.key = item.id
