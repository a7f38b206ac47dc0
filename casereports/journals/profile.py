"""What a journal asks of a paper, as a value: its sections, its words, its limits."""

from collections import Counter
from typing import Self

from pydantic import Field, model_validator

from casereports.clinical.facts.paper import SectionKind
from casereports.clinical.values import Key, Line, LongText, Term, Value
from casereports.journals.figures import FigureRules
from casereports.journals.rule import Bounds, Rule


class Limits(Value):
    """What a journal counts; a limit that is absent is one that the journal doesn't set."""

    title_words: Rule[Bounds] | None = None
    abstract_words: Rule[Bounds] | None = None
    body_words: Rule[Bounds] | None = None
    keywords: Rule[Bounds] | None = None
    references: Rule[Bounds] | None = None
    figures: Rule[Bounds] | None = None
    figures_and_tables: Rule[Bounds] | None = None
    figure_title_words: Rule[Bounds] | None = None
    legend_words: Rule[Bounds] | None = None
    learning_points: Rule[Bounds] | None = None
    authors: Rule[Bounds] | None = None


class Wording(Value):
    """Words that a journal wants to see or does not want to see."""

    title_contains: Rule[tuple[Line, ...]] | None = None
    title_begins: Rule[Line] | None = None
    title_avoids: Rule[tuple[Line, ...]] | None = None
    keywords_contain: Rule[tuple[Line, ...]] | None = None
    exact_age: Rule[bool] | None = None

    @property
    def takes_exact_ages(self) -> bool:
        """Whether an adult's age is told in years, and not by the decade."""
        return self.exact_age is None or self.exact_age.value is not False


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
    """The shapes of abstract that a journal takes; a shape without heads is one block.

    ``citations`` and ``abbreviations`` tell whether it may hold any; ``title`` is the journal's
    own word for it.
    """

    title: Line = ""
    shapes: Rule[tuple[tuple[Line, ...], ...]]
    citations: Rule[bool] | None = None
    abbreviations: Rule[bool] | None = None

    @property
    def unstructured_only(self) -> bool:
        """Whether the journal takes nothing but one block."""
        return self.shapes.value == ((),)


class Profile(Value):
    """A journal as this product knows it.

    ``style`` names the CSL style. Every kind of prose has exactly one place in ``sections``, and
    every statement one in ``statements``, so that nothing an author wrote is lost on the way to
    another journal. ``biography`` and ``abbreviations`` head the authors' lives and the
    list of abbreviations, where there is one.
    """

    key: Key
    name: Line = Field(min_length=1)
    note: LongText = ""
    style: Key
    numbered: bool = True
    sections: tuple[PlannedSection, ...] = Field(min_length=1)
    statements: tuple[PlannedStatement, ...]
    biography: Line = ""
    abbreviations: Line = ""
    abstract: Abstract
    limits: Limits = Limits()
    figures: FigureRules = FigureRules()
    wording: Wording = Wording()

    @model_validator(mode="after")
    def _every_kind_has_one_place(self) -> Self:
        places = Counter(kind for section in self.sections for kind in section.all_kinds)
        wrong = [kind.value for kind in SectionKind if places[kind] != 1]
        if wrong:
            raise ValueError(f"needs exactly one section for {', '.join(wrong)}")
        return self

    @model_validator(mode="after")
    def _every_statement_has_one_place(self) -> Self:
        places = Counter(planned.statement for planned in self.statements)
        wrong = [statement.value for statement in Statement if places[statement] != 1]
        if wrong:
            raise ValueError(f"needs exactly one heading for {', '.join(wrong)}")
        return self
