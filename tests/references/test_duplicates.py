import pytest

from casereports.references.duplicates import Pair, Reason, find_duplicates
from casereports.references.items import Item

PAPER = {
    "type": "article-journal",
    "title": "Uptake of <sup>18</sup>F-FDG: a case",
    "author": [{"family": "Müller", "given": "J."}],
    "issued": {"date-parts": [[2020, 5]]},
    "DOI": "10.1000/Ex.1",
    "PMID": "31000001",
}


def item(key: str, **changes: object) -> Item:
    data = {name: value for name, value in {**PAPER, **changes}.items() if value is not None}
    return Item.model_validate({"id": key, **data})


def reason(first: Item, second: Item) -> Reason | None:
    pairs = find_duplicates([second], [first])
    return pairs[0].reason if pairs else None


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"DOI": "10.1000/EX.1", "title": "Another", "PMID": None}, Reason.DOI),
        ({"DOI": None, "title": "Another"}, Reason.PMID),
        ({"DOI": None, "PMID": None}, Reason.TITLE),
        ({"DOI": None, "PMID": None, "title": "UPTAKE of 18F FDG - A Case."}, Reason.TITLE),
        ({"DOI": None, "PMID": None, "issued": None}, Reason.TITLE),
        ({"DOI": None, "PMID": None, "author": [{"family": "Muller"}]}, Reason.TITLE),
        (
            {"DOI": None, "PMID": None, "title": "RETRACTED: Uptake of 18F-FDG: a case"},
            Reason.TITLE,
        ),
        ({"DOI": None, "PMID": None, "issued": {"date-parts": [[2019]]}}, None),
        ({"DOI": None, "PMID": None, "author": [{"family": "Doe"}]}, None),
        ({"DOI": "10.1000/other", "PMID": None}, None),
        ({"DOI": None, "PMID": None, "type": "article"}, None),
        ({"DOI": None, "PMID": None, "title": None}, None),
        ({"DOI": None, "PMID": None, "issued": None, "author": None}, None),
    ],
)
def test_two_references_are_one_work(changes: dict[str, object], why: Reason | None) -> None:
    assert reason(item("a"), item("b", **changes)) == why


def test_works_without_title_or_number_are_never_one() -> None:
    bare = {"title": None, "DOI": None, "PMID": None}
    assert reason(item("a", **bare), item("b", **bare)) is None


def test_a_pair_says_whether_the_case_has_the_other() -> None:
    pairs = find_duplicates([item("b"), item("c", DOI="10.1000/2", PMID="2"), item("d")], [])
    assert pairs == (Pair(new="d", other="b", reason=Reason.DOI, is_known=False),)
    (known,) = find_duplicates([item("b")], [item("a")])
    assert known == Pair(new="b", other="a", reason=Reason.DOI, is_known=True)
