"""Lists, as Word counts them: the kinds of list, and one number for each list that begins anew."""

from casereports.renderers.docx.markup import Xml, tag
from casereports.renderers.docx.namespaces import MAIN

BULLETS = 1
BULLET, ORDERED = "0", "1"
INDENT, HANGING = "567", "283"
"""A centimetre and half of it, in twentieths of a point."""


def numbered_list(position: int) -> int:
    """Return the number of the ``position``-th ordered list of a paper."""
    return BULLETS + position


def numbering(ordered_lists: int) -> Xml:
    """Return the file that says how lists are counted."""
    kinds = [kind(BULLET, "bullet", "•"), kind(ORDERED, "decimal", "%1.")]
    lists = [tag("w:num", tag("w:abstractNumId", w_val=BULLET), w_numId=str(BULLETS))]
    lists += [from_one(numbered_list(position + 1)) for position in range(ordered_lists)]
    return tag("w:numbering", *kinds, *lists, xmlns_w=MAIN)


def kind(number: str, form: str, sign: str) -> Xml:
    level = tag(
        "w:lvl",
        tag("w:start", w_val="1"),
        tag("w:numFmt", w_val=form),
        tag("w:lvlText", w_val=sign),
        tag("w:lvlJc", w_val="left"),
        tag("w:pPr", tag("w:ind", w_left=INDENT, w_hanging=HANGING)),
        w_ilvl="0",
    )
    return tag(
        "w:abstractNum", tag("w:multiLevelType", w_val="singleLevel"), level, w_abstractNumId=number
    )


def from_one(number: int) -> Xml:
    start = tag("w:lvlOverride", tag("w:startOverride", w_val="1"), w_ilvl="0")
    return tag("w:num", tag("w:abstractNumId", w_val=ORDERED), start, w_numId=str(number))
