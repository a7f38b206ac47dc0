from pathlib import Path

import pytest

from casereports.vocabulary import entry
from casereports.vocabulary.analytes import Analyte
from casereports.vocabulary.entry import Entry, UnreadableDataError, read_entries


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(entry, "FOLDER", tmp_path)
    return tmp_path


def test_a_file_gives_its_entries_in_their_order(folder: Path):
    (folder / "salts.toml").write_text(
        'source = "Our own."\n[[entry]]\nname = "sodium"\nabbreviation = "Na"\n'
        '[[entry]]\nname = "potassium"\nsynonyms = ["Kalium"]\nnote = "Haemolysis raises it."\n',
        "utf-8",
    )

    assert read_entries(Entry, "salts") == (
        Entry(name="sodium", abbreviation="Na"),
        Entry(name="potassium", synonyms=("Kalium",), note="Haemolysis raises it."),
    )


def test_a_number_in_a_file_is_exact(folder: Path):
    (folder / "salts.toml").write_text(
        'source = "Our own."\n[[entry]]\nname = "calcium"\nunits = ["mg/dL", "mmol/L"]\n'
        'si_unit = "mmol/L"\nmolar_mass = 40.078\n',
        "utf-8",
    )
    (calcium,) = read_entries(Analyte, "salts")

    assert str(calcium.molar_mass) == "40.078"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("name = ", "data/salts.toml is not TOML: "),
        ('[[entry]]\nname = "sodium"\n', "data/salts.toml does not tell its source"),
        ('source = "x"\nentries = []\n', "data/salts.toml holds “entries”, which is not known"),
        ('source = "x"\n[[entry]]\nname = ""\n', "data/salts.toml, entry 1 “”: "),
        (
            'source = "x"\n[[entry]]\nname = "sodium"\n[[entry]]\nname = "potassium"\nloinc = "1"',
            "data/salts.toml, entry 2 “potassium”: ",
        ),
    ],
)
def test_a_fault_names_the_file_and_the_entry(folder: Path, text: str, sentence: str):
    (folder / "salts.toml").write_text(text, "utf-8")

    with pytest.raises(UnreadableDataError) as refusal:
        read_entries(Entry, "salts")

    assert str(refusal.value)[: len(sentence)] == sentence
