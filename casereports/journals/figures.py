"""How a journal wants its figures: their size in print, their files and the letters of panels."""

from dataclasses import dataclass
from string import ascii_uppercase
from typing import Annotated, Generic, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from casereports.clinical.values import Line, Term, Value
from casereports.journals.rule import Demand, Rule

Millimetres = Annotated[float, Field(gt=0, le=500)]
DotsPerInch = Annotated[int, Field(ge=72, le=2400)]
#: The ending of a file's name, without its dot: "tif".
Ending = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]{1,8}$")]
#: A photograph or scan; black lines on white; letters and lines on a picture.
Art = Literal["tone", "line", "combination"]


class ColourMode(Term):
    """The colours in which a journal takes pictures."""

    RGB = "RGB"
    CMYK = "CMYK"
    EITHER = "either"


class PanelFiles(Term):
    """How the panels of a figure are handed in."""

    ONE_FILE = "one_file", "all panels of a figure in one file"
    ONE_PER_PANEL = "one_per_panel", "each panel in a file of its own"


class LetterCase(Term):
    """The letters of panels: A, B, C or a, b, c."""

    UPPER = "upper"
    LOWER = "lower"


class Corner(Term):
    """Where on a panel its letter stands."""

    TOP_LEFT = "top_left", "top left"
    BOTTOM_LEFT = "bottom_left", "bottom left"


class LetterLook(Term):
    """How a letter is seen against its panel."""

    WHITE_ON_BLACK_BOX = "white_on_black_box", "white on a black box"
    WHITE = "white"
    BLACK = "black"
    OUTSIDE_ABOVE = "outside_above", "black, above the panel"


class LetterStyle(Value):
    """The letters of panels; ``caption`` is their form in the legend, "({letter})"."""

    case: LetterCase = LetterCase.UPPER
    bold: bool = True
    corner: Corner = Corner.TOP_LEFT
    look: LetterLook = LetterLook.WHITE_ON_BLACK_BOX
    caption: Annotated[Line, Field(pattern=r"^[^{}]*\{letter\}[^{}]*$")] = "({letter})"


@dataclass(frozen=True)
class Asked(Generic[Demand]):
    """What holds for a figure; without a ``rule`` it is the product's own and not the journal's."""

    value: Demand
    rule: Rule[Demand] | None = None

    @property
    def own(self) -> bool:
        """Whether the journal itself asks for it."""
        return self.rule is not None

    @property
    def unverified(self) -> bool:
        """Whether it is the journal's as far as others tell, and is shown with a doubt."""
        return self.rule is not None and self.rule.unverified


#: What holds where a journal says nothing: one column and two, and a page, as most print them.
_SINGLE_MM, _DOUBLE_MM, _HEIGHT_MM = 84.0, 174.0, 235.0
#: And dots per inch at the printed size. Lines without greys need most: their edges show steps.
_DPI: dict[Art, int] = {"tone": 300, "line": 1200, "combination": 600}
_FORMATS: tuple[Ending, ...] = ("tif",)


class FigureRules(Value):
    """What a journal asks of figures, and the shape in which it prints their letters.

    A rule that is absent, or was not found, is one that the journal doesn't set. The methods then
    return the product's own: 84 mm for one column and 174 for two, 235 mm high, 300 dpi for
    tones, 1200 for lines, 600 for both in one picture, RGB, TIFF, all panels in one file.
    ``file_name`` is the name without its ending, ``most_megabytes`` is of one file, and ``apart``
    tells whether figures go in as files of their own, not within the text.
    """

    single_mm: Rule[Millimetres] | None = None
    double_mm: Rule[Millimetres] | None = None
    most_height_mm: Rule[Millimetres] | None = None
    tone_dpi: Rule[DotsPerInch] | None = None
    line_dpi: Rule[DotsPerInch] | None = None
    combination_dpi: Rule[DotsPerInch] | None = None
    colour: Rule[ColourMode] | None = None
    formats: Rule[tuple[Ending, ...]] | None = None
    panels: Rule[PanelFiles] | None = None
    apart: Rule[bool] | None = None
    most_megabytes: Rule[int] | None = None
    file_name: Annotated[Line, Field(pattern=r"^[^/\\{}]*\{number\}[^/\\{}]*$")] = "Figure{number}"
    letter: LetterStyle = LetterStyle()

    @model_validator(mode="after")
    def _one_column_is_the_narrower(self) -> Self:
        if self.width_mm(wide=False).value > self.width_mm(wide=True).value:
            raise ValueError("a figure of one column is wider than one of two")
        return self

    @model_validator(mode="after")
    def _some_format(self) -> Self:
        if not self.file_formats().value:
            raise ValueError("name at least one format of files, or leave the rule out")
        return self

    def width_mm(self, wide: bool) -> Asked[float]:
        """Returns the width in print: of one column, or of two for a ``wide`` figure."""
        return _asked(self.double_mm, _DOUBLE_MM) if wide else _asked(self.single_mm, _SINGLE_MM)

    def height_mm(self) -> Asked[float]:
        """Returns the most that a figure may be high in print."""
        return _asked(self.most_height_mm, _HEIGHT_MM)

    def dpi_for(self, art: Art) -> Asked[int]:
        """Returns the least dots per inch that a picture needs at its printed size."""
        rules = {
            "tone": self.tone_dpi,
            "line": self.line_dpi,
            "combination": self.combination_dpi,
        }
        return _asked(rules[art], _DPI[art])

    def colour_mode(self) -> Asked[ColourMode]:
        """Returns the colours that are taken."""
        return _asked(self.colour, ColourMode.RGB)

    def file_formats(self) -> Asked[tuple[Ending, ...]]:
        """Returns the formats that are taken, by the endings of their names, the best first."""
        return _asked(self.formats, _FORMATS)

    def panel_files(self) -> Asked[PanelFiles]:
        """Returns whether the panels of a figure go into one file."""
        return _asked(self.panels, PanelFiles.ONE_FILE)

    def named(self, number: int, *, letter: str = "", ending: str = "") -> str:
        """Returns the name of a file, "Figure1.tif"; with a panel's letter, "Figure1A.tif".

        Without an ``ending`` it is that of the best format.
        """
        stem = self.file_name.replace("{number}", f"{number}{letter}")
        return f"{stem}.{ending or self.file_formats().value[0]}"

    def panel_letter(self, place: int) -> str:
        """Returns the letter of a panel by its place, 0 for the first: A to Z, then AA."""
        begin, end = divmod(place, len(ascii_uppercase))
        above = ascii_uppercase[begin - 1] if begin else ""
        return self._cased(above + ascii_uppercase[end])

    def caption_letter(self, letter: str) -> str:
        """Returns a panel's letter as the legend prints it: "(A)"."""
        return self.letter.caption.replace("{letter}", self._cased(letter))

    def _cased(self, letter: str) -> str:
        return letter.lower() if self.letter.case is LetterCase.LOWER else letter.upper()


def _asked(rule: Rule[Demand] | None, ours: Demand) -> Asked[Demand]:
    if rule is None or rule.value is None:
        return Asked(ours)
    return Asked(rule.value, rule)
