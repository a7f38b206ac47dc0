"""Drafted sentences as they would print, each standing alone."""

from casereports.manuscript.markup import read_line
from casereports.manuscript.nodes import Datum, Inlines, Text
from casereports.manuscript.quoting.forms import NothingQuotedError, Teller
from casereports.manuscript.quoting.quote import quoted, shown
from casereports.manuscript.quoting.sentences import Sentences


def printed(text: str, teller: Teller) -> str:
    """Returns a sentence of the dialect as plain words, its quotations filled in."""
    sentences = Sentences()
    return "".join(_words(read_line(text, "", []), teller, sentences))


def _words(line: Inlines, teller: Teller, sentences: Sentences) -> list[str]:
    told: list[str] = []
    for node in line:
        if isinstance(node, Datum):
            told.append(sentences.fitted(_quoted(node, teller)))
            continue
        sentences.pass_by(node)
        told.append(node.text if isinstance(node, Text) else "")
    return told


def _quoted(node: Datum, teller: Teller) -> str:
    try:
        return quoted(node.path, teller)[0]
    except NothingQuotedError:
        return f"{{{shown(node.path)}}}"
