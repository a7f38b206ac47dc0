"""The patient in sentences, exact or by the decade, with complaints and history."""

import re

from casereports.clinical.facts.codes import Presence
from casereports.clinical.facts.patient import Birth, Patient, Sex
from casereports.clinical.facts.presentation import Complaint, HistoryEntry, HistoryKind
from casereports.clinical.timing import Age
from casereports.clinical.values import label
from casereports.clinical.wording import listed, person, printed_age, printed_number
from casereports.clinical.wording.age import ToldAge, decade_words
from casereports.manuscript.compose.agent import every
from casereports.manuscript.compose.printed import quantity
from casereports.manuscript.compose.table import aside, led, said
from casereports.manuscript.quoting.fields import term
from casereports.manuscript.quoting.forms import Form, Teller, Words

#: An adult in the teens is in the late ones, and no child.
_TWENTIES = Age(decade=20)
_DISEASES = (
    HistoryKind.MEDICAL,
    HistoryKind.SURGICAL,
    HistoryKind.GENETIC,
    HistoryKind.OBSTETRIC,
    HistoryKind.INFECTION,
)

_GENDERS = {
    Sex.MALE: {"man", "boy", "male", "transman"},
    Sex.FEMALE: {"woman", "girl", "female", "transwoman"},
}
#: Words that turn a gender's meaning.
_NEITHER = {"non", "nonbinary", "neither", "not"}
_PER = {"/min": "minute", "/h": "hour", "/d": "day", "/wk": "week", "/mo": "month", "/a": "year"}


def _person(_teller: Teller, patient: Patient) -> str:
    sex = told_sex(patient)
    if patient.age is None and sex is None:
        return ""
    age = patient.age
    if isinstance(age, ToldAge) and age.decade == 10:
        return person(_TWENTIES, sex).replace(decade_words(_TWENTIES), "late teens")
    return person(age, sex)


def told_sex(patient: Patient) -> Sex | None:
    """Returns the sex by which the patient is called: by the gender where that is told.

    None for a gender that is neither man nor woman, and where nothing is known.
    """
    if patient.gender:
        words = set(re.findall(r"[a-z]+", patient.gender.casefold()))
        called = {sex for sex, names in _GENDERS.items() if names & words}
        return called.pop() if len(called) == 1 and not words & _NEITHER else None
    return patient.sex if patient.sex is not Sex.UNKNOWN else None


def _age(_teller: Teller, patient: Patient) -> str:
    return printed_age(patient.age) if patient.age else ""


def told_age(teller: Teller, age: Age | None) -> Age | None:
    """Returns the age as the journal takes it: an adult's decade where exact ages are not told."""
    return None if age is None else teller.told(age)


def _parity(_teller: Teller, patient: Patient) -> str:
    told = (("gravida", patient.gravida), ("para", patient.para))
    return said(*(f"{word} {count}" for word, count in told if count is not None))


def _complaints(presence: Presence, conjunction: str, *, chief: bool = False) -> Words:
    def words(teller: Teller, _facts: object) -> str:
        rows = [row for row in teller.facts.complaints if row.presence is presence]
        return listed((row.name for row in rows if row.chief or not chief), conjunction)

    return words


def _history(
    *kinds: HistoryKind, presence: Presence = Presence.PRESENT, conjunction: str = "and"
) -> Words:
    def words(teller: Teller, _facts: object) -> str:
        rows = [row for row in teller.facts.history if row.presence is presence]
        own = (row.name for row in rows if row.kind in kinds and row.relative is None)
        return listed(own, conjunction)

    return words


def _family(teller: Teller, _facts: object) -> str:
    """Returns "breast cancer (maternal aunt)" for each disease that runs in the family."""
    rows = [row for row in teller.facts.history if row.kind is HistoryKind.FAMILY]
    return listed(
        row.name + aside(_relative(teller, row)) for row in rows if row.presence is Presence.PRESENT
    )


def _relative(_teller: Teller, row: HistoryEntry) -> str:
    relative = row.relative
    return said(label(relative.side), term(relative.relation), by=" ") if relative else ""


PATIENT = (
    Form("", "the patient with age and sex", _person),
    Form("age", "the age", _age),
    Form("parity", "gravida and para", _parity),
)


def _rate(_teller: Teller, complaint: Complaint) -> str:
    """Returns "6 per day"."""
    rate = complaint.rate
    if rate is None or rate.unit not in _PER:
        return quantity(rate)
    return f"{printed_number(rate)} per {_PER[rate.unit]}"


def _maternal_age(_teller: Teller, birth: Birth) -> str:
    return printed_age(birth.maternal_age) if birth.maternal_age else ""


def _lately(_teller: Teller, complaint: Complaint) -> str:
    """Returns "the last month", "the last 2 weeks"."""
    return led("the last ", every(complaint.recent_duration).removeprefix("every "))


BIRTH = (Form("maternal_age", "the mother’s age", _maternal_age),)
COMPLAINT = (
    Form("", "the name", lambda _teller, row: row.name),
    Form("rate", "how often it comes", _rate),
    Form("lately", "the time over which it changed lately", _lately),
)
COMPLAINTS = (
    Form("chief", "the chief complaint", _complaints(Presence.PRESENT, "and", chief=True)),
    Form("all", "all complaints that were there", _complaints(Presence.PRESENT, "and")),
    Form(
        "absent",
        "the complaints that were not there, joined by “or”",
        _complaints(Presence.ABSENT, "or"),
    ),
)
HISTORY = (
    Form("present", "the patient’s diseases and operations", _history(*_DISEASES)),
    Form(
        "absent",
        "the diseases that the patient never had, joined by “or”",
        _history(*_DISEASES, presence=Presence.ABSENT, conjunction="or"),
    ),
    Form("medication", "the drugs that the patient took", _history(HistoryKind.MEDICATION)),
    Form("allergies", "what the patient is allergic to", _history(HistoryKind.ALLERGY)),
    Form("family", "the diseases of relatives, with who has them", _family),
)
ENTRY = (
    Form("", "the name", lambda _teller, row: row.name),
    Form("relative", "the relative who had it", _relative),
)
