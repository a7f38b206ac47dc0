"""What lies over a picture in its panel: vectors, placed on the picture as the panel shows it."""

from decimal import Decimal

from casereports.clinical.facts.panels import MarkColour, MarkKind
from casereports.clinical.values import Value


class PanelMark(Value):
    """A mark; places are percent of the width and height of what the panel shows.

    A place beyond 0 to 100 lies on a part that the panel cuts away. ``text`` is a label's, with
    the record's data written out; its middle stands at the mark's place.
    """

    kind: MarkKind
    x: Decimal
    y: Decimal
    to_x: Decimal | None = None
    to_y: Decimal | None = None
    text: str = ""
    colour: MarkColour = MarkColour.WHITE


class PanelBar(Value):
    """A scale bar: its length in percent of the panel's width, and what it says ("20 mm")."""

    percent: Decimal
    label: str
