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

    ``apostrophe`` says which one the journal prints within words: citeproc-js prints curly ones.
    """

    key: str
    xml: str
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
    """Return a bundled style; raises ``KeyError``."""
    style = manifest().styles[key]
    return Csl(key=key, xml=style.text(), apostrophe=style.apostrophe)


def tree(xml: str) -> dict[str, JsonValue]:
    """Return CSL as the nested objects that citeproc-js reads; raises ``ET.ParseError``."""
    return _node(ET.fromstring(xml))  # noqa: S314 expat itself stops entity bombs


def _node(element: ET.Element) -> dict[str, JsonValue]:
    name = element.tag.removeprefix(CSL)
    children: list[JsonValue] = [_node(child) for child in element]
    if not children and (element.text or name in WORDS):
        children = [element.text or ""]
    attributes: dict[str, JsonValue] = {
        key.replace(XML, "xml:"): value for key, value in element.attrib.items()
    }
    return {"name": name, "attrs": attributes, "children": children}
