"""Measurements below a study, test, procedure or treatment, in one sentence."""

from collections.abc import Sequence

from casereports.clinical.facts.imaging import Measurement
from casereports.manuscript.drafting.draft import Sentence
from casereports.manuscript.drafting.english import an, be, bracket, is_plural
from casereports.manuscript.drafting.scribe import Quoted, Scribe


def measured(scribe: Scribe, rows: Sequence[Measurement], *, opening: str = "") -> list[Sentence]:
    """Returns one sentence of all measurements; ``opening`` is what gave them, where untold."""
    if not rows:
        return []
    if opening:
        named = scribe.listed(_shown(scribe.row(row), row) for row in rows)
        return [scribe.sentence(f"{opening} showed {named}")]
    told = [phrase(scribe.row(row), row, first=place == 0) for place, row in enumerate(rows)]
    return [scribe.sentence(_article(rows[0]) + scribe.listed(told))]


def _shown(quoted: Quoted, row: Measurement) -> str:
    """Returns "an LVEF of 45% (biplane)"."""
    told = phrase(quoted, row)
    if row.value is None or is_plural(row.name):
        return told
    return f"{an(row.name)} {told.replace('} {', '} of {', 1)}"


def _article(row: Measurement) -> str:
    """Returns "the " before a measure that is words, none before LVEF or TAPSE."""
    word = row.name.split()[0]
    return "the " if word.islower() and not is_plural(row.name) and not _is_graded(row) else ""


def _is_graded(row: Measurement) -> bool:
    return row.value is None and bool(row.grade or row.flag)


def phrase(quoted: Quoted, row: Measurement, *, first: bool = False) -> str:
    """Returns "LVEF 45% (biplane)", "moderate mitral regurgitation"; ``first`` has the verb."""
    interval, z_score = quoted("reference"), quoted("z_score")
    mean = quoted("mean")
    aside = bracket(
        quoted("site"),
        quoted("condition"),
        f"mean {mean}" if mean else "",
        f"reference {interval}" if interval else "",
        quoted("percentile"),
        f"z-score {z_score}" if z_score and row.value else "",
    )
    value = quoted()
    if not value:
        value = f"at z-score {z_score}" if z_score else f"at the {quoted('percentile')}"
    verb = f"{be(is_plural(row.name))} " if first else ""
    return f"{quoted('name')} {verb}{value}{aside}"
