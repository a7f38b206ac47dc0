"""What is drawn on a picture, as the panel shows it: marks and the scale bar."""

from decimal import Decimal

from casereports.clinical.facts import paper
from casereports.clinical.facts.panels import LENGTHS, Mark, MarkKind, micrometres
from casereports.clinical.quantities import Quantity
from casereports.clinical.sentences import Sentence, _
from casereports.clinical.units import printed_unit
from casereports.clinical.wording import printed_decimal, printed_quantity
from casereports.clinical.wording.quantity import with_unit
from casereports.figures.panels.places import Window, touches_ellipse, touches_line, within
from casereports.manuscript.compose.labels import label_words
from casereports.manuscript.faults import Fault
from casereports.manuscript.overlay import PanelBar, PanelMark
from casereports.manuscript.quoting.forms import Teller

#: How much of the width a scale bar may take, and how much it must to be seen, in percent.
LONGEST_BAR, SHORTEST_BAR = Decimal(90), Decimal(1)


def panel_marks(
    panel: paper.Panel, window: Window, *, teller: Teller, source: str, faults: list[Fault]
) -> tuple[PanelMark, ...]:
    """Returns what is seen of a panel's marks; those on a part that is cut away are left out."""
    marks = panel.marks.marks if panel.marks else ()
    found = []
    for mark in marks:
        placed = _placed(mark, window)
        if not _is_seen(placed):
            continue
        text = label_words(mark.text, teller, source, faults) if mark.text else ""
        found.append(placed.model_copy(update={"text": text}))
    return tuple(found)


def _placed(mark: Mark, window: Window) -> PanelMark:
    x, y = window.place(mark.at)
    to_x, to_y = window.place(mark.to) if mark.to else (None, None)
    return PanelMark(kind=mark.kind, x=x, y=y, to_x=to_x, to_y=to_y, colour=mark.colour)


def _is_seen(mark: PanelMark) -> bool:
    start = (mark.x, mark.y)
    if mark.to_x is None or mark.to_y is None:
        return within(start)
    end = (mark.to_x, mark.to_y)
    match mark.kind:
        case MarkKind.ARROWHEAD:
            return within(end)
        case MarkKind.CIRCLE:
            return touches_ellipse(start, end)
        case _:
            return touches_line(start, end)


def panel_bar(
    panel: paper.Panel, window: Window, *, source: str, faults: list[Fault]
) -> PanelBar | None:
    """Returns the scale bar; without a scale, or too long for the picture, it is a fault."""
    if panel.bar is None:
        return None
    length, scale = panel.bar.length, panel.scale
    percent = Decimal(0)
    if scale is None:
        why: Sentence | None = _(
            "The scale of the picture is not known, and a scale bar can't be drawn; give the real "
            "length of a line on it, or remove the bar."
        )
    elif window.pixels(scale) < 1:
        why = _("The line of the scale is shorter than a pixel of the picture; draw it longer.")
    else:
        width = window.real_width(scale)
        percent = 100 * micrometres(length) / width
        why = _misfit(length, percent, width)
    if why is not None:
        faults.append(Fault(source=source, message=why))
        return None
    return PanelBar(percent=percent.quantize(Decimal("0.01")), label=printed_quantity(length))


def _misfit(length: Quantity, percent: Decimal, width: Decimal) -> Sentence | None:
    """Returns why a bar does not fit what is shown, whose width is in micrometres."""
    if percent > LONGEST_BAR:
        return _(
            "A scale bar of %(bar)s is too long: what is shown is %(width)s wide. Write a shorter "
            "one.",
            bar=printed_quantity(length),
            width=_printed_width(width),
        )
    if percent < SHORTEST_BAR:
        return _(
            "A scale bar of %(bar)s is too short to be seen: what is shown is %(width)s wide. "
            "Write a longer one.",
            bar=printed_quantity(length),
            width=_printed_width(width),
        )
    return None


def _printed_width(width: Decimal) -> str:
    """Returns a width in millimetres, micrometres or nanometres, with two digits or three."""
    unit = next((unit for unit in ("mm", "um") if width >= LENGTHS[unit]), "nm")
    value = width / LENGTHS[unit]
    return with_unit(
        printed_decimal(round(value, max(0, 1 - value.adjusted()))), printed_unit(unit)
    )
