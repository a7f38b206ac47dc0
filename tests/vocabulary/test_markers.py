import re

import pytest
from pydantic import ValidationError

from casereports.clinical.facts.pathology import Staining, Technique
from casereports.vocabulary.markers import Marker, Place, Scoring, markers
from casereports.vocabulary.shelves import index


def marker(text: str) -> Marker:
    found = index("marker").find(text)
    assert isinstance(found, Marker), text
    return found


def test_there_are_markers_enough_for_a_pathology_department():
    assert len(markers()) >= 170


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("MIB-1", "Ki-67"),
        ("ki67", "Ki-67"),
        ("CgA", "chromogranin A"),
        ("Syn", "synaptophysin"),
        ("AE1/AE3", "cytokeratin AE1/AE3"),
        ("CK (AE1/AE3)", "cytokeratin AE1/AE3"),
        ("estrogen receptor", "ER"),
        ("NCAM", "CD56"),
        ("c-kit", "CD117"),
        ("TTF1", "TTF-1"),
        ("SSTR2A", "SSTR2"),
        ("EBER (ISH)", "EBER"),
        ("HMB45", "HMB-45"),
        ("α-SMA", "smooth muscle actin"),
    ],
)
def test_a_marker_is_found_by_what_laboratories_call_it(typed, name):
    assert marker(typed).name == name


def test_the_net_panel_stains_where_a_pathologist_expects():
    panel = ["synaptophysin", "chromogranin A", "CD56", "INSM1", "SSTR2", "Ki-67"]

    assert [marker(name).localisation for name in panel] == [
        "cytoplasmic",
        "cytoplasmic, granular",
        "membranous",
        "nuclear",
        "membranous",
        "nuclear",
    ]


def test_ki67_is_told_in_percent_and_her2_by_its_own_score():
    assert marker("Ki-67").scored_as is Scoring.PERCENTAGE
    assert (marker("HER2").scored_as, marker("HER2").systems) == (Scoring.SYSTEM, ("HER2",))


@pytest.mark.parametrize("name", ["MLH1", "PMS2", "MSH2", "MSH6", "INI1", "SDHB"])
def test_a_marker_whose_loss_counts_is_retained_or_lost(name):
    assert marker(name).results == (Staining.RETAINED, Staining.LOST)


def test_p53_has_a_wild_type_or_a_mutant_pattern():
    assert marker("p53").results == (Staining.WILD_TYPE, Staining.MUTANT)


def test_in_situ_hybridisation_is_told_from_immunohistochemistry():
    by_ish = [one for one in markers() if one.technique is Technique.ISH]

    assert all(re.search(r"EBER|\((?:F?ISH)\)", one.name) for one in by_ish)
    assert marker("HER2 FISH").results == (Staining.AMPLIFIED, Staining.NOT_AMPLIFIED)


def test_most_markers_name_their_gene():
    assert sum(bool(one.gene) for one in markers()) > 0.7 * len(markers())


def test_a_marker_without_a_pattern_is_refused():
    with pytest.raises(ValidationError):
        Marker(name="CD999", pattern=())


def test_a_gene_in_small_letters_is_refused():
    with pytest.raises(ValidationError):
        Marker(name="CD999", pattern=(Place.NUCLEAR,), gene="cd999")


def test_a_marker_scored_by_no_system_is_refused():
    with pytest.raises(ValidationError, match="name the system"):
        Marker(name="CD999", pattern=(Place.NUCLEAR,), scored_as=Scoring.SYSTEM)
