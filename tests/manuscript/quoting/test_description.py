import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError

from casereports.authoring.management.commands.describeprose import WORDS, quotable_words
from casereports.manuscript.quoting.catalogue import KINDS
from casereports.manuscript.quoting.description import BEGIN, with_quotations
from tests.manuscript.papers import facts
from tests.manuscript.quoting.telling import FOLDER, demonstration

DOCUMENT = Path(settings.BASE_DIR) / "docs" / "prose.md"


@pytest.fixture
def text():
    return DOCUMENT.read_text(encoding="utf-8")


def test_the_table_of_quotations_is_current(text):
    assert with_quotations(text, demonstration()) == text


def test_the_table_shows_every_form(text):
    shown = re.findall(r"^\| `\{", text.partition(BEGIN)[2], re.MULTILINE)
    forms = sum(len(kind.rows) + len(kind.whole) for kind in KINDS.values())
    pairs = sum(form.between is not None for kind in KINDS.values() for form in kind.rows)

    assert len(shown) == forms + pairs


def test_a_case_without_something_for_a_form_is_refused(text):
    with pytest.raises(ValueError, match="nothing to print for"):
        with_quotations(text, facts(patient={"sex": "female"}))


def test_a_document_without_its_marks_is_refused():
    with pytest.raises(ValueError, match="the document lacks"):
        with_quotations("# Prose", demonstration())


def test_the_words_for_translators_are_current():
    assert WORDS.read_text(encoding="utf-8") == quotable_words()


def test_describing_again_changes_nothing(text, capsys):
    call_command("describeprose", str(FOLDER / "case.json"))

    assert capsys.readouterr().out == "docs/prose.md\n"
    assert DOCUMENT.read_text(encoding="utf-8") == text


def test_a_case_that_is_not_there_is_told():
    with pytest.raises(CommandError, match="No such file"):
        call_command("describeprose", "nowhere.json")
