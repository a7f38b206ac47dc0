"""The words of labels on pictures: plain, with the record's data written out."""

from casereports.clinical.sentences import _
from casereports.manuscript.abbreviating.known import Known
from casereports.manuscript.abbreviating.own import NOUN as ABBREVIATION
from casereports.manuscript.faults import Fault
from casereports.manuscript.markup import read_line
from casereports.manuscript.nodes import (
    Citation,
    Datum,
    Deleted,
    Emphasis,
    FigureRef,
    Inline,
    Inserted,
    Link,
    SmallCaps,
    Strong,
    Subscript,
    Superscript,
    TableRef,
    Text,
)
from casereports.manuscript.quoting.forms import NothingQuotedError, Teller
from casereports.manuscript.quoting.quote import quoted, shown


def label_words(text: str, teller: Teller, source: str, faults: list[Fault]) -> str:
    """Returns a label as it is printed, a note in brackets for what can't be told."""
    return "".join(_words(node, teller, source, faults) for node in read_line(text, source, faults))


def _words(node: Inline, teller: Teller, source: str, faults: list[Fault]) -> str:
    match node:
        case Text():
            return node.text
        case Datum():
            return _told(node, teller, source, faults)
        case (
            Emphasis()
            | Strong()
            | Superscript()
            | Subscript()
            | SmallCaps()
            | Link()
            | Inserted()
            | Deleted()
        ):
            return "".join(_words(child, teller, source, faults) for child in node.children)
        case Citation() | FigureRef() | TableRef():
            why = _(
                "A label on a picture cites nothing and mentions no figure or table; say it in "
                "the caption."
            )
            faults.append(Fault(source=source, message=why))
            return ""


def _told(node: Datum, teller: Teller, source: str, faults: list[Fault]) -> str:
    try:
        if node.path[0] == ABBREVIATION:
            return Known(teller.facts, {}).meaning("".join(node.path[1:2])).short
        return quoted(node.path, teller)[0]
    except NothingQuotedError as error:
        faults.append(Fault(source=source, message=error.said))
        return f"[missing: {shown(node.path)}]"
