"""Whatever a pure room says reaches a clinician in the language that he or she reads."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polib
import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, override

from casereports.authoring.check_words import PLACES
from casereports.checks.care.report import CARE
from casereports.clinical.facts.codes import Flag
from casereports.clinical.notation import NOTATIONS, Notation, NotationError
from casereports.clinical.sentences import Part, Sentence, Template, _, begun, told
from casereports.record.fields import NotationField
from casereports.record.models import Patient, VitalSign
from casereports.record.sentence_words import as_sentence, translated
from tests.spoken import templates

LANGUAGES = ("de", "es", "fr", "zh_Hans")
GAP = re.compile(r"%\((\w+)\)s")
#: Texts that no notation reads, or that its value refuses.
NONSENSE = ("?!", "1,234", "5-3", "=", "in 2024", "0 x 0 mm", '"', "/10", "9" * 300)


def catalogue(language: str) -> dict[str, str]:
    file = Path(settings.BASE_DIR) / "locale" / language / "LC_MESSAGES" / "django.po"
    return {entry.msgid: entry.msgstr for entry in polib.pofile(str(file)) if not entry.msgctxt}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_template_is_translated(language: str) -> None:
    translations = catalogue(language)
    assert sorted(each for each in templates() if not translations.get(each)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_translation_prints_with_its_parts(language: str) -> None:
    translations = catalogue(language)
    for template in templates() & {msgid for msgid, text in translations.items() if text}:
        names = GAP.findall(template)
        parts: dict[str, Part] = {name: f"‹{name}›" for name in names}
        printed = told(translations[template], parts, str)
        assert [name for name in names if f"‹{name}›" not in printed] == [], template


def test_the_places_of_a_checklist_are_there_for_translators() -> None:
    assert set(PLACES) == {item.where for item in CARE.items}


def test_parts_that_are_words_are_translated_too() -> None:
    said = _("The flag “%(flag)s” does not fit.", flag=Flag.HIGH)
    with override("de"):
        assert "hoch" in translated(said)


def test_numbers_are_written_as_the_reader_writes_them() -> None:
    said = _("has at most %(max_length)s characters", max_length=20_000)
    with override("de"):
        assert "20.000" in translated(said)
    assert translated(said) == "has at most 20,000 characters"


def test_a_sentence_within_a_sentence_is_translated() -> None:
    inner = _("must be a whole number")
    with override("de"):
        expected = gettext("“%(quote)s” cannot be taken: %(fault)s.")
        whole = Sentence(Template("“%(quote)s” cannot be taken: %(fault)s."), _parts(inner))
        assert translated(whole) == expected % {"quote": "x", "fault": gettext(inner.template)}


def _parts(inner: Sentence) -> dict[str, Part]:
    return {"quote": "x", "fault": inner}


def test_a_person_s_own_words_stay_as_they_are() -> None:
    with override("de"):
        assert translated("must be a number") == "must be a number"
        own = _("“%(quote)s” is not on the list.", quote="must be a number")
        assert "must be a number" in translated(own)


def test_a_capital_and_a_stop_are_the_reader_s() -> None:
    with override("de"):
        words = gettext("must be a number")
        assert translated(begun(_("must be a number"))) == words[0].upper() + words[1:]
        assert as_sentence(_("must be a number")) == words[0].upper() + words[1:] + "."
    with override("zh-hans"):
        assert as_sentence(_("must be a number")).endswith("。")


def refusals(notation: Notation) -> Iterator[tuple[str, Sentence]]:
    for text in NONSENSE:
        try:
            notation.parse(text)
        except NotationError as error:
            yield text, error.said


@pytest.mark.parametrize("notation", NOTATIONS.values(), ids=lambda notation: notation.name)
def test_what_a_notation_refuses_is_told_in_german(notation: Notation) -> None:
    refused = dict(refusals(notation))
    assert refused
    for text, said in refused.items():
        with override("de"), pytest.raises(ValidationError) as error:
            NotationField(notation=notation).clean(text)
        (sentence,) = error.value.messages
        with override("de"):
            assert sentence == translated(said)
        assert sentence != str(said)


#: A row, and what its facts refuse of it.
REFUSED: tuple[tuple[type[Any], dict[str, Any], str], ...] = (
    (VitalSign, {"key": "bp", "sign": "blood_pressure"}, "give the value, a flag"),
    (Patient, {"ancestry": "x"}, "ancestry is given only where it matters"),
)


@pytest.mark.parametrize(("model", "columns", "english"), REFUSED)
def test_what_the_facts_refuse_is_told_in_german(
    model: type[Any], columns: dict[str, Any], english: str
) -> None:
    assert english in _refusal(model, columns, "en").lower()
    assert english not in _refusal(model, columns, "de").lower()


def _refusal(model: type[Any], columns: dict[str, Any], language: str) -> str:
    with override(language), pytest.raises(ValidationError) as error:
        model(**columns).clean()
    return " ".join(error.value.messages)
