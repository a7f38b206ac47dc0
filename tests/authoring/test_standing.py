"""How far a case is, part by part, and how that is kept for lists to show."""

import pytest

from casereports.accounts.models import User
from casereports.authoring.parts import PARTS
from casereports.authoring.standing import (
    MOST_AT_ONCE,
    Standing,
    bring_up_to_date,
    is_current,
    keep_standing,
    kept_standings,
    percent,
    stand,
    standings,
)
from casereports.checks.problem import Severity
from casereports.pipeline import draft
from casereports.record.actions.rows import save_row
from casereports.record.models import Case, Complaint, Paper
from tests.authoring.desk import checked_now, keep_as_checked
from tests.factories.cases import CaseFactory, case_of, every_field_case, small_case
from tests.factories.presacral import presacral_case

HOLE = {"sections": [{"kind": "introduction", "text": "As is known [@nobody1999]."}]}


@pytest.fixture
def example(author: User) -> Case:
    return case_of(author, presacral_case().model_dump(mode="json"))


def test_every_check_and_every_hole_counts_in_one_part(example: Case) -> None:
    paper = draft(example)
    found = standings(paper)
    assert set(found) <= {part.key for part in PARTS}
    assert sum(one.asked for one in found.values()) == len(paper.problems) + len(paper.faults)
    settled = [problem for problem in paper.problems if problem.severity is Severity.OK]
    assert sum(one.settled for one in found.values()) == len(settled)
    errors = [problem for problem in paper.problems if problem.severity is Severity.ERROR]
    assert sum(one.errors for one in found.values()) == len(errors) + len(paper.faults)


def test_a_hole_in_the_text_is_an_error_of_the_page_where_the_text_stands(author: User) -> None:
    sound = standings(draft(small_case(author, paper={"title": "A hole: a case report"})))
    holed = standings(draft(small_case(author, paper={"title": "A hole: a case report", **HOLE})))
    assert holed["narrative"].errors == sound["narrative"].errors + 1


def test_what_is_filled_in_is_settled(author: User) -> None:
    empty = standings(draft(CaseFactory(owner=author)))
    filled = standings(draft(every_field_case(author), journal="generic-care"))
    assert empty["patient"].settled < filled["patient"].settled
    assert percent(empty.values()) < percent(filled.values())


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([], 0),
        ([Standing()], 0),
        ([Standing(asked=3)], 0),
        ([Standing(asked=3, settled=1)], 33),
        ([Standing(asked=3, settled=2)], 67),
        ([Standing(asked=1, settled=1), Standing(asked=3, settled=3)], 100),
        ([Standing(asked=1, settled=1), Standing(asked=3)], 25),
    ],
)
def test_percent_is_the_share_of_all_that_is_asked(parts: list[Standing], expected: int) -> None:
    assert percent(parts) == expected


@pytest.mark.parametrize(
    ("one", "is_done"),
    [
        (Standing(), False),
        (Standing(asked=2, settled=2), True),
        (Standing(asked=2, settled=1), False),
    ],
)
def test_a_part_is_done_when_nothing_that_was_asked_is_open(one: Standing, is_done: bool) -> None:
    assert one.is_done is is_done


def test_what_is_kept_is_read_as_it_was(example: Case) -> None:
    assert kept_standings(example) == {}
    found = keep_standing(example, draft(example))
    kept = Case.objects.get(pk=example.pk)
    assert kept_standings(kept) == found
    assert kept.standing["percent"] == percent(found.values())
    assert kept.standing["errors"] == sum(one.errors for one in found.values())


def test_keeping_is_no_change_of_the_case(example: Case) -> None:
    before = Case.objects.get(pk=example.pk).changed
    keep_standing(example, draft(example))
    assert Case.objects.get(pk=example.pk).changed == before


def test_a_standing_that_has_not_changed_is_not_written_again(
    example: Case, django_assert_num_queries: object
) -> None:
    paper = draft(example)
    keep_standing(example, paper)
    with django_assert_num_queries(0):  # type: ignore[operator]  # a fixture
        keep_standing(example, paper)


def test_a_case_that_makes_no_paper_loses_its_standing(example: Case) -> None:
    keep_standing(example, draft(example))
    Paper.objects.filter(case=example).update(journal="unheard-of")
    stand(Case.objects.get(pk=example.pk))
    kept = Case.objects.get(pk=example.pk)
    assert (kept_standings(kept), "percent" in kept.standing) == ({}, False)
    assert is_current(kept)


def test_a_case_is_current_until_it_is_changed(author: User, example: Case) -> None:
    stand(example)
    assert is_current(Case.objects.get(pk=example.pk))
    save_row(case=example, who=author, row=Complaint(case=example, name="fever"))
    assert not is_current(Case.objects.get(pk=example.pk))


def test_only_what_was_changed_is_checked_again(author: User, example: Case) -> None:
    cases = [example, small_case(author)]
    assert bring_up_to_date(cases)
    assert not bring_up_to_date(Case.objects.all())
    save_row(case=example, who=author, row=Complaint(case=example, name="fever"))
    keep_as_checked(cases[1], percent=1)
    assert bring_up_to_date(Case.objects.all())
    found = {case.slug: case.standing["percent"] for case in Case.objects.all()}
    assert found == {example.slug: checked_now(example)[0], cases[1].slug: 1}


def test_of_many_cases_some_wait_for_the_next_time(author: User) -> None:
    for _case in range(MOST_AT_ONCE + 1):
        CaseFactory(owner=author)
    assert bring_up_to_date(Case.objects.all())
    assert sum(map(is_current, Case.objects.all())) == MOST_AT_ONCE
    assert bring_up_to_date(Case.objects.all())
    assert all(map(is_current, Case.objects.all()))


def test_parts_that_are_gone_are_left_out_of_what_was_kept(case: Case) -> None:
    case.standing = {"parts": {"patient": [3, 2, 0], "astrology": [1, 0, 1]}}
    assert kept_standings(case) == {"patient": Standing(asked=3, settled=2)}
