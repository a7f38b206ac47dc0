import os
import re
import subprocess
import sys
from hashlib import sha256
from itertools import pairwise

import pikepdf
import pytest

from casereports.renderers.pdf.contents import all_figures
from tests.renderers.papers import NAMES, paper
from tests.renderers.pdf.reading import (
    elements,
    filled,
    fonts,
    links,
    opened,
    page_texts,
    printed,
    walk,
)
from tests.renderers.phantoms import phantom

HEADINGS = ["/H1", "/H2", "/H3"]
PANELS = [panel for figure in all_figures(paper("presacral")) for panel in figure.panels]


@pytest.mark.parametrize("name", NAMES)
def test_every_paper_prints(name: str) -> None:
    assert printed(paper(name)).startswith(b"%PDF-1.7")


def test_text_stands_in_the_order_of_the_paper(presacral: bytes) -> None:
    text = "\n".join(page_texts(presacral))
    landmarks = [
        "Primary presacral neuroendocrine tumour",
        "Example Author",
        "Department of Nuclear Medicine",
        "Abstract",
        "Keywords:",
        "1. Introduction",
        "2. Case report",
        "2.1 History and examination",
        "2.5 Treatment",
        "3. Discussion",
        "4. Conclusion",
        "Conflicts of interest",
        "References",
        "[1] K. Öberg",
        "[19] J. Xu",
        "About the corresponding author",
    ]
    places = [text.replace("\u2002", " ").find(landmark) for landmark in landmarks]
    assert -1 not in places
    assert places == sorted(places)


def test_names_and_signs_can_be_copied_from_the_pdf() -> None:
    text = "\n".join(page_texts(printed(paper("names"))))
    for sign in ("王小明", "홍길동", "山田たろう", "東京", "Łódź", "β₂", "♀", "≥", "µ", "×", "⇌"):
        assert sign in text


def test_pages_say_their_number_and_all_but_the_first_the_short_title(presacral: bytes) -> None:
    texts = page_texts(presacral)
    heads = ["Presacral neuroendocrine tumour" in text for text in texts]
    feet = [f"Page {number} of {len(texts)}" in text for number, text in enumerate(texts, start=1)]
    assert heads == [False] + [True] * (len(texts) - 1)
    assert all(feet)


def test_every_panel_is_there_once_with_its_bytes_untouched(tagged: pikepdf.Pdf) -> None:
    pictures = {
        image.read_raw_bytes() for page in tagged.pages for image in page.get_images().values()
    }
    assert pictures == {phantom(panel.image) for panel in PANELS}


def test_panels_are_tagged_as_figures_with_their_alternative_texts(tagged: pikepdf.Pdf) -> None:
    figures = elements(tagged, "/Figure")
    assert [str(figure.Alt) for figure in figures] == [panel.alt for panel in PANELS]
    assert all(figure.A.BBox[1] < figure.A.BBox[3] < 842 for figure in figures)


def test_letters_are_text(presacral: bytes) -> None:
    text = "\n".join(page_texts(presacral))
    assert "A B C D" in text
    assert "D E F" in text


def test_caption_is_on_the_page_of_its_figure(tagged: pikepdf.Pdf) -> None:
    for entry in elements(tagged, "/NonStruct"):
        inner = [kid for kid in entry.K if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
        if {"/Caption", "/Div"} == {str(kid.S) for kid in inner}:
            assert len({kid.Pg.objgen for kid in inner}) == 1


def test_pages_are_filled_to_the_end(presacral: bytes) -> None:
    assert min(filled(presacral)[:-1]) > 0.85


def test_every_font_is_ours_and_embedded(tagged: pikepdf.Pdf) -> None:
    found = fonts(tagged)
    names = {str(font.BaseFont).partition("+")[2] for font in found}
    descriptors = [font.DescendantFonts[0].FontDescriptor for font in found]
    assert all("/FontFile2" in descriptor for descriptor in descriptors)
    assert names
    assert all(re.match(r"Source-S|noto-sans-|DejaVuSans", name) for name in names)


def test_document_says_that_it_is_tagged_and_in_which_language(tagged: pikepdf.Pdf) -> None:
    root = tagged.Root
    assert root.MarkInfo.Marked == True  # noqa: E712 - a PDF boolean, not Python's
    assert root.ViewerPreferences.DisplayDocTitle == True  # noqa: E712
    assert str(root.Lang) == "en"


def test_metadata_names_title_authors_and_keywords(tagged: pikepdf.Pdf) -> None:
    front = paper("presacral").front
    with tagged.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == front.title
        assert metadata["dc:creator"][0] == "Example Author"
        assert metadata["pdf:Keywords"] == ", ".join(front.keywords)


def test_outline_names_the_sections(tagged: pikepdf.Pdf) -> None:
    with tagged.open_outline() as outline:
        (title,) = outline.root
        assert [entry.title.replace("\u2002", " ") for entry in title.children][:3] == [
            "Abstract",
            "1. Introduction",
            "2. Case report",
        ]


def test_headings_skip_no_level(tagged: pikepdf.Pdf) -> None:
    headings = [element for element in walk(tagged.Root.StructTreeRoot.K) if element.S in HEADINGS]
    levels = [HEADINGS.index(str(element.S)) for element in headings]
    assert levels.count(0) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_header_cells_say_what_they_head() -> None:
    pdf = opened(printed(paper("tables")))
    scopes = [str(cell.A.Scope) for cell in elements(pdf, "/TH")]
    assert scopes == ["/Column"] * 3 + ["/Column"] + ["/Row"] * 2
    assert all(len(cell.A.Headers) > 1 for cell in elements(pdf, "/TD"))
    assert str(elements(pdf, "/Table")[0].K[0].S) == "/Caption"


def test_long_table_repeats_its_head_and_starts_under_its_mention() -> None:
    texts = page_texts(printed(paper("long-table")))
    assert ["Analyte" in text for text in texts] == [True] * len(texts)
    assert "Table 1." in texts[0]
    assert "Day 1 1.5\n" in texts[0]


def test_references_are_a_list_with_labels(tagged: pikepdf.Pdf) -> None:
    references = elements(tagged, "/L")[-1]
    items = [[str(kid.S) for kid in item.K] for item in references.K]
    assert items == [["/Lbl", "/LBody"]] * len(items)
    assert str(references.A.ListNumbering) == "/Decimal"


def test_links_say_where_they_lead(tagged: pikepdf.Pdf) -> None:
    said = {str(link.Contents) for link in links(tagged)}
    expected = {"Reference 1", "Reference 19", "Figure 1", "Table 2", "mailto:author@example.org"}
    assert expected - said == set()
    assert not [contents for contents in said if "-" in contents and "http" not in contents]


def test_same_paper_gives_the_same_bytes_in_any_process(presacral: bytes) -> None:
    code = (
        "import sys, hashlib;"
        "from tests.renderers.papers import paper;"
        "from tests.renderers.pdf.reading import printed;"
        "[printed(paper(name)) for name in sys.argv[1:]];"
        "print(hashlib.sha256(printed(paper('presacral'))).hexdigest())"
    )
    for seed, before in (("1", []), ("2", ["names", "author-date"])):
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": f"UTC{seed}"}
        run = subprocess.run(
            [sys.executable, "-c", code, *before],
            env=environment,
            check=True,
            capture_output=True,
            text=True,
        )
        assert run.stdout.strip() == sha256(presacral).hexdigest()


def test_identifier_is_that_of_the_paper(presacral: bytes) -> None:
    whole = paper("presacral")
    other = whole.model_copy(update={"journal": "another"})
    with opened(presacral) as one, opened(printed(other)) as two:
        first, second = (bytes(pdf.trailer.ID[0]) for pdf in (one, two))
    assert first != second
