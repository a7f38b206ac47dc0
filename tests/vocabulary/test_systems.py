import re

import pytest

from casereports.clinical.facts.diagnosis import Grade, Stage
from casereports.vocabulary.shelves import index
from casereports.vocabulary.systems import SystemKind, systems


def test_there_are_systems_enough_and_of_every_kind():
    assert len(systems()) >= 80
    assert {one.kind for one in systems()} == set(SystemKind)


@pytest.mark.parametrize(
    ("typed", "system", "edition", "year"),
    [
        ("AJCC 8", "AJCC", "8th", 2017),
        ("UICC 8", "UICC", "8th", 2017),
        (
            "WHO 2019 digestive",
            "WHO classification of tumours of the digestive system",
            "2019 (5th)",
            2019,
        ),
        (
            "WHO 2016 CNS",
            "WHO classification of tumours of the central nervous system",
            "2016 (revised 4th)",
            2016,
        ),
        ("FIGO 2018", "FIGO", "2018", 2018),
        ("R-ISS", "R-ISS", "", 2015),
        ("SLE 2019", "EULAR/ACR", "2019", 2019),
        ("McDonald 2017", "McDonald", "2017", 2017),
        ("DSM-5-TR", "DSM", "5th, text revision", 2022),
        ("International Classification of Headache Disorders, 3rd edition", "ICHD", "3rd", 2018),
    ],
)
def test_a_system_brings_its_edition(typed, system, edition, year):
    found = index("system").find(typed)

    assert (found.system, found.edition, found.year) == (system, edition, year)


def test_a_year_in_an_edition_is_the_year_of_the_system():
    dated = [one for one in systems() if re.match(r"(?:19|20)\d\d", one.edition)]
    strange = {one.name: one.edition for one in dated if not one.edition.startswith(str(one.year))}

    assert strange == {}
    assert len(dated) > 60


def test_no_two_systems_have_name_edition_use_and_kind_in_common():
    told = [(one.system, one.edition, one.used_for, one.kind) for one in systems()]

    assert len(set(told)) == len(told)


def test_choosing_a_system_fills_a_stage_and_a_grade():
    ajcc = index("system").find("AJCC 8")
    figo = index("system").find("FIGO PAS")

    stage = Stage(key="s", system=ajcc.system, edition=ajcc.edition, t="3", n="1", m="0")
    grade = Grade(key="g", system=figo.system, edition=figo.edition, grade="3")

    assert (stage.system, stage.edition) == ("AJCC", "8th")
    assert (grade.system, grade.edition) == ("FIGO PAS", "2019")
