import pytest

from casereports.references.importing.reading import read_references
from casereports.references.items import Item


def only(text: str) -> Item:
    (item,) = read_references(text).items
    return item


def test_words_and_pieces_are_joined() -> None:
    text = '@string{j = "Journal"}\n@article{a, title={T}, journal = j # { of } # "Examples"}'
    assert only(text).container_title == "Journal of Examples"


def test_a_word_may_be_explained_after_its_use() -> None:
    text = '@article{a, title={T}, journal=jex}\n@string{jex = "Examples"}'
    assert only(text).container_title == "Examples"


def test_an_entry_may_stand_in_parentheses() -> None:
    assert only('@book(doe2020, title = "A (small) book")').title == "A (small) book"


def test_a_chapter_has_from_its_book_what_it_lacks() -> None:
    text = """@incollection{part, title={Part}, author={Doe, J.}, crossref={whole}, pages={1--3}}
@book{whole, title={Whole}, editor={Roe, R.}, publisher={Press}, year=2020, doi={10.1000/1}}"""
    part, _whole = read_references(text).items
    assert part.csl_json() == {
        "id": "part",
        "type": "chapter",
        "title": "Part",
        "author": [{"family": "Doe", "given": "J."}],
        "editor": [{"family": "Roe", "given": "R."}],
        "container-title": "Whole",
        "page": "1-3",
        "issued": {"date-parts": [[2020]]},
        "publisher": "Press",
    }


@pytest.mark.parametrize(
    ("entry", "kind", "genre"),
    [
        ("@article{a, title={T}, journal={bioRxiv}}", "article", "Preprint"),
        ("@misc{a, title={T}, doi={10.48550/arXiv.2101.00001}}", "article", "Preprint"),
        ("@article{a, title={T}, doi={10.1101/gr.1234}, journal={J}}", "article-journal", None),
        ("@mastersthesis{a, title={T}}", "thesis", "Master's thesis"),
        ("@techreport{a, title={T}, type={Guideline}}", "report", "Guideline"),
        ("@dataset{a, title={T}}", "dataset", None),
        ("@online{a, title={T}, url={https://example.org}}", "webpage", None),
        ("@misc{a, title={T}, url={https://example.org}}", "webpage", None),
        ("@misc{a, title={T}}", "document", None),
        ("@inproceedings{a, title={T}, booktitle={P}}", "paper-conference", None),
        ("@unheardof{a, title={T}, journal={J}}", "article-journal", None),
    ],
)
def test_a_kind_of_entry_is_a_kind_of_item(entry: str, kind: str, genre: str | None) -> None:
    item = only(entry)
    assert (item.type, item.genre) == (kind, genre)


@pytest.mark.parametrize(
    "fields",
    [
        "title={RETRACTED: T}",
        "title={T [sic]}, note={Retracted Publication}",
        "title={Retracted article: T}",
        "title={[Retracted] T}",
    ],
)
def test_a_retracted_paper_is_marked(fields: str) -> None:
    assert only(f"@article{{a, {fields}}}").status == "retracted"


def test_a_paper_on_retraction_is_not_marked() -> None:
    assert only("@article{a, title={Retracted rotator cuff tears}}").status is None
