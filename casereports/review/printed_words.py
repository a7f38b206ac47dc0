"""What stands in a printed article at each row of the record, as a reader can select it."""

from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Final

#: Elements that have no end.
_VOID: Final = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
_UNSEEN: Final = str.maketrans("", "", "\u00ad\u200b")


def letters(text: str) -> str:
    """Returns a text without blanks: a browser parts words at other places than the markup."""
    return "".join(text.translate(_UNSEEN).split())


def printed_at(article: str) -> Mapping[str, str]:
    """Returns the letters that stand within the elements of each ``data-source``."""
    reader = _Reader()
    reader.feed(article)
    reader.close()
    return {source: letters("".join(parts)) for source, parts in reader.found.items()}


class _Reader(HTMLParser):
    """Gathers text under every source that is open."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, list[str]] = {}
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        source = dict(attrs).get("data-source") or ""
        if source:
            self.found.setdefault(source, [])
        if tag not in _VOID:
            self._open.append(source)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Passes over an element that holds nothing."""

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID and self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        for source in {source for source in self._open if source}:
            self.found[source].append(data)
