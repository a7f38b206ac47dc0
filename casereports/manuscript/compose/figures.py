"""Figures: panels with their letters, set as one with one caption."""

from collections.abc import Mapping

from casereports.clinical.facts import paper
from casereports.clinical.facts.panels import View
from casereports.clinical.facts.paper import SectionKind
from casereports.clinical.facts.sources import source_of
from casereports.clinical.sentences import _
from casereports.manuscript.compose.placing import Float
from casereports.manuscript.faults import Fault
from casereports.manuscript.markup import note, read_line
from casereports.manuscript.nodes import Figure, Image, Panel
from casereports.manuscript.numbering import letters
from casereports.manuscript.walk import words_of

#: Prepared pictures by the file name that panels carry, and by what a panel shows of them.
Images = Mapping[tuple[str, View | None], Image]


def compose_figures(
    figures: tuple[paper.Figure, ...], *, images: Images, faults: list[Fault]
) -> tuple[Float, ...]:
    """Returns every figure that has a picture."""
    floats = []
    for figure in figures:
        composed = _figure(figure, images, faults)
        if composed is not None:
            home = figure.section or SectionKind.INVESTIGATIONS
            floats.append(Float(block=composed, home=home))
    return tuple(floats)


def _figure(figure: paper.Figure, images: Images, faults: list[Fault]) -> Figure | None:
    source = f"figure:{figure.key}"
    shown = []
    for panel in figure.panels:
        if (panel.file, None) not in images:
            why = _("The picture “%(file)s” is not among the uploaded pictures.", file=panel.file)
        elif (panel.file, panel.view) not in images:
            why = _("The picture “%(file)s” is not cut yet; save its panel again.", file=panel.file)
        else:
            shown.append(panel)
            continue
        faults.append(Fault(source=source_of(panel, figure), message=why))
    if not shown:
        why = _("The figure “%(key)s” has no picture and is left out.", key=figure.key)
        faults.append(Fault(source=source, message=why))
        return None
    panels = tuple(
        _panel(panel, letter, figure, images[panel.file, panel.view], faults)
        for panel, letter in zip(shown, letters(len(shown)), strict=True)
    )
    return Figure(
        key=figure.key,
        columns=min(figure.columns, len(panels)),
        panels=panels,
        caption=read_line(figure.title, source, faults),
        source=source,
    )


def _panel(
    panel: paper.Panel, letter: str, figure: paper.Figure, image: Image, faults: list[Fault]
) -> Panel:
    """Returns a panel; its caption or the figure's title describes it where nothing else does."""
    source = source_of(panel, figure)
    caption = read_line(panel.caption, source, faults)
    alt = panel.alt or words_of(caption) or words_of(read_line(figure.title, source, []))
    if not alt:
        why = _("The picture has no description for those who can't see it.")
        faults.append(Fault(source=source, message=why))
    return Panel(
        letter=letter,
        image=image,
        alt=alt or note("missing description").text,
        caption=caption,
        source=source,
    )
