import threading

import pytest

from casereports.references.citations import Cite, Cluster
from casereports.references.csl import CitationError, format_references
from casereports.references.items import Item
from casereports.references.printed import Formatted
from casereports.references.styles import Csl, load
from tests.references.printing import (
    HERE,
    JCMR,
    KEYS,
    PRESACRAL,
    VANCOUVER,
    alone,
    line,
    reference,
    text,
)


def printed(*clusters: Cluster, style: str = JCMR) -> list[str]:
    return [
        text(citation.spans)
        for citation in format_references(PRESACRAL, clusters, style=style).citations
    ]


def test_the_19_references_print_as_in_the_reference_paper() -> None:
    formatted = format_references(PRESACRAL, [Cluster.of(key) for key in KEYS], style=JCMR)
    expected = (HERE / "presacral" / "printed.txt").read_text("utf-8").splitlines()
    assert [line(entry) for entry in formatted.entries] == expected


def test_citations_print_as_in_the_reference_paper() -> None:
    numbers = [[1], [2], [3], [4], [5, 6], [3, 7], [16, 17]]
    first = [Cluster.of(key) for key in KEYS]
    clusters = [Cluster.of(*(KEYS[number - 1] for number in cluster)) for cluster in numbers]
    assert printed(*first, *clusters)[19:] == [
        "[1]",
        "[2]",
        "[3]",
        "[4]",
        "[5,6]",
        "[3,7]",
        "[16,17]",
    ]


def test_three_numbers_in_a_row_collapse_and_are_sorted() -> None:
    assert printed(Cluster.of(*KEYS[:5]), Cluster.of(KEYS[3], KEYS[0], KEYS[2], KEYS[1])) == [
        "[1-5]",
        "[1-4]",
    ]


def test_references_are_numbered_in_the_order_of_first_mention() -> None:
    clusters = [Cluster.of("xu2020"), Cluster.of("oberg2011", "xu2020"), Cluster.of("shah2021")]
    entries = format_references(PRESACRAL, clusters, style=JCMR).entries
    assert [(entry.key, entry.number, entry.label) for entry in entries] == [
        ("xu2020", 1, "[1]"),
        ("oberg2011", 2, "[2]"),
        ("shah2021", 3, "[3]"),
    ]


def test_each_number_carries_the_key_of_its_reference_at_both_ends_of_a_range() -> None:
    formatted = format_references(PRESACRAL, [Cluster.of(*KEYS[:3], KEYS[3])], style=JCMR)
    assert [(span.text, span.key) for span in formatted.citations[0].spans] == [
        ("[", None),
        ("1", "oberg2011"),
        ("-", None),
        ("4", "li2021"),
        ("]", None),
    ]


def test_a_cite_prints_its_prefix_locator_and_suffix() -> None:
    cite = Cite(key="li2021", prefix="see ", locator="12-14", suffix=" for more")
    formatted = format_references(PRESACRAL, [Cluster(cites=(cite,))], style=JCMR)
    assert [(span.text, span.key) for span in formatted.citations[0].spans] == [
        ("[see ", None),
        ("1", "li2021"),
        (" pp. 12-14 for more]", None),
    ]


def test_nothing_cited_prints_nothing() -> None:
    assert format_references(PRESACRAL, [], style=JCMR) == Formatted(citations=(), entries=())


def test_vancouver_prints_as_citing_medicine_does() -> None:
    formatted = format_references(
        PRESACRAL,
        [Cluster.of("oberg2011"), Cluster.of("dekker2019", "larosa2010")],
        style=VANCOUVER,
    )
    assert [text(citation.spans) for citation in formatted.citations] == ["(1)", "(2,3)"]
    assert [line(entry) for entry in formatted.entries][:2] == [
        (
            "1. Öberg K, Castellano D. Current knowledge on diagnosis and staging of neuroendocrine"
            " tumors. Cancer and Metastasis Reviews. 2011;30:3–7."
        ),
        (
            "2. Dekker E, Tanis PJ, Vleugels JLA, Kasi PM, Wallace MB. Colorectal cancer. The"
            " Lancet. 2019;394:1467–80. doi:10.1016/S0140-6736(19)32319-0"
        ),
    ]


def test_the_same_input_gives_the_same_output() -> None:
    clusters = [Cluster.of(*KEYS)]
    once = format_references(PRESACRAL, clusters, style=VANCOUVER)
    again = format_references(list(reversed(PRESACRAL)), clusters, style=VANCOUVER)
    assert again == once


def test_a_changed_reference_is_not_printed_from_the_cache() -> None:
    assert text(alone(reference("a", "Before")).spans) == "Before."
    assert text(alone(reference("a", "After")).spans) == "After."


def test_threads_print_each_their_own_references() -> None:
    found: dict[str, str] = {}

    def work(title: str) -> None:
        found[title] = text(alone(reference("a", title)).spans)

    threads = [threading.Thread(target=work, args=(f"Title {n}",)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {f"Title {n}": f"Title {n}." for n in range(6)}


def complaint(
    *clusters: Cluster,
    items: list[Item] = PRESACRAL,
    style: str | Csl = JCMR,
    locale: str = "en-US",
) -> str:
    with pytest.raises(CitationError) as caught:
        format_references(items, clusters, style=style, locale=locale)
    return str(caught.value)


def test_an_unknown_key_is_named() -> None:
    assert complaint(Cluster.of("oberg2011", "nobody1999")) == (
        'The text cites "nobody1999", which is not among the references.'
    )


def test_two_references_of_one_key_are_refused() -> None:
    twice = [reference("a", "One"), reference("b"), reference("a", "Other")]
    assert complaint(Cluster.of("b"), items=twice) == 'Two references have the key "a".'


def test_an_unknown_style_and_an_unknown_locale_are_named() -> None:
    assert complaint(Cluster.of("li2021"), style="nature") == 'There is no citation style "nature".'
    assert complaint(Cluster.of("li2021"), locale="xx") == 'There is no citation locale "xx".'


def test_a_reference_that_prints_as_nothing_stops_the_press() -> None:
    bare = Item.model_validate({"id": "bare", "type": "book"})
    assert complaint(Cluster.of("bare"), items=[bare], style=VANCOUVER) == (
        'The style "vancouver" finds nothing to print in "bare".'
    )


NO_LIST = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">'
    '<citation><layout><text variable="title"/></layout></citation></style>'
)


@pytest.mark.parametrize(
    ("xml", "sentence"),
    [
        ("<style", "is not a CSL file: unclosed token: line 1, column 0."),
        ("<html/>", "is not a CSL file: it holds no style."),
        (NO_LIST, 'finds nothing to print in "li2021".'),
        ('<style xmlns="http://purl.org/net/xbiblio/csl"/>', "fails here: "),
    ],
)
def test_a_broken_style_is_a_sentence(xml: str, sentence: str) -> None:
    said = complaint(Cluster.of("li2021"), style=Csl(key="mine", xml=xml))
    assert said.startswith(f'The style "mine" {sentence}')


def test_a_style_of_ones_own_prints() -> None:
    superscript = load(JCMR).xml.replace(
        '<layout delimiter="," prefix="[" suffix="]">',
        '<layout delimiter="," vertical-align="sup">',
    )
    formatted = format_references(
        PRESACRAL, [Cluster.of(*KEYS[:2])], style=Csl(key="mine", xml=superscript)
    )
    assert formatted.citations[0].superscript
    assert [(span.text, span.key) for span in formatted.citations[0].spans] == [
        ("1", "oberg2011"),
        (",", None),
        ("2", "larosa2010"),
    ]


def test_a_style_in_a_language_that_is_not_bundled_prints_in_english() -> None:
    xml = load(JCMR).xml.replace('default-locale="en-US"', 'default-locale="ja-JP"')
    assert 'default-locale="ja-JP"' in xml
    formatted = format_references(
        PRESACRAL, [Cluster.of("li2021")], style=Csl(key="mine", xml=xml), locale="de-DE"
    )
    assert formatted.entries[0].label == "[1]"


def test_a_journal_that_depends_on_a_style_prints_it_in_its_own_english() -> None:
    book = Item.model_validate({"id": "b", "type": "book", "title": "A title", "edition": "2"})
    parent, journal = (
        text(format_references([book], [Cluster.of("b")], style=style).entries[0].spans)
        for style in ("bmj", "bmj-case-reports")
    )
    assert (parent, journal) == ("A title. 2nd edn.", "A title. 2nd ed.")


def test_a_paper_in_german_has_german_words_where_the_style_leaves_the_language_open() -> None:
    page = Item.model_validate(
        {"id": "p", "type": "webpage", "title": "Leitlinie", "URL": "https://example.org/"}
    )
    formatted = format_references([page], [Cluster.of("p")], style=VANCOUVER, locale="de-DE")
    assert text(formatted.entries[0].spans) == (
        "Leitlinie [Internet]. Verfügbar unter: https://example.org/"
    )


AUTHOR_DATE = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">'
    '<citation {options}><layout delimiter="; "><group delimiter=" ">'
    '<names variable="author"><name form="short" initialize-with="."/></names>'
    '<date variable="issued"><date-part name="year"/></date></group></layout></citation>'
    '<bibliography><sort><key variable="author"/><key variable="title"/></sort><layout>'
    '<names variable="author"><name name-as-sort-order="all"/></names></layout></bibliography>'
    "</style>"
)


def authored(*names: tuple[str, str]) -> list[Item]:
    issued = {"date-parts": [[2020]]}
    return [
        reference(f"k{place}", author=[{"family": family, "given": given}], issued=issued)
        for place, (family, given) in enumerate(names)
    ]


@pytest.mark.parametrize(
    ("options", "printed"),
    [
        ("", "Ito 2020; Ito 2020; Berg 2020"),
        ('disambiguate-add-givenname="true"', "K. Ito 2020; S. Ito 2020; Berg 2020"),
    ],
)
def test_names_are_told_apart_where_the_style_asks_for_it(options: str, printed: str) -> None:
    items = authored(("Ito", "Kenji"), ("Ito", "Sara"), ("Berg", "Anna"))
    style = Csl(key="mine", xml=AUTHOR_DATE.format(options=options))
    formatted = format_references(items, [Cluster.of("k0", "k1", "k2")], style=style)
    assert text(formatted.citations[0].spans) == printed


def test_names_sort_by_their_letters_and_not_by_accents_or_signs() -> None:
    items = authored(
        ("Öberg", "K."), ("Zeta", "Z."), ("O'Brien", "A."), ("Dale", "B"), ("Dalebout", "C")
    )
    style = Csl(key="mine", xml=AUTHOR_DATE.format(options=""))
    clusters = [Cluster.of(item.id) for item in items]
    formatted = format_references(items, clusters, style=style)
    assert [text(entry.spans) for entry in formatted.entries] == [
        "Dale, B",
        "Dalebout, C",
        "O’Brien, A.",
        "Öberg, K.",
        "Zeta, Z.",
    ]


def test_the_same_content_is_printed_once_and_a_changed_title_anew() -> None:
    clusters = [Cluster.of(*KEYS)]
    once = format_references(PRESACRAL, clusters, style=VANCOUVER)
    changed = [PRESACRAL[0].model_copy(update={"title": "Another title"}), *PRESACRAL[1:]]

    assert format_references(PRESACRAL, clusters, style=VANCOUVER) is once
    assert format_references(PRESACRAL, clusters, style=JCMR) is not once
    assert format_references(changed, clusters, style=VANCOUVER) is not once
