"""What quotations print, in the demonstration case and in small ones."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from casereports.clinical.casefile import read_case
from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.wording.number import NBSP
from casereports.manuscript.quoting.forms import Teller
from casereports.manuscript.quoting.quote import quoted
from tests.manuscript.papers import facts

FOLDER = Path(__file__).parents[2] / "cases" / "quotations"


@cache
def demonstration() -> CaseFacts:
    """The case that has something to say for every form of every noun."""
    return read_case((FOLDER / "case.json").read_text(encoding="utf-8"))


@cache
def prints() -> dict[str, str]:
    """What each quotation must print of the demonstration case, no-break spaces as spaces."""
    loaded: dict[str, str] = json.loads((FOLDER / "prints.json").read_text(encoding="utf-8"))
    return loaded


def path(quotation: str) -> tuple[str, ...]:
    """Returns "{lab:alp}" as its parts."""
    return tuple(quotation.strip("{}").split(":"))


def told(quotation: str, case: CaseFacts, *, exact_age: bool = True) -> str:
    """Returns what a quotation prints of a case, no-break spaces as spaces."""
    words, _source = quoted(path(quotation), Teller(case, exact_age=exact_age))
    return words.replace(NBSP, " ")


def lab(key: str, value: str, unit: str = "U/L", **parts: Any) -> dict[str, Any]:
    """A numeric result of ALP."""
    result = {"kind": "numeric", "value": value.lstrip("<>="), "unit": unit}
    if comparator := value.removesuffix(value.lstrip("<>=")):
        result["comparator"] = comparator
    return {"key": key, "analyte": "alkaline phosphatase", "result": result, **parts}


def day(number: int) -> dict[str, Any]:
    """A day after the index visit, or before it."""
    side = "before" if number < 0 else "after"
    return {"kind": "offset", "value": abs(number), "unit": "day", "direction": side}


def with_labs(*rows: dict[str, Any]) -> CaseFacts:
    return facts(labs=rows)
