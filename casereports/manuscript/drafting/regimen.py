"""What a treatment consisted of: drugs and doses, cycles, radiation, settings."""

from collections.abc import Sequence

from casereports.clinical.facts.agents import Agent
from casereports.clinical.facts.treatment import Treatment
from casereports.manuscript.drafting.english import bracket, words
from casereports.manuscript.drafting.measurements import phrase
from casereports.manuscript.drafting.moments import is_beginning
from casereports.manuscript.drafting.procedures import device
from casereports.manuscript.drafting.scribe import Quoted, Scribe


def agents(scribe: Scribe, treatment: Treatment) -> list[str]:
    """Returns each drug; the later steps of a changing dose begin with "then"."""
    rows = treatment.agents
    steps = iter(sorted((row for row in rows if row.step), key=lambda row: row.step or 0))
    told: list[str] = []
    last = 0
    for row in (next(steps) if row.step else row for row in rows):
        step = row.step or 0
        told.append(("then " if step > last > 0 else "") + agent(scribe, row, treatment))
        last = step
    return told


def agent(scribe: Scribe, row: Agent, treatment: Treatment) -> str:
    """Returns "vancomycin 1 g intravenously every 12 hours for 7 days (trough of 15–20 mg/L)".

    What the whole treatment has in common is told with the treatment.
    """
    quoted = scribe.row(row)
    common = all(
        getattr(row, name) == getattr(treatment, name) for name in ("when", "until", "duration")
    )
    target, level = quoted("target"), quoted("target_level")
    maximum, total, intensity = quoted("maximum"), quoted("total"), quoted("intensity")
    aside = bracket(
        f"{target} of {level}" if target and level else "",
        f"maximum {maximum}" if maximum else "",
        f"total {total}" if total else "",
        f"dose intensity {intensity}" if intensity else "",
    )
    untimed = common or (is_beginning(row) and not row.until and not row.duration)
    time = "" if untimed else f" {quoted('time')}"
    purpose = (
        f" for {quoted('indication')}"
        if row.indication and row.indication != treatment.indication
        else ""
    )
    cycles = ""
    if row.cycles_given and row.cycles_given != treatment.cycles_given:
        cycles = f" for {cycle_words(quoted, row)}"
    return f"{quoted('full')}{time}{cycles}{purpose}{aside}"


def cycle_words(quoted: Quoted, row: Agent | Treatment) -> str:
    """Returns "3 of 6 planned cycles of 28 days"."""
    given, planned, length = (
        quoted(form) for form in ("cycles_given", "cycles_planned", "cycle_length")
    )
    of = f" of {length}" if length else ""
    unit = "cycle" if quoted.prints("cycles_given") == "1" and not planned else "cycles"
    if given and planned:
        return f"{given} of {planned} planned {unit}{of}"
    return f"{given} {unit}{of}" if given else ""


def contents(scribe: Scribe, row: Treatment, drugs: Sequence[str]) -> list[str]:
    """Returns what stands in brackets behind a treatment's name."""
    quoted = scribe.row(row)
    often = words(quoted("dose"), quoted("frequency"))
    mode = quoted("mode") if row.mode.casefold() not in row.name.casefold() else ""
    graft = quoted("graft")
    return [
        part
        for part in (
            mode,
            quoted("site"),
            often,
            *drugs,
            *(_radiation(scribe.row(course)) for course in row.radiotherapy),
            f"graft: {graft}" if graft else "",
            *(device(scribe.row(one), one) for one in row.devices),
            *(phrase(scribe.row(one), one) for one in row.measurements),
        )
        if part
    ]


def _radiation(quoted: Quoted) -> str:
    technique, boost = quoted("technique"), quoted("boost")
    together = quoted("concurrent_with")
    return quoted() + bracket(
        technique,
        f"boost of {boost}" if boost else "",
        f"concurrent with {together}" if together else "",
    )
