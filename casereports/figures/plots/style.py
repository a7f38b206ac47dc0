"""How plots look: sizes, inks, dashes and marks that hold in grey print and for the colour-blind.

Lengths are in points. Nothing is told by colour alone: each lane has its own mark, and lines differ
in their dashes.
"""

from typing import Final, Literal

POINTS_PER_MM: Final = 72 / 25.4
#: Widths of a figure in a journal of one and of two columns, in millimetres.
SINGLE_MM: Final = 84
DOUBLE_MM: Final = 174
#: No plot is higher: a page holds it with its caption, set as wide as the paper's column.
HIGHEST_MM: Final = 233
HIGHEST_SINGLE_MM: Final = 212

TEXT: Final = 8.0
SMALL: Final = 7.5
LEADING: Final = 1.18

INK: Final = "#1a1a1a"
SOFT: Final = "#555555"
HAIR: Final = "#d4d4d4"
BAND: Final = "#e6e6e6"
PAPER: Final = "#ffffff"

#: Of the palette of Okabe and Ito, told apart with every kind of colour vision.
BLUE: Final = "#0072b2"
VERMILION: Final = "#d55e00"
GREEN: Final = "#007a5a"
PURPLE: Final = "#a3457a"
GREY: Final = "#5c5c5c"
#: The tint of a bar behind black text.
TINTS: Final = {
    BLUE: "#d6e8f4",
    VERMILION: "#fbe0cc",
    GREEN: "#d3ebe3",
    PURPLE: "#f1dce8",
    GREY: "#e4e4e4",
}

DASHED: Final = "3 2"
DOTTED: Final = "0.8 1.8"

MarkShape = Literal["circle", "square", "diamond", "triangle", "up", "down"]
