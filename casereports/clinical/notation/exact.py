"""What all notations share: the error, quoted words, and forms that read back as they were."""

import re
from collections.abc import Callable
from typing import TypeVar

from pydantic import ValidationError

from casereports.clinical.values import Value

V = TypeVar("V", bound=Value)


class NotationError(ValueError):
    """Text that cannot be read; its one sentence says what to type, with an example."""


#: What a value finds wrong with a number or text, in words.
_WRONG = {
    "greater_than": "It must be more than {gt}",
    "greater_than_equal": "It cannot be less than {ge}",
    "less_than": "It must be less than {lt}",
    "less_than_equal": "It cannot be more than {le}",
    "literal_error": "It must be {expected}",
    "string_too_long": "It cannot be longer than {max_length} characters",
    "string_too_short": "Something is missing",
}


def built(value: type[V], example: str, /, **fields: object) -> V:
    """Returns the value; raises NotationError with what the value itself finds wrong."""
    try:
        return value.model_validate(fields)
    except ValidationError as error:
        first = error.errors()[0]
        found = first["msg"].removeprefix("Value error, ")
        wrong = _sentence(first["type"], found, first.get("ctx", {}))
        raise NotationError(f"{wrong}; write for example “{example}”.") from error


def _sentence(kind: str, found: str, limits: dict[str, object]) -> str:
    words = _WRONG[kind].format_map(limits) if kind in _WRONG else found
    return words[:1].upper() + words[1:]


#: Words in quotation marks, with \" and \\ for a quotation mark and a backslash in them.
QUOTED = r'"(?:[^"\\]|\\.)*"'


def quoted(words: str) -> str:
    """Returns the words in quotation marks."""
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def unquoted(words: str) -> str:
    """Returns words without their quotation marks, if they have any."""
    if re.fullmatch(QUOTED, words):
        return re.sub(r"\\(.)", r"\1", words[1:-1])
    return words


def exact_form(value: V, parse: Callable[[str], V], *forms: str) -> str:
    """Returns the first of the forms that reads back as the value, the friendliest being first.

    Raises NotationError when none does.
    """
    for form in forms:
        try:
            if parse(form) == value:
                return form
        except NotationError:
            continue
    raise NotationError(f"This cannot be written in one line: {value!r}.")
