"""Rectangles on a picture, kept together."""

from casereports.clinical.values import Value
from casereports.figures.reading.preparation import Box


class Boxes(Value):
    """Places on a picture, such as those where letters may be burned in."""

    boxes: tuple[Box, ...]
