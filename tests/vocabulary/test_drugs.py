from collections import Counter

import pytest
from pydantic import ValidationError

from casereports.clinical.facts.agents import Agent as RecordedAgent
from casereports.clinical.facts.agents import Route
from casereports.vocabulary.drugs import Agent, agents, regimens, routes
from casereports.vocabulary.shelves import index


def named(text: str) -> str:
    found = index("agent").find(text)
    return found.name if found else ""


def test_there_are_agents_enough_for_a_hospital_pharmacy():
    assert len(agents()) >= 350


@pytest.mark.parametrize(
    ("typed", "inn"),
    [
        ("sulfatinib", "surufatinib"),
        ("acetaminophen", "paracetamol"),
        ("albuterol", "salbutamol"),
        ("adrenaline", "epinephrine"),
        ("noradrenaline", "norepinephrine"),
        ("acyclovir", "aciclovir"),
        ("cyclosporine", "ciclosporin"),
        ("Frusemide", "furosemide"),
        ("lignocaine", "lidocaine"),
        ("rifampin", "rifampicin"),
        ("aspirin", "acetylsalicylic acid"),
        ("co-trimoxazole", "sulfamethoxazole/trimethoprim"),
        ("5-FU", "fluorouracil"),
        ("MTX", "methotrexate"),
        ("T-DXd", "trastuzumab deruxtecan"),
        ("leucovorin", "calcium folinate"),
        ("apatinib", "rivoceranib"),
        ("Lu-177 DOTATATE", "[177Lu]Lu-oxodotreotide"),
    ],
)
def test_a_drug_is_found_by_its_other_names(typed, inn):
    assert named(typed) == inn


def test_a_slip_of_the_pen_still_finds_surufatinib():
    assert index("agent").search("sulfatinb")[0].entry.name == "surufatinib"


def test_no_two_agents_share_an_atc_code():
    counted = Counter(one.atc for one in agents() if one.atc)

    assert {code: count for code, count in counted.items() if count > 1} == {}


@pytest.mark.parametrize(
    ("name", "atc"),
    [
        ("cisplatin", "L01XA01"),
        ("octreotide", "H01CB02"),
        ("everolimus", "L01EG02"),
        ("sunitinib", "L01EX01"),
        ("paracetamol", "N02BE01"),
        ("[177Lu]Lu-oxodotreotide", "V10XX04"),
        ("surufatinib", ""),
    ],
)
def test_atc_codes_that_pharmacists_know(name, atc):
    assert index("agent").find(name).atc == atc


def test_antineoplastic_codes_are_on_antineoplastic_groups():
    groups = {one.group for one in agents() if one.atc.startswith("L01")}
    others = {one.group for one in agents() if one.atc[:1] in {"C", "J", "N"}}

    assert groups & others == set()


def test_an_atc_code_of_another_shape_is_refused():
    with pytest.raises(ValidationError):
        Agent(name="imatinib", group="kinase inhibitor", atc="L01EA", routes=(Route.ORAL,))


def test_each_route_of_the_record_has_its_words_once():
    assert Counter(one.route for one in routes()) == Counter(Route)
    assert [one.name for one in routes()] == [one.route.label for one in routes()]


@pytest.mark.parametrize(
    ("typed", "route"),
    [
        ("p.o.", Route.ORAL),
        ("i.v.", Route.INTRAVENOUS),
        ("s.c.", Route.SUBCUTANEOUS),
        ("i.m.", Route.INTRAMUSCULAR),
        ("subcutaneous", Route.SUBCUTANEOUS),
        ("by nebulizer", Route.NEBULISED),
    ],
)
def test_a_route_is_found_by_the_abbreviation_of_prescriptions(typed, route):
    assert index("route").find(typed).route is route


def test_the_agents_of_every_regimen_are_on_the_shelf_by_name():
    shelf = {one.name for one in agents()}
    missing = {
        one.name: set(one.agents) - shelf for one in regimens() if not set(one.agents) <= shelf
    }

    assert missing == {}


def test_no_regimen_names_a_drug_twice():
    twice = [one.name for one in regimens() if len(set(one.agents)) < len(one.agents)]

    assert twice == []


@pytest.mark.parametrize(
    ("name", "drugs"),
    [
        ("FOLFOX", {"calcium folinate", "fluorouracil", "oxaliplatin"}),
        ("CAPTEM", {"capecitabine", "temozolomide"}),
        ("ABVD", {"doxorubicin", "bleomycin", "vinblastine", "dacarbazine"}),
        ("BEP", {"bleomycin", "etoposide", "cisplatin"}),
        (
            "R-CHOP",
            {"rituximab", "cyclophosphamide", "doxorubicin", "vincristine", "prednisone"},
        ),
        ("etoposide and cisplatin", {"etoposide", "cisplatin"}),
    ],
)
def test_a_regimen_brings_its_drugs(name, drugs):
    assert set(index("regimen").find(name).agents) == drugs


def test_choosing_a_drug_fills_a_row_of_the_record():
    chosen = index("agent").find("sulfatinib")

    row = RecordedAgent(key="a", inn=chosen.name, synonym="sulfatinib", route=chosen.routes[0])

    assert (row.inn, row.route) == ("surufatinib", Route.ORAL)
