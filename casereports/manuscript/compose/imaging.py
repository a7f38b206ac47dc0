"""The table of imaging studies."""

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.imaging import Contrast, ImagingStudy, Lesion
from casereports.clinical.values import label
from casereports.clinical.wording import (
    printed_dimensions,
    printed_number,
    printed_quantity,
    printed_timing,
)
from casereports.manuscript.compose.table import Footnotes, columns, without_empty, words
from casereports.manuscript.markup import plain
from casereports.manuscript.nodes import Row, Table


def compose_imaging(facts: CaseFacts) -> Table | None:
    """Returns one row for each study."""
    if not facts.imaging:
        return None
    notes = Footnotes()
    rows = tuple(_row(study, notes) for study in facts.imaging)
    heads, rows = without_empty(columns("Study", "Time", "Findings", "Impression"), rows)
    return Table(
        key="imaging",
        caption=plain("Imaging studies."),
        columns=heads,
        rows=rows,
        notes=notes.notes(),
        source="study",
    )


def _row(study: ImagingStudy, notes: Footnotes) -> Row:
    findings = [lesion_words(lesion) for lesion in study.lesions] + list(study.findings)
    findings += [absent(negative) for negative in study.negatives]
    not_done = f"Not done: {study.not_done}" if study.not_done else ""
    cells = (
        words(study_name(study), notes.mark(not_done, study.limitation)),
        words(printed_timing(study.when) if study.when else ""),
        words("; ".join(findings)),
        words(study.impression),
    )
    return Row(cells=cells, source=f"study:{study.key}")


def study_name(study: ImagingStudy) -> str:
    """Returns "contrast-enhanced MRI of the pelvis" or "18F-FDG PET/CT"."""
    contrast = label(study.contrast) if study.contrast is Contrast.INTRAVENOUS else ""
    tracer = study.tracer.name if study.tracer else ""
    region = f"({study.region})" if study.region else ""
    parts = (contrast, tracer, study.name or study.modality.label, region)
    return " ".join(part for part in parts if part)


def lesion_words(lesion: Lesion) -> str:
    """Returns a lesion with its count, size, uptake and attenuation."""
    side = label(lesion.laterality)
    site = ", ".join(part for part in (lesion.site, *lesion.sites, side) if part)
    enhanced = lesion.attenuation_enhanced
    parts = (
        label(lesion.nature),
        printed_number(lesion.count) if lesion.count else label(lesion.multiplicity),
        printed_dimensions(lesion.size) if lesion.size else "",
        f"SUVmax {printed_number(lesion.suvmax)}" if lesion.suvmax else "",
        printed_quantity(lesion.attenuation) if lesion.attenuation else "",
        f"{printed_quantity(enhanced)} after contrast" if enhanced else "",
        label(lesion.change),
    )
    said = ", ".join(part for part in parts if part)
    return f"{site} ({said})" if said else site


def absent(negative: str) -> str:
    """Returns "no ascites" for what was looked for and not found, however it was typed."""
    return negative if negative.lower().startswith(("no ", "not ")) else f"no {negative}"
