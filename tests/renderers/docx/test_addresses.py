import pytest

from casereports.manuscript.nodes import Link, Paragraph, Text
from casereports.renderers.docx import print_docx
from casereports.renderers.docx.addresses import uri
from casereports.renderers.html import render_article
from tests.renderers.docx.reading import all_of, grey, opened, styled, words_in
from tests.renderers.papers import paper, picture_name


def targets(content: bytes) -> list[str]:
    return [one.target_ref for one in opened(content).part.rels.values() if one.is_external]


def with_doi(doi: str) -> bytes:
    whole = paper("blind")
    front = whole.front.model_copy(update={"doi": doi})
    return print_docx(whole.model_copy(update={"front": front}), picture=grey)


def with_link(href: str) -> bytes:
    whole = paper("blind")
    link = Link(href=href, children=(Text(text="our page"),))
    paragraph = Paragraph(children=(link,), source="prose:text")
    section = whole.body[0].model_copy(update={"blocks": (paragraph,)})
    return print_docx(whole.model_copy(update={"body": (section,)}), picture=grey)


@pytest.mark.parametrize(
    ("address", "encoded"),
    [
        ("https://example.org/a%20b?c=d&e#f", "https://example.org/a%20b?c=d&e#f"),
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("https://example.org/100%/é", "https://example.org/100%25/%C3%A9"),
        ("https://example.org/a#b#c", "https://example.org/a#b%23c"),
        ("https://example.org/[x]", "https://example.org/%5Bx%5D"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://[2001:db8::1]:8080/a", "https://[2001:db8::1]:8080/a"),
        ("mailto:a b@example.org", "mailto:a%20b@example.org"),
    ],
)
def test_an_address_is_encoded_where_it_must_be(address, encoded):
    assert uri(address) == encoded
    assert targets(with_link(address)) == [encoded]


@pytest.mark.parametrize(
    "address",
    [
        "https://[2001:db8::1/a",
        "https://exam ple.org/",
        "https://example.org:99999/",
        "https://",
        "mailto:",
        f"https://example.org/{'x' * 2000}",
    ],
)
def test_what_is_no_address_stands_as_words_without_a_link(address):
    content = with_link(address)

    assert uri(address) == ""
    assert targets(content) == []
    assert all_of(content, "w:hyperlink") == []
    assert "our page" in [words_in(paragraph) for paragraph in all_of(content, "w:p")]


@pytest.mark.parametrize(
    ("doi", "address"),
    [
        ("10.1000/x y", "https://doi.org/10.1000/x%20y"),
        ('10.1000/a<b>"c', "https://doi.org/10.1000/a%3Cb%3E%22c"),
        ("10.1000/a#b?c", "https://doi.org/10.1000/a%23b%3Fc"),
    ],
)
def test_a_doi_is_encoded_in_its_link_and_printed_as_it_is(doi, address):
    content = with_doi(doi)

    assert targets(content) == [address]
    assert f"https://doi.org/{doi}" in styled(content, "FrontNote")


def test_a_doi_leads_to_the_same_address_on_the_web():
    whole = paper("blind")
    front = whole.front.model_copy(update={"doi": "10.1000/x y"})
    article = render_article(whole.model_copy(update={"front": front}), image_url=picture_name)

    assert '<a href="https://doi.org/10.1000/x%20y">https://doi.org/10.1000/x y</a>' in article


def test_a_doi_too_long_for_a_link_is_printed_without_one():
    content = with_doi(f"10.1000/{'x' * 2000}")

    assert targets(content) == []
