"""Headings that begin their paragraph: "Keywords: pain", "**Background.** Tumours of …"."""

import re

from casereports.authoring.narrative.headings import abstract_label, heading_of
from casereports.authoring.narrative.places import (
    ABSTRACT,
    CONSENT,
    ETHICS,
    KEYWORDS,
    TITLE,
    statement_of,
)
from casereports.clinical.values import Value

_LABEL = r"(?P<stars>\*{0,3})(?P<label>[^*:.\n]{2,60}?)(?:(?P=stars)\s?[:.—–]|[:.—–](?P=stars))"
_AT_START = re.compile(rf"{_LABEL}\s+(?P<rest>\S.*)", re.DOTALL)
_IN_ABSTRACT = re.compile(rf"(?:^|(?<=[.!?)\]]\s)|(?<=[.!?)\]]\n)){_LABEL}\s+(?=\S)")
#: Places whose names are followed by a colon and their text on the same line.
_WITH_COLON = frozenset({TITLE, ABSTRACT, KEYWORDS, CONSENT, ETHICS})


class RunIn(Value):
    """A heading and the text that follows it in the same paragraph."""

    label: str
    place: str
    narrower: bool
    rest: str


def run_in(text: str) -> RunIn | None:
    """Returns the heading that begins a paragraph, or None.

    A label in plain small letters counts only where a list line can't be meant.
    """
    found = _AT_START.match(text)
    heading = heading_of(found["label"]) if found else None
    if found is None or heading is None:
        return None
    loud = "**" in found["stars"] or found["label"].isupper()
    usual = heading.place in _WITH_COLON or statement_of(heading.place) is not None
    colon = text[: found.start("rest")].rstrip(" *\n").endswith(":")
    if not (loud or (usual and colon)):
        return None
    return RunIn(
        label=found["label"].strip(),
        place=heading.place,
        narrower=heading.narrower,
        rest=found["rest"],
    )


def labelled(text: str) -> list[tuple[str, str]]:
    """Returns a paragraph of an abstract cut at its labels, as label and text."""
    cuts = [found for found in _IN_ABSTRACT.finditer(text) if _cuts(found)]
    if not cuts:
        return [("", text)]
    ends = [*(found.start() for found in cuts[1:]), len(text)]
    before = text[: cuts[0].start()].strip()
    parts = [("", before)] if before else []
    return parts + [
        (found["label"].strip(), text[found.end() : end].strip())
        for found, end in zip(cuts, ends, strict=True)
    ]


def _cuts(found: re.Match[str]) -> bool:
    loud = "**" in found["stars"] or found["label"].isupper()
    return abstract_label(found["label"]) and (":" in found[0] or loud)
