"""Response to treatment."""

from casereports.clinical.quantities import Number, Quantity
from casereports.clinical.timing import Duration, Timing
from casereports.clinical.values import Line, LongText, RowValue, Term


class ResponseCriteria(Term):
    """Criteria of response."""

    RECIST = "recist_1_1", "RECIST 1.1"
    IRECIST = "irecist", "iRECIST"
    MRECIST = "mrecist", "mRECIST"
    PERCIST = "percist", "PERCIST"
    LUGANO = "lugano", "Lugano"
    RANO = "rano", "RANO"
    IMWG = "imwg", "IMWG"
    ELN = "eln", "ELN"
    CHOI = "choi", "Choi"
    PATHOLOGICAL = "pathological", "pathological response"
    BIOCHEMICAL = "biochemical", "biochemical response"
    CLINICAL = "clinical", "clinical judgement"
    OTHER = "other"


class ResponseCategory(Term):
    """Categories of response."""

    COMPLETE = "CR", "complete response"
    PARTIAL = "PR", "partial response"
    STABLE = "SD", "stable disease"
    PROGRESSION = "PD", "progressive disease"
    MIXED = "MR", "mixed response"
    NOT_EVALUABLE = "NE", "not evaluable"
    NON_CR_NON_PD = "NN", "non-CR/non-PD"
    NEAR_COMPLETE = "VGPR", "very good partial response"
    STRINGENT_COMPLETE = "sCR", "stringent complete response"
    COMPLETE_INCOMPLETE = "CRi", "complete remission with incomplete recovery"
    COMPLETE_PARTIAL = "CRh", "complete remission with partial recovery"
    MORPHOLOGIC = "MLFS", "morphologic leukaemia-free state"
    MRD_NEGATIVE = "MRD-", "negative for measurable residual disease"
    METABOLIC_COMPLETE = "CMR", "complete metabolic response"
    METABOLIC_PARTIAL = "PMR", "partial metabolic response"
    PATHOLOGICAL_COMPLETE = "pCR", "pathological complete response"
    UNCONFIRMED_PROGRESSION = "iUPD", "unconfirmed progression"
    CONFIRMED_PROGRESSION = "iCPD", "confirmed progression"
    MINIMAL = "minimal", "minimal response"
    REFRACTORY = "refractory", "refractory disease"
    IMPROVED = "improved"
    RESOLVED = "resolved"
    NO_RESPONSE = "no_response", "no response"
    WORSENED = "worsened"
    RELAPSE = "relapse"


class Response(RowValue):
    """A response at one assessment; ``change`` is in percent, ``basis`` what it was read from."""

    category: ResponseCategory
    criteria: ResponseCriteria | None = None
    criteria_detail: Line = ""
    grade: Line = ""
    change: Number | None = None
    sum_of_diameters: Quantity | None = None
    duration: Duration | None = None
    basis: Line = ""
    detail: LongText = ""
    when: Timing | None = None
