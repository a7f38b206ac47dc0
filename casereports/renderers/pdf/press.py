"""The engine, kept warm: fonts and stylesheet are read once in a process."""

import gc
import logging
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from xml.etree import ElementTree as ET

import cssselect2
import pydyf
from weasyprint import CSS, HTML, Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from casereports.clinical.sentences import Sentence, _
from casereports.clinical.values import Value
from casereports.renderers.pdf.errors import PrintError
from casereports.renderers.pdf.fetcher import LockedFetcher
from casereports.renderers.pdf.repairs import forget_lines, repair_engine
from casereports.renderers.pdf.sheet import font_faces, with_fallbacks
from casereports.renderers.pdf.stack import with_room
from casereports.renderers.pdf.typefaces import FOLDER, face_name, text_families

TURN = threading.Lock()
"""One print at a time: the engine's font map is not made for two."""

LOGGERS = ("weasyprint", "fontTools")
STYLESHEET = FOLDER.parent / "article.css"
DEFAULTS = FOLDER.parent / "defaults.css"
SYSTEM_FONTS = "FONTCONFIG_FILE"


class Job(Value):
    """What is printed: a well-formed page, its own CSS, the fallback fonts that it needs."""

    page: str
    rules: str
    fallbacks: tuple[str, ...]
    identifier: str


class WellFormedPage(HTML):  # type: ignore[misc]  # the engine has no types
    """A page read by an XML parser, which our markup allows: ten times as fast as HTML's."""

    def __init__(self, page: str, fetcher: LockedFetcher) -> None:
        root = ET.fromstring(page)  # noqa: S314 - our own markup, all text in it escaped
        self.base_url = None
        self.url_fetcher = fetcher
        self.media_type = "print"
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = self.wrapper_element.etree_element

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:
        """Return our own defaults in place of the engine's, which asks for them by this name."""
        return [defaults()]


class Complaints(logging.Handler):
    """Keeps what the engine says from a warning upwards, in the thread that prints."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.thread = threading.get_ident()
        self.sentences: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread == self.thread:
            self.sentences.append(record.getMessage())


def run(job: Job, fetcher: LockedFetcher, finish: Callable[[pydyf.PDF], None]) -> bytes:
    """Print a job; ``finish`` completes the PDF's objects before they are written.

    Raises ``PrintError`` for a refused address and for whatever the engine warns of.
    """
    with TURN, without_collection(), listening() as complaints:
        try:
            printed = with_room(lambda: render(job, fetcher, finish))
        except FatalURLFetchingError as refusal:
            raise PrintError(_told(refusal.__cause__ or refusal)) from refusal
    if complaints.sentences:
        warnings = "; ".join(complaints.sentences)
        raise PrintError(_("The PDF engine warned: %(warnings)s", warnings=warnings))
    return printed


def _told(refusal: BaseException) -> Sentence:
    match refusal.args:
        case (Sentence() as said,):
            return said
    return _("The PDF engine refused: %(fault)s", fault=str(refusal))


def render(job: Job, fetcher: LockedFetcher, finish: Callable[[pydyf.PDF], None]) -> bytes:
    document = WellFormedPage(job.page, fetcher).render(
        font_config=fonts(),
        stylesheets=[
            stylesheet(job.fallbacks),
            CSS(string=job.rules, font_config=fonts(), url_fetcher=fetcher),
        ],
        pdf_variant="pdf/ua-1",
    )
    return write(document, job.identifier, finish)


def write(document: Document, identifier: str, finish: Callable[[pydyf.PDF], None]) -> bytes:
    def finisher(_: Document, pdf: pydyf.PDF) -> None:
        finish(pdf)

    written: bytes = document.write_pdf(pdf_variant="pdf/ua-1", finisher=finisher)
    return with_identifier(written, identifier)


def with_identifier(printed: bytes, identifier: str) -> bytes:
    """Return a PDF with a file identifier (32 hexadecimal digits) in its last object.

    The engine can write one itself, but would format the whole file twice for a hash of it.
    """
    last_object = int(printed.rsplit(b"startxref\n", 1)[1].split()[0])
    place = printed.index(b"/XRef", last_object) + len(b"/XRef")
    entry = f"\n/ID [<{identifier}> <{identifier}>]".encode()
    return printed[:place] + entry + printed[place:]


@contextmanager
def without_collection() -> Iterator[None]:
    """Keep Python's garbage collection from walking a paper's boxes, a sixth of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@contextmanager
def listening() -> Iterator[Complaints]:
    """Hear the engine's warnings, whatever level the program's loggers are set to."""
    complaints = Complaints()
    loggers = [logging.getLogger(name) for name in LOGGERS]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.addHandler(complaints)
        logger.setLevel(logging.WARNING)
    try:
        yield complaints
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.removeHandler(complaints)
            logger.setLevel(level)


@cache
def fonts() -> FontConfiguration:
    """Return the font map, with no font of the machine in it: the same paper everywhere."""
    repair_engine()
    before = os.environ.get(SYSTEM_FONTS)
    os.environ[SYSTEM_FONTS] = str(FOLDER / "fonts.conf")
    try:
        return FontConfiguration()
    finally:
        del os.environ[SYSTEM_FONTS]
        if before is not None:
            os.environ[SYSTEM_FONTS] = before


@cache
def defaults() -> CSS:
    """Return the parsed defaults of HTML elements."""
    rules = DEFAULTS.read_text(encoding="utf-8")
    return CSS(string=rules, font_config=fonts(), url_fetcher=LockedFetcher({}))


@lru_cache(maxsize=16)
def stylesheet(fallbacks: tuple[str, ...]) -> CSS:
    """Return the parsed stylesheet, its fonts loaded, with which a line might look otherwise."""
    faces: list[tuple[str, str, int, str]] = [
        (family.name, face.file, face.weight, face.style)
        for family in text_families()
        for face in family.files
    ]
    faces += [(face_name(file), file, 400, "normal") for file in fallbacks]
    rules = with_fallbacks(STYLESHEET.read_text(encoding="utf-8"), fallbacks)
    forget_lines()
    return CSS(
        string=f"{font_faces(faces)}\n{rules}",
        font_config=fonts(),
        url_fetcher=LockedFetcher({}),
    )
