"""Quoted words in type: mass numbers raised, genes and germs in italics, all else as it is."""

import pytest

from casereports.manuscript.nodes import Emphasis, Superscript, Text
from casereports.manuscript.quoting.setting import set_in_type
from casereports.manuscript.walk import words_of


@pytest.mark.parametrize(
    ("words", "raised"),
    [
        ("18F-FDG PET/CT", ["18"]),
        ("68Ga-DOTATATE and 177Lu-DOTATATE", ["68", "177"]),
        ("99mTc-MDP", ["99m"]),
        ("contrast-enhanced 18F-FDG", ["18"]),
        ("18 F", []),
        ("118F", []),
        ("5.18F", []),
        ("123Inhibitor", []),
        ("147 U/L", []),
        ("", []),
    ],
)
def test_mass_numbers_of_nuclides_are_raised(words, raised):
    nodes = set_in_type(words, ("study", "pet", "tracer"))

    assert [words_of(node.children) for node in nodes if isinstance(node, Superscript)] == raised
    assert words_of(nodes).replace("\u00a0", " ") == words


@pytest.mark.parametrize(
    ("path", "words", "is_name"),
    [
        (("micro", "blood", "organism"), "Escherichia coli", True),
        (("micro", "blood", "organism"), "Gram-positive cocci", False),
        (("micro", "blood", "organism"), "Candida spp.", False),
        (("micro", "blood", "full"), "Escherichia coli", False),
        (("molecular", "egfr", "gene"), "EGFR", True),
        (("molecular", "x", "gene"), "whole genome", False),
        (("molecular",), "EGFR", False),
    ],
)
def test_genes_and_species_are_set_in_italics(path, words, is_name):
    (node,) = set_in_type(words, path)

    assert isinstance(node, Emphasis if is_name else Text)
