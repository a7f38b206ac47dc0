"""A file of any kind that a narrative comes in, or a reason why it can't be read."""

import codecs

from casereports.authoring.narrative.from_text import read_text
from casereports.authoring.narrative.from_word import read_word
from casereports.authoring.narrative.paragraphs import Source
from casereports.authoring.narrative.word_file import UnreadableFileError, Why

#: Most bytes of a text file.
MOST_TEXT = 2 * 2**20
_WORD = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")
_OTHER_KINDS = (b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_file(content: bytes) -> Source:
    """Reads a .docx or a text file; raises UnreadableFileError."""
    if not content.strip():
        raise UnreadableFileError(Why.EMPTY)
    source = read_word(content) if content.startswith(_WORD) else read_text(_decoded(content))
    if not source.paragraphs:
        raise UnreadableFileError(Why.NO_TEXT)
    return source


def _decoded(content: bytes) -> str:
    if len(content) > MOST_TEXT:
        raise UnreadableFileError(Why.TOO_LARGE)
    if content.startswith(_OTHER_KINDS):
        raise UnreadableFileError(Why.OTHER_KIND)
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    if b"\0" in content:
        raise UnreadableFileError(Why.OTHER_KIND)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        # What Windows programs in western Europe and America call plain text.
        return content.decode("cp1252", errors="replace")
