from collections import Counter

import pytest

from casereports.vocabulary.abbreviations import abbreviations, long_forms


def test_there_are_enough_and_each_stands_once():
    shorts = Counter(entry.abbreviation for entry in abbreviations())
    assert len(shorts) >= 200
    assert [short for short, times in shorts.items() if times > 1] == []


@pytest.mark.parametrize(
    ("short", "longs"),
    [
        ("MRI", ["magnetic resonance imaging"]),
        ("CT", ["computed tomography"]),  # calcitonin's too, but nobody means that
        ("ALP", ["alkaline phosphatase"]),
        ("GCS", ["Glasgow Coma Scale"]),
        ("ACT", ["activated clotting time", "Asthma Control Test"]),
    ],
)
def test_an_abbreviation_is_found_on_whichever_shelf_it_stands(short, longs):
    assert [entry.name for entry in long_forms()[short]] == longs


def test_only_what_every_reader_knows_is_everyday():
    assert sorted(entry.abbreviation for entry in abbreviations() if entry.everyday) == [
        "DNA",
        "HU",
        "IV",
        "RNA",
        "TNM",
        "UK",
        "USA",
        "mRNA",
    ]
