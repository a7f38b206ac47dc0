"""The one place where sections, figures, tables, panels and citations get their numbers."""

from collections.abc import Sequence
from string import ascii_uppercase

from casereports.clinical.wording.number import NBSP
from casereports.journals.figures import FigureRules
from casereports.manuscript.document import Manuscript
from casereports.manuscript.nodes import (
    Block,
    Citation,
    CitationPiece,
    Figure,
    FigureRef,
    Inline,
    Inlines,
    Section,
    Table,
    TableRef,
)
from casereports.manuscript.walk import rewrite, rewrite_blocks
from casereports.references.citations import Cluster
from casereports.references.printed import Formatted

#: "Figure" and "Table" in the languages in which papers are printed.
LABELS = {
    "en": ("Figure", "Table"),
    "de": ("Abbildung", "Tabelle"),
    "fr": ("Figure", "Tableau"),
    "es": ("Figura", "Tabla"),
}


def figure_label(figure: Figure, language: str) -> str:
    """Returns "Figure 2", as the text mentions it."""
    return f"{_labels(language)[0]}{NBSP}{figure.number}"


def _labels(language: str) -> tuple[str, str]:
    return LABELS.get(language.split("-", maxsplit=1)[0], LABELS["en"])


def letters(count: int, rules: FigureRules | None = None) -> tuple[str, ...]:
    """Returns the letters of so many panels, A to Z, then AA; one panel alone has none.

    They are as the journal of the rules prints them: "a" where it takes small letters.
    """
    if count < 2:
        return ("",) * count
    style = rules or FigureRules()
    return tuple(style.panel_letter(place) for place in range(count))


def numbered_sections(sections: Sequence[Section], above: str = "") -> tuple[Section, ...]:
    """Returns the sections as 1, 2 … and those within them as 2.1, 2.2 …"""
    return tuple(
        section.model_copy(
            update={
                "number": f"{above}{number}",
                "sections": numbered_sections(section.sections, f"{above}{number}."),
            }
        )
        for number, section in enumerate(sections, start=1)
    )


def with_numbers(manuscript: Manuscript) -> Manuscript:
    """Returns the paper with figures and tables numbered as they stand, and mentions labelled.

    Figures and tables stand where they are first mentioned, so this is the order of mention.
    """
    numbers: dict[tuple[type[Block], str], int] = {}

    def count(block: Block) -> Block:
        if not isinstance(block, Figure | Table):
            return block
        number = 1 + sum(kind is type(block) for kind, _ in numbers)
        numbers[type(block), block.key] = number
        return block.model_copy(update={"number": number})

    figure, table = _labels(manuscript.language)

    def name(node: Inline, source: str) -> Inlines:
        match node:
            case FigureRef():
                number = numbers[Figure, node.key]
                label = f"{figure}{NBSP}{number}{_spelled(node.panels)}"
                return (node.model_copy(update={"label": label}),)
            case TableRef():
                label = f"{table}{NBSP}{numbers[Table, node.key]}"
                return (node.model_copy(update={"label": label}),)
            case _:
                return (node,)

    return rewrite(rewrite_blocks(manuscript, count), name)


def _spelled(panels: tuple[str, ...]) -> str:
    """Returns "A", "A, B" or, for three and more neighbours, "A–C"."""
    places = [_place(letter) for letter in panels]
    if len(panels) > 2 and places == list(range(places[0], places[0] + len(places))):
        return f"{panels[0]}–{panels[-1]}"
    return f",{NBSP}".join(panels)


def _place(letter: str) -> int:
    *begin, end = (ascii_uppercase.index(character) for character in letter.upper())
    return end + len(ascii_uppercase) * (begin[0] + 1 if begin else 0)


def clusters_of(manuscript: Manuscript) -> tuple[Cluster, ...]:
    """Returns what the paper cites, in the order of reading, captions and tables included."""
    clusters: list[Cluster] = []

    def collect(node: Inline, source: str) -> Inlines:
        if isinstance(node, Citation):
            clusters.append(node.cluster)
        return (node,)

    rewrite(manuscript, collect)
    return tuple(clusters)


def with_citations(manuscript: Manuscript, formatted: Formatted) -> Manuscript:
    """Returns the paper with each citation as it is printed; ``formatted`` has them in order."""
    printed = iter(formatted.citations)

    def fill(node: Inline, source: str) -> Inlines:
        if not isinstance(node, Citation):
            return (node,)
        citation = next(printed)
        pieces = tuple(CitationPiece(text=span.text, key=span.key) for span in citation.spans)
        update = {"pieces": pieces, "superscript": citation.superscript}
        return (node.model_copy(update=update),)

    return rewrite(manuscript, fill)
