"""All drafts of a case: what the record can tell, section by section, in the journal's shape."""

from collections.abc import Callable, Mapping

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.paper import SectionKind
from casereports.journals.profile import PlannedSection, Profile
from casereports.manuscript.drafting.abstract import abstract
from casereports.manuscript.drafting.diagnosis import diagnosis
from casereports.manuscript.drafting.differential import differential
from casereports.manuscript.drafting.draft import AbstractDraft, Draft, Paragraph
from casereports.manuscript.drafting.findings import findings
from casereports.manuscript.drafting.history import history
from casereports.manuscript.drafting.imaging import imaging, tests
from casereports.manuscript.drafting.labs import labs
from casereports.manuscript.drafting.microbiology import microbiology
from casereports.manuscript.drafting.molecular import molecular
from casereports.manuscript.drafting.outcome import outcome
from casereports.manuscript.drafting.pathology import pathology
from casereports.manuscript.drafting.patient import patient
from casereports.manuscript.drafting.procedures import is_diagnostic, procedure
from casereports.manuscript.drafting.scribe import Scribe
from casereports.manuscript.drafting.treatment import treatment

Writer = Callable[[Scribe], tuple[Paragraph, ...]]


def _procedures(scribe: Scribe) -> tuple[Paragraph, ...]:
    rows = [row for row in scribe.facts.procedures if is_diagnostic(row)]
    return (tuple(sentence for row in rows for sentence in procedure(scribe, row)),)


def _investigations(scribe: Scribe) -> tuple[Paragraph, ...]:
    writers: tuple[Writer, ...] = (
        labs,
        microbiology,
        imaging,
        tests,
        _procedures,
        pathology,
        molecular,
    )
    return tuple(paragraph for writer in writers for paragraph in writer(scribe))


#: Who writes which section, in the order of the story.
_WRITERS: Mapping[SectionKind, Writer] = {
    SectionKind.PATIENT: patient,
    SectionKind.HISTORY: history,
    SectionKind.FINDINGS: findings,
    SectionKind.INVESTIGATIONS: _investigations,
    SectionKind.DIAGNOSIS: diagnosis,
    SectionKind.DIFFERENTIAL: differential,
    SectionKind.TREATMENT: treatment,
    SectionKind.OUTCOME: outcome,
}
#: Sections that tell of one case, and that some journals want as one.
TOLD = tuple(_WRITERS)


def drafts(facts: CaseFacts, profile: Profile) -> tuple[Draft, ...]:
    """Returns a draft for every section that the record can tell; the others have none."""
    return drafts_of(scribe_for(facts, profile), profile)


def drafts_of(scribe: Scribe, profile: Profile) -> tuple[Draft, ...]:
    """Returns the drafts that a scribe writes."""
    written = {kind: _paragraphs(writer(scribe)) for kind, writer in _WRITERS.items()}
    if is_one_piece(scribe.facts, profile):
        whole = tuple(paragraph for part in written.values() for paragraph in part)
        written = {SectionKind.CASE: whole}
    return tuple(
        Draft(kind=kind, paragraphs=paragraphs)
        for kind, paragraphs in written.items()
        if paragraphs
    )


def abstract_drafts(facts: CaseFacts, profile: Profile) -> tuple[AbstractDraft, ...]:
    """Returns the parts of the abstract that the record can tell."""
    return abstract(scribe_for(facts, profile), profile)


def scribe_for(facts: CaseFacts, profile: Profile, *, telling: CaseFacts | None = None) -> Scribe:
    """Returns the hand that writes as the journal wants patients told.

    ``telling`` is the part of the facts that is told, where it is not all of them.
    """
    return Scribe(facts, telling=telling, exact_age=profile.wording.takes_exact_ages)


def is_one_piece(facts: CaseFacts, profile: Profile) -> bool:
    """Tells whether the case is told in one section: as the author began, else as planned."""
    begun = {section.kind for section in facts.paper.sections if section.text}
    if begun & set(TOLD):
        return False
    return SectionKind.CASE in begun or set(TOLD) <= set(_kinds_with_case(profile.sections))


def _kinds_with_case(sections: tuple[PlannedSection, ...]) -> tuple[SectionKind, ...]:
    """Returns the kinds of prose that stand in one section with the whole case."""
    for section in sections:
        if SectionKind.CASE in section.kinds:
            return section.kinds
        inner = _kinds_with_case(section.sections)
        if inner:
            return inner
    return ()


def _paragraphs(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    return tuple(paragraph for paragraph in paragraphs if paragraph)
