"""Text from the bytes of a file, whatever wrote it."""

import codecs
import re

from casereports.references.importing.text import SURROGATES

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
LINE_ENDS = re.compile(r"\r\n?|[\x85\u2028\u2029]")


def decoded(content: bytes | str) -> str:
    """Returns the text with plain line ends; never fails.

    What is not UTF-8 is taken for UTF-16 where every other byte is null, else for Windows-1252.
    """
    text = content if isinstance(content, str) else _text(content)
    text = SURROGATES.sub("\ufffd", text.removeprefix("\ufeff").replace("\x00", ""))
    return LINE_ENDS.sub("\n", text)


def _text(content: bytes) -> str:
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    start = content[:200]
    if len(start) > 3 and start[1::2].count(0) > len(start) // 4:
        return content.decode("utf-16-le", errors="replace")
    if len(start) > 3 and start[::2].count(0) > len(start) // 4:
        return content.decode("utf-16-be", errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _by_line(content)


def _by_line(content: bytes) -> str:
    """Reads each line on its own: files that were put together mix their encodings."""
    return "\n".join(_line(line) for line in content.split(b"\n"))


def _line(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", errors="replace")
