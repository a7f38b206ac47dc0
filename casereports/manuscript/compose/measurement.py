"""Named measures of studies, lesions and treatments: "LVEF 25%, biplane, low"."""

from collections.abc import Iterable

from casereports.clinical.facts.imaging import Measurement
from casereports.clinical.values import label
from casereports.manuscript.compose.printed import number, quantity, reference, slashed
from casereports.manuscript.compose.table import led, said
from casereports.manuscript.compose.time import point_and_time


def measurement_words(measure: Measurement) -> str:
    """Returns a measure with its value and all that qualifies it."""
    value, grade = _value(measure), measure.grade
    if grade and not value:
        value, grade = grade, ""
    unit = measure.value.unit if measure.value else ""
    return said(
        said(measure.name, value, by=" "),
        grade,
        measure.site,
        measure.condition,
        led("z-score ", number(measure.z_score)),
        led("percentile ", number(measure.percentile)),
        label(measure.flag),
        reference(measure.reference, unit),
        point_and_time(measure.point, measure.when),
    )


def measurements_words(measures: Iterable[Measurement]) -> list[str]:
    """Returns each measure in words."""
    return [measurement_words(measure) for measure in measures]


def _value(measure: Measurement) -> str:
    """Returns the value; a pressure with diastolic and mean: "96/8 mmHg (mean 36 mmHg)"."""
    value, diastolic = measure.value, measure.diastolic
    if value and diastolic and value.unit == diastolic.unit:
        printed = slashed(value, diastolic)
    else:
        printed = said(quantity(value), led("diastolic ", quantity(diastolic)), by=", ")
    mean = led("mean ", quantity(measure.mean))
    return f"{printed} ({mean})" if printed and mean else printed or mean
