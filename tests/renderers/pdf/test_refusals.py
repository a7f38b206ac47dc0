"""What must stop the press: nothing is printed with a hole in it."""

import logging

import pytest
from weasyprint.urls import FatalURLFetchingError

from casereports.manuscript.document import Manuscript
from casereports.manuscript.nodes import (
    Image,
    Paragraph,
    Text,
)
from casereports.renderers.pdf import PrintError, print_pdf
from casereports.renderers.pdf.fetcher import LockedFetcher
from casereports.renderers.pdf.press import Job, run
from tests.renderers.papers import paper
from tests.renderers.pdf.reading import printed
from tests.renderers.phantoms import phantom


def with_text(characters: str) -> Manuscript:
    whole = paper("blind")
    paragraph = Paragraph(children=(Text(text=characters),), source="prose:text")
    section = whole.body[0].model_copy(update={"blocks": (paragraph,)})
    return whole.model_copy(update={"body": (section,)})


def with_alt(alt: str) -> Manuscript:
    whole = paper("figures")
    mention, figure, *others = whole.body[0].blocks
    panel = figure.panels[0].model_copy(update={"alt": alt})
    changed = figure.model_copy(update={"panels": (panel, *figure.panels[1:])})
    section = whole.body[0].model_copy(update={"blocks": (mention, changed, *others)})
    return whole.model_copy(update={"body": (section,)})


@pytest.mark.parametrize("fault", [KeyError("gone"), FileNotFoundError("gone")])
def test_missing_picture_stops_the_print(fault: Exception) -> None:
    def missing(_: Image) -> bytes:
        raise fault

    with pytest.raises(PrintError, match="Figure 1A: its picture could not be read"):
        print_pdf(paper("figures"), image_bytes=missing)


def test_picture_of_another_type_stops_the_print() -> None:
    with pytest.raises(PrintError, match="Figure 1A: its picture is not of type image/jpeg"):
        print_pdf(paper("figures"), image_bytes=lambda _: b"<html>")


def test_picture_that_cannot_be_decoded_stops_the_print() -> None:
    with pytest.raises(PrintError, match="Failed to load image"):
        print_pdf(paper("figures"), image_bytes=lambda image: phantom(image)[:12])


def test_drawing_that_asks_for_a_file_stops_the_print() -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/hostname"/></svg>'

    def pictures(image: Image) -> bytes:
        return drawing if image.media_type == "image/svg+xml" else phantom(image)

    with pytest.raises(PrintError):
        print_pdf(paper("figures"), image_bytes=pictures)


def test_picture_without_alternative_text_stops_the_print() -> None:
    with pytest.raises(PrintError, match="has no required alt description"):
        printed(with_alt(""))


@pytest.mark.parametrize(
    ("characters", "named"),
    [("ก", r"“ก” \(U\+0E01\)"), ("🧠", r"\(U\+1F9E0\)"), ("\x01", r"\(U\+0001\)")],
)
def test_character_that_no_font_holds_stops_the_print(characters: str, named: str) -> None:
    with pytest.raises(PrintError, match=f"{named} is in none of the bundled fonts"):
        printed(with_text(f"Text {characters}"))


def test_link_to_nowhere_stops_the_print() -> None:
    whole = paper("inline")
    with pytest.raises(PrintError, match="The PDF engine warned: No anchor"):
        printed(whole.model_copy(update={"references": ()}))


def test_engine_is_heard_when_the_program_silences_its_log() -> None:
    logger = logging.getLogger("weasyprint")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        with pytest.raises(PrintError, match="The PDF engine warned"):
            printed(paper("inline").model_copy(update={"references": ()}))
        assert logger.level == logging.CRITICAL
    finally:
        logger.setLevel(before)


def test_unnumbered_paper_stops_the_print() -> None:
    whole = paper("tables")
    mention, table = whole.body[0].blocks
    section = whole.body[0].model_copy(
        update={"blocks": (mention, table.model_copy(update={"number": 0}))}
    )
    with pytest.raises(PrintError, match="Table “labs” has no number"):
        printed(whole.model_copy(update={"body": (section,)}))


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/x.png",
        "file:///etc/hostname",
        "data:text/plain,x",
        "figure:" + "0" * 64,
        "font:../article.css",
        "font:/etc/hostname",
        "ftp://example.org/x",
        "",
    ],
)
def test_fetcher_hands_out_nothing_else(url: str) -> None:
    with pytest.raises(FatalURLFetchingError, match="which is not part of the paper"):
        LockedFetcher({})(url)


@pytest.mark.parametrize("attribute", ["src='https://example.org/x.png'", "src='file:///etc/x'"])
def test_refused_address_stops_the_print(attribute: str) -> None:
    page = f"<html lang='en'><head/><body><img alt='x' {attribute}/></body></html>"
    with pytest.raises(PrintError, match="which is not part of the paper"):
        run(
            Job(page=page, rules="", fallbacks=(), identifier="0" * 32),
            LockedFetcher({}),
            lambda _: None,
        )


def test_press_goes_on_after_a_refusal(presacral: bytes) -> None:
    with pytest.raises(PrintError):
        printed(with_text("🧠"))
    assert printed(paper("presacral")) == presacral


def test_very_long_words_stay_on_the_page() -> None:
    assert printed(with_text("x" * 10_000)).startswith(b"%PDF")
