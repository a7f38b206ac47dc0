"""Drugs with dose and schedule, and courses of radiation."""

from casereports.clinical.facts.agents import Agent, Frequency
from casereports.clinical.facts.treatment import RadiationCourse
from casereports.clinical.quantities import Number, Quantity
from casereports.clinical.wording.listing import listed
from casereports.clinical.wording.quantity import printed_quantity
from casereports.clinical.wording.timing import printed_duration
from casereports.renderers.phenopacket.message import Message, message
from casereports.renderers.phenopacket.quantities import dose, is_exact, quantity
from casereports.renderers.phenopacket.scope import Scope
from casereports.renderers.phenopacket.terms import term, words

_TO_GRAY = {"Gy": 1, "cGy": 100, "mGy": 1000}


def drug(agent: Agent) -> Message:
    """Returns a drug; how long each dose was kept has no calendar, so that it isn't told."""
    amount = dose(agent.dose)
    interval = amount and message(quantity=amount, scheduleFrequency=words(_schedule(agent)))
    return message(
        agent=words(agent.inn),
        routeOfAdministration=term(agent.route),
        doseIntervals=[interval] if interval else [],
        cumulativeDose=quantity(agent.total),
    )


def _schedule(agent: Agent) -> str:
    """Returns how often a drug is given: "every 3 weeks", "once daily on days 1 and 8"."""
    parts = [agent.frequency.label if agent.frequency else ""]
    if agent.frequency is Frequency.EVERY and agent.interval:
        parts.append(printed_duration(agent.interval))
    if agent.days:
        parts.append(f"on day{'s' if len(agent.days) > 1 else ''} {listed(map(str, agent.days))}")
    if agent.cycle_length:
        parts.append(f"in cycles of {printed_duration(agent.cycle_length)}")
    return " ".join(filter(None, parts))


def radiation(course: RadiationCourse, scope: Scope) -> Message:
    """Returns a course of radiation.

    The schema's doses are whole grays: 50.4 Gy, or a course without its number of fractions, is
    told as a procedure in words instead of rounded.
    """
    gray, fractions = _whole(course.total, in_gray=True), _whole(course.fractions)
    modality = course.technique or "radiotherapy"
    if gray is not None and fractions is not None:
        return {
            "radiationTherapy": {
                "modality": words(modality),
                "bodySite": words(course.target),
                "dosage": gray,
                "fractions": fractions,
            }
        }
    told = [modality, printed_quantity(course.total) if course.total else ""]
    if fractions is not None:
        told.append(f"in {fractions} fractions")
    return {
        "procedure": message(
            code=words(" ".join(filter(None, told))),
            bodySite=words(course.target),
            performed=scope.when(course.when),
        )
    }


def _whole(number: Number | None, *, in_gray: bool = False) -> int | None:
    """Returns an exact whole number, of grays where asked for, or None for any other."""
    if number is None or not is_exact(number):
        return None
    value = number.value
    if in_gray:
        parts = _TO_GRAY.get(number.unit) if isinstance(number, Quantity) else None
        if parts is None:
            return None
        value /= parts
    return int(value) if value == int(value) else None
