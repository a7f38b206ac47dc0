"""Mitotic counts with their denominator: "3 per 10 HPF", "<2 per 2 mm²"."""

import re

from casereports.clinical.facts.pathology import Mitoses
from casereports.clinical.notation.exact import NotationError, built
from casereports.clinical.notation.number import parse_number, write_number
from casereports.clinical.sentences import _

_EXAMPLE = "3 per 10 HPF"
_COUNT = re.compile(
    r"(?P<count>.+?)\s*(?:mitos[ei]s|mitotic\s+figures)?\s*(?:\bper\b|\bin\b|/)\s*"
    r"(?P<area>.*?)\s*(?:(?P<fields>\[?HPFs?\]?|high[- ]power\s+fields?)|mm2|mm²|mm\^2)",
    re.IGNORECASE,
)


def parse_mitoses(text: str) -> Mitoses:
    """Reads a count per high-power fields or per mm²; without a number the area is one."""
    found = _COUNT.fullmatch(text.strip())
    if found is None:
        raise NotationError(
            _(
                "“%(quote)s” is not a mitotic count; write for example “%(example)s” or “<2 "
                "per 2 mm²”.",
                quote=text.strip(),
                example=_EXAMPLE,
            )
        )
    return built(
        Mitoses,
        _EXAMPLE,
        count=parse_number(found["count"]),
        area=parse_number(found["area"] or "1"),
        unit="[HPF]" if found["fields"] else "mm2",
    )


def write_mitoses(mitoses: Mitoses) -> str:
    """Writes a count with its denominator."""
    unit = "mm²" if mitoses.unit == "mm2" else "HPF"
    return f"{write_number(mitoses.count)} per {write_number(mitoses.area)} {unit}"
