"""The letters of a Word paragraph: runs, and what between them is taken or left out."""

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

from casereports.authoring.narrative.marks import Run
from casereports.authoring.narrative.paragraphs import About
from casereports.authoring.narrative.word_styles import Look, Styles

#: Greek letters as old Word files write them: by their place in the typeface "Symbol".
_SYMBOL = dict(
    zip(
        range(0x61, 0x7B),
        "αβχδεφγηιϕκλμνοπθρστυϖωξψζ",
        strict=True,
    )
) | {0xB1: "±", 0xB3: "≥", 0xA3: "≤", 0xB4: "×", 0xB0: "°", 0xAE: "→", 0xAD: "↑", 0xAF: "↓"}
_PRIVATE = 0xF000
_OFF = frozenset({"0", "false", "off", "none"})
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_SAME = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LETTERS = {
    qn("w:tab"): " ",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "\u2011",
}
#: What is left out, with what the author is told; None where there is nothing to tell.
_LEFT_OUT: dict[str, About | None] = {
    qn("w:del"): About.DELETED,
    qn("w:moveFrom"): About.DELETED,
    qn("w:delText"): None,
    qn("w:instrText"): None,
    qn("w:delInstrText"): None,
    qn("w:pPr"): None,
    qn("w:rPr"): None,
    qn("w:rt"): None,
    f"{_SAME}Fallback": None,
    qn("w:footnoteReference"): About.FOOTNOTES,
    qn("w:endnoteReference"): About.FOOTNOTES,
    qn("w:commentReference"): About.COMMENTS,
}
_PICTURES = frozenset({qn("w:drawing"), qn("w:pict"), qn("w:object")})


class Letters:
    """Reads paragraphs into runs and notes what it left out; boxes are for the caller to read."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self.noted: dict[About, None] = {}
        self.boxes: list[Any] = []

    def runs(self, paragraph: Any, look: Look) -> list[Run]:
        """Returns a paragraph's runs; ``look`` is that of its style."""
        return list(self._walk(paragraph, look, Run(text="")))

    def note(self, about: About) -> None:
        """Notes that something was left out or changed."""
        self.noted[about] = None

    def _walk(self, element: Any, look: Look, like: Run) -> Iterator[Run]:
        for child in element.iterchildren("*"):
            tag = str(child.tag)
            if tag in _LEFT_OUT:
                about = _LEFT_OUT[tag]
                if about is not None:
                    self.note(about)
            elif tag == qn("w:r"):
                yield from self._run(child, look)
            elif tag in _PICTURES:
                self._picture(child)
            elif tag == f"{_MATH}t":
                self.note(About.EQUATIONS)
                yield Run(text=child.text or "")
            elif tag == qn("w:t"):
                yield like.model_copy(update={"text": child.text or ""})
            elif tag in _LETTERS:
                yield Run(text=_LETTERS[tag])
            elif tag == qn("w:sym"):
                yield like.model_copy(update={"text": self._symbol(child)})
            else:
                yield from self._walk(child, look, like)

    def _run(self, run: Any, look: Look) -> Iterator[Run]:
        properties = run.find(qn("w:rPr"))
        if properties is None:
            yield from self._walk(run, look, Run(text="", bold=look.bold, italic=look.italic))
            return
        if _is_on(properties, "w:vanish", default=False):
            self.note(About.HIDDEN)
            return
        style = properties.find(qn("w:rStyle"))
        own = self._styles.look(None if style is None else style.get(qn("w:val")))
        like = Run(
            text="",
            bold=_is_on(properties, "w:b", default=look.bold or own.bold),
            italic=_is_on(properties, "w:i", default=look.italic or own.italic),
            raised=_raised(properties),
        )
        yield from self._walk(run, look, like)

    def _picture(self, element: Any) -> None:
        boxes = [
            box
            for box in element.iter(qn("w:txbxContent"))
            if not any(str(above.tag) == f"{_SAME}Fallback" for above in box.iterancestors())
        ]
        self.boxes += boxes
        if not boxes:
            self.note(About.PICTURES)

    def _symbol(self, element: Any) -> str:
        code = str(element.get(qn("w:char"), ""))
        number = int(code, 16) if len(code) == 4 and code.isalnum() and _is_hex(code) else 0
        letter = _SYMBOL.get(number - _PRIVATE) if number >= _PRIVATE else None
        if letter is None or element.get(qn("w:font")) != "Symbol":
            self.note(About.SYMBOLS)
            return "□"
        return letter


def _is_hex(code: str) -> bool:
    return all(sign in "0123456789abcdefABCDEF" for sign in code)


def _is_on(properties: Any, name: str, *, default: bool) -> bool:
    found = properties.find(qn(name))
    return default if found is None else str(found.get(qn("w:val"), "1")) not in _OFF


def _raised(properties: Any) -> int:
    found = properties.find(qn("w:vertAlign"))
    value = "" if found is None else str(found.get(qn("w:val"), ""))
    return {"superscript": 1, "subscript": -1}.get(value, 0)
