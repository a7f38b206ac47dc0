"""Pathology in sentences: markers by result, proliferation, specimens."""

from collections.abc import Callable, Sequence

from casereports.clinical.facts.pathology import IhcResult, Reading, Specimen, Staining
from casereports.clinical.wording import listed
from casereports.manuscript.compose.ihc import mitoses, rank
from casereports.manuscript.compose.printed import percent
from casereports.manuscript.compose.specimen import place
from casereports.manuscript.compose.table import aside
from casereports.manuscript.quoting.forms import Form, Teller, Words

#: What ranks of results are called in ``ihc.rank``.
_POSITIVE, _NEGATIVE = 0, 2


def _markers(wanted: int) -> Words:
    def words(teller: Teller, _row: object) -> str:
        return listed(_named(result) for result in teller.facts.ihc if rank(result) == wanted)

    return words


def _named(result: IhcResult) -> str:
    """Returns a marker; a result that says more than "positive" stands with it."""
    plain = (Staining.POSITIVE, Staining.NEGATIVE)
    return result.marker + aside("" if result.result in plain else result.result.label)


def _result(_teller: Teller, result: IhcResult) -> str:
    return result.result.label


def _diagnosis(_teller: Teller, reading: Reading) -> str:
    return reading.diagnosis


def _place(_teller: Teller, specimen: Specimen) -> str:
    return place(specimen)


def _last(words: Callable[[Reading], str]) -> Words:
    """Returns what the last reading tells that tells anything."""

    def told(teller: Teller, _row: object) -> str:
        found: Sequence[str] = [words(reading) for reading in teller.facts.readings]
        return next((one for one in reversed(found) if one), "")

    return told


def _mitoses(_teller: Teller, reading: Reading) -> str:
    return mitoses(reading)


SPECIMEN = (Form("", "what was sent to pathology", _place),)
READING = (
    Form("", "the pathologist's diagnosis", _diagnosis),
    Form("mitoses", "the mitotic count", _mitoses),
)
IHC = (Form("", "the result of one marker", _result),)
MARKERS = (
    Form("positive", "all markers that are positive", _markers(_POSITIVE)),
    Form("negative", "all markers that are negative", _markers(_NEGATIVE)),
)
KI67 = (Form("", "the Ki-67 index", _last(lambda reading: percent(reading.ki67))),)
MITOSES = (Form("", "the mitotic count", _last(mitoses)),)
