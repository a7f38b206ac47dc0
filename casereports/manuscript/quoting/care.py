"""Treatment in sentences: regimens, agents, changes, responses and harms."""

import re

from casereports.clinical.facts.agents import Agent
from casereports.clinical.facts.harms import AdverseEvent, HarmScale
from casereports.clinical.facts.procedure import Device
from casereports.clinical.facts.response import Response, ResponseCriteria
from casereports.clinical.facts.treatment import (
    ChangeKind,
    RadiationCourse,
    Treatment,
    TreatmentChange,
    TreatmentStatus,
)
from casereports.clinical.values import label
from casereports.clinical.wording import listed
from casereports.manuscript.compose.agent import (
    days_words,
    every,
    often,
    radiation_words,
)
from casereports.manuscript.compose.printed import dose, duration, percent, quantity, size
from casereports.manuscript.compose.table import aside, led, said
from casereports.manuscript.compose.time import period
from casereports.manuscript.compose.treatment import regimen
from casereports.manuscript.quoting.fields import moment
from casereports.manuscript.quoting.forms import Form, Teller
from casereports.manuscript.quoting.series import in_time

_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth"),
    *("sixth", "seventh", "eighth", "ninth", "tenth"),
)
NEVER_GIVEN = (
    TreatmentStatus.PLANNED_NOT_GIVEN,
    TreatmentStatus.DECLINED,
    TreatmentStatus.DECLINED_BY_FAMILY,
    TreatmentStatus.JUDGED_UNSUITABLE,
    TreatmentStatus.PLANNED,
)
#: What was done to a drug, as it follows "was".
_DONE = {
    ChangeKind.STARTED: "started",
    ChangeKind.INCREASED: "increased",
    ChangeKind.REDUCED: "reduced",
    ChangeKind.SWITCHED: "replaced",
    ChangeKind.ADDED: "supplemented",
}


_FIRST_WORD = re.compile(
    r"(?:An?|The|There|This|No|It|She|He|They|Her|His|Their|After|At|In|On|With|Patient)\b"
)


#: What "from" and "until" need no more: "from admission until birth".
_AT = re.compile(r"\A(?:at|in|on) ")
_NO_NOUN = re.compile(r"(?:not|no|to|for|as|because|[a-z]+ed)\b")


def clause(text: str) -> str:
    """Returns a short text as it stands within a sentence: without capital and full stop."""
    begun = text[:1].lower() + text[1:] if _FIRST_WORD.match(text) else text
    return begun.removesuffix(".")


def _line(_teller: Teller, treatment: Treatment) -> str:
    """Returns "second-line"."""
    if treatment.line is None:
        return ""
    few = treatment.line <= len(_ORDINALS)
    return f"{_ORDINALS[treatment.line - 1] if few else f'{treatment.line}th'}-line"


def _purpose(teller: Teller, treatment: Treatment) -> str:
    """Returns "second-line palliative treatment for progression"."""
    kind = said(_line(teller, treatment), label(treatment.intent), by=" ")
    purpose = led("for ", treatment.indication)
    return said(kind, "treatment", purpose, by=" ") if kind or purpose else ""


def _time(_teller: Teller, row: Treatment | Agent) -> str:
    """Returns "on hospital day 3 for 7 days", "from 6 to 9 months after presentation"."""
    lasting = led("for ", duration(row.duration))
    if row.until is None:
        begun = moment(row.when)
        if lasting and _AT.match(begun):
            begun = f"from {_AT.sub('', begun)}"
        return said(begun, lasting, by=" ")
    span = period(row.when, row.until)
    if row.when is None:
        return said(lasting, span, by=" ")
    if ", until " in span:
        first, last = (_AT.sub("", end) for end in span.split(", until ", 1))
        return f"from {first} until {last}"
    return span if span.startswith("from ") else f"on {span}"


def _often(_teller: Teller, row: Treatment | Agent) -> str:
    return often(row.frequency, row.interval)


def _interval(_teller: Teller, row: Treatment | Agent) -> str:
    return every(row.interval)


def _agents(_teller: Teller, treatment: Treatment) -> str:
    return listed(dict.fromkeys(agent.inn for agent in treatment.agents))


def _agent(_teller: Teller, agent: Agent) -> str:
    """Returns "capecitabine 750 mg/m² by mouth twice daily on days 1–14"."""
    schedule = often(agent.frequency, agent.interval)
    over = led("over ", duration(agent.infusion))
    given = (dose(agent.dose), label(agent.route), over, schedule, days_words(agent.days))
    return said(agent.inn, *given, by=" ")


def _device(_teller: Teller, device: Device) -> str:
    """Returns "pigtail drain (Cook Ultrathane, 10 Fr)"."""
    maker = said(device.manufacturer, device.model, by=" ")
    return device.name + aside(maker, quantity(device.size), size(device.dimensions))


def _radiation(_teller: Teller, course: RadiationCourse) -> str:
    """Returns "30 Gy in 5 fractions of 6 Gy to the sacrum"."""
    told = ("key", "target", "total", "fractions", "fraction", "frequency")
    return radiation_words(RadiationCourse(**{name: getattr(course, name) for name in told}))


def _responses(teller: Teller, treatment: Treatment) -> str:
    """Returns the latest response."""
    return next((row.category.label for row in reversed(in_time(teller, treatment.responses))), "")


def _graft(_teller: Teller, treatment: Treatment) -> str:
    graft = treatment.graft
    return graft.source.label + aside(graft.donor) if graft else ""


def _given(teller: Teller, _facts: object) -> str:
    return listed(row.name for row in teller.facts.treatments if row.status not in NEVER_GIVEN)


def _change(_teller: Teller, change: TreatmentChange) -> str:
    """Returns "reduced from 80 mg/m² to 40 mg/m² because of neutropenia": what follows "was"."""
    by = "with " if change.kind is ChangeKind.ADDED else "by "
    return said(
        _DONE.get(change.kind, change.kind.value),
        *_doses(change),
        every(change.every),
        led(by, change.replacement),
        _because(clause(change.reason)),
        by=" ",
    )


def _doses(change: TreatmentChange) -> tuple[str, ...]:
    before, after = dose(change.before), dose(change.after)
    if change.kind is ChangeKind.RESUMED and after:
        return led("at ", after), led("instead of ", before)
    return led("from ", before), led("to ", after), led("by ", dose(change.by))


def _because(reason: str) -> str:
    """Returns "because of neutropenia"; a reason that is no noun stands in brackets."""
    return f"({reason})" if _NO_NOUN.match(reason) else led("because of ", reason)


def _reason(_teller: Teller, row: TreatmentChange | Treatment) -> str:
    return clause(row.reason)


def _every(_teller: Teller, change: TreatmentChange) -> str:
    return every(change.every)


def _response(teller: Teller, response: Response) -> str:
    """Returns "partial response (RECIST 1.1, −39%)"."""
    criteria = _criteria(teller, response) or response.criteria_detail
    return response.category.label + aside(criteria, percent(response.change))


def _criteria(_teller: Teller, response: Response) -> str:
    other = response.criteria is ResponseCriteria.OTHER and response.criteria_detail
    return "" if other else label(response.criteria)


def _harm_grade(_teller: Teller, harm: AdverseEvent) -> str:
    return harm.grade_text if harm.grade is None else str(harm.grade)


def _scale(_teller: Teller, harm: AdverseEvent) -> str:
    """Returns "CTCAE 5.0"; a number that names no scale is one of CTCAE."""
    scale = harm.grade_scale or (HarmScale.CTCAE if harm.grade is not None else None)
    name = "" if scale is HarmScale.OTHER else label(scale)
    return said(name, harm.grade_version, by=" ")


def _graded(teller: Teller, harm: AdverseEvent) -> str:
    """Returns "grade 3 diarrhoea"."""
    grade = _harm_grade(teller, harm)
    return said(f"grade {grade.removeprefix('grade ')}" if grade else "", harm.name, by=" ")


def _graded_in_full(teller: Teller, harm: AdverseEvent) -> str:
    return _graded(teller, harm) + aside(_scale(teller, harm))


def _harms(teller: Teller, _facts: object) -> str:
    return listed(_graded(teller, row) for row in teller.facts.adverse_events)


def _blamed(teller: Teller, harm: AdverseEvent) -> str:
    """Returns the name of the treatment that a harm is tied to."""
    names = {row.key: row.name for row in teller.facts.treatments}
    return names.get(harm.treatment, "")


TREATMENT = (
    Form("", "the name", lambda _teller, row: row.name),
    Form("purpose", "line, intent and indication", _purpose),
    Form(
        "regimen",
        "doses, agents and cycles, as they stand in brackets",
        lambda _teller, row: regimen(row),
    ),
    Form("agents", "the names of its agents", _agents),
    Form("time", "from when to when", _time),
    Form("line", "the line of treatment", _line),
    Form("frequency", "how often it was given", _often),
    Form("interval", "the time from one to the next", _interval),
    Form("response", "the last response", _responses),
    Form("graft", "what the graft came from", _graft),
    Form("reason", "why it ended or was not given", _reason),
)
TREATMENTS = (Form("all", "all treatments that were given", _given),)
AGENT = (
    Form("", "the name", lambda _teller, row: row.inn),
    Form("full", "the name with dose, route, frequency and days", _agent),
    Form("time", "from when to when", _time),
    Form("days", "the days of the cycle", lambda _teller, row: days_words(row.days)),
    Form("frequency", "how often it was given", _often),
    Form("interval", "the time from one dose to the next", _interval),
)
DEVICE = (
    Form("", "the name", lambda _teller, row: row.name),
    Form("full", "the name with maker, model and size", _device),
)
RADIOTHERAPY = (Form("", "dose, fractions and target", _radiation),)
CHANGE = (
    Form("", "what was changed and why, as it follows “was”", _change),
    Form("reason", "why it was changed", _reason),
    Form("every", "how often a step of it came", _every),
)
RESPONSE = (
    Form("", "the response", lambda _teller, row: row.category.label),
    Form("full", "the response with its criteria", _response),
    Form("criteria", "the criteria", _criteria),
)
HARM = (
    Form("", "the name", lambda _teller, row: row.name),
    Form("grade", "the grade alone", _harm_grade),
    Form("graded", "the event with its grade", _graded),
    Form("full", "the event with its grade and scale", _graded_in_full),
    Form("scale", "the scale of the grade", _scale),
    Form("treatment", "the treatment it is tied to", _blamed),
)
HARMS = (Form("all", "all adverse events with their grades", _harms),)
