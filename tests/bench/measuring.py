"""How long a task takes, and how often it asks the database."""

from collections.abc import Callable
from statistics import median
from time import perf_counter

from django.db import connection
from django.test.utils import CaptureQueriesContext


def milliseconds(task: Callable[[], object]) -> float:
    start = perf_counter()
    task()
    return (perf_counter() - start) * 1000


def warm_median(task: Callable[[], object], *, rounds: int) -> float:
    """Returns the median of some rounds in milliseconds, after one that does not count."""
    task()
    return median(milliseconds(task) for _ in range(rounds))


def queries(task: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as captured:
        task()
    return len(captured)
