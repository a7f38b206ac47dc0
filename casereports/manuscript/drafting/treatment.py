"""Treatment: what was given and how, what was changed, how it worked and what it harmed."""

from collections.abc import Iterator

from casereports.clinical.facts.procedure import Procedure
from casereports.clinical.facts.treatment import (
    AdherenceLevel,
    Treatment,
    TreatmentChange,
    TreatmentKind,
    TreatmentStatus,
)
from casereports.manuscript.drafting.draft import Paragraph, Sentence
from casereports.manuscript.drafting.english import (
    article,
    be,
    follows_because,
    is_plural,
    is_sentence,
    of_something,
)
from casereports.manuscript.drafting.harms import harms
from casereports.manuscript.drafting.moments import is_beginning
from casereports.manuscript.drafting.procedures import is_diagnostic, procedure
from casereports.manuscript.drafting.regimen import agents, contents, cycle_words
from casereports.manuscript.drafting.scribe import Quoted, Scribe
from casereports.manuscript.quoting.series import in_time

_NOT_GIVEN = {
    TreatmentStatus.PLANNED_NOT_GIVEN: "planned but not given",
    TreatmentStatus.DECLINED: "declined by the patient",
    TreatmentStatus.DECLINED_BY_FAMILY: "declined by the family",
    TreatmentStatus.JUDGED_UNSUITABLE: "considered but judged unsuitable",
    TreatmentStatus.PLANNED: "planned",
}
_ENDED = {
    TreatmentStatus.STOPPED: "stopped",
    TreatmentStatus.WITHDRAWN: "withdrawn",
}
_UNDERWENT = (
    TreatmentKind.SURGERY,
    TreatmentKind.INTERVENTION,
    TreatmentKind.TRANSPLANT,
    TreatmentKind.APHERESIS,
    TreatmentKind.REHABILITATION,
    TreatmentKind.PSYCHOTHERAPY,
    TreatmentKind.RENAL_REPLACEMENT,
)
_TAKEN = {
    AdherenceLevel.FULL: "taken as prescribed",
    AdherenceLevel.PARTIAL: "taken only in part",
    AdherenceLevel.POOR: "mostly not taken",
}


def treatment(scribe: Scribe) -> tuple[Paragraph, ...]:
    """Returns the operations, the treatments by line, what was not given, and the harms."""
    facts = scribe.facts
    given = [row for row in facts.treatments if row.status not in _NOT_GIVEN]
    left_out = [row for row in facts.treatments if row.status in _NOT_GIVEN]
    done = [row for row in facts.procedures if not is_diagnostic(row)]
    merged = {row.procedure for row in given if row.procedure and _says_no_more(row)}
    operations = tuple(
        sentence
        for row in done
        for sentence in procedure(scribe, row, *_merged(scribe, row, given))
    )
    keys = {row.key for row in done}
    drugs = [row for row in given if not (row.procedure in merged & keys and _says_no_more(row))]
    return (
        tuple(_not_given(scribe, row) for row in left_out if not _is_late(row, given)),
        operations,
        *_by_size(scribe, drugs),
        tuple(_not_given(scribe, row) for row in left_out if _is_late(row, given)),
        tuple(harms(scribe)),
    )


def _is_late(row: Treatment, given: list[Treatment]) -> bool:
    """Tells whether something that was not given came up after what was given."""
    return bool(given) and row.status is not TreatmentStatus.JUDGED_UNSUITABLE


def _says_no_more(row: Treatment) -> bool:
    """Tells whether a treatment only points to its procedure."""
    return not (row.agents or row.measurements or row.responses or row.changes or row.mode)


def _merged(scribe: Scribe, done: Procedure, given: list[Treatment]) -> list[str]:
    return [
        scribe.row(row).source for row in given if row.procedure == done.key and _says_no_more(row)
    ]


def _by_size(scribe: Scribe, rows: list[Treatment]) -> list[Paragraph]:
    """Returns the treatments as paragraphs: short ones share one."""
    subjects = scribe.subjects()
    paragraphs: list[list[Sentence]] = []
    for row in rows:
        told = list(_given(scribe, row, next(subjects)))
        if paragraphs and len(told) <= 2 and len(paragraphs[-1]) <= 5:
            paragraphs[-1] += told
        else:
            paragraphs.append(told)
    return [tuple(paragraph) for paragraph in paragraphs]


def _not_given(scribe: Scribe, row: Treatment) -> Sentence:
    quoted = scribe.row(row)
    reason = because(quoted, row.reason)
    fate = _NOT_GIVEN[row.status or TreatmentStatus.PLANNED]
    return scribe.sentence(
        f"{article(row.name)}{quoted()} {be(is_plural(row.name))} {fate}{reason}"
    )


def because(quoted: Quoted, text: str) -> str:
    """Returns a reason as it follows: "because of the extent of the disease", or in brackets."""
    reason = quoted("reason")
    if not reason:
        return ""
    if not follows_because(text):
        return f" ({reason})"
    return f" because of {'the ' if of_something(text) else ''}{reason}"


def _given(scribe: Scribe, row: Treatment, subject: str) -> Iterator[Sentence]:
    quoted = scribe.row(row)
    drugs = agents(scribe, row)
    names = {agent.inn.casefold() for agent in row.agents}
    is_itself = bool(names) and row.name.casefold() in names and len(names) == 1
    inner = contents(scribe, row, [] if is_itself else drugs)
    named = scribe.listed(drugs) if is_itself else quoted.a()
    apart = "; " if any(", " in scribe.say(part) for part in inner) else ", "
    aside = f" ({apart.join(inner)})" if inner else ""
    verb = _verb(row)
    text = f"{subject} {verb} {named}{aside}{_purpose(quoted, row)}{_time(quoted, row)}"
    yield scribe.sentence(text, quoted.source, *(scribe.row(agent).source for agent in row.agents))
    yield from _watched(scribe, quoted, row)
    for change in in_time(scribe.teller, row.changes):
        yield _change(scribe, quoted, row, change)
    if row.responses:
        yield _responses(scribe, row)
    if row.status in _ENDED:
        verb = be(is_plural(row.name))
        reason = because(quoted, row.reason)
        if reason or not row.changes:
            yield scribe.sentence(f"{quoted()} {verb} {_ENDED[row.status]}{reason}")
    elif row.reason and is_sentence(row.reason):
        yield scribe.sentence(quoted("reason"))


def _verb(row: Treatment) -> str:
    if row.kind is TreatmentKind.OBSERVATION:
        return "was managed with"
    return "underwent" if row.kind in _UNDERWENT else "received"


def _purpose(quoted: Quoted, row: Treatment) -> str:
    """Returns " as second-line palliative treatment for progression"."""
    purpose = quoted.prints("purpose")
    name = row.name.casefold()
    if row.indication and row.indication.casefold() in name and row.line is None:
        return ""
    told = row.intent is not None and row.intent.value in name
    if not purpose or (told and row.line is None and not row.indication):
        return ""
    if (told and row.line is None) or purpose.startswith("treatment for "):
        return f" for {quoted('indication')}"
    return f" as {quoted('purpose')}"


def _time(quoted: Quoted, row: Treatment) -> str:
    cycles = cycle_words(quoted, row)
    told = f" for {cycles}" if cycles else ""
    if is_beginning(row) and row.until is None:
        lasting = f" for {quoted('duration')}" if row.duration else ""
        return f"{lasting}{',' if lasting and told else ''}{told}"
    return f" {quoted('time')}{',' if row.duration and told else ''}{told}"


def _watched(scribe: Scribe, quoted: Quoted, row: Treatment) -> Iterator[Sentence]:
    if row.monitoring:
        several = len(row.monitoring) > 1 or is_plural(row.monitoring[0])
        yield scribe.sentence(f"{quoted('monitoring')} {be(several)} monitored")
    taken = _TAKEN.get(row.adherence.level) if row.adherence and row.adherence.level else None
    if taken:
        yield scribe.sentence(f"{quoted()} {be(is_plural(row.name))} {taken}")


def _change(scribe: Scribe, quoted: Quoted, row: Treatment, change: TreatmentChange) -> Sentence:
    one = scribe.row(change)
    what = one("agent") or quoted()
    verb = be(is_plural(change.agent or row.name))
    return scribe.sentence(f"{what} {verb} {one()}{_comma(one)}", quoted.source)


def _comma(one: Quoted) -> str:
    return f" {one('when')}" if one("when") else ""


def _responses(scribe: Scribe, row: Treatment) -> Sentence:
    told = []
    for response in in_time(scribe.teller, row.responses):
        one = scribe.row(response)
        basis = f" on the basis of {one('basis')}" if response.basis else ""
        when = f" {one('when')}" if response.when else ""
        lasting = f", lasting {one('duration')}" if response.duration else ""
        told.append(f"{one('full')}{basis}{when}{lasting}")
    return scribe.sentence(f"The response was rated as {', and then as '.join(told)}")
