"""Text that can be printed: what a reference's fields may hold."""

import re
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from casereports.clinical.sentences import FactError, _

# Tab and line ends are let through; C0, C1 and the two non-characters can stand in no XML.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def printable(text: str) -> str:
    """Return the text, or raise ``ValueError`` naming its first unprintable character."""
    if found := UNPRINTABLE.search(text):
        raise FactError(
            _(
                "holds a control character that can't be printed: U+%(code)s",
                code=f"{ord(found[0]):04X}",
            )
        )
    return text


def digits_as_text(value: object) -> object:
    """Turn a whole number into text, so that ``30`` and ``"30"`` are one volume."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value


def bare_doi(value: object) -> object:
    """Take ``doi:`` or the resolver's address off a DOI; raises ``ValueError`` for other text."""
    if not isinstance(value, str):
        return value
    doi = re.sub(r"^\s*(https?://(dx\.)?doi\.org/|doi:\s*)", "", value, flags=re.IGNORECASE).strip()
    if not re.fullmatch(r"10\.\d{4,9}(\.\d+)*/\S+", doi):
        raise FactError(_('a DOI starts with "10.", a number and a slash, as in 10.1000/182'))
    return doi


Key = Annotated[
    str,
    BeforeValidator(digits_as_text),
    Field(pattern=r"^\w[\w:.+/#-]*$", max_length=200),
]
"""What a text cites: letters, digits and ``_ : . + / # -``, so that ``[@key; @key]`` is clear."""

Line = Annotated[str, AfterValidator(printable), Field(max_length=5_000)]
Number = Annotated[
    str, BeforeValidator(digits_as_text), AfterValidator(printable), Field(max_length=500)
]
Doi = Annotated[str, BeforeValidator(bare_doi), AfterValidator(printable), Field(max_length=1_000)]
Prose = Annotated[str, AfterValidator(printable), Field(max_length=100_000)]
