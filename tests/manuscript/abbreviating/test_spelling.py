import pytest

from casereports.journals.shelf import profile
from casereports.manuscript.faults import Fault
from casereports.manuscript.nodes import Figure, Inlines
from casereports.manuscript.paper import compose_paper
from casereports.manuscript.walk import blocks_of
from tests.manuscript.papers import composed, figure, paper_facts, pictures, words

#: What is said where a mention writes out no long form.
BEHIND = (
    "Behind the second colon stands the long form, in at most 300 characters: "
    "{{abbr:{}:long form}}."
)


def said(text: str, **parts) -> str:
    """Returns how the text of a section prints; nothing in it may be unclear."""
    paper = composed(paper_facts({"case": text}, **parts))
    assert [fault for fault in paper.faults if fault.source == "section:case"] == []
    (section,) = [one for one in paper.manuscript.body if one.blocks]
    paragraphs = [block for block in section.blocks if block.kind == "paragraph"]
    return "\n".join(plain(block.children) for block in paragraphs)


def plain(line: Inlines) -> str:
    return words(line).replace("\N{NO-BREAK SPACE}", " ")


def test_an_abbreviation_is_spelled_out_where_it_is_first_used():
    text = "{abbr:MRI} showed a mass.\n\nA second {abbr:MRI} showed none."
    assert said(text) == (
        "Magnetic resonance imaging (MRI) showed a mass.\nA second MRI showed none."
    )


def test_sentences_that_change_places_change_which_one_explains():
    first, second = "We did {abbr:CT}. ", "Then {abbr:CT} again. "
    assert said(first + second) == "We did computed tomography (CT). Then CT again."
    assert said(second + first) == "Then computed tomography (CT) again. We did CT."


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Two {abbr:NETs} and a {abbr:NET}", "Two neuroendocrine tumours (NETs) and a NET"),
        ("A {abbr:NET} of {abbr:NETs}", "A neuroendocrine tumour (NET) of NETs"),
        ("Some {abbr:VUSs}", "Some variants of uncertain significance (VUSs)"),
        ("On {abbr:mri}", "On magnetic resonance imaging (MRI)"),
        ("On {abbr:MRI:short}, then {abbr:MRI}", "On MRI, then MRI"),
        ("On {abbr:MRI:long}, then {abbr:MRI}", "On magnetic resonance imaging, then magnetic"),
        ("A {abbr:XYZ:xylose test}, {abbr:XYZ}", "A xylose test (XYZ), XYZ"),
        ("{abbr:XYZ}; a {abbr:XYZ:xylose: test}", "Xylose: test (XYZ); a XYZ"),
        ("The {abbr:ACT:Asthma Control Test}", "The Asthma Control Test (ACT)"),
    ],
)
def test_forms_of_an_abbreviation(text: str, printed: str):
    assert said(text).startswith(printed)


def test_the_record_explains_its_own_abbreviations():
    lab = {
        "key": "x",
        "analyte": "xylose in urine",
        "abbreviation": "XU",
        "result": {"kind": "qualitative", "quality": "positive"},
    }
    assert said("A {abbr:XU}", labs=[lab]) == "A xylose in urine (XU)"


def test_the_abstract_and_the_text_explain_each_by_itself():
    abstract = [{"text": "{abbr:MRI} and {abbr:MRI}."}]
    case = paper_facts({"case": "We did {abbr:MRI}."}, paper={"abstract": abstract})
    paper = composed(case).manuscript
    assert words(paper.front.abstract[0].children) == "Magnetic resonance imaging (MRI) and MRI."
    text = [words(block.children) for block in blocks_of(paper.body) if block.kind == "paragraph"]
    assert text == ["We did magnetic resonance imaging (MRI)."]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "{abbr:QQQ}",
            "Nothing tells what “QQQ” stands for. Write it out once: {abbr:QQQ:long form}.",
        ),
        (
            "{abbr:ACT}",
            (
                "“ACT” may stand for activated clotting time or Asthma Control Test. "
                "Write which: {abbr:ACT:activated clotting time}."
            ),
        ),
        ("{abbr:MRI:}", BEHIND.format("MRI")),
        ("{abbr:MRI: : x}", BEHIND.format("MRI")),
        ("{abbr:MRI:short:x}", BEHIND.format("MRI")),
        ("{abbr:MRI:" + "long " * 61 + "}", BEHIND.format("MRI")),
        (
            "{abbr:PCP:phencyclidine} and {abbr:PCP:Pneumocystis pneumonia}",
            ("“PCP” is written out as phencyclidine or Pneumocystis pneumonia; keep one of them."),
        ),
        ("{abbr}", "Say which abbreviation: {abbr:MRI}."),
        ("{abbr:}", "Say which abbreviation: {abbr:MRI}."),
    ],
)
def test_what_nobody_can_explain_is_a_problem_at_its_place(text: str, message: str):
    paper = composed(paper_facts({"case": f"A word: {text}."}))
    assert Fault(source="section:case", message=message) in paper.faults


def test_a_caption_explains_its_abbreviations_at_its_end():
    shown = figure("mri", "a", "b", title="{abbr:MRI} of the mass.")
    shown["panels"][1]["caption"] = "After {abbr:PRRT}; {abbr:MRI}."
    case = paper_facts({"case": "{fig:mri} and {abbr:MRI}."}, figures=[shown])
    paper = composed(case).manuscript
    (printed,) = [block for block in blocks_of(paper.body) if isinstance(block, Figure)]
    assert words(printed.caption) == "MRI of the mass."
    assert words(printed.panels[1].caption) == (
        "After PRRT; MRI. MRI, magnetic resonance imaging; "
        "PRRT, peptide receptor radionuclide therapy."
    )
    text = [plain(block.children) for block in blocks_of(paper.body) if block.kind == "paragraph"]
    assert text == ["Figure 1 and magnetic resonance imaging (MRI)."]


def test_a_caption_of_one_picture_explains_too():
    shown = figure("mri", "a", title="{abbr:MRI} of the mass.")
    paper = composed(paper_facts({"case": "{fig:mri}"}, figures=[shown])).manuscript
    (printed,) = [block for block in blocks_of(paper.body) if isinstance(block, Figure)]
    assert words(printed.caption) == "MRI of the mass. MRI, magnetic resonance imaging."


def test_a_journal_that_wants_a_list_gets_one_of_all_that_is_explained():
    text = "{abbr:MRI} and carcinoembryonic antigen (CEA). Two {abbr:NETs}; {fig:pet}."
    shown = figure("pet", "a", title="{abbr:PET}.")
    case = paper_facts({"case": text}, figures=[shown])
    wanting = profile("generic-care").model_copy(update={"abbreviations": "Abbreviations"})
    paper = compose_paper(case, profile=wanting, images=pictures(case)).manuscript
    assert (paper.back[0].title, [words(block.children) for block in paper.back[0].blocks]) == (
        "Abbreviations",
        [
            (
                "CEA: carcinoembryonic antigen; MRI: magnetic resonance imaging; "
                "NET: neuroendocrine tumour; PET: positron emission tomography."
            )
        ],
    )


def test_a_journal_that_wants_no_list_gets_none():
    paper = composed(paper_facts({"case": "{abbr:MRI}"})).manuscript
    assert [section.key for section in paper.back] == []


def test_a_paper_without_abbreviations_has_no_list():
    case = paper_facts({"case": "Nothing."})
    wanting = profile("generic-care").model_copy(update={"abbreviations": "Abbreviations"})
    paper = compose_paper(case, profile=wanting, images={}).manuscript
    assert [section.key for section in paper.back] == []


def table_notes(text: str, **parts) -> list[str]:
    """Returns the notes below the tables that a section names."""
    paper = composed(paper_facts({"case": text}, **parts)).manuscript
    tables = [block for block in blocks_of(paper.body) if block.kind == "table"]
    return [plain(note.children) for table in tables for note in table.notes]


def test_a_table_explains_its_abbreviations_below_it():
    studies = [
        {"key": "a", "modality": "MR", "region": "pelvis", "impression": "COPD; an ICA."},
        {"key": "b", "modality": "CT", "region": "pelvis"},
    ]
    assert table_notes("{table:imaging}", imaging=studies) == [
        (
            "COPD, chronic obstructive pulmonary disease; CT, computed tomography; "
            "MRI, magnetic resonance imaging."
        )
    ]


def test_a_table_of_stains_explains_its_markers():
    stains = [
        {"key": name, "marker": marker, "result": "positive"}
        for name, marker in (("a", "Syn"), ("b", "CgA"), ("c", "CD56"), ("d", "CK (AE1/AE3)"))
    ]
    reading = {"key": "he", "ihc": stains}
    specimen = {"key": "core", "kind": "core_biopsy", "readings": [reading]}
    assert table_notes("{table:ihc}", specimens=[specimen]) == [
        "CgA, chromogranin A; Syn, synaptophysin."
    ]


def test_what_a_table_explains_already_is_not_explained_again():
    results = [
        {
            "key": f"crp-{day}",
            "analyte": "C-reactive protein",
            "abbreviation": "CRP",
            "result": {"kind": "numeric", "value": "5", "unit": "mg/L"},
            "when": {"kind": "offset", "value": day, "unit": "day", "direction": "after"},
        }
        for day in (1, 2)
    ]
    said_in_notes = "\n".join(table_notes("{table:labs}", labs=results))
    assert said_in_notes.count("CRP, C-reactive protein") == 1
