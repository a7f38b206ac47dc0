"""Weeks of gestation: "38+2", "about 30 weeks"."""

import re

from casereports.clinical.notation.exact import NotationError, built
from casereports.clinical.timing import GestationalAge

_EXAMPLE = "38+2"
_WEEKS = re.compile(
    r"(?P<about>about\b|around\b|approximately\b|approx\b\.?|circa\b|ca\b\.?|~|≈)?\s*"
    r"(?:GA\b|GW\b)?\s*(?P<weeks>[0-9]{1,2})"
    r"(?:\s*\+\s*(?P<plus>[0-9])(?:/7)?|\s+(?P<sevenths>[0-6])/7)?"
    r"\s*(?:(?:completed\s+)?(?:weeks?|wks?|w(?![a-z]))['’]?)?"
    r"(?:\s*(?:and\s+|,\s*)?(?P<more>[0-6])(?:/7|\s*(?:days?|d)\b['’]?))?"
    r"(?:\s*(?:of\s+)?(?:gestation|pregnancy))?",
    re.IGNORECASE,
)
_DAYS = ("plus", "sevenths", "more")


def parse_gestation(text: str) -> GestationalAge:
    """Reads completed weeks and days: "38+2", "38 weeks and 2 days", "30 weeks"."""
    found = _WEEKS.fullmatch(text.strip())
    days = [found[name] for name in _DAYS if found[name]] if found else []
    if found is None or len(days) > 1:
        raise NotationError(
            f"“{text.strip()}” is not a gestational age; write for example “{_EXAMPLE}” "
            "or “about 30 weeks”."
        )
    return built(
        GestationalAge,
        _EXAMPLE,
        weeks=int(found["weeks"]),
        days=int(days[0]) if days else 0,
        approximate=found["about"] is not None,
    )


def write_gestation(gestation: GestationalAge) -> str:
    """Writes completed weeks plus days; an approximate age without days in weeks alone."""
    if gestation.approximate and not gestation.days:
        return f"about {gestation.weeks} weeks"
    about = "about " if gestation.approximate else ""
    return f"{about}{gestation.weeks}+{gestation.days}"
