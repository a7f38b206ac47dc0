"""What was worked out is kept by its content, and never more than there is room for."""

from collections.abc import Callable

from casereports.references.kept import Kept


def counting() -> tuple[list[str], Callable[[str], Callable[[], str]]]:
    """Returns what was worked out so far, and work that notes itself there."""
    done: list[str] = []

    def work(result: str) -> Callable[[], str]:
        def once() -> str:
            done.append(result)
            return result

        return once

    return done, work


def test_the_same_content_is_worked_out_once() -> None:
    done, work = counting()
    kept = Kept[str](room=100)

    assert [kept.get("a", work("A")) for _ in range(3)] == ["A", "A", "A"]
    assert kept.get("b", work("B")) == "B"
    assert done == ["A", "B"]


def test_what_was_not_asked_for_longest_goes_first() -> None:
    done, work = counting()
    kept = Kept[str](room=2)
    for content in ("a", "b", "a", "c", "a", "b"):
        kept.get(content, work(content))

    assert done == ["a", "b", "c", "b"]


def test_a_long_content_takes_the_room_of_several_short_ones() -> None:
    done, work = counting()
    kept = Kept[str](room=5)
    for content in ("a", "b", "long", "b", "a"):
        kept.get(content, work(content))

    assert done == ["a", "b", "long", "a"]
    assert kept.weight <= 5


def test_what_is_larger_than_all_the_room_is_not_kept_and_drives_nothing_out() -> None:
    done, work = counting()
    kept = Kept[str](room=3)
    for content in ("a", "enormous", "enormous", "a"):
        kept.get(content, work(content))

    assert done == ["a", "enormous", "enormous"]
    assert kept.weight == 1
