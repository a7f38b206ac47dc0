"""The printed example beside Chromium's print of the same HTML, and what a worker needs for it."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from casereports.manuscript.document import Manuscript
from casereports.renderers.html import render_page
from casereports.renderers.pdf import print_pdf
from casereports.renderers.pdf.pictures import pictures_of
from casereports.renderers.pdf.placement import place_floats
from casereports.renderers.pdf.press import STYLESHEET
from casereports.renderers.pdf.sheet import font_faces, paper_rules, with_fallbacks
from casereports.renderers.pdf.typefaces import FOLDER, face_name, fallbacks_for, text_families
from tests.bench.contract import Row
from tests.bench.example import composed_example, picture
from tests.bench.measuring import milliseconds
from tests.bench.rewritten import reworded, with_pages, with_sentence
from tests.browser.chromium import FLAGS, find_chromium
from tests.renderers.pdf.reading import page_texts

ROUNDS = 9
FURTHER_PAGES = 10


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
    for name, (_, content) in pictures_of(manuscript, picture).items():
        (folder / f"{name}.jpg").write_bytes(content)
    page = folder / "paper.html"
    written = render_page(laid_out, image_url=lambda image: f"{image.sha256}.jpg", stylesheet=css)
    page.write_text(written, "utf-8")
    return page.as_uri()


@dataclass(frozen=True)
class Medians:
    """Milliseconds a print, all warm and taken in turn.

    We print the example again and again, then with a sentence more each time, then a paper of its
    length that was never printed. Chromium stays open and always prints the example: in a tab of
    its own, which is how papers are kept apart there, and again and again in one tab.
    """

    again: float
    changed: float
    unseen: float
    own_tab: float
    one_tab: float


def beside_chromium(manuscript: Manuscript) -> Medians:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        address = same_page(manuscript, Path(folder))
        browser = playwright.chromium.launch(
            executable_path=find_chromium(is_whole=True), args=list(FLAGS)
        )
        kept = browser.new_page()

        def in_one_tab(tab: Page = kept) -> None:
            tab.goto(address)
            tab.pdf(prefer_css_page_size=True, tagged=True, outline=True, print_background=True)

        def in_own_tab() -> None:
            tab = browser.new_page()
            in_one_tab(tab)
            tab.close()

        rounds = [
            (
                timed(manuscript),
                timed(with_sentence(manuscript, turn)),
                timed(reworded(manuscript, turn)),
                milliseconds(in_own_tab),
                milliseconds(in_one_tab),
            )
            for turn in range(ROUNDS + 1)
        ]
        browser.close()
    return Medians(*(median(times) for times in zip(*rounds[1:], strict=True)))


def per_further_page(manuscript: Manuscript) -> float:
    """Return the milliseconds for each page that is new to a paper that was printed before."""
    longer = [with_pages(manuscript, FURTHER_PAGES, turn) for turn in range(ROUNDS)]
    pages = page_count(longer[0]) - page_count(manuscript)
    short = median(timed(manuscript) for _ in range(ROUNDS))
    return (median(map(timed, longer[1:])) - short) / pages


def timed(manuscript: Manuscript) -> float:
    return milliseconds(lambda: print_pdf(manuscript, image_bytes=picture))


def page_count(manuscript: Manuscript) -> int:
    return len(page_texts(print_pdf(manuscript, image_bytes=picture)))


WORKER = """
import django; django.setup()
import casereports.urls
from pathlib import Path
from casereports.renderers.pdf import print_pdf
from casereports.renderers.pdf.process import PRINTER
from tests.bench.example import composed_example, picture
from tests.bench.rewritten import reworded
for turn in range(10):
    print_pdf(reworded(composed_example(), turn), image_bytes=picture)
for process in ("self", PRINTER.pid()):
    status = Path(f"/proc/{process}/status").read_text()
    print(int(status.split("VmHWM:")[1].split()[0]) / 1024)
"""


def megabytes() -> tuple[float, float]:
    """Return the most memory that a web worker ever held, and that its printing process did.

    The worker has all of the site's pages loaded, composes the example and asks for ten papers.
    """
    settings = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    run = subprocess.run(
        [sys.executable, "-c", WORKER], env=settings, check=True, capture_output=True, text=True
    )
    worker, printer = map(float, run.stdout.split())
    return worker, printer


def run() -> Iterator[Row]:
    example = composed_example()
    warm = beside_chromium(example)
    for name, ours, peer in (
        ("Article PDF of the example, Chromium in a tab each", warm.again, warm.own_tab),
        ("Article PDF of the example, Chromium in one tab kept open", warm.again, warm.one_tab),
        ("The same with a sentence more each time", warm.changed, warm.one_tab),
        ("A paper of that length never printed before", warm.unseen, warm.own_tab),
    ):
        yield Row(name, ours, "ms", limit=peer, peer=peer)
    yield Row("Article PDF, each further page", per_further_page(example), "ms", limit=75)
    worker, printer = megabytes()
    yield Row("Web worker, whole site, that had ten papers printed", worker, "MiB", limit=150)
    yield Row("The process that printed them", printer, "MiB", limit=150)
    size = len(print_pdf(example, image_bytes=picture)) / 1e6
    yield Row("Size of the example's PDF", size, "MB", limit=1.5)
