"""CARE items 7 and 8: the timeline, and how the diagnosis was reached."""

from collections.abc import Iterator

from casereports.checks.care.finding import (
    Evidence,
    Finding,
    Place,
    conflict,
    missing,
    partial,
    present,
)
from casereports.checks.care.treated import LOOKS, Timed, given, is_after_treatment, rows_in_time
from casereports.checks.wording import listed
from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.diagnosis import Exclusion
from casereports.clinical.facts.microbiology import MicrobiologyFinding
from casereports.clinical.facts.molecular import Detection
from casereports.clinical.facts.pathology import Specimen
from casereports.clinical.facts.procedure import LOOKING, Intent, Procedure
from casereports.clinical.facts.sources import source_of
from casereports.clinical.sentences import Sentence, _, own
from casereports.clinical.timing import day_of
from casereports.manuscript.document import Manuscript

_FEWEST_EVENTS = 2
_ENDS = ("outcome", "event")


def timeline(facts: CaseFacts, _paper: Manuscript) -> Finding:
    """CARE item 7: times are data; the last of them is a look at the patient after treatment."""
    timed = [row for row in rows_in_time(facts) if row.when]
    evidence = [Evidence(source=row.source, text=row.text) for row in timed]
    if len(timed) < _FEWEST_EVENTS:
        return missing(
            _("Give times to the events of the case, from the first symptom to the last follow-up.")
        )
    end = _follow_up(timed, facts)
    if end:
        return present(
            evidence,
            _("%(number)s events have a time; the last is %(last)s.", number=len(timed), last=end),
        )
    return partial(
        _("The timeline ends before any follow-up: enter the last one with its time."),
        evidence,
        Place(where=_("Outcome › time"), source="outcome:"),
    )


def tests_have_results(facts: CaseFacts, _paper: Manuscript) -> Finding:
    """CARE item 8a: a test that was not done, and why, is answered."""
    tests = list(_tests(facts))
    if not tests:
        return missing(_("Enter the tests that were made, each with its result."))
    evidence = [item for item, _has_result in tests]
    without = [item for item, has_result in tests if not has_result]
    if not without:
        return present(evidence)
    return partial(
        _(
            "Enter the result of %(names)s, or why it was not done.",
            names=listed([item.text for item in without]),
        ),
        evidence,
        Place(where=_("Tests › result"), source=without[0].source),
    )


def challenges(facts: CaseFacts, _paper: Manuscript) -> Finding:
    """CARE item 8b."""
    source = "course:diagnostic_challenges"
    text, none = facts.course.diagnostic_challenges, facts.course.no_diagnostic_challenges
    told = [Evidence(source=source, text=own(text[:80]))] if text else []
    if text and none:
        return conflict(_("Challenges are told and denied: take one of them back."), told)
    if none:
        return present([Evidence(source=source, text=_("no diagnostic challenges"))])
    if text:
        return present(told)
    return missing(
        _(
            "Say what made the diagnosis hard to reach (access, money, language, culture), "
            "or that nothing did."
        ),
        tickable=True,
    )


def differentials(facts: CaseFacts, _paper: Manuscript) -> Finding:
    """CARE item 8c: what excluded a diagnosis speaks against it."""
    rows = facts.differentials
    if not rows:
        return missing(_("Enter the other diagnoses that were considered, with for and against."))
    evidence = [Evidence(source=f"differential:{row.key}", text=own(row.name)) for row in rows]
    faults = []
    for row in rows:
        against = row.speaks_against or row.excluded_by or row.state is Exclusion.CONFIRMED
        lacking = [
            word for word, told in (("for", row.speaks_for), ("against", against)) if not told
        ]
        if lacking:
            faults.append((row.key, _side(tuple(lacking), row.name)))
    if faults:
        return partial(
            _("Say what speaks %(sides)s.", sides=listed([side for _key, side in faults])),
            evidence,
            Place(where=_("Differential diagnosis"), source=f"differential:{faults[0][0]}"),
        )
    return present(evidence)


def prognosis(facts: CaseFacts, _paper: Manuscript) -> Finding:
    """CARE item 8d."""
    told = []
    for row in facts.diagnoses:
        told += [
            Evidence(source=source_of(grade, row), text=_("grade %(grade)s", grade=grade.grade))
            for grade in row.grades
        ]
        told += [
            Evidence(
                source=source_of(stage, row), text=_("a stage (%(system)s)", system=stage.system)
            )
            for stage in row.stages
        ]
    if facts.course.prognosis:
        told.append(Evidence(source="course:prognosis", text=_("the prognosis")))
    if told:
        return present(told)
    return missing(
        _("Enter grade, stage or prognosis; where none applies, tick item 8d as not applicable."),
        tickable=True,
    )


def _follow_up(timed: list[Timed], facts: CaseFacts) -> Sentence | None:
    """Returns what the case ends with, where that is a look at the patient after treatment.

    What is placed on a day must be the last of all; what lies after treatment without a day
    ("after cycle 6") can't be ordered and is taken at its word. An untreated case ends with an
    outcome or an event.
    """
    if facts.course.follow_up:
        return _("the follow-up, whose length is told")
    days = [day_of(row.when, facts.patient.age) for row in timed]
    last_day = max((day for day in days if day is not None), default=None)
    may_be_last = [row for row, day in zip(timed, days, strict=True) if day in (None, last_day)]
    for row in may_be_last:
        if not given(facts) and row.noun in _ENDS:
            return row.text
        if row.noun in LOOKS and is_after_treatment(row, facts):
            return row.text
    return None


def _side(lacking: tuple[str, ...], name: str) -> Sentence:
    match lacking:
        case ("for",):
            return _("for %(name)s", name=name)
        case ("against",):
            return _("against %(name)s", name=name)
        case _both:
            return _("for and against %(name)s", name=name)


def _tests(facts: CaseFacts) -> Iterator[tuple[Evidence, bool]]:
    """Yields every test with whether it has a result."""
    for lab in facts.labs:
        yield Evidence(source=f"lab:{lab.key}", text=own(lab.analyte)), True
    for group in facts.lab_groups:
        name = own(group.name) if group.name else listed(group.analytes, most=3)
        yield Evidence(source=f"labgroup:{group.key}", text=name), True
    for micro in facts.microbiology:
        name = _("%(what)s of %(whence)s", what=micro.method, whence=micro.specimen)
        done = micro.finding is not MicrobiologyFinding.PENDING
        yield Evidence(source=f"micro:{micro.key}", text=name), done
    yield from _looks(facts)
    yield from _tissue(facts)
    for finding in facts.molecular:
        said = finding.gene or finding.biomarker or finding.panel
        name = own(said) if said else _("molecular test")
        done = finding.result is not Detection.PENDING
        yield Evidence(source=f"molecular:{finding.key}", text=name), done
    for score in facts.scores:
        yield Evidence(source=f"score:{score.key}", text=own(score.instrument)), True


def _looks(facts: CaseFacts) -> Iterator[tuple[Evidence, bool]]:
    for study in facts.imaging:
        named = own(study.name or study.modality)
        name = (
            _("%(study)s %(region)s", study=named, region=study.region) if study.region else named
        )
        told = (study.findings, study.negatives, study.impression, study.not_done)
        rows = (study.lesions, study.measurements)
        yield Evidence(source=f"study:{study.key}", text=name), any((*told, *rows))
    for test in facts.tests:
        name = own(test.name or test.kind)
        told = (test.findings, test.negatives, test.impression, test.not_done)
        yield Evidence(source=f"test:{test.key}", text=name), any((*told, test.measurements))


def _tissue(facts: CaseFacts) -> Iterator[tuple[Evidence, bool]]:
    sampled = {row.procedure for row in facts.specimens}
    for procedure in facts.procedures:
        if procedure.kind in LOOKING or procedure.intent is Intent.DIAGNOSTIC:
            name = own(procedure.name or procedure.kind)
            told = procedure.key in sampled or _has_result(procedure)
            yield Evidence(source=f"procedure:{procedure.key}", text=name), told
    for specimen in facts.specimens:
        name = _("%(what)s of %(whence)s", what=specimen.kind, whence=specimen.site)
        yield Evidence(source=f"specimen:{specimen.key}", text=name), _is_read(specimen)


def _has_result(row: Procedure) -> bool:
    return bool(row.findings or row.negatives or row.measurements or row.course or row.not_done)


def _is_read(specimen: Specimen) -> bool:
    return any(
        row.histology
        or row.macroscopy
        or row.architecture
        or row.cytology
        or row.negatives
        or row.diagnosis
        or row.ihc
        or row.ki67
        for row in specimen.readings
    )
