"""A Word file opened safely: what is too large, locked or not Word is refused with a reason."""

import io
import zipfile
import zlib
from typing import Final

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

from casereports.clinical.values import Term

#: Most bytes of the file, of all that it holds unpacked, of one part that is parsed, and files.
MOST_PACKED: Final = 20 * 2**20
MOST_UNPACKED: Final = 200 * 2**20
MOST_PARSED: Final = 24 * 2**20
MOST_FILES: Final = 5_000
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_PARSED = (".xml", ".rels")


class Why(Term):
    """Why a file can't be read; the pages say what to do."""

    EMPTY = "empty"
    TOO_LARGE = "too-large"
    UNPACKS_TOO_LARGE = "unpacks-too-large"
    LOCKED = "locked"
    OLD_WORD = "old-word"
    OTHER_KIND = "other-kind"
    NOT_WORD = "not-word"
    DAMAGED = "damaged"
    NO_TEXT = "no-text"


class UnreadableFileError(ValueError):
    """A file that can't be taken in, and why."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.label)
        self.why = why


def open_word(content: bytes) -> Document:
    """Returns a Word file's document; raises UnreadableFileError."""
    if content.startswith(_OLD_WORD):
        raise UnreadableFileError(Why.LOCKED if _LOCKED in content else Why.OLD_WORD)
    if len(content) > MOST_PACKED:
        raise UnreadableFileError(Why.TOO_LARGE)
    try:
        _look_through(content)
        return docx.Document(io.BytesIO(content))
    except UnreadableFileError:
        raise
    except (PackageNotFoundError, KeyError, ValueError, AttributeError) as error:
        raise UnreadableFileError(Why.NOT_WORD) from error
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError) as error:
        raise UnreadableFileError(Why.DAMAGED) from error
    except (etree.XMLSyntaxError, RuntimeError, RecursionError) as error:
        raise UnreadableFileError(Why.DAMAGED) from error


def _look_through(content: bytes) -> None:
    """Refuses a zip that unpacks to too much, or whose parts declare entities."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
        parsed = [entry for entry in entries if entry.filename.lower().endswith(_PARSED)]
        if (
            len(entries) > MOST_FILES
            or sum(entry.file_size for entry in entries) > MOST_UNPACKED
            or any(entry.file_size > MOST_PARSED for entry in parsed)
        ):
            raise UnreadableFileError(Why.UNPACKS_TOO_LARGE)
        if any(entry.flag_bits & 1 for entry in entries):
            raise UnreadableFileError(Why.LOCKED)
        if "[Content_Types].xml" not in archive.namelist():
            raise UnreadableFileError(Why.NOT_WORD)
        for entry in parsed:
            with archive.open(entry) as part:
                # Word writes no document type; who does wants entities resolved.
                if b"<!DOCTYPE" in part.read(4096).replace(b"\0", b"").upper():
                    raise UnreadableFileError(Why.NOT_WORD)
