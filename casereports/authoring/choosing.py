"""Which field asks which vocabulary, and what else a choice fills in."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from casereports.clinical.facts.labs import Interval
from casereports.clinical.facts.treatment import TreatmentKind
from casereports.clinical.notation import notation_for
from casereports.clinical.units import printed_unit
from casereports.record.models import Case, OwnTerm
from casereports.vocabulary.analytes import Analyte, usual_interval
from casereports.vocabulary.drugs import Agent, Regimen
from casereports.vocabulary.entry import Entry
from casereports.vocabulary.imaging import Examination
from casereports.vocabulary.markers import Marker
from casereports.vocabulary.search import Index
from casereports.vocabulary.shelves import SHELVES, index
from casereports.vocabulary.systems import ClassificationSystem
from casereports.vocabulary.terms import Instrument

#: (table, field) → shelf.
SHELF_OF: Final[Mapping[tuple[str, str], str]] = {
    ("labs", "analyte"): "analyte",
    ("ihc", "marker"): "marker",
    ("imaging", "name"): "examination",
    ("imaging", "contrast_agent"): "contrast",
    ("imaging", "tracer"): "tracer",
    ("imaging", "phases"): "series",
    ("lesions", "attenuation_phase"): "phase",
    ("signals", "sequence"): "sequence",
    ("enhancement_phases", "sequence"): "phase",
    ("treatments", "name"): "regimen",
    ("agents", "inn"): "agent",
    ("changes", "agent"): "agent",
    ("changes", "replacement"): "agent",
    ("susceptibilities", "agent"): "agent",
    ("adverse_events", "name"): "adverse_event",
    ("scores", "instrument"): "score",
    ("stages", "system"): "system",
    ("grades", "system"): "system",
}
#: How many words are offered at once.
MOST = 12
#: The columns of a site's own term: what it is made of, and all that the search depends on.
_OWN = ("name", "abbreviation", "synonyms", "code", "specimen", "unit")


class OwnEntry(Entry):
    """A word of this site's own, as it stands on a shelf."""

    code: str = ""
    specimen: str = ""
    unit: str = ""


def offered(case: Case, shelf: str, typed: str) -> list[dict[str, Any]]:
    """Returns the words of a shelf that fit what is typed, the site's own among them.

    Each has its name, what of it fitted, the text that it puts into the field (``value``), and
    the texts of other fields that it fills.
    """
    sex = _sex(case)
    found = _shelf(shelf).search(typed, MOST)
    return [_offer(shelf, match.entry, match.matched, sex) for match in found]


def fills_of(case: Case, shelf: str, name: str) -> dict[str, str]:
    """Returns what choosing a word by its name fills in beside it; nothing for other words."""
    entry = _shelf(shelf).find(name)
    return {} if entry is None else _fills(shelf, entry, name, _sex(case))


def _shelf(shelf: str) -> Index:
    """Returns the index of a shelf with the site's own words, as they are at this moment."""
    own = tuple(OwnTerm.objects.filter(shelf=shelf).values_list(*_OWN))
    return _merged(shelf, own) if own else index(shelf)


@lru_cache(maxsize=16)
def _merged(shelf: str, own: tuple[tuple[Any, ...], ...]) -> Index:
    """Returns an index in which a site's own words come first and stand in for their namesakes."""
    words = [OwnEntry(**dict(zip(_OWN, term, strict=True))) for term in own]
    names = {word.name.casefold() for word in words}
    others = (entry for entry in SHELVES[shelf]() if entry.name.casefold() not in names)
    return Index((*words, *others))


def _offer(shelf: str, entry: Entry, matched: str, sex: Any) -> dict[str, Any]:
    unit = _unit(entry)
    return {
        "name": entry.name,
        "value": entry.system if isinstance(entry, ClassificationSystem) else entry.name,
        "matched": entry.abbreviation if matched == entry.name else matched,
        # Where it stains is told, not filled in: a negative marker stains nowhere.
        "note": entry.localisation if isinstance(entry, Marker) else entry.note,
        "unit": printed_unit(unit) if unit else "",
        "fills": _fills(shelf, entry, matched, sex),
    }


def _fills(shelf: str, entry: Entry, matched: str, sex: Any) -> dict[str, str]:
    """Returns texts by the field that takes them."""
    match entry:
        case OwnEntry():
            fills = _of_own(entry) if shelf == "analyte" else {}
        case Analyte():
            fills = _of_analyte(entry, sex)
        case Marker():
            fills = {"technique": entry.technique.value}
        case Agent():
            other = matched if matched in entry.synonyms else ""
            fills = {"route": entry.routes[0].value, "synonym": other}
        case Regimen():
            fills = {"kind": TreatmentKind.SYSTEMIC.value}
        case Examination():
            fills = {"modality": entry.modality.value}
        case ClassificationSystem():
            fills = {"edition": entry.edition}
        case Instrument():
            most = "" if entry.maximum is None else f"{entry.maximum:f}"
            fills = {"kind": entry.kind.value, "maximum": most}
        case _:
            fills = {}
    return {name: text for name, text in fills.items() if text}


def _of_own(entry: OwnEntry) -> dict[str, str]:
    return {
        "abbreviation": entry.abbreviation,
        "loinc": entry.code,
        "specimen": entry.specimen,
    }


def _of_analyte(entry: Analyte, sex: Any) -> dict[str, str]:
    specimen = entry.specimens[0] if entry.specimens else ""
    return {
        "abbreviation": entry.abbreviation,
        "loinc": entry.loinc,
        "specimen": "" if specimen in ("serum", "plasma") else specimen,
        "reference": _interval(entry, sex),
    }


def _interval(entry: Analyte, sex: Any) -> str:
    interval = usual_interval(entry, sex, _unit(entry))
    notation = notation_for(Interval)
    if interval is None or notation is None:
        return ""
    return notation.write(interval.model_copy(update={"source": "", "applies_to": ""}))


def _unit(entry: Entry) -> str:
    match entry:
        case OwnEntry():
            return entry.unit
        case Analyte():
            return entry.units[0] if entry.units else ""
    return ""


def _sex(case: Case) -> Any:
    patient = getattr(case, "patient", None)
    sex = getattr(patient, "sex", "")
    return sex if sex in ("male", "female") else ""
