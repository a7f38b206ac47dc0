"""The engine's marks as the HTML in which the CSL test suite writes what it expects."""

import re
import unicodedata

from casereports.references.markup import unguarded
from casereports.references.printed import MARKS

OPENING = {
    "italic": "<i>",
    "oblique": "<em>",
    "upright": '<span style="font-style:normal;">',
    "bold": "<b>",
    "medium": '<span style="font-weight:normal;">',
    "light": "",
    "small-caps": '<span style="font-variant:small-caps;">',
    "full-caps": '<span style="font-variant:normal;">',
    "underline": '<span style="text-decoration:underline;">',
    "no-line": '<span style="text-decoration:none;">',
    "superscript": "<sup>",
    "subscript": "<sub>",
    "baseline": '<span style="baseline">',
    "block": '\n\n    <div class="csl-block">',
    "label": '\n    <div class="csl-left-margin">',
    "body": '<div class="csl-right-inline">',
    "indent": '<div class="csl-indent">',
    "key": "",
}
RAISED = {"ˀ": "ʔ", "ˁ": "ʕ", "ۥ": "و", "ۦ": "ي"}
"""Raised letters that Unicode does not call so."""
AFTER = {"block": "\n", "body": "\n  ", "indent": "\n  "}
"""White space that the suite writes behind what these marks close."""


def html(marked: str) -> str:
    closing: list[str] = []
    pieces = []
    for piece in MARKS.split(marked):
        if piece.startswith("\x01"):
            code = piece[1:-1].partition(":")[0]
            pieces.append(OPENING[code])
            tag = re.match(r"\s*<(\w+)", OPENING[code])
            closing.append((f"</{tag[1]}>" if tag else "") + AFTER.get(code, ""))
        elif piece == "\x03":
            pieces.append(closing.pop())
        else:
            pieces.append(escaped(piece))
    return "".join(pieces)


def escaped(text: str) -> str:
    """Returns text as the suite writes it: entities by number, raised letters as tags."""
    text = unguarded(text).replace("&", "&#38;").replace("<", "&#60;").replace(">", "&#62;")
    return "".join(map(lowered, text.replace("  ", "\u00a0 ")))


def lowered(letter: str) -> str:
    if letter in RAISED:
        return f"<sup>{RAISED[letter]}</sup>"
    kind, _, plain = unicodedata.decomposition(letter).partition(" ")
    if kind != "<super>":
        return letter
    return f"<sup>{''.join(chr(int(code, 16)) for code in plain.split())}</sup>"
