"""XML of other programs, read without fetching or expanding anything that it names."""

import re
from typing import Any

from lxml import etree

from casereports.references.importing.imported import Fault, Problem

#: An element of lxml, whose stubs leave most of it open.
Element = Any

DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")
DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]{0,1000}(?:\[[^\]]{0,5000}\])?\s{0,20}>", re.IGNORECASE)
#: What the elements of titles print as; the names are those of PubMed and of EndNote's "face".
TAGS = {"i": "i", "b": "b", "sup": "sup", "sub": "sub", "italic": "i", "bold": "b",
        "superscript": "sup", "subscript": "sub"}  # fmt: skip
DEEPEST = 20


def parsed(text: str) -> tuple[Element | None, list[Fault]]:
    """Returns the root, mended as far as it goes, and the place where the file is damaged.

    The declaration goes, because the text is decoded already, and the document type, because
    nothing may be fetched or expanded.
    """
    bare = DECLARED.sub(lambda found: "\n" * found[0].count("\n"), text, count=1)
    bare = DOCTYPE.sub(lambda found: "\n" * found[0].count("\n"), bare, count=1)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, recover=True, load_dtd=False, encoding="utf-8"
    )
    try:
        root = etree.fromstring(bare.encode("utf-8", errors="replace"), parser)
    except etree.XMLSyntaxError as error:
        return None, [_damage(error.lineno or 0, error.msg or "")]
    errors = list(parser.error_log)[:1]
    return root, [_damage(one.line, one.message) for one in errors]


def _damage(line: int, message: str) -> Fault:
    return Fault(problem=Problem.DAMAGED, line=line, detail=" ".join(message.split())[:200])


def first(element: Element, path: str) -> Element | None:
    """Returns the first element at a path that holds something."""
    return next((one for one in element.xpath(path) if content(one)), None)


def content(element: Element | None, deep: int = 0) -> str:
    """Returns the text in an element; type within it as the tags of CSL-JSON."""
    if element is None:
        return ""
    parts = [element.text or ""]
    for child in element if deep < DEEPEST else ():
        if isinstance(child.tag, str):  # and no comment or entity
            inner = content(child, deep + 1)
            tag = TAGS.get(child.tag) or _face(child)
            parts.append(f"<{tag}>{inner}</{tag}>" if tag and inner.strip() else inner)
        parts.append(child.tail or "")
    return "".join(parts).strip() if deep == 0 else "".join(parts)


def _face(element: Element) -> str:
    """Returns the tag for the first of EndNote's faces that is more than plain."""
    faces = (TAGS.get(face, "") for face in element.get("face", "").split())
    return next(filter(None, faces), "")
