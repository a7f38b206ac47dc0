"""Adverse events: what occurred, how grave, what of, and what was done."""

from collections.abc import Iterator

from casereports.clinical.facts.harms import (
    AdverseEvent,
    Causality,
    HarmAction,
    HarmOutcome,
    Rechallenge,
)
from casereports.clinical.facts.outcome import HarmState
from casereports.manuscript.drafting.draft import Sentence
from casereports.manuscript.drafting.english import be, bracket, is_plural
from casereports.manuscript.drafting.scribe import Quoted, Scribe

_ACTIONS = {
    HarmAction.NONE: "continued unchanged",
    HarmAction.INTERRUPTED: "interrupted",
    HarmAction.STOPPED: "stopped",
    HarmAction.SWITCHED: "switched to another treatment",
}
_OUTCOMES = {
    HarmOutcome.RESOLVED: "resolved",
    HarmOutcome.RESOLVING: "was resolving",
    HarmOutcome.PERSISTING: "persisted",
    HarmOutcome.SEQUELAE: "resolved with sequelae",
    HarmOutcome.FATAL: "was fatal",
}


def harms(scribe: Scribe) -> Iterator[Sentence]:
    """Yields each adverse event, or that none was seen."""
    rows = scribe.facts.adverse_events
    if not rows and scribe.facts.course.harms is HarmState.NONE_OBSERVED:
        method = scribe.whole("course", "harms_method")
        by = f", as assessed by {method}" if method else ""
        yield scribe.sentence(f"No adverse events were observed{by}", "course")
    for row in rows:
        yield from _harm(scribe, scribe.row(row), row)


def _harm(scribe: Scribe, quoted: Quoted, row: AdverseEvent) -> Iterator[Sentence]:
    when = f" {quoted('when')}" if row.when else ""
    lasting = f" and lasted {quoted('duration')}" if row.duration else ""
    culprit = quoted("agent") or quoted("treatment")
    under = f" under {culprit}" if culprit and row.causality is not Causality.UNRELATED else ""
    scale = quoted("causality_scale")
    number = f" {quoted('causality_value')}" if scale and row.causality_value else ""
    cause = ""
    if row.causality not in (None, Causality.UNKNOWN):
        aside = bracket(f"{scale}{number}" if scale else "")
        cause = f"; a causal relation was judged {quoted('causality')}{aside}"
    serious = "serious" if row.serious else ""
    aside = f", classed as {serious}," if serious else ""
    yield scribe.sentence(f"{quoted('full')}{aside} occurred{under}{when}{lasting}{cause}")
    told = _consequences(quoted, row)
    if told:
        yield scribe.sentence("; ".join(told), quoted.source)


def _consequences(quoted: Quoted, row: AdverseEvent) -> list[str]:
    """Returns management, what was done with the drug, how it ended, and another try."""
    several = is_plural(row.name)
    told = []
    if row.management:
        told.append(f"it was managed with {quoted('management')}")
    drug = quoted("agent") or quoted("treatment") or "the treatment"
    verb = be(drug == quoted("agent") and is_plural(row.agent))
    if row.action is HarmAction.REDUCED:
        told.append(f"the dose of {drug} was reduced")
    elif row.action:
        told.append(f"{drug} {verb} {_ACTIONS[row.action]}")
    if row.outcome in _OUTCOMES:
        told.append(f"the event {_OUTCOMES[row.outcome]}")
    if row.rechallenge is Rechallenge.TOLERATED:
        told.append("re-exposure was tolerated")
    elif row.rechallenge is Rechallenge.RECURRED:
        told.append("the event recurred on re-exposure")
    if several and told and told[0].startswith("it was"):
        told[0] = f"they were{told[0].removeprefix('it was')}"
    return told
