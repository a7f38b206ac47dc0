from typing import Any

import pytest

from tests.renderers.docx.reading import all_of, looks, opened, styled, words_in, written

CONTENT = written("inline")


@pytest.mark.parametrize(
    ("words", "look"),
    [
        ("Plain & <plain>, ", set()),
        ("emphasis with ", {"i"}),
        ("strong", {"b", "i"}),
        ("18", {"vertAlign"}),
        ("max", {"vertAlign"}),
        ("Small Caps", {"smallCaps"}),
        ("a link", {"rStyle"}),
        ("147\u00a0U/L", set()),
    ],
)
def test_words_look_as_the_paper_says(words: str, look: set[str]) -> None:
    assert looks(CONTENT, words) == look


def test_what_is_raised_and_lowered_is_so() -> None:
    heights = [element.val for element in all_of(CONTENT, "w:vertAlign")]
    assert [str(height) for height in heights] == ["superscript", "subscript", "superscript"]


def test_links_lead_to_their_addresses() -> None:
    relations = opened(CONTENT).part.rels.values()
    assert [one.target_ref for one in relations if one.is_external] == [
        "https://example.org/?a=1&b=%222%22"
    ]


def test_citations_lead_to_their_references() -> None:
    links = [link for link in all_of(CONTENT, "w:hyperlink") if link.anchor]
    assert [(words_in(link), link.anchor) for link in links] == [
        ("1", "reference_1"),
        ("2", "reference_2"),
        ("1", "reference_1"),
    ]
    places = {place_name(start): start for start in all_of(CONTENT, "w:bookmarkStart")}
    assert words_in(places["reference_2"].getparent()) == "[2]B. Second."


def place_name(start: Any) -> str:
    return str(dict(start.attrib).popitem()[1])


def test_references_begin_with_the_label_of_the_journal() -> None:
    assert styled(CONTENT, "NumberedReference") == [
        "[1]A. First, Journal 1 (2020) 1–2.",
        "[2]B. Second.",
    ]
    assert styled(written("author-date"), "Reference") != []


def test_lists_are_counted_each_from_one() -> None:
    content = written("lists")
    bullets, numbers = styled(content, "ListBullet"), styled(content, "ListNumber")
    assert bullets
    assert numbers
    counted = [str(element.val) for element in all_of(content, "w:numId")]
    assert counted == ["1"] * len(bullets) + ["2"] * len(numbers)
