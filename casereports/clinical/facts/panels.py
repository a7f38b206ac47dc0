"""How a picture stands in its panel: what is shown of it, what is drawn on it, how large it is.

Places are percent of the picture as it was prepared, from its left and top edge, whatever is
turned or cut away: an arrow stays on its lesion when the author crops anew.
"""

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from casereports.clinical.quantities import Quantity
from casereports.clinical.sentences import FactError, _
from casereports.clinical.values import Exact, Line, Term, Value

#: From 0 to 100, without a minus before its zero.
Percent = Annotated[Exact, Field(ge=0, le=100), AfterValidator(abs)]
#: So much of a width or height is left at least when a picture is cut.
LEAST_CROP = Decimal(1)
MOST_MARKS = 40
#: Units of length of a scale, with how many micrometres they are.
LENGTHS = {"nm": Decimal("0.001"), "um": Decimal(1), "mm": Decimal(1000), "cm": Decimal(10_000)}


class Point(Value):
    """A place on a picture."""

    across: Percent
    down: Percent


class Crop(Value):
    """The part of a picture that is shown."""

    left: Percent = Decimal(0)
    top: Percent = Decimal(0)
    right: Percent = Decimal(100)
    bottom: Percent = Decimal(100)

    @model_validator(mode="after")
    def _leaves_something(self) -> Self:
        if min(self.right - self.left, self.bottom - self.top) < LEAST_CROP:
            raise FactError(_("the part that is shown is too small; draw it larger"))
        return self


class View(Value):
    """What a panel shows of its picture: a part, turned clockwise, lighter or richer in contrast.

    ``brightness`` and ``contrast`` are steps from -100 to 100, 0 being the picture as it is. A
    picture is never mirrored: left and right are findings.
    """

    crop: Crop | None = None
    turned: Literal[0, 90, 180, 270] = 0
    brightness: int = Field(default=0, ge=-100, le=100)
    contrast: int = Field(default=0, ge=-100, le=100)

    @model_validator(mode="after")
    def _changes_something(self) -> Self:
        if self.crop == Crop():
            raise FactError(_("the crop leaves the whole picture; leave it out"))
        if not (self.crop or self.turned or self.brightness or self.contrast):
            raise FactError(_("this changes nothing; leave it empty"))
        return self

    @property
    def is_adjusted(self) -> bool:
        """Whether pixels are other than the camera saw them, which a legend has to say."""
        return bool(self.brightness or self.contrast)


class MarkKind(Term):
    """What is drawn on a picture."""

    ARROW = "arrow"
    ARROWHEAD = "arrowhead"
    LINE = "line"
    CIRCLE = "circle"
    ASTERISK = "asterisk"
    LABEL = "label"


#: Marks that reach from one place to another; a circle fills the box between them.
SPANNING = (MarkKind.ARROW, MarkKind.ARROWHEAD, MarkKind.LINE, MarkKind.CIRCLE)


class MarkColour(Term):
    """Colours that are told apart in print and by those who see colours otherwise."""

    WHITE = "white"
    BLACK = "black"
    YELLOW = "yellow"
    CYAN = "cyan"
    ORANGE = "orange"


class Mark(Value):
    """Something drawn on a picture: an arrow points from ``at`` to ``to``.

    ``text`` is a label's; it may quote the record ("{lesion:mri-mass:size}").
    """

    kind: MarkKind
    at: Point
    to: Point | None = None
    text: Line = Field(default="", max_length=150)
    colour: MarkColour = MarkColour.WHITE

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if (self.kind in SPANNING) != (self.to is not None):
            if self.to is None:
                raise FactError(_("a mark of this kind needs a second place"))
            raise FactError(_("a mark of this kind stands at one place"))
        if self.to == self.at:
            raise FactError(_("the two places of a mark are the same; move one"))
        if (self.kind is MarkKind.LABEL) != bool(self.text):
            if self.text:
                raise FactError(_("only a label has words"))
            raise FactError(_("a label needs words"))
        return self


class Marks(Value):
    """All that is drawn on one picture, what stands later lying above."""

    marks: tuple[Mark, ...] = Field(min_length=1, max_length=MOST_MARKS)


def _checked_length(length: Quantity) -> Quantity:
    if length.unit not in LENGTHS:
        raise FactError(_("a length is in cm, mm, µm or nm"))
    if length.comparator is not None or length.high is not None or length.value <= 0:
        raise FactError(_("a length is one number greater than zero"))
    return length


class Bar(Value):
    """A scale bar of this length."""

    length: Quantity

    @model_validator(mode="after")
    def _is_a_length(self) -> Self:
        _checked_length(self.length)
        return self


class Scale(Value):
    """How large things are: the real length of a line on the picture."""

    start: Point
    end: Point
    length: Quantity

    @model_validator(mode="after")
    def _is_a_length(self) -> Self:
        _checked_length(self.length)
        if self.start == self.end:
            raise FactError(_("the line has no length on the picture; draw it longer"))
        return self


def micrometres(length: Quantity) -> Decimal:
    """Returns a length of a scale in micrometres."""
    return length.value * LENGTHS[length.unit]
