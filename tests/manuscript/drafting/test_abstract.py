"""The abstract tells what decided, what treated and how it ended, in the journal's shape."""

import pytest

from casereports.clinical.facts.case import CaseFacts
from casereports.journals.shelf import profile
from casereports.manuscript.drafting.drafts import abstract_drafts
from tests.manuscript.drafting.writing import care, composed, drafted, lines, unwritten
from tests.manuscript.papers import facts
from tests.manuscript.quoting.telling import day, lab


def told(case: CaseFacts) -> str:
    """Returns the abstract of a case as its paper prints it."""
    return " ".join(lines(composed(drafted(case)).manuscript)[: len(abstract_drafts(case, care()))])


def procedure(key: str, kind: str, name: str = "", **parts: object) -> dict[str, object]:
    return {"key": key, "kind": kind, "name": name, **parts}


def treatment(key: str, kind: str = "systemic", **parts: object) -> dict[str, object]:
    return {"key": key, "kind": kind, "name": key, **parts}


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        (
            "obs-percreta-twins",
            (
                "The patient underwent emergency caesarean hysterectomy, bilateral hypogastric "
                "artery ligation, pelvic and vaginal packing and uterine artery embolisation. "
                "Treatment also included antenatal steroids, massive transfusion, uterotonics and "
                "tranexamic acid."
            ),
        ),
        (
            "sur-jejunal-perforation",
            (
                "The patient underwent laparotomy, jejunal resection with hand-sewn anastomosis; "
                "relaparotomy; and CT-guided drainage. Treatment also included "
            ),
        ),
        (
            "endocarditis",
            (
                "The patient underwent redo aortic root replacement with cryopreserved homograft. "
                "Treatment also included "
            ),
        ),
        (
            "stroke",
            (
                "The patient underwent mechanical thrombectomy, implantation of a carotid stent, "
                "decompressive hemicraniectomy, cranioplasty and closure of the foramen ovale. "
                "Treatment also included tenecteplase, antiplatelets, "
            ),
        ),
    ],
)
def test_the_operations_of_a_case_are_told(name, sentence):
    assert sentence in told(unwritten(name))


def test_operations_are_told_by_time_and_neither_what_only_looked_nor_what_was_not_done():
    rows = [
        procedure("late", "surgery", "closure of the stoma", when=day(90)),
        procedure("look", "colonoscopy", "colonoscopy"),
        procedure("stage", "laparoscopy", "laparoscopy", intent="staging"),
        procedure("early", "surgery", "Hartmann resection", when=day(1)),
        procedure("left", "ablation", "ablation", not_done="bleeding"),
    ]

    assert told(facts(procedures=rows)) == (
        "The patient underwent Hartmann resection and closure of the stoma."
    )


def test_treatment_comprises_what_was_given_where_nothing_else_was_done():
    rows = [treatment("aspirin", when=day(3)), treatment("heparin", when=day(1))]

    assert told(facts(treatments=rows)) == "Treatment comprised heparin and aspirin."


def test_a_treatment_that_is_a_procedure_by_another_name_is_told_once():
    case = facts(
        procedures=[
            procedure("cannula", "ecmo", "VA-ECMO cannulation"),
            procedure("tube", "intubation"),
        ],
        treatments=[
            treatment("va-ecmo", "circulatory_support", procedure="cannula"),
            treatment("ventilation", "ventilation"),
        ],
    )

    assert told(case) == (
        "The patient underwent VA-ECMO cannulation. Treatment also included ventilation."
    )


def test_results_far_from_normal_are_told_and_those_that_are_nearly_normal_are_not():
    limits = {"low": "35", "high": "105"}
    rows = [
        lab("a", "110", analyte="ALP", reference=limits),
        lab("b", "900", analyte="AST", reference=limits),
        lab("c", "9", analyte="sodium", reference=limits, when=day(4)),
        lab("d", "60", analyte="ALT", reference=limits),
        lab("e", "300", analyte="LDH", reference=limits),
        lab("f", "70", analyte="glucose", flag="critically_low"),
    ]

    assert told(facts(labs=rows)) == (
        "Laboratory tests showed raised AST (900 U/L), low sodium (9 U/L, 4 days after "
        "presentation) and critically low glucose (70 U/L)."
    )


def test_of_one_analyte_the_result_at_presentation_is_told():
    rows = [
        lab("late", "900", flag="high", when=day(30)),
        lab("first", "400", flag="high", when=day(0)),
    ]

    assert told(facts(labs=rows)) == (
        "Laboratory tests showed raised alkaline phosphatase (400 U/L)."
    )


def test_each_germ_is_told_with_the_test_that_found_it_first():
    germ = {"organism": "Escherichia coli", "specimen": "blood"}
    rows = [
        {"key": "again", "method": "pcr", "finding": "detected", **germ, "when": day(5)},
        {"key": "first", "method": "culture", "finding": "growth", **germ, "when": day(2)},
        {
            "key": "seen",
            "method": "microscopy",
            "finding": "detected",
            "specimen": "pus",
            "organism": "Gram-negative rods",
        },
        {
            "key": "skin",
            "method": "culture",
            "finding": "contamination",
            "specimen": "blood",
            "organism": "Cutibacterium acnes",
        },
    ]

    assert told(facts(microbiology=rows)) == (
        "Culture of blood 2 days after presentation grew Escherichia coli."
    )


def test_histology_is_that_of_the_reading_on_which_the_diagnosis_rests():
    case = facts(
        diagnoses=[
            {"key": "main", "name": "follicular lymphoma", "role": "principal", "status": "final"}
        ],
        specimens=[
            {
                "key": "node",
                "kind": "excision",
                "readings": [{"key": "r", "kind": "original", "diagnosis": "follicular lymphoma"}],
            },
            {
                "key": "polyp",
                "kind": "endoscopic_biopsy",
                "readings": [{"key": "s", "kind": "original", "diagnosis": "tubular adenoma"}],
            },
        ],
    )

    assert told(case) == (
        "Histology showed follicular lymphoma. The final diagnosis was follicular lymphoma."
    )


def test_an_outcome_that_is_told_by_scores_alone_is_told():
    assert told(unwritten("stroke")).endswith(
        " mRS was 3 at 3 months after symptom onset. "
        "Barthel Index was 75 at 3 months after symptom onset."
    )


def test_a_finding_tells_the_end_where_there_is_neither_state_nor_score():
    row = {"key": "end", "assessor": "clinician", "finding": "back at work", "when": day(30)}

    assert told(facts(outcomes=[row])) == (
        "The patient was back at work at 30 days after presentation."
    )


def test_a_death_that_only_the_course_tells_is_the_end():
    case = facts(
        outcomes=[{"key": "better", "assessor": "clinician", "state": "improved"}],
        events=[{"key": "end", "kind": "death", "name": "death", "when": day(9)}],
    )

    assert told(case) == "The patient had improved. The patient died 9 days after presentation."


def headed(*heads: str) -> CaseFacts:
    case = unwritten("stroke")
    parts = [{"heading": head, "text": "A word."} for head in heads]
    return CaseFacts.model_validate(
        case.model_dump() | {"paper": case.paper.model_dump() | {"abstract": parts}}
    )


@pytest.mark.parametrize(
    ("journal", "written", "drafted_heads"),
    [
        # Moved from another journal: the shape is the new one's.
        (
            "medicine-baltimore",
            ("Background", "Case presentation", "Conclusions"),
            ["Patient concerns", "Diagnoses", "Interventions", "Outcomes"],
        ),
        (
            "journal-of-medical-case-reports",
            ("Rationale", "Patient concerns", "Diagnoses"),
            ["Case presentation"],
        ),
        ("bmj-case-reports", ("Background", "Case presentation"), [""]),
        # Begun in one of the journal's shapes: that one.
        ("generic-care", ("Case",), ["Case"]),
        ("generic-care", (), [""]),
    ],
)
def test_the_abstract_is_drafted_in_the_shape_that_the_journal_takes(
    journal, written, drafted_heads
):
    parts = abstract_drafts(headed(*written), profile(journal))

    assert [part.heading for part in parts] == drafted_heads
