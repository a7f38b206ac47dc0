import pytest

from casereports.references.printed import Span, UnknownMarkError, read_citation, read_entry

END = "\x03"


def mark(code: str, text: str) -> str:
    return f"\x01{code}\x02{text}{END}"


def test_marks_nest_and_undo_each_other() -> None:
    marked = mark("italic", f"in {mark('upright', 'out')} {mark('bold', 'both')}")
    assert read_citation(marked).spans == (
        Span(text="in ", italic=True),
        Span(text="out"),
        Span(text=" ", italic=True),
        Span(text="both", italic=True, bold=True),
    )


def test_neighbours_of_one_style_are_one_span() -> None:
    assert read_citation(f"a{mark('medium', 'b')}c").spans == (Span(text="abc"),)


def test_the_label_is_taken_off_the_entry() -> None:
    entry = read_entry("k", 3, mark("label", mark("bold", "3.")) + " Text ")
    assert (entry.label, entry.number, entry.spans) == ("3.", 3, (Span(text="Text"),))


def test_a_block_stands_apart_by_a_space() -> None:
    assert read_citation(mark("block", "One.") + mark("block", "Two.")).spans == (
        Span(text="One. Two."),
    )


def test_a_citation_is_superscript_only_when_all_of_it_is() -> None:
    assert read_citation(mark("superscript", "1")).superscript
    assert not read_citation("see " + mark("superscript", "1")).superscript


@pytest.mark.parametrize(
    ("marked", "sentence"),
    [
        (mark("blink", "x"), "no such mark: 'blink'"),
        ("\x01italic\x02x", "the mark 'italic' never closes"),
        (f"x{END}", "a mark closes that was never opened"),
    ],
)
def test_unknown_marks_stop_the_press(marked: str, sentence: str) -> None:
    with pytest.raises(UnknownMarkError, match=sentence):
        read_citation(marked)


def test_what_stands_in_the_margin_behind_other_text_is_no_label() -> None:
    entry = read_entry(
        "k", 1, mark("block", "Doe J.") + mark("label", "1999") + mark("body", "On.")
    )
    assert (entry.label, entry.spans) == ("", (Span(text="Doe J. 1999On."),))
