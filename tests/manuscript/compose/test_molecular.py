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
        ["Test", "Finding", "Details", "Significance"],
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
            "karyotype",
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
