"""Authors, their places, and whom to write to."""

import pytest

from casereports.clinical.facts.paper import Credit
from casereports.manuscript.document import Affiliation, Author
from casereports.manuscript.nodes import Link, Text
from casereports.renderers.jats import ArticleData, Contribution, RenderError
from tests.renderers.jats.reading import faults, opened, printed, texts, with_front, words_in

META = "front/article-meta"


def author(**known: object) -> Author:
    return Author.model_validate(
        {"given": "Example", "family": "Author", "source": "author:one"} | known
    )


def by(*authors: Author, **more: object) -> bytes:
    return printed(with_front(authors=authors, **more))


def contrib(content: bytes) -> dict[str, str]:
    (element,) = opened(content).iter("contrib")
    return {str(key): str(value) for key, value in element.attrib.items()}


@pytest.mark.parametrize(
    ("known", "style", "parts"),
    [
        ({}, "western", ["Author", "Example"]),
        ({"family_first": True}, "eastern", ["Author", "Example"]),
        ({"given": "小明", "family": "王"}, "eastern", ["王", "小明"]),
        ({"given": ""}, "western", ["Author"]),
        ({"family": ""}, "given-only", ["Example"]),
    ],
)
def test_a_name_is_kept_in_its_parts(known, style, parts):
    content = by(author(**known))
    (name,) = opened(content).iter("name")
    assert name.get("name-style") == style
    assert [words_in(part) for part in name] == parts


def test_an_author_without_any_name_is_anonymous() -> None:
    assert len(list(opened(by(author(given="", family=""))).iter("anonymous"))) == 1


def test_an_orcid_that_nobody_signed_in_with_is_not_authenticated() -> None:
    (identity,) = opened(by(author(orcid="0000-0002-1825-0097"))).iter("contrib-id")
    assert identity.get("authenticated") == "false"
    assert identity.text == "https://orcid.org/0000-0002-1825-0097"


def test_degrees_and_marks_of_an_author_are_kept() -> None:
    content = by(author(degrees="MD, PhD", equal=True, deceased=True))
    assert contrib(content) == {
        "contrib-type": "author",
        "equal-contrib": "yes",
        "deceased": "yes",
    }
    assert texts(content, f"{META}/contrib-group/contrib/degrees") == ["MD, PhD"]
    assert texts(content, f"{META}/author-notes/fn/p") == ["These authors contributed equally."]


def test_only_who_is_to_be_written_to_has_an_address() -> None:
    quiet = author(email="quiet@example.org")
    mail = Link(href="mailto:me@example.org", children=(Text(text="me@example.org"),))
    writer = author(corresponding=True, email="me@example.org", source="author:two")
    content = by(quiet, writer, correspondence=(Text(text="Example Author, "), mail))
    assert b"quiet@example.org" not in content
    assert texts(content, f"{META}/contrib-group/contrib/email") == ["me@example.org"]
    assert texts(content, f"{META}/author-notes/corresp") == [
        "*Correspondence: Example Author, me@example.org"
    ]
    assert texts(content, f"{META}/author-notes/corresp/email") == ["me@example.org"]


def test_authors_are_linked_to_their_numbered_affiliations() -> None:
    places = (
        Affiliation(number=1, text="Ward, Hospital", country="Iceland"),
        Affiliation(number=2, text="Institute, Exampletown, China.", country="China"),
    )
    content = by(author(affiliations=(1, 2)), author(affiliations=(2,)), affiliations=places)
    links = [(one.get("rid"), one.text) for one in opened(content).iter("xref")]
    assert links == [("aff1", "1"), ("aff2", "2"), ("aff2", "2")]
    assert texts(content, f"{META}/aff") == [
        "1Ward, Hospital, Iceland",
        "2Institute, Exampletown, China.",
    ]
    assert texts(content, f"{META}/aff/country") == ["Iceland", "China"]


def test_the_only_affiliation_of_all_has_no_number() -> None:
    place = Affiliation(number=1, text="Hospital")
    content = by(author(affiliations=(1,)), affiliations=(place,))
    assert texts(content, f"{META}/aff") == ["Hospital"]
    assert [(one.get("rid"), one.text) for one in opened(content).iter("xref")] == [("aff1", None)]


def test_an_affiliation_that_is_not_there_is_refused() -> None:
    with pytest.raises(RenderError, match="mentions affiliation “3”, which the paper doesn't hold"):
        printed(with_front(authors=(author(affiliations=(3,)),)))


def test_roles_are_those_of_the_standard() -> None:
    did = (Credit.WRITING_ORIGINAL_DRAFT, Credit.DATA_CURATION)
    article = ArticleData(contributions=(Contribution(author="author:one", roles=did),))
    content = printed(with_front(authors=(author(),)), article)
    roles = list(opened(content).iter("role"))
    assert [role.text for role in roles] == ["Writing – original draft", "Data curation"]
    assert roles[0].get("vocab") == "credit"
    assert roles[0].get("vocab-term-identifier") == (
        "https://credit.niso.org/contributor-roles/writing-original-draft/"
    )


def test_every_role_has_an_address() -> None:
    article = ArticleData(contributions=(Contribution(author="author:one", roles=tuple(Credit)),))
    roles = list(opened(printed(with_front(authors=(author(),)), article)).iter("role"))
    assert len({role.get("vocab-term-identifier") for role in roles}) == len(Credit) == 14


def test_a_role_of_nobody_is_refused() -> None:
    article = ArticleData(
        contributions=(Contribution(author="author:x", roles=(Credit.SOFTWARE,)),)
    )
    with pytest.raises(RenderError, match="no author “author:x” who has a role"):
        printed(with_front(authors=(author(),)), article)


@pytest.mark.parametrize(
    "known",
    [
        {},
        {"given": "", "family_first": True},
        {"family": ""},
        {"given": "", "family": ""},
        {"orcid": "0000-0002-1825-0097", "degrees": "MD", "email": "me@example.org"},
        {"corresponding": True, "email": "me@example.org"},
        {"equal": True, "deceased": True, "affiliations": (1,)},
    ],
)
def test_the_dtd_takes_every_kind_of_author(known: dict[str, object]) -> None:
    place = Affiliation(number=1, text="Hospital", country="Iceland")
    article = ArticleData(contributions=(Contribution(author="author:one", roles=tuple(Credit)),))
    tree = with_front(authors=(author(**known), author()), affiliations=(place,))
    assert faults(printed(tree, article)) == []
