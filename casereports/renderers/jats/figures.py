"""Figures: a picture with its caption, or a group of lettered ones under one caption."""

from collections.abc import Callable

from casereports.clinical.sentences import _
from casereports.clinical.values import Value
from casereports.manuscript.nodes import Figure, Panel
from casereports.renderers.jats.errors import RenderError
from casereports.renderers.jats.inline import Line, write_inlines
from casereports.renderers.jats.markup import NOTHING, Element, Parts, element
from casereports.renderers.words import Words


class Graphic(Value):
    """The file of a panel: its name beside the article, and what it is ("image/jpeg")."""

    name: str
    media_type: str


Named = Callable[[Figure, Panel], Graphic]


def write_figure(figure: Figure, words: Words, named: Named, line: Line) -> Element:
    """Returns a figure; one of several panels is a group, each with letter, words and picture."""
    if not figure.number:
        raise RenderError(_("Figure “%(key)s” has no number.", key=figure.key))
    place = line.places.at("figure", figure.key)
    label = element("label", f"{words.figure} {figure.number}")
    whole = write_inlines(figure.caption, line)
    if len(figure.panels) == 1:
        (panel,) = figure.panels
        legend = caption(whole, lettered(figure, panel, line))
        return element("fig", label, *legend, graphic(figure, panel, named), id=place)
    panels = [
        write_panel(figure, panel, line.places.panel(figure.key, number), named, line)
        for number, panel in enumerate(figure.panels, start=1)
    ]
    return element("fig-group", label, *caption(whole), *panels, id=place)


def write_panel(figure: Figure, panel: Panel, place: str, named: Named, line: Line) -> Element:
    """Returns a panel of several, its letter in the journal's form: "(A)"."""
    letter = figure.caption_letter(panel)
    label = (element("label", letter),) if letter else NOTHING
    words = caption(write_inlines(panel.caption, line))
    return element("fig", *label, *words, graphic(figure, panel, named), id=place)


def lettered(figure: Figure, panel: Panel, line: Line) -> Parts:
    """Returns the words of a figure's only panel, under a letter if it has one."""
    letter = figure.caption_letter(panel) if panel.caption else ""
    begin = (element("bold", letter), " ") if letter else NOTHING
    return (*begin, *write_inlines(panel.caption, line))


def caption(*paragraphs: Parts) -> Parts:
    """Returns a caption of these paragraphs; none where nobody wrote one."""
    said = [element("p", *paragraph) for paragraph in paragraphs if paragraph]
    return (element("caption", *said),) if said else NOTHING


def graphic(figure: Figure, panel: Panel, named: Named) -> Element:
    """Returns the picture, told to who can't see it, and the words that stand on it."""
    file = named(figure, panel)
    kind, _slash, subtype = file.media_type.partition("/")
    alt = (element("alt-text", panel.alt),) if panel.alt else NOTHING
    on_it = words_on(panel)
    long = (element("long-desc", on_it, content_type="words-on-picture"),) if on_it else NOTHING
    return element(
        "graphic", *alt, *long, mimetype=kind, mime_subtype=subtype, xlink_href=file.name
    )


def words_on(panel: Panel) -> str:
    """Returns what labels and scale bar say on a picture: "tumour; 20 mm"."""
    said = [mark.text for mark in panel.marks]
    said += [panel.bar.label] if panel.bar else []
    return "; ".join(filter(None, said))
