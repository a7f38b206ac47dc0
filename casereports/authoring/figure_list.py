"""All files of a paper's figures in one form, with a list of them for who hands them in."""

from collections.abc import Callable, Iterable, Iterator
from io import BytesIO

from PIL import Image as Picture

from casereports.authoring.exported_figures import (
    BYTES_IN_MB,
    ExportedFigure,
    FigureFile,
    most_bytes,
)
from casereports.figures.press.files import PictureForm
from casereports.figures.press.sharpness import MM_PER_INCH
from casereports.journals.figures import FigureRules
from casereports.manuscript.nodes import Image

NAME = "figures.txt"

_UNREADY = "Panels whose pictures still have to be looked at or need consent"
_COLOURS = {"L": "greys", "RGB": "RGB"}


def all_files(
    figures: Iterable[ExportedFigure],
    form: PictureForm,
    image_bytes: Callable[[Image], bytes],
    *,
    unready: int,
) -> Iterator[tuple[str, bytes]]:
    """Yields the files of figures by name, drawings as vectors too, and last the list of them.

    ``unready`` is how many panels show pictures that may not be handed in yet.
    """
    told = [f"{_UNREADY}: {unready}.\n"] if unready else []
    for figure in figures:
        lines = []
        for file in (file for file in figure.files if file.form == form or file.is_vector):
            content = file.content(image_bytes)
            lines.append(_file_line(file, content))
            yield file.name, content
        told.append(_told(figure, lines))
    yield NAME, "\n".join(told).encode()


def too_large(files: Iterable[tuple[str, bytes]], rules: FigureRules) -> list[str]:
    """Returns the names of files that have more bytes than the journal takes."""
    most = most_bytes(rules)
    return [name for name, content in files if most is not None and len(content) > most]


def _told(figure: ExportedFigure, files: list[str]) -> str:
    lines = [f"Figure {figure.number}", *files]
    truth = figure.truth
    if truth.coarse:
        lines.append(
            f"  The pictures have only {truth.dpi} dots per inch of their own; "
            f"{truth.asked.value} are asked for."
        )
    return "\n".join([*lines, f"  {figure.legend}".rstrip(), ""])


def _file_line(file: FigureFile, content: bytes) -> str:
    size = f"{len(content) / BYTES_IN_MB:.1f} MB"
    if file.is_vector:
        return f"  {file.name}: {file.width:.1f} mm wide, vectors, {size}"
    with Picture.open(BytesIO(content)) as picture:
        width, height = (side / file.dpi * MM_PER_INCH for side in picture.size)
        return (
            f"  {file.name}: {width:.1f} × {height:.1f} mm, {file.dpi} dpi, "
            f"{picture.width} × {picture.height} pixels, {_COLOURS[picture.mode]}, {size}"
        )
