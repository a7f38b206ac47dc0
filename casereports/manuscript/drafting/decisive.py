"""The results that an abstract has room for: what was far from normal, and the germs found."""

from collections.abc import Iterator
from decimal import Decimal

from casereports.clinical.facts.codes import Flag
from casereports.clinical.facts.labs import LabResult, NotDone, NumericResult
from casereports.clinical.facts.microbiology import (
    MicrobiologyFinding,
    MicrobiologyMethod,
    MicrobiologyTest,
)
from casereports.manuscript.compose.labs import flag_of
from casereports.manuscript.drafting.draft import Sentence
from casereports.manuscript.drafting.english import bracket, sampled
from casereports.manuscript.drafting.labs import ABNORMAL
from casereports.manuscript.drafting.microbiology import found_in_brief
from casereports.manuscript.drafting.moments import is_beginning
from casereports.manuscript.drafting.scribe import Scribe
from casereports.manuscript.quoting.labs import BLOOD
from casereports.manuscript.quoting.series import at_presentation, in_time, same_analyte

#: So many laboratory results are told.
MOST_RESULTS = 3
#: A result is far from normal from so many times the upper limit on, or so deep below the lower.
FAR = Decimal(2)
#: Above every number that a result can be of its limit.
_CRITICAL = Decimal("Infinity")
_FOUND = (
    MicrobiologyFinding.GROWTH,
    MicrobiologyFinding.POSITIVE,
    MicrobiologyFinding.DETECTED,
)


def far_from_normal(scribe: Scribe) -> list[Sentence]:
    """Returns one sentence on the results that lay furthest from their interval, or none."""
    rows = [row for row in _first_results(scribe) if _weight(row) >= FAR]
    heaviest = sorted(rows, key=_weight, reverse=True)[:MOST_RESULTS]
    told = []
    for flag, word in ABNORMAL.items():
        alike = [_result(scribe, row) for row in heaviest if flag_of(row) is flag]
        told += [f"{word} {alike[0]}", *alike[1:]] if alike else []
    return [scribe.sentence(f"Laboratory tests showed {scribe.listed(told)}")] if told else []


def _first_results(scribe: Scribe) -> Iterator[LabResult]:
    """Yields of each analyte the abnormal result nearest to the first visit."""
    rows = [row for row in scribe.facts.labs if not isinstance(row.result, NotDone)]
    for row in rows:
        alike = [other for other in rows if same_analyte(row, other)]
        if at_presentation(scribe.teller, alike) is row and not row.stimulus:
            yield row


def _weight(row: LabResult) -> Decimal:
    """Returns how many times beyond its limit a result is; 0 for what is not abnormal.

    What is called abnormal without a limit is taken for far from normal, a critical result for
    further than any other.
    """
    flag = flag_of(row)
    if flag not in ABNORMAL:
        return Decimal(0)
    if flag in (Flag.CRITICALLY_HIGH, Flag.CRITICALLY_LOW):
        return _CRITICAL
    limits, value = row.reference, getattr(row.result, "value", None)
    if not isinstance(row.result, NumericResult) or limits is None or not value:
        return FAR
    if flag is Flag.HIGH and limits.high:
        return abs(row.result.value / limits.high)
    if flag is Flag.LOW and limits.low:
        return abs(limits.low / row.result.value)
    return FAR


def _result(scribe: Scribe, row: LabResult) -> str:
    """Returns "ammonia (800 µmol/L)"."""
    quoted = scribe.row(row)
    named = row.specimen.casefold() in BLOOD or row.specimen.casefold() in row.analyte.casefold()
    where = "" if named else f" in {sampled(row.specimen)}{quoted('specimen')}"
    when = "" if is_beginning(row) else quoted("when")
    if "(" in quoted.prints():
        return f"{quoted('analyte')}{where} at {quoted()}{bracket(when)}"
    return f"{quoted('analyte')}{where}{bracket(quoted(), quoted('condition'), when)}"


def germs(scribe: Scribe) -> Iterator[Sentence]:
    """Yields a sentence on each germ, with the test that found it first.

    What microscopy saw is told where nothing else found a germ.
    """
    rows = in_time(scribe.teller, scribe.facts.microbiology)
    found = [row for row in rows if row.finding in _FOUND and row.organism]
    named = [row for row in found if row.method is not MicrobiologyMethod.MICROSCOPY] or found
    first: dict[str, MicrobiologyTest] = {}
    for row in named:
        first.setdefault(row.organism.casefold(), row)
    for row in first.values():
        yield found_in_brief(scribe, row)
