"""What written prose tells of the record already, by the quotations in it."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.codes import Flag, Presence
from casereports.clinical.facts.labs import GroupFinding, LabResult
from casereports.clinical.facts.molecular import Detection
from casereports.clinical.facts.presentation import HistoryKind
from casereports.clinical.facts.sources import all_rows
from casereports.clinical.values import RowValue
from casereports.manuscript.compose.ihc import rank
from casereports.manuscript.compose.labs import flag_of
from casereports.manuscript.markup import read_prose
from casereports.manuscript.nodes import (
    Datum,
    Emphasis,
    Inlines,
    Link,
    SmallCaps,
    Strong,
    Subscript,
    Superscript,
)
from casereports.manuscript.quoting.catalogue import KINDS
from casereports.manuscript.quoting.forms import NothingQuotedError, Teller, named
from casereports.manuscript.quoting.outcomes import last_outcome
from casereports.manuscript.quoting.quote import quoted, rows_meant
from casereports.manuscript.quoting.series import remained, series

#: The rows that a quotation without a row tells of.
Gathered = Callable[[CaseFacts], Iterable[RowValue]]
#: Forms that tell of the rows below the one they name.
_WITH_ROWS_BELOW = ("lesions", "susceptible", "resistant", "agents", "regimen", "response")
_DISEASES = (
    HistoryKind.MEDICAL,
    HistoryKind.SURGICAL,
    HistoryKind.GENETIC,
    HistoryKind.OBSTETRIC,
    HistoryKind.INFECTION,
)


def _history(*kinds: HistoryKind, presence: Presence = Presence.PRESENT) -> Gathered:
    return lambda facts: [
        row for row in facts.history if row.kind in kinds and row.presence is presence
    ]


def _normal(facts: CaseFacts) -> list[RowValue]:
    groups = [row for row in facts.lab_groups if row.finding is GroupFinding.NORMAL]
    return [*(row for row in facts.labs if flag_of(row) is Flag.NORMAL), *groups]


_GATHERED: Mapping[str, Gathered] = {
    "complaint:chief": lambda facts: [
        row for row in facts.complaints if row.chief and row.presence is Presence.PRESENT
    ],
    "complaint:all": lambda facts: [
        row for row in facts.complaints if row.presence is Presence.PRESENT
    ],
    "complaint:absent": lambda facts: [
        row for row in facts.complaints if row.presence is Presence.ABSENT
    ],
    "history:present": _history(*_DISEASES),
    "history:absent": _history(*_DISEASES, presence=Presence.ABSENT),
    "history:medication": _history(HistoryKind.MEDICATION),
    "history:allergies": _history(HistoryKind.ALLERGY),
    "history:family": _history(HistoryKind.FAMILY),
    "lab:abnormal": lambda facts: [
        row for row in facts.labs if flag_of(row) not in (None, Flag.NORMAL)
    ],
    "lab:normal": _normal,
    "ihc:positive": lambda facts: [row for row in facts.ihc if rank(row) == 0],
    "ihc:negative": lambda facts: [row for row in facts.ihc if rank(row) == 2],
    "molecular:detected": lambda facts: [
        row for row in facts.molecular if row.result is Detection.DETECTED
    ],
    "molecular:not_detected": lambda facts: [
        row for row in facts.molecular if row.result is Detection.NOT_DETECTED
    ],
    "micro:organisms": lambda facts: [row for row in facts.microbiology if row.organism],
    "study:all": lambda facts: facts.imaging,
    "procedure:all": lambda facts: facts.procedures,
    "treatment:all": lambda facts: facts.treatments,
    "harm:all": lambda facts: facts.adverse_events,
    "outcome:last": lambda facts: [
        row for row in (last_outcome(Teller(facts), facts.outcomes),) if row
    ],
    "diagnosis": lambda facts: facts.diagnoses,
    "diagnosis:secondary": lambda facts: facts.diagnoses,
    "grade": lambda facts: [grade for row in facts.diagnoses for grade in row.grades],
    "stage": lambda facts: [stage for row in facts.diagnoses for stage in row.stages],
    "ddx": lambda facts: facts.differentials,
    "ddx:excluded": lambda facts: facts.differentials,
    "ki67": lambda facts: facts.readings,
    "mitoses": lambda facts: facts.readings,
}


def mentioned(facts: CaseFacts, texts: Iterable[str]) -> frozenset[str]:
    """Returns the sources of all rows that texts in the prose dialect quote."""
    teller = Teller(facts)
    sources = {id(row): source for source, row in all_rows(facts)}
    paths = dict.fromkeys(path for text in texts for path in quotations_in(text))
    return frozenset(source for path in paths for source in _told(path, teller, sources))


def quotations_in(text: str) -> Iterator[tuple[str, ...]]:
    """Yields the paths of all quotations in a text, in order."""
    for line in read_prose(text, "").lines:
        yield from (node.path for node in _data(line))


def _data(line: Inlines) -> Iterator[Datum]:
    for node in line:
        match node:
            case Datum():
                yield node
            case Emphasis() | Strong() | Superscript() | Subscript() | SmallCaps() | Link():
                yield from _data(node.children)


def _told(path: tuple[str, ...], teller: Teller, sources: Mapping[int, str]) -> Iterator[str]:
    """Yields the sources of what one quotation tells; nothing for one that names nothing."""
    name = ":".join(path)
    kind = KINDS.get(path[0])
    if kind is None:
        return
    if named(kind.whole, ":".join(path[1:]).casefold()) is not None:
        gathered = _GATHERED.get(name)
        yield kind.source
        if gathered is not None:
            yield from (sources[id(row)] for row in gathered(teller.facts))
        return
    try:
        source = quoted(path, teller)[1]
    except NothingQuotedError:
        return
    yield from _told_rows(path, source, teller, sources)


def _told_rows(
    path: tuple[str, ...], source: str, teller: Teller, sources: Mapping[int, str]
) -> Iterator[str]:
    """Yields the rows that a form tells: mostly its own, and the lesions of a study with it.

    A change tells of its two ends, so that a peak between them is still to tell, unless all
    results are the same.
    """
    row = dict(teller.rows[path[0]])[source]
    form = path[2] if len(path) > 2 else ""
    if form == "change" and isinstance(row, LabResult) and len(path) == 3:
        rows = series(teller, row)
        ends = rows if remained(rows) else (rows[0], rows[-1])
        yield from (sources[id(one)] for one in ends)
        return
    yield source
    if form == "change" and isinstance(row, LabResult):
        yield from (one for one, _row in rows_meant(path[3], teller.rows[path[0]]))
    elif form in _WITH_ROWS_BELOW:
        yield from (below for below, _row in all_rows(row, row))
