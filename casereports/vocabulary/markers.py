"""Markers of immunohistochemistry and in situ hybridisation."""

from functools import cache
from typing import Self

from pydantic import Field, model_validator

from casereports.clinical.facts.pathology import Staining, Technique
from casereports.clinical.values import Line, Lines, Term
from casereports.vocabulary.entry import Entry, read_entries

#: Approved gene symbols are capitals, digits and hyphens (HGNC guidelines, 2020).
GENE = r"^(?:[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*)?$"


class Place(Term):
    """Where in the tissue a marker stains, and how that looks."""

    NUCLEAR = "nuclear"
    CYTOPLASMIC = "cytoplasmic"
    MEMBRANOUS = "membranous"
    APICAL = "apical"
    GRANULAR = "granular"
    DOT_LIKE = "dot-like"
    GOLGI = "golgi", "Golgi"
    EXTRACELLULAR = "extracellular"


class Scoring(Term):
    """How a marker is usually told."""

    EXTENT = "extent", "positive or negative, with intensity and extent"
    PERCENTAGE = "percentage", "percentage of stained cells"
    SYSTEM = "system", "score of a named system"
    RETENTION = "retention", "retained or lost"
    WILD_TYPE = "wild_type", "wild-type or mutant pattern"
    SIGNAL = "signal", "signal or none"
    AMPLIFICATION = "amplification", "amplified or not"
    REARRANGEMENT = "rearrangement", "rearranged or not"


_EITHER = (Staining.POSITIVE, Staining.NEGATIVE)
_RESULTS = {
    Scoring.RETENTION: (Staining.RETAINED, Staining.LOST),
    Scoring.WILD_TYPE: (Staining.WILD_TYPE, Staining.MUTANT),
    Scoring.AMPLIFICATION: (Staining.AMPLIFIED, Staining.NOT_AMPLIFIED),
    Scoring.REARRANGEMENT: (Staining.REARRANGED, Staining.NOT_REARRANGED),
}


class Marker(Entry):
    """A marker as pathologists write it, with its expected stain.

    ``pattern`` is what the stain looks like in cells that are truly positive (or normal, for a
    marker whose loss counts); ``systems`` are the scores that it is told by (HER2, CPS).
    """

    gene: str = Field(default="", pattern=GENE)
    technique: Technique = Technique.IHC
    pattern: tuple[Place, ...] = Field(min_length=1)
    scored_as: Scoring = Scoring.EXTENT
    systems: Lines = ()
    used_for: Line = ""

    @model_validator(mode="after")
    def _system_is_named(self) -> Self:
        if self.scored_as is Scoring.SYSTEM and not self.systems:
            raise ValueError("name the system that the marker is scored by")
        return self

    @property
    def results(self) -> tuple[Staining, ...]:
        """The results that come first to mind for this marker."""
        return _RESULTS.get(self.scored_as, _EITHER)

    @property
    def localisation(self) -> str:
        """The pattern in words, as a form's field takes it: "nuclear, cytoplasmic"."""
        return ", ".join(place.label for place in self.pattern)


@cache
def markers() -> tuple[Marker, ...]:
    """Returns all markers, read once."""
    return read_entries(Marker, "markers")
