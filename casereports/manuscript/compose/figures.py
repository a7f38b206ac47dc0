"""Figures: panels with their letters, set as one with one caption."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from casereports.clinical.facts import paper
from casereports.clinical.facts.panels import View
from casereports.clinical.facts.paper import FigureWidth, SectionKind
from casereports.clinical.facts.sources import source_of
from casereports.clinical.sentences import _
from casereports.figures.panels.places import Window
from casereports.journals.figures import FigureRules
from casereports.manuscript.compose.marks import panel_bar, panel_marks
from casereports.manuscript.compose.placing import Float
from casereports.manuscript.faults import Fault
from casereports.manuscript.markup import note, read_line
from casereports.manuscript.nodes import Figure, Image, Inlines, Panel, Text
from casereports.manuscript.numbering import letters
from casereports.manuscript.quoting.forms import Teller
from casereports.manuscript.walk import words_of

#: Prepared pictures by the file name that panels carry, and by what a panel shows of them.
Images = Mapping[tuple[str, View | None], Image]

#: What a legend says of changed greys, by the paper's language: of all panels, and of one alone.
_ADJUSTED = {
    "en": (
        "Brightness and contrast were adjusted equally in all panels.",
        "Brightness and contrast were adjusted equally in the whole image.",
    ),
    "de": (
        "Helligkeit und Kontrast wurden in allen Teilbildern gleich angepasst.",
        "Helligkeit und Kontrast wurden im ganzen Bild gleich angepasst.",
    ),
    "fr": (
        "La luminosité et le contraste ont été ajustés de la même manière dans tous les panneaux.",
        "La luminosité et le contraste ont été ajustés de la même manière sur toute l’image.",
    ),
    "es": (
        "El brillo y el contraste se ajustaron por igual en todos los paneles.",
        "El brillo y el contraste se ajustaron por igual en toda la imagen.",
    ),
}


def compose_figures(
    teller: Teller, *, rules: FigureRules, images: Images, faults: list[Fault]
) -> tuple[Float, ...]:
    """Returns every figure of a case that has a picture, lettered as its journal wants it."""
    floats = []
    for figure in teller.facts.figures:
        shown = _shown(figure, images, faults)
        if shown:
            composed = _figure(figure, shown, _Desk(teller, rules, images, faults))
            home = figure.section or SectionKind.INVESTIGATIONS
            floats.append(Float(block=composed, home=home))
    return tuple(floats)


@dataclass(frozen=True)
class _Desk:
    """What lies at hand while figures are composed."""

    teller: Teller
    rules: FigureRules
    images: Images
    faults: list[Fault]


def _shown(figure: paper.Figure, images: Images, faults: list[Fault]) -> list[paper.Panel]:
    """Returns the panels that have their picture; the others are faults."""
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
        faults.append(Fault(source=source_of(figure), message=why))
    return shown


def _figure(figure: paper.Figure, shown: Sequence[paper.Panel], desk: _Desk) -> Figure:
    source, rules = source_of(figure), desk.rules
    names = letters(len(shown), rules)
    panels = tuple(
        _panel(panel, letter, figure, desk) for panel, letter in zip(shown, names, strict=True)
    )
    title = read_line(figure.title, source, desk.faults)
    columns = min(figure.columns, sum(panel.span for panel in shown))
    return Figure(
        key=figure.key,
        columns=columns,
        width=figure.width,
        width_mm=rules.width_mm(wide=figure.width is FigureWidth.DOUBLE).value,
        gap=figure.gap,
        equal_heights=figure.equal_heights,
        lettering=rules.letter,
        panels=panels,
        caption=(*title, *_adjustment(figure, shown, desk.teller.facts.paper.language, title)),
        source=source,
    )


def _adjustment(
    figure: paper.Figure, shown: Sequence[paper.Panel], language: str, title: Inlines
) -> Inlines:
    """Returns the author's word that all panels were changed alike, where any was changed."""
    changed = any(panel.view and panel.view.is_adjusted for panel in shown)
    if not (figure.equally_adjusted and changed):
        return ()
    of_all, of_one = _ADJUSTED.get(language.split("-", maxsplit=1)[0], _ADJUSTED["en"])
    return (Text(text=f"{' ' if title else ''}{of_all if len(shown) > 1 else of_one}"),)


def _panel(panel: paper.Panel, letter: str, figure: paper.Figure, desk: _Desk) -> Panel:
    """Returns a panel; its caption or the figure's title describes it where nothing else does."""
    source = source_of(panel, figure)
    caption = read_line(panel.caption, source, desk.faults)
    alt = panel.alt or words_of(caption) or words_of(read_line(figure.title, source, []))
    if not alt:
        why = _("The picture has no description for those who can't see it.")
        desk.faults.append(Fault(source=source, message=why))
    whole = desk.images[panel.file, None]
    window = Window.of(panel.view, (whole.width, whole.height))
    return Panel(
        letter=letter,
        image=desk.images[panel.file, panel.view],
        span=min(panel.span, figure.columns),
        marks=panel_marks(panel, window, teller=desk.teller, source=source, faults=desk.faults),
        bar=panel_bar(panel, window, source=source, faults=desk.faults),
        alt=alt or note("missing description").text,
        caption=caption,
        source=source,
    )
