"""Specimens and what was read in them: histology, measures, proliferation, markers."""

from collections.abc import Iterator

from casereports.clinical.facts.codes import Presence
from casereports.clinical.facts.pathology import (
    Reading,
    ReadingKind,
    Specimen,
    SpecimenKind,
)
from casereports.manuscript.drafting.draft import Paragraph, Sentence
from casereports.manuscript.drafting.english import be, bracket, is_sentence, the
from casereports.manuscript.drafting.markers import markers
from casereports.manuscript.drafting.measurements import measured
from casereports.manuscript.drafting.scribe import Quoted, Scribe

_KINDS = {
    ReadingKind.ORIGINAL: "Histology of",
    ReadingKind.REVIEW: "A later review of",
    ReadingKind.SECOND_OPINION: "A second opinion on",
    ReadingKind.REFERENCE: "Reference pathology of",
    ReadingKind.INTRAOPERATIVE: "Frozen section of",
    ReadingKind.CORRECTED: "The corrected report on",
}
_CYTOLOGY = (
    SpecimenKind.CYTOLOGY,
    SpecimenKind.BLOOD,
    SpecimenKind.FLUID,
    SpecimenKind.BONE_MARROW,
)
_INVASION = (
    ("lymphatic_invasion", "lymphatic invasion"),
    ("vascular_invasion", "vascular invasion"),
    ("perineural_invasion", "perineural invasion"),
    ("extranodal_extension", "extranodal extension"),
)


def pathology(scribe: Scribe) -> tuple[Paragraph, ...]:
    """Returns a paragraph for each reading of each specimen."""
    return tuple(
        tuple(_reading(scribe, specimen, reading))
        for specimen in scribe.facts.specimens
        for reading in specimen.readings
    )


def _reading(scribe: Scribe, specimen: Specimen, row: Reading) -> Iterator[Sentence]:
    quoted = scribe.row(row)
    sample = scribe.row(specimen)
    yield from _histology(scribe, sample, specimen, quoted, row)
    yield from _measures(scribe, sample, quoted, row)
    yield from _growth(scribe, quoted, row)
    yield from _proliferation(scribe, quoted, row)
    yield from markers(scribe, row)
    yield from measured(scribe, row.measurements)
    if row.diagnosis:
        yield scribe.sentence(f"The pathological diagnosis was {quoted.a()}")


def _examined(sample: Quoted, specimen: Specimen, row: Reading) -> str:
    """Returns "Histology of the core biopsy (right lobe of the liver)"."""
    lead = _KINDS[row.kind]
    if row.kind is ReadingKind.ORIGINAL and specimen.kind in _CYTOLOGY:
        lead = "Examination of"
    return f"{lead} {_specimen(sample)}"


def _specimen(sample: Quoted) -> str:
    """Returns "the core biopsy"; a specimen of which nothing is told is one all the same."""
    printed = sample.prints()
    return f"{the(printed)}{sample()}" if printed else "the specimen"


def _histology(
    scribe: Scribe, sample: Quoted, specimen: Specimen, quoted: Quoted, row: Reading
) -> Iterator[Sentence]:
    examined = _examined(sample, specimen, row)
    when = f" {quoted('when')}" if row.when else ""
    architecture, cytology = quoted("architecture"), quoted("cytology")
    shown = " with ".join(filter(None, (architecture, cytology)))
    without = f", without {quoted('negatives')}" if row.negatives else ""
    if shown:
        yield scribe.sentence(f"{examined}{when} showed {shown}{without}")
    elif row.histology and not is_sentence(row.histology):
        yield scribe.sentence(f"{examined}{when} showed {quoted('histology')}{without}")
    else:
        if row.histology:
            yield scribe.sentence(quoted("histology"), sample.source)
        if row.negatives:
            yield scribe.sentence(f"{examined}{when} showed no {quoted('negatives')}")
    if row.differentiation:
        yield scribe.sentence(f"The tumour was {quoted('differentiation')}")


def _measures(scribe: Scribe, sample: Quoted, quoted: Quoted, row: Reading) -> Iterator[Sentence]:
    told = [
        f"measured {quoted('size')}" if row.size else "",
        f"weighed {quoted('weight')}" if row.weight else "",
    ]
    if any(told):
        untold = not (row.architecture or row.cytology or row.histology or row.negatives)
        subject = _specimen(sample) if untold else "the specimen"
        yield scribe.sentence(f"{subject} {' and '.join(filter(None, told))}")
    shares = [
        f"cellularity was {quoted('cellularity')}" if row.cellularity else "",
        f"the tumour content was {quoted('tumour_content')}" if row.tumour_content else "",
        _necrosis(quoted, row),
        f"the regression grade was {quoted('regression')}" if row.regression else "",
    ]
    if any(shares):
        yield scribe.sentence(scribe.listed(shares))


def _necrosis(quoted: Quoted, row: Reading) -> str:
    extent, share = quoted("necrosis"), quoted("necrosis_percent")
    if extent:
        return f"necrosis was {extent}{bracket(share)}"
    return f"the share of necrosis was {share}" if share else ""


def _growth(scribe: Scribe, quoted: Quoted, row: Reading) -> Iterator[Sentence]:
    """Yields what the tumour invaded, the margin and the lymph nodes."""
    if row.invasion:
        yield scribe.sentence(f"The tumour invaded {the(row.invasion[0])}{quoted('invasion')}")
    told = []
    for presence in (Presence.PRESENT, Presence.ABSENT):
        named = [name for field, name in _INVASION if getattr(row, field) is presence]
        if named:
            told.append(f"{scribe.listed(named)} {be(len(named) > 1)} {presence.label}")
    if told:
        yield scribe.sentence("; ".join(told), quoted.source)
    distance = quoted("margin_distance")
    far = f"distance {distance}" if distance else ""
    if row.margin:
        aside = bracket(quoted("margins"), far)
        yield scribe.sentence(f"The resection margin was {quoted('margin')}{aside}")
    elif row.margins:
        yield scribe.sentence(f"The margins were {quoted('margins')}{bracket(far)}")
    elif far:
        yield scribe.sentence(f"The distance to the margin was {distance}")
    yield from _nodes(scribe, quoted, row)


def _nodes(scribe: Scribe, quoted: Quoted, row: Reading) -> Iterator[Sentence]:
    if row.nodes_positive is None or not row.nodes_examined:
        return
    if row.nodes_positive:
        verb = be(row.nodes_examined > 1 and row.nodes_positive > 1)
        nodes = "lymph nodes" if row.nodes_examined > 1 else "lymph node"
        yield scribe.sentence(f"Of the {nodes} examined, {quoted('nodes')} {verb} positive")
    else:
        nodes = "lymph nodes" if row.nodes_examined > 1 else "lymph node"
        yield scribe.sentence(f"None of {quoted('nodes_examined')} {nodes} was positive")


def _proliferation(scribe: Scribe, quoted: Quoted, row: Reading) -> Iterator[Sentence]:
    index = f"the Ki-67 index was {quoted('ki67')}" if row.ki67 else ""
    mitoses = quoted("mitoses")
    if mitoses and row.mitoses:
        mitoses = f"the mitotic count was {mitoses}"
    elif mitoses:
        mitoses = f"mitoses were {mitoses}" if _follows_were(row.mitoses_note) else ""
    told = [part for part in (index, mitoses) if part]
    if told:
        yield scribe.sentence(" and ".join(told))


def _follows_were(note: str) -> bool:
    """Tells whether a remark can follow "mitoses were": "not reported", "rare"."""
    return len(note.split()) <= 3 and not is_sentence(note)
