from casereports.manuscript.compose.differential import compose_differential
from tests.manuscript.papers import facts, grid


def test_a_record_without_differentials_has_no_table():
    assert compose_differential(facts()) is None


def test_arguments_stand_side_by_side():
    entry = {
        "key": "chordoma",
        "name": "chordoma",
        "speaks_for": ["site", "bone involvement"],
        "speaks_against": ["no calcification"],
        "state": "excluded",
        "excluded_by": "biopsy",
    }

    table = compose_differential(facts(differentials=[entry]))
    assert table is not None
    assert grid(table) == [
        ["Diagnosis", "Speaks for it", "Speaks against it", "Conclusion"],
        ["Chordoma", "Site; bone involvement", "No calcification", "Excluded, biopsy"],
    ]
