import pytest

from casereports.accounts.models import User
from casereports.record.actions.rows import RowRefusedError, remove_row, save_row
from casereports.record.models import AuditLine, Case, Complaint, Procedure

pytestmark = pytest.mark.django_db

AFTER_SURGERY = {
    "kind": "anchor",
    "relation": "after",
    "anchor": "surgery",
    "event": "procedure:surgery",
}


def test_a_row_that_contradicts_its_case_is_refused_and_nothing_is_written(
    case: Case, who: User
) -> None:
    row = Complaint(case=case, name="pain", when=AFTER_SURGERY)
    with pytest.raises(RowRefusedError, match="which is no row of the case"):
        save_row(case=case, who=who, row=row)
    assert case.complaints.count() == 0
    assert AuditLine.objects.count() == 0


def test_a_case_that_contradicts_itself_can_be_mended_step_by_step(case: Case, who: User) -> None:
    for name in ("pain", "fever"):
        case.complaints.create(name=name, key=name, when=AFTER_SURGERY)
    remove_row(case=case, who=who, row=case.complaints.first())
    assert case.complaints.count() == 1
    save_row(case=case, who=who, row=Procedure(case=case, kind="surgery", key="surgery"))
    assert AuditLine.objects.count() == 2


def test_rows_are_numbered_in_the_order_in_which_they_come(case: Case, who: User) -> None:
    for name in ("pain", "fever", "cough"):
        save_row(case=case, who=who, row=Complaint(case=case, name=name))
    assert [(row.name, row.position) for row in case.complaints.all()] == [
        ("pain", 0),
        ("fever", 1),
        ("cough", 2),
    ]
