"""The patient's own past: diseases, and features that have an HPO code.

What was denied is left out. "No tumours in the past" would read as "never had a tumour", which the
case itself may refute; the schema's ``excluded`` has no "until then".
"""

from casereports.clinical.facts.codes import CodeSystem, Presence
from casereports.clinical.facts.presentation import HistoryEntry, HistoryKind
from casereports.renderers.phenopacket.message import Message, message, one_line
from casereports.renderers.phenopacket.scope import Scope
from casereports.renderers.phenopacket.terms import coded, term


def past_diseases(scope: Scope) -> list[Message]:
    """Returns the diseases of the medical history; those of relatives are not the patient's."""
    return [
        message(
            term=coded(row.code, row.name),
            onset=scope.when(row.when),
            resolution=scope.when(row.until),
        )
        for row in _own(scope)
        if row.kind is HistoryKind.MEDICAL and not _has_hpo(row)
    ]


def past_features(scope: Scope) -> list[Message]:
    """Returns what of the history is a phenotypic feature by its code."""
    return [
        message(
            description=one_line(row.detail),
            type=coded(row.code, row.name),
            severity=term(row.severity),
            onset=scope.when(row.when),
            resolution=scope.when(row.until),
        )
        for row in _own(scope)
        if _has_hpo(row)
    ]


def _own(scope: Scope) -> list[HistoryEntry]:
    rows = scope.facts.history
    return [row for row in rows if row.relative is None and row.presence is Presence.PRESENT]


def _has_hpo(row: HistoryEntry) -> bool:
    return row.code is not None and row.code.system is CodeSystem.HPO
