"""A case of as many laboratory results as a bench asks for."""

from casereports.record.bundle import Bundle
from tests.factories.bundles import bundle

ANALYTES = ("alkaline phosphatase", "C-reactive protein", "creatinine")


def labs_bundle(number: int) -> Bundle:
    """Returns a case file with results over the whole course."""
    labs = [
        {
            "key": f"lab-{at}",
            "analyte": ANALYTES[at % len(ANALYTES)],
            "result": {"kind": "numeric", "value": at + 1, "unit": "U/L"},
            "reference": {"low": 40, "high": 129},
            "when": {"kind": "offset", "value": at},
        }
        for at in range(number)
    ]
    return bundle({"labs": labs, "paper": {"title": "A case of many results"}})
