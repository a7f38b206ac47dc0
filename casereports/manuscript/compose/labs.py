"""The laboratory table, set from rows."""

from collections.abc import Sequence
from decimal import Decimal

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.codes import Flag
from casereports.clinical.facts.labs import (
    LabResult,
    NotDone,
    computed_flag,
)
from casereports.clinical.timing import Age, day_of
from casereports.clinical.values import label
from casereports.clinical.wording import (
    flag_mark,
    printed_interval,
    printed_outcome,
    printed_quantity,
)
from casereports.manuscript.compose.lab_groups import group_note, groups_alone
from casereports.manuscript.compose.printed import dose, duration
from casereports.manuscript.compose.table import (
    NOTHING,
    Footnotes,
    abbreviations,
    aside,
    capital,
    cell,
    columns,
    heading,
    led,
    said,
    without_empty,
    words,
)
from casereports.manuscript.compose.time import point_and_time
from casereports.manuscript.markup import plain
from casereports.manuscript.nodes import Column, Row, Table

#: More time points than these don't fit beside each other on a page.
MOST_TIMES = 6

#: What the marks beside values mean.
MARKS = {
    Flag.HIGH: "above the reference interval",
    Flag.LOW: "below the reference interval",
    Flag.CRITICALLY_HIGH: "critically high",
    Flag.CRITICALLY_LOW: "critically low",
    Flag.ABNORMAL: "abnormal",
}


def compose_labs(facts: CaseFacts) -> Table | None:
    """Returns the results as rows, or with time points as columns where the series share them."""
    labs, groups = facts.labs, facts.lab_groups
    if not labs:
        return groups_alone(groups)
    notes = Footnotes()
    times = time_points(labs, facts.patient.age)
    across = shares_time_points(labs, times)
    set_rows = _across if across else _down
    heads, rows = set_rows(labs, times, notes)
    heads, rows = without_empty(heads, rows)
    return Table(
        key="labs",
        caption=plain(_caption(labs, times)),
        columns=heads,
        rows=rows,
        notes=notes.notes(
            abbreviations([(lab.abbreviation, lab.analyte) for lab in labs]) if across else "",
            _symbols(labs),
            f"{NOTHING}, not reported" if _has_dash(rows) else "",
            *(group_note(group) for group in groups),
        ),
        source="lab",
    )


# ---------------------------------------------------------------- time


def time_of(lab: LabResult) -> str:
    """Returns when a result was taken, and how long after a stimulus: "60 minutes after ACTH"."""
    return said(point_and_time(lab.point, lab.when), _since_stimulus(lab))


def _since_stimulus(lab: LabResult) -> str:
    """Returns how long after what a dynamic test was drawn."""
    if not (lab.stimulus or lab.stimulus_dose or lab.after_stimulus):
        return ""
    named = lab.stimulus or lab.condition.removeprefix("after ") or "the stimulus"
    stimulus = said(named, dose(lab.stimulus_dose), by=" ")
    return said(duration(lab.after_stimulus), f"after {stimulus}", by=" ")


def _condition(lab: LabResult) -> str:
    """Returns the state in which a sample was drawn, unless its time tells it."""
    return "" if lab.after_stimulus and not lab.stimulus else lab.condition


def time_points(labs: Sequence[LabResult], age: Age | None) -> tuple[str, ...]:
    """Returns the times at which results were taken: in order where all days are known."""
    firsts: dict[str, LabResult] = {}
    for lab in labs:
        firsts.setdefault(time_of(lab), lab)
    days = {time: day_of(lab.when, age) for time, lab in firsts.items()}
    if None in days.values():
        return tuple(firsts)
    return tuple(sorted(firsts, key=lambda time: days[time] or Decimal(0)))


def shares_time_points(labs: Sequence[LabResult], times: Sequence[str]) -> bool:
    """Whether the series have so many times in common that times can be columns."""
    cells = {(lab.specimen, lab.analyte, time_of(lab)) for lab in labs}
    series = {(lab.specimen, lab.analyte) for lab in labs}
    return (
        2 <= len(times) <= MOST_TIMES
        and "" not in times
        and len(cells) == len(labs)
        and len(series) < len(labs)
        and 2 * len(cells) >= len(series) * len(times)
    )


# ---------------------------------------------------------------- rows


def _down(
    labs: Sequence[LabResult], times: Sequence[str], notes: Footnotes
) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """Sets one row for each result."""
    heads = columns("Analyte", "Time", "Result", "Reference interval", "Flag", center=("Flag",))
    rows: list[Row] = []
    for specimen, group in by_specimen(labs):
        rows += _specimen_heading(specimen, group, labs)
        for lab in group:
            cells = (
                words(name_of(lab)),
                words(time_of(lab) if len(times) > 1 else ""),
                words(value_of(lab), notes.mark(*remarks(lab))),
                cell(reference_of(lab), notes.mark(_reference_source(lab))),
                words(flag_words(lab)),
            )
            rows.append(Row(cells=cells, source=f"lab:{lab.key}"))
    return heads, tuple(rows)


def _across(
    labs: Sequence[LabResult], times: Sequence[str], notes: Footnotes
) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """Sets one row for each analyte and one column for each time; flags stand by the values."""
    heads = columns("Analyte", "Reference interval", *(capital(time) for time in times))
    rows: list[Row] = []
    for specimen, group in by_specimen(labs):
        rows += _specimen_heading(specimen, group, labs)
        for analyte in dict.fromkeys(lab.analyte for lab in group):
            series = {time_of(lab): lab for lab in group if lab.analyte == analyte}
            first = next(iter(series.values()))
            named = next((lab for lab in series.values() if lab.reference), first)
            values = [series.get(time) for time in times]
            cells = (
                words(first.abbreviation or analyte),
                cell(reference_of(named), notes.mark(_reference_source(named))),
                *(
                    words(_flagged(lab), notes.mark(*remarks(lab))) if lab else cell("")
                    for lab in values
                ),
            )
            rows.append(Row(cells=cells, source=f"lab:{first.key}"))
    return heads, tuple(rows)


def name_of(lab: LabResult) -> str:
    """Returns "Alkaline phosphatase (ALP)"."""
    return f"{lab.analyte} ({lab.abbreviation})" if lab.abbreviation else lab.analyte


def by_specimen(labs: Sequence[LabResult]) -> list[tuple[str, list[LabResult]]]:
    """Returns the results by specimen, in the order of the record; unstated specimens lead."""
    groups: dict[str, list[LabResult]] = {"": []}
    for lab in labs:
        groups.setdefault(lab.specimen, []).append(lab)
    return [(specimen, group) for specimen, group in groups.items() if group]


def _specimen_heading(
    specimen: str, group: Sequence[LabResult], labs: Sequence[LabResult]
) -> list[Row]:
    if not specimen or len(group) == len(labs):
        return []
    return [heading(specimen, f"lab:{group[0].key}")]


def _flagged(lab: LabResult) -> str:
    return " ".join(part for part in (value_of(lab), flag_mark(flag_of(lab))) if part)


def flag_of(lab: LabResult) -> Flag | None:
    """Returns the author's flag, else the computed one."""
    return lab.flag or computed_flag(lab.result, lab.reference)


def flag_words(lab: LabResult) -> str:
    """Returns a mark, "normal", or nothing where it can't be told."""
    flag = flag_of(lab)
    return flag_mark(flag) or label(flag)


def value_of(lab: LabResult) -> str:
    """Returns the result as it is printed; why a test was not done is told below the table."""
    return "not done" if isinstance(lab.result, NotDone) else printed_outcome(lab.result)


def reference_of(lab: LabResult) -> str:
    """Returns the reference interval as it is printed."""
    return printed_interval(lab.reference) if lab.reference else ""


# ---------------------------------------------------------------- notes


def remarks(lab: LabResult) -> tuple[str, ...]:
    """Returns what is said of a result below the table."""
    computed = computed_flag(lab.result, lab.reference)
    judged = lab.flag is not None and computed is not None and lab.flag is not computed
    reason = lab.flag_reason or ("the authors’ judgement" if judged else "")
    return (
        f"Not done: {lab.result.reason}" if isinstance(lab.result, NotDone) else "",
        f"Equal to {printed_quantity(lab.equivalent)}" if lab.equivalent else "",
        f"Held to be {lab.flag.label}: {reason}" if lab.flag and reason else "",
        f"Method: {lab.method}" if lab.method else "",
        led("Condition: ", _condition(lab)),
        f"Panel: {lab.panel}" if lab.panel else "",
        "Measured elsewhere" if lab.elsewhere else "",
        lab.note,
    )


def _reference_source(lab: LabResult) -> str:
    source = lab.reference.source if lab.reference else ""
    return f"Reference interval: {source}" if source else ""


def _symbols(labs: Sequence[LabResult]) -> str:
    used = {flag_of(lab) for lab in labs}
    return "; ".join(f"{flag_mark(flag)}, {words}" for flag, words in MARKS.items() if flag in used)


def _has_dash(rows: Sequence[Row]) -> bool:
    dash = plain(NOTHING)
    return any(cell.children == dash for row in rows for cell in row.cells)


def _caption(labs: Sequence[LabResult], times: Sequence[str]) -> str:
    specimens = {lab.specimen for lab in labs}
    parts = [*specimens] if len(specimens) == 1 else []
    parts += times if len(times) == 1 else []
    return f"Laboratory findings{aside(*parts, by='; ')}."
