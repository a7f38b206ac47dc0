"""Consent, ethics approval and declarations."""

from pydantic import Field

from casereports.clinical.values import Line, Lines, LongText, RowValue, Term, Value


class ConsentState(Term):
    """What was consented, and by whom."""

    GIVEN_BY_PATIENT = "given_by_patient", "given by the patient"
    GIVEN_BY_PARENT = "given_by_parent", "given by a parent or guardian"
    GIVEN_BY_REPRESENTATIVE = (
        "given_by_representative",
        "given by next of kin or a legal representative",
    )
    TREATMENT_ONLY = "treatment_only", "for treatment only, not for publication"
    AUTOPSY_ONLY = "autopsy_only", "for autopsy only, not for publication"
    NOT_REQUIRED = "not_required", "not required (waived)"
    ABSENT = "absent", "not obtained"


PUBLICATION_CONSENT = (
    ConsentState.GIVEN_BY_PATIENT,
    ConsentState.GIVEN_BY_PARENT,
    ConsentState.GIVEN_BY_REPRESENTATIVE,
)


class ConsentForm(Term):
    """How consent was given."""

    WRITTEN = "written"
    ORAL = "oral"
    JOURNAL_FORM = "journal_form", "written, on the journal's form"
    ELECTRONIC = "electronic"


class Consent(Value):
    """Consent to publication as the author states it; the software never asserts it.

    ``language`` is the form's language (BCP 47). ``form_held`` says that the signed form is on
    file; the form itself names people and never leaves the record.
    """

    state: ConsentState
    form: ConsentForm | None = None
    form_name: Line = ""
    scope: Lines = ()
    language: Line = ""
    relation: Line = ""
    reason: LongText = ""
    form_held: bool = False
    assent_of_child: bool = False


class EthicsState(Term):
    """Where ethics approval stands."""

    APPROVED = "approved"
    WAIVED = "waived", "waived or exempt"
    NOT_REQUIRED = "not_required", "not required for a case report"
    PENDING = "pending"
    ABSENT = "absent", "not sought"


class Ethics(Value):
    """Approval by an ethics committee."""

    state: EthicsState
    committee: Line = ""
    number: Line = ""
    statement: LongText = ""


class Funder(RowValue):
    """A source of money, with the grant's number."""

    name: Line = Field(min_length=1)
    grant: Line = ""
    role: Line = ""


class Declarations(Value):
    """Statements that journals print after the text.

    ``no_conflicts`` and ``no_funding`` are the authors' words that there are none.
    """

    conflicts: LongText = ""
    no_conflicts: bool = False
    funding: LongText = ""
    no_funding: bool = False
    data_availability: LongText = ""
    ai_use: LongText = ""
    acknowledgements: LongText = ""
    contributions: LongText = ""
    prior_publication: LongText = ""
    guarantor: Line = ""
