"""The course after that: turning points, how the patient was, and for how long they were seen."""

import re
from collections.abc import Iterator

from casereports.clinical.facts.outcome import (
    DEATHS,
    Assessor,
    CourseEvent,
    EventKind,
    Outcome,
    OutcomeState,
)
from casereports.manuscript.drafting.birth import newborns
from casereports.manuscript.drafting.draft import Paragraph, Sentence
from casereports.manuscript.drafting.english import be, bracket, is_plural, is_sentence, the
from casereports.manuscript.drafting.moments import opening
from casereports.manuscript.drafting.scribe import Quoted, Scribe
from casereports.manuscript.quoting.outcomes import last_outcome, outcomes_in_time
from casereports.manuscript.quoting.series import in_time

#: Where the story begins; the first sections tell of it.
_BEGINNING = (EventKind.ONSET, EventKind.LAST_KNOWN_WELL, EventKind.BIRTH, EventKind.ARRIVAL)
#: What happened to the patient, where the event's name says no more than its kind.
_HAPPENED = {
    EventKind.ADMISSION: "was admitted",
    EventKind.READMISSION: "was readmitted",
    EventKind.DISCHARGE: "was discharged",
    EventKind.INTENSIVE_CARE: "was transferred to intensive care",
    EventKind.TRANSFER: "was transferred",
    EventKind.REFERRAL: "was referred",
    EventKind.DEATH: "died",
    EventKind.VISIT: "was seen as an outpatient",
    EventKind.RELAPSE: "had a relapse",
    EventKind.IMPROVEMENT: "improved",
    EventKind.DETERIORATION: "deteriorated",
}
_PLACED = {EventKind.DISCHARGE: "to", EventKind.TRANSFER: "to", EventKind.REFERRAL: "to"}
_PLAIN = frozenset(
    (
        *("admission", "readmission", "discharge", "transfer", "referral", "death", "relapse"),
        *("improvement", "deterioration", "visit", "intensive", "care", "to", "the"),
    )
)
_DONE = re.compile(r"(?:\w+ed|taken|seen|brought|sent)\b")
_HAD = (
    OutcomeState.RECOVERED,
    OutcomeState.RECOVERED_WITH_SEQUELAE,
    OutcomeState.IMPROVED,
    OutcomeState.DISEASE_FREE,
    OutcomeState.PROGRESSED,
    OutcomeState.RELAPSED,
    OutcomeState.WORSENED,
    OutcomeState.DISABLED,
)
_ADJECTIVE = re.compile(
    r"(?:able|alive|back|free|fully|independent|unable|well|without|at|in|on)\b"
)
_JUDGED_BY = {
    Assessor.PATIENT: "by the patient’s own account",
    Assessor.CAREGIVER: "by the account of the family",
    Assessor.IMAGING: "on imaging",
    Assessor.LABORATORY: "by laboratory tests",
}


def outcome(scribe: Scribe) -> tuple[Paragraph, ...]:
    """Returns the children born, the events of the course, and the outcomes."""
    return (
        tuple(newborns(scribe)),
        tuple(_events(scribe)),
        (*_outcomes(scribe), *_follow_up(scribe)),
    )


def _events(scribe: Scribe) -> Iterator[Sentence]:
    subjects = scribe.subjects()
    for row in in_time(scribe.teller, scribe.facts.events):
        quoted = scribe.row(row)
        told = row.when or row.place or row.duration
        if (
            row in _deaths_told_below(scribe)
            or row.kind in _BEGINNING
            or (row.kind is EventKind.ADMISSION and not told)
        ):
            continue
        when = f" {quoted('when')}" if row.when else ""
        lasting = f" for {quoted('duration')}" if row.duration else ""
        happened = _happened(quoted, row)
        if happened:
            yield scribe.sentence(f"{next(subjects)} {happened}{when}{lasting}", quoted.source)
        elif when or row.place:
            place = f" at {quoted.a('place')}" if row.place and row.place not in row.name else ""
            lasted = f" and lasted {quoted('duration')}" if row.duration else ""
            yield scribe.sentence(f"{quoted.a()} occurred{place}{when}{lasted}")
        else:
            yield scribe.sentence(f"The course was marked by {quoted.a()}")


def _deaths_told_below(scribe: Scribe) -> list[CourseEvent]:
    """Returns the deaths that an outcome tells with more words."""
    if not any(row.state in DEATHS and row.when for row in scribe.facts.outcomes):
        return []
    return [
        row
        for row in scribe.facts.events
        if row.kind is EventKind.DEATH and row.name.casefold() == "death"
    ]


def _happened(quoted: Quoted, row: CourseEvent) -> str:
    """Returns "was discharged to rehabilitation"; nothing for what is told as a noun."""
    place = f" {_PLACED.get(row.kind, 'to')} {quoted.a('place')}" if row.place else ""
    words = set(row.name.casefold().split())
    if row.kind in _HAPPENED and words <= _PLAIN | {row.kind.value}:
        told = row.kind in (EventKind.RELAPSE, EventKind.DEATH)
        return f"{_HAPPENED[row.kind]}{'' if told else place}"
    if _DONE.match(row.name.casefold()):
        return f"was {quoted()}{place}"
    return ""


def _outcomes(scribe: Scribe) -> Iterator[Sentence]:
    subjects = scribe.subjects()
    for row in outcomes_in_time(scribe.teller, scribe.facts.outcomes):
        quoted = scribe.row(row)
        when = _at(quoted, row)
        if row.state:
            yield _state(scribe, quoted, row, next(subjects))
        yield from _measured(scribe, quoted, row, when)
        if row.finding:
            yield _finding(scribe, quoted, row, "" if row.state else when)


def in_the_end(scribe: Scribe) -> Iterator[Sentence]:
    """Yields how the patient was in the end: the last state, else the last scores or findings.

    A death that only the course tells is the end of it.
    """
    last = last_outcome(scribe.teller, scribe.facts.outcomes)
    if last:
        yield _state(scribe, scribe.row(last), last, "the patient")
    else:
        yield from _last_scores(scribe)
    if last is None or last.state not in DEATHS:
        yield from _deaths(scribe)


def _last_scores(scribe: Scribe) -> Iterator[Sentence]:
    """Yields what was measured last, each instrument of that time; else what was found last."""
    rows = outcomes_in_time(scribe.teller, scribe.facts.outcomes)
    told = {
        id(row): list(_measured(scribe, scribe.row(row), row, _at(scribe.row(row), row)))
        for row in rows
    }
    measured = [row for row in rows if told[id(row)]]
    for row in measured:
        if row.when == measured[-1].when:
            yield from told[id(row)]
    found = [row for row in rows if row.finding]
    if found and not measured:
        last = found[-1]
        yield _finding(scribe, scribe.row(last), last, _at(scribe.row(last), last))


def _at(quoted: Quoted, row: Outcome) -> str:
    at = "at " if quoted.prints("when")[:1].isdigit() else ""
    return f" {at}{quoted('when')}" if row.when else ""


def _deaths(scribe: Scribe) -> Iterator[Sentence]:
    for row in scribe.facts.events:
        if row.kind is EventKind.DEATH:
            quoted = scribe.row(row)
            when = f" {quoted('when')}" if row.when else ""
            yield scribe.sentence(f"The patient died{when}", quoted.source)


def _state(scribe: Scribe, quoted: Quoted, row: Outcome, subject: str) -> Sentence:
    """Returns "The patient was alive with disease 12 months after presentation"."""
    when = f" {quoted('when')}" if row.when else ""
    verb = "had " if row.state in _HAD else "was "
    if row.state in DEATHS:
        verb = ""
    cause = quoted("cause_of_death")
    because = f"; the cause of death was {cause}" if cause else ""
    judged = _JUDGED_BY.get(row.assessor, "")
    deaths = [scribe.row(one).source for one in _deaths_told_below(scribe)]
    deaths = deaths if row.state in DEATHS else []
    by = f", {judged}" if judged and row.state not in DEATHS else ""
    told = f"{verb}{quoted('state')}"
    if row.state is OutcomeState.DIED and when and not cause:
        return scribe.sentence(f"{opening(quoted)}{subject} {told}", *deaths)
    return scribe.sentence(f"{subject} {told}{when}{by}{because}", *deaths)


def _measured(scribe: Scribe, quoted: Quoted, row: Outcome, when: str) -> Iterator[Sentence]:
    z_score = quoted("z_score")
    value = quoted("value") or quoted("grade")
    if value and row.instrument:
        aside = bracket(f"z-score {z_score}" if z_score else "")
        verb = be(is_plural(row.instrument))
        yield scribe.sentence(
            f"{the(row.instrument)}{quoted('instrument')} {verb} {value}{aside}{when}"
        )
    if row.symptom and quoted("presence"):
        yield scribe.sentence(
            f"{quoted('symptom')} {be(is_plural(row.symptom))} {quoted('presence')}{when}"
        )


def _finding(scribe: Scribe, quoted: Quoted, row: Outcome, when: str) -> Sentence:
    finding = quoted("finding")
    if is_sentence(row.finding):
        return scribe.sentence(finding)
    if _ADJECTIVE.match(row.finding):
        return scribe.sentence(f"The patient was {finding}{when}")
    return scribe.sentence(f"The finding at follow-up{when} was: {finding}")


def _follow_up(scribe: Scribe) -> Iterator[Sentence]:
    lasting = scribe.whole("course", "follow_up")
    if lasting:
        yield scribe.sentence(f"The patient was followed for {lasting}", "course")
