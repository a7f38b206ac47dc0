"""Ontology classes: the record's codes, UCUM's units, and the record's own words.

No id is invented: where the record holds only words, the class is in a name space of its own,
"words", whose ids are the words themselves. See docs/decisions/phenopacket.md.
"""

import re
from collections.abc import Iterable
from hashlib import sha256
from typing import Final
from urllib.parse import quote

from casereports.clinical.facts.codes import Code, CodeSystem
from casereports.clinical.units import printed_unit
from casereports.clinical.values import Term
from casereports.renderers.phenopacket.message import Message, one_line

#: The prefix of each system in an id; OTHER has none, as nobody could look its codes up.
PREFIXES: Final = {
    CodeSystem.MONDO: "MONDO",
    CodeSystem.OMIM: "OMIM",
    CodeSystem.ORPHA: "ORPHA",
    CodeSystem.HPO: "HP",
    CodeSystem.SNOMED: "SNOMEDCT",
    CodeSystem.ICD11: "ICD11",
    CodeSystem.ICD10: "ICD10",
    CodeSystem.ICDO: "ICDO",
    CodeSystem.MEDDRA: "MEDDRA",
    CodeSystem.LOINC: "LOINC",
    CodeSystem.ATC: "ATC",
}
#: Which of several codes becomes the term: the order in which the schema recommends systems.
_ORDER = tuple(PREFIXES)
#: "HP:0001263", "ORPHA:927", "MIM 540000", "#540000": what people write before the code itself.
_WRITTEN_PREFIX = re.compile(
    r"^(?:[A-Za-z]+\s*[:_]|(?:ORPHA(?:NET)?|O?MIM)\s*(?=\d)|#)\s*", re.IGNORECASE
)
WORDS, RELATIVE, UCUM, LOINC = "words", "relative", "UCUM", "LOINC"
_UNITY = "1"
#: Longer words are named by their hash: an id is no place for a paragraph.
_LONGEST = 120


def words(text: str) -> Message | None:
    """Returns the class of some words; the same words have the same id in every case."""
    label = one_line(text)
    if not label:
        return None
    if len(label) > _LONGEST:
        return _class(WORDS, f"sha256-{sha256(label.encode()).hexdigest()}", label)
    return _class(WORDS, quote(label, safe="()+,/"), label)


def term(word: Term | None) -> Message | None:
    """Returns the class of a word from a closed list."""
    return None if word is None else words(word.label)


def coded(codes: Code | Iterable[Code] | None, name: str) -> Message | None:
    """Returns the class of the best of ``codes``, or that of ``name`` where none can be told.

    Its label is the code's own words, or ``name``.
    """
    first = next(iter(ordered(codes)), None)
    if first is None:
        return words(name)
    return _class(PREFIXES[first.system], bare(first), one_line(first.term or name))


def others(codes: Iterable[Code], name: str) -> list[Message]:
    """Returns the codes that did not become the term, as references."""
    return [
        {"id": f"{PREFIXES[code.system]}:{bare(code)}", "description": one_line(code.term or name)}
        for code in ordered(codes)[1:]
    ]


def ordered(codes: Code | Iterable[Code] | None) -> list[Code]:
    """Returns the codes whose system has a name space, the best first."""
    given = () if codes is None else (codes,) if isinstance(codes, Code) else codes
    tellable = [code for code in given if code.system in PREFIXES and bare(code)]
    return sorted(tellable, key=lambda code: _ORDER.index(code.system))


def bare(code: Code) -> str:
    """Returns a code without the prefix that some write into it."""
    return quote(_WRITTEN_PREFIX.sub("", code.code), safe="/.-+&")


def loinc(code: str, name: str) -> Message | None:
    """Returns the class of an assay, by its LOINC code where the record holds one."""
    return _class(LOINC, code, one_line(name)) if code else words(name)


def distinct(classes: Iterable[Message | None]) -> list[Message]:
    """Returns classes that could be told, each once: the schema takes no repeats."""
    return list({each["id"]: each for each in classes if each}.values())


def unit(code: str) -> Message:
    """Returns the class of a UCUM unit; a bare number has the unit 1."""
    return _class(UCUM, code or _UNITY, one_line(printed_unit(code)) or code or _UNITY)


def relative(duration: str, label: str) -> Message:
    """Returns the class of a moment by its distance from the index visit (ISO 8601, signed)."""
    return _class(RELATIVE, duration, one_line(label))


def _class(prefix: str, local: str, label: str) -> Message:
    return {"id": f"{prefix}:{local}", "label": label}
