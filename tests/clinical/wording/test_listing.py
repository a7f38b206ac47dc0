"""Lists in a sentence."""

import pytest

from casereports.clinical.wording import listed


@pytest.mark.parametrize(
    ("items", "sentence"),
    [
        ([], ""),
        (["fever"], "fever"),
        (["fever", "cough"], "fever and cough"),
        (["fever", "cough", "rash"], "fever, cough and rash"),
        (["fever", "", "rash"], "fever and rash"),
        (["pain, worse at night", "fever", "rash"], "pain, worse at night; fever and rash"),
    ],
)
def test_items_are_joined_as_in_speech(items: list[str], sentence: str):
    assert listed(items) == sentence


def test_another_conjunction_can_join_them():
    assert listed(["CT", "MRI"], "or") == "CT or MRI"
