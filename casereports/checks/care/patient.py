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
from casereports.clinical.sentences import Sentence, _, begun, in_a_row, own
from casereports.clinical.timing import Age
from casereports.manuscript.document import Manuscript

#: The histories that CARE asks for, each with the kinds that answer it.
_HISTORIES = {
    HistoryKind.MEDICAL: (HistoryKind.MEDICAL,),
    HistoryKind.FAMILY: (HistoryKind.FAMILY,),
    HistoryKind.PSYCHOSOCIAL: (HistoryKind.PSYCHOSOCIAL, HistoryKind.SUBSTANCE),
    HistoryKind.GENETIC: (HistoryKind.GENETIC,),
}
_KINDS = {
    HistoryKind.MEDICAL: _("medical"),
    HistoryKind.FAMILY: _("family"),
    HistoryKind.PSYCHOSOCIAL: _("psychosocial"),
    HistoryKind.GENETIC: _("genetic"),
}
#: Histories whose "none" says that nothing was treated before.
_TELL_OF_TREATMENT = (HistoryKind.MEDICAL, HistoryKind.SURGICAL, HistoryKind.MEDICATION)


def demographics(facts: CaseFacts, _paper: Manuscript) -> Finding:
    """CARE item 5a."""
    told = []
    if facts.patient.age:
        told.append(
            Evidence(
                source="patient:age", text=_("age (%(age)s)", age=_age_words(facts.patient.age))
            )
        )
    if facts.patient.sex:
        told.append(Evidence(source="patient:sex", text=_("sex (%(sex)s)", sex=facts.patient.sex)))
    if not told:
        return missing(_("Give the patient's age and sex."))
    if not facts.patient.age:
        return partial(
            _("Give the patient's age."),
            told,
            Place(where=_("Patient › age"), source="patient:age"),
        )
    if not facts.patient.sex:
        return partial(
            _("Give the patient's sex."),
            told,
            Place(where=_("Patient › sex"), source="patient:sex"),
        )
    return present(told)


def complaints(facts: CaseFacts, _paper: Manuscript) -> Finding:
    """CARE item 5b: a row that denies a symptom answers too, as in a chance finding."""
    if not facts.complaints:
        return missing(_("Enter what the patient came with, or which symptoms were absent."))
    return present(
        Evidence(
            source=f"complaint:{row.key}",
            text=_name(row.name, row.presence),
        )
        for row in facts.complaints
    )


def history(facts: CaseFacts, _paper: Manuscript) -> Finding:
    """CARE item 5c: "none", "unknown" and "not asked" are answers."""
    told = {kind: _told(facts, kinds) for kind, kinds in _HISTORIES.items()}
    evidence = [item for items in told.values() for item in items]
    denied = _denied(facts)
    if denied:
        return conflict(
            begun(
                _(
                    "%(history)s is answered with “none”, yet rows tell of it: take back the "
                    "answer or the rows.",
                    history=denied,
                )
            ),
            evidence,
            Place(where=_("History › %(kind)s", kind=denied), source=f"history:{denied.value}"),
        )
    absent = [kind for kind, items in told.items() if not items]
    if not absent:
        return present(evidence)
    sentence = _(
        "Tell the %(kinds)s history, or answer with “none” or “unknown”.",
        kinds=listed([_KINDS[kind] for kind in absent]),
    )
    if not evidence:
        return missing(sentence)
    place = Place(
        where=_("History › %(kind)s", kind=_KINDS[absent[0]]), source=f"history:{absent[0].value}"
    )
    return partial(sentence, evidence, place)


def past_interventions(facts: CaseFacts, _paper: Manuscript) -> Finding:
    """CARE item 5d: "unknown" is an outcome."""
    rows = facts.past_interventions
    if not rows:
        return _no_interventions(facts)
    evidence = [Evidence(source=f"intervention:{row.key}", text=own(row.name)) for row in rows]
    without = [row for row in rows if not (row.outcome or row.outcome_detail)]
    if without:
        return partial(
            _(
                "Say how %(names)s turned out, “unknown” included.",
                names=listed([row.name for row in without]),
            ),
            evidence,
            Place(where=_("Past interventions › outcome"), source=f"intervention:{without[0].key}"),
        )
    return present(evidence)


def examination(facts: CaseFacts, _paper: Manuscript) -> Finding:
    """CARE item 6."""
    rows = [
        row for row in facts.examination if row.state is not ExamState.NOT_EXAMINED or row.reason
    ]
    evidence = [
        Evidence(
            source=f"exam:{row.key}",
            text=_("%(words)s (%(more)s)", words=row.finding, more=row.state),
        )
        for row in rows
    ]
    evidence += [
        Evidence(source=f"sign:{row.key}", text=own(row.name or row.sign))
        for row in facts.vital_signs
    ]
    if not evidence:
        return missing(_("Enter what the examination found, or that it was normal."))
    if not rows:
        return partial(_("Beside the vital signs, enter what the examination found."), evidence)
    if all(row.state is ExamState.PRESENT for row in rows):
        return partial(_("Add what the examination looked for and did not find."), evidence)
    return present(evidence)


def _name(name: str, presence: Presence) -> Sentence:
    return _("no %(name)s", name=name) if presence is Presence.ABSENT else own(name)


def _age_words(age: Age) -> Sentence:
    if age.decade is not None:
        return _("%(decade)ss", decade=age.decade)
    parts = {
        _("years"): age.years,
        _("months"): age.months,
        _("weeks"): age.weeks,
        _("days"): age.days,
        _("hours"): age.hours,
        _("minutes"): age.minutes,
    }
    given = [(unit, number) for unit, number in parts.items() if number is not None]
    return in_a_row(*(_("%(number)s %(unit)s", number=number, unit=unit) for unit, number in given))


def _no_interventions(facts: CaseFacts) -> Finding:
    answers = [
        Evidence(
            source=f"history:{row.kind.value}",
            text=_("%(head)s: %(words)s", head=row.kind, words=row.answer),
        )
        for row in facts.history_answers
        if row.kind in _TELL_OF_TREATMENT and row.answer is not Answer.NOT_ASKED
    ]
    if answers:
        return present(answers)
    return missing(
        _(
            "Enter earlier treatment with its outcome; if there was none, answer the medical or "
            "surgical history with “none”, or tick item 5d as not applicable."
        ),
        tickable=True,
    )


def _told(facts: CaseFacts, kinds: tuple[HistoryKind, ...]) -> list[Evidence]:
    told = [
        Evidence(
            source=f"history:{row.kind.value}",
            text=_("%(head)s: %(words)s", head=row.kind, words=row.answer),
        )
        for row in facts.history_answers
        if row.kind in kinds
    ]
    told += [
        Evidence(
            source=f"history:{row.key}",
            text=_name(row.name, row.presence),
        )
        for row in facts.history
        if row.kind in kinds
    ]
    if HistoryKind.GENETIC in kinds:
        told += [
            Evidence(
                source=f"molecular:{row.key}",
                text=_("germline %(what)s", what=row.gene or row.panel),
            )
            for row in facts.molecular
            if row.origin is Origin.GERMLINE
        ]
    return told


def _denied(facts: CaseFacts) -> HistoryKind | None:
    """Returns the first kind that is answered with "none" and told all the same."""
    told = {row.kind for row in facts.history if row.presence is Presence.PRESENT}
    none = [row.kind for row in facts.history_answers if row.answer is Answer.NONE]
    return next((kind for kind in none if kind in told), None)
