"""Authors and their places of work."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from casereports.clinical.facts import paper as facts
from casereports.record.columns import LineField, LongTextField, TermsField
from casereports.record.models.case import Case
from casereports.record.models.rows import Row, filled, one_key


class Affiliation(Row):
    """A place of work, as it is printed under the authors' names."""

    hands_out = facts.Affiliation
    case = models.ForeignKey(
        Case, models.CASCADE, related_name="affiliations", verbose_name=_("case")
    )
    department = LineField(
        _("department"),
        blank=True,
        help_text=_(
            "Clinic or institute within the institution: “Department of Nuclear Medicine”."
        ),
    )
    institution = LineField(
        _("institution"),
        help_text=_("Hospital or university, as it is printed: “University Hospital”."),
    )
    city = LineField(_("city"), blank=True, help_text=_("In English: “Basel”."))
    region = LineField(
        _("state or province"),
        blank=True,
        help_text=_("Where addresses need one: “Bavaria”, “CA”."),
    )
    postal_code = LineField(
        _("postal code"),
        blank=True,
        help_text=_("Where the journal prints full addresses: “4031”."),
    )
    country = LineField(
        _("country"), blank=True, help_text=_("In English and in full: “Switzerland”.")
    )
    ror = LineField(
        _("ROR"),
        blank=True,
        help_text=_(
            "The institution in the Research Organization Registry: “https://ror.org/03yrm5c26”."
        ),
    )

    class Meta(Row.Meta):
        verbose_name = _("affiliation")
        verbose_name_plural = _("affiliations")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            one_key("case", "affiliation"),
            filled("affiliation", "institution"),
        ]


class Author(Row):
    """An author, in the order of the author list."""

    hands_out = facts.Author
    case = models.ForeignKey(Case, models.CASCADE, related_name="authors", verbose_name=_("case"))
    given = LineField(
        _("given names"), blank=True, help_text=_("As printed, with middle initials: “Anna M.”.")
    )
    family = LineField(_("family name"), help_text=_("With its particles: “van der Berg”."))
    family_first = models.BooleanField(
        _("family name first"),
        default=False,
        help_text=_("Prints the family name first, as in Chinese, Japanese, Korean and Hungarian."),
    )
    degrees = LineField(_("degrees"), blank=True, help_text=_("Set apart by commas: “MD, PhD”."))
    orcid = LineField(
        _("ORCID iD"),
        blank=True,
        help_text=_("Sixteen characters in groups of four: “0000-0002-1825-0097”."),
    )
    email = LineField(
        _("e-mail address"),
        blank=True,
        help_text=_("Printed for the corresponding author: “author@example.org”."),
    )
    places = models.ManyToManyField(
        Affiliation,
        through="AuthorAffiliation",
        verbose_name=_("affiliations"),
        help_text=_("Places of work, in the order of their marks behind the name."),
    )
    corresponding = models.BooleanField(
        _("corresponding author"),
        default=False,
        help_text=_("Who answers letters about the paper; at least one author does."),
    )
    equal_contribution = models.BooleanField(
        _("contributed equally"),
        default=False,
        help_text=_("Marks each of the authors who share the first or the last place."),
    )
    deceased = models.BooleanField(
        _("deceased"), default=False, help_text=_("Marked in the author list.")
    )
    credit = TermsField(
        _("contributions"),
        terms=facts.Credit,
        blank=True,
        help_text=_(
            "The author's roles by the CRediT list: conceptualization, investigation, writing …"
        ),
    )
    conflicts = LongTextField(
        _("conflicts of interest"),
        blank=True,
        help_text=_(
            "This author's own, with name and kind: “speaker's fees from the maker of the drug”."
        ),
    )
    address = LineField(
        _("postal address"),
        blank=True,
        help_text=_("For letters, in one line: “4 Hospital Road, 4031 Basel, Switzerland”."),
    )
    biography = LongTextField(
        _("biography"),
        blank=True,
        help_text=_("Two or three sentences, for journals that print them after the paper."),
    )

    @property
    def affiliations(self) -> tuple[str, ...]:
        """The keys of the author's places of work, in order."""
        return tuple(link.affiliation.key for link in self.affiliation_links.all())

    def __str__(self) -> str:
        return f"{self.given} {self.family}".strip()

    class Meta(Row.Meta):
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            one_key("case", "author"),
            filled("author", "family"),
        ]


class AuthorAffiliation(models.Model):
    """One of an author's places of work, in the author's order."""

    author = models.ForeignKey(
        Author, models.CASCADE, related_name="affiliation_links", verbose_name=_("author")
    )
    affiliation = models.ForeignKey(Affiliation, models.CASCADE, verbose_name=_("affiliation"))
    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("author's affiliation")
        verbose_name_plural = _("author's affiliations")
        ordering: ClassVar[list[str]] = ["position", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["author", "affiliation"],
                name="record_authoraffiliation_once",
                violation_error_message=_("The author has this affiliation already."),
            )
        ]

    def __str__(self) -> str:
        return str(self.affiliation)
