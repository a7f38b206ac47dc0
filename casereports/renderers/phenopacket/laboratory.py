"""Laboratory results: numbers with their interval, titres and words."""

from collections.abc import Iterator
from typing import assert_never

from casereports.clinical.facts.labs import (
    GroupFinding,
    Interval,
    LabGroup,
    LabResult,
    NotDone,
    NumericResult,
    QualitativeResult,
    ShareResult,
    TitreResult,
    computed_flag,
)
from casereports.clinical.facts.microbiology import MicrobiologyFinding, MicrobiologyTest
from casereports.clinical.values import label
from casereports.clinical.wording.lab import printed_interval, printed_outcome, printed_titre
from casereports.clinical.wording.quantity import printed_quantity
from casereports.clinical.wording.timing import printed_duration
from casereports.renderers.phenopacket.message import Message, message, sentence
from casereports.renderers.phenopacket.quantities import quantity, reference_range
from casereports.renderers.phenopacket.scope import Scope
from casereports.renderers.phenopacket.terms import loinc, term, words
from casereports.renderers.phenopacket.values import in_words, number, together

_NO_RESULT = (MicrobiologyFinding.PENDING, MicrobiologyFinding.NOT_DONE)


def laboratory(row: LabResult, scope: Scope) -> Message | None:
    """Returns one result, or None for a test that was not done."""
    value = _value(row)
    return value and message(
        description=sentence(
            row.specimen,
            row.method,
            row.condition,
            _stimulus(row),
            label(row.flag or computed_flag(row.result, row.reference)),
            _reference_words(row.reference),
            row.note,
        ),
        assay=loinc(row.loinc, row.analyte) if row.loinc else _assay(row.analyte, row.specimen),
        **value,
        timeObserved=_observed(row, scope.when(row.when)),
    )


def _assay(name: str, specimen: str) -> Message | None:
    """Returns an assay in words: the specimen is a part of it, as it is of a LOINC code."""
    return words(f"{name} ({specimen})" if specimen else name)


def _observed(row: LabResult, told: Message | None) -> Message | None:
    """Returns when a result was seen; a series without dates tells "peak" or "at discharge"."""
    point = term(row.point)
    return told or (None if point is None else {"ontologyClass": point})


def _value(row: LabResult) -> Message | None:
    match row.result:
        case NumericResult():
            return number(row.result, row.reference)
        case ShareResult():
            return _share(row.result, row.reference)
        case TitreResult() | QualitativeResult():
            return in_words(printed_outcome(row.result))
        case NotDone():
            return None
        case _:
            assert_never(row.result)


def _share(share: ShareResult, reference: Interval | None) -> Message | None:
    """Returns a share of a whole, with its absolute number where both are exact."""
    percent = quantity(share.percent, "%", reference)
    if percent is None or share.absolute is None:
        return {"value": {"quantity": percent}} if percent else in_words(printed_outcome(share))
    absolute = quantity(share.absolute, share.unit)
    if absolute is None:
        return in_words(printed_outcome(share))
    return together({"share": percent, "absolute number": absolute})


def _stimulus(row: LabResult) -> str:
    after = f"{printed_duration(row.after_stimulus)} after " if row.after_stimulus else ""
    return f"{after}{row.stimulus}" if row.stimulus else ""


def _reference_words(interval: Interval | None) -> str:
    """Returns an interval that the schema's range can't hold: one-sided, or in words."""
    if interval is None or (reference_range(interval, "") and not interval.applies_to):
        return ""
    return f"reference {printed_interval(interval)}"


def grouped(group: LabGroup, scope: Scope) -> Iterator[Message]:
    """Yields the analytes of a group that shares a finding."""
    if group.finding is GroupFinding.NOT_DONE:
        return
    for analyte in group.analytes:
        yield message(
            description=sentence(group.name),
            assay=_assay(analyte, group.specimen),
            value={"ontologyClass": words(_of_one(group.finding))},
            timeObserved=scope.when(group.when),
        )


def _of_one(finding: GroupFinding) -> str:
    """Returns what a finding of all says of each: "all normal" is "normal"."""
    return finding.label.removeprefix("all ")


def microbiology(row: MicrobiologyTest, scope: Scope) -> Message | None:
    """Returns a search for a germ, or None where it has no result."""
    if row.finding in _NO_RESULT:
        return None
    value = in_words(": ".join(filter(None, (row.finding.label, row.organism))))
    sought = f" for {row.target}" if row.target else ""
    return value and message(
        description=sentence(
            row.site,
            row.strain,
            row.amount,
            printed_quantity(row.quantity) if row.quantity else "",
            f"titre {printed_titre(row.titre)}" if row.titre else "",
            row.note,
        ),
        assay=_assay(
            " ".join(filter(None, (row.assay, label(row.immunoglobulin), row.method.label)))
            + sought,
            row.specimen,
        ),
        **value,
        timeObserved=scope.when(row.when),
    )
