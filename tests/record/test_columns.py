"""Tables and facts agree: what is held is handed out, and nothing handed out is lost."""

import re
from types import NoneType, UnionType
from typing import Annotated, Union, get_args, get_origin

import pytest
from django.apps import apps
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.notation import notation_for
from casereports.clinical.values import Term, Value
from casereports.record.columns import LineField, LinesField, TermField, TermsField, ValueField
from casereports.record.door import STAYS, child_tables
from casereports.record.models import Case, Part, RowLink
from casereports.record.models.rows import parent_fields

PARTS = [model for model in apps.get_app_config("record").get_models() if issubclass(model, Part)]
#: What an author's links to places of work become.
BY_LINKS = {("Author", "affiliations")}


def columns_of(part):
    return {column.name: column for column in part._meta.concrete_fields}


def shared(kind):
    """Returns each column of a kind that a fact bears the name of."""
    return [
        pytest.param(part, name, id=f"{part.__name__}.{name}")
        for part in PARTS
        for name, column in columns_of(part).items()
        if isinstance(column, kind) and name in part.hands_out.model_fields
    ]


def classes(annotation):
    """Returns the classes that an annotation allows."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return classes(get_args(annotation)[0])
    if origin in (Union, UnionType, tuple):
        parts = (part for part in get_args(annotation) if part not in (NoneType, Ellipsis))
        return {found for part in parts for found in classes(part)}
    return {annotation}


def schema_of(part, name):
    schema = part.hands_out.model_json_schema()["properties"][name]
    options = [option for option in schema.get("anyOf", []) if option.get("type") != "null"]
    return options[0] if options else schema


@pytest.mark.parametrize("part", PARTS)
def test_every_column_is_a_fact_or_stays_on_purpose(part):
    parents = {field.name for field in parent_fields(part)}
    left = set(columns_of(part)) - set(part.hands_out.model_fields) - parents - set(STAYS)
    assert left == set()


@pytest.mark.parametrize("part", PARTS)
def test_every_fact_is_a_column_or_a_table_below(part):
    kept = set(columns_of(part)) | set(child_tables(part))
    left = {(part.__name__, name) for name in part.hands_out.model_fields if name not in kept}
    assert left <= BY_LINKS


def test_every_fact_of_a_case_is_a_table():
    assert set(child_tables(Case)) == set(CaseFacts.model_fields)


def test_every_table_is_reached_from_the_case():
    reached, waiting = set(), [Case]
    while waiting:
        table = waiting.pop()
        below = [table._meta.get_field(name).related_model for name in child_tables(table)]
        waiting += [part for part in below if part not in reached and issubclass(part, Part)]
        reached |= set(below)
    assert set(PARTS) <= reached


@pytest.mark.parametrize(("part", "name"), shared((TermField, TermsField)))
def test_words_of_a_column_are_those_of_its_fact(part, name):
    column = columns_of(part)[name]
    assert classes(part.hands_out.model_fields[name].annotation) == {column.terms}
    if isinstance(column, TermField):
        assert [value for value, _label in column.choices] == [term.value for term in column.terms]
        assert max(len(term) for term in column.terms) <= column.max_length


def test_every_term_of_the_facts_has_a_column_of_its_words():
    wordless = {
        (part.__name__, name)
        for part in PARTS
        for name, column in columns_of(part).items()
        if name in part.hands_out.model_fields and not isinstance(column, TermField | TermsField)
        for kind in classes(part.hands_out.model_fields[name].annotation)
        if isinstance(kind, type) and issubclass(kind, Term)
    }
    assert wordless == set()


@pytest.mark.parametrize(("part", "name"), shared((LineField, models.TextField)))
def test_length_of_a_column_is_that_of_its_fact(part, name):
    column, schema = columns_of(part)[name], schema_of(part, name)
    if isinstance(column, LinesField):
        column, schema = LineField(), schema["items"]
    if "maxLength" in schema:
        assert column.max_length == schema["maxLength"]


@pytest.mark.parametrize(("part", "name"), shared(ValueField))
def test_value_of_a_column_is_that_of_its_fact(part, name):
    column = columns_of(part)[name]
    fact = part.hands_out.model_fields[name]
    assert classes(fact.annotation) == classes(column.of)
    assert column.blank is not fact.is_required()


@pytest.mark.parametrize(("part", "name"), shared(models.PositiveIntegerField))
def test_limits_of_a_number_are_those_of_its_fact(part, name):
    limits = {
        type(validator): validator.limit_value for validator in columns_of(part)[name].validators
    }
    schema = schema_of(part, name)
    assert limits[MaxValueValidator] == schema["maximum"]
    assert limits[MinValueValidator] == schema["minimum"]


@pytest.mark.parametrize("part", PARTS)
def test_what_a_fact_requires_a_column_requires(part):
    for name, column in columns_of(part).items():
        fact = part.hands_out.model_fields.get(name)
        if fact is not None and fact.is_required() and name != "key":
            assert (name, column.blank) == (name, False)


@pytest.mark.parametrize("part", PARTS)
def test_default_of_a_column_is_that_of_its_fact(part):
    empty = (None, "", ())
    for name, column in columns_of(part).items():
        fact = part.hands_out.model_fields.get(name)
        if fact is None or fact.is_required():
            continue
        default = column.get_default()
        if default not in empty:
            assert (name, default) == (name, fact.default)


@pytest.mark.parametrize("part", PARTS)
def test_every_fact_has_a_name_and_a_word_of_help(part):
    for name in part.hands_out.model_fields:
        column = columns_of(part).get(name)
        if column is not None:
            assert (name, bool(column.help_text)) == (name, True)
            assert (name, len(str(column.help_text)) <= 110) == (name, True)
            assert str(column.verbose_name) not in ("", name) or "_" not in name


@pytest.mark.parametrize(("part", "name"), shared(ValueField))
def test_examples_of_help_can_be_typed(part, name):
    column = columns_of(part)[name]
    notation = notation_for(column.of)
    for example in re.findall("“([^”]+)”", str(column.help_text)) if notation else ():
        notation.parse(example)


@pytest.mark.parametrize("part", PARTS)
def test_links_to_rows_hand_out_a_key(part):
    for column in part._meta.concrete_fields:
        if isinstance(column, RowLink):
            assert column.name in part.hands_out.model_fields


def test_facts_that_a_table_hands_out_are_values():
    assert all(issubclass(part.hands_out, Value) for part in PARTS)
