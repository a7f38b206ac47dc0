"""People are named in the order of their language."""

import pytest

from casereports.clinical.wording.naming import full_name


@pytest.mark.parametrize(
    ("given", "family", "family_first", "written"),
    [
        ("Xiaoming", "Wang", False, "Xiaoming Wang"),
        ("Xiaoming", "Wang", True, "Wang Xiaoming"),
        ("小明", "王", False, "王小明"),
        ("小明", "王", True, "王小明"),
        ("小明", "Wang", True, "Wang 小明"),
        ("", "王", False, "王"),
    ],
)
def test_a_name_is_written_as_its_bearer_writes_it(given, family, family_first, written):
    assert full_name(given, family, family_first=family_first) == written
