"""XML that is escaped from birth: only this module turns text into markup."""

from collections.abc import Iterable
from html import escape
from typing import NewType

Xml = NewType("Xml", str)

NOTHING = Xml("")
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
ONE_LINE = str.maketrans("\n\t", "  ")
"""A line break in a text is where its author's line ended, not where the paper's does."""


def text(characters: str) -> Xml:
    """Return plain characters as markup."""
    return Xml(escape(characters.translate(ONE_LINE), quote=False))


def join(parts: Iterable[Xml]) -> Xml:
    """Return parts one after another."""
    return Xml("".join(parts))


def tag(name: str, /, *children: Xml, **attributes: str) -> Xml:
    """Return an element; ``w_val`` stands for the attribute ``w:val``."""
    written = "".join(
        f' {key.replace("_", ":", 1)}="{escape(value.translate(ONE_LINE))}"'
        for key, value in attributes.items()
    )
    inner = "".join(children)
    return Xml(f"<{name}{written}>{inner}</{name}>" if inner else f"<{name}{written}/>")


def part(root: Xml) -> bytes:
    """Return a file of the package around its root element."""
    return f"{DECLARATION}{root}".encode()
