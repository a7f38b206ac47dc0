"""What a page says of a figure in print: its size, and whether its pictures are sharp enough."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from casereports.authoring.standing import UNREADABLE
from casereports.checks.figures import CODE, figure_problems
from casereports.checks.printed import PrintTruth
from casereports.checks.problem import Problem, Severity
from casereports.journals.shelf import profile
from casereports.manuscript.document import Manuscript
from casereports.manuscript.nodes import Figure
from casereports.manuscript.walk import blocks_of
from casereports.pipeline import draft
from casereports.record.models import Case
from casereports.record.sentence_words import translated


@dataclass(frozen=True)
class PrintLine:
    """A figure in print in one line, and what is to be done about it."""

    number: int
    words: str
    advice: tuple[str, ...] = ()

    @property
    def is_warning(self) -> bool:
        return bool(self.advice)


def print_lines(case: Case) -> Mapping[str, PrintLine]:
    """Returns a line for each figure and plot of a case, by its source ("figure:mri").

    It composes the paper; of a case that makes none there is nothing to say.
    """
    try:
        return lines_of(draft(case).manuscript)
    except UNREADABLE:
        return {}


def lines_of(manuscript: Manuscript) -> Mapping[str, PrintLine]:
    """Returns a line for each figure of a paper, by its source."""
    rules = profile(manuscript.journal).figures
    problems = [found for found in figure_problems(manuscript) if found.code == CODE]
    figures = (block for block in blocks_of(manuscript.body) if isinstance(block, Figure))
    return {figure.source: print_line(PrintTruth(figure, rules), problems) for figure in figures}


def print_line(truth: PrintTruth, problems: list[Problem]) -> PrintLine:
    """Returns the line of a figure; ``problems`` are those of the paper."""
    here = (found for found in problems if found.source == truth.figure.source)
    advice = (translated(found.message) for found in here if found.severity is not Severity.OK)
    return PrintLine(number=truth.figure.number, words=_words(truth), advice=tuple(advice))


def _words(truth: PrintTruth) -> str:
    size = {"width": round(truth.printed.width), "height": round(truth.printed.height)}
    if truth.dpi is None:
        return _("prints %(width)d × %(height)d mm · drawn, sharp in any size") % size
    asked = {"dpi": truth.dpi, "asked": truth.asked.value}
    if not truth.asked.own:
        return _("prints %(width)d × %(height)d mm · %(dpi)d dpi (%(asked)d are usual)") % {
            **size,
            **asked,
        }
    if truth.asked.unverified:
        return _(
            "prints %(width)d × %(height)d mm · %(dpi)d dpi (%(asked)d asked, not verified)"
        ) % {**size, **asked}
    return _("prints %(width)d × %(height)d mm · %(dpi)d dpi (%(asked)d asked)") % {
        **size,
        **asked,
    }
