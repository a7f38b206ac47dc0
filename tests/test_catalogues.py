"""The site's other languages: whole, in the words' own form, and compiled."""

import re
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from casereports.record.management.commands.termwords import FILE, term_words

LANGUAGES = ("de", "es", "fr", "zh_Hans")
#: What is put into a sentence: it must be the same in every language.
GAPS = re.compile(r"%\([a-z_]+\)[sd]|%%|\{[a-z_]+\}")


def catalogue(language: str) -> polib.POFile:
    return polib.pofile(str(folder(language) / "django.po"))


def folder(language: str) -> Path:
    return Path(settings.BASE_DIR) / "locale" / language / "LC_MESSAGES"


def forms(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) or [entry.msgstr]


def test_every_language_of_the_site_has_a_catalogue() -> None:
    codes = {code for code, _name in settings.LANGUAGES} - {"en"}
    assert codes == {language.replace("_Hans", "-hans") for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_translated(language: str) -> None:
    found = catalogue(language)
    assert [entry.msgid for entry in found if not all(forms(entry))] == []
    assert [entry.msgid for entry in found if entry.fuzzy or entry.obsolete] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_the_gaps_of_its_sentence(language: str) -> None:
    for entry in catalogue(language):
        wanted = set(GAPS.findall(entry.msgid + entry.msgid_plural))
        for text in forms(entry):
            found = set(GAPS.findall(text))
            # A plural's "one" may be a word in place of the number.
            assert found == wanted or (entry.msgid_plural and found <= wanted), entry.msgid


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_compiled_is_what_is_written(language: str) -> None:
    compiled = polib.mofile(str(folder(language) / "django.mo"))
    written = {(entry.msgctxt, entry.msgid): forms(entry) for entry in catalogue(language)}
    assert {(entry.msgctxt, entry.msgid): forms(entry) for entry in compiled} == written


def test_all_languages_translate_the_same_sentences() -> None:
    (first, *others) = [
        {(entry.msgctxt, entry.msgid) for entry in catalogue(language)} for language in LANGUAGES
    ]
    assert [other ^ first for other in others] == [set(), set(), set()]


def test_the_words_of_closed_lists_stand_where_translators_find_them() -> None:
    assert FILE.read_text(encoding="utf-8") == term_words()


@pytest.mark.parametrize(
    ("accepted", "words"),
    [
        ("de-CH,de;q=0.9", "Anmelden"),
        ("zh-CN,zh;q=0.9", "登录"),
        ("es-MX", "Iniciar sesión"),
        ("fr-CA,fr", "Se connecter"),
        ("ja", "Sign in"),
    ],
)
def test_the_browser_chooses_the_language(accepted: str, words: str, client: Client, db) -> None:
    answer = client.get(reverse("account_login"), headers={"accept-language": accepted})
    assert words in answer.content.decode()
