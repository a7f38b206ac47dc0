"""The printed example beside Chromium's print of the same HTML, and what a worker needs for it."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

from playwright.sync_api import Page, sync_playwright

from casereports.manuscript.nodes import Manuscript, Paragraph, Text
from casereports.renderers.html import render_page
from casereports.renderers.pdf import pictures, print_pdf
from casereports.renderers.pdf.placement import place_floats
from casereports.renderers.pdf.press import STYLESHEET
from casereports.renderers.pdf.sheet import font_faces, paper_rules, with_fallbacks
from casereports.renderers.pdf.typefaces import FOLDER, face_name, fallbacks_for, text_families
from tests.bench.contract import Row
from tests.bench.example import composed_example, picture
from tests.renderers.pdf.reading import page_texts

ROUNDS = 9
FURTHER_PAGES = 10
WORDS_OF_A_PAGE = 620

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def same_page(manuscript: Manuscript, folder: Path) -> str:
    """Write the page that the press prints, with its fonts and pictures beside it."""
    laid_out = place_floats(manuscript)
    bare = render_page(laid_out, image_url=lambda image: f"{image.sha256}.jpg", stylesheet=None)
    fallbacks = fallbacks_for(bare, manuscript.language)
    faces = [
        (family.name, face.file, face.weight, face.style)
        for family in text_families()
        for face in family.files
    ]
    faces += [(face_name(file), file, 400, "normal") for file in fallbacks]
    rules = with_fallbacks(STYLESHEET.read_text("utf-8"), fallbacks) + paper_rules(laid_out)
    css = font_faces(faces).replace("font:", f"{FOLDER.as_uri()}/") + rules
    for name, (_, content) in pictures(manuscript, picture):
        (folder / f"{name}.jpg").write_bytes(content)
    page = folder / "paper.html"
    written = render_page(laid_out, image_url=lambda image: f"{image.sha256}.jpg", stylesheet=css)
    page.write_text(written, "utf-8")
    return page.as_uri()


def milliseconds(task: Callable[[], object]) -> float:
    start = perf_counter()
    task()
    return (perf_counter() - start) * 1000


@dataclass(frozen=True)
class Medians:
    """Milliseconds a print, all warm and taken in turn.

    Chromium stays open. It prints a paper in a tab of its own, which is how papers are kept apart
    there, and, for comparison, again and again in one tab.
    """

    ours: float
    own_tab: float
    one_tab: float


def beside_chromium(manuscript: Manuscript) -> Medians:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        address = same_page(manuscript, Path(folder))
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        kept = browser.new_page()

        def in_one_tab(tab: Page = kept) -> None:
            tab.goto(address)
            tab.pdf(prefer_css_page_size=True, tagged=True, outline=True, print_background=True)

        def in_own_tab() -> None:
            tab = browser.new_page()
            in_one_tab(tab)
            tab.close()

        rounds = [
            (timed(manuscript), milliseconds(in_own_tab), milliseconds(in_one_tab))
            for _ in range(ROUNDS + 1)
        ]
        browser.close()
    return Medians(*(median(times) for times in zip(*rounds[1:], strict=True)))


def longer(manuscript: Manuscript, pages: int) -> Manuscript:
    """Return the paper with pages of text more."""
    sentence = "The course was followed over further weeks without a change of note. "
    paragraphs = tuple(
        Paragraph(children=(Text(text=sentence * (WORDS_OF_A_PAGE // 60)),), source="prose:more")
        for _ in range(pages * 5)
    )
    last = manuscript.body[-1]
    more = last.model_copy(update={"blocks": last.blocks + paragraphs})
    return manuscript.model_copy(update={"body": (*manuscript.body[:-1], more)})


def per_further_page(manuscript: Manuscript) -> float:
    extended = longer(manuscript, FURTHER_PAGES)
    pages = page_count(extended) - page_count(manuscript)
    print_pdf(extended, image_bytes=picture)
    short = median(timed(manuscript) for _ in range(ROUNDS))
    long = median(timed(extended) for _ in range(ROUNDS))
    return (long - short) / pages


def timed(manuscript: Manuscript) -> float:
    return milliseconds(lambda: print_pdf(manuscript, image_bytes=picture))


def page_count(manuscript: Manuscript) -> int:
    return len(page_texts(print_pdf(manuscript, image_bytes=picture)))


def megabytes(code: str) -> float:
    """Return the most memory that a fresh process held while it ran ``code``."""
    peak = (
        "\nfrom pathlib import Path\n"
        "print(Path('/proc/self/status').read_text().split('VmHWM:')[1].split()[0])\n"
    )
    settings = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    run = subprocess.run(
        [sys.executable, "-c", code + peak],
        env=settings,
        check=True,
        capture_output=True,
        text=True,
    )
    return int(run.stdout) / 1024


PRINTS = (
    "from casereports.renderers.pdf import print_pdf\n"
    "from tests.bench.example import composed_example, picture\n"
    "for _ in range(10): print_pdf(composed_example(), image_bytes=picture)\n"
)
WHOLE_SITE = "import django; django.setup()\nimport casereports.urls\n"


def run() -> Iterator[Row]:
    example = composed_example()
    warm = beside_chromium(example)
    yield Row(
        "Article PDF of the example, Chromium in a tab each",
        warm.ours,
        "ms",
        limit=warm.own_tab,
        peer=warm.own_tab,
    )
    yield Row(
        "Article PDF of the example, Chromium in one tab kept open",
        warm.ours,
        "ms",
        limit=warm.one_tab,
        peer=warm.one_tab,
    )
    yield Row("Article PDF, each further page", per_further_page(example), "ms", limit=75)
    yield Row("Process that composed and printed ten times", megabytes(PRINTS), "MiB", limit=150)
    yield Row("The same with the whole site loaded", megabytes(WHOLE_SITE + PRINTS), "MiB", 150)
    size = len(print_pdf(example, image_bytes=picture)) / 1e6
    yield Row("Size of the example's PDF", size, "MB", limit=1.5)
