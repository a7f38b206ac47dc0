"""Ages: "68 years", "5 years 4 months", "3 weeks", "in the 60s", "about 40 years"."""

import re

from casereports.clinical.notation.duration import UNIT, unit_of
from casereports.clinical.notation.exact import NotationError, built
from casereports.clinical.sentences import _
from casereports.clinical.timing import Age, TimeUnit
from casereports.clinical.wording.age import decade_words, is_oldest

_EXAMPLE = "5 years 4 months"
_ABOUT = re.compile(
    r"(?:about\b|around\b|approximately\b|approx\b\.?|circa\b|ca\b\.?|~|≈)\s*", re.IGNORECASE
)
_DECADE = re.compile(r"(?:in\s+)?(?:the|his|her|their)?\s*(\d{2,3})\s*['’]?s", re.IGNORECASE)
_PART = re.compile(rf"(?:\s*,|\s*\band\b)?[\s-]*(\d+)[\s-]*({UNIT})", re.IGNORECASE)
_OLD = re.compile(r"[\s-]*(?:old|o|/o|of\s+age)\.?$", re.IGNORECASE)
_FIELDS = {
    TimeUnit.YEAR: "years",
    TimeUnit.MONTH: "months",
    TimeUnit.WEEK: "weeks",
    TimeUnit.DAY: "days",
    TimeUnit.HOUR: "hours",
    TimeUnit.MINUTE: "minutes",
}


def parse_age(text: str) -> Age:
    """Reads an age in one or several parts, or a decade; a bare number counts years."""
    typed = re.sub(r"^aged?\b\s*", "", text.strip(), flags=re.IGNORECASE)
    about = _ABOUT.match(typed)
    typed = typed[about.end() :] if about else typed
    decade = _DECADE.fullmatch(typed)
    if decade:
        return built(Age, _EXAMPLE, decade=int(decade[1]), approximate=bool(about))
    if re.fullmatch(r"\d{1,3}", typed):
        return built(Age, _EXAMPLE, years=int(typed), approximate=bool(about))
    return built(Age, _EXAMPLE, **_parts(_OLD.sub("", typed), text), approximate=bool(about))


def _parts(typed: str, whole: str) -> dict[str, int]:
    parts: dict[str, int] = {}
    rest = typed
    while found := _PART.match(rest):
        field = _FIELDS.get(unit_of(found[2]))
        if field is None or field in parts:
            break
        parts[field] = int(found[1])
        rest = rest[found.end() :]
    if rest.strip() or not parts:
        raise NotationError(
            _(
                "“%(quote)s” is not an age; write for example “68 years”, “5 years 4 months”, "
                "“3 weeks” or “in the 60s”.",
                quote=whole.strip(),
            )
        )
    return parts


def write_age(age: Age) -> str:
    """Writes an age in its parts, or its decade; one that is told as the oldest in its words."""
    if is_oldest(age):
        return decade_words(age)
    about = "about " if age.approximate else ""
    if age.decade is not None:
        return f"{about}in the {age.decade}s"
    given = ((unit, getattr(age, field)) for unit, field in _FIELDS.items())
    return about + " ".join(
        f"{number} {unit.label}{'' if number == 1 else 's'}"
        for unit, number in given
        if number is not None
    )
