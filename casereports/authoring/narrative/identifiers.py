"""What in a text may identify a patient, and what is to be linked: remarks, never a clearance."""

import re
from collections.abc import Iterator

from casereports.authoring.narrative.paragraphs import About, Remark

_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan\.?|feb\.?|mar\.?|apr\.?|jun\.?|jul\.?|aug\.?|sept?\.?|oct\.?|nov\.?|dec\.?|"
    "januar|jänner|februar|märz|mai|juni|juli|oktober|dezember|"
    "janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|"
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
)
_YEAR = r"(?:19|20)\d\d"
_DAY_MONTH_YEAR = (
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th|er|\.)?\s+(?:of\s+|de\s+)?)?(?:{_MONTHS})"
    rf"(?:\s+\d{{1,2}}(?:st|nd|rd|th)?,)?\s+(?:de\s+|del\s+)?{_YEAR}\b"
)
_DIGITS_ONLY = (
    rf"\b{_YEAR}-\d{{1,2}}-\d{{1,2}}\b"
    rf"|\b\d{{1,2}}\s?[./-]\s?\d{{1,2}}\s?[./-]\s?(?:{_YEAR}|\d\d)\b(?![.,/]?\d)"
)
_PHONE = (
    r"(?<!\w)\+\d{1,3}[\s().\d/-]{6,20}\d"
    r"|\b(?:phone|tel|telephone|telefon|teléfono|téléphone|tél|fax)\b[\s.:]{0,3}"
    r"[(\d][\d\s()./-]{5,20}\d"
)
_NUMBER = (
    r"\b(?:MRN|medical record|hospital|patient|patienten|chart|file|case|NHS|insurance|fall|"
    r"dossier|historia clínica|expediente)[\s-]{0,2}(?:ID|no|number|num|nr|nummer|n°|nº)"
    r"[\s.:#]{0,4}[A-Za-z]{0,4}[-/]?\d[\w/-]{2,}"
    r"|\bMRN[\s.:#]{0,4}[A-Za-z]{0,4}\d[\w/-]{2,}"
    r"|(?<![\w.,/+-])\d{7,}\b(?![.,]\d)"
)
_PATTERNS = (
    (About.EMAIL, r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"),
    (About.DATE, f"{_DAY_MONTH_YEAR}|{_DIGITS_ONLY}"),
    (About.PHONE, _PHONE),
    (About.NUMBER, _NUMBER),
)
_IDENTIFIERS = [(about, re.compile(pattern, re.IGNORECASE)) for about, pattern in _PATTERNS]
_CITATIONS = re.compile(
    r"\[\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,20}\]"
    r"|(?<![\d\s])(?<!\b(?:mm|cm|dm|km))(?<!\b[msh])"
    r"\^\d{1,3}(?:(?:\\ |[,–-])+\d{1,3}){0,20}\^(?!\w)"
)
#: As many quotes of one kind as a person will read.
_MOST = 20


def remarks_on(text: str) -> tuple[Remark, ...]:
    """Returns what the author should look at in a text, each quote once."""
    return (*_identifiers(text), *_citations(text))


def _identifiers(text: str) -> Iterator[Remark]:
    for about, pattern in _IDENTIFIERS:
        quotes = dict.fromkeys(" ".join(found[0].split()) for found in pattern.finditer(text))
        for quote in list(quotes)[:_MOST]:
            yield Remark(about=about, quote=quote)


def _citations(text: str) -> Iterator[Remark]:
    found = _CITATIONS.search(text)
    if found:
        yield Remark(about=About.CITATIONS, quote=found[0].replace("\\ ", " ").strip("^"))
