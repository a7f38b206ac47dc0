"""CARE items 12 and 13: the patient's own words, and the consent to publish."""

from casereports.checks.care.finding import (
    Evidence,
    Finding,
    Place,
    conflict,
    missing,
    not_applicable,
    partial,
    present,
)
from casereports.checks.care.text import prose, section_evidence
from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.ethics import (
    PUBLICATION_CONSENT,
    Consent,
    ConsentForm,
    ConsentState,
)
from casereports.clinical.facts.paper import SectionKind
from casereports.clinical.sentences import Sentence, _, own
from casereports.manuscript.document import Manuscript


def perspective(facts: CaseFacts, _paper: Manuscript) -> Finding:
    """CARE item 12: the account, or the reason why there is none."""
    told = [section_evidence(kind) for kind, _text in prose(facts, SectionKind.PERSPECTIVE)]
    if facts.perspective.account:
        told.append(Evidence(source="perspective:account", text=_("the patient's own account")))
    reason = facts.perspective.absent_reason
    if told and reason:
        return conflict(
            _(
                "The patient's account is told, and a reason why it is absent: take one of "
                "them back."
            ),
            told,
        )
    if told:
        return present(told)
    if reason:
        return not_applicable(
            own(reason), [Evidence(source="perspective:absent_reason", text=own(reason))]
        )
    return missing(_("Add the patient's own account, or say why there is none."))


def consent(facts: CaseFacts, _paper: Manuscript) -> Finding:
    """CARE item 13: only the record of consent counts, never a tick."""
    given = facts.consent
    if given is None:
        return missing(_("Record the patient's consent to publication."))
    evidence = [Evidence(source="consent:state", text=_("consent %(state)s", state=given.state))]
    if given.state in PUBLICATION_CONSENT:
        return _form(given, evidence)
    if given.state is ConsentState.NOT_REQUIRED and given.reason:
        return partial(
            _(
                "Consent is recorded as not required (%(reason)s): have the waiver at hand, "
                "editors ask for it.",
                reason=given.reason,
            ),
            evidence,
        )
    if given.state is ConsentState.NOT_REQUIRED:
        return _refused(_("Say why consent to publication is not required."), evidence)
    return _refused(
        _(
            "Consent to publication is lacking (recorded: %(state)s): obtain it in writing.",
            state=given.state,
        ),
        evidence,
    )


def _form(given: Consent, evidence: list[Evidence]) -> Finding:
    place = Place(where=_("Consent › signed form"), source="consent:form_held")
    if given.form is ConsentForm.ORAL:
        return partial(_("Consent was given orally: obtain it in writing."), evidence, place)
    if not given.form_held:
        return partial(_("Put the signed consent form on file."), evidence, place)
    return present([*evidence, Evidence(source="consent:form_held", text=_("the form is on file"))])


def _refused(sentence: Sentence, evidence: list[Evidence]) -> Finding:
    return missing(sentence).model_copy(update={"evidence": tuple(evidence)})
