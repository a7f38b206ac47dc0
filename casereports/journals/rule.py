"""One demand of a journal, with how surely it is known, where it was read and when."""

from typing import Generic, Self, TypeVar

from pydantic import Field, model_validator

from casereports.clinical.values import Line, Term, Value


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

    A rule that was looked for and not found has no value and is not run. A ``recommended`` value
    is the journal's advice, which a paper may pass.
    """

    value: Demand | None = None
    confidence: Confidence
    source: Line = Field(min_length=1)
    as_of: str = Field(pattern=r"^\d{4}(?:-\d{2}(?:-\d{2})?)?$")
    recommended: bool = False

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
