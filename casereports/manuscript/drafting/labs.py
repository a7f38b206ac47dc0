"""Laboratory results: what was abnormal first, with its interval, and what was normal last."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from casereports.clinical.facts.codes import Flag
from casereports.clinical.facts.labs import (
    GroupFinding,
    LabGroup,
    LabResult,
    NotDone,
    NumericResult,
    QualitativeResult,
    Quality,
)
from casereports.manuscript.compose.labs import flag_of
from casereports.manuscript.drafting.draft import Paragraph, Sentence
from casereports.manuscript.drafting.english import be, bracket, is_plural, sampled
from casereports.manuscript.drafting.moments import is_beginning, opening
from casereports.manuscript.drafting.scribe import Quoted, Scribe
from casereports.manuscript.quoting.labs import BLOOD
from casereports.manuscript.quoting.series import CHANGED, in_time, series, turns, way

#: What is abnormal, in the order in which it is told.
ABNORMAL = {
    Flag.HIGH: "raised",
    Flag.CRITICALLY_HIGH: "critically high",
    Flag.LOW: "low",
    Flag.CRITICALLY_LOW: "critically low",
    Flag.ABNORMAL: "abnormal",
}
#: Words that say how a result lies; as "raised" they need no other flag.
_BESIDE = {Quality.ELEVATED: Flag.HIGH, Quality.DECREASED: Flag.LOW}
_GROUPS = {
    GroupFinding.NORMAL: "{be} normal",
    GroupFinding.NO_SIGNIFICANT_ABNORMALITY: "showed no significant abnormality",
    GroupFinding.NEGATIVE: "{be} negative",
    GroupFinding.POSITIVE: "{be} positive",
    GroupFinding.ABNORMAL: "{be} abnormal",
}


def labs(scribe: Scribe) -> tuple[Paragraph, ...]:
    """Returns the results by time and specimen, series as changes, then groups and gaps."""
    rows = [row for row in scribe.facts.labs if not isinstance(row.result, NotDone)]
    series = _series(scribe, rows)
    in_series = {id(row) for group in series for row in group}
    single = [row for row in rows if id(row) not in in_series]
    return (
        (
            *_singles(scribe, single),
            *(_change(scribe, group) for group in series),
            *_groups(scribe, scribe.facts.lab_groups),
            *_gaps(scribe),
        ),
    )


def _series(scribe: Scribe, rows: Sequence[LabResult]) -> list[list[LabResult]]:
    """Returns the results of each analyte that was measured again and can be compared."""
    found: dict[tuple[str, ...], list[LabResult]] = {}
    for row in rows:
        if isinstance(row.result, NumericResult):
            alike = (row.analyte.casefold(), row.specimen.casefold(), row.condition, row.stimulus)
            found.setdefault(alike, []).append(row)
    several = [in_time(scribe.teller, group) for group in found.values() if len(group) > 1]
    return [group for group in several if scribe.row(group[0]).prints("change")]


def _change(scribe: Scribe, group: Sequence[LabResult]) -> Sentence:
    """Returns "CRP fell from 192 to 12 mg/L (reference <5 mg/L), last measured …".

    ``group`` is in order of time.
    """
    first, last = scribe.row(group[0]), scribe.row(group[-1])
    with_interval = next((row for row in group if row.reference), group[0])
    interval = scribe.row(with_interval)("interval")
    aside = bracket(
        f"reference {interval}" if interval else "",
        first("condition"),
    )
    when = last("when") if group[-1].when and not is_beginning(group[-1]) else ""
    ending = f", last measured {when}" if when else ""
    sources = (scribe.row(row).source for row in group)
    where = _where(first, group[0])
    told = _course(scribe, group)
    return scribe.sentence(f"{where}{first('analyte')} {told}{aside}{ending}", *sources)


def _course(scribe: Scribe, group: Sequence[LabResult]) -> str:
    """Returns the way from the first to the last result, with each turn that it took."""
    points = turns(group)
    quoted = scribe.rows(points)
    first, *_between, last = quoted
    if len(points) == 2:
        is_whole = [row.key for row in series(scribe.teller, group[0])] == [
            row.key for row in group
        ]
        return first("change") if is_whole else first.to(last, "change")
    units = {row.result.unit for row in points if isinstance(row.result, NumericResult)}
    if len(units) > 1:
        return ", then ".join(one.to(other, "change") for one, other in pairwise(quoted))
    ways = [way(one, other) for one, other in pairwise(points)]
    if len(points) == 3 and CHANGED not in ways:
        extreme, back = ("peak", "fell") if ways[0] == "rose" else ("low", "rose")
        return (
            f"{ways[0]} from {first('value')} to a {extreme} of {quoted[1]('value')} "
            f"and {back} to {last()}"
        )
    later = scribe.listed((*(one("value") for one in quoted[1:-1]), last()))
    return f"{be(is_plural(group[0].analyte))} {first('value')}, then {later}"


def _where(quoted: Quoted, row: LabResult) -> str:
    """Returns "In CSF, " for what was not measured in blood."""
    if row.specimen.casefold() in BLOOD or row.specimen.casefold() in row.analyte.casefold():
        return ""
    return f"In {sampled(row.specimen)}{quoted('specimen')}, "


def _singles(scribe: Scribe, rows: Sequence[LabResult]) -> Iterator[Sentence]:
    groups: dict[tuple[str, str], list[LabResult]] = {}
    for row in rows:
        quoted = scribe.row(row)
        when = "" if is_beginning(row) else quoted.prints("when")
        where = scribe.say(_where(quoted, row))
        groups.setdefault((when, where), []).append(row)
    ordered = sorted(groups.items(), key=lambda item: (bool(item[0][0]), bool(item[0][1])))
    for (when, where), group in ordered:
        first = scribe.row(group[0])
        at = opening(first) if when else ""
        place = _where(first, group[0]) if where else ""
        if at and place:
            place = place[0].lower() + place[1:]
        if when or where:
            yield scribe.sentence(at + place + "; ".join(_clauses(scribe, group)))
            continue
        for clause in _clauses(scribe, group, lead="Laboratory tests showed raised "):
            yield scribe.sentence(clause)


def _clauses(scribe: Scribe, rows: Sequence[LabResult], lead: str = "") -> Iterator[str]:
    """Yields what was raised, lowered, otherwise abnormal, not classed, in words, and normal."""
    flags = {id(row): _flag(row) for row in rows}
    for flag, word in ABNORMAL.items():
        chosen = [row for row in rows if flags[id(row)] is flag]
        if not chosen:
            continue
        named = scribe.listed(_result(scribe.row(row), row) for row in chosen)
        if lead and flag is Flag.HIGH:
            yield lead + named
        else:
            yield f"{named} {be(_are_several(chosen))} {word}"
    yield from _unclassed(scribe, [row for row in rows if flags[id(row)] is None])
    normal = [row for row in rows if flags[id(row)] is Flag.NORMAL]
    if normal:
        named = scribe.listed(scribe.row(row)("analyte") for row in normal)
        yield f"{named} {be(_are_several(normal))} normal"


def _are_several(rows: Sequence[LabResult]) -> bool:
    return len(rows) > 1 or is_plural(rows[0].analyte)


def _flag(row: LabResult) -> Flag | None:
    flag = flag_of(row)
    if flag is None and isinstance(row.result, QualitativeResult):
        return _BESIDE.get(row.result.quality)
    return flag


def _result(quoted: Quoted, row: LabResult) -> str:
    """Returns "alkaline phosphatase (147 U/L, reference 35–105 U/L)"."""
    printed = quoted.prints()
    interval = f"reference {quoted('interval')}" if row.reference else ""
    in_words = isinstance(row.result, QualitativeResult) and row.result.quality in _BESIDE
    value = "" if in_words and not row.result.wording else quoted()  # type: ignore[union-attr]  # in words
    behind = (interval, *_circumstances(quoted, row))
    if "(" in printed:
        return f"{quoted('analyte')} at {value}{bracket(*behind)}"
    return quoted("analyte") + bracket(value, *behind)


def _circumstances(quoted: Quoted, row: LabResult) -> tuple[str, ...]:
    """Returns the condition and the stimulus under which a result was got."""
    stimulus = " of ".join(filter(None, (quoted("stimulus_dose"), quoted("stimulus"))))
    after = quoted("after_stimulus")
    if after and row.stimulus:
        after = f"{after} after {stimulus}"
    elif after:
        after = f"after {after}"
    elif stimulus:
        after = f"after {stimulus}"
    point = quoted("point") if row.point and row.when is None else ""
    return quoted("condition"), after, point


def _unclassed(scribe: Scribe, rows: Sequence[LabResult]) -> Iterator[str]:
    """Yields results without a flag: words that several share together, numbers in one list."""
    worded: dict[str, list[LabResult]] = {}
    measured = [row for row in rows if not isinstance(row.result, QualitativeResult)]
    for row in rows:
        if isinstance(row.result, QualitativeResult):
            worded.setdefault(scribe.row(row).prints(), []).append(row)
    told = []
    for place, row in enumerate(measured):
        quoted = scribe.row(row)
        aside = bracket(*_circumstances(quoted, row))
        verb = f"{be(is_plural(row.analyte))} " if place == 0 else ""
        told.append(f"{quoted('analyte')} {verb}{quoted()}{aside}")
    if told:
        yield scribe.listed(told)
    for group in worded.values():
        named = scribe.listed(scribe.row(row)("analyte") for row in group)
        verb = "showed" if _is_noun(group[0]) else be(_are_several(group))
        yield f"{named} {verb} {scribe.row(group[0])()}"


def _is_noun(row: LabResult) -> bool:
    """Tells whether a result in words is a thing that was seen ("no malignant cells")."""
    other = isinstance(row.result, QualitativeResult) and row.result.quality is Quality.OTHER
    return (
        other
        and isinstance(row.result, QualitativeResult)
        and (row.result.wording.casefold().startswith("no ") or is_plural(row.result.wording))
    )


def _groups(scribe: Scribe, groups: Sequence[LabGroup]) -> Iterator[Sentence]:
    for row in groups:
        if row.finding not in _GROUPS:
            continue
        quoted = scribe.row(row)
        named = quoted("name") + bracket(quoted()) if row.name else quoted()
        several = len(row.analytes) > 1 or is_plural(row.name or row.analytes[0])
        told = _GROUPS[row.finding].replace("{be}", be(several))
        when = "" if is_beginning(row) else f" {quoted('when')}"
        yield scribe.sentence(f"{named} {told}{when}")


def _gaps(scribe: Scribe) -> Iterator[Sentence]:
    """Yields what was left out for a reason."""
    for row in scribe.facts.labs:
        if isinstance(row.result, NotDone):
            quoted = scribe.row(row)
            yield scribe.sentence(f"{quoted('analyte')} {be(is_plural(row.analyte))} {quoted()}")
    for group in scribe.facts.lab_groups:
        if group.finding is GroupFinding.NOT_DONE:
            quoted = scribe.row(group)
            several = len(group.analytes) > 1 or is_plural(group.analytes[0])
            yield scribe.sentence(f"{quoted()} {be(several)} not measured ({quoted('reason')})")
