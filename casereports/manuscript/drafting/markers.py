"""Immunohistochemistry and its like: the positive markers, the negative, and all between."""

from collections.abc import Iterator, Sequence

from casereports.clinical.facts.pathology import IhcResult, Reading, Staining, Technique
from casereports.manuscript.drafting.draft import Sentence
from casereports.manuscript.drafting.english import an, be, bracket, is_plural
from casereports.manuscript.drafting.scribe import Quoted, Scribe

_POSITIVE = (
    Staining.POSITIVE,
    Staining.WEAK,
    Staining.FOCAL,
    Staining.WEAK_FOCAL,
    Staining.PATCHY,
    Staining.SCATTERED,
    Staining.MINORITY,
    Staining.DIFFUSE,
    Staining.STRONG,
    Staining.DIM,
    Staining.BRIGHT,
    Staining.PARTIAL,
)
_TECHNIQUES = {
    Technique.IHC: "Immunohistochemistry",
    Technique.SPECIAL_STAIN: "Special staining",
    Technique.IMMUNOFLUORESCENCE: "Immunofluorescence",
    Technique.ISH: "In situ hybridisation",
    Technique.FLOW_CYTOMETRY: "Flow cytometry",
    Technique.ELECTRON_MICROSCOPY: "Electron microscopy",
}
#: Results that are things: "showed loss of expression".
_NOUNS = (
    Staining.WILD_TYPE,
    Staining.MUTANT,
    Staining.RETAINED,
    Staining.LOST,
    Staining.REDUCED,
)
_WITH_ARTICLE = (Staining.WILD_TYPE, Staining.MUTANT)


def markers(scribe: Scribe, reading: Reading) -> Iterator[Sentence]:
    """Yields the markers of a reading by technique: positive, negative, then the others."""
    for technique, named in _TECHNIQUES.items():
        rows = [row for row in reading.ihc if row.technique is technique]
        yield from _lists(scribe, reading, rows, named)
        for row in rows:
            if row.result not in (*_POSITIVE, Staining.NEGATIVE):
                yield from _other(scribe, row, named)


def _lists(
    scribe: Scribe, reading: Reading, rows: Sequence[IhcResult], named: str
) -> Iterator[Sentence]:
    positive = [row for row in rows if row.result in _POSITIVE]
    negative = [row for row in rows if row.result is Staining.NEGATIVE]
    told = [
        f"positive for {_named(scribe, reading, positive, 'positive')}" if positive else "",
        f"negative for {_named(scribe, reading, negative, 'negative')}" if negative else "",
    ]
    if any(told):
        sources = (scribe.row(row).source for row in (*positive, *negative))
        yield scribe.sentence(f"{named} was {' and '.join(filter(None, told))}", *sources)


def _named(scribe: Scribe, reading: Reading, rows: Sequence[IhcResult], form: str) -> str:
    """Returns the markers; the gathering quotation where it tells of just these."""
    everything = scribe.facts.ihc
    is_alone = all(any(row is one for one in reading.ihc) for row in everything)
    alike = all(_plain(row) for row in rows) and len({row.technique for row in everything}) == 1
    odd = [row for row in everything if row.result not in (*_POSITIVE, Staining.NEGATIVE)]
    if is_alone and alike and not odd:
        return scribe.whole("ihc", form)
    return scribe.listed(_marker(scribe.row(row), row) for row in rows)


def _plain(row: IhcResult) -> bool:
    return not (row.percent or row.score or row.intensity or row.extent or row.density or row.cells)


def _marker(quoted: Quoted, row: IhcResult) -> str:
    """Returns "CDX2 (focally positive)", "PD-L1 (80%, TPS 80%)"."""
    how = quoted() if row.result not in (Staining.POSITIVE, Staining.NEGATIVE) else ""
    intensity = f"{quoted('intensity')} intensity" if row.intensity else ""
    extent = quoted("extent") if row.extent and row.extent.value not in row.result.value else ""
    share = f"{quoted('percent')} of {quoted('cells') or 'cells'}" if row.percent else ""
    cells = f"in {quoted('cells')}" if row.cells and not row.percent else ""
    return quoted("marker") + bracket(
        how, intensity, extent, share, cells, quoted("density"), quoted("pattern"), quoted("score")
    )


def _other(scribe: Scribe, row: IhcResult, named: str) -> Iterator[Sentence]:
    quoted = scribe.row(row)
    marker = quoted("marker")
    if row.technique is not Technique.IHC:
        marker = f"{named} for {marker}"
    if row.result is Staining.NOT_DONE:
        if row.reason:
            yield scribe.sentence(f"{marker} was not tested ({quoted('reason')})")
        return
    share = f"{quoted('percent')} of {quoted('cells') or 'cells'}" if row.percent else ""
    aside = bracket(share, quoted("pattern"), quoted("score"))
    if row.result in _NOUNS:
        first = f"{an(quoted.prints())} " if row.result in _WITH_ARTICLE else ""
        yield scribe.sentence(f"{marker} showed {first}{quoted()}{aside}")
    else:
        several = row.technique is Technique.IHC and is_plural(row.marker)
        yield scribe.sentence(f"{marker} {be(several)} {quoted()}{aside}")
