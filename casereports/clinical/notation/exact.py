"""What all notations share: the error, quoted words, and forms that read back as they were."""

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from casereports.clinical.sentences import (
    SaidError,
    Sentence,
    _,
    begun,
    gettext_noop,
)
from casereports.clinical.values import Value

V = TypeVar("V", bound=Value)


class NotationError(SaidError, ValueError):
    """Text that cannot be read; its one sentence says what to type, with an example."""


#: What a value finds wrong with a number or text, in words.
_WRONG = {
    "greater_than": gettext_noop("It must be more than %(gt)s"),
    "greater_than_equal": gettext_noop("It cannot be less than %(ge)s"),
    "less_than": gettext_noop("It must be less than %(lt)s"),
    "less_than_equal": gettext_noop("It cannot be more than %(le)s"),
    "literal_error": gettext_noop("It must be %(expected)s"),
    "string_too_long": gettext_noop("It cannot be longer than %(max_length)s characters"),
    "string_too_short": gettext_noop("Something is missing"),
}


def built(value: type[V], example: str, /, **fields: object) -> V:
    """Returns the value; raises NotationError with what the value itself finds wrong."""
    try:
        return value.model_validate(fields)
    except ValidationError as error:
        wrong = _found_wrong(dict(error.errors()[0]))
        raise NotationError(
            begun(_("%(wrong)s; write for example “%(example)s”.", wrong=wrong, example=example))
        ) from error


def _found_wrong(fault: Mapping[str, Any]) -> Sentence:
    found = fault.get("ctx", {})
    match found.get("error"):
        case SaidError(said=said):
            return said
    template = _WRONG.get(fault["type"])
    if template is None:
        return _("This can't be read")
    return Sentence(template, {name: str(limit) for name, limit in found.items()})


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
    raise NotationError(_("This cannot be written in one line: %(value)s.", value=repr(value)))
