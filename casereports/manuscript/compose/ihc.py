"""The table of immunohistochemistry, by specimen and reading."""

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.pathology import (
    IhcResult,
    Reading,
    Specimen,
    Staining,
    Technique,
)
from casereports.clinical.facts.sources import source_of
from casereports.clinical.wording import printed_mitoses
from casereports.manuscript.compose.printed import percent, quantity
from casereports.manuscript.compose.specimen import place
from casereports.manuscript.compose.table import (
    Footnotes,
    cell,
    columns,
    heading,
    led,
    said,
    slim_table,
    words,
)
from casereports.manuscript.compose.time import moment
from casereports.manuscript.nodes import Row, Table

_NEGATIVE = (Staining.NEGATIVE, Staining.NOT_AMPLIFIED, Staining.NOT_REARRANGED)
_BETWEEN = (
    Staining.EQUIVOCAL,
    Staining.NON_CONTRIBUTORY,
    Staining.WILD_TYPE,
    Staining.RETAINED,
    Staining.REDUCED,
    Staining.LOST,
)


def compose_ihc(facts: CaseFacts) -> Table | None:
    """Returns the markers, the positive ones first, with Ki-67 and mitoses below them."""
    read = [
        (specimen, reading)
        for specimen in facts.specimens
        for reading in specimen.readings
        if reading.ihc
    ]
    if not read:
        return None
    notes, rows = Footnotes(), []
    for specimen, reading in read:
        if len(read) > 1:
            rows.append(heading(_title(specimen, reading), f"reading:{reading.key}"))
        rows += _rows(reading, notes)
    where = f" ({place(read[0][0])})" if len(read) == 1 else ""
    return slim_table(
        key="ihc",
        caption=f"Immunohistochemistry{where}.",
        heads=columns("Marker", "Clone", "Result", "Staining"),
        rows=rows,
        notes=notes.notes(),
        source="ihc",
    )


def _title(specimen: Specimen, reading: Reading) -> str:
    """Returns what heads the rows of a reading: "Core biopsy, pelvis: re-read later"."""
    when = moment(reading.when)
    return f"{place(specimen)}: {said(reading.kind.label, when)}"


def rank(result: IhcResult) -> int:
    """Returns the place of a result: positive, in between, negative, not done."""
    if result.result is Staining.NOT_DONE:
        return 3
    if result.result in _NEGATIVE:
        return 2
    return 1 if result.result in _BETWEEN else 0


def _rows(reading: Reading, notes: Footnotes) -> list[Row]:
    rows = [
        Row(
            cells=(
                words(result.marker, notes.mark(*remarks(result))),
                cell(result.clone),
                words(result.result.label),
                words(staining(result)),
            ),
            source=source_of(result, reading),
        )
        for result in sorted(reading.ihc, key=rank)
    ]
    return rows + _proliferation(reading)


def _proliferation(reading: Reading) -> list[Row]:
    """Returns the rows of Ki-67 and mitoses, where they are told and not among the markers."""
    source = f"reading:{reading.key}"
    markers = {result.marker.casefold().replace("-", "").replace(" ", "") for result in reading.ihc}
    told: list[tuple[str, str]] = []
    if reading.ki67 and "ki67" not in markers:
        told.append(("Ki-67 index", percent(reading.ki67)))
    if reading.mitoses or reading.mitoses_note:
        told.append(("Mitoses", mitoses(reading)))
    return [
        Row(cells=(cell(name), cell(""), words(value), cell("")), source=source)
        for name, value in told
    ]


def mitoses(reading: Reading) -> str:
    """Returns "3 per 10 HPF", with the pathologist's note, or the note alone."""
    if reading.mitoses is None:
        return reading.mitoses_note
    count = printed_mitoses(reading.mitoses)
    return f"{count} ({reading.mitoses_note})" if reading.mitoses_note else count


def staining(result: IhcResult) -> str:
    """Returns intensity, extent, share, pattern, cells and score of a marker."""
    return said(
        f"{result.intensity.label} intensity" if result.intensity else "",
        result.extent.label if result.extent else "",
        f"{percent(result.percent)} of {result.cells or 'cells'}" if result.percent else "",
        led("density ", quantity(result.density)),
        result.pattern,
        f"in {result.cells}" if result.cells and not result.percent else "",
        f"{result.score.system} {result.score.value}" if result.score else "",
    )


def remarks(result: IhcResult) -> tuple[str, ...]:
    """Returns what is said of a marker below the table."""
    other = result.technique is not Technique.IHC
    return (
        f"By {result.technique.label}" if other else "",
        f"Reason: {result.reason}" if result.reason else "",
        result.note,
    )
