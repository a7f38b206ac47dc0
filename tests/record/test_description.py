"""The case file's description is up to date, whole, and true of what the site reads."""

import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from pydantic import TypeAdapter

from casereports.clinical.casefile import read_case, write_case
from casereports.clinical.facts.case import MOST_ROWS
from casereports.clinical.timing import Timing
from casereports.clinical.values import LINE, PROSE, TEXT
from casereports.record.actions.cases import import_case
from casereports.record.bundle import MOST_BYTES, MOST_FILE_BYTES, MOST_FILES, Bundle
from casereports.record.description import definition, described_schema, value_types
from casereports.record.door import case_facts
from casereports.record.management.commands.describecasefile import described
from casereports.record.reference_tables import BEGIN, END, with_reference

DOCS = Path(settings.BASE_DIR) / "docs"


@pytest.fixture(scope="module")
def text():
    return (DOCS / "case-file.md").read_text(encoding="utf-8")


def example(text):
    """Returns the case that the document shows as a whole one."""
    return re.findall(r"```json\n(.*?)```", text.partition("## An example")[2], re.DOTALL)[0]


@pytest.mark.parametrize("name", ["case-file.schema.json", "case-file.md"])
def test_description_is_up_to_date(name):
    assert (DOCS / name).read_text(encoding="utf-8") == described(DOCS)[name]


def test_command_writes_what_is_described(settings, tmp_path, text):
    (tmp_path / "docs").mkdir()
    old = re.sub(f"{BEGIN}.*{END}", f"{BEGIN}{END}", text, flags=re.DOTALL)
    (tmp_path / "docs" / "case-file.md").write_text(old, encoding="utf-8")
    settings.BASE_DIR = tmp_path
    call_command("describecasefile", stdout=None)
    assert (tmp_path / "docs" / "case-file.md").read_text(encoding="utf-8") == text


def test_document_without_its_marks_is_refused():
    with pytest.raises(ValueError, match="lacks"):
        with_reference("# The case file")


def test_every_property_of_the_schema_has_a_title_and_a_description():
    schema = described_schema()
    for facts in value_types():
        known = definition(schema, facts)
        assert known["description"]
        for name, words in known["properties"].items():
            assert (facts, name, bool(words.get("title"))) == (facts, name, True)
            assert (facts, name, bool(words.get("description"))) == (facts, name, True)


@pytest.mark.django_db
def test_example_of_the_document_is_imported(text, django_user_model):
    author = django_user_model.objects.create_user("author", "author@example.org")
    case = import_case(who=author, bundle=Bundle(case=example(text), figures={}))
    assert case_facts(case) == read_case(example(text))


def test_example_of_the_document_is_read_and_written_back(text):
    written = json.loads(write_case(read_case(example(text))))
    assert written == json.loads(example(text))


def test_times_of_the_document_are_times(text):
    forms = re.findall(r"\| `(\{\"kind\".*?\})` \|", text.partition("## Importing")[0])
    assert len(forms) == 8
    for form in forms:
        TypeAdapter(Timing).validate_json(form)


def test_links_of_the_document_lead_somewhere(text):
    headings = [
        heading.lower().replace(" ", "-")
        for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    ]
    for anchor in set(re.findall(r"\]\(#([^)]+)\)", text)):
        assert (anchor, headings.count(anchor)) == (anchor, 1)


def test_limits_of_the_document_are_the_sites(text):
    limits = text.partition("## Limits")[2].partition("## An example")[0]
    for number in (MOST_ROWS, LINE, TEXT, PROSE, MOST_FILES):
        assert f"{number:,}" in limits
    for number in (MOST_FILE_BYTES, MOST_BYTES):
        assert f"{number // 2**20} MB" in limits
