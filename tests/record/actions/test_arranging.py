"""Rows of a list copied and put in order, whatever happened to them meanwhile."""

import pytest

from casereports.accounts.models import User
from casereports.record.actions.rows import RowRefusedError, copy_row, move_row, order_rows
from casereports.record.models import Case, Change, Paper, SectionProse

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(case: Case) -> Case:
    for at, name in enumerate("abcd"):
        case.complaints.create(name=name, key=name, position=at)
    return case


def names(case: Case) -> str:
    return "".join(row.name for row in case.complaints.all())


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("dcba", "dcba"),
        ("dc", "abdc"),
        ("cb", "acbd"),
        ("", "abcd"),
        ("ddaa", "dabc"),
    ],
)
def test_rows_that_an_order_does_not_name_keep_before_and_behind_the_others(
    order: str, expected: str, case: Case, who: User
) -> None:
    numbers = {row.name: row.pk for row in case.complaints.all()}
    row = case.complaints.first()
    order_rows(case=case, who=who, row=row, order=[*(numbers[name] for name in order), 0, -1])
    assert names(case) == expected
    assert [row.position for row in case.complaints.all()] == [0, 1, 2, 3]


def test_an_order_that_is_the_same_is_no_change(case: Case, who: User) -> None:
    order = [row.pk for row in case.complaints.all()]
    order_rows(case=case, who=who, row=case.complaints.first(), order=order)
    assert Change.objects.count() == 0


@pytest.mark.parametrize("name", "ad")
def test_a_copy_stands_behind_its_row_with_a_key_of_its_own(
    name: str, case: Case, who: User
) -> None:
    row = case.complaints.get(name=name)
    made = copy_row(case=case, who=who, row=row)
    assert names(case) == "abcd".replace(name, name * 2)
    assert (made.key, made.revision) == (f"{name}-2", 0)
    assert case.complaints.get(key=name).pk == row.pk


def test_a_row_that_may_stand_only_once_is_not_copied(case: Case, who: User) -> None:
    paper = Paper.objects.create(case=case)
    row = SectionProse.objects.create(paper=paper, kind="discussion", text="Tumours are rare.")
    with pytest.raises(RowRefusedError, match="only once"):
        copy_row(case=case, who=who, row=row)
    reference = case.references.create(csl={"id": "writer2020", "type": "book", "title": "T."})
    with pytest.raises(RowRefusedError, match="only once"):
        copy_row(case=case, who=who, row=reference)
    assert (paper.sections.count(), case.references.count()) == (1, 1)
    assert Change.objects.count() == 0


def test_a_row_that_was_removed_meanwhile_is_neither_moved_nor_copied(
    case: Case, who: User
) -> None:
    row = case.complaints.get(name="b")
    type(row).objects.filter(pk=row.pk).delete()
    move_row(case=case, who=who, row=row, step=1)
    with pytest.raises(RowRefusedError, match="removed meanwhile"):
        copy_row(case=case, who=who, row=row)
    assert names(case) == "acd"
