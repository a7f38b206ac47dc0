from collections.abc import Callable

import pytest

from casereports.authoring.pasting.pasted import understand
from casereports.authoring.pasting.remarks import About, remark

One = Callable[..., dict[str, str]]


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        (
            "BRAF p.V600E 34% tier I",
            {"gene": "BRAF", "protein": "p.V600E", "vaf": "34", "significance": "tier_1"},
        ),
        (
            "PTEN c.388C>T (p.Arg130*) VAF 41 %",
            {"gene": "PTEN", "coding": "c.388C>T", "protein": "p.Arg130*", "vaf": "41"},
        ),
        (
            "NM_004333.6:c.1799T>A BRAF",
            {"gene": "BRAF", "transcript": "NM_004333.6", "coding": "c.1799T>A"},
        ),
        (
            "MEN1 c.249_252delGTCT p.(Ile85Serfs*33) heterozygous germline pathogenic",
            {
                "gene": "MEN1",
                "coding": "c.249_252delGTCT",
                "protein": "p.(Ile85Serfs*33)",
                "zygosity": "heterozygous",
                "origin": "germline",
                "significance": "pathogenic",
            },
        ),
        ("BRAF V600E", {"gene": "BRAF", "legacy_name": "V600E"}),
        ("FLT3-ITD positive", {"gene": "FLT3", "legacy_name": "ITD"}),
        ("EGFR exon 19 deletion", {"gene": "EGFR", "exon": "19 deletion"}),
    ],
)
def test_a_sequence_variant_is_read_in_its_parts(
    one: One, line: str, cells: dict[str, str]
) -> None:
    assert one(line, "molecular") == {"variant": "sequence", "result": "detected", **cells}


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("EML4::ALK fusion", {"variant": "fusion", "gene": "EML4", "partner": "ALK"}),
        ("EML4-ALK fusion detected", {"variant": "fusion", "gene": "EML4", "partner": "ALK"}),
        ("MET amplification CN 12", {"variant": "copy_gain", "gene": "MET", "copy_number": "12"}),
        (
            "TMB 3.2 mut/Mb",
            {
                "variant": "signature",
                "biomarker": "tumour mutational burden",
                "value": "3.2 {mut}/{Mb}",
            },
        ),
        (
            "MSI-H",
            {
                "variant": "signature",
                "biomarker": "microsatellite instability",
                "interpretation": "MSI-high",
            },
        ),
    ],
)
def test_other_findings_are_told_apart(one: One, line: str, cells: dict[str, str]) -> None:
    assert one(line, "molecular") == {"result": "detected", **cells}


@pytest.mark.parametrize(
    "line", ["MSS", "KRAS wild type", "NRAS: not detected", "KIT keine Mutation", "TP53 野生型"]
)
def test_a_negative_test_is_a_finding_too(one: One, line: str) -> None:
    assert one(line, "molecular")["result"] == "not_detected"


def test_a_fraction_is_read_as_percent_with_a_doubt() -> None:
    (line,) = understand("KIT p.D816V VAF 0.34", table="molecular").lines
    assert line.text("vaf") == "34"
    assert line.doubts == (remark(About.FRACTION_AS_PERCENT, quote="0.34", read="34"),)


def test_a_table_of_variants_is_read_by_its_heading() -> None:
    text = (
        "Gene\tcDNA\tProtein\tVAF (%)\tClass\n"
        "TP53\tc.524G>A\tp.(Arg175His)\t45,2\t5\n"
        "KRAS\tc.35G>A\tp.Gly12Asp\t12\tTier I"
    )
    read = understand(text, table="molecular")
    assert [
        (line.text("gene"), line.text("protein"), line.text("vaf"), line.text("significance"))
        for line in read.lines
    ] == [
        ("TP53", "p.(Arg175His)", "45.2", "pathogenic"),
        ("KRAS", "p.Gly12Asp", "12", "tier_1"),
    ]


def test_a_sentence_without_a_gene_is_left_out() -> None:
    read = understand("no further comment", table="molecular")
    assert read.ignored[0].why == remark(About.NO_FINDING)
