"""What pydantic finds wrong with a value, as a sentence that says what to do."""

import difflib
import re
from collections.abc import Mapping, Sequence
from typing import Any, get_args

from casereports.clinical.sentences import (
    SaidError,
    Sentence,
    Template,
    _,
    either,
    gettext_noop,
)
from casereports.clinical.values import Value

#: What a field with a form of its own takes.
_FORMS: Mapping[str, Sentence] = {
    "key": _("takes small letters, digits, dots, dashes and underscores, such as mri-mass"),
    "loinc": _("takes a LOINC code, such as 6768-6"),
    "coding": _("takes a change in HGVS, such as c.1799T>A"),
    "protein": _("takes a protein change in HGVS, such as p.(Val600Glu)"),
    "genomic": _("takes a genomic change in HGVS, such as NC_000007.14:g.140753336A>T"),
    "orcid": _("takes an ORCID iD, such as 0000-0002-1825-0097"),
    "email": _("takes an e-mail address, such as author@example.org"),
    "clock": _("takes a time of day, such as 14:30"),
    "language": _("takes a language tag, such as en or zh-Hans"),
    "item": _("takes a CARE item, such as 5c"),
    "file": _("takes a file's name without its folder, such as mri-a.jpg"),
    "unit": _("takes [HPF] or mm2"),
}
#: Faults of a plain word or number where an object belongs.
_OBJECTS = ("model_type", "model_attributes_type", "dict_type")
_ONE_OF = gettext_noop("must be one of %(expected)s")
_EMPTY, _NUMBER = gettext_noop("must not be empty"), gettext_noop("must be a number")
_WHOLE, _TRUTH = gettext_noop("must be a whole number"), gettext_noop("must be true or false")
_SENTENCES: Mapping[str, Template] = {
    "missing": gettext_noop("this field is required"),
    "enum": _ONE_OF,
    "literal_error": _ONE_OF,
    "union_tag_invalid": gettext_noop("its “kind” must be one of %(expected_tags)s"),
    "union_tag_not_found": gettext_noop(
        "needs a “kind” that says which form it has; see docs/case-file.md"
    ),
    "string_too_long": gettext_noop("has at most %(max_length)s characters"),
    "string_too_short": _EMPTY,
    "too_short": _EMPTY,
    "too_long": gettext_noop("has at most %(max_length)s entries"),
    "decimal_parsing": _NUMBER,
    "decimal_type": _NUMBER,
    "finite_number": _NUMBER,
    "int_parsing": _WHOLE,
    "int_parsing_size": _WHOLE,
    "int_type": _WHOLE,
    "int_from_float": _WHOLE,
    "tuple_type": gettext_noop("must be a list in [square brackets]"),
    "bool_type": _TRUTH,
    "bool_parsing": _TRUTH,
    "string_type": gettext_noop("must be text in quotation marks"),
    "greater_than_equal": gettext_noop("must be %(ge)s or more"),
    "less_than_equal": gettext_noop("must be %(le)s or less"),
    "greater_than": gettext_noop("must be more than %(gt)s"),
    "less_than": gettext_noop("must be less than %(lt)s"),
}


def fault_sentence(fault: Mapping[str, Any], whole: type[Value] | None = None) -> Sentence:
    """Returns one fault of pydantic's list; ``whole`` is the type that was read, where known."""
    kind, found = fault["type"], fault.get("ctx", {})
    match found.get("error"):
        case SaidError(said=said):
            return said
    if kind == "extra_forbidden":
        return _unknown_field(fault["loc"], whole)
    if kind in _OBJECTS or (kind == "union_tag_not_found" and isinstance(fault["input"], str)):
        words = _shown(fault["input"])
        return _("must be an object, not “%(words)s”; see docs/case-file.md", words=words)
    if kind == "string_pattern_mismatch":
        own = _FORMS.get(str(fault["loc"][-1]))
        return own or _("has a form that this field does not take")
    if kind in ("enum", "literal_error"):
        return _one_of(str(found["expected"]), fault["input"])
    if kind not in _SENTENCES:
        return _("is not what this field takes")
    return Sentence(_SENTENCES[kind], {name: _limit(limit) for name, limit in found.items()})


def _limit(limit: object) -> str | int:
    return limit if isinstance(limit, int) else str(limit)


def _one_of(expected: str, given: object) -> Sentence:
    words = re.findall(r"'([^']*)'", expected)
    choice = _choice(expected, words)
    meant = difflib.get_close_matches(given.lower(), words, n=1) if isinstance(given, str) else []
    if meant:
        return _(
            "did you mean “%(meant)s”? It must be one of %(expected)s",
            meant=meant[0],
            expected=choice,
        )
    return Sentence(_ONE_OF, {"expected": choice})


def _choice(expected: str, words: Sequence[str]) -> str:
    """Returns pydantic's "'a', 'b' or 'c'" so that other languages can say it too."""
    choice = either(tuple(f"'{word}'" for word in words)) if words else expected
    return choice if choice == expected else expected


def _shown(value: object) -> str:
    text = str(value)
    return f"{text[:40]}…" if len(text) > 40 else text


def _unknown_field(loc: tuple[int | str, ...], whole: type[Value] | None) -> Sentence:
    known = _fields_at(loc, whole) if whole else set()
    meant = difflib.get_close_matches(str(loc[-1]), known, n=1)
    if meant:
        return _("the case file has no such field here; did you mean “%(meant)s”?", meant=meant[0])
    return _("the case file has no such field here")


def _fields_at(loc: tuple[int | str, ...], whole: type[Value]) -> set[str]:
    """Returns the fields of the object that the place ``loc`` names a field of."""
    found: Any = whole
    for step in loc[:-1]:
        if isinstance(step, str):
            found = _step(found, step)
    return {name for part in _values_in(found) for name in part.model_fields}


def _step(annotation: Any, step: str) -> Any:
    for part in _values_in(annotation):
        if step in part.model_fields:
            return part.model_fields[step].annotation
    return annotation  # the tag of a union: its members are looked at together


def _values_in(annotation: Any) -> list[type[Value]]:
    """Returns the value types that an annotation is made of."""
    if isinstance(annotation, type) and issubclass(annotation, Value):
        return [annotation]
    return [part for inner in get_args(annotation) for part in _values_in(inner)]
