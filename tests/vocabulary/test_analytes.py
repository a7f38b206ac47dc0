from collections import Counter, defaultdict
from decimal import Decimal

import pytest

from casereports.clinical.facts.labs import Interval, loinc_is_valid
from casereports.clinical.quantities import Comparator, Quantity
from casereports.vocabulary.analytes import (
    FILES,
    Analyte,
    analytes,
    other_system,
    usual_interval,
)
from casereports.vocabulary.entry import FOLDER, read_entries, read_source

BY_NAME = {analyte.name: analyte for analyte in analytes()}


def quantity(text: str) -> Quantity:
    """Reads "90 mg/dL", "<0.5 mg/L" and "3-5 mmol/L"."""
    number, _, unit = text.partition(" ")
    comparator = Comparator.LESS if number.startswith("<") else None
    low, _, high = number.lstrip("<").partition("-")
    return Quantity(
        comparator=comparator, value=Decimal(low), high=Decimal(high) if high else None, unit=unit
    )


def test_there_are_at_least_three_hundred_analytes():
    assert len(analytes()) >= 300


def test_every_file_of_analytes_is_read():
    assert sorted(FILES) == sorted(path.stem for path in FOLDER.glob("analytes-*.toml"))


def test_no_name_is_given_twice():
    names = Counter(analyte.name for analyte in analytes())

    assert [name for name, count in names.items() if count > 1] == []


def test_no_word_points_to_two_analytes():
    meant = defaultdict(set)
    for analyte in analytes():
        for word in filter(None, (analyte.name, analyte.abbreviation, *analyte.synonyms)):
            meant[word].add(analyte.name)

    assert {word: names for word, names in meant.items() if len(names) > 1} == {}


def test_every_loinc_code_checks_to_its_last_digit():
    codes = [analyte.loinc for analyte in analytes() if analyte.loinc]

    assert len(codes) > 400
    assert [code for code in codes if not loinc_is_valid(code)] == []


def test_no_loinc_code_names_two_analytes():
    codes = Counter(analyte.loinc for analyte in analytes() if analyte.loinc)

    assert [code for code, count in codes.items() if count > 1] == []


def test_every_analyte_has_a_usual_specimen_and_a_group():
    assert [one.name for one in analytes() if not (one.specimens and one.group)] == []


def test_a_loinc_code_with_a_wrong_last_digit_is_refused():
    with pytest.raises(ValueError, match="2951-3 is not a LOINC code"):
        Analyte(name="sodium", loinc="2951-3")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"units": ("mg/dL",), "si_unit": "mmol/L"}, "the SI unit is not among the units"),
        (
            {
                "units": ("mg/dL", "mmol/L"),
                "si_unit": "mmol/L",
                "molar_mass": Decimal(40),
                "factor": Decimal(2),
            },
            "the molar mass or a factor, not both",
        ),
        ({"units": ("mg/dL",), "molar_mass": Decimal(40)}, "needs an SI unit and a conventional"),
        ({"units": ("mg pro dL",)}, "not a UCUM unit"),
    ],
)
def test_an_analyte_that_does_not_hold_together_is_refused(fields: dict, sentence: str):
    with pytest.raises(ValueError, match=sentence):
        Analyte(name="calcium", **fields)


def test_every_interval_names_a_source_of_its_file():
    unknown = [
        (analyte.name, interval.source)
        for file in FILES
        for analyte in read_entries(Analyte, file)
        for interval in analyte.intervals
        if interval.source not in read_source(file)
    ]

    assert unknown == []


def test_every_interval_can_be_told_in_every_unit_of_its_system():
    untold = [
        (analyte.name, unit)
        for analyte in analytes()
        for unit in {analyte.conventional_unit, analyte.si_unit} - {""}
        if len(analyte.intervals) == 1 and analyte.intervals[0].unit not in analyte.units[2:]
        if usual_interval(analyte, analyte.intervals[0].sex, unit) is None
    ]

    assert untold == []


def test_every_interval_is_in_a_unit_of_its_analyte():
    foreign = [
        analyte.name
        for analyte in analytes()
        for interval in analyte.intervals
        if interval.unit not in analyte.units
    ]

    assert foreign == []


@pytest.mark.parametrize(
    ("name", "conventional", "si"),
    [
        ("glucose", "90 mg/dL", "5.0 mmol/L"),
        ("creatinine", "1.00 mg/dL", "88.4 umol/L"),
        ("creatinine", "1.0 mg/dL", "88 umol/L"),
        ("total cholesterol", "200 mg/dL", "5.17 mmol/L"),
        ("triglycerides", "150 mg/dL", "1.69 mmol/L"),
        ("total bilirubin", "1.20 mg/dL", "20.5 umol/L"),
        ("urea nitrogen", "14 mg/dL", "5.0 mmol/L"),
        ("urea", "30 mg/dL", "5.0 mmol/L"),
        ("uric acid", "6.0 mg/dL", "360 umol/L"),
        ("calcium", "10.0 mg/dL", "2.50 mmol/L"),
        ("magnesium", "2.00 mg/dL", "0.823 mmol/L"),
        ("phosphate", "3.50 mg/dL", "1.13 mmol/L"),
        ("testosterone", "500 ng/dL", "17.3 nmol/L"),
        ("cortisol", "15.0 ug/dL", "414 nmol/L"),
        ("oestradiol", "100 pg/mL", "367 pmol/L"),
        ("free thyroxine", "1.20 ng/dL", "15.4 pmol/L"),
        ("free triiodothyronine", "3.00 pg/mL", "4.61 pmol/L"),
        ("25-hydroxyvitamin D", "30.0 ng/mL", "74.9 nmol/L"),
        ("vitamin B12", "400 pg/mL", "295 pmol/L"),
        ("folate", "9.0 ng/mL", "20 nmol/L"),
        ("iron", "100 ug/dL", "17.9 umol/L"),
        ("ammonia", "60 ug/dL", "35 umol/L"),
        ("insulin", "10.0 u[IU]/mL", "60.0 pmol/L"),
        ("prolactin", "20.0 ng/mL", "424 m[IU]/L"),
        ("digoxin", "1.00 ng/mL", "1.28 nmol/L"),
        ("haemoglobin", "14.2 g/dL", "142 g/L"),
        ("haematocrit", "42.0 %", "0.420 L/L"),
        ("white blood cell count", "6300 /uL", "6.300 10*9/L"),
        ("arterial partial pressure of carbon dioxide", "40 mm[Hg]", "5.3 kPa"),
        ("urine albumin-to-creatinine ratio", "30 mg/g{creat}", "3.4 mg/mmol{creat}"),
        ("urinary free cortisol", "50 ug/d", "140 nmol/d"),
    ],
)
def test_a_result_is_told_in_si_units(name: str, conventional: str, si: str):
    assert other_system(BY_NAME[name], quantity(conventional)) == quantity(si)


@pytest.mark.parametrize(
    ("name", "si", "conventional"),
    [
        ("glucose", "5.0 mmol/L", "90 mg/dL"),
        ("creatinine", "88 umol/L", "1.0 mg/dL"),
        ("creatinine", "0.088 mmol/L", "1.0 mg/dL"),
        ("haemoglobin", "142 g/L", "14.2 g/dL"),
        ("haematocrit", "0.42 L/L", "42 %"),
        ("insulin", "60 pmol/L", "10 u[IU]/mL"),
        ("lactate", "2.0 mmol/L", "18 mg/dL"),
        ("CD4+ T cells", "0.45 10*9/L", "450 /uL"),
    ],
)
def test_a_result_in_si_units_is_told_conventionally(name: str, si: str, conventional: str):
    assert other_system(BY_NAME[name], quantity(si)) == quantity(conventional)


def test_a_bound_and_a_range_keep_their_form():
    glucose = BY_NAME["glucose"]

    assert other_system(glucose, quantity("<40 mg/dL")) == quantity("<2.2 mmol/L")
    assert other_system(glucose, quantity("70-99 mg/dL")) == quantity("3.9-5.5 mmol/L")


def test_one_significant_digit_gives_two():
    assert other_system(BY_NAME["calcium"], quantity("9 mg/dL")) == quantity("2.2 mmol/L")


def test_nothing_stays_nothing_in_the_other_system():
    assert other_system(BY_NAME["glucose"], quantity("0 mg/dL")) is None


@pytest.mark.parametrize(
    ("name", "result"),
    [
        ("alanine aminotransferase", "40 U/L"),  # no other system
        ("glycated haemoglobin", "5.6 %"),  # a linear equation, no factor
        ("sodium", "140 mmol/L"),  # the number would stay the same
        ("ferritin", "100 ng/mL"),
        ("glucose", "90 U/L"),  # not a unit of glucose
        ("glucose", "90 "),
        ("magnesium", "1.6 meq/L"),  # its valence is not known
        ("lipoprotein(a)", "30 mg/dL"),
        ("vitamin B12", "9000000000000000 ng/mL"),  # past what a quantity holds
        ("glucose", "0.000000000001 mg/dL"),
    ],
)
def test_what_cannot_be_told_is_not_told(name: str, result: str):
    assert other_system(BY_NAME[name], quantity(result)) is None


def test_the_interval_of_haemoglobin_depends_on_the_sex():
    haemoglobin = BY_NAME["haemoglobin"]

    assert usual_interval(haemoglobin, "female", "g/dL") == Interval(
        low=12, high=16, applies_to="women", source="ABIM reference ranges"
    )
    assert usual_interval(haemoglobin, "male", "g/L") == Interval(
        low=140, high=180, applies_to="men", source="ABIM reference ranges"
    )
    assert usual_interval(haemoglobin, "", "g/dL") is None


def test_the_interval_of_potassium_does_not_depend_on_the_sex():
    potassium = BY_NAME["potassium"]

    assert usual_interval(potassium, "male", "mmol/L") == Interval(
        low="3.5", high="5.0", source="ABIM reference ranges"
    )
    assert usual_interval(potassium, "", "meq/L") == usual_interval(potassium, "male", "mmol/L")


def test_an_interval_follows_its_unit_and_says_when_it_holds():
    assert usual_interval(BY_NAME["glucose"], "", "mmol/L") == Interval(
        low="3.9", high="5.5", applies_to="fasting", source="ABIM reference ranges"
    )


def test_a_limit_that_does_not_belong_to_its_interval_says_so():
    interval = usual_interval(BY_NAME["carcinoembryonic antigen"], "", "ng/mL")

    assert interval == Interval(high=5, includes_high=False, source="customary cut-off")


@pytest.mark.parametrize(
    ("name", "sex", "unit"),
    [
        ("oestradiol", "female", "pg/mL"),  # depends on the phase of the cycle
        ("cortisol", "", "ug/dL"),  # depends on the time of day
        ("chromogranin A", "", "ng/mL"),  # depends on the assay: none is given
        ("glucose", "", "U/L"),
    ],
)
def test_an_interval_that_is_not_one_is_left_to_the_author(name: str, sex: str, unit: str):
    assert usual_interval(BY_NAME[name], sex, unit) is None
