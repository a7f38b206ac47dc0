"""What was done with a row can be read in the history and taken back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from casereports.accounts.models import User
from casereports.clinical.timing import Offset
from casereports.record.actions.rows import (
    RowRefusedError,
    copy_row,
    move_row,
    order_rows,
    remove_row,
    save_author,
    save_row,
    save_rows,
)
from casereports.record.actions.undo import restore_to, undo
from casereports.record.actions.writing import Pen
from casereports.record.door import case_facts
from casereports.record.models import (
    Affiliation,
    AuditLine,
    Author,
    Case,
    Change,
    Complaint,
    Deed,
    Lesion,
    Procedure,
    Specimen,
)
from tests.factories.cases import every_field_case
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db


def added(case: Case, who: User, name: str) -> Complaint:
    row = Complaint(case=case, name=name)
    save_row(case=case, who=who, row=row)
    return row


def names(case: Case) -> list[str]:
    return list(case.complaints.values_list("name", flat=True))


def deeds(case: Case) -> list[str]:
    """Returns the history, the oldest line first."""
    return [f"{one.title} {one.deed}" for one in case.changes.order_by("pk")]


def test_each_change_of_a_row_is_a_line_of_the_history(case: Case, who: User) -> None:
    row = added(case, who, "pain")
    added(case, who, "fever")
    move_row(case=case, who=who, row=row, step=1)
    remove_row(case=case, who=who, row=row)
    assert deeds(case) == ["pain added", "fever added", "pain moved", "pain removed"]
    assert {one.who for one in case.changes.all()} == {who}


def test_what_one_person_types_in_one_row_is_one_line_of_the_history(case: Case, who: User) -> None:
    row = added(case, who, "pa")
    for name in ("pai", "pain"):
        row.name = name
        save_row(case=case, who=who, row=row)
    assert deeds(case) == ["pain added"]
    assert AuditLine.objects.count() == 1


def test_a_change_by_somebody_else_or_much_later_is_a_line_of_its_own(
    case: Case, who: User
) -> None:
    row = added(case, who, "pain")
    row.name = "back pain"
    save_row(case=case, who=UserFactory(), row=row)
    Change.objects.update(when=timezone.now() - Pen.ONE_LINE - timedelta(seconds=1))
    row.name = "low back pain"
    save_row(case=case, who=UserFactory(), row=row)
    assert deeds(case) == ["pain added", "back pain changed", "low back pain changed"]
    assert case.changes.first().before == {"name": "back pain"}


def test_a_save_that_changes_nothing_leaves_no_trace(case: Case, who: User) -> None:
    row = added(case, who, "pain")
    changed = Case.objects.get(pk=case.pk).changed
    save_row(case=case, who=who, row=row)
    assert deeds(case) == ["pain added"]
    assert Case.objects.get(pk=case.pk).changed == changed


def test_a_changed_row_is_put_back_as_it_was(case: Case, who: User) -> None:
    row = added(case, who, "pain")
    Change.objects.all().delete()
    row.name, row.when = "fever", Offset(kind="offset", value=3)
    save_row(case=case, who=who, row=row)
    undo(case=case, who=who, changes=case.changes.all())
    row = case.complaints.get()
    assert (row.name, row.when) == ("pain", None)


def test_an_added_row_is_taken_away_again_and_can_be_brought_back(case: Case, who: User) -> None:
    added(case, who, "pain")
    undo(case=case, who=who, changes=case.changes.all())
    assert names(case) == []
    undo(case=case, who=who, changes=case.changes.filter(deed=Deed.REMOVED))
    assert names(case) == ["pain"]


def test_a_removed_row_comes_back_with_all_below_it_and_at_its_place(who: User) -> None:
    case = every_field_case(who)
    before = case_facts(case)
    gone = [*case.imaging.all(), *case.specimens.all(), *case.treatments.all()]
    for row in gone:
        removed = remove_row(case=case, who=who, row=row)
        assert removed is not None
        assert case_facts(case) != before
        undo(case=case, who=who, changes=[removed])
        assert case_facts(case) == before


def test_a_row_that_comes_back_is_named_again_by_those_who_named_it(case: Case, who: User) -> None:
    biopsy = Procedure(case=case, kind="biopsy", name="core biopsy")
    save_row(case=case, who=who, row=biopsy)
    core = Specimen(case=case, kind="core", site="mass", procedure=biopsy)
    save_row(case=case, who=who, row=core)
    removed = remove_row(case=case, who=who, row=biopsy)
    assert case.specimens.get().procedure is None
    assert removed is not None
    undo(case=case, who=who, changes=[removed])
    assert case.specimens.get().procedure == biopsy


def test_a_row_below_a_removed_one_says_what_must_come_back_first(who: User) -> None:
    case = every_field_case(who)
    lesion = Lesion.objects.filter(study__case=case).first()
    assert lesion is not None
    removed = remove_row(case=case, who=who, row=lesion)
    remove_row(case=case, who=who, row=lesion.study)
    assert removed is not None
    with pytest.raises(RowRefusedError, match="put that one back first"):
        undo(case=case, who=who, changes=[removed])


def test_a_key_that_is_taken_meanwhile_keeps_a_row_from_coming_back(case: Case, who: User) -> None:
    removed = remove_row(case=case, who=who, row=added(case, who, "pain"))
    added(case, who, "pain")
    assert removed is not None
    with pytest.raises(RowRefusedError, match="stands in its place"):
        undo(case=case, who=who, changes=[removed])
    assert names(case) == ["pain"]


def test_an_order_is_put_back(case: Case, who: User) -> None:
    rows = [added(case, who, name) for name in ("pain", "fever", "cough")]
    order_rows(case=case, who=who, row=rows[0], order=[row.pk for row in reversed(rows)])
    assert names(case) == ["cough", "fever", "pain"]
    undo(case=case, who=who, changes=case.changes.filter(deed=Deed.MOVED))
    assert names(case) == ["pain", "fever", "cough"]


def test_a_copy_stands_behind_its_original_with_a_key_of_its_own(case: Case, who: User) -> None:
    first = added(case, who, "pain")
    added(case, who, "fever")
    copy_row(case=case, who=who, row=first)
    assert [(row.name, row.key) for row in case.complaints.all()] == [
        ("pain", "pain"),
        ("pain", "pain-2"),
        ("fever", "fever"),
    ]


def test_an_authors_places_of_work_are_put_back_in_their_order(case: Case, who: User) -> None:
    places = [Affiliation(case=case, institution=name) for name in ("First", "Second")]
    save_rows(case=case, who=who, rows=places)
    author = Author(case=case, family="Example")
    save_author(case=case, who=who, author=author, affiliations=places)
    Change.objects.all().delete()
    save_author(case=case, who=who, author=author, affiliations=places[1:])
    undo(case=case, who=who, changes=case.changes.all())
    assert [link.affiliation for link in author.affiliation_links.all()] == places


def test_a_case_is_brought_back_to_a_moment_and_forth_again(who: User) -> None:
    case = every_field_case(who)
    before = case_facts(case)
    moment = timezone.now()
    added(case, who, "new pain")
    remove_row(case=case, who=who, row=case.imaging.first())
    patient = case.patient
    patient.occupation = "sailor"
    save_row(case=case, who=who, row=patient)
    move_row(case=case, who=who, row=case.labs.last(), step=-1)
    after, later = case_facts(case), timezone.now()
    restore_to(case=case, who=who, moment=moment)
    assert case_facts(case) == before
    undo(case=case, who=who, changes=case.changes.filter(when__gt=later))
    assert case_facts(case) == after


def test_a_restored_case_that_would_contradict_itself_stays_as_it_is(case: Case, who: User) -> None:
    surgery = Procedure(case=case, kind="surgery", key="surgery")
    save_row(case=case, who=who, row=surgery)
    first = case.changes.get()
    when = {
        "kind": "anchor",
        "relation": "after",
        "anchor": "surgery",
        "event": "procedure:surgery",
    }
    save_row(case=case, who=who, row=Complaint(case=case, name="pain", when=when))
    with pytest.raises(RowRefusedError, match="which is no row of the case"):
        undo(case=case, who=who, changes=[first])
    assert case.procedures.get() == surgery
