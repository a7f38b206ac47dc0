"""Lists in a sentence."""

from collections.abc import Iterable


def listed(items: Iterable[str], conjunction: str = "and") -> str:
    """Returns "a, b and c"; semicolons part items that hold commas themselves."""
    *first, last = [item for item in items if item] or [""]
    if not first:
        return last
    comma = "; " if any(", " in item for item in (*first, last)) else ", "
    return f"{comma.join(first)} {conjunction} {last}"
