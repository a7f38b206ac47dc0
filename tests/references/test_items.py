import json
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from casereports.references.items import Date, Item, Name, csl_name
from casereports.references.kinds import ItemType
from casereports.references.text import UNPRINTABLE

PRESACRAL = json.loads((Path(__file__).parent / "presacral" / "references.json").read_text("utf-8"))
ARTICLE = {"id": "a", "type": "article-journal"}

words = st.text(min_size=1, max_size=40).filter(lambda text: not UNPRINTABLE.search(text))
names = st.fixed_dictionaries(
    {"family": words},
    optional={
        "given": words,
        "suffix": words,
        "dropping-particle": words,
        "non-dropping-particle": words,
        "comma-suffix": st.booleans(),
        "static-ordering": st.sampled_from([1, True, "1"]),
    },
) | st.fixed_dictionaries({"literal": words})
dates = st.fixed_dictionaries(
    {
        "date-parts": st.lists(
            st.tuples(st.integers(-999, 2100), st.integers(1, 12), st.integers(1, 28)).map(list),
            min_size=1,
            max_size=2,
        )
    },
    optional={"circa": st.booleans(), "season": st.sampled_from(["1", "autumn"])},
) | st.fixed_dictionaries({"literal": words})
FIELD_VALUES = {
    "Names": st.lists(names, max_size=3),
    "Date": dates,
    "text": words,
}


def csl_fields() -> dict[str, st.SearchStrategy[object]]:
    """Pair every optional field of an item, by its CSL name, with values that it may hold."""
    special: dict[str, st.SearchStrategy[object]] = {
        "DOI": st.just("10.1000/182"),
        "categories": st.lists(words, max_size=2),
        "custom": st.dictionaries(words, st.integers() | words | st.lists(st.booleans())),
    }
    found: dict[str, st.SearchStrategy[object]] = {}
    for field, info in Item.model_fields.items():
        kind = str(info.annotation)
        shape = "Names" if "Name," in kind else "Date" if "Date" in kind else "text"
        if not info.is_required():
            found[csl_name(field)] = special.get(csl_name(field), FIELD_VALUES[shape])
    return found


items = st.fixed_dictionaries(
    {"id": st.just("key"), "type": st.sampled_from(get_args(ItemType))}, optional=csl_fields()
)


@given(items)
def test_an_item_dumps_back_to_the_csl_json_that_it_was_read_from(data: dict[str, object]) -> None:
    assert Item.model_validate(data).csl_json() == data


def test_an_item_with_every_field_dumps_back_to_the_same_csl_json() -> None:
    values: dict[str, object] = {
        "Names": [{"family": "Example"}],
        "Date": {"date-parts": [[2024, 5]]},
        "text": "text",
    }
    shapes = {id(strategy): shape for shape, strategy in FIELD_VALUES.items()}
    data: dict[str, object] = {"id": "key", "type": "book"}
    for name, strategy in csl_fields().items():
        data[name] = values[shapes[id(strategy)]] if id(strategy) in shapes else None
    data |= {"DOI": "10.1000/182", "categories": ["one"], "custom": {"short": ["x", 1]}}
    assert Item.model_validate(data).csl_json() == data


def test_the_references_of_the_reference_case_dump_back_unchanged() -> None:
    assert [Item.model_validate(data).csl_json() for data in PRESACRAL] == PRESACRAL


def test_an_item_survives_its_own_json() -> None:
    item = Item.model_validate(PRESACRAL[0])
    assert Item.model_validate_json(item.model_dump_json()) == item


def test_names_keep_the_underscore_and_the_capitals_of_csl() -> None:
    assert [csl_name(name) for name in ("container_title", "archive_place")] == [
        "container-title",
        "archive-place",
    ]
    assert [csl_name(name) for name in ("archive_location", "doi", "journal_abbreviation")] == [
        "archive_location",
        "DOI",
        "journalAbbreviation",
    ]


@pytest.mark.parametrize("field", ["volume", "issue", "page", "number", "edition", "PMID"])
def test_a_number_may_come_as_a_number_and_is_kept_as_text(field: str) -> None:
    assert Item.model_validate(ARTICLE | {field: 30}).csl_json()[field] == "30"


def test_date_parts_may_come_as_text_and_are_kept_as_numbers() -> None:
    date = Date.model_validate({"date-parts": [["2011", "3"]]})
    assert date.date_parts == ((2011, 3),)


def test_a_bare_string_is_an_edtf_date() -> None:
    assert Date.model_validate("2023-05") == Date(edtf="2023-05")


@pytest.mark.parametrize(
    "written", ["10.1000/182", "doi:10.1000/182", "https://doi.org/10.1000/182"]
)
def test_a_doi_is_kept_without_its_resolver(written: str) -> None:
    assert Item.model_validate(ARTICLE | {"DOI": written}).doi == "10.1000/182"


def fault(data: object) -> tuple[tuple[int | str, ...], str]:
    with pytest.raises(ValidationError) as caught:
        Item.model_validate(data)
    first = caught.value.errors()[0]
    return first["loc"], first["msg"]


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ({"container_title": "Python's name"}, ("container_title",)),
        ({"is-referenced-by-count": 3}, ("is-referenced-by-count",)),
        ({"author": [{"family": "A"}, {"family": "B", "orcid": "x"}]}, ("author", 1, "orcid")),
        ({"issued": {"year": 2011}}, ("issued", "year")),
        ({"type": "journal"}, ("type",)),
        ({"volume": True}, ("volume",)),
        ({"volume": 1.5}, ("volume",)),
        ({"title": "x" * 5_001}, ("title",)),
        ({"author": [{"family": "x" * 10_000}]}, ("author", 0, "family")),
        ({"title": ["a list"]}, ("title",)),
        ({"issued": {"date-parts": []}}, ("issued", "date-parts")),
    ],
)
def test_a_fault_is_named_by_its_path(data: dict[str, object], place: tuple[object, ...]) -> None:
    assert fault(ARTICLE | data)[0] == place


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"title": "bad \x01 title"}, "holds a control character that can't be printed: U+0001"),
        ({"DOI": "see text"}, 'a DOI starts with "10.", a number and a slash, as in 10.1000/182'),
        ({"author": [{}]}, "a name needs a family name, a given name or a literal name"),
        ({"issued": {}}, "a date needs date-parts, a literal text, a raw text or EDTF"),
    ],
)
def test_a_fault_is_said_in_a_sentence(data: dict[str, object], sentence: str) -> None:
    assert fault(ARTICLE | data)[1] == f"Value error, {sentence}"


@pytest.mark.parametrize(
    "key", ["", "two words", "[a]", "a;b", "@a", "a,b", "{a}", "x" * 201, "-a"]
)
def test_a_key_that_a_citation_could_not_name_is_refused(key: str) -> None:
    assert fault({"id": key, "type": "book"})[0] == ("id",)


@pytest.mark.parametrize("key", ["oberg2011", "Öberg_2011", "doe:2020a", "10.1000/182", "a+b#1"])
def test_a_key_may_be_what_reference_managers_make(key: str) -> None:
    assert Item.model_validate({"id": key, "type": "book"}).id == key


def test_a_number_may_be_a_key() -> None:
    assert Item.model_validate({"id": 7, "type": "book"}).id == "7"


def test_items_are_frozen() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Item.model_validate(ARTICLE).title = "another"


def test_a_body_is_named_by_its_literal_name() -> None:
    assert Name(literal="World Health Organization").literal == "World Health Organization"
