"""Figures: one picture of all panels, and the caption below it."""

from collections.abc import Callable

from casereports.clinical.sentences import _
from casereports.clinical.values import Value
from casereports.manuscript.nodes import Figure, Panel
from casereports.renderers.docx.changes import Change
from casereports.renderers.docx.errors import RenderError
from casereports.renderers.docx.inline import BOLD, changed, run, write_inlines
from casereports.renderers.docx.ledger import Ledger
from casereports.renderers.docx.markup import Xml, join, tag
from casereports.renderers.docx.namespaces import PICTURE, VECTOR_EXTENSION
from casereports.renderers.docx.paragraphs import paragraph
from casereports.renderers.words import Words

UNITS_PER_MM = 36_000
VECTOR_TYPE = "image/svg+xml"
SIGNATURES = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}


class FigurePicture(Value):
    """A figure's panels as one picture; ``svg`` is the same as vectors, where there are any."""

    content: bytes
    width: int
    height: int
    width_mm: float
    svg: bytes = b""

    @property
    def media_type(self) -> str:
        """What the bytes are; raises ``RenderError`` for neither PNG nor JPEG."""
        for name, beginning in SIGNATURES.items():
            if self.content.startswith(beginning):
                return name
        raise RenderError(_("The picture of a figure is neither PNG nor JPEG."))


Pictured = Callable[[Figure], FigurePicture]


def write_figure(figure: Figure, words: Words, picture: Pictured, ledger: Ledger) -> Xml:
    """Return a figure: the picture, kept with its caption."""
    if not figure.number:
        raise RenderError(_("Figure “%(key)s” has no number.", key=figure.key))
    name = f"{words.figure} {figure.number}"
    change = Change.of(ledger, figure.caption, *(panel.caption for panel in figure.panels))
    drawing = tag("w:r", drawn(picture(figure), name, alt_text(figure), ledger))
    shown = change.around(drawing) if change else drawing
    return join([paragraph("Figure", shown, change=change), caption(figure, name, ledger, change)])


def alt_text(figure: Figure) -> str:
    """Return what a reader hears who can't see the figure."""
    return " ".join(
        f"{figure.caption_letter(panel)} {panel.alt}".strip() for panel in figure.panels
    )


def caption(figure: Figure, name: str, ledger: Ledger, change: Change | None) -> Xml:
    """Return the figure's caption and those of its panels, in one paragraph."""
    look = changed(BOLD, figure.caption, ledger)
    label = ledger.place("figure", figure.key, run(f"{name}.", look))
    parts = [label, write_inlines(figure.caption, ledger)]
    parts += [panel_caption(figure, panel, ledger) for panel in figure.panels if panel.caption]
    spaced = [join([run(" "), part]) for part in parts[1:] if part]
    return paragraph("Caption", label, *spaced, change=change)


def panel_caption(figure: Figure, panel: Panel, ledger: Ledger) -> Xml:
    """Return a panel's words under its letter, in the journal's form: "(A) …"."""
    letter = figure.caption_letter(panel)
    words = write_inlines(panel.caption, ledger)
    look = changed(BOLD, panel.caption, ledger)
    return join([run(letter, look), run(" "), words]) if letter else words


def drawn(picture: FigurePicture, name: str, alt: str, ledger: Ledger) -> Xml:
    """Return the picture as it stands in a line of text, in its printed size."""
    number = ledger.drawing()
    width = round(picture.width_mm * UNITS_PER_MM)
    height = round(width * picture.height / picture.width)
    size = {"cx": str(width), "cy": str(height)}
    known = {"id": number, "name": name, "descr": alt}
    return tag(
        "w:drawing",
        tag(
            "wp:inline",
            tag("wp:extent", **size),
            tag("wp:effectExtent", l="0", t="0", r="0", b="0"),
            tag("wp:docPr", **known),
            tag("wp:cNvGraphicFramePr", tag("a:graphicFrameLocks", noChangeAspect="1")),
            tag(
                "a:graphic", tag("a:graphicData", shape(picture, known, size, ledger), uri=PICTURE)
            ),
            distT="0",
            distB="0",
            distL="0",
            distR="0",
        ),
    )


def shape(
    picture: FigurePicture, known: dict[str, str], size: dict[str, str], ledger: Ledger
) -> Xml:
    locks = tag("a:picLocks", noChangeAspect="1")
    return tag(
        "pic:pic",
        tag("pic:nvPicPr", tag("pic:cNvPr", **known), tag("pic:cNvPicPr", locks)),
        tag("pic:blipFill", blip(picture, ledger), tag("a:stretch", tag("a:fillRect"))),
        tag(
            "pic:spPr",
            tag("a:xfrm", tag("a:off", x="0", y="0"), tag("a:ext", **size)),
            tag("a:prstGeom", tag("a:avLst"), prst="rect"),
        ),
    )


def blip(picture: FigurePicture, ledger: Ledger) -> Xml:
    """Return what is shown: pixels, and the vectors that Word 2016 and later show instead."""
    pixels = ledger.picture(picture.content, picture.media_type)
    if not picture.svg:
        return tag("a:blip", r_embed=pixels)
    vectors = tag("asvg:svgBlip", r_embed=ledger.picture(picture.svg, VECTOR_TYPE))
    return tag(
        "a:blip", tag("a:extLst", tag("a:ext", vectors, uri=VECTOR_EXTENSION)), r_embed=pixels
    )
