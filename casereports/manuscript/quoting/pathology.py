"""Pathology in sentences: markers by result, proliferation, specimens, molecular findings."""

from collections.abc import Callable

from casereports.clinical.facts.molecular import Detection, MolecularFinding, Variant
from casereports.clinical.facts.pathology import (
    IhcResult,
    Reading,
    Specimen,
    SpecimenKind,
    Staining,
)
from casereports.clinical.wording import listed
from casereports.manuscript.compose.ihc import mitoses, rank, staining
from casereports.manuscript.compose.molecular import found, tested
from casereports.manuscript.compose.printed import number, percent
from casereports.manuscript.compose.table import aside, led, said
from casereports.manuscript.quoting.fields import side
from casereports.manuscript.quoting.forms import Form, Teller, Words
from casereports.manuscript.quoting.readings import deciding_reading
from casereports.manuscript.quoting.within import within

#: What ranks of results are called in ``ihc.rank``.
_POSITIVE, _NEGATIVE = 0, 2
#: How a marker is positive, in a list of those that are.
_SHORTER = {
    Staining.WEAK: "weak",
    Staining.FOCAL: "focal",
    Staining.WEAK_FOCAL: "weak and focal",
    Staining.PATCHY: "patchy",
    Staining.SCATTERED: "scattered",
    Staining.MINORITY: "a minority of cells",
    Staining.DIFFUSE: "diffuse",
    Staining.STRONG: "strong",
    Staining.DIM: "dim",
    Staining.BRIGHT: "bright",
    Staining.PARTIAL: "partial",
}
#: What is told by gene alone.
_BY_GENE = (Variant.SEQUENCE, Variant.FUSION)


def _markers(wanted: int) -> Words:
    def words(teller: Teller, _row: object) -> str:
        found = (_named(result) for result in teller.facts.ihc if rank(result) == wanted)
        return listed(dict.fromkeys(found))

    return words


def _named(result: IhcResult) -> str:
    """Returns a marker; what says more than "positive" stands with it: "CDX2 (focal)"."""
    plain = (Staining.POSITIVE, Staining.NEGATIVE)
    more = _SHORTER.get(result.result, result.result.label)
    return result.marker + aside(
        "" if result.result in plain else more, led("in ", result.cells), by=" "
    )


def _result(_teller: Teller, result: IhcResult) -> str:
    return result.result.label


def _stained(_teller: Teller, result: IhcResult) -> str:
    """Returns "strongly positive (95% of tumour cells, nuclear)"."""
    return result.result.label + aside(staining(result))


def _diagnosis(_teller: Teller, reading: Reading) -> str:
    return within(reading.diagnosis)


def place(specimen: Specimen) -> str:
    """Returns "core biopsy (left pelvis)"; a site that is the kind stands once."""
    kind, site = specimen.kind.label, said(side(specimen.laterality), specimen.site, by=" ")
    if specimen.kind is SpecimenKind.OTHER or kind.casefold() in site.casefold():
        return site
    return kind + aside(site)


def _deciding(words: Callable[[Reading], str]) -> Words:
    """Returns what the reading tells that the principal diagnosis rests on."""

    def told(teller: Teller, _row: object) -> str:
        reading = deciding_reading(teller.facts, words)
        return words(reading) if reading else ""

    return told


def _mitoses(_teller: Teller, reading: Reading) -> str:
    return mitoses(reading)


def _nodes(_teller: Teller, reading: Reading) -> str:
    """Returns "2 of 12"; nothing where it is not told of both."""
    positive, examined = reading.nodes_positive, reading.nodes_examined
    return "" if positive is None or examined is None else f"{positive} of {examined}"


def _material(teller: Teller, finding: MolecularFinding) -> str:
    specimens = {row.key: row for row in teller.facts.specimens}
    named = specimens.get(finding.specimen)
    return place(named) if named else finding.material


def _exon(_teller: Teller, finding: MolecularFinding) -> str:
    return f"exon {finding.exon.removeprefix('exon ')}" if finding.exon else ""


def _found(_teller: Teller, finding: MolecularFinding) -> str:
    """Returns the variant in HGVS, or what else was found."""
    coding = finding.coding
    if coding and finding.transcript:
        coding = f"{finding.transcript}:{coding}"
    return said(coding, finding.protein) or found(finding)


def _depth(_teller: Teller, finding: MolecularFinding) -> str:
    return f"{number(finding.read_depth)}×" if finding.read_depth else ""


def _genes(teller: Teller, wanted: Detection) -> list[MolecularFinding]:
    """Returns the patient's genes and fusions with a result."""
    return [
        row
        for row in teller.facts.molecular
        if row.result is wanted and row.gene and row.variant in _BY_GENE and not row.relative
    ]


def _detected(teller: Teller, _facts: object) -> str:
    rows = _genes(teller, Detection.DETECTED)
    return listed(said(tested(row), row.protein or row.coding, by=" ") for row in rows)


def _not_detected(teller: Teller, _facts: object) -> str:
    rows = _genes(teller, Detection.NOT_DETECTED)
    return listed(dict.fromkeys(map(tested, rows)), "or")


SPECIMEN = (Form("", "what was sent to pathology", lambda _teller, row: place(row)),)
READING = (
    Form("", "the pathologist’s diagnosis", _diagnosis),
    Form("mitoses", "the mitotic count", _mitoses),
    Form("nodes", "the positive of the examined lymph nodes", _nodes),
    Form("histology", "what histology showed", lambda _teller, row: within(row.histology)),
)
IHC = (
    Form("", "the result of one marker", _result),
    Form("full", "the result with share, place and score", _stained),
)
MARKERS = (
    Form("positive", "all markers that are positive", _markers(_POSITIVE)),
    Form("negative", "all markers that are negative", _markers(_NEGATIVE)),
)
MOLECULAR = (
    Form("", "the variant in HGVS, or what else was found", _found),
    Form("full", "all that was found", lambda _teller, row: found(row)),
    Form("test", "what was tested", lambda _teller, row: tested(row)),
    Form("specimen", "what was tested of the patient", _material),
    Form("panel", "the panel that was tested", lambda _teller, row: row.panel),
    Form("exon", "the exon", _exon),
    Form("read_depth", "the read depth", _depth),
)
GENES = (
    Form("detected", "the variants and fusions that were found", _detected),
    Form("not_detected", "the genes without one, joined by “or”", _not_detected),
)
_DECIDING = "in the reading that has the principal diagnosis, else at presentation"
KI67 = (Form("", f"the Ki-67 index {_DECIDING}", _deciding(lambda reading: percent(reading.ki67))),)
MITOSES = (Form("", f"the mitotic count {_DECIDING}", _deciding(mitoses)),)
