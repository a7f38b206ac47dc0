"""Room on Python's stack for the engine's deep recursion.

CPython (3.11 and later) keeps the frames of Python functions in chunks of 16 kB, asks the system
for a chunk when one is full and gives it back on return. A loop of calls that happens to stand at
a chunk's end does so at each call; in the print of seven pages that was a quarter of the time. A
frame that claims a large stack gets a large chunk, and the frames above it find room in there.
"""

from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")

CLAIMED = 1 << 17
"""Slots of eight bytes; none of them is touched, and so none costs memory."""


def with_room(task: Callable[[], Result]) -> Result:
    """Run a task with half a megabyte or more for its frames."""
    return task()


with_room.__code__ = with_room.__code__.replace(co_stacksize=CLAIMED)
