"""Scores of markers with their system: "H-score: 240", "Allred: 8", "HER2: 2+"."""

import re

from casereports.clinical.facts.pathology import MarkerScore
from casereports.clinical.notation.exact import QUOTED, NotationError, built, quoted, unquoted
from casereports.clinical.sentences import _

_EXAMPLE = "H-score: 240"
_SCORE = re.compile(rf"({QUOTED}|[^\":]+):(.+)")
_NUMBER = re.compile(r"[<>≤≥]?[0-9+][^:]*")


def parse_score(text: str) -> MarkerScore:
    """Reads a score's system, a colon and the score; the colon may be missing before a number."""
    typed = text.strip()
    system, _blank, value = typed.rpartition(" ")
    spoken = ":" not in system and system and _NUMBER.fullmatch(value)
    found = _SCORE.fullmatch(f"{system}: {value}" if spoken else typed)
    if found is None:
        raise NotationError(
            _(
                "“%(quote)s” is not a score; write for example “%(example)s”.",
                quote=typed,
                example=_EXAMPLE,
            )
        )
    return built(MarkerScore, _EXAMPLE, system=unquoted(found[1].strip()), value=found[2])


def write_score(score: MarkerScore) -> str:
    """Writes a score after its system."""
    plain = re.fullmatch(r"[^\":]+", score.system)
    return f"{score.system if plain else quoted(score.system)}: {score.value}"
