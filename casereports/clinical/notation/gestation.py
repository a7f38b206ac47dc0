"""Weeks of gestation: "38+2", "about 30 weeks", "at 20+5 weeks of gestation"."""

import re

from casereports.clinical.notation.exact import NotationError, built
from casereports.clinical.sentences import _
from casereports.clinical.timing import AtGestation, GestationalAge

_EXAMPLE = "38+2"
_WEEKS = re.compile(
    r"(?P<about>about\b|around\b|approximately\b|approx\b\.?|circa\b|ca\b\.?|~|≈)?\s*"
    r"(?:GA\b|GW\b)?\s*(?P<weeks>[0-9]{1,2})"
    r"(?:\s*\+\s*(?P<plus>[0-9])(?:/7)?|\s+(?P<sevenths>[0-6])/7)?"
    r"\s*(?:(?:completed\s+)?(?:weeks?|wks?|w(?![a-z]))['’]?)?"
    r"(?:\s*(?:and\s+|,\s*)?(?P<more>[0-6])(?:/7|\s*(?:days?|d)\b['’]?))?"
    r"(?:\s*(?:of\s+)?(?:gestation(?:al\s+age)?|pregnancy|GA))?",
    re.IGNORECASE,
)
_DAYS = ("plus", "sevenths", "more")
_POSTMENSTRUAL = re.compile(
    r"(?:(?:at|a|the)\s+)*(?:PMA|post-?\s?menstrual\s+age)(?:\s+of\b|:)?\s*(?P<before>.+)"
    r"|(?:at\s+)?(?P<after>.+?)\s*(?:of\s+)?(?:PMA|post-?\s?menstrual\s+age)",
    re.IGNORECASE,
)
_GESTATIONAL = re.compile(
    r"(?:(?:at|in|a|the)\s+)*"
    r"(?:(?:(?:gestational\s+age|GA|gestational\s+week|GW)(?:\s+of\b|:)?)\s*(?P<named>.+)"
    r"|week\s+(?P<week>[0-9]+\s+of\s+(?:gestation|pregnancy))"
    r"|(?P<plain>.*(?:[0-9]\s*\+\s*[0-9]|[0-9]/7|gestation|pregnancy|\bGA\b).*))",
    re.IGNORECASE,
)


def parse_gestation(text: str) -> GestationalAge:
    """Reads completed weeks and days: "38+2", "38 weeks and 2 days", "30 weeks"."""
    found = _WEEKS.fullmatch(text.strip())
    days = [found[name] for name in _DAYS if found[name]] if found else []
    if found is None or len(days) > 1:
        raise NotationError(
            _(
                "“%(quote)s” is not a gestational age; write for example “%(example)s” or "
                "“about 30 weeks”.",
                quote=text.strip(),
                example=_EXAMPLE,
            )
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


def gestational_moment(text: str, *, approximate: bool) -> AtGestation | None:
    """Reads a moment of pregnancy ("20+5 weeks of gestation"), or a postmenstrual age."""
    for pattern, postmenstrual in ((_POSTMENSTRUAL, True), (_GESTATIONAL, False)):
        found = pattern.fullmatch(text)
        said = next(filter(None, found.groups()), "") if found else ""
        if not said or not _WEEKS.fullmatch(said):
            continue
        gestation = parse_gestation(f"about {said}" if approximate else said)
        return AtGestation(kind="gestation", gestation=gestation, postmenstrual=postmenstrual)
    return None


def write_gestational_moment(moment: AtGestation) -> str:
    """Writes a moment of pregnancy, or a postmenstrual age."""
    gestation = moment.gestation
    at = "about" if gestation.approximate else "at"
    of = "postmenstrual age" if moment.postmenstrual else "of gestation"
    return f"{at} {gestation.weeks}+{gestation.days} weeks {of}"
