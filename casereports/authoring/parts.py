"""The parts of a case in the order in which a clinician tells it: one page each.

``singles`` and ``lists`` are names of the door's tables; CARE items say why a journal asks.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from casereports.authoring.tables import tables

Words = str | Promise


@dataclass(frozen=True)
class Part:
    """A page of the author's workspace."""

    key: str
    title: Words
    hint: Words
    care: tuple[str, ...] = ()
    singles: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()


PARTS = (
    Part(
        key="patient",
        title=_("Patient"),
        hint=_("Age and sex, and what else matters here; nothing that identifies the patient."),
        care=("5a",),
        singles=("patient",),
        lists=("newborns",),
    ),
    Part(
        key="presentation",
        title=_("Complaints and history"),
        hint=_("What the patient came with, and what went before."),
        care=("5b", "5c", "5d"),
        lists=("complaints", "history", "history_answers", "past_interventions"),
    ),
    Part(
        key="examination",
        title=_("Examination"),
        hint=_("What you saw, heard and felt, and what you looked for and did not find."),
        care=("6",),
        lists=("examination", "vital_signs", "scores"),
    ),
    Part(
        key="laboratory",
        title=_("Laboratory"),
        hint=_("Results with unit and reference interval; the flag follows from them."),
        care=("8a", "10b"),
        lists=("labs", "lab_groups"),
    ),
    Part(
        key="microbiology",
        title=_("Microbiology"),
        hint=_("The search for germs, with what it found and what they are sensitive to."),
        care=("8a",),
        lists=("microbiology",),
    ),
    Part(
        key="imaging",
        title=_("Imaging"),
        hint=_("Each study with its lesions, measured."),
        care=("8a", "10b"),
        lists=("imaging",),
    ),
    Part(
        key="tests",
        title=_("Tests of function"),
        hint=_("ECG, EEG, lung function and the like."),
        care=("8a",),
        lists=("tests",),
    ),
    Part(
        key="pathology",
        title=_("Procedures and pathology"),
        hint=_("What was done, what came out of it, and how it was read."),
        care=("8a",),
        lists=("procedures", "specimens"),
    ),
    Part(
        key="molecular",
        title=_("Molecular findings"),
        hint=_("Genes and biomarkers, negative tests too."),
        care=("8a", "5c"),
        lists=("molecular",),
    ),
    Part(
        key="diagnosis",
        title=_("Diagnosis and differential"),
        hint=_("What it was, how sure that is, and what else was considered."),
        care=("8c", "8d"),
        lists=("diagnoses", "differentials"),
    ),
    Part(
        key="treatment",
        title=_("Treatment"),
        hint=_("What was given, how, what was changed and why, and what it did."),
        care=("9a", "9b", "9c", "10c"),
        lists=("treatments", "adverse_events"),
    ),
    Part(
        key="outcome",
        title=_("Outcome and follow-up"),
        hint=_("How the patient fared, and how long you know."),
        care=("7", "8b", "10a", "10d"),
        singles=("course",),
        lists=("outcomes", "events"),
    ),
    Part(
        key="consent",
        title=_("Perspective and consent"),
        hint=_("The patient's own words, and the consent to publication."),
        care=("12", "13"),
        singles=("perspective", "consent"),
    ),
    Part(
        key="declarations",
        title=_("Ethics and declarations"),
        hint=_("What journals print after the text."),
        singles=("ethics", "declarations"),
        lists=("funders",),
    ),
    Part(
        key="narrative",
        title=_("Title, abstract and text"),
        hint=_("The paper's own words. Cite with [@key]; name a figure with {fig:key}."),
        care=("1", "2", "3a", "3b", "3c", "3d", "4", "11a", "11b", "11c", "11d"),
        singles=("paper",),
        lists=("abstract", "sections", "care"),
    ),
    Part(
        key="figures",
        title=_("Figures"),
        hint=_("Pictures come in cleaned of hidden data; look that nothing shows a name."),
        lists=("figures", "plots"),
    ),
    Part(
        key="references",
        title=_("References"),
        hint=_("The literature that the text cites."),
        care=("11b",),
        lists=("references",),
    ),
    Part(
        key="authors",
        title=_("Authors"),
        hint=_("Who wrote it, in the order of the title page, and where they work."),
        lists=("authors", "affiliations"),
    ),
)
_BY_KEY = {part.key: part for part in PARTS}


def part_named(key: str) -> Part | None:
    """Returns a part by its key, or None."""
    return _BY_KEY.get(key)


def part_of(table: str) -> Part:
    """Returns the part on whose page a table stands, however deep."""
    while True:
        for part in PARTS:
            if table in (*part.lists, *part.singles):
                return part
        parent = tables()[table].branches[-1].parent
        table = next(name for name, other in tables().items() if other.model is parent)


def neighbours(part: Part) -> tuple[Part | None, Part | None]:
    """Returns the parts before and after one."""
    at = PARTS.index(part)
    before = PARTS[at - 1] if at else None
    return before, PARTS[at + 1] if at + 1 < len(PARTS) else None
