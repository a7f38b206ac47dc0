from casereports.journals.shelf import profile
from casereports.manuscript.nodes import Figure
from casereports.manuscript.paper import compose_paper
from tests.manuscript.papers import SEED, composed, figure, paper_facts, picture, words


def printed(*figures) -> Figure:
    (section,) = composed(paper_facts({}, figures=list(figures))).manuscript.body
    (block,) = section.blocks
    assert isinstance(block, Figure)
    return block


def test_panels_are_lettered_in_order():
    assert [panel.letter for panel in printed(figure("mri", "x", "y", "z")).panels] == [
        "A",
        "B",
        "C",
    ]


def test_a_panel_alone_has_no_letter():
    assert printed(figure("mri", "x")).panels[0].letter == ""


def test_the_grid_is_no_wider_than_its_panels():
    assert printed(figure("mri", "x", "y", columns=4)).columns == 2


def test_captions_are_prose():
    panels = [{"key": "x", "file": "x.jpg", "caption": "^18^F map.", "alt": "A map."}]

    (panel,) = printed({"key": "pet", "title": "PET.", "panels": panels}).panels
    assert words(panel.caption) == "18F map."
    assert panel.source == "panel:pet/x"


def test_a_panel_without_description_is_described_by_its_caption():
    panels = [{"key": "x", "file": "x.jpg", "caption": "Axial *T1*."}]

    assert printed({"key": "mri", "panels": panels}).panels[0].alt == "Axial T1."


def test_a_panel_that_nothing_describes_is_a_fault():
    case = paper_facts({}, figures=[{"key": "mri", "panels": [{"key": "x", "file": "x.jpg"}]}])

    assert [fault.source for fault in composed(case).faults] == ["panel:mri/x"]


def test_a_picture_that_was_not_uploaded_is_a_fault_and_its_panel_is_left_out():
    case = paper_facts({}, figures=[figure("mri", "x", "y")])

    paper = compose_paper(case, profile=profile(SEED), images={"y.jpg": picture()})
    (block,) = paper.manuscript.body[0].blocks
    assert [panel.source for panel in block.panels] == ["panel:mri/y"]
    assert [(fault.source, fault.message) for fault in paper.faults] == [
        ("panel:mri/x", "The picture “x.jpg” is not among the uploaded pictures.")
    ]


def test_a_figure_without_pictures_is_a_fault_and_is_left_out():
    case = paper_facts({"case": "Text."}, figures=[figure("mri")])

    paper = composed(case)
    assert len(paper.manuscript.body[0].blocks) == 1
    assert [fault.message for fault in paper.faults] == [
        "The figure “mri” has no picture and is left out."
    ]
