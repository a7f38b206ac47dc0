"""What an author chooses of a picture before it enters the paper."""

from decimal import Decimal
from typing import Annotated, Final, Self

from pydantic import AfterValidator, Field, model_validator

from casereports.clinical.sentences import FactError, _
from casereports.clinical.values import Exact, Value

MOST_BLACKOUTS: Final = 40
_WHOLE = Decimal(100)


class Box(Value):
    """A rectangle, in percent of the picture's width and height from its upper left corner."""

    left: Exact
    top: Exact
    right: Exact
    bottom: Exact

    @model_validator(mode="after")
    def _has_an_area(self) -> Self:
        sides = (self.left, self.top, self.right, self.bottom)
        if not all(0 <= side <= _WHOLE for side in sides):
            raise FactError(
                _("the rectangle lies outside the picture; draw it from 0 to 100 percent")
            )
        if self.left >= self.right or self.top >= self.bottom:
            raise FactError(
                _("the rectangle is empty; draw it from its upper left to its lower right corner")
            )
        return self


class Window(Value):
    """Which of a picture's values are shown between black and white (window and level)."""

    centre: Exact
    width: Exact

    @model_validator(mode="after")
    def _is_open(self) -> Self:
        if self.width <= 0:
            raise FactError(_("the window's width must be more than 0"))
        return self


def _few(boxes: tuple[Box, ...]) -> tuple[Box, ...]:
    if len(boxes) > MOST_BLACKOUTS:
        raise FactError(
            _(
                "more than %(most)s rectangles lie over the picture; join some into larger ones",
                most=MOST_BLACKOUTS,
            )
        )
    return boxes


class Preparation(Value):
    """How a picture's copy for the paper is made; frames count from 0."""

    frame: Annotated[int, Field(ge=0)] = 0
    window: Window | None = None
    inverted: bool = False
    blackouts: Annotated[tuple[Box, ...], AfterValidator(_few)] = ()
