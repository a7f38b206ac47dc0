"""Every notation gives back what was written, and every kind of field finds its own."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereports.clinical.facts.agents import Agent
from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.labs import Interval, LabResult
from casereports.clinical.notation import (
    NOTATIONS,
    NotationError,
    notation_for,
    notation_named,
)
from casereports.clinical.timing import Anchor, Offset, Timing
from tests.clinical.notation.strategies import VALUES

NAMES = sorted(notation.name for notation in NOTATIONS.values())


def _parse_or_refuse(name: str, text: str) -> Any:
    try:
        return notation_named(name).parse(text)
    except NotationError:
        return None


def test_every_notation_is_tried_here():
    assert sorted(VALUES) == NAMES


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
def test_what_is_written_reads_back_as_the_same_value(name: str, data: st.DataObject):
    notation, value = notation_named(name), data.draw(VALUES[name])
    written = notation.write(value)
    assert notation.parse(written) == value
    assert notation.write(notation.parse(written)) == written


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
def test_any_other_text_is_read_or_refused_with_a_sentence(name: str, data: st.DataObject):
    text = data.draw(st.one_of(st.text(max_size=40), *VALUES_AS_TEXT))
    value = _parse_or_refuse(name, text)
    if value is not None:
        assert notation_named(name).parse(notation_named(name).write(value)) == value


VALUES_AS_TEXT = tuple(values.map(notation_named(name).write) for name, values in VALUES.items())


@pytest.mark.parametrize("name", NAMES)
def test_example_reads_and_writes_as_it_stands(name: str):
    notation = notation_named(name)
    assert notation.write(notation.parse(notation.example)) == notation.example


@pytest.mark.parametrize("name", NAMES)
def test_nonsense_is_refused_with_one_sentence_that_shows_an_example(name: str):
    with pytest.raises(NotationError) as refused:
        notation_named(name).parse('?!"')
    sentence = str(refused.value)
    assert sentence.endswith((".", "”."))
    assert "for example" in sentence


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_line_is_refused(name: str):
    with pytest.raises(NotationError):
        notation_named(name).parse("")


@pytest.mark.parametrize(
    ("field", "name"),
    [
        (LabResult.model_fields["result"], "outcome"),
        (LabResult.model_fields["when"], "timing"),
        (LabResult.model_fields["equivalent"], "quantity"),
        (LabResult.model_fields["reference"], "interval"),
        (Agent.model_fields["dose"], "dose"),
        (Agent.model_fields["intensity"], "number"),
    ],
)
def test_a_field_finds_its_notation_by_its_annotation(field: Any, name: str):
    assert notation_for(field.annotation) == notation_named(name)


def test_a_notation_is_found_with_and_without_none_and_marks():
    assert notation_for(Timing) == notation_named("timing")
    assert notation_for(Timing | None) == notation_named("timing")
    assert notation_for(Decimal) == notation_named("decimal")


@pytest.mark.parametrize(
    "annotation", [str, str | None, int, tuple[str, ...], Offset, CaseFacts, None, list[int] | None]
)
def test_other_annotations_have_no_notation(annotation: Any):
    assert notation_for(annotation) is None


def test_an_unknown_name_is_an_error():
    with pytest.raises(KeyError):
        notation_named("poem")


@pytest.mark.parametrize("name", NAMES)
def test_a_line_that_no_value_needs_is_refused_unread(name: str):
    notation = notation_named(name)
    with pytest.raises(NotationError, match="This is longer than"):
        notation.parse("1" * (notation.longest + 1))


def test_the_longest_texts_with_every_character_escaped_still_read_back():
    line = '"\\' * 150
    interval = Interval(low=1, high=2, words=line, applies_to=line, source=line)
    anchor = Anchor(kind="anchor", relation="after", anchor=line, event=line)
    for name, value in (("interval", interval), ("timing", anchor)):
        notation = notation_named(name)
        assert notation.parse(notation.write(value)) == value
