"""Drugs, devices, grafts and radiation of a regimen, in the words of a table."""

from collections.abc import Sequence
from itertools import pairwise

from casereports.clinical.facts.agents import Agent, Frequency
from casereports.clinical.facts.codes import Presence
from casereports.clinical.facts.procedure import Device
from casereports.clinical.facts.treatment import Graft, RadiationCourse
from casereports.clinical.quantities import Number
from casereports.clinical.timing import Duration
from casereports.clinical.values import label
from casereports.clinical.wording.number import MINUS
from casereports.manuscript.compose.printed import (
    counted,
    dose,
    duration,
    number,
    percent,
    quantity,
    size,
)
from casereports.manuscript.compose.table import aside, led, said
from casereports.manuscript.compose.time import period

#: So many days in a row are printed as a range.
LEAST_RANGE = 3
_SEROSTATUS = {Presence.PRESENT: "positive", Presence.ABSENT: "negative"}


def agents_words(agents: Sequence[Agent]) -> list[str]:
    """Returns each agent in words; the later steps of a changing dose begin with "then"."""
    steps = iter(sorted((agent for agent in agents if agent.step), key=lambda one: one.step or 0))
    words: list[str] = []
    last = 0
    for agent in (next(steps) if agent.step else agent for agent in agents):
        step = agent.step or 0
        words.append(("then " if step > last > 0 else "") + agent_words(agent))
        last = step
    return words


def agent_words(agent: Agent) -> str:
    """Returns "surufatinib 300 mg by mouth once daily" with all else that is told of it."""
    named = agent.inn + aside(agent.synonym, agent.brand)
    given = said(
        named,
        dose(agent.dose),
        label(agent.route),
        led("over ", duration(agent.infusion)),
        often(agent.frequency, agent.interval),
        days_words(agent.days),
        by=" ",
    )
    level = said(agent.target, quantity(agent.target_level), by=" ")
    return said(
        given,
        period(agent.when, agent.until, agent.duration),
        cycles(agent.cycle_length, agent.cycles_given, agent.cycles_planned),
        led("at most ", dose(agent.maximum)),
        led("in total ", quantity(agent.total)),
        led("dose intensity ", percent(agent.intensity)),
        led("aiming at ", level),
        led("for ", agent.indication),
        agent.note,
    )


def often(frequency: Frequency | None, interval: Duration | None) -> str:
    """Returns how often something is given: "twice daily", "every 3 weeks"."""
    if frequency is Frequency.EVERY:
        return every(interval)
    return said(label(frequency), every(interval))


def every(interval: Duration | None) -> str:
    """Returns "every 3 weeks", "every week"."""
    if interval is None:
        return ""
    one = interval.value == 1 and interval.high is None and interval.comparator is None
    return f"every {interval.unit.label if one else duration(interval)}"


def days_words(days: Sequence[int]) -> str:
    """Returns the days of a cycle: "on day 1", "on days 1, 8", "on days −5 to −3"."""
    if not days:
        return ""
    printed = [str(day).replace("-", MINUS) for day in days]
    in_a_row = all(later == day + 1 for day, later in pairwise(days))
    if in_a_row and len(days) >= LEAST_RANGE:
        between = "–" if min(days) >= 0 else " to "
        return f"on days {printed[0]}{between}{printed[-1]}"
    return f"on day{'' if len(days) == 1 else 's'} {', '.join(printed)}"


def cycles(length: Duration | None, given: Number | None, planned: Number | None) -> str:
    """Returns "2 of 4 cycles of 21 days"."""
    of = f" of {duration(length)}" if length else ""
    if given and planned:
        return f"{number(given)} of {counted(planned, 'cycle', 'cycles')}{of}"
    told = counted(given, "cycle", "cycles") or led("planned ", counted(planned, "cycle", "cycles"))
    return f"{told}{of}" if told else led("in cycles", of)


def radiation_words(course: RadiationCourse) -> str:
    """Returns "50.4 Gy in 28 fractions of 1.8 Gy to the pelvis", with technique and boost."""
    fractions = said(
        led("in ", counted(course.fractions, "fraction", "fractions")),
        led("of ", quantity(course.fraction)),
        label(course.frequency),
        by=" ",
    )
    boost = said(
        led("boost of ", quantity(course.boost)),
        led("in ", counted(course.boost_fractions, "fraction", "fractions")),
        by=" ",
    )
    dosed = said(quantity(course.total) or "radiation", fractions, f"to {course.target}", by=" ")
    return said(
        dosed,
        course.technique,
        boost,
        led("concurrent with ", course.concurrent_with),
        period(course.when, course.until, course.duration),
    )


def device_words(device: Device) -> str:
    """Returns "venous cannula (Maker, model), 25 Fr, right femoral vein"."""
    count = f"{device.count} × " if device.count and device.count > 1 else ""
    return said(
        count + device.name + aside(device.manufacturer, device.model),
        quantity(device.size),
        size(device.dimensions),
        said(label(device.laterality), device.site, by=" "),
        device.detail,
        period(device.when, device.until),
    )


def graft_words(graft: Graft) -> str:
    """Returns a graft with its donor, matching and conditioning."""
    matched = ""
    if graft.hla_matched is not None:
        of = f"/{graft.hla_compared}" if graft.hla_compared else ""
        matched = f"HLA {graft.hla_matched}{of} matched"
    return said(
        f"graft from {graft.source.label}",
        led("donor: ", graft.donor),
        matched,
        led("ABO: ", graft.abo),
        led("CMV donor ", _serostatus(graft.cmv_donor)),
        led("CMV recipient ", _serostatus(graft.cmv_recipient)),
        f"{graft.conditioning.label} conditioning" if graft.conditioning else "",
        led("cold ischaemia ", duration(graft.cold_ischaemia)),
    )


def _serostatus(presence: Presence | None) -> str:
    return _SEROSTATUS.get(presence, label(presence)) if presence else ""
