"""Names that nobody thought of, planted wherever a paper has words."""

from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from casereports.manuscript.blinding import blind, blind_facts, identities, traces
from casereports.manuscript.blinding.ordinary import is_ordinary, ordinary_words
from casereports.manuscript.walk import blocks_of
from tests.manuscript.papers import composed, figure, paper_facts, words

BEGINNINGS = "Br Ch D F Gr H J K Kr L M N P R S Sch Sz T Tr V W X Y Z Zh Ö Ł Ž Š"
MIDDLES = "a e i o u ä ö ü å é ó ą ei ie ua"
ENDS = "bv dzk gla khm lsk mbr nqv rzh skj tvy vlo zza ńsk çap"
SYLLABLES = st.builds(
    "{}{}{}".format, *(st.sampled_from(part.split()) for part in (BEGINNINGS, MIDDLES, ENDS))
)
NAMES = st.one_of(
    SYLLABLES,
    st.builds("{}-{}".format, SYLLABLES, SYLLABLES),
    st.builds("{} {}".format, SYLLABLES, SYLLABLES),
    st.builds("von {}".format, SYLLABLES),
)
HAN = st.text("李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗", min_size=1, max_size=2)
ANY = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"))
    | st.sampled_from("()[]{}.*+?|\\^$-'’ äöÜaAbB"),
    max_size=12,
).map(str.strip)
FRAMES = st.sampled_from(
    ["{}", "Seen by {}.", "the {} team", "({})", "{}’s view", "a–{}–b", "**{}**", "and {}, then"]
)
ORDERS = st.sampled_from(["{given} {family}", "{family}, {given}", "{family} {given}", "{family}"])
CASING = st.sampled_from([str, str.upper, str.lower])


def planted(said: str, author: dict[str, Any], **parts: Any) -> Any:
    """A case that says something wherever it has words."""
    return paper_facts(
        {"discussion": f"{said} {{fig:mri}} {{table:labs}}", "case": f"- {said}\n- b"},
        paper={"title": said, "keywords": [said], "abstract": [{"text": said}]},
        figures=[
            figure("mri", "a", title=said)
            | {"panels": [{"key": "a", "file": "a.jpg", "alt": said, "caption": said}]}
        ],
        labs=[
            {
                "key": "alp",
                "analyte": "ALP",
                "method": said,
                "note": said,
                "result": {"kind": "qualitative", "quality": "positive", "wording": said},
            }
        ],
        authors=[{"key": "a", **author}],
        **parts,
    )


@settings(max_examples=25, deadline=None)
@given(given=SYLLABLES, family=NAMES, frame=FRAMES, order=ORDERS, casing=CASING)
def test_a_planted_name_never_survives(given, family, frame, order, casing):
    assume(not is_ordinary(family) and len(family) > 3)
    said = frame.format(casing(order.format(given=given, family=family)))
    facts = planted(said, {"given": given, "family": family})
    found = identities(facts)

    paper = blind(composed(facts).manuscript, found)
    assert traces(paper.model_dump_json(), found) == ()
    assert traces(blind_facts(facts, found).model_dump_json(), found) == ()
    assert blind(paper, found) == paper


@settings(max_examples=25, deadline=None)
@given(given=ANY, family=ANY, place=ANY, said=ANY)
def test_names_of_any_signs_leave_a_paper_that_stays_as_it_is(given, family, place, said):
    """Whatever stands in the fields of a draft, no pattern breaks and nothing loops."""
    assume(family)
    facts = planted(
        f"{said} {given} {family} {place}",
        {"given": given, "family": family, "address": place, "affiliations": ["x"]},
        affiliations=[{"key": "x", "institution": place or "x", "city": place, "ror": given}],
        ethics={"state": "approved", "committee": given, "number": said, "statement": place},
        funders=[{"key": "x", "name": family, "grant": said}],
        references=[{"id": "x", "author": [{"family": family, "given": said}], "title": place}],
        declarations={"acknowledgements": f"We thank {given} {family}, {said}"},
    )
    found = identities(facts)

    paper = blind(composed(facts).manuscript, found)
    assert blind(paper, found) == paper
    told = blind_facts(facts, found)
    assert blind_facts(told, found) == told


@settings(max_examples=25, deadline=None)
@given(given=HAN, family=HAN, frame=FRAMES)
def test_a_planted_east_asian_name_never_survives(given, family, frame):
    facts = planted(frame.format(family + given), {"given": given, "family": family})
    found = identities(facts)

    paper = blind(composed(facts).manuscript, found)
    assert family + given not in paper.model_dump_json()
    assert traces(paper.model_dump_json(), found) == ()


@settings(max_examples=25, deadline=None)
@given(
    family=st.sampled_from(sorted(ordinary_words())).map(str.capitalize),
    said=st.lists(st.sampled_from(sorted(ordinary_words())), min_size=3, max_size=12),
)
def test_a_name_that_is_a_word_takes_no_word_from_the_paper(family, said):
    assume(family.isalpha())
    text = " ".join([family, *said, family.casefold(), "end."])
    facts = planted(text, {"given": "Xqzelina", "family": family})
    before = composed(facts).manuscript

    assert blind(before, identities(facts)).body == before.body


@settings(max_examples=25, deadline=None)
@given(
    family=st.sampled_from(sorted(ordinary_words())).map(str.capitalize),
    frame=st.sampled_from(
        ["Dr {}", "Prof. {}", "Xqzelina {}", "X. {}", "{} X.", "{} et al.", "{}, MD", "{} (2019)"]
    ),
)
def test_a_name_that_is_a_word_is_found_beside_what_tells_a_person(family, frame):
    assume(family.isalpha() and family not in frame)
    facts = planted(f"seen: {frame.format(family)}", {"given": "Xqzelina", "family": family})

    paper = blind(composed(facts).manuscript, identities(facts))
    lines = [words(block.children) for block in blocks_of(paper.body) if block.kind == "paragraph"]
    assert [family in line for line in lines] == [False] * len(lines)
