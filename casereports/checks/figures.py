"""Whether figures are what the journal takes: sharp enough, not too high, not too many."""

from collections.abc import Iterator
from typing import Any

from casereports.checks.origin import asked_for
from casereports.checks.printed import PrintTruth, printed
from casereports.checks.problem import Problem, Severity
from casereports.clinical.facts.paper import FigureWidth
from casereports.clinical.sentences import Sentence, _, in_a_row, listed, own
from casereports.journals.figures import Asked, ColourMode, FigureRules
from casereports.journals.profile import Limits, Profile
from casereports.journals.rule import Bounds, Rule
from casereports.journals.shelf import profiles
from casereports.manuscript.document import Manuscript
from casereports.manuscript.nodes import (
    Figure,
    Table,
)
from casereports.manuscript.walk import blocks_of

CODE = "FIGURES"
#: The files that are made here, by the endings of their names, the usual names for TIFF included.
MADE = frozenset({"tif", "tiff", "png"})
#: What a journal counts as images is each panel.
_IMAGES = "images"
_MOST_COLUMNS = 6


def figure_problems(manuscript: Manuscript) -> Iterator[Problem]:
    """Yields what the journal has against the figures of a paper, or how well each prints.

    Of a journal that nobody has described nothing is known.
    """
    journal = profiles().get(manuscript.journal)
    if journal is not None:
        yield from problems_in(manuscript, journal)


def problems_in(manuscript: Manuscript, journal: Profile) -> Iterator[Problem]:
    """Yields what a journal has against the figures of a paper, or how well each prints."""
    blocks = list(blocks_of(manuscript.body))
    figures = [block for block in blocks if isinstance(block, Figure)]
    tables = sum(isinstance(block, Table) for block in blocks)
    yield from _numbers(figures, tables, journal.limits)
    if figures:
        yield from _files(journal.figures)
    for figure in figures:
        yield from _in_print(PrintTruth(figure, journal.figures))


def _in_print(truth: PrintTruth) -> Iterator[Problem]:
    """Yields what is wrong with a figure in print, or that nothing is."""
    if truth.coarse:
        dpi = truth.asked
        asked = _asks(dpi, _("%(dpi)s dpi", dpi=dpi.value))
        yield _at(truth.figure, _weight(dpi), in_a_row(_coarse(truth), asked, _sharper(truth)))
    if truth.is_too_high:
        most = truth.rules.height_mm()
        asked = _asks(most, _("at most %(height)s mm of height", height=_mm(most.value)))
        yield _at(truth.figure, _weight(most), in_a_row(_high(truth), asked, _lower(truth)))
    if not truth.coarse and not truth.is_too_high:
        yield _at(truth.figure, Severity.OK, in_print(truth))


def in_print(truth: PrintTruth) -> Sentence:
    """Returns how a figure prints, as a sentence."""
    size = {"width": _mm(truth.printed.width), "height": _mm(truth.printed.height)}
    if truth.dpi is None:
        return _("Prints %(width)s × %(height)s mm, drawn and sharp in any size.", **size)
    return _("Prints %(width)s × %(height)s mm at %(dpi)s dpi.", **size, dpi=truth.dpi)


def _coarse(truth: PrintTruth) -> Sentence:
    letters, found = tuple(truth.coarse), sorted(truth.coarse.values())
    lowest, highest = found[0], found[-1]
    if not any(letters):
        return _("Prints at %(dpi)s dpi.", dpi=lowest)
    if len(letters) == len(truth.figure.panels):
        if lowest == highest:
            return _("All panels print at %(dpi)s dpi.", dpi=lowest)
        return _(
            "Its panels print at %(lowest)s to %(highest)s dpi.", lowest=lowest, highest=highest
        )
    if len(letters) == 1:
        return _("Panel %(letter)s prints at %(dpi)s dpi.", letter=letters[0], dpi=lowest)
    names = listed(letters)
    if lowest == highest:
        return _("Panels %(letters)s print at %(dpi)s dpi.", letters=names, dpi=lowest)
    return _(
        "Panels %(letters)s print at %(lowest)s to %(highest)s dpi.",
        letters=names,
        lowest=lowest,
        highest=highest,
    )


def _sharper(truth: PrintTruth) -> Sentence:
    """Returns what makes a figure sharp enough."""
    figure, rules = truth.figure, truth.rules
    if figure.width is FigureWidth.DOUBLE:
        narrow = printed(figure, rules.width_mm(wide=False).value, rules)
        if narrow.dpi is not None and narrow.dpi >= truth.asked.value:
            return _("Set it in one column, or take larger originals.")
    for columns in range(figure.columns + 1, min(len(figure.panels), _MOST_COLUMNS) + 1):
        denser = figure.model_copy(update={"columns": columns})
        smaller = printed(denser, truth.width, rules)
        if smaller.dpi is not None and smaller.dpi >= truth.asked.value:
            return _(
                "Set %(columns)s panels side by side, or take larger originals.", columns=columns
            )
    return _("Take larger originals, or crop them less.")


def _high(truth: PrintTruth) -> Sentence:
    return _(
        "At its full width it is %(height)s mm high, so it prints only %(width)s mm wide.",
        height=_mm(truth.printed.full_height),
        width=_mm(truth.printed.width),
    )


def _lower(truth: PrintTruth) -> Sentence:
    if len(truth.figure.panels) > truth.figure.columns:
        return _("Set more panels side by side, or make two figures of it.")
    return _("Crop its height, or leave it as narrow as that.")


def _files(rules: FigureRules) -> Iterator[Problem]:
    """Yields what the journal wants of files that those made here are not."""
    colours, formats = rules.colour_mode(), rules.file_formats()
    if colours.value is ColourMode.CMYK:
        made = _("The files made here are RGB, and the journal's printer turns them into CMYK.")
        look = _("Bright colours come out duller: let nothing depend on their shade.")
        yield _at(
            None, Severity.NOTE, in_a_row(_asks(colours, own(colours.value.label)), made, look)
        )
    if MADE.isdisjoint(formats.value):
        endings = ", ".join(f".{ending}" for ending in formats.value)
        asked = _asks(formats, own(endings))
        made = _("The files made here are TIFF and PNG: convert them at the best quality.")
        yield _at(None, _weight(formats), in_a_row(asked, made))


def _numbers(figures: list[Figure], tables: int, limits: Limits) -> Iterator[Problem]:
    """Yields that there are more figures than the journal takes, or fewer."""
    rule, count = limits.figures, len(figures)
    said = _("Figures in the paper: %(count)s.", count=count)
    fewer = _("Join figures as panels of one, or leave some out.")
    if rule and rule.value and rule.value.scope == _IMAGES:
        count = sum(len(figure.panels) for figure in figures)
        said = _("Images in the paper: %(count)s.", count=count)
        yield from _counted(rule, count, said, _("Leave some out."))
    else:
        yield from _counted(rule, count, said, fewer)
    count = len(figures) + tables
    said = _("Figures and tables in the paper: %(count)s.", count=count)
    yield from _counted(limits.figures_and_tables, count, said, fewer)


def _counted(
    rule: Rule[Bounds] | None, count: int, said: Sentence, fewer: Sentence
) -> Iterator[Problem]:
    if rule is None or rule.value is None:
        return
    bounds, asked = rule.value, Asked(rule.value, rule)
    if bounds.at_most is not None and count > bounds.at_most:
        most = _asks(asked, _("at most %(count)s", count=bounds.at_most))
        yield _at(None, _weight(asked), in_a_row(said, most, fewer))
    if bounds.at_least is not None and count < bounds.at_least:
        least = _asks(asked, _("at least %(count)s", count=bounds.at_least))
        yield _at(None, _weight(asked), in_a_row(said, least))


def _asks(asked: Asked[Any], what: Sentence) -> Sentence:
    """Returns who asks for what, and on whose word."""
    rule = asked.rule
    if rule is None:
        return _("The journal's own rule is not known here; most ask for %(what)s.", what=what)
    return asked_for(rule, what)


def _weight(asked: Asked[Any]) -> Severity:
    """Returns how much a rule weighs: less where nobody is sure, or where it is advice."""
    is_firm = asked.rule is not None and not asked.unverified and not asked.rule.recommended
    return Severity.WARNING if is_firm else Severity.NOTE


def _at(figure: Figure | None, severity: Severity, message: Sentence) -> Problem:
    return Problem(
        code=CODE,
        severity=severity,
        message=message,
        where=_("Figures › %(key)s", key=figure.key) if figure else _("Figures"),
        source=figure.source if figure else "figure:",
    )


def _mm(length: float) -> str:
    return f"{length:.0f}"
