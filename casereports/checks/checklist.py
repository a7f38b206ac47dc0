"""Reporting checklists as data: one file for each, so that extensions can follow."""

from functools import cache
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from casereports.clinical.values import Value

_FOLDER = Path(__file__).parent / "checklists"
_Words = Annotated[str, StringConstraints(min_length=1)]


class Item(Value):
    """One demand of a checklist, in our own words, and the place where a case answers it.

    A ``waivable`` item may be declared not applicable, with a reason.
    """

    item: Annotated[str, StringConstraints(pattern=r"^\d{1,2}[a-d]?$")]
    topic: _Words
    demand: _Words
    where: _Words
    source: Annotated[str, StringConstraints(pattern=r"^[a-z]+:\S*$")]
    waivable: bool = True


class Checklist(Value):
    """A named list of demands; ``link`` is where its publisher explains them."""

    name: _Words
    edition: _Words
    link: Annotated[str, StringConstraints(pattern=r"^https://")]
    items: tuple[Item, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _items_stand_once(self) -> Self:
        numbers = [item.item for item in self.items]
        if len(numbers) != len(set(numbers)):
            raise ValueError(f"{self.name}: an item stands more than once")
        return self


@cache
def checklist(name: str) -> Checklist:
    """Returns the checklist of that file name ("care"); raises ``FileNotFoundError``."""
    text = (_FOLDER / f"{name}.json").read_text(encoding="utf-8")
    return Checklist.model_validate_json(text)
