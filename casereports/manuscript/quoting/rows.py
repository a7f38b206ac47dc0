"""The other rows in sentences: what each prints of itself, and what it tells in full."""

from collections.abc import Callable
from typing import Any

from casereports.clinical.facts.examination import VitalSign
from casereports.clinical.facts.outcome import Outcome
from casereports.clinical.facts.treatment import Treatment, TreatmentChange
from casereports.clinical.values import label
from casereports.manuscript.compose.agent import agent_words, device_words, radiation_words
from casereports.manuscript.compose.harms import grade
from casereports.manuscript.compose.imaging import study_findings, study_name
from casereports.manuscript.compose.lesion import lesion_words
from casereports.manuscript.compose.measurement import measurement_words
from casereports.manuscript.compose.microbiology import finding, susceptibility
from casereports.manuscript.compose.molecular import found, tested
from casereports.manuscript.compose.printed import quantity, slashed
from casereports.manuscript.compose.time import period
from casereports.manuscript.compose.treatment import change_words, purpose, regimen, response_words
from casereports.manuscript.quoting.forms import Form, Words


def _of(words: Callable[[Any], str]) -> Words:
    """Returns a form's words where the row alone tells them."""
    return lambda _teller, row: words(row)


def _field(name: str) -> Words:
    return lambda _teller, row: str(getattr(row, name))


def _sign(sign: VitalSign) -> str:
    if sign.value and sign.diastolic and sign.value.unit == sign.diastolic.unit:
        return slashed(sign.value, sign.diastolic)
    return quantity(sign.value)


def _outcome(outcome: Outcome) -> str:
    return label(outcome.state) or outcome.finding


def _time(treatment: Treatment) -> str:
    return period(treatment.when, treatment.until, treatment.duration)


def _change(change: TreatmentChange) -> str:
    return change_words(change, "")


NAME = (Form("", "the name", _field("name")),)

#: Forms of rows, by their noun, beside those of their fields.
FORMS: dict[str, tuple[Form, ...]] = {
    **dict.fromkeys(("complaint", "history", "intervention", "newborn", "test", "procedure"), NAME),
    **dict.fromkeys(("complication", "diagnosis", "differential", "event", "funder"), NAME),
    "sign": (Form("", "the value with its unit", _of(_sign)),),
    "score": (Form("", "the value", _of(lambda row: quantity(row.value) or row.grade)),),
    "exam": (Form("", "the finding", _field("finding")),),
    "micro": (Form("", "what was found", _of(finding)),),
    "susceptibility": (Form("", "agent, category and MIC", _of(susceptibility)),),
    "study": (
        Form("", "the study with contrast, tracer and region", _of(study_name)),
        Form("full", "all that it showed", _of(study_findings)),
    ),
    "lesion": (
        Form("", "the site", _field("site")),
        Form("full", "all that was seen and measured of it", _of(lesion_words)),
    ),
    "measurement": (
        Form("", "the value with its unit", _of(lambda row: quantity(row.value) or row.grade)),
        Form("full", "the measure with its value", _of(measurement_words)),
    ),
    "device": (*NAME, Form("full", "the device with its maker and size", _of(device_words))),
    "molecular": (
        Form("", "what was found", _of(found)),
        Form("test", "what was tested", _of(tested)),
    ),
    "treatment": (
        *NAME,
        Form("purpose", "line, intent and indication", _of(purpose)),
        Form("regimen", "doses, agents and cycles", _of(regimen)),
        Form("time", "from when to when", _of(_time)),
    ),
    "agent": (
        Form("", "the name", _field("inn")),
        Form("full", "dose, route and frequency", _of(agent_words)),
    ),
    "radiotherapy": (Form("", "dose, fractions and target", _of(radiation_words)),),
    "change": (Form("", "what was changed and why", _of(_change)),),
    "response": (
        Form("", "the response", _of(lambda row: label(row.category))),
        Form("full", "the response with its criteria", _of(response_words)),
    ),
    "harm": (*NAME, Form("grade", "the grade with its scale", _of(grade))),
    "outcome": (Form("", "the state or the finding", _of(_outcome)),),
}
