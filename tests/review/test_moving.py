"""A submission moves by the table alone, whoever moves it and in whatever order."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casereports.accounts.models import User
from casereports.record.models import Action, AuditLine
from casereports.review.actions.moving import MoveRefusedError, OutOfDateError, move
from casereports.review.models import Move, Submission
from casereports.review.states import MOVES, UNDECIDED, UNLOCKED, Side, State, moves_from
from tests.factories.review import editor, ready_case, submission_of
from tests.factories.users import UserFactory
from tests.record.threads import at_once

#: A move by its name, the reason given for it, and how far the page lags behind.
STEPS = st.lists(
    st.tuples(
        st.sampled_from(sorted(MOVES)),
        st.sampled_from(["", "  ", "The images are another patient’s."]),
        st.sampled_from([0, 0, 0, 1]),
    ),
    max_size=12,
)


@pytest.fixture
def who(db: None) -> User:
    return editor()


def stands(submission: Submission) -> tuple[object, ...]:
    """Returns all that a move can change."""
    held = Submission.objects.select_related("case").get(pk=submission.pk)
    return (
        held.state,
        held.version,
        held.since,
        held.case.locked is not None,
        held.moves.count(),
        AuditLine.objects.filter(case=held.case).count(),
    )


def is_possible(submission: Submission, name: str, why: str, lag: int) -> bool:
    rule = MOVES[name]
    told = bool(why.strip()) or not rule.needs_reason
    return lag == 0 and State(submission.state) in rule.before and told


def walk(submission: Submission, who: User, steps: list[tuple[str, str, int]]) -> Iterator[str]:
    """Yields the moves that were made; asserts after each step what must always hold."""
    for name, why, lag in steps:
        now = Submission.objects.get(pk=submission.pk)
        before = stands(submission)
        if not is_possible(now, name, why, lag):
            with pytest.raises(MoveRefusedError):
                move(submission=now, name=name, who=who, why=why, seen=now.version - lag)
            assert stands(submission) == before
            continue
        moved = move(submission=now, name=name, who=who, why=why, seen=now.version)
        last = moved.moves.last()
        assert last is not None
        assert (last.name, last.before, last.after) == (name, now.state, MOVES[name].after)
        assert (last.who, last.why) == (who, why.strip())
        assert (moved.version, moved.state) == (now.version + 1, last.after)
        assert (moved.case.locked is None) == (State(moved.state) in UNLOCKED)
        yield name


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_no_sequence_of_moves_leaves_the_table(
    steps: list[tuple[str, str, int]], submitted: Submission, who: User
) -> None:
    with transaction.atomic():
        moves_before = submitted.moves.count()
        audit = AuditLine.objects.filter(case=submitted.case, action=Action.MOVED)
        lines_before = audit.count()
        made = list(walk(submitted, who, steps))
        assert submitted.moves.count() == moves_before + len(made)
        assert audit.count() == lines_before + len(made)
        assert [one.name for one in submitted.moves.all()[moves_before:]] == made
        transaction.set_rollback(True)  # the next example begins where this one began


@pytest.mark.parametrize("state", State)
def test_each_side_has_its_own_moves_and_no_other(state: State) -> None:
    names = {side: set(moves_from(state, side)) for side in Side}
    assert names[Side.AUTHOR] & names[Side.EDITOR] == set()
    possible = {name for name, rule in MOVES.items() if state in rule.before}
    assert names[Side.AUTHOR] | names[Side.EDITOR] == possible


@pytest.mark.parametrize("state", [State.REJECTED, State.WITHDRAWN, State.RETRACTED])
def test_what_is_closed_stays_closed(state: State) -> None:
    assert [name for name, rule in MOVES.items() if state in rule.before] == []


def test_each_state_but_the_first_can_be_reached() -> None:
    reached, seen = {State.SUBMITTED}, set()
    while reached - seen:
        state = (reached - seen).pop()
        seen.add(state)
        reached |= {rule.after for rule in MOVES.values() if state in rule.before}
    assert reached == set(State)


def test_a_move_is_told_with_who_when_and_why(submitted: Submission, who: User) -> None:
    move(submission=submitted, name="withdraw", who=who, why="No consent any more.", seen=1)
    last = Move.objects.latest("pk")
    assert (last.who, last.why, last.get_name_display()) == (
        who,
        "No consent any more.",
        "Withdraw",
    )


def test_who_moves_on_an_old_page_is_told_who_was_first(submitted: Submission, who: User) -> None:
    first = editor(full_name="Firstname Editorius")
    move(submission=submitted, name="screen", who=first, seen=submitted.version)
    with pytest.raises(OutOfDateError, match=r"it is now “Screening” \(Firstname Editorius\)"):
        move(submission=submitted, name="review", who=who, seen=submitted.version)


@pytest.mark.django_db(transaction=True)
def test_a_double_click_moves_once() -> None:
    submission, who = submission_of(ready_case(UserFactory())), editor()

    def screen() -> None:
        move(submission=submission, name="screen", who=who, seen=1)

    assert sorted(at_once(screen, screen)) == ["OutOfDateError", "done"]
    assert [one.name for one in submission.moves.all()] == ["submit", "screen"]


@pytest.mark.django_db(transaction=True)
def test_an_author_who_withdraws_and_an_editor_who_moves_take_turns() -> None:
    submission, who = submission_of(ready_case(UserFactory())), editor()

    def review() -> None:
        move(submission=submission, name="review", who=who, seen=1)

    def withdraw() -> None:
        move(submission=submission, name="withdraw", who=submission.submitter, why="Mine.", seen=1)

    assert sorted(at_once(review, withdraw)) == ["OutOfDateError", "done"]
    submission.refresh_from_db()
    assert submission.moves.count() == 2
    assert (submission.state in UNDECIDED) != (submission.state == State.WITHDRAWN)
