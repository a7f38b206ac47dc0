"""The files around the text: styles, settings, the page's foot, properties of the document."""

from pathlib import Path
from string import Template

from casereports.manuscript.document import Front, Manuscript
from casereports.renderers.docx.inline import run
from casereports.renderers.docx.markup import NOTHING, Xml, tag, text
from casereports.renderers.docx.namespaces import MAIN
from casereports.renderers.docx.paragraphs import paragraph
from casereports.renderers.names import author_name
from casereports.renderers.words import Words

FOLDER = Path(__file__).parent / "template"

EAST_ASIAN_TYPE = {"ja": "MS Mincho", "ko": "Batang", "zh": "SimSun"}
TRADITIONAL, TRADITIONAL_TYPE = ("zh-hant", "zh-tw", "zh-hk"), "PMingLiU"

PROPERTIES = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"


def styles(language: str) -> bytes:
    """Return the styles, in the paper's language."""
    template = Template((FOLDER / "styles.xml").read_text("utf-8"))
    kinds = ("val", "eastAsia") if main_language(language) in EAST_ASIAN_TYPE else ("val",)
    written = template.substitute(
        language=" ".join(f'w:{kind}="{text(language)}"' for kind in kinds),
        east_asian_type=east_asian_type(language),
    )
    return written.encode()


def main_language(language: str) -> str:
    """Return "zh" of "zh-Hans"."""
    return language.split("-", maxsplit=1)[0].lower()


def east_asian_type(language: str) -> str:
    """Return the typeface for names in Chinese, Japanese and Korean."""
    if language.lower().startswith(TRADITIONAL):
        return TRADITIONAL_TYPE
    return EAST_ASIAN_TYPE.get(main_language(language), EAST_ASIAN_TYPE["zh"])


def settings() -> bytes:
    return (FOLDER / "settings.xml").read_bytes()


def footer(words: Words) -> Xml:
    """Return "Page 1 of 9", which Word counts."""
    number = paragraph(
        "Footer", run(f"{words.page} "), field("PAGE"), run(f" {words.of} "), field("NUMPAGES")
    )
    return tag("w:ftr", number, xmlns_w=MAIN)


def field(name: str) -> Xml:
    return tag("w:fldSimple", run("1"), w_instr=f" {name} ")


def properties(manuscript: Manuscript) -> Xml:
    """Return what the file says of itself: what the paper prints, and neither time nor user."""
    front = manuscript.front
    entries = [
        ("dc:creator", names(front)),
        ("cp:keywords", "; ".join(front.keywords)),
        ("dc:language", manuscript.language),
        ("dc:title", front.title),
    ]
    written = [tag(name, text(words)) if words else NOTHING for name, words in entries]
    return tag("cp:coreProperties", *written, xmlns_cp=PROPERTIES, xmlns_dc=DUBLIN_CORE)


def names(front: Front) -> str:
    return "; ".join(author_name(author) for author in front.authors)
