"""Characters that XML forbids or reads as its own do no harm, wherever they stand."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereports.manuscript.document import Manuscript
from casereports.manuscript.nodes import Link, Text
from tests.renderers.jats.reading import (
    PAPERS,
    XLINK,
    faults,
    manuscript,
    opened,
    printed,
    with_words,
)

HOSTILE = "]]> & <b>\x00\x0b\x1f\ufffe\uffff\ud800</article> --> \"'\r\n\tend"
READ = "]]> & <b>\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd</article> --> \"'   end"
#: What a tree says in words that are not its own: kinds, sizes, names of things.
FIXED = {
    "kind", "journal", "language", "align", "media_type", "sha256", "href", "key", "keys", "width",
    "gap", "lettering", "colour", "x", "y", "to_x", "to_y", "percent", "cites",
}  # fmt: skip


def spoiled(node: Any, name: str = "") -> Any:
    """Returns a tree with something hostile behind every text of it."""
    if name in FIXED:
        return node
    if isinstance(node, dict):
        return {key: spoiled(value, key) for key, value in node.items()}
    if isinstance(node, list):
        return [spoiled(value, name) for value in node]
    return node + HOSTILE if isinstance(node, str) else node


def test_a_hostile_text_is_read_as_words() -> None:
    (paragraph,) = opened(printed(with_words(Text(text=HOSTILE)))).iterfind("body/sec/p")
    assert paragraph.text == READ


@given(st.text(st.characters(codec=None)))
def test_any_text_is_written(words: str) -> None:
    (paragraph,) = opened(printed(with_words(Text(text=f"[{words}]")))).iterfind("body/sec/p")
    assert paragraph.text is not None
    assert len(paragraph.text) == len(words) + 2


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_with_hostile_texts_everywhere_is_written_and_valid(name: str) -> None:
    tree = json.loads(manuscript(name).model_dump_json())
    content = printed(Manuscript.model_validate(spoiled(tree)))
    assert content.decode().count("\ufffd") > 12
    assert faults(content) == []


def test_a_hostile_address_is_written_without_what_xml_forbids() -> None:
    address = 'https://example.org/"><script>\x00]]>&amp;'
    (link,) = opened(printed(with_words(Link(href=address, children=())))).iter("ext-link")
    assert link.get(f"{XLINK}href") == address.replace("\x00", "\ufffd")
