"""How names of people and places are found in the words of a paper."""

import pytest

from casereports.manuscript.blinding import blind, identities
from tests.manuscript.papers import composed, order, paper_facts, reference

W = "[withheld]"

PEOPLE = [
    {"key": "a", "given": "Xiao-Ming", "family": "Chen"},
    {"key": "b", "given": "Sören Karl", "family": "Müllenbach"},
    {"key": "c", "given": "Anna", "family": "Long"},
    {"key": "d", "given": "Wei", "family": "Li"},
    {"key": "e", "given": "María José", "family": "García Armengol"},
    {"key": "f", "given": "Pieter", "family": "van der Velde"},
    {"key": "g", "given": "小明", "family": "王"},
    {"key": "h", "given": "Min-jun", "family": "Kim"},
    {"key": "i", "given": "Róisín", "family": "O’Malley"},
    {"key": "j", "given": "Ewa", "family": "Meyer-Lindqvist"},
    {"key": "k", "given": "Ian", "family": "May"},
    {"key": "l", "given": "Ming", "family": "An"},
]
PLACES = [
    {
        "key": "p",
        "department": "Department of Nuclear Medicine",
        "institution": "First Affiliated Hospital of Guangzhou Medical University (FAHG)",
        "city": "Guangzhou",
        "region": "Guangdong",
        "postal_code": "510120",
        "country": "China",
        "ror": "https://ror.org/00zat6v61",
    },
    {"key": "q", "institution": "Karolinska Institutet", "city": "Reading", "country": "UK"},
    {"key": "r", "department": "Radiology", "institution": "Johns Hopkins Hospital"},
]
CASE = {"authors": PEOPLE, "affiliations": PLACES}


def printed_as(text: str) -> str:
    """A sentence of the discussion as its authors read it."""
    (line,) = order(composed(paper_facts({"discussion": text})).manuscript.body[0].blocks)
    return line


def blinded(text: str, **parts: object) -> str:
    """A sentence of the discussion as a reviewer reads it."""
    case = paper_facts({"discussion": text}, **{**CASE, **parts})
    (line,) = order(blind(composed(case).manuscript, identities(case)).body[0].blocks)
    return line


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Seen by Chen alone.", f"Seen by {W} alone."),
        ("Xiao-Ming Chen, Xiaoming Chen and Chen Xiaoming", f"{W}, {W} and {W}"),
        ("Chen, X.M. and X.-M. Chen and Chen XM.", f"{W} and {W} and {W}."),
        ("CHEN XIAOMING", W),
        ("Chen’s and Chens method", f"{W}’s and {W} method"),
        ("the Chen-type repair", f"the {W}-type repair"),
        ("Müllenbach, Muellenbach, Mullenbach, MÜLLENBACH", f"{W}, {W}, {W}, {W}"),
        ("Mu\u0308llenbach and S\u00f6ren K. Müllenbach", f"{W} and {W}"),
        ("Mül\u00adlenbach and Chen\u200b", f"{W} and {W}"),
        ("Anna\u00a0Long", W),
        ("Anna M. Long and A. Long and Long A, Long AM.", f"{W} and {W} and {W}, Long AM."),
        ("as Dr Long and Prof. Long said", f"as Dr {W} and Prof. {W} said"),
        ("Long et al. and Long and colleagues", f"{W} et al. and {W} and colleagues"),
        ("Long, MD, agreed", f"{W}, MD, agreed"),
        ("Long (2019) told so", f"{W} (2019) told so"),
        ("Li W, Wei Li, Li Wei and Dr. Li", f"{W}, {W}, {W} and Dr. {W}"),
        ("María García Armengol and M.J. García", f"{W} and {W}"),
        ("García-Armengol", W),
        ("van der Velde; Pieter Velde; P. van der Velde", f"{W}; {W}; {W}"),
        ("由王小明医生和王 小明报告。王医生", f"由{W}医生和{W}报告。{W}医生"),
        ("Dr Kim and Kim", f"Dr {W} and {W}"),
        ("O'Malley, O’Malley and OMalley", f"{W}, {W} and {W}"),
        ("Meyer-Lindqvist, Meyer Lindqvist", f"{W}, {W}"),
        ("two radiologists (XC and AL) agreed", f"two radiologists ({W}) agreed"),
        ("read by C.L. and by A.L. again", f"read by C.L. and by {W} again"),
        ("Dr May and Ian May", f"Dr {W} and {W}"),
        ("Drs. Long and May, then Long, Chen", f"Drs. {W} and {W}, then {W}, {W}"),
        ("Karl Müllenbach, José García", f"{W}, {W}"),
        ("Ming An and An M, both", f"{W} and {W}, both"),
    ],
)
def test_a_name_is_withheld_in_every_spelling(written, printed):
    assert blinded(written) == printed


@pytest.mark.parametrize(
    "written",
    [
        "Long segments of a long bowel. Long after.",
        "A long time. A Long History.",
        "In May 2019 he may come. (May 2019)",
        "An X-ray and an An M protein.",
        "An M protein was found.",
        "An MD simulation",
        "Lithium (Li) of 0.8 mmol/L",
        "KIM-1 was raised",
        "computed tomography (CT) and XC",
        "U.S. guidelines, 5 mg i.v.",
        "Radiology agreed; nuclear medicine did not.",
        "The patient was reading in the hospital.",
        "Chenodeoxycholic acid and Kimura disease",
        "A Garcia-like pattern of Chennai",
        "He came from China.",
        "高等医学 and 王",
    ],
)
def test_ordinary_words_are_not_harmed(written):
    assert blinded(written) == printed_as(written)


def test_a_name_that_changes_its_type_half_way_gets_one_mark():
    assert blinded("Seen by **Xiao-Ming** *Ch*en today") == f"Seen by {W} today"


def test_a_family_name_that_a_cited_work_carries_points_at_nobody_alone():
    other = {**reference("chen2001"), "author": [{"family": "Chen", "given": "Bo"}]}

    text = "Chen et al. [@chen2001] differ from Dr Chen and Xiaoming Chen."
    told = f"Chen et al.\u00a0[1] differ from Dr {W} and {W}."
    assert blinded(text, references=[other]) == told


def test_a_shared_family_name_before_own_work_is_withheld():
    other = {**reference("chen2001"), "author": [{"family": "Chen", "given": "Bo"}]}
    own = {**reference("chen2002"), "author": [{"family": "Chen", "given": "X."}]}

    text = "Chen et al. [@chen2001], then Chen et al. [@chen2002]."
    told = f"Chen et al.\u00a0[1], then {W} et al.\u00a0[2]."
    assert blinded(text, references=[other, own]) == told


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("at Guangzhou Medical University", f"at {W}"),
        ("First Affiliated Hospital of Guangzhou Medical University", W),
        ("our centre, FAHG", f"our centre, {W}"),
        ("in Guangdong and GUANGZHOU", f"in {W} and {W}"),
        ("the Department of Nuclear Medicine", f"the {W}"),
        ("seen in Reading", f"seen in {W}"),
        ("at Karolinska", f"at {W}"),
        ("at the Johns Hopkins", f"at the {W}"),
        ("510120", W),
        ("https://ror.org/00zat6v61", W),
    ],
)
def test_a_place_of_work_is_withheld(written, printed):
    assert blinded(written) == printed


@pytest.mark.parametrize(
    "written",
    [
        "by the Guangzhou classification",
        "the Declaration of Guangzhou",
        "the Guangzhou scoring system",
    ],
)
def test_a_classification_named_after_a_place_stays(written):
    assert blinded(written) == printed_as(written)
