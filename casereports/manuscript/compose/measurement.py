"""Named measures of studies, lesions and treatments: "LVEF 25%, biplane, low"."""

from casereports.clinical.facts.codes import Flag
from casereports.clinical.facts.imaging import Measurement
from casereports.clinical.quantities import Number, Quantity
from casereports.clinical.values import label
from casereports.clinical.wording import printed_interval, printed_number, printed_quantity
from casereports.manuscript.compose.table import led, said
from casereports.manuscript.compose.time import moment


def measurement_words(measure: Measurement) -> str:
    """Returns a measure with its value and all that qualifies it."""
    value = _value(measure)
    grade = measure.grade
    named = f"{measure.name} {value}" if value else measure.name
    if grade and not value:
        named, grade = f"{measure.name} {grade}", ""
    point = label(measure.point)
    when = moment(measure.when)
    unit = measure.value.unit if measure.value else ""
    interval = printed_interval(measure.reference, unit) if measure.reference else ""
    return said(
        named,
        grade,
        measure.site,
        measure.condition,
        led("z-score ", _number(measure.z_score)),
        led("percentile ", _number(measure.percentile)),
        flag_word(measure.flag),
        led("reference ", interval),
        "" if point == when else point,
        when,
    )


def measurements_words(measures: tuple[Measurement, ...]) -> list[str]:
    """Returns each measure in words."""
    return [measurement_words(measure) for measure in measures]


def flag_word(flag: Flag | None) -> str:
    """Returns how a value lies to its reference, in a word."""
    return label(flag)


def _number(number: Number | None) -> str:
    return printed_number(number) if number else ""


def quantity(amount: Quantity | None) -> str:
    """Returns a quantity as it is printed, or nothing."""
    return printed_quantity(amount) if amount else ""


def _value(measure: Measurement) -> str:
    """Returns the value; a pressure as systolic, diastolic and mean: "96/8 mmHg (mean 36 mmHg)"."""
    value, diastolic = measure.value, measure.diastolic
    if value and diastolic and value.unit == diastolic.unit:
        printed = f"{printed_number(value)}/{printed_quantity(diastolic)}"
    else:
        printed = said(quantity(value), led("diastolic ", quantity(diastolic)), by=" ")
    mean = led("mean ", quantity(measure.mean))
    return f"{printed} ({mean})" if printed and mean else printed or mean
