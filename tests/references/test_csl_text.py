"""What stands in a reference, from chapters to odd characters, and how it comes out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casereports.references.citations import Cite, Cluster
from casereports.references.csl import format_references
from casereports.references.items import Item
from tests.references.printing import JCMR, VANCOUVER, alone, line, reference, text

CHAPTER = {
    "id": "c",
    "type": "chapter",
    "title": "On an example",
    "author": [{"family": "Berg", "given": "A.", "non-dropping-particle": "van den"}],
    "editor": [{"family": "Other", "given": "E."}, {"family": "Third", "given": "F."}],
    "container-title": "A book of examples",
    "edition": 2,
    "publisher": "Example Press",
    "publisher-place": "Lyon",
    "page": "12-34",
    "issued": {"date-parts": [[2019]]},
}
GUIDELINE = {
    "id": "g",
    "type": "webpage",
    "title": "A guideline",
    "author": [{"literal": "National Example Body"}],
    "URL": "https://example.org/guideline",
    "issued": {"date-parts": [[2023]]},
    "accessed": {"date-parts": [[2024, 3, 2]]},
}


@pytest.mark.parametrize(
    ("data", "style", "expected"),
    [
        (
            CHAPTER,
            JCMR,
            (
                "[1] A. van den Berg, On an example. In *A book of examples*, E. Other, and F."
                " Third (eds.), 2nd ed., Example Press, Lyon (2019) 12-34."
            ),
        ),
        (
            CHAPTER,
            VANCOUVER,
            (
                "1. van den Berg A. On an example. In: Other E, Third F, editors. A book of"
                " examples. 2nd ed. Lyon: Example Press; 2019. p. 12–34."
            ),
        ),
        (
            GUIDELINE,
            JCMR,
            (
                "[1] National Example Body, A guideline. (2023), https://example.org/guideline,"
                " accessed March 2, 2024."
            ),
        ),
        (
            GUIDELINE,
            VANCOUVER,
            (
                "1. National Example Body. A guideline [Internet]. 2023 [cited 2024 Mar 2]."
                " Available from: https://example.org/guideline"
            ),
        ),
    ],
)
def test_other_kinds_print(data: dict[str, object], style: str, expected: str) -> None:
    assert line(alone(Item.model_validate(data), style)) == expected


def test_an_address_links_to_itself_and_a_doi_to_its_resolver() -> None:
    page = alone(Item.model_validate(GUIDELINE), VANCOUVER)
    article = alone(reference("a", DOI="10.1000/(182)<3>"), VANCOUVER)
    assert [span.href for span in page.spans if span.href] == ["https://example.org/guideline"]
    assert [(span.text, span.href) for span in article.spans if span.href] == [
        ("10.1000/(182)<3>", "https://doi.org/10.1000/(182)%3C3%3E")
    ]


def test_only_web_addresses_become_links() -> None:
    entry = alone(Item.model_validate(GUIDELINE | {"URL": "javascript:alert(1)"}), VANCOUVER)
    assert [span.href for span in entry.spans if span.href] == []


def test_markup_in_a_title_is_printed_as_type() -> None:
    title = "<i>Helicobacter</i>, <b>bold</b>, <sup>18</sup>F and H<sub>2</sub>O in <sc>caps</sc>"
    spans = alone(reference("a", title)).spans
    assert [span.text for span in spans if span.italic] == ["Helicobacter"]
    assert [span.text for span in spans if span.bold] == ["bold"]
    assert [span.text for span in spans if span.superscript] == ["18"]
    assert [span.text for span in spans if span.subscript] == ["2"]
    assert [span.text for span in spans if span.small_caps] == ["caps"]
    assert text(spans) == "Helicobacter, bold, 18F and H2O in caps."


@pytest.mark.parametrize(
    "title",
    [
        "p < 0.05 & q > 1",
        "<script>alert(1)</script>",
        "<i>never closed",
        "closed only</i>",
        "$& and %%STRING%%",
        "原发性骶前肿瘤",
        "ورم عصبي صماوي",
        "¹⁷⁷Lu-DOTATATE",
    ],
)
def test_any_other_text_is_printed_as_it_stands(title: str) -> None:
    assert text(alone(reference("a", title), VANCOUVER).spans) == f"{title}."


def test_quotation_marks_in_a_title_become_typographic() -> None:
    assert text(alone(reference("a", 'A "quoted" word')).spans) == "A “quoted” word."


def test_line_ends_in_a_title_become_spaces() -> None:
    assert text(alone(reference("a", "Over\n  two lines")).spans) == "Over two lines."


def test_a_date_in_edtf_is_printed() -> None:
    assert text(alone(reference("a", issued="2023-05"), VANCOUVER).spans) == "A title. 2023 May."


ODD = [
    *(
        "<i>",
        "</i>",
        "<b>",
        "</b>",
        "<sup>",
        "</sup>",
        '<span class="nocase">',
        "</span>",
        "<",
        ">",
    ),
    *("&", "&#38;", "'", '"', "“", "’", "$&", "\\", "{", "]", "(", " ", "\n", "\u00a0", "\u202e"),
    *(". ", "?", ":", "–", "a", "Word", "É", "漢字", "عربي", "²", "👩‍⚕️"),
]
odd_text = st.lists(st.sampled_from(ODD), max_size=10).map("".join)


def letters(value: str) -> str:
    """Returns the letters and digits outside tags, however the quotes in a tag are curled."""
    value = value.translate(str.maketrans("“”„«»", '"' * 5))
    for tag in ("i", "b", "sup", "span"):
        value = value.replace(f"<{tag}>", "").replace(f"</{tag}>", "")
    value = value.replace('<span class="nocase">', "")
    return "".join(character for character in value if character.isalnum())


@settings(deadline=None, max_examples=40)
@given(odd_text, odd_text, odd_text, st.sampled_from([JCMR, VANCOUVER]))
def test_odd_text_never_breaks_the_engine_nor_loses_a_letter(
    title: str, name: str, journal: str, style: str
) -> None:
    item = reference(
        "a", f"{title} end", author=[{"family": f"N{name}"}], **{"container-title": f"J{journal}"}
    )
    cite = Cite(key="a", prefix=name, suffix=title)
    formatted = format_references([item], [Cluster(cites=(cite,))], style=style)
    assert letters(f"{title} end") in letters(text(formatted.entries[0].spans))
