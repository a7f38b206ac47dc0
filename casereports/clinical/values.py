"""The base of every value: frozen, valid from birth, and the kinds of text that values hold."""

import unicodedata
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from casereports.clinical.sentences import FactError, _


class Value(BaseModel):
    """An immutable value that refuses what it does not know.

    Everything past the record's door is built of these: facts, manuscripts, problems.
    Raises pydantic's ``ValidationError`` with the path of each fault.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")


class Term(StrEnum):
    """A word from a closed list: ``value`` is stored, ``label`` is what people read."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label or value.replace("_", " ")
        return member


#: Not in XML (U+FFFE, U+FFFF), line breaks of their own, and marks that reverse what is read.
_UNWANTED = "\ufffe\uffff\u2028\u2029\u202a\u202b\u202d\u202e\u2066\u2067\u2068"


def _printable(text: str) -> str:
    for character in text:
        unprintable = unicodedata.category(character) in {"Cc", "Cs"} or character in _UNWANTED
        if unprintable and character not in "\n\t":
            raise FactError(
                _(
                    "holds a character that cannot be printed (U+%(code)s); remove it",
                    code=f"{ord(character):04X}",
                )
            )
    return text


def _one_line(text: str) -> str:
    if "\n" in text or "\t" in text:
        raise FactError(_("must be a single line; remove the line breaks and tabs"))
    return text


def _plain(number: Decimal) -> Decimal:
    """Writes 1E+3 as 1000, so that a number has one spelling; trailing zeros stay (5.0)."""
    if not number.is_finite():
        raise FactError(_("must be a number"))
    if number.adjusted() > 15 or number.as_tuple().exponent < -12:  # type: ignore[operator]  # finite
        raise FactError(_("must have at most 16 digits before and 12 after the decimal point"))
    return Decimal(f"{number:f}")


def _filled(texts: tuple[str, ...]) -> tuple[str, ...]:
    if not all(texts):
        raise FactError(_("holds an empty entry; remove it"))
    return texts


#: Lengths that the record's columns share.
LINE, TEXT, PROSE = 300, 20_000, 200_000

#: One line of text, at most 300 characters.
Line = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=LINE),
    AfterValidator(_printable),
    AfterValidator(_one_line),
]
#: Some sentences, at most 20,000 characters.
LongText = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=TEXT), AfterValidator(_printable)
]
#: A section's prose, at most 200,000 characters.
Prose = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=PROSE), AfterValidator(_printable)
]
#: A list of lines, in order.
Lines = Annotated[tuple[Line, ...], Field(max_length=500), AfterValidator(_filled)]
#: An exact decimal number, as it was written: 5.0 stays 5.0.
Exact = Annotated[Decimal, AfterValidator(_plain)]
#: A whole number of something that is counted.
Count = Annotated[int, Field(ge=0, le=1_000_000)]
#: The name of a row, unique in its table and case: ``alp``, ``mri-mass``.
Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9](?:[a-z0-9._-]{0,58}[a-z0-9])?$")]


class RowValue(Value):
    """A row of the record: a value with a name."""

    key: Key


def label(term: Term | None) -> str:
    """Returns a term's words, or nothing for no term."""
    return "" if term is None else term.label


def without_empty(data: dict[str, Any]) -> dict[str, Any]:
    """Returns ``data`` without the entries that say nothing."""
    return {name: value for name, value in data.items() if value not in (None, "", ())}
