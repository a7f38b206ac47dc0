"""CARE items 5 and 6: who the patient is, what went before, what the examination found."""

from casereports.checks.care.finding import (
    Evidence,
    Finding,
    Place,
    conflict,
    missing,
    partial,
    present,
)
from casereports.checks.wording import listed
from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.codes import Presence
from casereports.clinical.facts.examination import ExamState
from casereports.clinical.facts.molecular import Origin
from casereports.clinical.facts.presentation import Answer, HistoryKind
from casereports.clinical.timing import Age
from casereports.manuscript.nodes import Manuscript

#: The histories that CARE asks for, each with the kinds that answer it.
_HISTORIES = {
    HistoryKind.MEDICAL: (HistoryKind.MEDICAL,),
    HistoryKind.FAMILY: (HistoryKind.FAMILY,),
    HistoryKind.PSYCHOSOCIAL: (HistoryKind.PSYCHOSOCIAL, HistoryKind.SUBSTANCE),
    HistoryKind.GENETIC: (HistoryKind.GENETIC,),
}
#: Histories whose "none" says that nothing was treated before.
_TELL_OF_TREATMENT = (HistoryKind.MEDICAL, HistoryKind.SURGICAL, HistoryKind.MEDICATION)


def demographics(facts: CaseFacts, _: Manuscript) -> Finding:
    """CARE item 5a."""
    told = []
    if facts.patient.age:
        told.append(Evidence(source="patient:age", text=f"age ({_age_words(facts.patient.age)})"))
    if facts.patient.sex:
        told.append(Evidence(source="patient:sex", text=f"sex ({facts.patient.sex.label})"))
    if not told:
        return missing("Give the patient's age and sex.")
    if not facts.patient.age:
        return partial(
            "Give the patient's age.", told, Place(where="Patient › age", source="patient:age")
        )
    if not facts.patient.sex:
        return partial(
            "Give the patient's sex.", told, Place(where="Patient › sex", source="patient:sex")
        )
    return present(told)


def complaints(facts: CaseFacts, _: Manuscript) -> Finding:
    """CARE item 5b: a row that denies a symptom answers too, as in a chance finding."""
    if not facts.complaints:
        return missing("Enter what the patient came with, or which symptoms were absent.")
    return present(
        Evidence(
            source=f"complaint:{row.key}",
            text=f"no {row.name}" if row.presence is Presence.ABSENT else row.name,
        )
        for row in facts.complaints
    )


def history(facts: CaseFacts, _: Manuscript) -> Finding:
    """CARE item 5c: "none", "unknown" and "not asked" are answers."""
    told = {kind: _told(facts, kinds) for kind, kinds in _HISTORIES.items()}
    evidence = [item for items in told.values() for item in items]
    denied = _denied(facts)
    if denied:
        return conflict(
            f"{denied.label.capitalize()} is answered with “none”, yet rows tell of it: "
            "take back the answer or the rows.",
            evidence,
            Place(where=f"History › {denied.label}", source=f"history:{denied.value}"),
        )
    absent = [kind for kind, items in told.items() if not items]
    if not absent:
        return present(evidence)
    names = listed([kind.value for kind in absent])
    sentence = f"Tell the {names} history, or answer with “none” or “unknown”."
    if not evidence:
        return missing(sentence)
    place = Place(where=f"History › {absent[0].value}", source=f"history:{absent[0].value}")
    return partial(sentence, evidence, place)


def past_interventions(facts: CaseFacts, _: Manuscript) -> Finding:
    """CARE item 5d: "unknown" is an outcome."""
    rows = facts.past_interventions
    if not rows:
        return _no_interventions(facts)
    evidence = [Evidence(source=f"intervention:{row.key}", text=row.name) for row in rows]
    without = [row for row in rows if not (row.outcome or row.outcome_detail)]
    if without:
        return partial(
            f"Say how {listed([row.name for row in without])} turned out, “unknown” included.",
            evidence,
            Place(where="Past interventions › outcome", source=f"intervention:{without[0].key}"),
        )
    return present(evidence)


def examination(facts: CaseFacts, _: Manuscript) -> Finding:
    """CARE item 6."""
    rows = [
        row for row in facts.examination if row.state is not ExamState.NOT_EXAMINED or row.reason
    ]
    evidence = [
        Evidence(source=f"exam:{row.key}", text=f"{row.finding} ({row.state.label})")
        for row in rows
    ]
    evidence += [
        Evidence(source=f"sign:{row.key}", text=row.name or row.sign.label)
        for row in facts.vital_signs
    ]
    if not evidence:
        return missing("Enter what the examination found, or that it was normal.")
    if not rows:
        return partial("Beside the vital signs, enter what the examination found.", evidence)
    if all(row.state is ExamState.PRESENT for row in rows):
        return partial("Add what the examination looked for and did not find.", evidence)
    return present(evidence)


def _age_words(age: Age) -> str:
    if age.decade is not None:
        return f"{age.decade}s"
    parts = {name: getattr(age, name) for name in ("years", "months", "weeks", "days", "hours")}
    return " ".join(f"{number} {name}" for name, number in parts.items() if number is not None)


def _no_interventions(facts: CaseFacts) -> Finding:
    answers = [
        Evidence(source=f"history:{row.kind.value}", text=f"{row.kind.label}: {row.answer.label}")
        for row in facts.history_answers
        if row.kind in _TELL_OF_TREATMENT and row.answer is not Answer.NOT_ASKED
    ]
    if answers:
        return present(answers)
    return missing(
        "Enter earlier treatment with its outcome; if there was none, answer the medical or "
        "surgical history with “none”, or tick item 5d as not applicable.",
        tickable=True,
    )


def _told(facts: CaseFacts, kinds: tuple[HistoryKind, ...]) -> list[Evidence]:
    told = [
        Evidence(source=f"history:{row.kind.value}", text=f"{row.kind.label}: {row.answer.label}")
        for row in facts.history_answers
        if row.kind in kinds
    ]
    told += [
        Evidence(
            source=f"history:{row.key}",
            text=f"no {row.name}" if row.presence is Presence.ABSENT else row.name,
        )
        for row in facts.history
        if row.kind in kinds
    ]
    if HistoryKind.GENETIC in kinds:
        told += [
            Evidence(source=f"molecular:{row.key}", text=f"germline {row.gene or row.panel}")
            for row in facts.molecular
            if row.origin is Origin.GERMLINE
        ]
    return told


def _denied(facts: CaseFacts) -> HistoryKind | None:
    """Returns the first kind that is answered with "none" and told all the same."""
    told = {row.kind for row in facts.history if row.presence is Presence.PRESENT}
    none = [row.kind for row in facts.history_answers if row.answer is Answer.NONE]
    return next((kind for kind in none if kind in told), None)
