"""The patient in sentences, exact or by the decade."""

from casereports.clinical.facts.patient import Patient
from casereports.clinical.timing import Age
from casereports.clinical.wording import person, printed_age
from casereports.manuscript.quoting.forms import Form, Teller

#: Below this age nobody is told by the decade: a child is its age.
YOUNGEST_TOLD_BY_DECADE = 18


def _person(teller: Teller, patient: Patient) -> str:
    if patient.age is None and patient.sex is None:
        return ""
    return person(told_age(teller, patient.age), patient.sex)


def _age(teller: Teller, patient: Patient) -> str:
    age = told_age(teller, patient.age)
    return printed_age(age) if age else ""


def told_age(teller: Teller, age: Age | None) -> Age | None:
    """Returns the age as the journal takes it: an adult's decade where exact ages are not told."""
    if age is None or teller.exact_age or not age.years or age.years < YOUNGEST_TOLD_BY_DECADE:
        return age
    return Age.model_validate({"decade": min(age.years // 10 * 10, 100)})


PATIENT = (
    Form("", "the patient with age and sex", _person),
    Form("age", "the age", _age),
)
