"""CARE items 1 to 4: title, keywords, abstract and introduction."""

from casereports.checks.care.finding import Evidence, Finding, Place, missing, partial, present
from casereports.checks.care.text import abstract, cited, prose, section_evidence
from casereports.checks.care.tick import tick_place
from casereports.checks.care.treated import drug_names, given, outcomes_told
from casereports.checks.wording import listed, mentions, words
from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.codes import Presence
from casereports.clinical.facts.diagnosis import Diagnosis, DiagnosisRole, DiagnosisStatus
from casereports.clinical.facts.examination import ExamState
from casereports.clinical.facts.paper import SectionKind
from casereports.clinical.sentences import Sentence, _, begun, in_a_row, own
from casereports.manuscript.document import Manuscript

FEWEST_KEYWORDS, MOST_KEYWORDS = 2, 5
_NO_ABSTRACT = _("Write the abstract.")
_SUBJECTS = {
    "diagnosis": _("diagnosis"),
    "treatment": _("treatment"),
    "outcome": _("outcome"),
}


def title(facts: CaseFacts, _paper: Manuscript) -> Finding:
    """CARE item 1."""
    name = facts.paper.title
    if not name:
        return missing(_("Give the paper a title that names the case and says “case report”."))
    evidence = [Evidence(source="paper:title", text=_("the title “%(title)s”", title=name))]
    if not _says_case_report(name):
        return partial(_("Add the words “case report” to the title."), evidence)
    return present(evidence)


def keywords(facts: CaseFacts, _paper: Manuscript) -> Finding:
    """CARE item 2."""
    terms = facts.paper.keywords
    if not terms:
        return missing(_("Give two to five keywords, one of them “case report”."))
    evidence = [
        Evidence(source="paper:keywords", text=_("the keyword “%(word)s”", word=term))
        for term in terms
    ]
    faults = []
    if not any(_says_case_report(term) for term in terms):
        faults.append(_("Add the keyword “case report”."))
    if len(terms) < FEWEST_KEYWORDS:
        faults.append(_("Give at least two keywords."))
    if len(terms) > MOST_KEYWORDS:
        faults.append(_("Keep five of the %(number)s keywords.", number=len(terms)))
    return partial(in_a_row(*faults), evidence) if faults else present(evidence)


def uniqueness(facts: CaseFacts, _paper: Manuscript) -> Finding:
    """CARE item 3a: only the author can say what is new; the abstract must stand."""
    demand = _("Tick item 3a with the place where the abstract says what sets this case apart.")
    return _author_says(facts, "3a", demand)


def symptoms_and_findings(facts: CaseFacts, _paper: Manuscript) -> Finding:
    """CARE item 3b."""
    text = abstract(facts)
    if not text:
        return missing(_NO_ABSTRACT)
    felt = [row for row in facts.complaints if row.presence is not Presence.ABSENT]
    main = [row for row in felt if row.chief] or felt
    found = _finding_names(facts)
    told = [
        Evidence(source=f"complaint:{row.key}", text=own(row.name))
        for row in main
        if mentions(text, row.name)
    ]
    seen = [item for item in found if mentions(text, item.text)]
    untold = [own(row.name) for row in main if not mentions(text, row.name)]
    if found and not seen:
        untold.append(_("any finding of examination, tests or imaging"))
    if untold:
        sentence = _(
            "The abstract does not mention %(names)s: tell it, or tick item 3b.",
            names=listed(untold),
        )
        return partial(sentence, [*told, *seen], tickable=True)
    if not found or (not main and not facts.complaints):
        return partial(
            _(
                "Enter the complaints and the findings, so that the abstract can be held "
                "against them."
            ),
            [*told, *seen],
            Place(where=_("Complaints"), source="complaint:"),
        )
    return present([*told, *seen])


def diagnosis_treatment_outcome(facts: CaseFacts, _paper: Manuscript) -> Finding:
    """CARE item 3c."""
    text = abstract(facts)
    if not text:
        return missing(_NO_ABSTRACT)
    called: dict[str, list[tuple[str, tuple[Sentence, ...]]]] = {
        "diagnosis": [(f"diagnosis:{row.key}", _names(row)) for row in _main_diagnoses(facts)],
        "treatment": [
            (f"treatment:{row.key}", tuple(map(own, (row.name, *drug_names(row)))))
            for row in given(facts) or facts.treatments
        ],
        "outcome": [(row.source, (row.text,)) for row in outcomes_told(facts)],
    }
    told, untold = [], []
    for what, rows in called.items():
        found = [row for row in rows if any(mentions(text, name) for name in row[1])]
        told += [Evidence(source=source, text=names[0]) for source, names in found]
        if rows and not found:
            names = listed([row[1][0] for row in rows], most=2)
            untold.append(_("the %(subject)s (%(names)s)", subject=_SUBJECTS[what], names=names))
    absent = [what for what, rows in called.items() if not rows]
    if absent:
        return partial(
            _(
                "Enter the %(subjects)s, and tell it in the abstract.",
                subjects=listed([_SUBJECTS[what] for what in absent]),
            ),
            told,
            Place(where=begun(_SUBJECTS[absent[0]]), source=f"{absent[0]}:"),
        )
    if untold:
        sentence = _(
            "The abstract does not mention %(names)s: tell it, or tick item 3c.",
            names=listed(untold),
        )
        return partial(sentence, told, tickable=True)
    return present(told)


def take_away(facts: CaseFacts, _paper: Manuscript) -> Finding:
    """CARE item 3d: the author's word, on an abstract that stands."""
    demand = _("Tick item 3d with the place where the abstract gives the lesson to take away.")
    return _author_says(facts, "3d", demand)


def introduction(facts: CaseFacts, manuscript: Manuscript) -> Finding:
    """CARE item 4: text and a citation are data, "worth telling" is the author's word."""
    kind = SectionKind.INTRODUCTION
    if not prose(facts, kind):
        return missing(_("Write a short introduction that cites the literature."))
    keys = cited(manuscript, kind)
    if not keys:
        return partial(_("Cite the literature in the introduction."), [section_evidence(kind)])
    cites = Evidence(source="section:introduction", text=_("it cites %(keys)s", keys=listed(keys)))
    return partial(
        _("Tick item 4 with the place where the introduction says why this case is worth telling."),
        [section_evidence(kind), cites],
        tick_place("4"),
        tickable=True,
    )


def _says_case_report(text: str) -> bool:
    said = f" {' '.join(words(text))} "
    return " case report " in said or " case reports " in said


def _author_says(facts: CaseFacts, item: str, demand: Sentence) -> Finding:
    if not abstract(facts):
        return missing(_NO_ABSTRACT)
    return partial(
        demand,
        [Evidence(source="abstract:1", text=_("the abstract"))],
        tick_place(item),
        tickable=True,
    )


def _finding_names(facts: CaseFacts) -> list[Evidence]:
    """Returns what examination, tests, imaging and pathology found, by the names it goes by."""
    found = [
        (f"exam:{row.key}", row.finding)
        for row in facts.examination
        if row.state is not ExamState.NOT_EXAMINED
    ]
    found += [(f"lab:{row.key}", row.analyte) for row in facts.labs]
    found += [(f"micro:{row.key}", row.organism or row.target) for row in facts.microbiology]
    found += [(f"study:{row.key}", row.modality) for row in facts.imaging]
    found += [(f"lesion:{row.key}", row.site) for row in facts.lesions]
    found += [(f"test:{row.key}", row.name or row.kind) for row in facts.tests]
    found += [(f"procedure:{row.key}", row.name or row.kind) for row in facts.procedures]
    found += [(f"molecular:{row.key}", row.gene or row.biomarker) for row in facts.molecular]
    return [Evidence(source=source, text=own(text)) for source, text in found if text]


def _main_diagnoses(facts: CaseFacts) -> list[Diagnosis]:
    standing = [
        row
        for row in facts.diagnoses
        if row.status not in (DiagnosisStatus.REVISED, DiagnosisStatus.EXCLUDED)
        and row.key not in {other.revises for other in facts.diagnoses}
    ]
    return [row for row in standing if row.role is DiagnosisRole.PRINCIPAL] or standing


def _names(diagnosis: Diagnosis) -> tuple[Sentence, ...]:
    """Returns the names under which an abstract may speak of a diagnosis."""
    terms = (code.term for code in diagnosis.codes)
    return tuple(own(name) for name in (diagnosis.name, diagnosis.subtype, *terms) if name)
