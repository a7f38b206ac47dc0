"""CARE item 10: how it went, by whom, with which tests, how treatment was borne."""

from casereports.checks.care.finding import (
    Evidence,
    Finding,
    Place,
    conflict,
    missing,
    partial,
    present,
)
from casereports.checks.care.treated import (
    TESTS,
    given,
    is_after_treatment,
    outcomes_told,
    rows_in_time,
)
from casereports.checks.wording import listed
from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.outcome import DEATHS, Assessor, HarmState
from casereports.clinical.facts.treatment import AdherenceLevel
from casereports.clinical.sentences import Sentence, _, own
from casereports.manuscript.document import Manuscript

_PATIENTS_SIDE = (Assessor.PATIENT, Assessor.CAREGIVER)


def outcomes(facts: CaseFacts, _paper: Manuscript) -> Finding:
    """CARE item 10a: who died can't be asked, so the clinician's word is enough then."""
    told = outcomes_told(facts)
    if not told:
        return missing(_("Enter the outcome as you and as the patient judged it."))
    evidence = [Evidence(source=row.source, text=row.text) for row in told]
    of_patient = {f"outcome:{r.key}" for r in facts.outcomes if r.assessor in _PATIENTS_SIDE}
    by_patient = any(row.source in of_patient for row in told)
    by_clinician = any(row.source not in of_patient for row in told)
    died = any(row.state in DEATHS for row in facts.outcomes)
    if not by_clinician:
        return partial(_("Enter the outcome as the clinician judged it too."), evidence)
    if not by_patient and not died:
        return partial(_("Enter the outcome as the patient judged it too."), evidence)
    return present(evidence)


def follow_up_tests(facts: CaseFacts, _paper: Manuscript) -> Finding:
    """CARE item 10b."""
    rows = rows_in_time(facts)
    after = [row for row in rows if row.noun in TESTS and is_after_treatment(row, facts)]
    if not after:
        return missing(
            _("Enter the tests that followed treatment, with their time after its beginning.")
        )
    return present(Evidence(source=row.source, text=row.text) for row in after)


def adherence(facts: CaseFacts, _paper: Manuscript) -> Finding:
    """CARE item 10c: an unknown adherence is an answer and needs no method."""
    told = [(row, row.adherence) for row in given(facts) if row.adherence]
    answered = [
        (row, how)
        for row, how in told
        if how.method or how.level is AdherenceLevel.UNKNOWN
        if how.level or how.tolerability
    ]
    evidence = [
        Evidence(source=f"treatment:{row.key}", text=_adherence_words(row.name, how.level))
        for row, how in told
    ]
    if answered:
        return present(evidence)
    if told:
        return partial(
            _(
                "Say of %(names)s whether it was taken and tolerated, and how that was assessed.",
                names=listed([row.name for row, _how in told]),
            ),
            evidence,
            Place(where=_("Treatment › adherence"), source=f"treatment:{told[0][0].key}"),
        )
    return missing(_("Say whether treatment was taken and tolerated, and how that was assessed."))


def harms(facts: CaseFacts, _paper: Manuscript) -> Finding:
    """CARE item 10d: complications of procedures are harms too."""
    state = facts.course.harms
    events = [
        Evidence(source=f"harm:{row.key}", text=own(row.name)) for row in facts.adverse_events
    ]
    complications = [
        Evidence(source=f"procedure:{row.key}", text=own(complication.name))
        for row in facts.procedures
        for complication in row.complications
    ]
    if events and state in (HarmState.NONE_OBSERVED, HarmState.NOT_ASSESSED):
        return conflict(
            _(
                "Harms are called %(state)s, yet adverse events are entered: take back the answer "
                "or the rows.",
                state=state,
            ),
            events,
        )
    if events or complications:
        return present([*events, *complications])
    if state is HarmState.OBSERVED:
        return partial(
            _("Harms were observed: enter each adverse event."),
            [Evidence(source="course:harms", text=_("harms were observed"))],
            Place(where=_("Adverse events"), source="harm:"),
        )
    if state:
        return present([Evidence(source="course:harms", text=_("harms: %(state)s", state=state))])
    return missing(_("Enter the adverse events, or say that none were observed."))


def _adherence_words(name: str, level: AdherenceLevel | None) -> Sentence:
    said = own(level) if level else _("tolerability")
    return _("%(head)s: %(words)s", head=name, words=said)
