"""How editors look at the queue: views that they keep, and the words that are searched."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from casereports.review.models.submission import Submission


class SavedView(models.Model):
    """A filter of the queue that an editor gave a name."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="saved_views",
        verbose_name=_("user"),
    )
    name = models.CharField(_("name"), max_length=80)
    query = models.CharField(_("filter"), max_length=1000)

    class Meta:
        verbose_name = _("saved view")
        verbose_name_plural = _("saved views")
        ordering: ClassVar[list[str]] = ["name"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["user", "name"],
                name="review_savedview_one_name",
                violation_error_message=_("You have a view of this name already."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SearchText(models.Model):
    """The words by which a submission is found, folded, taken from its newest snapshot.

    ``review/searching.py`` writes them; the database keeps its own index of them, which
    migration 0004 made. ``people`` are who wrote the case: only editors search here.
    """

    submission = models.OneToOneField(
        Submission,
        models.CASCADE,
        related_name="search_text",
        primary_key=True,
        verbose_name=_("submission"),
    )
    title = models.TextField(_("title"), blank=True)
    diagnoses = models.TextField(_("diagnoses"), blank=True)
    places = models.TextField(_("sites and methods of imaging"), blank=True)
    people = models.TextField(_("authors"), blank=True)
    prose = models.TextField(_("prose"), blank=True)

    class Meta:
        verbose_name = _("words to search")
        verbose_name_plural = _("words to search")

    def __str__(self) -> str:
        return self.title
