"""Classes: codes as the record holds them, and words that no one takes for a code."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereports.clinical.facts.codes import Code
from casereports.renderers.phenopacket.message import one_line
from casereports.renderers.phenopacket.resources import RESOURCES
from casereports.renderers.phenopacket.terms import PREFIXES, coded, distinct, words
from tests.renderers.phenopacket.schema import faults

CODES = {
    ("hpo", "HP:0001263"): "HP:0001263",
    ("hpo", "0001263"): "HP:0001263",
    ("hpo", "HP_0001263"): "HP:0001263",
    ("orpha", "ORPHA:927"): "ORPHA:927",
    ("orpha", "ORPHA927"): "ORPHA:927",
    ("omim", "#540000"): "OMIM:540000",
    ("omim", "MIM 540000"): "OMIM:540000",
    ("icd10", "C7A.8"): "ICD10:C7A.8",
    ("icd11", "2C10.0&XN4Z"): "ICD11:2C10.0&XN4Z",
    ("icdo", "8240/3"): "ICDO:8240/3",
    ("snomed", "363346000"): "SNOMEDCT:363346000",
}


@pytest.mark.parametrize(("system", "code"), CODES)
def test_code_has_its_prefix_once(system, code):
    told = coded(Code(system=system, code=code), "a finding")
    assert told == {"id": CODES[system, code], "label": "a finding"}


def test_code_of_a_system_that_has_no_name_is_told_in_words():
    told = coded(Code(system="other", code="X1"), "a finding")
    assert told == {"id": "words:a%20finding", "label": "a finding"}


def test_every_system_has_a_resource():
    assert set(PREFIXES.values()) <= set(RESOURCES)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=120))
def test_words_come_back_from_their_id(text):
    told = words(text)
    if not one_line(text):
        assert told is None
        return
    assert faults(told, "OntologyClass") == []
    assert unquote(told["id"].removeprefix("words:")) == told["label"]


def test_long_words_have_a_short_name():
    told = words("pain " * 100)
    assert len(told["id"]) == len("words:sha256-") + 64
    assert told["label"] == one_line("pain " * 100)


def test_paragraphs_that_differ_at_their_end_have_different_names():
    assert words("pain " * 100)["id"] != words("pain " * 100 + "and fever")["id"]


def test_class_is_told_once():
    assert distinct([words("a"), None, words("b"), words("a")]) == [words("a"), words("b")]
