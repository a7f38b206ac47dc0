"""Plain text from the LaTeX of a BibTeX field."""

import re
import unicodedata
from functools import cache, lru_cache

from pylatexenc.latex2text import (
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)
from pylatexenc.latexwalker import LatexWalkerError
from pylatexenc.latexwalker import get_default_latex_context_db as get_walker_context_db
from pylatexenc.macrospec import LatexContextDb, MacroSpec

#: Longer text, or deeper braces, than any title has: its LaTeX is taken off without being read.
LONGEST, DEEPEST = 20_000, 30

ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306",
    ".": "\u0307", '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323",
    "c": "\u0327", "k": "\u0328", "b": "\u0331",
}  # fmt: skip
ACCENT = re.compile(
    r"\\(?:(?P<sign>[`'^~=.\"])\s*|(?P<letter>[uvHcdbkr])(?:\s+|(?=\{)))"
    r"(?:\{\s*(?P<braced>\\?[A-Za-z])\s*\}|(?P<bare>\\[ij](?![A-Za-z])|[A-Za-z]))"
)
LETTER = re.compile(
    r"\\(?P<name>ss|aa|AA|ae|AE|oe|OE|o|O|l|L|i|j|dh|DH|th|TH|dj|DJ)(?:(?![A-Za-z])(?:\{\}|\s(?=\s))?)"
)
LETTERS = {
    "ss": "ß", "aa": "å", "AA": "Å", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø",
    "O": "Ø", "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ",
    "dj": "đ", "DJ": "Đ",
}  # fmt: skip
PLAIN = re.compile(r"\\([&%$#_{}])")
RAISED = re.compile(r"\$\s*\^\s*(?:\{([^{}$]*)\}|(\w))\s*\$")
LOWERED = re.compile(r"\$\s*_\s*(?:\{([^{}$]*)\}|(\w))\s*\$")
DOLLAR = re.compile(r"(?<!\\)\$")
COMMENT = re.compile(r"(?<!\\)%")
DASHES = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"))
ADDRESS = re.compile(r"\\(?:url|path|nolinkurl)\s*\{([^{}]*)\}|\\href\s*\{([^{}]*)\}\s*\{[^{}]*\}")
#: Commands that set type, by the tags of CSL-JSON; the library reads what GROUP doesn't.
TYPE = {
    "textit": "i", "emph": "i", "textsl": "i", "mkbibemph": "i", "textbf": "b", "mkbibbold": "b",
    "textsuperscript": "sup", "textsubscript": "sub", "textsc": "sc", "ce": "", "url": "",
    "path": "", "mbox": "", "mkbibquote": "", "textrm": "", "text": "",
}  # fmt: skip
GROUP = re.compile(rf"\\({'|'.join(TYPE)})\s?\{{([^{{}}\\$]*)\}}")


@lru_cache(maxsize=4_096)
def to_text(source: str) -> str:
    """Returns the text of a field; italics, superscript and so on as the tags of CSL-JSON.

    Commands that are not known go, what they hold stays. Never fails.
    """
    text = source
    if "\\" in text:
        text = LETTER.sub(lambda found: LETTERS[found["name"]], ACCENT.sub(_accented, text))
    if "$" in text:
        text = LOWERED.sub(r"<sub>\1\2</sub>", RAISED.sub(r"<sup>\1\2</sup>", text))
    if "\\" in text:
        text = GROUP.sub(_typed, text)
    rest = PLAIN.sub("", text)
    if ("\\" in rest or "$" in rest) and _is_readable(text):
        if len(DOLLAR.findall(text)) % 2:
            text = DOLLAR.sub(r"\\$", text)  # a price and no formula
        try:
            reader, context = _reader()
            readable = COMMENT.sub(r"\\%", text)
            text = str(reader.latex_to_text(readable, latex_context=context))
        except (LatexWalkerError, ValueError, IndexError, TypeError, AttributeError):
            text = source  # what the library stumbles over is shown without its signs
    return _signs(text)


def _signs(text: str) -> str:
    text = PLAIN.sub(r"\1", text.replace("\\{", "").replace("\\}", ""))
    text = text.replace("{", "").replace("}", "").replace("~", " ")
    for typed, printed in DASHES:
        text = text.replace(typed, printed)
    return unicodedata.normalize("NFC", text)


def _accented(found: re.Match[str]) -> str:
    letter = (found["braced"] or found["bare"]).removeprefix("\\")
    return unicodedata.normalize("NFC", letter + ACCENTS[found["sign"] or found["letter"]])


def _typed(found: re.Match[str]) -> str:
    tag = TYPE[found[1]]
    return f"<{tag}>{found[2]}</{tag}>" if tag else found[2]


def _is_readable(text: str) -> bool:
    if len(text) > LONGEST:
        return False
    depth = deepest = 0
    for sign in text:
        depth += (sign == "{") - (sign == "}")
        deepest = max(deepest, depth)
    return deepest <= DEEPEST and text.count("\\begin") + text.count("$") <= DEEPEST


@cache
def _reader() -> tuple[LatexNodes2Text, LatexContextDb]:
    """Returns what turns LaTeX into text, and the commands that it is to read with a group."""
    printed, read = get_default_latex_context_db(), get_walker_context_db()
    macros = [
        MacroTextSpec(name, simplify_repl=f"<{tag}>%s</{tag}>" if tag else "%s")
        for name, tag in TYPE.items()
    ]
    printed.add_context_category("type", prepend=True, macros=macros)
    groups = [MacroSpec(name, "{") for name in TYPE]
    read.add_context_category("type", prepend=True, macros=groups)
    reader = LatexNodes2Text(latex_context=printed, math_mode="text", strict_latex_spaces=False)
    return reader, read


def verbatim(source: str) -> str:
    """Returns an address or number: nothing in it is LaTeX but escaped signs and ``\\url``."""
    found = ADDRESS.search(source)
    text = (found[1] or found[2] or "") if found else source
    return PLAIN.sub(r"\1", text).replace("{", "").replace("}", "").strip()
