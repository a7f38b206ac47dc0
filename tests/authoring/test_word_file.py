"""A case as a Word file, from the page of its report and from the command."""

from io import BytesIO
from pathlib import Path

import docx
import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from PIL import Image as Picture

from casereports.accounts.models import User
from casereports.pipeline import draft, print_as
from casereports.record.models import Action, AuditLine, Case
from tests.authoring.pages import tree, words
from tests.factories.cases import small_case
from tests.renderers.docx.reading import all_of, files, screen_words, styled, word_words

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXAMPLE = Path(__file__).parents[2] / "examples" / "presacral-net"


@pytest.fixture
def example(author: User) -> Case:
    call_command("importcase", str(EXAMPLE), "--owner", author.username)
    return Case.objects.get()


def test_the_word_file_is_handed_out_beside_the_pdf(case: Case, browser: Client) -> None:
    page = tree(browser.get(reverse("report", args=[case.slug])))
    (link,) = page.xpath("//a[normalize-space()='Word file']/@href")
    answer = browser.get(link)
    assert answer.headers["Content-Type"] == TYPE
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{case.slug}.docx"'
    assert answer.headers["Cache-Control"] == "private, no-store"
    document = docx.Document(BytesIO(answer.content))
    assert document.core_properties.title == "Back pain: a case report"
    assert AuditLine.objects.get(action=Action.EXPORTED).detail == "docx"


def test_a_paper_with_a_hole_makes_no_word_file(author: User, browser: Client) -> None:
    hole = {"sections": [{"kind": "introduction", "text": "As is known [@nobody1999]."}]}
    case = small_case(author, paper={"title": "A hole: a case report", **hole})
    answer = browser.get(reverse("paper-docx", args=[case.slug]))
    assert answer.status_code == 409
    assert "nobody1999" in words(answer)
    page = tree(browser.get(reverse("report", args=[case.slug])))
    assert page.xpath("//a[normalize-space()='Word file']") == []


def test_the_example_is_whole_in_its_word_file(example: Case, tmp_path: Path) -> None:
    output = tmp_path / "example.docx"
    call_command("exportcase", example.slug, "--format", "docx", "--output", str(output))
    content, paper = output.read_bytes(), draft(example)
    assert word_words(content) == screen_words(paper.manuscript)
    assert print_as("docx", paper) == content
    captions = styled(content, "Caption")
    assert [caption.split(".")[0] for caption in captions] == [
        f"Figure {number}" for number in range(1, len(captions) + 1)
    ]
    assert len(captions) == len(all_of(content, "w:drawing")) > 0


def test_figures_of_the_example_have_300_pixels_to_the_inch(example: Case) -> None:
    content = print_as("docx", draft(example))
    extents = all_of(content, "wp:extent")
    pictures = [body for name, body in files(content).items() if name.endswith((".png", ".jpeg"))]
    assert len(extents) == len(pictures)
    for extent, body in zip(extents, pictures, strict=True):
        with Picture.open(BytesIO(body)) as picture:
            assert picture.width == pytest.approx(extent.cx.inches * 300, abs=1)
            assert picture.height == pytest.approx(extent.cy.inches * 300, abs=1)
            assert "exif" not in picture.info
    assert max(extent.cx.mm for extent in extents) <= 160.1
