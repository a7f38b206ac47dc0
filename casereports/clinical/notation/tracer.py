"""Radiopharmaceuticals: "18F-FDG, 370 MBq, 60 minutes"."""

import re

from casereports.clinical.facts.imaging import Tracer
from casereports.clinical.notation.duration import leading_time, parse_duration, write_duration
from casereports.clinical.notation.exact import (
    QUOTED,
    NotationError,
    built,
    exact_form,
    quoted,
    unquoted,
)
from casereports.clinical.notation.number import NUMBER
from casereports.clinical.notation.quantity import parse_quantity, write_quantity
from casereports.clinical.sentences import _

_EXAMPLE = "18F-FDG, 370 MBq, 60 minutes"
_TRACER = re.compile(rf"(?P<name>{QUOTED}|[^\",]+(?:,\S[^\",]*)*)(?P<parts>(?:,\s+[^,\s].*)?)")
_UNPARTED = re.compile(rf"([^\",]*[^\",\s])\s+({NUMBER}\s*[kMGmµ]?(?:Bq|Ci)\b.*)")
_ACTIVITY = "activity "
_TWICE = {
    "activity": _("Give the activity once; write for example “%(example)s”.", example=_EXAMPLE),
    "uptake": _("Give the uptake once; write for example “%(example)s”.", example=_EXAMPLE),
}
_AFTER_UPTAKE = re.compile(
    r"\s*(?:p\.?\s?i\.?|after\s+injection|uptake(?:\s+time)?)$", re.IGNORECASE
)


def parse_tracer(text: str) -> Tracer:
    """Reads a tracer's name and, after commas, its activity and uptake time."""
    typed = text.strip()
    unparted = _UNPARTED.fullmatch(typed)
    found = _TRACER.fullmatch(f"{unparted[1]}, {unparted[2]}" if unparted else typed)
    if found is None:
        raise NotationError(
            _(
                "“%(quote)s” is not a tracer; write for example “%(example)s”.",
                quote=typed,
                example=_EXAMPLE,
            )
        )
    fields: dict[str, object] = {}
    for part in re.split(r",\s+", found["parts"])[1:]:
        kind, value = _part(part)
        if kind in fields:
            raise NotationError(_TWICE[kind])
        fields[kind] = value
    return built(Tracer, _EXAMPLE, name=unquoted(found["name"].strip()), **fields)


def _part(text: str) -> tuple[str, object]:
    if text.startswith(_ACTIVITY):
        return "activity", parse_quantity(text.removeprefix(_ACTIVITY))
    time = _AFTER_UPTAKE.sub("", text)
    elapsed = leading_time(time)
    if elapsed and not elapsed.rest.strip():
        return "uptake", parse_duration(time)
    return "activity", parse_quantity(text)


def write_tracer(tracer: Tracer) -> str:
    """Writes a tracer with its activity and uptake time."""
    activity = write_quantity(tracer.activity) if tracer.activity else ""
    uptake = f", {write_duration(tracer.uptake)}" if tracer.uptake else ""
    plain = f", {activity}" if activity else ""
    said = f", {_ACTIVITY}{activity}" if activity else ""
    names = tracer.name, quoted(tracer.name)
    forms = (f"{name}{part}{uptake}" for part in (plain, said) for name in names)
    return exact_form(tracer, parse_tracer, *forms)
