"""The editor's reader and writer of what is drawn beside the record's own: they never differ."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from casereports.clinical.notation.exact import NotationError
from casereports.clinical.notation.registry import notation_named
from tests.clinical.notation.strategies import VALUES

#: Reads texts as the editor does, and writes each again; null for one that it can't read.
IN_EDITOR = """async ([name, texts]) => {
    const notation = await import("/static/js/panels/notation.js");
    const readers = {
        view: [notation.readView, notation.writeView],
        marks: [notation.readMarks, notation.writeMarks],
        scale: [notation.readScale, notation.writeScale],
        bar: [notation.readBar, notation.writeLength],
    };
    const [read, write] = readers[name];
    return texts.map((text) => {
        const value = read(text);
        return value === null ? null : write(value);
    });
}"""
NAMES = ("view", "marks", "scale", "bar")
PIECES = (
    *("crop", "turned", "brightness", "contrast", "arrow", "circle", "asterisk", "label", "line"),
    *("to", " to ", "=", ";", "; ", ",", ", ", " ", '"', '"T"', '"a; b"', r'"\"x\\"', '""', '" "'),
    *("10", "5", "10,5", "90,95", "0,0", "100,100", "62.50", "007", "1.", ".5", "100.01", "-3"),
    *("−10", "+20", "90", "90°", "180", "45", "101", "mm", "cm", "µm", "um", "km", "5 mm"),
    *("yellow", "white", "blue", "\n", "\u00a0", "é", "10,5 to 90,95", "20,30 to 20,30.0"),
)
ODD = st.lists(st.sampled_from(PIECES), min_size=1, max_size=9).map(" ".join)
WRITTEN_ODDLY = st.lists(st.sampled_from(PIECES), min_size=1, max_size=9).map("".join)
SHAPED = st.builds(
    "{} {} to {}{}{}".format,
    st.sampled_from(("crop", "arrow", "circle", "label", "line")),
    st.sampled_from(("10,5", "0,0", " 7 , 8 ", "1.50,2", "101,2")),
    st.sampled_from(("90,95", "100,100", "10,5.0", "10.5,5")),
    st.sampled_from(("", ' "T"', ' "{lesion:mass:size}"', ' "a\\"b"')),
    st.sampled_from(("", ", yellow", " , cyan", "; turned 90", "; asterisk 1,2", ";")),
)
BATCHES = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def blank(page: Page) -> Page:
    """A page of the site with no editor on it."""
    page.goto("/accounts/login/")
    return page


def in_editor(page: Page, name: str, texts: Sequence[str]) -> list[tuple[str, Any]]:
    return list(zip(texts, page.evaluate(IN_EDITOR, [name, list(texts)]), strict=True))


def in_record(name: str, text: str) -> str | None:
    notation = notation_named(name)
    try:
        return notation.write(notation.parse(text))
    except NotationError:
        return None


@pytest.mark.parametrize("name", NAMES)
@BATCHES
@given(data=st.data())
def test_what_the_record_writes_is_read_and_written_the_same(
    blank: Page, name: str, data: st.DataObject
) -> None:
    values = data.draw(st.lists(VALUES[name], min_size=20, max_size=40))
    texts = [notation_named(name).write(value) for value in values]
    for text, again in in_editor(blank, name, texts):
        assert again == text


@pytest.mark.parametrize("name", ["view", "marks"])
@BATCHES
@given(texts=st.lists(st.one_of(ODD, WRITTEN_ODDLY, SHAPED), min_size=60, max_size=120))
def test_odd_texts_are_read_as_the_record_reads_them(
    blank: Page, name: str, texts: list[str]
) -> None:
    for text, again in in_editor(blank, name, [one for one in texts if one.strip()]):
        assert again == in_record(name, text), text


@pytest.mark.parametrize("name", ["scale", "bar"])
@BATCHES
@given(texts=st.lists(st.one_of(ODD, WRITTEN_ODDLY), min_size=60, max_size=120))
def test_a_length_that_the_editor_reads_is_the_records(
    blank: Page, name: str, texts: list[str]
) -> None:
    for text, again in in_editor(blank, name, [one for one in texts if one.strip()]):
        assert again in (None, in_record(name, text)), text
