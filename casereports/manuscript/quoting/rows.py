"""The forms of every kind of row: those of one, and those that need none."""

from collections.abc import Mapping

from casereports.clinical.facts.imaging import FunctionalTest
from casereports.clinical.facts.procedure import Procedure
from casereports.clinical.wording import listed
from casereports.manuscript.quoting import (
    bedside,
    care,
    diagnoses,
    imaging,
    labs,
    microbiology,
    outcomes,
    pathology,
    people,
)
from casereports.manuscript.quoting.forms import Form, Teller


def _name(_teller: Teller, row: Procedure | FunctionalTest) -> str:
    return row.name or row.kind.label


def _procedures(teller: Teller, _facts: object) -> str:
    done = (row.name or row.kind.label for row in teller.facts.procedures if not row.not_done)
    return listed(dict.fromkeys(done))


_NAME = (Form("", "the name", lambda _teller, row: row.name),)
_DONE = tuple(
    Form(name, "the name, or the kind where there is none", _name) for name in ("", "name")
)

#: Forms of one row, by noun, beside those of its fields.
ONE: Mapping[str, tuple[Form, ...]] = {
    **dict.fromkeys(("intervention", "newborn", "complication"), _NAME),
    **dict.fromkeys(("differential", "event", "funder"), _NAME),
    "procedure": _DONE,
    "test": (*_DONE, *imaging.TEST),
    "agent": care.AGENT,
    "change": care.CHANGE,
    "complaint": people.COMPLAINT,
    "device": care.DEVICE,
    "diagnosis": diagnoses.DIAGNOSIS,
    "exam": (Form("", "the finding", lambda _teller, row: row.finding),),
    "grade": diagnoses.GRADE,
    "harm": care.HARM,
    "history": people.ENTRY,
    "ihc": pathology.IHC,
    "lab": labs.LAB,
    "labgroup": labs.LABGROUP,
    "lesion": imaging.LESION,
    "measurement": imaging.MEASUREMENT,
    "micro": microbiology.MICRO,
    "molecular": pathology.MOLECULAR,
    "outcome": outcomes.OUTCOME,
    "radiotherapy": care.RADIOTHERAPY,
    "reading": pathology.READING,
    "response": care.RESPONSE,
    "score": bedside.SCORE,
    "sign": bedside.SIGN,
    "specimen": pathology.SPECIMEN,
    "stage": diagnoses.STAGE,
    "study": imaging.STUDY,
    "susceptibility": microbiology.SUSCEPTIBILITY,
    "treatment": care.TREATMENT,
}
#: Forms that tell of several rows, or of the one that the case is about.
WHOLE: Mapping[str, tuple[Form, ...]] = {
    "complaint": people.COMPLAINTS,
    "diagnosis": diagnoses.PRINCIPAL,
    "grade": diagnoses.FIRST_GRADE,
    "harm": care.HARMS,
    "history": people.HISTORY,
    "ihc": pathology.MARKERS,
    "lab": labs.LABS,
    "micro": microbiology.GERMS,
    "molecular": pathology.GENES,
    "outcome": outcomes.OUTCOMES,
    "procedure": (Form("all", "all procedures that were done", _procedures),),
    "stage": diagnoses.FIRST_STAGE,
    "study": imaging.STUDIES,
    "treatment": care.TREATMENTS,
}
