"""Words, links, figures, tables, statements: what stands in the text and behind it."""

import pytest

from casereports.manuscript.nodes import (
    Link,
    ListBlock,
    ListItem,
    Paragraph,
    Section,
    Strong,
    Text,
)
from tests.renderers.jats.reading import (
    XLINK,
    faults,
    opened,
    printed,
    root,
    texts,
    with_blocks,
    with_words,
    words_in,
    written,
)
from tests.renderers.marked import Marked


def linked(href: str, words: str) -> bytes:
    return printed(with_words(Link(href=href, children=(Text(text=words),))))


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("italic", ["emphasis with strong", "Journal"]),
        ("bold", ["strong"]),
        ("sup", ["18", "1"]),
        ("sub", ["max"]),
        ("sc", ["Small Caps"]),
    ],
)
def test_words_look_as_the_paper_says(tag: str, words: list[str]) -> None:
    assert [words_in(one) for one in root("inline").iter(tag)] == words


def test_citations_and_mentions_lead_to_their_places() -> None:
    cited = [(one.get("ref-type"), one.get("rid"), one.text) for one in root("inline").iter("xref")]
    assert cited == [("bibr", "ref1", "1"), ("bibr", "ref2", "2"), ("bibr", "ref1", "1")]
    mentioned = [(one.get("ref-type"), one.get("rid")) for one in root("figures").iter("xref")]
    assert mentioned == [("fig", "fig1"), ("fig", "fig2"), ("fig", "fig1-2")]


@pytest.mark.parametrize(
    ("href", "words", "tag", "kind"),
    [
        ("https://example.org/?a=1&b", "our page", "ext-link", "uri"),
        ("https://doi.org/10.1234/x", "the paper", "ext-link", "doi"),
        ("mailto:me@example.org", "write to us", "ext-link", "email"),
        ("mailto:me@example.org", "me@example.org", "email", None),
    ],
)
def test_a_link_says_what_it_leads_to(href, words, tag, kind):
    (link,) = opened(linked(href, words)).iterfind("body/sec/p/*")
    assert (link.tag, link.get("ext-link-type"), words_in(link)) == (tag, kind, words)
    assert link.get(f"{XLINK}href") == (href if kind else None)


def test_a_link_within_a_link_keeps_its_words() -> None:
    inner = Strong(children=(Link(href="https://example.org/b", children=(Text(text="inner"),)),))
    outer = Link(href="https://example.org/a", children=(Text(text="outer "), inner))
    content = printed(with_words(outer))
    assert texts(content, ".//ext-link") == ["outer inner"]
    assert faults(content) == []


def test_lists_keep_their_kind_and_items() -> None:
    lists = list(root("lists").iter("list"))
    assert {one.get("list-type") for one in lists} == {"order", "bullet"}
    assert all(one.find("list-item/p") is not None for one in lists)


def test_a_figure_of_panels_is_a_group_with_one_caption() -> None:
    article = root("figures")
    (group,) = article.iter("fig-group")
    assert [words_in(one) for one in group.iterfind("label")] == ["Figure 1"]
    assert [words_in(one) for one in group.iterfind("fig/label")] == ["(A)", "(B)", "(C)"]
    graphic = group.find("fig/graphic")
    assert graphic is not None
    assert dict(graphic.attrib) == {
        "mimetype": "image",
        "mime-subtype": "jpeg",
        f"{XLINK}href": "figures/ca978112ca1b.jpg",
    }
    assert words_in(graphic) == "A synthetic picture, a."


def test_words_on_a_picture_are_told_beside_it() -> None:
    scale = "10,90 to 60,90 = 50 mm"
    marked = Marked({"marks": 'label 30,40 "the mass"', "scale": scale, "bar": "20 mm"})
    content = printed(marked.manuscript)
    assert [words_in(one) for one in opened(content).iter("long-desc")] == ["the mass; 20\u00a0mm"]
    assert faults(content) == []


def test_a_table_is_a_table_with_heads_and_groups() -> None:
    (table,) = root("tables").iter("table")
    assert [one.get("scope") for one in table.iterfind("thead/tr/th")] == ["col"] * 3
    group = table.find("tbody/tr/th")
    assert group is not None
    assert (group.get("scope"), group.get("colspan")) == ("rowgroup", "3")
    assert {one.get("align") for one in table.iter("td")} == {"right", "center"}


def test_marks_in_a_table_lead_to_its_notes() -> None:
    article = root("tables")
    (mark,) = [one for one in article.iter("xref") if one.get("ref-type") == "table-fn"]
    (note,) = article.iter("fn")
    assert (mark.text, mark.get("rid")) == ("a", note.get("id"))
    assert words_in(note) == "a Marked note."


@pytest.mark.parametrize(
    ("key", "path"),
    [
        ("acknowledgements", "back/ack"),
        ("conflicts", "back/fn-group/fn[@fn-type='coi-statement']"),
        ("funding", "back/fn-group/fn[@fn-type='financial-disclosure']"),
        ("contributions", "back/fn-group/fn[@fn-type='con']"),
        ("ethics", "back/sec[@sec-type='ethics-statement']"),
        ("consent", "back/sec[@sec-type='consent-statement']"),
        ("data", "back/sec[@sec-type='data-availability']"),
        ("biography", "back/bio"),
        ("something-else", "back/sec"),
    ],
)
def test_statements_stand_where_indexes_look_for_them(key: str, path: str) -> None:
    said = Paragraph(children=(Text(text="Said."),), source="declarations:x")
    item = ListItem(children=(Text(text="One."),), source="declarations:x")
    listed = ListBlock(items=(item,), source="declarations:x")
    section = Section(key=key, title="A head", blocks=(said, listed), source="declarations:x")
    content = printed(with_blocks().model_copy(update={"back": (section,)}))
    (found,) = opened(content).iterfind(path)
    assert words_in(found).removeprefix("A head ") == "Said. One."
    assert "A head" in texts(content, "back//title")
    assert faults(content) == []


def test_sections_say_what_they_are() -> None:
    kinds = [one.get("sec-type") for one in root("presacral").iterfind("body/sec")]
    assert kinds == ["intro", "cases", "discussion", "conclusions"]
    assert texts(written("presacral"), "body/sec/label") == ["1", "2", "3", "4"]
