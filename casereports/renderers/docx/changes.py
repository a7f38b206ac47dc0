"""Tracked changes: what Word shows as inserted and deleted, and lets a reader accept or reject."""

from typing import NamedTuple, Self

from casereports.manuscript.comparing.marks import mark_of
from casereports.manuscript.nodes import Deleted, Inlines
from casereports.renderers.docx.ledger import Ledger
from casereports.renderers.docx.markup import NOTHING, Xml, tag

#: Word wants a name for each change, and a paper under review tells none. A date may be left out.
WHO = "Author"


class Change(NamedTuple):
    """What was done to a run, a paragraph or a row; each mark has a number of the ledger."""

    name: str
    text_tag: str
    ledger: Ledger

    @classmethod
    def of(cls, ledger: Ledger, *lines: Inlines) -> Self | None:
        """Return what was done to all of some lines, if it is one thing."""
        mark = mark_of(*lines)
        if mark is None:
            return None
        return cls("w:del", "w:delText", ledger) if mark is Deleted else cls("w:ins", "w:t", ledger)

    def around(self, content: Xml = NOTHING) -> Xml:
        """Return what was changed, or the bare mark that a paragraph or a row bears."""
        return tag(self.name, content, w_id=self.ledger.change(), w_author=WHO)
