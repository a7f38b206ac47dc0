"""The example as a Word file: 16 panels set, drawn at 300 dpi and put into it."""

from collections.abc import Iterator

from casereports.manuscript.nodes import Figure
from casereports.renderers.docx import FigurePicture, print_docx
from casereports.renderers.pdf.figure import print_figure, rasterise
from tests.bench.contract import Row
from tests.bench.example import composed_example, picture
from tests.bench.measuring import warm_median

ROUNDS = 5


def pictured(figure: Figure) -> FigurePicture:
    page = print_figure(figure, image_bytes=picture, width_mm=160)
    seen = rasterise(page, dpi=300, form="JPEG")
    return FigurePicture(
        content=seen.content, width=seen.width, height=seen.height, width_mm=seen.width_mm
    )


def run() -> Iterator[Row]:
    example = composed_example()
    took = warm_median(lambda: print_docx(example, picture=pictured), rounds=ROUNDS)
    yield Row("Word file of the example, its 16 panels assembled", took, "ms", limit=2000)
    size = len(print_docx(example, picture=pictured)) / 1e6
    yield Row("Size of the example's Word file", size, "MB", limit=3)
