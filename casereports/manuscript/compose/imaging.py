"""The table of imaging studies."""

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.imaging import Contrast, ImagingStudy, Tracer
from casereports.clinical.values import label
from casereports.manuscript.compose.lesion import lesion_words
from casereports.manuscript.compose.measurement import measurements_words
from casereports.manuscript.compose.printed import duration, quantity
from casereports.manuscript.compose.table import (
    Footnotes,
    aside,
    columns,
    led,
    said,
    slim_table,
    words,
)
from casereports.manuscript.compose.time import moment
from casereports.manuscript.nodes import Row, Table

_WITH = {Contrast.INTRAVENOUS: "contrast-enhanced", Contrast.NONE: "unenhanced"}


def compose_imaging(facts: CaseFacts) -> Table | None:
    """Returns one row for each study."""
    if not facts.imaging:
        return None
    notes = Footnotes()
    rows = tuple(_row(study, notes) for study in facts.imaging)
    return slim_table(
        key="imaging",
        caption="Imaging studies.",
        heads=columns("Study", "Time", "Findings", "Impression"),
        rows=rows,
        notes=notes.notes(),
        source="study",
    )


def _row(study: ImagingStudy, notes: Footnotes) -> Row:
    limited = led("Limitation: ", study.limitation)
    cells = (
        words(study_name(study), notes.mark(technique(study), limited)),
        words(moment(study.when)),
        words(study_findings(study)),
        words(study.impression),
    )
    return Row(cells=cells, source=f"study:{study.key}")


def study_name(study: ImagingStudy) -> str:
    """Returns "contrast-enhanced MRI (pelvis)" or "18F-FDG PET/CT"."""
    contrast = _WITH.get(study.contrast, "") if study.contrast else ""
    tracer = study.tracer.name if study.tracer else ""
    named = said(contrast, tracer, study.name or study.modality.label, by=" ")
    return named + aside(study.region, label(study.laterality))


def study_findings(study: ImagingStudy) -> str:
    """Returns what a study showed, measured and missed, or why it was not done."""
    return said(
        f"not done ({study.not_done})" if study.not_done else "",
        label(study.result),
        *(lesion_words(lesion) for lesion in study.lesions),
        *measurements_words(study.measurements),
        *study.findings,
        *(absent(negative) for negative in study.negatives),
        by="; ",
    )


def technique(study: ImagingStudy) -> str:
    """Returns how a study was made, as a footnote tells it."""
    contrast = study.contrast
    other = label(contrast) if contrast and contrast not in _WITH else ""
    return said(
        "" if contrast is Contrast.OTHER else other,
        said(study.contrast_agent, quantity(study.contrast_dose), by=" ")
        if study.contrast_agent
        else led("contrast ", quantity(study.contrast_dose)),
        said(*study.phases),
        led("field strength ", quantity(study.field_strength)),
        led("slices of ", quantity(study.slice_thickness)),
        _tracer(study.tracer) if study.tracer else "",
        study.technique,
        led("compared with ", study.compared_with),
        "done elsewhere" if study.elsewhere else "",
        by="; ",
    )


def _tracer(tracer: Tracer) -> str:
    details = said(quantity(tracer.activity), led("uptake time ", duration(tracer.uptake)))
    return f"{tracer.name}, {details}" if details else ""


def absent(negative: str) -> str:
    """Returns "no ascites" for what was looked for and not found, however it was typed."""
    return negative if negative.lower().startswith(("no ", "not ")) else f"no {negative}"
