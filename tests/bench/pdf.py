"""The printed example beside Chromium's print of the same HTML, and what a worker needs for it."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

from playwright.sync_api import sync_playwright

from casereports.manuscript.nodes import Manuscript, Paragraph, Text
from casereports.renderers.html import render_page
from casereports.renderers.pdf import pictures, print_pdf
from casereports.renderers.pdf.placement import place_floats
from casereports.renderers.pdf.press import STYLESHEET
from casereports.renderers.pdf.sheet import font_faces, paper_rules, with_fallbacks
from casereports.renderers.pdf.typefaces import FOLDER, face_name, fallbacks_for, text_families
from tests.bench.contract import Row
from tests.renderers.papers import paper
from tests.renderers.phantoms import phantom

ROUNDS = 9
FURTHER_PAGES = 10
WORDS_OF_A_PAGE = 620

CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run"
    " --disable-background-networking --disable-component-update --disable-sync"
).split()


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
    for name, (_, content) in pictures(manuscript, phantom):
        (folder / f"{name}.jpg").write_bytes(content)
    page = folder / "paper.html"
    written = render_page(laid_out, image_url=lambda image: f"{image.sha256}.jpg", stylesheet=css)
    page.write_text(written, "utf-8")
    return page.as_uri()


def milliseconds(task: Callable[[], object]) -> float:
    start = perf_counter()
    task()
    return (perf_counter() - start) * 1000


def beside_chromium(manuscript: Manuscript) -> tuple[float, float]:
    """Return the medians of our print and of Chromium's, taken in turn, both warm.

    Chromium stays open; each print opens the page in a tab of its own, as our press shares
    nothing but fonts and stylesheet between papers.
    """
    ours: list[float] = []
    theirs: list[float] = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        address = same_page(manuscript, Path(folder))
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)

        def print_in_chromium() -> None:
            tab = browser.new_page()
            tab.goto(address)
            tab.pdf(prefer_css_page_size=True, tagged=True, outline=True, print_background=True)
            tab.close()

        for _ in range(ROUNDS + 1):
            theirs.append(milliseconds(print_in_chromium))
            ours.append(milliseconds(lambda: print_pdf(manuscript, image_bytes=phantom)))
        browser.close()
    return median(ours[1:]), median(theirs[1:])


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
    print_pdf(extended, image_bytes=phantom)
    short = median(timed(manuscript) for _ in range(ROUNDS))
    long = median(timed(extended) for _ in range(ROUNDS))
    return (long - short) / pages


def timed(manuscript: Manuscript) -> float:
    return milliseconds(lambda: print_pdf(manuscript, image_bytes=phantom))


def page_count(manuscript: Manuscript) -> int:
    from tests.renderers.pdf.reading import page_texts

    return len(page_texts(print_pdf(manuscript, image_bytes=phantom)))


def worker_megabytes() -> float:
    """Return the resident memory of a fresh process after ten prints, pictures included."""
    code = (
        "from pathlib import Path\n"
        "from tests.renderers.papers import paper\n"
        "from tests.renderers.pdf.reading import printed\n"
        "for _ in range(10): printed(paper('presacral'))\n"
        "status = Path('/proc/self/status').read_text()\n"
        "print(status.split('VmHWM:')[1].split()[0])\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], env=os.environ, check=True, capture_output=True, text=True
    )
    return int(run.stdout) / 1024


def run() -> Iterator[Row]:
    example = paper("presacral")
    ours, theirs = beside_chromium(example)
    yield Row("Article PDF of the example, warm", ours, "ms", limit=theirs, peer=theirs)
    yield Row("Article PDF, each further page", per_further_page(example), "ms", limit=75)
    yield Row("Worker that has printed ten times", worker_megabytes(), "MiB", limit=150)
    size = len(print_pdf(example, image_bytes=phantom)) / 1e6
    yield Row("Size of the example's PDF", size, "MB", limit=1.5)
