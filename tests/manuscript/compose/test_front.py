from casereports.manuscript.document import Affiliation
from casereports.manuscript.nodes import (
    Link,
    Text,
)
from tests.manuscript.papers import CARE, SEED, composed, facts, paper_facts, words

HOSPITAL = {
    "key": "hospital",
    "department": "Department of Medicine",
    "institution": "Example Hospital",
    "city": "Exampletown",
    "postal_code": "12345",
    "country": "Examplia",
}
SCHOOL = {"key": "school", "institution": "Example School", "country": "Examplia"}


def front(journal=SEED, **parts):
    return composed(
        facts(**{"paper": {"title": "A case report"}, **parts}), journal
    ).manuscript.front


def author(key, **parts):
    return {"key": key, "given": "Example", "family": "Author", **parts}


def test_affiliations_are_numbered_as_authors_name_them():
    printed = front(
        affiliations=[HOSPITAL, SCHOOL],
        authors=[
            author("one", affiliations=["school"]),
            author("two", affiliations=["hospital", "school"]),
        ],
    )

    assert [one.affiliations for one in printed.authors] == [(1,), (1, 2)]
    assert printed.affiliations == (
        Affiliation(number=1, text="Example School", country="Examplia"),
        Affiliation(
            number=2,
            text="Department of Medicine, Example Hospital, Exampletown 12345",
            country="Examplia",
        ),
    )


def test_an_affiliation_that_no_author_has_is_not_printed():
    assert front(affiliations=[HOSPITAL], authors=[author("one")]).affiliations == ()


def test_the_corresponding_author_is_reached_at_the_first_affiliation():
    printed = front(
        affiliations=[SCHOOL],
        authors=[
            author("one"),
            author("two", affiliations=["school"], corresponding=True, email="a@example.org"),
        ],
    )

    assert printed.correspondence == (
        Text(text="Example Author, Example School, Examplia"),
        Text(text=", "),
        Link(href="mailto:a@example.org", children=(Text(text="a@example.org"),)),
    )


def test_an_address_of_ones_own_goes_before_the_affiliation():
    printed = front(
        affiliations=[SCHOOL],
        authors=[author("one", affiliations=["school"], corresponding=True, address="1 Road")],
    )

    assert words(printed.correspondence) == "Example Author, 1 Road"


def test_a_family_name_that_comes_first_stays_first():
    printed = front(authors=[author("one", family_first=True, corresponding=True)])

    assert printed.authors[0].family_first is True
    assert words(printed.correspondence) == "Author Example"


def test_the_doi_is_bare():
    assert front(paper={"title": "T", "doi": "https://doi.org/10.1/x"}).doi == "10.1/x"


def test_heads_of_the_abstract_fall_away_where_the_journal_wants_one_block():
    paper = {
        "title": "T",
        "abstract": [
            {"heading": "Case", "text": "Pain."},
            {"heading": "Conclusion", "text": "Rare."},
        ],
    }

    assert [(part.heading, words(part.children)) for part in front(SEED, paper=paper).abstract] == [
        ("", "Pain. Rare.")
    ]
    assert [part.heading for part in front(CARE, paper=paper).abstract] == ["Case", "Conclusion"]


def test_a_missing_title_is_a_fault_and_shows():
    paper = composed(paper_facts({"case": "Text."}, paper={"title": ""}))

    assert paper.manuscript.front.title == "[missing title]"
    assert [(fault.source, fault.message) for fault in paper.faults] == [
        ("paper:title", "The paper has no title.")
    ]
