"""The paper's own matter: title, authors, prose, figures and references."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, StringConstraints

from casereports.clinical.facts.panels import Bar, Marks, Scale, View
from casereports.clinical.sentences import FactError, _
from casereports.clinical.values import Key, Line, Lines, LongText, Prose, RowValue, Term, Value


def _orcid_checks(orcid: str) -> str:
    """Refuses an ORCID iD whose last character does not check (ISO 7064, mod 11-2)."""
    total = 0
    for digit in orcid.replace("-", "")[:-1]:
        total = (total + int(digit)) * 2
    if orcid and "0123456789X"[(12 - total % 11) % 11] != orcid[-1]:
        raise FactError(
            _("%(orcid)s is not an ORCID iD: its last character does not check", orcid=orcid)
        )
    return orcid


#: An ORCID iD, "0000-0002-1825-0097", checked to its last character.
Orcid = Annotated[
    str,
    StringConstraints(pattern=r"^(?:\d{4}-\d{4}-\d{4}-\d{3}[\dX])?$"),
    AfterValidator(_orcid_checks),
]
#: An e-mail address, checked only as far as a typo shows.
Email = Annotated[str, StringConstraints(pattern=r"^(?:[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+)?$")]
#: A language tag (BCP 47): "en", "zh-Hans".
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$")]


class AbstractPart(Value):
    """A part of the abstract; ``heading`` is empty for an unstructured one."""

    heading: Line = ""
    text: LongText


class SectionKind(Term):
    """The sections that an author writes as prose; journals name and order them."""

    INTRODUCTION = "introduction", "Introduction"
    CASE = "case", "Case Report"
    PATIENT = "patient", "Patient information"
    HISTORY = "history", "History"
    FINDINGS = "findings", "Clinical findings"
    TIMELINE = "timeline", "Timeline"
    INVESTIGATIONS = "investigations", "Diagnostic assessment"
    DIAGNOSIS = "diagnosis", "Diagnosis"
    DIFFERENTIAL = "differential", "Differential diagnosis"
    TREATMENT = "treatment", "Therapeutic intervention"
    OUTCOME = "outcome", "Outcome and follow-up"
    DISCUSSION = "discussion", "Discussion"
    LEARNING_POINTS = "learning_points", "Learning points"
    PERSPECTIVE = "perspective", "Patient perspective"
    CONCLUSION = "conclusion", "Conclusion"


class SectionProse(Value):
    """The prose of one section: paragraphs, ``[@key]`` and ``{fig:key}``."""

    kind: SectionKind
    text: Prose


class Affiliation(RowValue):
    """A place of work, as it is printed."""

    department: Line = ""
    institution: Line = Field(min_length=1)
    city: Line = ""
    region: Line = ""
    postal_code: Line = ""
    country: Line = ""
    ror: Line = ""


class Credit(Term):
    """Contributor roles (CRediT, ANSI/NISO Z39.104-2022)."""

    CONCEPTUALIZATION = "conceptualization", "Conceptualization"
    DATA_CURATION = "data_curation", "Data curation"
    FORMAL_ANALYSIS = "formal_analysis", "Formal analysis"
    FUNDING_ACQUISITION = "funding_acquisition", "Funding acquisition"
    INVESTIGATION = "investigation", "Investigation"
    METHODOLOGY = "methodology", "Methodology"
    PROJECT_ADMINISTRATION = "project_administration", "Project administration"
    RESOURCES = "resources", "Resources"
    SOFTWARE = "software", "Software"
    SUPERVISION = "supervision", "Supervision"
    VALIDATION = "validation", "Validation"
    VISUALIZATION = "visualization", "Visualization"
    WRITING_ORIGINAL_DRAFT = "writing_original_draft", "Writing – original draft"
    WRITING_REVIEW_EDITING = "writing_review_editing", "Writing – review & editing"


class Author(RowValue):
    """An author, in the order of the list; ``affiliations`` are keys.

    ``family_first`` prints the family name first, as Chinese, Japanese, Korean and Hungarian
    names are written.
    """

    given: Line = ""
    family: Line = Field(min_length=1)
    family_first: bool = False
    degrees: Line = ""
    orcid: Orcid = ""
    email: Email = ""
    affiliations: tuple[Key, ...] = ()
    corresponding: bool = False
    equal_contribution: bool = False
    deceased: bool = False
    credit: tuple[Credit, ...] = ()
    conflicts: LongText = ""
    address: Line = ""
    biography: LongText = ""


class Panel(RowValue):
    """One picture of a figure.

    ``file`` is its name in ``figures/``; ``alt`` says what is seen to one who can't see it.
    ``span`` is how many columns of the figure it takes.
    """

    file: Line = Field(min_length=1, pattern=r"^[^/\\]+$")
    span: int = Field(default=1, ge=1, le=6)
    view: View | None = None
    marks: Marks | None = None
    scale: Scale | None = None
    bar: Bar | None = None
    caption: LongText = ""
    alt: LongText = ""
    modality: Line = ""
    plane: Line = ""
    phase: Line = ""
    stain: Line = ""
    magnification: Line = ""
    shows: Lines = ()


class FigureWidth(Term):
    """How wide a journal prints a figure."""

    DOUBLE = "double", "both columns"
    SINGLE = "single", "one column"


class Gap(Term):
    """How much white stands between panels."""

    NONE = "none", "none"
    NARROW = "narrow", "narrow (1 mm)"
    WIDE = "wide", "wide (3 mm)"


class Figure(RowValue):
    """Panels set as one figure.

    ``columns`` is the grid's width; with ``equal_heights`` the panels of a line share a height
    and part its width instead. ``equally_adjusted`` is the author's word that brightness and
    contrast of all panels were changed alike.
    """

    title: LongText = ""
    columns: int = Field(default=2, ge=1, le=6)
    width: FigureWidth = FigureWidth.DOUBLE
    gap: Gap = Gap.NARROW
    equal_heights: bool = False
    equally_adjusted: bool = False
    section: SectionKind | None = None
    panels: tuple[Panel, ...] = ()


class CareState(Term):
    """The author's word on a CARE item."""

    PRESENT = "present"
    PARTIAL = "partial"
    NOT_APPLICABLE = "not_applicable", "not applicable"


class CareTick(Value):
    """The author's tick on a CARE item, with the place in the text or the reason."""

    item: Annotated[str, StringConstraints(pattern=r"^\d{1,2}[a-d]?$")]
    state: CareState
    where: Line = ""
    reason: Line = ""


class Paper(Value):
    """What the paper says of itself."""

    title: Line = ""
    short_title: Line = ""
    language: Language = "en"
    journal: Line = ""
    doi: Line = ""
    keywords: Lines = ()
    abstract: tuple[AbstractPart, ...] = ()
    sections: tuple[SectionProse, ...] = ()
    care: tuple[CareTick, ...] = ()


#: One reference as a CSL-JSON object; the references room checks it.
CslItem = dict[str, Any]
Version = Literal[1]
