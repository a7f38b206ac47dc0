"""The document tree: what a paper is made of, before any renderer sees it.

Nodes are plain values. Composers build the tree; numbering fills in ``number``, ``letter`` and
``pieces``; renderers print it. A node that a renderer does not know is an error.
"""

from typing import Annotated, Literal

from pydantic import Field

from casereports.clinical.facts.paper import FigureWidth, Gap
from casereports.clinical.values import Value
from casereports.journals.figures import LetterStyle
from casereports.manuscript.overlay import PanelBar, PanelMark
from casereports.references.citations import Cite, Cluster

# ---------------------------------------------------------------- inline


class Text(Value):
    """A run of plain characters."""

    kind: Literal["text"] = "text"
    text: str


class Emphasis(Value):
    kind: Literal["emphasis"] = "emphasis"
    children: "tuple[Inline, ...]"


class Strong(Value):
    kind: Literal["strong"] = "strong"
    children: "tuple[Inline, ...]"


class Superscript(Value):
    kind: Literal["superscript"] = "superscript"
    children: "tuple[Inline, ...]"


class Subscript(Value):
    kind: Literal["subscript"] = "subscript"
    children: "tuple[Inline, ...]"


class SmallCaps(Value):
    kind: Literal["small_caps"] = "small_caps"
    children: "tuple[Inline, ...]"


class Link(Value):
    """A link to the outside: an ORCID, a DOI, an e-mail address."""

    kind: Literal["link"] = "link"
    href: str
    children: "tuple[Inline, ...]"


class CitationPiece(Value):
    """A part of a printed citation; ``key`` names the reference that it links to, if any."""

    text: str
    key: str | None = None


class Citation(Value):
    """One citation cluster; ``pieces`` is its printed form, filled in by numbering.

    ``cites`` stands where more than keys is cited: a page, words before or behind.
    """

    kind: Literal["citation"] = "citation"
    keys: tuple[str, ...]
    cites: tuple[Cite, ...] = ()
    pieces: tuple[CitationPiece, ...] = ()
    superscript: bool = False

    @classmethod
    def of(cls, cites: tuple[Cite, ...]) -> "Citation":
        """Returns the citation of these, in their order."""
        bare = all(cite == Cite(key=cite.key) for cite in cites)
        return cls(keys=tuple(cite.key for cite in cites), cites=() if bare else cites)

    @property
    def cluster(self) -> Cluster:
        """What the references room prints of it."""
        return Cluster(cites=self.cites) if self.cites else Cluster.of(*self.keys)


class FigureRef(Value):
    """A mention of a figure or of some of its panels; ``label`` is filled in by numbering."""

    kind: Literal["figure_ref"] = "figure_ref"
    key: str
    panels: tuple[str, ...] = ()
    label: str = ""


class TableRef(Value):
    """A mention of a table; ``label`` is filled in by numbering."""

    kind: Literal["table_ref"] = "table_ref"
    key: str
    label: str = ""


class Datum(Value):
    """A datum of the record that prose quotes, by its noun, row and form ("lab", "alp", "unit").

    ``children`` is how it prints and ``source`` the row behind it, both filled in when the paper
    is composed.
    """

    kind: Literal["datum"] = "datum"
    path: tuple[str, ...] = Field(min_length=1)
    children: "tuple[Inline, ...]" = ()
    source: str = ""


class Inserted(Value):
    """Words that a later paper has and the earlier one had not; stands outermost in its line."""

    kind: Literal["inserted"] = "inserted"
    children: "tuple[Inline, ...]"


class Deleted(Value):
    """Words of an earlier paper that the later one has no more; stands outermost in its line.

    What it mentions and cites may be gone from the paper: it leads nowhere
    (``comparing.marks.unlinked``).
    """

    kind: Literal["deleted"] = "deleted"
    children: "tuple[Inline, ...]"


Inline = Annotated[
    Text
    | Emphasis
    | Strong
    | Superscript
    | Subscript
    | SmallCaps
    | Link
    | Citation
    | FigureRef
    | TableRef
    | Datum
    | Inserted
    | Deleted,
    Field(discriminator="kind"),
]
Inlines = tuple[Inline, ...]

# ---------------------------------------------------------------- blocks


class Paragraph(Value):
    kind: Literal["paragraph"] = "paragraph"
    children: Inlines
    source: str


class ListItem(Value):
    children: Inlines
    source: str


class ListBlock(Value):
    kind: Literal["list"] = "list"
    ordered: bool = False
    items: tuple[ListItem, ...]
    source: str


class Image(Value):
    """A prepared picture, named by the SHA-256 of its bytes; sizes in pixels."""

    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    media_type: Literal["image/jpeg", "image/png", "image/svg+xml"]
    width: int = Field(gt=0)
    height: int = Field(gt=0)


class Panel(Value):
    """One lettered picture of a figure; ``letter`` is empty when the figure has one panel.

    ``marks`` and ``bar`` lie over the picture; ``span`` is how many columns it takes.
    """

    letter: str = ""
    image: Image
    span: int = Field(default=1, ge=1, le=6)
    marks: tuple[PanelMark, ...] = ()
    bar: PanelBar | None = None
    alt: str
    caption: Inlines = ()
    source: str


class Figure(Value):
    """Panels set as one figure with one caption; ``columns`` is the width of the grid in panels.

    With ``equal_heights`` the panels of a line share one height and part its width. ``width_mm``
    is the figure's own width in print, which a narrower page cuts down.
    """

    kind: Literal["figure"] = "figure"
    key: str
    number: int = 0
    columns: int = Field(default=2, ge=1, le=6)
    width: FigureWidth = FigureWidth.DOUBLE
    width_mm: float = Field(default=174, gt=0)
    gap: Gap = Gap.NARROW
    equal_heights: bool = False
    lettering: LetterStyle = LetterStyle()
    panels: tuple[Panel, ...] = Field(min_length=1)
    caption: Inlines
    source: str

    def caption_letter(self, panel: Panel) -> str:
        """Returns a panel's letter as the legend prints it, "(A)"; nothing for a panel alone."""
        return self.lettering.caption.replace("{letter}", panel.letter) if panel.letter else ""


class Column(Value):
    header: Inlines
    align: Literal["start", "end", "center"] = "start"


class Cell(Value):
    """A table cell; ``mark`` is the letter of the footnote that belongs to it."""

    children: Inlines
    mark: str = ""


class Row(Value):
    """A row of cells; a ``heading`` row has one cell that spans all columns."""

    cells: tuple[Cell, ...]
    heading: bool = False
    source: str


class Note(Value):
    """A table's footnote; one without ``mark`` is a general note."""

    mark: str = ""
    children: Inlines


class Table(Value):
    kind: Literal["table"] = "table"
    key: str
    number: int = 0
    caption: Inlines
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[Note, ...] = ()
    source: str


Block = Annotated[Paragraph | ListBlock | Figure | Table, Field(discriminator="kind")]


class Section(Value):
    """A headed part of the paper; ``number`` is "2" or "2.1", empty when it is not numbered.

    ``marked_title`` is the title with its changes, where two papers are compared.
    """

    key: str
    number: str = ""
    title: str
    marked_title: Inlines = ()
    blocks: tuple[Block, ...] = ()
    sections: "tuple[Section, ...]" = ()
    source: str
