"""The plots of the statistics, in the reader's language, each with the numbers that it draws."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from casereports.figures.plots.bars import (
    Bar,
    BarList,
    Bars,
    Filling,
    Line,
    Part,
    draw_bar_list,
    draw_bars,
)
from casereports.figures.plots.svg import Drawing
from casereports.journals.shelf import profiles
from casereports.review.statistics import (
    ACCEPTED,
    OPEN,
    REJECTED,
    WITHDRAWN,
    Days,
    Statistics,
)

ENDINGS: Final[Mapping[str, tuple[str | Promise, Filling]]] = {
    ACCEPTED: (pgettext_lazy("how submissions ended", "accepted"), "solid"),
    REJECTED: (pgettext_lazy("how submissions ended", "rejected"), "tinted"),
    WITHDRAWN: (pgettext_lazy("how submissions ended", "withdrawn"), "striped"),
    OPEN: (pgettext_lazy("how submissions ended", "still open"), "hollow"),
}
#: Widths of a histogram's bars, in days: the first with which there are not too many.
WIDTHS: Final = (1, 2, 7, 14, 30, 60, 90, 180, 365, 3650)
MOST_BARS: Final = 26
#: As many bars has a histogram at least.
FEWEST_BARS: Final = 14
#: Shares of all, with what they are called.
QUARTILES: Final = (
    (0.25, gettext_lazy("lower quartile")),
    (0.5, gettext_lazy("median")),
    (0.75, gettext_lazy("upper quartile")),
)


@dataclass(frozen=True)
class Plot:
    """A drawing with its heading, and the same numbers as a table."""

    title: str
    drawing: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    empty: str = ""


def plots_of(told: Statistics) -> tuple[Plot, ...]:
    """Returns the plots of the page, in their order; one of nothing says so."""
    return (
        _over_time(told),
        histogram(
            told.to_decision,
            title=_("Time to the first decision"),
            upwards=_("submissions"),
            empty=_("No decision was made yet."),
        ),
        _rates(told),
        _reviewers(told),
        histogram(
            told.to_review,
            title=_("Time from accepting to handing in a review"),
            upwards=_("reviews"),
            empty=_("No review was handed in yet."),
        ),
        _missing(told),
    )


def _over_time(told: Statistics) -> Plot:
    title = _("Submissions over time, by how they ended")
    if not told.spans:
        return _nothing(title, _("Nothing was submitted in this time."))
    parts = tuple(
        Part(
            name=str(name),
            values=tuple(span.endings[ending] for span in told.spans),
            filling=filling,
        )
        for ending, (name, filling) in ENDINGS.items()
    )
    is_by_month = "-" in told.spans[0].label
    across = _("month of submission") if is_by_month else _("year of submission")
    drawing = draw_bars(
        Bars(
            title=title,
            description=_("The table beside tells the same numbers."),
            labels=tuple(span.label for span in told.spans),
            parts=parts,
            across=across,
            upwards=_("submissions"),
        )
    )
    head = (across, *(part.name for part in parts), _("all"))
    rows = [
        (span.label, *map(_number, (*span.endings.values(), span.total)))
        for span in told.spans
        if span.total
    ]
    return _plot(title, drawing, head, rows)


def histogram(days: Days, *, title: str, upwards: str, empty: str) -> Plot:
    """Returns how many took how long, with the quartiles; ``empty`` says that nothing is known."""
    if not days.total:
        return _nothing(title, empty)
    last = max(days.numbers)
    width = next(one for one in WIDTHS if last // one < MOST_BARS or one == WIDTHS[-1])
    edges = tuple(width * at for at in range(max(last // width + 1, FEWEST_BARS) + 1))
    numbers = [0] * (len(edges) - 1)
    for day, number in days.numbers.items():
        numbers[max(day, 0) // width] += number
    marked = [(name, days.quantile(share) or 0.0) for share, name in QUARTILES]
    drawing = draw_bars(
        Bars(
            title=title,
            description=_("The table beside tells the same numbers."),
            labels=tuple(map(_number, edges)),
            parts=(Part(name=upwards, values=tuple(numbers)),),
            across=_("days"),
            upwards=upwards,
            is_dense=True,
            # A line stands amid its day, as a day is as wide as what it counts.
            lines=tuple(
                Line(at=(day + 0.5) / width, text=f"{name} {_number(day)}") for name, day in marked
            ),
        )
    )
    rows = [(str(name), _days(day)) for name, day in marked]
    rows += [
        (_bin(edges[at], width), _number(number)) for at, number in enumerate(numbers) if number
    ]
    return _plot(title, drawing, (_("days"), upwards), rows)


def _rates(told: Statistics) -> Plot:
    title = _("Accepted, of those accepted or rejected")
    if not told.rates:
        return _nothing(title, _("No submission was accepted or rejected yet."))
    names = [f"{journal_name(rate.journal)}, {rate.year}" for rate in told.rates]
    bars = tuple(
        Bar(label=name, value=rate.percent, text=_percent(rate.percent))
        for name, rate in zip(names, told.rates, strict=True)
    )
    head = (_("journal and year of submission"), _("accepted"), _("rejected"), _("share"))
    rows = [
        (name, _number(rate.accepted), _number(rate.rejected), _percent(rate.percent))
        for name, rate in zip(names, told.rates, strict=True)
    ]
    return _plot(title, _list(title, bars, 100), head, rows)


def _reviewers(told: Statistics) -> Plot:
    title = _("Reviewers")
    told_of = told.reviewers
    if not told_of.invited:
        return _nothing(title, _("No reviewer was invited yet."))
    numbers = {
        _("invited"): told_of.invited,
        _("accepted"): told_of.accepted,
        _("declined"): told_of.declined,
        _("review handed in"): told_of.done,
    }
    return _shares(title, numbers, told_of.invited, (_("reviewers"), _("number"), _("share")))


def _missing(told: Statistics) -> Plot:
    title = _("CARE items most often missing or incomplete when first submitted")
    if not told.missing:
        empty = _("No item was missing.") if told.looked_at else _("Nothing was looked at yet.")
        return _nothing(title, empty)
    numbers = {
        _("%(item)s %(demand)s") % {"item": one.item, "demand": _(one.demand)}: one.number
        for one in told.missing
    }
    return _shares(title, numbers, told.looked_at, (_("CARE item"), _("submissions"), _("share")))


def _shares(title: str, numbers: Mapping[str, int], total: int, head: tuple[str, ...]) -> Plot:
    bars = tuple(
        Bar(
            label=name,
            value=number,
            text=f"{_number(number)} ({_percent(100 * number / total)})",
        )
        for name, number in numbers.items()
    )
    rows = [
        (name, _number(number), _percent(100 * number / total)) for name, number in numbers.items()
    ]
    return _plot(title, _list(title, bars, total), head, rows)


def _list(title: str, bars: tuple[Bar, ...], full: float) -> Drawing:
    described = _("The table beside tells the same numbers.")
    return draw_bar_list(BarList(title=title, description=described, bars=bars, full=full))


def _plot(
    title: str, drawing: Drawing, head: tuple[str, ...], rows: Sequence[tuple[str, ...]]
) -> Plot:
    # The drawing escapes what it is given.
    return Plot(title, mark_safe(drawing.svg.decode()), head, tuple(rows))  # noqa: S308


def _nothing(title: str, empty: str) -> Plot:
    return Plot(title, "", (), (), empty)


def journal_name(key: str) -> str:
    """Returns a journal's name; its key where this site does not know it any more."""
    known = profiles().get(key)
    return known.name if known else key


def _bin(edge: int, width: int) -> str:
    if width == 1:
        return _number(edge)
    return f"{_number(edge)}–{_number(edge + width - 1)}"


def _days(day: float) -> str:
    return ngettext("%(number)s day", "%(number)s days", int(day)) % {"number": _number(day)}


def _percent(share: float) -> str:
    return _("%(share)s %%") % {"share": _number(round(share))}


def _number(number: Any) -> str:
    is_whole = number == int(number)
    return str(
        number_format(number, decimal_pos=0 if is_whole else 1, use_l10n=True, force_grouping=True)
    )
