"""Phenotypic features: complaints, findings, what came before, and harms of no treatment."""

from casereports.clinical.facts.codes import Presence
from casereports.clinical.facts.examination import ExamFinding, ExamState
from casereports.clinical.facts.harms import AdverseEvent
from casereports.clinical.facts.presentation import Complaint
from casereports.clinical.wording.quantity import printed_dimensions, printed_quantity
from casereports.clinical.wording.timing import printed_duration, printed_timing
from casereports.renderers.phenopacket.history import past_features
from casereports.renderers.phenopacket.message import Message, known, message, one_line, sentence
from casereports.renderers.phenopacket.scope import Scope
from casereports.renderers.phenopacket.terms import coded, term, words

_TOLD = (ExamState.PRESENT, ExamState.ABSENT)


def features(scope: Scope) -> list[Message]:
    """Returns what was there and, excluded, what was looked for and missed."""
    facts = scope.facts
    told_there = {row.key for row in scope.given}
    return [
        *(
            _complaint(row, scope)
            for row in facts.complaints
            if row.presence is not Presence.UNKNOWN
        ),
        *(_finding(row) for row in facts.examination if row.state in _TOLD),
        *past_features(scope),
        *(_harm(row, scope) for row in facts.adverse_events if row.treatment not in told_there),
    ]


def _complaint(row: Complaint, scope: Scope) -> Message:
    suspected = row.presence is Presence.SUSPECTED
    return message(
        description=sentence(
            f"for {printed_duration(row.duration)}" if row.duration else "",
            printed_quantity(row.measure) if row.measure else "",
            row.frequency,
            row.detail,
        ),
        type=coded(row.code, row.name),
        excluded=row.presence is Presence.ABSENT,
        severity=term(row.severity),
        modifiers=known(
            (
                term(row.presence) if suspected else None,
                words(row.site),
                term(row.laterality),
                words(row.character),
                term(row.onset),
                term(row.course),
            )
        ),
        onset=scope.when(row.when),
    )


def _finding(row: ExamFinding) -> Message:
    """Returns a finding; when it was seen is not when it began, so that it has no onset."""
    return message(
        description=sentence(
            f"seen {printed_timing(row.when)}" if row.when else "",
            printed_dimensions(row.size) if row.size else "",
            printed_quantity(row.measure) if row.measure else "",
            row.detail,
        ),
        type=coded(row.code, row.finding),
        excluded=row.state is ExamState.ABSENT,
        modifiers=known((words(row.site), term(row.laterality), words(row.grade))),
    )


def _harm(row: AdverseEvent, scope: Scope) -> Message:
    return message(
        description=one_line(row.detail),
        type=words(row.name),
        onset=scope.when(row.when),
        resolution=scope.when(row.until),
    )
