"""Names in prose are changed where they are names, and nothing else is touched."""

from collections.abc import Mapping

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from casereports.manuscript.mentions import Citing, Mention, Quoting, Showing, reworded


def to_new(mention: Mention) -> Mapping[int, str]:
    return {at: "new" for at, name in enumerate(mention.names) if name == "old"}


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("As told [@old].", "As told [@new]."),
        ("[@a; see @old, pp. 3-4; @old2]", "[@a; see @new, pp. 3-4; @old2]"),
        ("[see\n  @old,\n  p. 5] and\n  [@old]", "[see\n  @new,\n  p. 5] and\n  [@new]"),
        ("{lab:old} {lab: old :unit}", "{lab:new} {lab: new :unit}"),
        ("{lab:a:change:old}", "{lab:a:change:new}"),
        ("{fig:old} {fig:old:A, old}", "{fig:new} {fig:new:A, new}"),
        ("{fig:old:} {fig: old }", "{fig:new:} {fig: new }"),
        ("*{fig:old:old}* and **[@old]**", "*{fig:new:new}* and **[@new]**"),
        (
            "- one [@old]\n\n   - two\n     {lab:old}\n",
            "- one [@new]\n\n   - two\n     {lab:new}\n",
        ),
        ("1. a\r\n2. {lab:old} \r\n\r\nb [@old]", "1. a\r\n2. {lab:new} \r\n\r\nb [@new]"),
        ("{FIG:old} { Lab : old } {lab:\n  old}", "{FIG:new} { Lab : new } {lab:\n  new}"),
        ("\t{lab:old}\n\t\tand\t{lab:old} \n", "\t{lab:new}\n\t\tand\t{lab:new} \n"),
    ],
)
def test_a_name_is_changed_and_all_else_stays(text: str, changed: str) -> None:
    assert reworded(text, to_new, with_lists=True) == changed


@pytest.mark.parametrize(
    "text",
    [
        "The old result: old, (old) and @old.",
        r"\[@old] \{lab:old}",
        "[@older] {lab:old2} {lab:x-old}",
        "[old] [@old",
        "{fi-g:old} 10*6{old}",
        "{table:old}",
        "{old}",
        "",
    ],
)
def test_what_only_looks_like_a_name_stays(text: str) -> None:
    assert reworded(text, to_new, with_lists=True) == text


def test_a_text_without_lists_reads_dashes_as_they_are() -> None:
    text = "[@a;\n- see @old]"
    assert reworded(text, to_new, with_lists=False) == "[@a;\n- see @new]"
    assert reworded(text, to_new, with_lists=True) == text


def test_mentions_tell_what_they_name() -> None:
    found = []

    def collect(mention: Mention) -> Mapping[int, str]:
        found.append(mention)
        return {}

    text = "{patient} {lab:alp:change:alp-2} [@a; see @b, p. 5] {fig:mri:A,B} {fig:mri}"
    assert reworded(text, collect, with_lists=True) == text
    assert found == [
        Quoting("patient", ()),
        Quoting("lab", ("alp", "change", "alp-2")),
        Citing(("a", "b")),
        Showing(("mri", "A", "B")),
        Showing(("mri",)),
    ]


MENTIONS = ("[@old]", "{lab:old}", "{fig:old:old}", "[see @old,\n p. 3]", "old", "word")
SIGNS = ("\\", "*", "**", "~", "^", "[", "]", "{", "}", "- ", "1. ", "\x00")
BLANKS = ("\n", "\n\n", "\r\n", " ", "\t", "\u2028")
PIECES = st.sampled_from((*MENTIONS, *SIGNS, *BLANKS))


@given(st.lists(PIECES, max_size=25).map("".join), st.booleans())
def test_whatever_the_text_a_change_there_and_back_leaves_it(text: str, with_lists: bool) -> None:
    def back(mention: Mention) -> Mapping[int, str]:
        return {at: "old" for at, name in enumerate(mention.names) if name == "new"}

    changed = reworded(text, to_new, with_lists=with_lists)
    assert reworded(changed, back, with_lists=with_lists) == text
    assert changed.count("old") + changed.count("new") == text.count("old")


@given(st.lists(PIECES, max_size=25).map("".join), st.booleans())
@example("\u2028\n[@old]- ", False)
def test_whatever_the_text_each_place_holds_the_name(text: str, with_lists: bool) -> None:
    same = reworded(text, lambda mention: dict(enumerate(mention.names)), with_lists=with_lists)
    assert same == text
