from hypothesis import given
from hypothesis import strategies as st

from casereports.authoring.narrative.marks import Run, marked, unmarked, without_faults
from casereports.manuscript.markup import read_prose

RUNS = st.lists(
    st.builds(
        Run,
        text=st.text(st.sampled_from("ab \\*^~[@]{:}fig.1"), max_size=8),
        bold=st.booleans(),
        italic=st.booleans(),
        raised=st.sampled_from([-1, 0, 0, 1]),
    ),
    max_size=6,
)


@given(RUNS)
def test_letters_of_runs_are_read_back_as_they_were(runs: list[Run]) -> None:
    text = marked(runs)
    assert read_prose(text, "").faults == ()
    assert unmarked(text).split() == "".join(run.text for run in runs).split()


def test_bold_and_italic_letters_stand_together() -> None:
    runs = [
        Run(text="both", bold=True, italic=True),
        Run(text=" and "),
        Run(text="a ", italic=True),
        Run(text="2", italic=True, raised=-1),
    ]
    assert marked(runs) == "***both*** and *a ~2~*"


def test_italic_letters_within_a_word_lose_their_slant_and_nothing_else() -> None:
    assert marked([Run(text="peri"), Run(text="op", italic=True), Run(text="erative")]) == (
        "perioperative"
    )


def test_markup_that_was_typed_stays_and_only_what_can_not_be_read_is_escaped() -> None:
    assert without_faults("*E. coli* and [@key]") == "*E. coli* and [@key]"
    assert without_faults("*E. coli*, [@two words] and {note:x}") == (
        "*E. coli*, \\[@two words] and \\{note:x}"
    )
