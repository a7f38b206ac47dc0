"""Imaging in sentences: studies, lesions and measurements."""

from casereports.clinical.facts.imaging import FunctionalTest, ImagingStudy, Lesion, Measurement
from casereports.clinical.wording import listed, printed_interval
from casereports.manuscript.compose.imaging import study_name
from casereports.manuscript.compose.printed import number, quantity, size
from casereports.manuscript.compose.table import aside, led, said
from casereports.manuscript.quoting.bedside import pressure
from casereports.manuscript.quoting.fields import side, term
from casereports.manuscript.quoting.forms import Form, Teller
from casereports.manuscript.quoting.within import within


def _measured(_teller: Teller, measure: Measurement) -> str:
    return pressure(measure) or measure.grade or term(measure.flag)


def _measure_interval(_teller: Teller, measure: Measurement) -> str:
    unit = measure.value.unit if measure.value else ""
    return printed_interval(measure.reference, unit) if measure.reference else ""


def _measured_in_full(teller: Teller, measure: Measurement) -> str:
    """Returns "spleen length 11 cm (reference ≤12 cm)", "mild tricuspid regurgitation"."""
    value = pressure(measure)
    if not value:
        return said(measure.grade or term(measure.flag), measure.name, by=" ")
    interval = led("reference ", _measure_interval(teller, measure))
    return f"{measure.name} {value}" + aside(led("mean ", quantity(measure.mean)), interval)


def _study(_teller: Teller, study: ImagingStudy) -> str:
    return _study_name(study)


def _study_name(study: ImagingStudy) -> str:
    """Returns "contrast-enhanced MRI (right knee)"."""
    region = said(side(study.laterality), study.region, by=" ")
    return study_name(study.model_copy(update={"region": region, "laterality": None}))


def _lesions(_teller: Teller, study: ImagingStudy) -> str:
    """Returns each lesion with its size: "liver segment VII (23 × 18 mm)"."""
    return listed(map(_sized, study.lesions))


def _sized(lesion: Lesion) -> str:
    return _site(lesion) + aside(size(lesion.size))


def _site(lesion: Lesion) -> str:
    return said(side(lesion.laterality), lesion.site, by=" ")


def _lesion_in_full(_teller: Teller, lesion: Lesion) -> str:
    """Returns "left iliac bone (17 mm, SUVmax 21.4, new)"."""
    return _site(lesion) + aside(
        size(lesion.size), led("SUVmax ", number(lesion.suvmax)), term(lesion.change)
    )


def _signals(_teller: Teller, lesion: Lesion) -> str:
    """Returns "low on T1 and heterogeneously high on T2"."""
    return listed(f"{signal.appearance} on {signal.sequence}" for signal in lesion.signals)


def _phases(_teller: Teller, lesion: Lesion) -> str:
    """Returns "marked enhancement (arterial) and less enhancement (venous)"."""
    return listed(
        f"{signal.appearance}{aside(signal.sequence)}" for signal in lesion.enhancement_phases
    )


def _impression(_teller: Teller, study: ImagingStudy | FunctionalTest) -> str:
    return within(study.impression)


def _tracer(_teller: Teller, study: ImagingStudy) -> str:
    tracer = study.tracer
    return tracer.name + aside(quantity(tracer.activity)) if tracer else ""


def _studies(teller: Teller, _facts: object) -> str:
    done = (_study_name(study) for study in teller.facts.imaging if not study.not_done)
    return listed(dict.fromkeys(done))


STUDY = (
    Form("", "the study with contrast, tracer and region", _study),
    Form(
        "name",
        "the name, or the modality where there is none",
        lambda _teller, row: row.name or row.modality.label,
    ),
    Form("lesions", "its lesions, each with its size", _lesions),
    Form("tracer", "the tracer with its activity", _tracer),
    Form("impression", "what it was taken for", _impression),
)
TEST = (Form("impression", "what it was taken for", _impression),)
STUDIES = (Form("all", "all studies that were done", _studies),)
LESION = (
    Form("", "the side and the site", lambda _teller, row: _site(row)),
    Form("full", "side and site with size, SUVmax and change", _lesion_in_full),
    Form("signals", "its signals by sequence", _signals),
    Form("phases", "its enhancement by phase", _phases),
)
MEASUREMENT = (
    Form("", "the value with its unit", _measured),
    Form("full", "the name with its value and reference interval", _measured_in_full),
    Form("reference", "the reference interval with its unit", _measure_interval),
)
