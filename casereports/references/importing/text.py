"""Text as reference managers leave it, made printable: entities, tags of HTML and JATS, spaces."""

import html
import re
import unicodedata

from casereports.references.text import UNPRINTABLE

ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
#: Tags that set type, as CSL-JSON writes them.
TYPE = {
    "b": "b", "bold": "b", "em": "i", "i": "i", "italic": "i", "sc": "sc", "scp": "sc",
    "strong": "b", "sub": "sub", "sup": "sup", "inf": "sub", "jats:italic": "i", "jats:bold": "b",
    "jats:sub": "sub", "jats:sup": "sup", "jats:sc": "sc",
}  # fmt: skip
OTHER = "span|p|div|br|font|u|a|title|sec|title-group|monospace|underline|roman|ovl|h[1-6]|li|ul|ol"
TAG = re.compile(
    rf"<(?P<closes>/?)(?P<name>{'|'.join(TYPE)}|(?:jats:|mml:)[\w-]{{1,30}}|{OTHER})"
    r"(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
SPACES = re.compile(r"\s+")
SURROGATES = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """Returns one line of printable text; type stays marked, other tags go."""
    if "&" in text:
        text = ENTITY.sub(lambda found: html.unescape(found[0]), text)
    if "<" in text:
        text = TAG.sub(_tag, text)
    text = UNPRINTABLE.sub("", SPACES.sub(" ", text))
    return SURROGATES.sub("\ufffd", unicodedata.normalize("NFC", text)).strip()


def _tag(found: re.Match[str]) -> str:
    name = TYPE.get(found["name"].lower())
    if name is None:
        return " " if found["name"].lower() in {"br", "p", "div"} else ""
    return f"<{found['closes']}{name}>"


def title(text: str) -> str:
    """Returns a title without the full stop that databases put behind it."""
    cleaned = clean(text)
    return cleaned if cleaned.endswith("..") else cleaned.removesuffix(".")


def unmarked(text: str) -> str:
    """Returns the text without any tag."""
    return TAG.sub("", text)


def lines(text: str) -> str:
    """Returns printable text that keeps its line breaks, as notes and abstracts do."""
    return SURROGATES.sub("\ufffd", UNPRINTABLE.sub("", text)).strip()
