"""Vital signs and scores in sentences."""

from casereports.clinical.facts.examination import Score, Sign, VitalSign
from casereports.clinical.facts.imaging import Measurement
from casereports.clinical.quantities import Number
from casereports.manuscript.compose.printed import number, quantity, slashed
from casereports.manuscript.compose.table import aside, said
from casereports.manuscript.quoting.fields import term
from casereports.manuscript.quoting.forms import Form, Teller


def pressure(row: VitalSign | Measurement) -> str:
    if row.value and row.diastolic and row.value.unit == row.diastolic.unit:
        return slashed(row.value, row.diastolic)
    return quantity(row.value)


def _sign(_teller: Teller, sign: VitalSign) -> str:
    return "not measurable" if sign.not_measurable else pressure(sign) or term(sign.flag)


def _sign_name(_teller: Teller, sign: VitalSign) -> str:
    if sign.sign is Sign.FETAL_HEART_RATE:
        return sign.sign.label + aside(sign.name)
    return sign.name if sign.name or sign.sign is Sign.OTHER else sign.sign.label


def _sign_in_full(teller: Teller, sign: VitalSign) -> str:
    """Returns "oxygen saturation 93% (on room air)"."""
    return said(_sign_name(teller, sign), _sign(teller, sign), by=" ") + aside(sign.condition)


def _score(_teller: Teller, score: Score) -> str:
    return quantity(score.value) or score.grade


def _score_in_full(teller: Teller, score: Score) -> str:
    """Returns "Glasgow Coma Scale 14 (E4 V4 M6)"."""
    return f"{score.instrument} {_score_with_parts(teller, score)}"


def _score_with_parts(teller: Teller, score: Score) -> str:
    """Returns "14 (E4 V4 M6)"."""
    parts = said(
        *(f"{part.name}{'' if part.name[1:] == '' else ' '}{_part(part)}" for part in score.parts),
        by=" " if all(len(part.name) == 1 for part in score.parts) else ", ",
    )
    return _score(teller, score) + aside(parts)


def _part(part: object) -> str:
    value: Number | None = getattr(part, "value", None)
    return number(value) or str(getattr(part, "grade", ""))


SIGN = (
    Form("", "the value with its unit", _sign),
    Form("name", "what was measured", _sign_name),
    Form("full", "the name with its value", _sign_in_full),
)
SCORE = (
    Form("", "the number or the class", _score),
    Form("full", "the instrument with its result", _score_in_full),
    Form("result", "the result with its parts", _score_with_parts),
)
