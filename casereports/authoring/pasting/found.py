"""What has been found behind an analyte's name, word by word."""

from dataclasses import dataclass, field

from casereports.authoring.pasting.dates import DayOrder
from casereports.authoring.pasting.numbers import Decimals
from casereports.authoring.pasting.remarks import About, Remark, remark
from casereports.authoring.pasting.wordings import quality_of
from casereports.clinical.facts.codes import Flag


@dataclass(frozen=True)
class Context:
    """How numbers and dates of the whole paste are written."""

    decimals: Decimals
    order: DayOrder


@dataclass
class Found:
    """What was found so far; ``left`` are the words that nothing was made of.

    ``aside`` is a share or count in brackets, ``equivalent`` the result in another unit;
    ``opened`` tells whether the text began with a result, its mark or its date, ``measured``
    whether the unit stood by the number.
    """

    number: str = ""
    words: str = ""
    unit: str = ""
    reference: str = ""
    flag: Flag | None = None
    when_date: str = ""
    specimen: str | None = None
    aside: str = ""
    equivalent: str = ""
    note: str = ""
    opened: bool = False
    measured: bool = False
    doubts: list[Remark | None] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    @property
    def has_result(self) -> bool:
        return bool(self.number or self.words)

    @property
    def result(self) -> str:
        """The result in the record's notation."""
        parts = (self.number, self.unit, self.aside) if self.number else (self.words,)
        return " ".join(filter(None, parts))

    def add_quality(self, typed: str, words: str) -> bool:
        """Takes a result in words, or what a second one adds to the first; False for neither."""
        if not self.has_result:
            self.words = words
            if typed in ("-", "–", "−"):
                self.doubts.append(remark(About.DASH_AS_NEGATIVE, quote=typed))
        elif self.words == "positive" and not words.strip("+1234"):
            self.words = f"positive ({words})"
        elif self.words and self.words != words:
            if self.reference or not quality_of(typed):
                return False
            self.reference = words
        elif not self.words:
            return False
        return True

    def add_interval(self, text: str, unit: str, doubts: tuple[Remark, ...]) -> None:
        """Takes a reference interval, and its unit where the result has none."""
        self.reference = text
        self.doubts += doubts
        if self.number and not self.unit:
            self.unit = unit
        elif unit and self.number and unit != self.unit:
            self.doubts.append(remark(About.UNIT_OF_INTERVAL, unit=unit))
