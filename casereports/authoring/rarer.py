"""Lists that few cases need: folded at the end of their page until the case tells that it does.

Of the reports in ``tests/cases/reports`` two in thirteen have newborns, as few as have groups of
results or earlier procedures; but those CARE asks of everybody.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from casereports.authoring.forms.lines import GridView
from casereports.authoring.reading import ListView, single_of
from casereports.clinical.facts.patient import Pregnancy
from casereports.record.models import Case, Patient

Lists = Sequence[GridView | ListView]

#: What is told of the mother of a newborn, and of nobody else.
_OBSTETRIC = (
    *("gestation", "postpartum", "gravida", "para", "abortions", "term_births"),
    *("preterm_births", "living_children", "fetuses", "chorionicity"),
)
_YEAR = 365


def _has_newborns(case: Case) -> bool:
    """Tells whether the patient is of an age or in a state in which newborns are told of."""
    patient = single_of(case, "patient")
    if not isinstance(patient, Patient):
        return False
    is_mother = patient.pregnancy not in ("", Pregnancy.NOT_PREGNANT, Pregnancy.UNKNOWN)
    is_told = any(getattr(patient, name) not in (None, "") for name in _OBSTETRIC)
    is_infant = patient.age is not None and patient.age.days_old < _YEAR
    return is_mother or is_told or is_infant


#: Each list that few cases need, and what tells that a case is one of them.
RARE: Final[Mapping[str, Callable[[Case], bool]]] = {"newborns": _has_newborns}


@dataclass(frozen=True)
class Rarer:
    """The folded lists of a page; ``is_open`` where something stands in one of them."""

    lists: Lists
    is_open: bool


def folded(case: Case, lists: Lists, waiting: Collection[str]) -> tuple[Lists, Rarer]:
    """Returns the lists that a page shows at once, and those that it folds.

    ``waiting`` names the tables for which something is typed that is no row yet.
    """
    rare = [one for one in lists if one.table.name in RARE and not RARE[one.table.name](case)]
    is_open = any(_has_rows(one) or one.table.name in waiting for one in rare)
    return [one for one in lists if one not in rare], Rarer(lists=rare, is_open=is_open)


def _has_rows(one: GridView | ListView) -> bool:
    return bool(one.page.paginator.count if isinstance(one, GridView) else one.rows)
