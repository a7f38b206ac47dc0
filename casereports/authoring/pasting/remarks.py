"""What the reading of a paste has to say: the kind of each remark, and what it is said of.

The sentences are the pages' (``authoring/pasting_words.py``), in the reader's language.
"""

from dataclasses import dataclass
from enum import Enum, auto

from casereports.clinical.values import Term

#: What a remark is said of: pasted text, a number, or words of a closed list.
Word = str | int | tuple[Term, ...]


class About(Enum):
    """What is said."""

    # Why a whole paste is refused.
    TOO_BIG = auto()
    TOO_MANY_LINES = auto()
    TOO_MANY_ROWS = auto()
    NOTHING_TO_READ = auto()

    # Why a line gives no row.
    NAMES_COLUMNS = auto()
    DRAWN = auto()
    ENDLESS = auto()
    TOO_LONG_FOR_RESULTS = auto()
    ABOUT_THE_PATIENT = auto()
    GIVES_DATE = auto()
    GIVES_SPECIMEN = auto()
    NO_RESULT = auto()
    NO_MARKER = auto()
    NO_FINDING = auto()
    NO_DRUG = auto()
    NO_LESION = auto()
    NO_CELL_TAKEN = auto()

    # What is not sure in a row.
    LEFT_OUT = auto()
    UNPRINTABLE = auto()
    NAME_ASSUMED = auto()
    NUMBER_UNLESS_COMMA = auto()
    NUMBER_UNLESS_POINT = auto()
    DAY_FIRST = auto()
    MONTH_FIRST = auto()
    DAY_OF_WHAT = auto()
    NO_UNIT = auto()
    UNKNOWN_UNIT = auto()
    UNIT_OF_WORDS = auto()
    UNIT_OF_INTERVAL = auto()
    INTERVAL_BY_SEX = auto()
    FLAG_MISFIT = auto()
    DASH_AS_NEGATIVE = auto()
    RESULT_PENDING = auto()
    LOINC_DIGIT = auto()
    SHARE_AS_POSITIVE = auto()
    RESULT_OF_ANOTHER = auto()
    FRACTION_AS_PERCENT = auto()

    # Why a field does not take what stands in its column, or the record the row.
    NOT_A_DATE = auto()
    NOT_ON_LIST = auto()
    NOT_WHOLE = auto()
    SEVERAL_NUMBERS = auto()
    TOO_SMALL = auto()
    TOO_LARGE = auto()
    TOO_LONG = auto()
    NOT_READ = auto()
    NOT_TAKEN = auto()
    MISSING = auto()
    ROW_FAULT = auto()


@dataclass(frozen=True)
class Remark:
    """A remark; ``words`` is what it is said of, each under the name of its gap in the sentence."""

    about: About
    words: tuple[tuple[str, Word], ...] = ()


def remark(about: About, **words: Word) -> Remark:
    """Returns a remark; equal words make equal remarks, in whatever order they come."""
    return Remark(about, tuple(sorted(words.items())))


def left_out(text: str) -> Remark:
    """Returns the doubt about words that were not understood."""
    return remark(About.LEFT_OUT, quote=text if len(text) <= 60 else text[:59] + "…")
