"""The citation styles and locales that come with the product.

``manifest.json`` names every bundled file with its origin, licence and digest. A journal is added
by its CSL file and one line there.
"""

from functools import cache
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree as ET

from pydantic import Field, JsonValue

from casereports.clinical.values import Value

ROOM = Path(__file__).parent
CSL = "{http://purl.org/net/xbiblio/csl}"
XML = "{http://www.w3.org/XML/1998/namespace}"
# An empty one of these is an empty word, not a word that is missing.
WORDS = {"term", "single", "multiple"}


class Csl(Value):
    """A citation style, ready to print with: a whole CSL file that needs no parent style.

    ``default_locale`` takes the place of the file's own. ``apostrophe`` says which one the journal
    prints within words: citeproc-js prints curly ones.
    """

    key: str
    xml: str
    default_locale: str | None = None
    apostrophe: Literal["curly", "straight"] = "curly"


class Bundled(Value):
    """A file that comes with the product, unmodified where it is not our own."""

    file: str
    title: str
    version: str
    licence: str
    source: str
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")

    def text(self) -> str:
        return (ROOM / self.file).read_text("utf-8")


class BundledStyle(Bundled):
    apostrophe: Literal["curly", "straight"] = "curly"


class Manifest(Value):
    engine: Bundled
    locales: dict[str, Bundled]
    styles: dict[str, BundledStyle]


@cache
def manifest() -> Manifest:
    """Return what is bundled, by key."""
    return Manifest.model_validate_json((ROOM / "manifest.json").read_bytes())


@cache
def load(key: str) -> Csl:
    """Return a bundled style; raises ``KeyError``.

    A journal's file may name no more than the style that it depends on, and its language.
    """
    style = manifest().styles[key]
    xml = style.text()
    file = ET.fromstring(xml)  # noqa: S314 expat itself stops entity bombs
    for link in file.iterfind(f"{CSL}info/{CSL}link[@rel='independent-parent']"):
        parent = load(link.attrib["href"].rpartition("/")[2])
        return parent.model_copy(update={"key": key, "default_locale": file.get("default-locale")})
    return Csl(key=key, xml=xml, apostrophe=style.apostrophe)


def bundled_locale(language: str) -> str | None:
    """Return the bundled locale of a language tag: "de" and "de-AT" have "de-DE"."""
    if language in manifest().locales:
        return language
    primary = language.split("-", maxsplit=1)[0]
    return next((tag for tag in manifest().locales if tag.split("-")[0] == primary), None)


def tree(xml: str) -> dict[str, JsonValue]:
    """Return CSL as the nested objects that citeproc-js reads; raises ``ET.ParseError``."""
    return _node(ET.fromstring(xml))  # noqa: S314 expat itself stops entity bombs


def _node(element: ET.Element) -> dict[str, JsonValue]:
    name = element.tag.removeprefix(CSL)
    children: list[JsonValue] = [_node(child) for child in element]
    text = element.text if element.text and element.text.strip() else ""
    if not children and (text or name in WORDS):
        children = [text]
    attributes: dict[str, JsonValue] = {
        key.replace(XML, "xml:"): value for key, value in element.attrib.items()
    }
    return {"name": name, "attrs": attributes, "children": children}
