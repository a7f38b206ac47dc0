"""What went before: diseases, earlier care, drugs, allergies, family and habits."""

import re
from collections.abc import Iterable, Iterator

from casereports.clinical.facts.codes import Presence
from casereports.clinical.facts.presentation import (
    Affected,
    Answer,
    ConditionState,
    HistoryEntry,
    HistoryKind,
    InterventionKind,
    PastIntervention,
    Relative,
    Result,
)
from casereports.manuscript.drafting.draft import Paragraph, Sentence
from casereports.manuscript.drafting.english import bracket, is_sentence, no, words
from casereports.manuscript.drafting.scribe import Quoted, Scribe

_DISEASES = (
    HistoryKind.MEDICAL,
    HistoryKind.SURGICAL,
    HistoryKind.GENETIC,
    HistoryKind.OBSTETRIC,
    HistoryKind.INFECTION,
)
#: How the present entries of a kind are told, and how the absent ones.
_KINDS = {
    HistoryKind.BIRTH: ("The perinatal history included", ""),
    HistoryKind.DEVELOPMENT: ("The developmental history included", ""),
    HistoryKind.SUBSTANCE: ("Substance use comprised", "There was no history of"),
    HistoryKind.EXPOSURE: ("Exposures included", ""),
    HistoryKind.IMMUNISATION: ("Immunisations included", "The patient had not received"),
    HistoryKind.PSYCHOSOCIAL: ("The psychosocial history included", ""),
}
_NOTHING = {
    HistoryKind.MEDICAL: "There was no relevant medical history",
    HistoryKind.SURGICAL: "There was no previous surgery",
    HistoryKind.MEDICATION: "The patient took no regular medication",
    HistoryKind.ALLERGY: "There were no known allergies",
    HistoryKind.FAMILY: "There was no relevant family history",
    HistoryKind.SUBSTANCE: "There was no use of tobacco, alcohol or drugs",
    HistoryKind.EXPOSURE: "There were no relevant exposures",
}
#: Names that are told as what the patient did, or what was done: "walked independently".
_DID = re.compile(r"(?:sat|stood|spoke|walked|crawled|smiled|rolled|attended|worked|lived|moved)\b")
_WAS = re.compile(r"(?:\w+ly )?(?:breastfed|born|vaccinated|adopted|fed|delivered)\b")
_OUTCOMES = {
    Result.CURED: "with cure",
    Result.IMPROVED: "with improvement",
    Result.PARTLY_IMPROVED: "with partial improvement",
    Result.UNCHANGED: "without effect",
    Result.WORSENED: "with worsening",
    Result.RELAPSED: "with improvement and later relapse",
    Result.FAILED: "without success",
    Result.UNCOMPLICATED: "without complications",
    Result.COMPLICATED: "with complications",
}
_CARE = {
    InterventionKind.SURGERY: "performed",
    InterventionKind.PROCEDURE: "performed",
    InterventionKind.DEVICE: "used",
    InterventionKind.OTHER: "tried",
}


def history(scribe: Scribe) -> tuple[Paragraph, ...]:
    """Returns the patient's own history, then the family's and the habits."""
    return (
        (*_diseases(scribe), *_interventions(scribe), *_medication(scribe)),
        (*_family(scribe), *_others(scribe)),
    )


def _entries(
    scribe: Scribe, *kinds: HistoryKind, presence: Presence = Presence.PRESENT
) -> list[HistoryEntry]:
    """Returns the patient's own entries of these kinds."""
    rows = (row for row in scribe.facts.history if row.kind in kinds)
    return [row for row in rows if row.presence is presence and row.relative is None]


def _diseases(scribe: Scribe) -> Iterator[Sentence]:
    present = _entries(scribe, *_DISEASES)
    if present:
        named = scribe.listed(_disease(scribe.row(row), row) for row in present)
        yield scribe.sentence(f"The patient had a history of {named}")
    absent = _entries(scribe, *_DISEASES, presence=Presence.ABSENT)
    if absent:
        sources = (scribe.row(row).source for row in absent)
        yield scribe.sentence(
            f"There was no history of {scribe.whole('history', 'absent')}", *sources
        )
    yield from _answers(scribe, HistoryKind.MEDICAL, HistoryKind.SURGICAL)


def _answers(scribe: Scribe, *kinds: HistoryKind) -> Iterator[Sentence]:
    """Yields what was answered to a whole kind of history: none, or nothing remarkable."""
    for answer in scribe.facts.history_answers:
        if answer.kind not in kinds or _entries(scribe, answer.kind):
            continue
        source = f"history-answer:{answer.kind.value}"
        if answer.answer is Answer.NONE:
            usual = f"There was no relevant {answer.kind.label}"
            yield scribe.sentence(_NOTHING.get(answer.kind, usual), source)
        elif answer.answer is Answer.UNREMARKABLE:
            yield scribe.sentence(f"The {_label(answer.kind)} was unremarkable", source)


def _label(kind: HistoryKind) -> str:
    return kind.label if "history" in kind.label else f"history of {kind.label}"


def _disease(quoted: Quoted, row: HistoryEntry) -> str:
    times = f"{quoted('amount')} × " if row.amount and not row.amount.unit else ""
    severity = quoted("severity") if row.severity else ""
    state = "" if row.state in (None, ConditionState.ACTIVE) else quoted("state")
    return times + words(severity, quoted()) + bracket(_when(quoted), state)


def _when(quoted: Quoted) -> str:
    until = f"until {quoted('until')}" if quoted("until") else ""
    return ", ".join(filter(None, (quoted("when") or quoted("duration"), until)))


def _interventions(scribe: Scribe) -> Iterator[Sentence]:
    for row in scribe.facts.past_interventions:
        yield scribe.sentence(_intervention(scribe.row(row), row))


def _intervention(quoted: Quoted, row: PastIntervention) -> str:
    taken = words(quoted("dose"), quoted("route"), quoted("frequency"))
    purpose = f" for {quoted('indication')}" if row.indication else ""
    done = _CARE.get(row.kind, "given")
    ended = f" until {quoted('until')}" if row.until and not row.duration else ""
    lasting = f" for {quoted('duration')}" if row.duration else ""
    when = f" {quoted('when')}" if row.when else ""
    outcome = f", {_OUTCOMES[row.outcome]}" if row.outcome in _OUTCOMES else ""
    return f"{quoted()}{bracket(taken)} had been {done}{purpose}{when}{lasting}{ended}{outcome}"


def _medication(scribe: Scribe) -> Iterator[Sentence]:
    drugs = _entries(scribe, HistoryKind.MEDICATION)
    over = [row for row in drugs if row.state is ConditionState.STOPPED or row.until]
    taken = [row for row in drugs if row not in over]
    if taken:
        named = scribe.listed(_drug(scribe.row(row), row) for row in taken)
        yield scribe.sentence(f"Regular medication included {named}")
    if over:
        named = scribe.listed(_drug(scribe.row(row), row) for row in over)
        yield scribe.sentence(f"Earlier medication, since stopped, included {named}")
    allergies = _entries(scribe, HistoryKind.ALLERGY)
    if allergies:
        named = scribe.listed(_allergy(scribe.row(row), row) for row in allergies)
        yield scribe.sentence(f"The patient was allergic to {named}")
    yield from _answers(scribe, HistoryKind.MEDICATION, HistoryKind.ALLERGY)


def _drug(quoted: Quoted, row: HistoryEntry) -> str:
    dosed = words(quoted("dose"), quoted("route"), quoted("frequency"))
    purpose = f"for {quoted('indication')}" if row.indication else ""
    until = f"until {quoted('until')}" if row.until else ""
    return quoted() + bracket(words(dosed, purpose), until)


def _allergy(quoted: Quoted, row: HistoryEntry) -> str:
    severity = quoted("severity") if row.reaction and row.severity else ""
    return quoted() + bracket(words(severity, quoted("reaction")))


def _family(scribe: Scribe) -> Iterator[Sentence]:
    """Yields what relatives have, what they took, and what nobody has."""
    rows = [row for row in scribe.facts.history if row.relative or row.kind is HistoryKind.FAMILY]
    told = [row for row in rows if row.presence is Presence.PRESENT and _is_ill(row)]
    drugs = [row for row in told if row.kind is HistoryKind.MEDICATION]
    clauses = [row for row in told if row not in drugs and is_sentence(row.name)]
    ill = [row for row in told if row not in drugs and row not in clauses]
    if ill:
        named = scribe.listed(_relation(scribe.row(row), row) for row in ill)
        yield scribe.sentence(f"The family history included {named}")
    for row in clauses:
        yield scribe.sentence(scribe.row(row)())
    for row in drugs:
        who = f"the {scribe.row(row)('relative')}" if row.relative else "a relative"
        yield scribe.sentence(f"{who} had taken {_drug(scribe.row(row), row)}")
    absent = [row for row in rows if row.presence is Presence.ABSENT]
    if absent:
        named = scribe.listed((scribe.row(row)() for row in absent), "or")
        yield scribe.sentence(f"There was no family history of {named}")
    yield from _answers(scribe, HistoryKind.FAMILY)


def _is_ill(row: HistoryEntry) -> bool:
    return row.relative is None or row.relative.affected is not Affected.UNAFFECTED


def _relation(quoted: Quoted, row: HistoryEntry) -> str:
    relative = row.relative
    whose = quoted("relative") if relative and relative.relation is not Relative.OTHER else ""
    if relative and relative.relation.value in row.name.casefold():
        whose = ""
    return quoted() + bracket(whose, quoted("when"))


def _others(scribe: Scribe) -> Iterator[Sentence]:
    for kind, (lead, lead_absent) in _KINDS.items():
        rows = _entries(scribe, kind)
        yield from _told_as_verbs(scribe, rows)
        named = [row for row in rows if not (_DID.match(row.name) or _WAS.match(row.name))]
        if named:
            listed = scribe.listed(_habit(scribe.row(row), row) for row in named)
            yield scribe.sentence(f"{lead} {listed}")
        absent = _entries(scribe, kind, presence=Presence.ABSENT)
        if absent:
            listed = scribe.listed((scribe.row(row)() for row in absent), "or")
            yield scribe.sentence(f"{lead_absent or no(absent[0].name)} {listed}")
    yield from _answers(scribe, *_KINDS, HistoryKind.GENETIC, HistoryKind.OBSTETRIC)


def _told_as_verbs(scribe: Scribe, rows: Iterable[HistoryEntry]) -> Iterator[Sentence]:
    """Yields "The patient walked independently at the age of 19 months" and its like."""
    told = []
    for row in rows:
        verb = "was " if _WAS.match(row.name) else ""
        if verb or _DID.match(row.name):
            quoted = scribe.row(row)
            told.append(words(f"{verb}{quoted()}", quoted("when")))
    if told:
        yield scribe.sentence(f"The patient {scribe.listed(told)}")


def _habit(quoted: Quoted, row: HistoryEntry) -> str:
    doses = f"{quoted('doses')} dose{'' if row.doses == 1 else 's'}" if row.doses else ""
    stopped = "stopped" if row.state is ConditionState.STOPPED else ""
    until = quoted("until")
    if until:
        stopped = f"until {until}"
    when = quoted("when") or quoted("duration")
    return quoted() + bracket(quoted("amount"), doses, quoted("frequency"), when, stopped)
