"""The statements after the text; none says more than the record does."""

from collections.abc import Callable

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.ethics import (
    PUBLICATION_CONSENT,
    Consent,
    ConsentForm,
    ConsentState,
    Ethics,
    EthicsState,
    Funder,
)
from casereports.clinical.wording import listed
from casereports.journals.profile import Profile, Statement
from casereports.manuscript.compose.front import author_name
from casereports.manuscript.faults import Fault
from casereports.manuscript.markup import plain, read_prose
from casereports.manuscript.nodes import Block, Paragraph, Section

Blocks = tuple[Block, ...]
Writer = Callable[[CaseFacts, list[Fault]], Blocks]


def compose_declarations(
    facts: CaseFacts, *, profile: Profile, faults: list[Fault]
) -> tuple[Section, ...]:
    """Returns the statements that the journal prints and the record makes, in its order."""
    sections = []
    for planned in profile.statements:
        paragraphs = WRITERS[planned.statement](facts, faults)
        if paragraphs:
            section = Section(
                key=planned.statement.value.replace("_", "-"),
                title=planned.title,
                blocks=paragraphs,
                source=paragraphs[0].source,
            )
            sections.append(section)
    return tuple(sections)


def _said(text: str, source: str) -> Blocks:
    """Returns a sentence made of data, in which nothing is markup."""
    return (Paragraph(children=plain(text), source=source),) if text else ()


def _written(text: str, source: str, faults: list[Fault]) -> Blocks:
    """Returns what the authors wrote themselves."""
    read = read_prose(text, source)
    faults += read.faults
    return read.blocks


def _sentence(text: str) -> str:
    return text if not text or text.endswith((".", "!", "?")) else f"{text}."


# ---------------------------------------------------------------- consent and ethics

_FORMS = {
    ConsentForm.WRITTEN: "written consent",
    ConsentForm.ORAL: "oral consent",
    ConsentForm.JOURNAL_FORM: "written consent, on the journal’s form,",
    ConsentForm.ELECTRONIC: "electronic consent",
}
_GIVERS = {
    ConsentState.GIVEN_BY_PATIENT: "the patient",
    ConsentState.GIVEN_BY_PARENT: "a parent or guardian of the patient",
    ConsentState.GIVEN_BY_REPRESENTATIVE: "the patient’s next of kin or legal representative",
}
#: Words that take no "the patient’s" before them.
_DETERMINED = ("both ", "the ", "a ", "an ", "one of ", "all ")
_NO_CONSENT = {
    ConsentState.TREATMENT_ONLY: "Consent was given for treatment only, not for publication.",
    ConsentState.AUTOPSY_ONLY: "Consent was given for autopsy only, not for publication.",
    ConsentState.NOT_REQUIRED: "The authors state that consent to publication was not required.",
    ConsentState.ABSENT: "Consent to publication was not obtained.",
}


def _consent(facts: CaseFacts, faults: list[Fault]) -> Blocks:
    if facts.consent is None:
        return ()
    return _said(consent_statement(facts.consent), "consent:state")


def consent_statement(consent: Consent) -> str:
    """Returns what the authors state of consent, as theirs."""
    if consent.state not in PUBLICATION_CONSENT:
        return " ".join(
            part for part in (_NO_CONSENT[consent.state], _sentence(consent.reason)) if part
        )
    of_patient = consent.state is ConsentState.GIVEN_BY_PATIENT
    giver = _GIVERS[consent.state]
    if consent.relation and not of_patient:
        giver = _of_patient(consent.relation)
    form = _FORMS[consent.form] if consent.form else "consent"
    scope = f" ({listed(consent.scope)})" if consent.scope else ""
    parts = [
        f"The authors state that {giver} gave {form} to the publication of this report{scope}."
    ]
    if consent.assent_of_child:
        parts.append("The child assented.")
    if consent.form_held:
        parts.append("The signed form is on file.")
    return " ".join(parts)


def _of_patient(relation: str) -> str:
    """Returns "the patient’s mother", "both parents of the patient"."""
    if "patient" in relation.casefold():
        return relation
    if relation.casefold().startswith(_DETERMINED):
        return f"{relation} of the patient"
    return f"the patient’s {relation}"


def _ethics(facts: CaseFacts, faults: list[Fault]) -> Blocks:
    ethics = facts.ethics
    if ethics is None:
        return ()
    if ethics.statement:
        return _written(ethics.statement, "ethics:state", faults)
    return _said(ethics_statement(ethics), "ethics:state")


def ethics_statement(ethics: Ethics) -> str:
    """Returns the state of ethics approval with the committee and number that are recorded."""
    by = f" by {ethics.committee}" if ethics.committee else ""
    number = f" ({ethics.number})" if ethics.number else ""
    match ethics.state:
        case EthicsState.APPROVED:
            return f"Ethics approval was given{by}{number}."
        case EthicsState.WAIVED:
            return f"Ethics approval was waived{by}{number}."
        case EthicsState.NOT_REQUIRED:
            return "The authors state that this report did not require ethics approval."
        case EthicsState.PENDING:
            return f"Ethics approval{by} is pending{number}."
        case EthicsState.ABSENT:
            return "Ethics approval was not sought."


# ---------------------------------------------------------------- interests and money


def _conflicts(facts: CaseFacts, faults: list[Fault]) -> Blocks:
    """Returns declared conflicts; the authors' "none" only where nobody declares one."""
    paragraphs = _written(facts.declarations.conflicts, "declarations:conflicts", faults)
    for author in facts.authors:
        if author.conflicts:
            words = f"{author_name(author)}: {author.conflicts}"
            paragraphs += _said(_sentence(words), f"author:{author.key}")
    if not paragraphs and facts.declarations.no_conflicts:
        return _said(
            "The authors declare that they have no conflicts of interest.", "declarations:conflicts"
        )
    return paragraphs


def _funding(facts: CaseFacts, faults: list[Fault]) -> Blocks:
    source = "declarations:funding"
    paragraphs = _written(facts.declarations.funding, source, faults)
    if facts.funders:
        names = listed([_funder(funder) for funder in facts.funders])
        roles = [f"Role of {one.name}: {_sentence(one.role)}" for one in facts.funders if one.role]
        text = " ".join((f"This work was funded by {names}.", *roles))
        paragraphs += _said(text, f"funder:{facts.funders[0].key}")
    if not paragraphs and facts.declarations.no_funding:
        return _said("The authors received no funding for this report.", source)
    return paragraphs


def _funder(funder: Funder) -> str:
    return f"{funder.name} (grant {funder.grant})" if funder.grant else funder.name


# ---------------------------------------------------------------- people and other texts


def _contributions(facts: CaseFacts, faults: list[Fault]) -> Blocks:
    """Returns the authors' own words, then the CRediT roles of each."""
    source = "declarations:contributions"
    paragraphs = _written(facts.declarations.contributions, source, faults)
    roles = [
        f"{author_name(author)}: {', '.join(role.label for role in author.credit)}."
        for author in facts.authors
        if author.credit
    ]
    return paragraphs + _said(" ".join(roles), source)


def _guarantor(facts: CaseFacts, faults: list[Fault]) -> Blocks:
    return _said(_sentence(facts.declarations.guarantor), "declarations:guarantor")


def _text_of(field: str) -> Writer:
    def write(facts: CaseFacts, faults: list[Fault]) -> Blocks:
        return _written(getattr(facts.declarations, field), f"declarations:{field}", faults)

    return write


WRITERS: dict[Statement, Writer] = {
    Statement.CONSENT: _consent,
    Statement.ETHICS: _ethics,
    Statement.CONFLICTS: _conflicts,
    Statement.FUNDING: _funding,
    Statement.CONTRIBUTIONS: _contributions,
    Statement.GUARANTOR: _guarantor,
    Statement.DATA: _text_of("data_availability"),
    Statement.AI_USE: _text_of("ai_use"),
    Statement.ACKNOWLEDGEMENTS: _text_of("acknowledgements"),
    Statement.PRIOR_PUBLICATION: _text_of("prior_publication"),
}
