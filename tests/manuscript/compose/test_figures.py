from casereports.clinical.notation.view import parse_view
from casereports.journals.figures import FigureRules, LetterStyle
from casereports.journals.shelf import profile
from casereports.manuscript.nodes import Figure
from casereports.manuscript.paper import compose_paper
from tests.manuscript.papers import (
    SEED,
    composed,
    figure,
    paper_facts,
    picture,
    pictures,
    words,
)


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

    paper = compose_paper(case, profile=profile(SEED), images={("y.jpg", None): picture()})
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


def journal(**letter):
    rules = FigureRules(letter=LetterStyle(**letter))
    return profile(SEED).model_copy(update={"figures": rules})


def lettered(text, **letter):
    case = paper_facts({"case": text}, figures=[figure("mri", "x", "y", "z")])
    paper = compose_paper(case, profile=journal(**letter), images=pictures(case))
    mention, block = paper.manuscript.body[0].blocks
    return block, words(mention.children)


def test_letters_are_those_of_the_journal_on_panels_in_legends_and_in_prose():
    block, mention = lettered(
        "See {fig:mri:A,b} and {fig:mri:B-C}.", case="lower", caption="{letter})"
    )

    assert [panel.letter for panel in block.panels] == ["a", "b", "c"]
    assert [block.caption_letter(panel) for panel in block.panels] == ["a)", "b)", "c)"]
    assert mention == "See Figure\u00a01a,\u00a0b and Figure\u00a01b,\u00a0c."


def test_a_range_of_small_letters_collapses():
    assert lettered("See {fig:mri:a-c}.", case="lower")[1] == "See Figure\u00a01a–c."


def test_a_panel_alone_has_no_letter_in_the_legend():
    block = printed(figure("mri", "x"))
    assert block.caption_letter(block.panels[0]) == ""


def test_the_shape_of_a_figure_is_that_of_its_author():
    block = printed(
        figure("mri", "x", "y", columns=3, width="single", gap="wide", equal_heights=True)
    )

    assert (block.columns, block.gap, block.equal_heights) == (2, "wide", True)
    assert block.width_mm == profile(SEED).figures.width_mm(wide=False).value


def test_a_span_is_no_wider_than_its_figure():
    panels = [{"key": "x", "file": "x.jpg", "alt": "X.", "span": 5}]

    block = printed({"key": "mri", "columns": 2, "panels": panels})
    assert (block.columns, block.panels[0].span) == (2, 2)


def adjusted(*views, language="en", title="MRI."):
    panels = [
        {
            "key": f"p{at}",
            "file": f"{at}.jpg",
            "alt": "X.",
            "view": parse_view(view) if view else None,
        }
        for at, view in enumerate(views)
    ]
    case = paper_facts(
        {},
        paper={"language": language},
        figures=[{"key": "mri", "title": title, "equally_adjusted": True, "panels": panels}],
    )
    (block,) = composed(case).manuscript.body[0].blocks
    return words(block.caption)


def test_a_legend_says_that_panels_were_adjusted_equally():
    said = adjusted("brightness 10", "brightness 10; turned 90")
    assert said == "MRI. Brightness and contrast were adjusted equally in all panels."


def test_a_legend_of_one_panel_speaks_of_the_whole_image():
    said = adjusted("contrast 10", title="")
    assert said == "Brightness and contrast were adjusted equally in the whole image."


def test_a_legend_says_so_in_the_language_of_the_paper():
    said = adjusted("contrast 10", "", language="de-CH")
    assert said == "MRI. Helligkeit und Kontrast wurden in allen Teilbildern gleich angepasst."


def test_a_legend_says_nothing_where_no_panel_was_adjusted():
    assert adjusted("turned 90", "") == "MRI."
