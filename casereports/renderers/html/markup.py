"""Markup that is escaped from birth: only this module turns text into HTML."""

from html import escape
from typing import NewType

from casereports.clinical.sentences import SaidError

Html = NewType("Html", str)

NOTHING = Html("")

VOID = frozenset({"img", "meta", "link"})


class RenderError(SaidError, ValueError):
    """A manuscript that can't be rendered whole, with a sentence that says why."""


def text(characters: str) -> Html:
    """Return plain characters as markup."""
    return Html(escape(characters, quote=False))


def join(parts: "list[Html] | tuple[Html, ...]", separator: str = "") -> Html:
    """Return parts one after another; ``separator`` is plain characters."""
    return Html(text(separator).join(parts))


def element(name: str, /, *children: Html, **attributes: str) -> Html:
    """Return an element; ``data_source`` stands for ``data-source``, ``class_`` for ``class``.

    An attribute with an empty value is left out, except ``alt`` and ``content``. Every element
    is closed, so that the page is well-formed XML too.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
        if value or key in {"alt", "content"}
    )
    if name in VOID:
        return Html(f"<{name}{written}/>")
    return Html(f"<{name}{written}>{''.join(children)}</{name}>")


def drawing(svg: str, label: str) -> Html:
    """Return a drawing of ours as part of the page, under its name for those who can't see it."""
    opening, rest = svg.strip().split(" ", 1)
    return Html(f'{opening} aria-label="{escape(label)}" {rest}')
