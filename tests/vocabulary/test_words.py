"""What holds on each shelf but that of the analytes."""

import re
from collections import defaultdict

import pytest

from casereports.vocabulary.entry import FOLDER, read_source
from casereports.vocabulary.search import folded
from casereports.vocabulary.shelves import SHELVES, index

WORDS = [shelf for shelf in SHELVES if shelf != "analyte"]
FILES = [path.stem for path in sorted(FOLDER.glob("*.toml")) if "analytes" not in path.stem]


def spellings(entry):
    return filter(None, (entry.name, entry.abbreviation, *entry.synonyms))


@pytest.mark.parametrize("shelf", WORDS)
def test_no_word_of_a_shelf_leads_to_two_entries(shelf):
    entries = defaultdict(set)
    for entry in SHELVES[shelf]():
        for spelt in spellings(entry):
            entries["".join(folded(spelt))].add(entry.name)

    assert {word: names for word, names in entries.items() if len(names) > 1} == {}


@pytest.mark.parametrize("shelf", WORDS)
def test_each_entry_of_a_shelf_is_found_by_each_of_its_words(shelf):
    lost = [
        (entry.name, spelt)
        for entry in SHELVES[shelf]()
        for spelt in spellings(entry)
        if index(shelf).find(spelt) != entry
    ]

    assert lost == []


@pytest.mark.parametrize("shelf", WORDS)
def test_no_name_of_a_shelf_stands_on_it_twice(shelf):
    names = [entry.name for entry in SHELVES[shelf]()]

    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("shelf", WORDS)
def test_no_word_of_a_shelf_has_an_unpaired_bracket_or_a_double_space(shelf):
    words = [spelt for entry in SHELVES[shelf]() for spelt in spellings(entry)]
    strange = [
        word
        for word in words
        if "  " in word or any(word.count(a) != word.count(b) for a, b in ("()", "[]"))
    ]

    assert strange == []


@pytest.mark.parametrize("file", FILES)
def test_each_data_file_says_where_its_facts_come_from(file):
    source = read_source(file)

    assert isinstance(source, dict)
    assert all(re.search(r"\w{4}.*\.$", text, re.DOTALL) for text in source.values())
