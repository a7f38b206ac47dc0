import pytest

from casereports.references.importing.names import is_others, person, written


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Doe, Jane A.", {"family": "Doe", "given": "Jane A."}),
        ("Doe, JA", {"family": "Doe", "given": "J.A."}),
        ("Doe JA", {"family": "Doe", "given": "J.A."}),
        ("van der Berg A", {"family": "van der Berg", "given": "A."}),
        ("Jane A. Doe", {"family": "Doe", "given": "Jane A."}),
        ("Anna van der Berg", {"family": "van der Berg", "given": "Anna"}),
        ("Doe, Jane, Jr.", {"family": "Doe", "given": "Jane", "suffix": "Jr."}),
        ("Doe, Jr., Jane", {"family": "Doe", "given": "Jane", "suffix": "Jr."}),
        ("King, Martin L Jr", {"family": "King", "given": "Martin L", "suffix": "Jr"}),
        ("Müller-Lüdenscheidt, Ö", {"family": "Müller-Lüdenscheidt", "given": "Ö."}),
        ("Wu, J-P", {"family": "Wu", "given": "J.-P."}),
        ("王, 小明", {"family": "王", "given": "小明"}),
        ("World Health Organization", {"literal": "World Health Organization"}),
        ("Example Institute,", {"literal": "Example Institute"}),
        ("Society of Examples, Inc, Bern", {"literal": "Society of Examples, Inc, Bern"}),
        ("WHO", {"literal": "WHO"}),
        ("Smith &amp; Nephew,", {"literal": "Smith & Nephew"}),
    ],
)
def test_a_name_is_read_as_it_is_written(name: str, parts: dict[str, str]) -> None:
    assert written(name) == parts


@pytest.mark.parametrize("name", ["", " ", ",", " , "])
def test_nothing_names_nobody(name: str) -> None:
    assert written(name) is None


def test_a_particle_is_kept_apart_where_the_file_does() -> None:
    assert person("Berg", "Anna", particle="van den") == {
        "family": "Berg",
        "given": "Anna",
        "non-dropping-particle": "van den",
    }


@pytest.mark.parametrize("name", ["others", "and others", "et al.", "et al", "et. al.", "..."])
def test_those_left_out_are_no_author(name: str) -> None:
    assert is_others(name)


def test_a_person_of_the_name_is_one() -> None:
    assert not is_others("Others, Anna")
