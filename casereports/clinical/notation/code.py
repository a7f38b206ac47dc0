"""Codes with their system: "ICD-10 C7A.8 other malignant neuroendocrine tumours"."""

import re

from casereports.clinical.facts.codes import Code, CodeSystem
from casereports.clinical.notation.exact import QUOTED, NotationError, built, quoted, unquoted
from casereports.clinical.sentences import _

_EXAMPLE = "ICD-10 C7A.8"
_SYSTEMS = {
    CodeSystem.ICD10: r"ICD[- ]?10(?:[- ]?(?:CM|GM|WHO))?",
    CodeSystem.ICD11: r"ICD[- ]?11(?:[- ]?MMS)?",
    CodeSystem.ICDO: r"ICD[- ]?O(?:[- ]?3(?:\.\d)?)?",
    CodeSystem.SNOMED: r"SNOMED(?:[- ]?CT)?|SCTID",
    CodeSystem.ORPHA: r"ORPHA(?:code|net)?",
    CodeSystem.OMIM: r"OMIM|MIM",
    CodeSystem.HPO: r"HPO",
    CodeSystem.MONDO: r"Mondo",
    CodeSystem.LOINC: r"LOINC",
    CodeSystem.MEDDRA: r"MedDRA",
    CodeSystem.ATC: r"ATC",
    CodeSystem.OTHER: r"other",
}
_SPEAKING = ((re.compile(r"HP:\d"), CodeSystem.HPO), (re.compile(r"MONDO:\d"), CodeSystem.MONDO))
_CODE = re.compile(
    rf"\s*(?:(?P<system>{'|'.join(f'(?P<{key.name}>{words})' for key, words in _SYSTEMS.items())})"
    rf"(?:\s*:\s*|\s+))?(?P<code>{QUOTED}|[^\s\":]\S*)(?:\s+(?P<term>.*))?",
    re.IGNORECASE,
)


def parse_code(text: str) -> Code:
    """Reads a system, a code and, after it, the code's words."""
    typed = text.strip()
    speaking = next((system for pattern, system in _SPEAKING if pattern.match(typed)), None)
    found = _CODE.fullmatch(f"{speaking.label} {typed}" if speaking else typed)
    if found is None or found["system"] is None:
        raise NotationError(
            _(
                "Begin a code with its system; write for example “%(example)s” (known are "
                "%(systems)s).",
                example=_EXAMPLE,
                systems=tuple(CodeSystem),
            )
        )
    system = next(each for each in CodeSystem if found[each.name])
    term = (found["term"] or "").strip()
    return built(Code, _EXAMPLE, system=system, code=unquoted(found["code"]), term=unquoted(term))


def write_code(code: Code) -> str:
    """Writes a code with its system and words."""
    plain = re.fullmatch(r"[^\s\":]\S*", code.code)
    term = quoted(code.term) if re.fullmatch(QUOTED, code.term) else code.term
    return f"{code.system.label} {code.code if plain else quoted(code.code)} {term}".rstrip()
