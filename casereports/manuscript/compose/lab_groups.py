"""Analytes that were all normal, or all of one finding, and have no values."""

from collections.abc import Sequence

from casereports.clinical.facts.labs import GroupFinding, LabGroup
from casereports.clinical.wording import printed_timing
from casereports.manuscript.compose.table import capital, columns, words
from casereports.manuscript.markup import plain
from casereports.manuscript.nodes import Row, Table

_WORDS = {
    GroupFinding.NORMAL: ("normal", "values not reported"),
    GroupFinding.NO_SIGNIFICANT_ABNORMALITY: ("no significant abnormality", "values not reported"),
    GroupFinding.NEGATIVE: ("negative",),
    GroupFinding.POSITIVE: ("positive",),
    GroupFinding.ABNORMAL: ("abnormal", "values not reported"),
    GroupFinding.NOT_DONE: ("not done",),
}


def group_note(group: LabGroup) -> str:
    """Returns "Tumour markers (no significant abnormality; values not reported): CEA, PSA"."""
    finding, *more = _WORDS[group.finding]
    when = printed_timing(group.when) if group.when else ""
    details = [part for part in (*more, group.reason, group.specimen, when) if part]
    if group.name:
        lead, details = capital(group.name), [finding, *details]
    else:
        lead = capital(finding)
    said = f" ({'; '.join(details)})" if details else ""
    return f"{lead}{said}: {', '.join(group.analytes)}"


def groups_alone(groups: Sequence[LabGroup]) -> Table | None:
    """Returns the table of a laboratory that gave no value at all."""
    if not groups:
        return None
    rows = tuple(
        Row(
            cells=(
                words(", ".join(group.analytes)),
                words("; ".join((*_WORDS[group.finding], *filter(None, [group.reason])))),
            ),
            source=f"labgroup:{group.key}",
        )
        for group in groups
    )
    return Table(
        key="labs",
        caption=plain("Laboratory findings."),
        columns=columns("Analytes", "Finding"),
        rows=rows,
        source="labgroup",
    )
