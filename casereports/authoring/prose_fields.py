"""Which fields are read in the dialect, and what the editor has to know of each."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.forms import BaseForm

#: What is typed: paragraphs and lists, or a text that prints as one run and knows no lists.
PROSE, LINES = "prose", "lines"
#: (table, field) → what is typed in it. Titles of papers are not here: they print as they stand.
PROSE_FIELDS: Final[Mapping[tuple[str, str], str]] = {
    ("sections", "text"): PROSE,
    ("abstract", "text"): LINES,
    ("figures", "title"): LINES,
    ("panels", "caption"): LINES,
    ("authors", "biography"): PROSE,
    ("perspective", "account"): PROSE,
    ("ethics", "statement"): PROSE,
    **{
        ("declarations", field): PROSE
        for field in (
            "conflicts",
            "funding",
            "data_availability",
            "ai_use",
            "acknowledgements",
            "contributions",
            "prior_publication",
        )
    },
}
#: Fields that a journal counts together, by the name of its limit.
COUNTED: Final[Mapping[str, str]] = {"sections": "body", "abstract": "abstract"}


def prose_attributes(table: str, field: str) -> dict[str, str]:
    """Returns the attributes by which the editor knows a text area; none where it has no place."""
    kind = PROSE_FIELDS.get((table, field))
    if kind is None:
        return {}
    attributes = {"data-prose": kind, "spellcheck": "true"}
    return attributes | ({"data-counted": COUNTED[table]} if table in COUNTED else {})


def has_prose(forms: Iterable[BaseForm]) -> bool:
    """Tells whether a page has a field for the editor."""
    fields: Iterable[Any] = (field for form in forms for field in form.fields.values())
    return any("data-prose" in field.widget.attrs for field in fields)
