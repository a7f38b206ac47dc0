"""What a journal asks of a paper, as a value: its sections, its words, its limits."""

from collections import Counter
from typing import Generic, Self, TypeVar

from pydantic import Field, model_validator

from casereports.clinical.facts.paper import SectionKind
from casereports.clinical.values import Key, Line, Term, Value


class Confidence(Term):
    """How surely a rule is known to be the journal's."""

    SEEN = "H", "seen in the journal's own text"
    REPRODUCED = "M", "seen in a reproduction or in a sibling journal"
    LISTED = "L", "found in a list made by others"
    BACKGROUND = "B", "background knowledge"
    NOT_FOUND = "?", "looked for and not found"


UNVERIFIED = (Confidence.LISTED, Confidence.BACKGROUND)

Demand = TypeVar("Demand")


class Rule(Value, Generic[Demand]):
    """One demand of a journal, with where it was read and when (``as_of``, "2026-11").

    A rule that was looked for and not found has no value and is not run.
    """

    value: Demand | None = None
    confidence: Confidence
    source: Line = Field(min_length=1)
    as_of: str = Field(pattern=r"^\d{4}(?:-\d{2}(?:-\d{2})?)?$")

    @model_validator(mode="after")
    def _value_unless_not_found(self) -> Self:
        if (self.value is None) != (self.confidence is Confidence.NOT_FOUND):
            raise ValueError("a rule has a value, or the confidence “?”, and never both")
        return self

    @property
    def unverified(self) -> bool:
        """Whether the rule is shown with a doubt."""
        return self.confidence in UNVERIFIED

    @property
    def runs(self) -> bool:
        """Whether a check can hold a paper against the rule."""
        return self.confidence is not Confidence.NOT_FOUND


class Bounds(Value):
    """A lower and an upper bound; ``scope`` says what is counted ("without the references")."""

    at_least: int | None = Field(default=None, ge=0)
    at_most: int | None = Field(default=None, ge=0)
    scope: Line = ""

    @model_validator(mode="after")
    def _bounds_something(self) -> Self:
        if self.at_least is None and self.at_most is None:
            raise ValueError("give a lower bound, an upper bound or both")
        if None not in (self.at_least, self.at_most) and self.at_least > self.at_most:  # type: ignore[operator]  # neither is None
            raise ValueError("the lower bound is above the upper one")
        return self


class Limits(Value):
    """What a journal counts; a limit that is absent is one that the journal doesn't set."""

    title_words: Rule[Bounds] | None = None
    abstract_words: Rule[Bounds] | None = None
    body_words: Rule[Bounds] | None = None
    keywords: Rule[Bounds] | None = None
    references: Rule[Bounds] | None = None
    figures: Rule[Bounds] | None = None
    figures_and_tables: Rule[Bounds] | None = None
    legend_words: Rule[Bounds] | None = None
    learning_points: Rule[Bounds] | None = None
    authors: Rule[Bounds] | None = None
    figure_dpi: Rule[Bounds] | None = None


class Wording(Value):
    """Words that a journal wants to see or does not want to see."""

    title_contains: Rule[tuple[Line, ...]] | None = None
    title_begins: Rule[Line] | None = None
    title_avoids: Rule[tuple[Line, ...]] | None = None
    keywords_contain: Rule[tuple[Line, ...]] | None = None
    exact_age: Rule[bool] | None = None


class PlannedSection(Value):
    """A section of the paper and the prose that goes into it.

    ``kinds`` are joined in their order as paragraphs; ``sections`` follow as subsections. A
    section of which the author wrote nothing is not printed.
    """

    key: Key
    title: Line = Field(min_length=1)
    kinds: tuple[SectionKind, ...] = ()
    required: bool = False
    sections: tuple["PlannedSection", ...] = ()

    @property
    def all_kinds(self) -> tuple[SectionKind, ...]:
        """The kinds of this section and of those within it."""
        return self.kinds + tuple(kind for part in self.sections for kind in part.all_kinds)


class Statement(Term):
    """The statements that stand after the text."""

    CONSENT = "consent"
    ETHICS = "ethics"
    CONFLICTS = "conflicts"
    FUNDING = "funding"
    CONTRIBUTIONS = "contributions"
    GUARANTOR = "guarantor"
    DATA = "data"
    AI_USE = "ai_use"
    ACKNOWLEDGEMENTS = "acknowledgements"
    PRIOR_PUBLICATION = "prior_publication"


class PlannedStatement(Value):
    """A statement after the text, under the journal's heading."""

    statement: Statement
    title: Line = Field(min_length=1)


class Abstract(Value):
    """The shapes of abstract that a journal takes; a shape without heads is one block."""

    shapes: Rule[tuple[tuple[Line, ...], ...]]
    citations: Rule[bool] | None = None

    @property
    def unstructured_only(self) -> bool:
        """Whether the journal takes nothing but one block."""
        return self.shapes.value == ((),)


class Profile(Value):
    """A journal as this product knows it.

    ``style`` names the CSL style. Every kind of prose has exactly one place in ``sections``, so
    that nothing an author wrote is lost on the way to another journal. ``biography`` and
    ``abbreviations`` head the authors' lives and the list of abbreviations, where there is one.
    """

    key: Key
    name: Line = Field(min_length=1)
    note: Line = ""
    style: Key
    numbered: bool = True
    sections: tuple[PlannedSection, ...] = Field(min_length=1)
    statements: tuple[PlannedStatement, ...] = ()
    biography: Line = ""
    abbreviations: Line = ""
    abstract: Abstract
    limits: Limits = Limits()
    wording: Wording = Wording()

    @model_validator(mode="after")
    def _every_kind_has_one_place(self) -> Self:
        places = Counter(kind for section in self.sections for kind in section.all_kinds)
        wrong = [kind.value for kind in SectionKind if places[kind] != 1]
        if wrong:
            raise ValueError(f"needs exactly one section for {', '.join(wrong)}")
        return self
