"""Figures: their captions word by word, their pictures told by a line."""

from collections.abc import Iterator

from casereports.manuscript.comparing.lines import compared
from casereports.manuscript.comparing.marks import marked
from casereports.manuscript.comparing.saying import PictureChange, said
from casereports.manuscript.markup import joined
from casereports.manuscript.nodes import (
    Block,
    Deleted,
    Emphasis,
    Figure,
    Inlines,
    Panel,
    Paragraph,
    Strong,
    Text,
)
from casereports.manuscript.numbering import figure_label

#: What the source of a line begins with that stands in neither paper.
NOTE = "change:"


def is_note(block: Block) -> bool:
    """Tells a line that is said of the pictures of a figure from the words of a paper."""
    return block.source.startswith(NOTE)


def compared_figure(before: Figure, after: Figure, language: str) -> Iterator[Block]:
    """Yields the later figure, its words compared, and a line that tells of its pictures."""
    yield _with_captions(before, after)
    changes = tuple(_picture_changes(before, after))
    if changes:
        words = " ".join(
            said(change, f"{figure_label(figure, language)}{panel.letter}", language)
            for change, figure, panel in changes
        )
        line = (Emphasis(children=(Text(text=words),)),)
        yield Paragraph(children=line, source=f"{NOTE}{after.source}")


def removed_figure(figure: Figure, language: str) -> Paragraph:
    """Returns the words of a figure that is gone; its pictures are not shown again."""
    label = (Strong(children=(Text(text=f"{figure_label(figure, language)}."),)),)
    lines = [label, figure.caption, *(_legend(figure, panel) for panel in figure.panels)]
    words = joined(lines, " ")
    return Paragraph(children=marked(words, Deleted), source=figure.source)


def _legend(figure: Figure, panel: Panel) -> Inlines:
    letter = figure.caption_letter(panel)
    if not letter or not panel.caption:
        return panel.caption
    return (Strong(children=(Text(text=letter),)), Text(text=" "), *panel.caption)


def _with_captions(before: Figure, after: Figure) -> Figure:
    """Returns the later figure; the words of a panel that is gone end the legend before it."""
    old = {panel.source: panel for panel in before.panels}
    kept = {panel.source for panel in after.panels}
    gone = joined([panel.caption for panel in before.panels if panel.source not in kept], " ")
    panels = tuple(
        panel.model_copy(
            update={
                "caption": compared(
                    old[panel.source].caption if panel.source in old else (), panel.caption
                )
            }
        )
        for panel in after.panels
    )
    caption = compared(before.caption, after.caption)
    if gone:
        space = (Text(text=" "),) if caption else ()
        caption = (*caption, *marked((*space, *gone), Deleted))
    return after.model_copy(update={"caption": caption, "panels": panels})


def _picture_changes(
    before: Figure, after: Figure
) -> Iterator[tuple[PictureChange, Figure, Panel]]:
    """Yields what became of each picture, under the name that it had or has."""
    old = {panel.source: panel for panel in before.panels}
    for panel in after.panels:
        was = old.pop(panel.source, None)
        if was is None:
            yield PictureChange.ADDED, after, panel
        elif was.image != panel.image:
            yield PictureChange.REPLACED, after, panel
        elif (was.marks, was.bar) != (panel.marks, panel.bar):
            yield PictureChange.MARKED, after, panel
    for panel in old.values():
        yield PictureChange.REMOVED, before, panel
