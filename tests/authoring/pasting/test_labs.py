from collections.abc import Callable

import pytest

from casereports.authoring.pasting.pasted import understand
from casereports.authoring.pasting.remarks import About, Remark, left_out, remark
from casereports.clinical.facts.codes import Flag

One = Callable[..., dict[str, str]]
Doubts = Callable[..., tuple[Remark, ...]]


def test_a_line_without_columns_gives_result_interval_and_flag(one: One) -> None:
    row = one("ALP 147 U/L (40-129) H")
    assert row["analyte"] == "alkaline phosphatase"
    assert row["abbreviation"] == "ALP"
    assert row["loinc"] == "6768-6"
    assert row["result"] == "147 U/L"
    assert row["reference"] == "40-129"
    assert row["flag"] == "high"


@pytest.mark.parametrize(
    ("line", "result"),
    [
        ("Hemoglobin A1c 6.5 %", "6.5 %"),
        ("CA 19-9 35 U/mL <37", "35 U/mL"),
        ("CA 125 35 U/mL", "35 U/mL"),
        ("25-OH vitamin D 12 ng/mL", "12 ng/mL"),
        ("1,25-(OH)2-Vitamin D 30 pg/mL", "30 pg/mL"),
        ("Na 135 mmol/l", "135 mmol/L"),
        ("γ-GT 234 U/l", "234 U/L"),
        ("Interleukin 6 12 pg/ml", "12 pg/mL"),
        ("T3 1.2 nmol/L", "1.2 nmol/L"),
        ("Chromogranin A 1250* ng/ml [<100]", "1250 ng/mL"),
        ("Troponin <0.01 ng/mL", "<0.01 ng/mL"),
        ("Troponin < 0,01 ng/ml", "<0.01 ng/mL"),
        ("AFP > 4500 ng/ml (0-7)", ">4500 ng/mL"),
        ("eGFR ≥ 60 ml/min/1,73m²", "≥60 mL/min/{1.73_m2}"),
        ("Ferritin 1.234,5 ng/ml", "1234.5 ng/mL"),
        ("Ferritin 1,234.5 ng/mL", "1234.5 ng/mL"),
        ("Leukozyten 4,5 G/l", "4.5 10*9/L"),
        ("WBC 4.5 x10^9/L", "4.5 10*9/L"),
        ("Thrombozyten 234 000 /µl", "234000 /uL"),
        ("HBV DNA 2.5E5 IU/mL", "250000 [IU]/mL"),
        ("Tacrolimus 12-15 ng/ml", "12-15 ng/mL"),
        ("ANA 1:640", "1:640"),
        ("ANA positive 1:640 (speckled)", "1:640 (speckled)"),
        ("p-ANCA <1:10", "<1:10"),
        ("HBs-Ag negativ", "negative"),
        ("HBs-Ag neg.", "negative"),
        ("anti-HCV reaktiv", "reactive"),
        ("anti-HCV non-reactive", "non-reactive"),
        ("CMV-DNA nachweisbar", "present (detected)"),
        ("CMV-DNA nicht nachweisbar", "absent (not detected)"),
        ("Urobilinogen ++", "++"),
        ("Ketone 2+", "2+"),
        ("Ketone trace", "trace"),
        ("Kalium hämolytisch", "not done: haemolysed"),
        ("Prokalzitonin ausstehend", "not done: result pending"),
        ("Lipase ↑ 250 U/l", "250 U/L"),
        ("eosinophils 42 % (6.3 x10^9/L)", "42 % (6.3 10*9/L)"),
        ("1. Lipase 250 U/l", "250 U/L"),
        ("Lipase ........ 250 U/l", "250 U/L"),
    ],
)
def test_results_of_every_kind_are_found_behind_the_name(one: One, line: str, result: str) -> None:
    assert one(line)["result"] == result


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Xanthoquinase 12 U/l", "Xanthoquinase"),
        ("Faktor Q 8 120 %", "Faktor Q 8"),
        ("Neopterase-2 isoform <5 ng/mL", "Neopterase-2 isoform"),
        ("Zeta globulin (ZG) 5 g/L", "Zeta globulin"),
        ("<b>ALP</b> 147 U/L", "<b>ALP</b>"),
    ],
)
def test_a_name_that_nobody_knows_stays_as_it_was_pasted(one: One, line: str, name: str) -> None:
    assert one(line)["analyte"] == name


def test_the_abbreviation_in_brackets_has_its_own_column(one: One) -> None:
    assert one("Zeta globulin (ZG) 5 g/L")["abbreviation"] == "ZG"


@pytest.mark.parametrize(
    ("line", "flag"),
    [
        ("Lipase 250 U/l HH", "critically_high"),
        ("Lipase 250 U/l +", "high"),
        ("Lipase 250 U/l ↑", "high"),
        ("Lipase 250H U/l", "high"),
        ("Lipase 250 U/l hoch", "high"),
        ("Lipase 2 U/l low", "low"),
        ("Lipase 2 U/l -", "low"),
        ("Lipase 2 U/l LL", "critically_low"),
        ("Lipase 25 U/l N", "normal"),
        ("Lipase 25 U/l within normal limits", "normal"),
        ("Lipase 250 U/l *", "abnormal"),
        ("Lipase 250* U/l (13-60)", "high"),
    ],
)
def test_flags_are_understood_in_many_prints(one: One, line: str, flag: str) -> None:
    assert one(line)["flag"] == flag


def test_several_results_on_one_line_are_several_rows() -> None:
    read = understand("Na 135 mmol/l, K 4,1 mmol/l; CRP <5 mg/l", table="labs")
    assert [line.text("result") for line in read.lines] == ["135 mmol/L", "4.1 mmol/L", "<5 mg/L"]
    assert [line.number for line in read.lines] == [1, 1, 1]


def test_the_date_of_a_line_goes_to_its_own_column(one: One) -> None:
    assert one("17.05.2024 CRP 5 mg/l")["when_date"] == "2024-05-17"
    assert one("CRP 5 mg/l vom 17.05.2024")["when_date"] == "2024-05-17"


def test_the_value_in_the_other_unit_system_is_kept(one: One) -> None:
    row = one("HbA1c 48 mmol/mol (6.5 %)")
    assert (row["result"], row["equivalent"]) == ("48 mmol/mol", "6.5 %")


@pytest.mark.parametrize(
    ("line", "specimen"),
    [
        ("Natrium i.U. 80 mmol/l", "urine"),
        ("Protein im Urin ++", "urine"),
        ("U-Protein trace", "urine"),
        ("Glucose (Liquor) 60 mg/dl", "cerebrospinal fluid"),
    ],
)
def test_the_specimen_that_hangs_on_a_name_is_understood(
    one: One, line: str, specimen: str
) -> None:
    assert one(line)["specimen"] == specimen


def test_a_share_of_cells_is_not_their_concentration(one: One) -> None:
    assert "loinc" in one("Leukozyten 4,5 G/l")
    assert "loinc" not in one("Leukozyten 3-5 /HPF")


def test_a_spoilt_sample_is_noted_beside_its_number(one: One) -> None:
    row = one("Kalium 6,8 mmol/l hämolytisch")
    assert (row["result"], row["note"]) == ("6.8 mmol/L", "haemolysed")


@pytest.mark.parametrize(
    ("line", "doubt"),
    [
        ("ALP 147 (40-129)", remark(About.NO_UNIT)),
        ("Ferritin 1 234 ng/mL", remark(About.NAME_ASSUMED, quote="Ferritin 1")),
        ("CRP 120 -> 45 mg/l", remark(About.NAME_ASSUMED, quote="CRP 120 ->")),
        ("ALP 147 U/L (40-129", left_out("(40-129")),
        ("ALP 147 U/L furlong/s", left_out("furlong/s")),
        (
            "Ferritin 1,234 ng/mL",
            remark(About.NUMBER_UNLESS_COMMA, quote="1,234", read="1234", other="1.234"),
        ),
        (
            "ALP 100 U/L (40-129) H",
            remark(About.FLAG_MISFIT, flag=Flag.HIGH, result="100 U/L", reference="40-129"),
        ),
        ("Urobilinogen -", remark(About.DASH_AS_NEGATIVE, quote="-")),
        ("Prokalzitonin ausstehend", remark(About.RESULT_PENDING)),
        ("ALP 147 U/L (40-129 ng/mL)", remark(About.UNIT_OF_INTERVAL, unit="ng/mL")),
    ],
)
def test_what_is_not_sure_is_said(doubts: Doubts, line: str, doubt: Remark) -> None:
    assert doubts(line) == (doubt,)


def test_what_is_sure_carries_no_doubt(doubts: Doubts) -> None:
    assert doubts("ALP 147 U/L (40-129) H") == ()
    assert doubts("pH 7.35") == ()
    assert doubts("INR 1.2") == ()


def test_the_author_says_what_a_comma_means(one: One, doubts: Doubts) -> None:
    assert one("Ferritin 1,234 ng/mL", decimal_comma=True)["result"] == "1.234 ng/mL"
    assert one("Ferritin 1,234 ng/mL", decimal_comma=False)["result"] == "1234 ng/mL"
    assert doubts("Ferritin 1,234 ng/mL", decimal_comma=True) == ()


@pytest.mark.parametrize(
    "line",
    [
        "Klinische Chemie",
        "CA 125",
        "COMPREHENSIVE METABOLIC PANEL",
        "The patient was seen on 3 May",
        "Seen again in the clinic on ward 3",
        "12345",
        "!!!",
        "ALP 1.2.3 U/L",
    ],
)
def test_a_line_without_a_result_is_left_out_with_its_reason(line: str) -> None:
    read = understand(line, table="labs")
    assert read.lines == ()
    assert read.ignored[0].source == line
    assert read.ignored[0].why == remark(About.NO_RESULT)
