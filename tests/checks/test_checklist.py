import pytest
from pydantic import ValidationError

from casereports.checks.checklist import Checklist, checklist


def test_care_is_read_from_its_file():
    assert checklist("care").name == "CARE"


def test_only_consent_can_never_be_waived():
    assert [item.item for item in checklist("care").items if not item.waivable] == ["13"]


def test_an_unknown_checklist_is_an_error():
    with pytest.raises(FileNotFoundError):
        checklist("nothing")


def test_an_item_that_stands_twice_is_refused():
    care = checklist("care").model_dump()

    with pytest.raises(ValidationError, match="more than once"):
        Checklist.model_validate({**care, "items": [care["items"][0]] * 2})
