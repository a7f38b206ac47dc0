import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from casereports.references.importing.imported import Format, Imported, Problem
from casereports.references.importing.reading import LARGEST, format_of, read_references
from tests.references.importing.files import EXPECTED, content, shown

FILES = sorted(EXPECTED)


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_read_as_its_case_says(name: str) -> None:
    assert shown(read_references(content(name))) == EXPECTED[name]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("name", ["database.ris", "pubmed.nbib", "zotero.json", "accents.bib"])
def test_a_file_is_the_same_in_every_encoding(name: str, encoding: str) -> None:
    text = content(name).decode("utf-8")
    assert shown(read_references(text.encode(encoding))) == EXPECTED[name]


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
@pytest.mark.parametrize("name", FILES)
def test_a_file_is_the_same_with_the_line_ends_of_every_system(name: str, ends: str) -> None:
    text = content(name).decode("utf-8").replace("\n", ends)
    assert shown(read_references(text)) == EXPECTED[name]


def test_lines_of_different_encodings_are_read_each_in_its_own() -> None:
    mixed = "TY  - BOOK\nTI  - Größe\n".encode() + "AU  - Müller, Ö.\nER  - \n".encode("latin-1")
    (item,) = read_references(mixed).items
    assert (item.title, item.author and item.author[0].family) == ("Größe", "Müller")


def test_two_hundred_authors_come_in() -> None:
    authors = " and ".join(f'M{{\\"u}}ller{number}, Anna' for number in range(200))
    (item,) = read_references(f"@article{{many, author = {{{authors}}}, title = {{T}}}}").items
    assert len(item.author or ()) == 200
    assert item.author is not None
    assert item.author[199].family == "Müller199"


def problems(imported: Imported) -> list[Problem]:
    return [fault.problem for fault in imported.faults]


@pytest.mark.parametrize("nothing", [b"", "", " \n\t", b"\xef\xbb\xbf", b"\x00\x00"])
def test_an_empty_file_says_so(nothing: bytes | str) -> None:
    assert problems(read_references(nothing)) == [Problem.NOTHING]


@pytest.mark.parametrize("text", ["Dear colleagues,", "<html><p>x</p></html>", "%PDF-1.7\n%âãÏÓ"])
def test_what_is_no_file_of_references_says_so(text: str) -> None:
    imported = read_references(text)
    assert (imported.format, problems(imported)) == (Format.UNKNOWN, [Problem.UNKNOWN_FORMAT])


def test_a_file_that_is_too_large_is_not_read() -> None:
    assert problems(read_references(b"@" * (LARGEST + 1))) == [Problem.TOO_LARGE]


def test_a_key_that_the_case_has_is_not_given_again() -> None:
    (item,) = read_references("@book{doe2020, title = {A}}", taken=["doe2020"]).items
    assert item.id == "doe2020a"


def test_keys_are_the_same_each_time() -> None:
    keys = [item.id for item in read_references(content("database.ris")).items]
    assert keys == [item.id for item in read_references(content("database.ris")).items]


def test_thirty_papers_of_one_author_and_year_have_thirty_keys() -> None:
    record = "TY  - JOUR\nAU  - Doe, J.\nTI  - T{}\nPY  - 2020\nER  - \n"
    items = read_references("".join(record.format(number) for number in range(30))).items
    assert [items[place].id for place in (0, 1, 26, 27)] == [
        "doe2020",
        "doe2020a",
        "doe2020z",
        "doe2020-27",
    ]
    assert len({item.id for item in items}) == 30


def test_an_entity_of_xml_is_neither_fetched_nor_expanded() -> None:
    bomb = (
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname"><!ENTITY b "&a;&a;">]>'
        "<xml><records><record><titles><title>T&b;</title></titles></record></records></xml>"
    )
    (item,) = read_references(bomb).items
    assert item.title == "T"


PIECES = [
    "@article{", "a,", "title", " = ", "{", "}", '"', "#", ",", "\n", "\\", "\\'", "$", "^", "%",
    " and ", "author", "others", "TY  - JOUR", "ER  - ", "AU  - ", "Doe, J", "PMID- 1", "DP  - ",
    '[{"id": ', '"title": ', '"\\ud800"', "1e999", "NaN", "]", "<xml><records><record>", "<titles>",
    "<title>", "&a;", "</record>", "10.1000/1", "2020", "\x00", "\ud800", "é", "\\textit{", "doi",
    "\\begin{x}", "year", "date", "2020-13-99", "crossref", "<PubmedArticle>", "<PMID>", "-",
]  # fmt: skip


def usable(imported: Imported) -> bool:
    """Says that something is told, and that all of it can be stored and printed."""
    imported.model_dump_json().encode("utf-8")
    return bool(imported.read or imported.faults or imported.wanted)


@given(st.binary(max_size=300))
@example(b"@a{" * 500)
@example(b"[" * 200_000)
@example(b'{"a":' * 20_000)
@example(b"{" * 200_000)
@example(b"<a>" * 20_000 + b"<record>")
def test_any_bytes_are_read_or_refused_with_a_sentence(data: bytes) -> None:
    assert usable(read_references(data))


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_pieces_of_files_are_read_or_refused_with_a_sentence(text: str) -> None:
    assert usable(read_references(text))


@given(st.sampled_from(FILES), st.data())
def test_a_file_that_breaks_off_or_has_a_gap_never_fails(name: str, data: st.DataObject) -> None:
    whole = content(name)
    start = data.draw(st.integers(0, len(whole)))
    assert usable(read_references(whole[:start]))
    assert usable(read_references(whole[:start] + whole[start + data.draw(st.integers(1, 40)) :]))


def test_a_format_is_told_by_its_content() -> None:
    assert {name: format_of(content(name).decode("utf-8")).value for name in FILES} == {
        name: EXPECTED[name]["format"] for name in FILES
    }
