"""A paper in front of a reviewer who must not know its authors."""

from typing import Any

import pytest

from casereports.journals.shelf import profiles
from casereports.manuscript.blinding import blind, identities, traces
from casereports.manuscript.document import Manuscript
from casereports.manuscript.nodes import Citation, Deleted, Inserted, Paragraph, Section, Text
from casereports.manuscript.walk import blocks_of, flat
from tests.manuscript.blinded import OWN, W, blinded, case
from tests.manuscript.papers import CARE, composed, figure, order, paper_facts, reference, words


def statements(paper: Manuscript) -> dict[str, list[str]]:
    return {section.key: order(section.blocks) for section in paper.back}


def test_a_blind_paper_has_no_authors_above_it_and_none_below():
    paper = blinded(case(paper={"doi": "10.1000/this"}))

    front = paper.front
    assert (front.authors, front.affiliations, front.correspondence, front.doi) == ((), (), (), "")
    assert paper.closing == ()


def test_statements_say_that_they_were_made_and_name_nobody():
    assert statements(blinded(case(), CARE)) == {
        "ethics": ["Approved by an ethics committee (name withheld for anonymous review)."],
        "conflicts": [f"{W}: holds shares of a firm."],
        "funding": ["This statement is withheld for anonymous review."],
        "data": [],
        "ai-use": ["None."],
        "prior-publication": ["This statement is withheld for anonymous review."],
    } | {"data": [f"Ask {W} for the data."]}


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (
            "waived",
            "Approval was waived by an ethics committee (name withheld for anonymous review).",
        ),
        ("not_required", "The authors state that this report did not require ethics approval."),
        (
            "pending",
            "Approval by an ethics committee is pending (name withheld for anonymous review).",
        ),
        ("absent", "Ethics approval was not sought."),
    ],
)
def test_the_state_of_ethics_approval_is_told(state, said):
    facts = case(ethics={"state": state, "statement": "The board of Norrland Hospital said so."})

    assert statements(blinded(facts))["ethics"] == [said]


def test_that_there_was_no_money_names_nobody_and_stays():
    facts = case(declarations={"no_funding": True}, funders=[])

    assert statements(blinded(facts))["funding"] == [
        "The authors received no funding for this report."
    ]


def test_what_statements_name_is_withheld_everywhere_else():
    text = (
        "Dr Fjällbacka and Ivo Petrosyan of Uppsala University saw it; 2019-04412 and "
        "2021-05112, doi 10.1000/talk.7, Bergström Foundation, "
        "www.norrland-klinik.example, 0000000218250097."
    )

    (line,) = order(blinded(case(text)).body[0].blocks)
    assert line == (f"Dr {W} and {W} of {W} saw it; {W} and {W}, doi {W}, {W}, www.{W}, {W}.")


def test_own_work_is_withheld_and_keeps_its_number():
    paper = blinded(case("Before [@other2010], ours [@lindqvist2019], see [@lindqvist2019, p. 3]."))

    assert order(paper.body[0].blocks) == ["Before\u00a0[1], ours\u00a0[2], see\u00a0[2 p. 3]."]
    entries = [(entry.number, entry.label, words(entry.children)) for entry in paper.references]
    assert entries == [
        (1, "[1]", "E. Author, A title. A Journal 1 (2020) 2-3."),
        (2, "[2]", "Reference withheld for anonymous review."),
    ]
    assert [entry.key for entry in paper.references] == ["other2010", "withheld-1"]


@pytest.mark.parametrize(
    "name",
    [
        {"family": "LINDQVIST", "given": "A. M."},
        {"family": "Lindqvist", "given": "Anna"},
        {"family": "Anna", "given": "Lindqvist"},
        {"literal": "Anna Lindqvist"},
        {"family": "Somebody", "given": "X.", "ORCID": "https://orcid.org/0000-0002-1825-0097"},
    ],
)
def test_own_work_is_known_by_family_name_and_initial_or_by_its_orcid(name):
    facts = case(references=[{**OWN, "author": [{"family": "First", "given": "A."}, name]}])

    assert identities(facts).own == ("lindqvist2019",)


@pytest.mark.parametrize(
    "name",
    [
        {"family": "Lindqvist", "given": "K."},
        {"family": "Lind", "given": "A."},
        {"literal": "The Lindqvist Group"},
    ],
)
def test_the_work_of_a_namesake_is_not_own_work(name):
    assert identities(case(references=[{**OWN, "author": [name]}])).own == ()


def test_the_literature_of_others_is_printed_as_it_is():
    other = {
        **reference("other2011", "Tumours seen at Norrland Hospital"),
        "author": [
            {"family": "Tamm", "given": "K.-B."},
            {"family": "Wallace", "given": "A. L."},
            {"family": "Ek", "given": "B. T."},
        ],
        "container-title": "Acta Medica Umeå",
    }
    facts = case("Before [@other2011].", references=[other])
    before = composed(facts).manuscript

    paper = blind(before, identities(facts))
    assert paper.references == before.references
    assert traces(words(paper.references[0].children), identities(facts)) == ()


def test_a_printed_name_and_year_of_own_work_is_withheld():
    facts = case("Ours [@lindqvist2019].")
    paper = composed(facts).manuscript

    def dated(node: Any) -> Any:
        if not isinstance(node, Citation):
            return node
        pieces = [
            {"text": "("},
            {"text": "Lindqvist & Other, 2019", "key": "lindqvist2019"},
            {"text": "; Author, 2020)", "key": "other2010"},
        ]
        return Citation.model_validate({"keys": ["lindqvist2019", "other2010"], "pieces": pieces})

    section = paper.body[0]
    (block,) = section.blocks
    assert isinstance(block, Paragraph)
    line = tuple(dated(node) for node in block.children)
    changed = section.model_copy(update={"blocks": (block.model_copy(update={"children": line}),)})
    told = blind(paper.model_copy(update={"body": (changed,)}), identities(facts))
    assert order(told.body[0].blocks) == [f"Ours\u00a0({W}; Author, 2020)."]


def test_pictures_keep_their_bytes_and_lose_their_names():
    pictures = [
        figure("mri", "tamm-ct", "b", title="Seen by Tamm.", section="discussion"),
    ]
    pictures[0]["panels"][1] |= {"alt": "A slide of Norrland Hospital.", "caption": "By B. Tamm"}
    facts = case("Text {fig:mri}.", figures=pictures)
    before = composed(facts).manuscript

    (seen,) = (b for b in blocks_of(blinded(facts).body) if b.kind == "figure")
    (was,) = (b for b in blocks_of(before.body) if b.kind == "figure")
    assert [panel.image for panel in seen.panels] == [panel.image for panel in was.panels]
    assert words(seen.caption) == f"Seen by {W}."
    assert seen.panels[1].alt == f"A slide of {W}."
    assert words(seen.panels[1].caption) == f"By {W}"
    assert [panel.source for panel in seen.panels] == ["panel:mri/withheld-2", "panel:mri/b"]


def test_titles_keywords_and_links_are_read():
    facts = case(
        "See [our page](https://norrland-klinik.example/case) and <https://a.example/Umeå>.",
        paper={"title": "A tumour seen in Umeå", "keywords": ["tumour", "Norrland Hospital"]},
    )

    paper = blinded(facts)
    assert paper.front.title == f"A tumour seen in {W}"
    assert paper.front.keywords == ("tumour", W)
    assert traces(paper.model_dump_json(), identities(facts)) == ()


@pytest.mark.parametrize(
    ("language", "mark"),
    [("de-CH", "[anonymisiert]"), ("fr", "[masqué]"), ("es", "[omitido]"), ("zh-Hans", W)],
)
def test_marks_are_in_the_language_of_the_paper(language, mark):
    facts = case("Tamm.", paper={"language": language})

    assert order(blinded(facts).body[0].blocks) == [f"{mark}."]


@pytest.mark.parametrize("journal", [profile.key for profile in profiles().values()])
def test_blinding_a_blind_paper_changes_nothing(journal):
    facts = case("Tamm saw [@lindqvist2019], Dr Fjällbacka as well.")
    paper = blinded(facts, journal)

    assert traces(paper.model_dump_json(), identities(facts)) == ()
    assert blind(paper, identities(facts)) == paper


def test_a_paper_that_names_nobody_in_its_text_keeps_all_of_it():
    facts = paper_facts(
        {"discussion": "Text {fig:mri} [@other2010].", "case": "A long *case*."},
        figures=[figure("mri", "a", "b")],
        references=[reference("other2010")],
    )
    paper = composed(facts).manuscript

    assert blind(paper, identities(facts)) == paper


def test_changes_are_read_each_by_itself():
    line = (
        Text(text="Seen by "),
        Deleted(children=(Text(text="Tamm"),)),
        Inserted(children=(Text(text="Lindqvist"),)),
    )
    section = Section(key="x", title="", blocks=(Paragraph(children=line, source="x"),), source="x")
    facts = case()
    paper = composed(facts).manuscript.model_copy(update={"body": (section,)})

    (block,) = blind(paper, identities(facts)).body[0].blocks
    assert isinstance(block, Paragraph)
    assert [node.text for node in flat(block.children) if isinstance(node, Text)] == [
        "Seen by ",
        W,
        W,
    ]
