"""What a journal has against figures, on cases whose numbers can be reckoned by hand."""

from typing import Any

import pytest

from casereports.checks.figures import figure_problems, problems_in
from casereports.checks.run import problems
from casereports.clinical.facts.panels import View
from casereports.clinical.facts.plots import Plot, PlotKind
from casereports.journals.profile import Profile
from casereports.journals.shelf import profile
from casereports.manuscript.nodes import Image
from casereports.manuscript.paper import compose_paper
from tests.factories.manuscripts import plain_manuscript
from tests.factories.plotted import plotted_case
from tests.manuscript.papers import facts, figure

JOURNAL = profile("journal-of-medical-case-reports")
PLACE = ("Figures › mri", "figure:mri")


def journal(*, limits: dict[str, Any] | None = None, **figures: Any) -> Profile:
    """The journal of no rules but these."""
    parts = profile("").model_dump() | {"figures": figures, "limits": limits or {}}
    return Profile.model_validate(parts)


def asked(value: Any, confidence: str = "H", **more: Any) -> dict[str, Any]:
    """A rule as a profile's file holds it."""
    origin = {"confidence": confidence, "source": "its instructions", "as_of": "2026-11"}
    return {"value": value, **origin, **more}


def found(
    *figures: dict[str, Any], of: Profile = JOURNAL, size: tuple[int, int] = (800, 600)
) -> list[tuple[str, str]]:
    """How grave each finding is, and what it says, of a case with such pictures."""
    case = facts(figures=list(figures))
    images: dict[tuple[str, View | None], Image] = {
        (panel.file, None): Image(
            sha256="0" * 64, media_type="image/jpeg", width=size[0], height=size[1]
        )
        for one in case.figures
        for panel in one.panels
    }
    paper = compose_paper(case, profile=of, images=images)
    return [
        (problem.severity.value, problem.message)
        for problem in problems_in(paper.manuscript, of)
        if problem.code == "FIGURES"
    ]


def test_a_figure_that_prints_well_says_how():
    assert found(figure("mri", "a"), size=(2048, 1536)) == [
        ("ok", "Prints 170 × 128 mm at 305 dpi.")
    ]


def test_too_few_pixels_are_a_warning_with_both_numbers_and_the_way_out():
    assert found(figure("mri", "a", columns=1), size=(1024, 768)) == [
        (
            "warning",
            (
                "Prints at 152 dpi. The journal asks for 300 dpi (reproduction of the journal's "
                "instructions, or those of a sibling journal, 2026-11). Set it in one column, or "
                "take larger originals."
            ),
        )
    ]


def test_the_same_picture_in_one_column_is_sharp_enough():
    assert found(figure("mri", "a", width="single"), size=(1024, 768)) == [
        ("ok", "Prints 85 × 64 mm at 305 dpi.")
    ]


def test_panels_are_called_by_their_letters_and_their_numbers():
    wide = figure("mri", "a", "b", "c")
    wide["panels"][2]["span"] = 2
    ((severity, message),) = found(wide, of=journal(tone_dpi=asked(300)), size=(800, 600))
    assert severity == "warning"
    assert message.startswith("Its panels print at 116 to 234 dpi.")
    ((_, message),) = found(wide, of=journal(tone_dpi=asked(200)), size=(800, 600))
    assert message.startswith("Panel C prints at 116 dpi. The journal asks for 200 dpi (")


def test_more_panels_side_by_side_are_the_way_out_where_one_column_is_not():
    tall = figure("mri", "a", "b", "c", columns=1, width="single")
    ((_, message),) = found(tall, of=journal(tone_dpi=asked(300)), size=(560, 300))
    assert message.endswith("Set 2 panels side by side, or take larger originals.")


def test_where_nothing_else_helps_larger_originals_do():
    ((_, message),) = found(figure("mri", "a"), size=(200, 150))
    assert message.endswith("Take larger originals, or crop them less.")


def test_a_rule_that_nobody_has_verified_is_a_note_and_says_so():
    ((severity, message),) = found(figure("mri", "a"), of=journal(tone_dpi=asked(300, "B")))
    assert severity == "note"
    assert (
        "The journal is said to ask for 300 dpi; this is not verified (its instructions, 2026-11)."
        in message
    )


def test_a_rule_that_is_advice_is_a_note():
    ((severity, message),) = found(
        figure("mri", "a"), of=journal(tone_dpi=asked(300, recommended=True))
    )
    assert severity == "note"
    assert "The journal advises 300 dpi (its instructions, 2026-11)." in message


def test_what_most_journals_ask_for_is_never_said_to_be_this_ones():
    ((severity, message),) = found(figure("mri", "a"), of=journal())
    assert severity == "note"
    assert "The journal's own rule is not known here; most ask for 300 dpi." in message


def test_a_figure_that_is_too_high_is_told_how_small_it_prints():
    tower = figure("mri", "a", "b", "c", columns=1)
    assert found(tower, of=JOURNAL, size=(3000, 2000)) == [
        (
            "warning",
            (
                "At its full width it is 342 mm high, so it prints only 112 mm wide. The journal "
                "asks for at most 225 mm of height (reproduction of the journal's instructions, "
                "or those of a sibling journal, 2026-11). Set more panels side by side, or make "
                "two figures of it."
            ),
        )
    ]


def test_a_single_picture_that_is_too_high_is_cropped():
    ((_, message),) = found(figure("mri", "a"), of=JOURNAL, size=(3000, 6000))
    assert message.endswith("Crop its height, or leave it as narrow as that.")


def test_a_drawing_is_sharp_in_any_size():
    case = plotted_case(Plot(key="trend", kind=PlotKind.LAB_TREND))
    paper = compose_paper(case, profile=JOURNAL, images={})
    (problem,) = problems_in(paper.manuscript, JOURNAL)
    assert (problem.severity, problem.source) == ("ok", "plot:trend")
    assert problem.message.endswith("mm, drawn and sharp in any size.")


def test_a_journal_that_prints_cmyk_is_told_of_as_a_note():
    (colours, _) = found(figure("mri", "a"), of=journal(colour=asked("CMYK")), size=(4000, 3000))
    assert colours == (
        "note",
        (
            "The journal asks for CMYK (its instructions, 2026-11). The files made here are RGB, "
            "and the journal's printer turns them into CMYK. Bright colours come out duller: let "
            "nothing depend on their shade."
        ),
    )


@pytest.mark.parametrize("colour", ["RGB", "either"])
def test_a_journal_that_takes_rgb_has_nothing_against_it(colour: str):
    of = journal(colour=asked(colour))
    assert len(found(figure("mri", "a"), of=of, size=(4000, 3000))) == 1


def test_a_journal_that_takes_neither_tiff_nor_png_is_told_of():
    (formats, _) = found(
        figure("mri", "a"), of=journal(formats=asked(["eps", "pdf"])), size=(4000, 3000)
    )
    assert formats == (
        "warning",
        (
            "The journal asks for .eps, .pdf (its instructions, 2026-11). The files made here "
            "are TIFF and PNG: convert them at the best quality."
        ),
    )


def test_more_figures_than_the_journal_takes_are_counted():
    of = journal(limits={"figures": asked({"at_most": 1})})
    counted = found(figure("mri", "a"), figure("ct", "b"), of=of, size=(4000, 3000))
    assert counted[0] == (
        "warning",
        (
            "Figures in the paper: 2. The journal asks for at most 1 (its instructions, "
            "2026-11). Join figures as panels of one, or leave some out."
        ),
    )
    assert [severity for severity, _ in counted[1:]] == ["ok", "ok"]


def test_as_many_figures_as_the_journal_takes_are_no_matter():
    of = journal(limits={"figures": asked({"at_most": 2})})
    assert len(found(figure("mri", "a"), figure("ct", "b"), of=of, size=(4000, 3000))) == 2


def test_a_journal_that_counts_images_counts_panels():
    of = journal(limits={"figures": asked({"at_most": 2, "scope": "images"})})
    (counted, _) = found(figure("mri", "a", "b", "c"), of=of, size=(4000, 3000))
    assert counted == (
        "warning",
        (
            "Images in the paper: 3. The journal asks for at most 2 (its instructions, 2026-11). "
            "Leave some out."
        ),
    )


def test_figures_and_tables_are_counted_together_where_the_journal_does():
    case = plotted_case(Plot(key="trend", kind=PlotKind.LAB_TREND))
    of = journal(limits={"figures_and_tables": asked({"at_most": 1}, "L")})
    paper = compose_paper(case, profile=of, images={})
    counted = next(problems_in(paper.manuscript, of))
    assert (counted.severity, counted.where, counted.source) == ("note", "Figures", "figure:")
    assert counted.message.startswith("Figures and tables in the paper: 2.")


def test_too_few_figures_are_counted_too():
    of = journal(limits={"figures": asked({"at_least": 1})})
    assert found(of=of) == [
        (
            "warning",
            "Figures in the paper: 0. The journal asks for at least 1 (its instructions, 2026-11).",
        )
    ]


def test_a_limit_that_was_not_found_limits_nothing():
    limit = {"confidence": "?", "source": "looked for", "as_of": "2026-11"}
    assert found(of=journal(limits={"figures": limit})) == []


def test_a_paper_for_a_journal_that_nobody_described_is_not_judged():
    manuscript = plain_manuscript(facts(figures=[figure("mri", "a")]))
    assert list(figure_problems(manuscript)) == []


def test_the_list_of_problems_names_them_at_their_figure():
    case = facts(figures=[figure("mri", "a")])
    image = Image(sha256="0" * 64, media_type="image/jpeg", width=200, height=150)
    paper = compose_paper(case, profile=JOURNAL, images={("a.jpg", None): image})
    (problem,) = [
        problem for problem in problems(case, paper.manuscript) if problem.code == "FIGURES"
    ]
    assert (problem.where, problem.source) == PLACE
