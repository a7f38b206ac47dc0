"""Changes of the record in one sentence: how many rows of which table came, went and changed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import assert_never

from casereports.clinical.comparing import Happening, RowChange
from casereports.clinical.sentences import Sentence, _, begun
from casereports.clinical.shown import one_after_another

#: What the rows of each table are called.
TABLES = {
    "paper": _("paper"),
    "abstract": _("abstract"),
    "sections": _("sections"),
    "care": _("CARE ticks"),
    "patient": _("patient"),
    "newborns": _("newborns"),
    "complaints": _("complaints"),
    "history_answers": _("history answers"),
    "history": _("history"),
    "past_interventions": _("past interventions"),
    "vital_signs": _("vital signs"),
    "scores": _("scores"),
    "examination": _("examination findings"),
    "labs": _("lab results"),
    "lab_groups": _("lab groups"),
    "microbiology": _("microbiology tests"),
    "susceptibilities": _("susceptibilities"),
    "imaging": _("imaging studies"),
    "lesions": _("lesions"),
    "measurements": _("measurements"),
    "tests": _("functional tests"),
    "procedures": _("procedures"),
    "complications": _("complications"),
    "devices": _("devices"),
    "specimens": _("specimens"),
    "readings": _("readings"),
    "ihc": _("markers"),
    "molecular": _("molecular findings"),
    "diagnoses": _("diagnoses"),
    "grades": _("grades"),
    "stages": _("stages"),
    "differentials": _("differential diagnoses"),
    "treatments": _("treatments"),
    "agents": _("drugs"),
    "radiotherapy": _("radiotherapy"),
    "changes": _("changes of treatment"),
    "responses": _("responses"),
    "adverse_events": _("adverse events"),
    "events": _("events of the course"),
    "outcomes": _("outcomes"),
    "course": _("course"),
    "perspective": _("patient perspective"),
    "consent": _("consent"),
    "ethics": _("ethics approval"),
    "declarations": _("declarations"),
    "funders": _("funders"),
    "affiliations": _("affiliations"),
    "authors": _("authors"),
    "figures": _("figures"),
    "panels": _("panels"),
    "plots": _("plots"),
    "references": _("references"),
}


def summary(changes: Sequence[RowChange]) -> Sentence:
    """Returns "Lab results: 3 changed, 1 added; figures: 1 removed", in the record's order.

    Of what a case has once, the patient or the consent, fields are counted.
    """
    counted: Counter[tuple[str, Happening]] = Counter()
    for change in changes:
        is_once = ":" not in change.source
        counted[change.table, change.what] += len(change.fields) if is_once else 1
    tables = dict.fromkeys(change.table for change in changes)
    told = [
        _("%(part)s: %(counts)s", part=TABLES[table], counts=tuple(_counts(counted, table)))
        for table in tables
    ]
    if not told:
        return _("Nothing in the record has changed.")
    return begun(one_after_another(told))


def _counts(counted: Counter[tuple[str, Happening]], table: str) -> Iterator[Sentence]:
    for what in (Happening.CHANGED, Happening.RENAMED, Happening.ADDED, Happening.REMOVED):
        number = counted[table, what]
        if number:
            yield _counted(what, number)


def _counted(what: Happening, number: int) -> Sentence:
    match what:
        case Happening.CHANGED:
            return _("%(number)s changed", number=number)
        case Happening.RENAMED:
            return _("%(number)s renamed", number=number)
        case Happening.ADDED:
            return _("%(number)s added", number=number)
        case Happening.REMOVED:
            return _("%(number)s removed", number=number)
        case _:
            assert_never(what)
