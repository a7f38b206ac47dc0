"""XML as a tree: only this module turns characters into elements, and elements into bytes."""

import re

from lxml import etree

Element = etree._Element
#: What an element holds: characters, or another element.
Part = str | Element
Parts = tuple[Part, ...]

NOTHING: Parts = ()
NAMESPACES = {
    "xlink": "http://www.w3.org/1999/xlink",
    "ali": "http://www.niso.org/schemas/ali/1.0/",
}
DOCTYPE = (
    '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD v1.3 20210610//EN"'
    ' "JATS-journalpublishing1-3.dtd">'
)
#: All that XML 1.0 can't hold, not even written as a number.
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
UNREADABLE = "\ufffd"
ONE_LINE = str.maketrans("\r\n\t", "   ")
"""A line break in a text is where its author's line ended, not where the paper's does."""

_XML = "{http://www.w3.org/XML/1998/namespace}"
#: Attributes that stand in a namespace, as they begin in Python.
_PREFIXES = {"xml_": _XML, "xlink_": f"{{{NAMESPACES['xlink']}}}"}
#: What holds no characters but in its elements, so that a line may end between these.
_HOLDERS = """
    article front journal-meta journal-title-group publisher article-meta article-categories
    subj-group title-group contrib-group contrib author-notes pub-date history date permissions
    license abstract kwd-group counts body sec list list-item fig fig-group caption graphic
    table-wrap table-wrap-foot table thead tbody tr back ack bio fn-group fn ref-list ref
    citation-alternatives element-citation
"""


def clean(characters: str) -> str:
    """Returns a text in one line, with a sign in place of what no XML can hold."""
    return FORBIDDEN.sub(UNREADABLE, characters.translate(ONE_LINE))


def element(name: str, /, *parts: Part, **attributes: str) -> Element:
    """Returns an element; ``ref_type`` stands for ``ref-type``, and an empty one isn't written."""
    made = etree.Element(_qualified(name), nsmap=NAMESPACES if name == "article" else None)
    for key, value in attributes.items():
        if value:
            made.set(_attribute(key), clean(value))
    for part in parts:
        _append(made, part)
    return made


def optional(name: str, characters: str, **attributes: str) -> Parts:
    """Returns an element around a text, and none where there is no text."""
    return (element(name, characters, **attributes),) if characters else NOTHING


def written(root: Element) -> bytes:
    """Returns the file; the same tree gives the same bytes."""
    for holder in root.iter(*_HOLDERS.split()):
        if len(holder):
            holder.text = "\n"
            for child in holder:
                child.tail = "\n"
    etree.cleanup_namespaces(root, top_nsmap=NAMESPACES, keep_ns_prefixes=list(NAMESPACES))
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, doctype=DOCTYPE) + b"\n"


def _append(holder: Element, part: Part) -> None:
    if not isinstance(part, str):
        holder.append(part)
    elif len(holder):
        holder[-1].tail = (holder[-1].tail or "") + clean(part)
    else:
        holder.text = (holder.text or "") + clean(part)


def _qualified(name: str) -> str:
    prefix, colon, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if colon else name


def _attribute(key: str) -> str:
    for prefix, space in _PREFIXES.items():
        if key.startswith(prefix):
            return space + key.removeprefix(prefix)
    return key.replace("_", "-")
