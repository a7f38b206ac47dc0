"""Laboratory results in sentences: value, unit, interval, flag, and lists of them."""

from collections.abc import Iterator

from casereports.clinical.facts.codes import Flag
from casereports.clinical.facts.labs import (
    GroupFinding,
    LabGroup,
    LabResult,
    NotDone,
    NumericResult,
)
from casereports.clinical.units import printed_unit
from casereports.clinical.values import label
from casereports.clinical.wording import (
    listed,
    printed_interval,
    printed_number,
    printed_quantity,
)
from casereports.manuscript.compose.labs import flag_of, value_of
from casereports.manuscript.quoting.forms import Form, Teller
from casereports.manuscript.quoting.series import (
    at_presentation,
    change,
    change_between,
    same_analyte,
)

#: Specimens that nobody names in a sentence.
BLOOD = ("", "blood", "serum", "plasma", "whole blood")


def _value(_teller: Teller, lab: LabResult) -> str:
    return value_of(lab)


def _number(_teller: Teller, lab: LabResult) -> str:
    if isinstance(lab.result, NumericResult):
        return printed_number(lab.result)
    return value_of(lab)


def _unit(_teller: Teller, lab: LabResult) -> str:
    return printed_unit(getattr(lab.result, "unit", ""))


def _interval(_teller: Teller, lab: LabResult) -> str:
    if lab.reference is None:
        return ""
    return printed_interval(lab.reference, getattr(lab.result, "unit", ""))


def _flag(_teller: Teller, lab: LabResult) -> str:
    return label(flag_of(lab))


def _short(_teller: Teller, lab: LabResult) -> str:
    return lab.abbreviation or lab.analyte


def _with_interval(teller: Teller, lab: LabResult) -> str:
    interval = _interval(teller, lab)
    value = value_of(lab)
    return f"{value} (reference {interval})" if interval else value


def _pair(_teller: Teller, lab: LabResult) -> str:
    """Returns the result with the same in the other unit system; nothing where there is none."""
    if lab.equivalent is None:
        return ""
    return f"{value_of(lab)} ({printed_quantity(lab.equivalent)})"


def _firsts(teller: Teller) -> Iterator[LabResult]:
    """Yields the result at presentation of each analyte, but no stimulated ones."""
    analytes: list[list[LabResult]] = []
    for lab in teller.facts.labs:
        if lab.stimulus or isinstance(lab.result, NotDone):
            continue
        alike = next((rows for rows in analytes if same_analyte(lab, rows[0])), None)
        if alike is None:
            analytes.append([lab])
        else:
            alike.append(lab)
    yield from (at_presentation(teller, rows) for rows in analytes)


def _abnormal(teller: Teller, _facts: object) -> str:
    """Returns "ALP 147 U/L (high) and CRP 12 mg/L (high)"."""
    return listed(
        _flagged(_of_what(lab), value_of(lab), label(flag))
        for lab in _firsts(teller)
        if (flag := flag_of(lab)) is not None and flag is not Flag.NORMAL
    )


def _flagged(name: str, value: str, flag: str) -> str:
    """Returns a result with its flag in the one pair of brackets."""
    if value.endswith(")"):
        return f"{name} {value[:-1]}, {flag})"
    return f"{name} {value} ({flag})"


def _of_what(lab: LabResult) -> str:
    """Returns the analyte, with its specimen where that is not blood: "urine sodium"."""
    name = lab.abbreviation or lab.analyte
    return name if lab.specimen.casefold() in BLOOD else f"{lab.specimen} {name}"


def _normal(teller: Teller, _facts: object) -> str:
    single = [_of_what(lab) for lab in _firsts(teller) if flag_of(lab) is Flag.NORMAL]
    groups = [row for row in teller.facts.lab_groups if row.finding is GroupFinding.NORMAL]
    return listed((*single, *(analyte for group in groups for analyte in group.analytes)))


def _analytes(_teller: Teller, group: LabGroup) -> str:
    return listed(group.analytes)


LAB = (
    Form("", "the result with its unit", _value),
    Form("value", "the number without its unit", _number),
    Form("unit", "the unit", _unit),
    Form("interval", "the reference interval with its unit", _interval),
    Form("full", "the result and its reference interval", _with_interval),
    Form("flag", "how it lies to the interval", _flag),
    Form("short", "the abbreviation, or the name where there is none", _short),
    Form(
        "change",
        "from the first to the last result of the analyte; with another row’s key behind it, "
        "from this row to that",
        change,
        between=change_between,
    ),
    Form("pair", "the result in both unit systems", _pair),
)
LABS = (
    Form(
        "abnormal",
        "the abnormal results, of each analyte that nearest to the index visit",
        _abnormal,
    ),
    Form("normal", "the names of what was normal at that time, groups included", _normal),
)
LABGROUP = (Form("", "the analytes", _analytes),)
