"""What authors say themselves that an abbreviation stands for: {abbr:XYZ:long form}."""

from collections.abc import Iterator, Mapping, Sequence

from casereports.clinical.sentences import _, either
from casereports.clinical.values import LINE
from casereports.manuscript.document import Manuscript
from casereports.manuscript.nodes import (
    Datum,
    Inline,
    Inlines,
)
from casereports.manuscript.quoting.forms import NothingQuotedError
from casereports.manuscript.walk import rewrite

#: The noun by which prose names an abbreviation: {abbr:MRI}.
NOUN = "abbr"
#: The last word of a mention that prints one form alone, whichever use it is.
SHORT, LONG = "short", "long"
#: No abbreviation has more.
MOST_LETTERS = 40


def is_written_out(rest: Sequence[str]) -> bool:
    """Tells whether a mention says anything behind the abbreviation but which form to print."""
    return bool(rest) and list(rest) not in ([SHORT], [LONG])


def hold_long_form(short: str, rest: Sequence[str]) -> None:
    """Raises NothingQuotedError where a mention writes out what is no long form."""
    if not _is_long_form(rest):
        raise NothingQuotedError(
            _(
                "Behind the second colon stands the long form, in at most %(most)s characters: "
                "{abbr:%(short)s:long form}.",
                most=LINE,
                short=short,
            )
        )


def _is_long_form(rest: Sequence[str]) -> bool:
    return all(rest) and rest[0] not in (SHORT, LONG) and len(": ".join(rest)) <= LINE


class OwnWords:
    """The long forms that a paper's mentions write out."""

    def __init__(self, manuscript: Manuscript) -> None:
        self._all: dict[str, dict[str, str]] = {}
        for _noun, short, *rest in _mentions(manuscript):
            if 0 < len(short) <= MOST_LETTERS and _is_long_form(rest):
                words = ": ".join(rest)
                self._all.setdefault(short, {}).setdefault(words.casefold(), words)

    @property
    def known(self) -> Mapping[str, str]:
        return {short: next(iter(longs.values())) for short, longs in self._all.items()}

    def hold(self, short: str) -> None:
        """Raises NothingQuotedError for an abbreviation that is written out in two ways."""
        longs = tuple(self._all.get(short, {}).values())
        if len(longs) > 1:
            raise NothingQuotedError(
                _(
                    "“%(short)s” is written out as %(longs)s; keep one of them.",
                    short=short,
                    longs=either(longs),
                )
            )


def _mentions(manuscript: Manuscript) -> Iterator[tuple[str, ...]]:
    """Yields the mentions that write out a long form."""
    found: list[tuple[str, ...]] = []

    def look(node: Inline, _source: str) -> Inlines:
        if isinstance(node, Datum) and node.path[0] == NOUN and is_written_out(node.path[2:]):
            found.append(node.path)
        return (node,)

    rewrite(manuscript, look)
    return iter(found)
