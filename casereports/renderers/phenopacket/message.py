"""Messages of the schema as plain mappings, without the fields that would say nothing."""

from collections.abc import Iterable
from typing import Any

#: A message of the schema in its JSON form: names in camelCase, in the order they are written.
Message = dict[str, Any]


def message(**fields: Any) -> Message:
    """Returns a message of ``fields`` without empty ones: what is unknown is not written."""
    return {name: value for name, value in fields.items() if not _is_empty(value)}


def _is_empty(value: Any) -> bool:
    """Tells whether a field says nothing; the number 0 says something."""
    return value is None or value is False or (isinstance(value, str | list | dict) and not value)


def sentence(*parts: str) -> str:
    """Returns a description's parts one after another; empty ones are left out."""
    return "; ".join(filter(None, map(one_line, parts)))


def one_line(text: str) -> str:
    """Returns ``text`` on one line with plain spaces, as labels and descriptions stand."""
    return " ".join(text.split())


def known(messages: Iterable[Message | None]) -> list[Message]:
    """Returns the messages that could be told."""
    return [each for each in messages if each]
