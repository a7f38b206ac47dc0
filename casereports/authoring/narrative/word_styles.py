"""What the styles of a Word file say of a paragraph or a run."""

import re
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn

from casereports.clinical.values import Value

_HEADING = re.compile(r"(?:heading|überschrift|titre|título)\s*([1-9])$", re.IGNORECASE)
_TITLES = frozenset({"title", "titel", "titre", "título"})
_CAPTIONS = frozenset({"caption", "beschriftung", "légende", "descripción", "epígrafe"})
#: More styles than any style is based on.
_DEEPEST = 20


class Look(Value):
    """What a style says; None where it says nothing."""

    level: int = 0
    title: bool = False
    caption: bool = False
    listed: bool = False
    bold: bool = False
    italic: bool = False


class Styles:
    """The looks of a document's styles, by their id."""

    def __init__(self, document: Document) -> None:
        self._styles: dict[str, Any] = {
            str(style.style_id): style
            for style in document.styles
            if style.type in (WD_STYLE_TYPE.PARAGRAPH, WD_STYLE_TYPE.CHARACTER)
        }
        self._looks: dict[str, Look] = {}

    def look(self, style_id: str | None) -> Look:
        """Returns what a style and those that it is based on say."""
        if style_id is None or style_id not in self._styles:
            return Look()
        if style_id not in self._looks:
            self._looks[style_id] = self._read(style_id)
        return self._looks[style_id]

    def _read(self, style_id: str) -> Look:
        chain: list[Any] = []
        style = self._styles[style_id]
        while style is not None and len(chain) < _DEEPEST:
            chain.append(style)
            style = style.base_style
        names = [str(style.name or "").strip().casefold() for style in chain]
        levels = [int(found[1]) for name in names if (found := _HEADING.match(name))]
        outlines = [level for style in chain for level in _outline(style)]
        return Look(
            level=(levels or outlines or [0])[0],
            title=any(name in _TITLES for name in names),
            caption=any(name in _CAPTIONS for name in names),
            listed=any(name.startswith("list ") and name != "list paragraph" for name in names),
            bold=_first(chain, "bold"),
            italic=_first(chain, "italic"),
        )


def _outline(style: Any) -> list[int]:
    """Returns the outline level that a style gives, 1 for the highest, or nothing for text."""
    found = style.element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    value = "9" if found is None else str(found.get(qn("w:val"), "9"))
    return [int(value) + 1] if value.isdecimal() and int(value) < 9 else []


def _first(chain: list[Any], name: str) -> bool:
    said = [getattr(style.font, name) for style in chain]
    return next((bool(value) for value in said if value is not None), False)
