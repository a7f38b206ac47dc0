"""What is left of an article that was erased: enough to tell readers that it is gone."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class ErasedArticle(models.Model):
    """A public article that is not there any more; nothing of the case, and no names."""

    number = models.CharField(_("number of the submission"), max_length=40, unique=True)
    doi = models.CharField(_("DOI"), max_length=200, blank=True)
    erased = models.DateField(_("erased"))

    class Meta:
        verbose_name = _("erased article")
        verbose_name_plural = _("erased articles")
        ordering: ClassVar[list[str]] = ["-erased", "-pk"]

    def __str__(self) -> str:
        return self.number
