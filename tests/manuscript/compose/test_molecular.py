import pytest

from casereports.manuscript.compose.molecular import compose_molecular
from tests.manuscript.papers import facts, grid, notes


def table(*findings, **parts):
    rows = [{"key": f"m{number}", **finding} for number, finding in enumerate(findings)]
    composed = compose_molecular(facts(molecular=rows, **parts))
    assert composed is not None
    return composed


def test_a_record_without_molecular_findings_has_no_table():
    assert compose_molecular(facts()) is None


def test_a_variant_stands_with_transcript_zygosity_and_class():
    printed = table(
        {
            "gene": "BRAF",
            "result": "detected",
            "transcript": "NM_004333.6",
            "coding": "c.1799T>A",
            "protein": "p.(Val600Glu)",
            "origin": "somatic",
            "vaf": {"value": "32"},
            "significance": "tier_1",
        }
    )

    assert grid(printed) == [
        ["Test", "Finding", "Details", "Class"],
        ["BRAF", "NM_004333.6:c.1799T>A, p.(Val600Glu)", "Somatic, VAF 32%", "Tier I"],
    ]
    assert notes(printed) == ["VAF, variant allele fraction."]


@pytest.mark.parametrize(
    ("finding", "test", "found"),
    [
        ({"gene": "KRAS", "result": "not_detected"}, "KRAS", "Not detected"),
        (
            {"gene": "EML4", "partner": "ALK", "variant": "fusion", "result": "detected"},
            "EML4::ALK",
            "Fusion detected",
        ),
        (
            {
                "biomarker": "TMB",
                "variant": "signature",
                "result": "detected",
                "value": {"value": "4"},
            },
            "TMB",
            "4",
        ),
        (
            {"karyotype": "46,XY", "variant": "karyotype", "result": "detected"},
            "Karyotype",
            "46,XY",
        ),
    ],
)
def test_every_kind_of_test_names_itself_and_its_result(finding, test, found):
    assert grid(table(finding))[1] == [test, found]


def test_a_relatives_test_says_whose_it_is():
    printed = table({"gene": "TP53", "result": "not_detected", "relative": "mother"})

    assert grid(printed)[1] == ["TP53", "Mother", "Not detected"]


def test_the_tested_tissue_is_named():
    specimens = [{"key": "s", "kind": "resection", "site": "colon"}]
    printed = table({"gene": "KRAS", "result": "failed", "specimen": "s"}, specimens=specimens)

    assert grid(printed)[1] == ["KRAS", "Colon", "Test failed"]


def test_what_a_panel_covered_is_told_below():
    printed = table(
        {"gene": "KRAS", "result": "not_detected", "panel": "X", "genes": ["KRAS", "TP53"]}
    )

    assert notes(printed) == ["a Panel: X: KRAS, TP53."]


@pytest.mark.parametrize(
    ("finding", "printed"),
    [
        (
            {"gene": "HLA-A", "variant": "hla", "alleles": ["A*02:01", "A*24:02"]},
            ["HLA-A", "A*02:01, A*24:02"],
        ),
        (
            {"gene": "FLT3", "legacy_name": "FLT3-ITD", "allelic_ratio": "0.62"},
            ["FLT3", "FLT3-ITD", "Allelic ratio 0.62"],
        ),
        (
            {"gene": "MET", "biomarker": "MET copy number", "value": {"value": "2.3"}},
            ["MET", "MET copy number 2.3"],
        ),
        (
            {
                "panel": "array CGH",
                "karyotype": "arr[GRCh37] 22q11.21x1",
                "size": {"value": "2.58", "unit": "{Mb}"},
                "gene_count": 58,
                "copy_number": {"value": "1"},
            },
            ["Array CGH", "arr[GRCh37] 22q11.21x1, 2.58\u00a0Mb, 58 genes", "1 copy"],
        ),
        (
            {
                "gene": "MT-TL1",
                "genomic": "m.3243A>G",
                "zygosity": "heteroplasmic",
                "origin": "mitochondrial",
                "inheritance": "mitochondrial",
                "vaf": {"value": "38"},
            },
            ["MT-TL1", "m.3243A>G", "Mitochondrial inheritance, heteroplasmy 38%"],
        ),
        (
            {
                "gene": "POLG",
                "protein": "p.Trp748Ser",
                "identifier": "rs113994097",
                "phase": "trans",
                "population_frequency": {"value": "0.081"},
                "prediction": "REVEL 0.91",
                "read_depth": {"value": "112"},
            },
            [
                "POLG",
                "p.Trp748Ser, rs113994097",
                "In trans, population frequency 0.081, REVEL 0.91, read depth 112×",
            ],
        ),
        (
            {"gene": "HTT", "repeats": {"value": "42"}, "repeats_other": {"value": "17"}},
            ["HTT", "Detected", "42 and 17 repeats"],
        ),
    ],
)
def test_every_value_of_a_finding_is_printed(finding, printed):
    assert grid(table({"result": "detected", **finding}))[1] == printed


def test_in_situ_hybridisation_counts_nuclei():
    finding = {
        "gene": "KMT2A",
        "variant": "fusion",
        "result": "detected",
        "method": "FISH",
        "cells_abnormal": 188,
        "cells_counted": 200,
    }

    assert grid(table(finding)) == [
        ["Test", "Sample, method", "Finding", "Details"],
        ["KMT2A", "FISH", "Fusion detected", "188 of 200 nuclei"],
    ]


def test_a_class_stands_with_its_criteria():
    printed = table(
        {
            "gene": "NAGS",
            "result": "detected",
            "significance": "pathogenic",
            "criteria": ["PVS1", "PM2"],
        },
        {"gene": "X", "result": "detected", "significance": "vus"},
    )

    assert [row[-1] for row in grid(printed)] == ["Class", "Pathogenic (PVS1, PM2)", "VUS"]
    assert notes(printed) == ["VUS, variant of uncertain significance."]
