"""A composite case with laboratory series, treatments over time and a long history."""

from decimal import Decimal
from typing import Any

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.plots import Plot


def after(value: float | str, unit: str = "day", **more: Any) -> dict[str, Any]:
    """Returns a time after the index visit."""
    return {"kind": "offset", "value": Decimal(str(value)), "unit": unit, **more}


def before(value: float | str, unit: str = "day", **more: Any) -> dict[str, Any]:
    """Returns a time before the index visit."""
    return after(value, unit, direction="before", **more)


def number(value: str, unit: str = "U/L", **more: Any) -> dict[str, Any]:
    """Returns a measured result."""
    return {"kind": "numeric", "value": Decimal(value), "unit": unit, **more}


def lab(key: str, analyte: str, result: dict[str, Any], when: Any = None, **more: Any) -> Any:
    """Returns a row of the laboratory."""
    return {"key": key, "analyte": analyte, "result": result, "when": when, **more}


ALP = {
    "abbreviation": "ALP",
    "specimen": "serum",
    "reference": {"low": Decimal(40), "high": Decimal(129)},
}
BILIRUBIN = {"specimen": "serum", "reference": {"high": Decimal("1.2")}}
CRP = {"abbreviation": "CRP", "reference": {"high": Decimal(5)}}


def plotted_case(*plots: Plot, alp: str = "147", **more: Any) -> CaseFacts:
    """Returns a case of cholestatic liver injury, followed for a year; ``alp`` is the first."""
    days = (0, 7, 14, 28, 56, 90, 180)
    values = (alp, "612", "1043", "790", "345", "161", "96")
    bilirubin = ("1.1", "9.8", "21.4", "12.2", "3.1", "1.0", "0.8")
    crp = (("12", 0), ("480", 7), ("96", 14), ("5", 28), ("0.6", 90))
    case: dict[str, Any] = {
        "patient": {
            "age": {"years": 54},
            "sex": "female",
            "index_event": "admission",
            "index_reference": "admission",
        },
        "history": [
            {
                "key": "gallstones",
                "kind": "medical",
                "name": "cholecystectomy for gallstones",
                "when": before(10, "year"),
            },
            {
                "key": "thyroid",
                "kind": "medical",
                "name": "hypothyroidism",
                "when": before(6, "year", approximate=True),
            },
        ],
        "complaints": [
            {
                "key": "itch",
                "name": "itch",
                "chief": True,
                "duration": {"value": Decimal(2), "unit": "week"},
            },
            {"key": "jaundice", "name": "jaundice", "when": before(3)},
        ],
        "labs": [
            *(
                lab(f"alp-{day}", "alkaline phosphatase", number(value), after(day), **ALP)
                for day, value in zip(days, values, strict=True)
            ),
            *(
                lab(
                    f"bili-{day}",
                    "total bilirubin",
                    number(value, "mg/dL"),
                    after(day),
                    **BILIRUBIN,
                )
                for day, value in zip(days, bilirubin, strict=True)
            ),
            *(
                lab(f"crp-{day}", "C-reactive protein", number(value, "mg/L"), after(day), **CRP)
                for value, day in crp
            ),
            lab(
                "crp-180",
                "C-reactive protein",
                number("0.3", "mg/L", comparator="<"),
                after(180),
                **CRP,
            ),
            lab(
                "crp-word",
                "C-reactive protein",
                {"kind": "qualitative", "quality": "normal"},
                after(365),
                **CRP,
            ),
        ],
        "imaging": [
            {
                "key": "us",
                "modality": "US",
                "region": "abdomen",
                "when": after(1),
                "impression": "no dilated ducts",
            },
            {"key": "mrcp", "modality": "MR", "name": "MRCP", "when": after(4)},
        ],
        "procedures": [
            {"key": "biopsy", "kind": "biopsy", "name": "liver biopsy", "when": after(10)},
        ],
        "diagnoses": [
            {
                "key": "dili",
                "name": "drug-induced cholestatic liver injury",
                "status": "final",
                "when": after(12),
            },
        ],
        "treatments": [
            {
                "key": "antibiotic",
                "kind": "systemic",
                "name": "amoxicillin–clavulanate",
                "when": before(30),
                "until": before(20),
            },
            {
                "key": "pred",
                "kind": "systemic",
                "name": "prednisolone",
                "when": after(13),
                "until": after(60),
            },
            {
                "key": "udca",
                "kind": "systemic",
                "name": "ursodeoxycholic acid",
                "status": "ongoing",
                "when": after(5),
            },
        ],
        "outcomes": [
            {
                "key": "itch-gone",
                "assessor": "patient",
                "finding": "free of itch",
                "when": after(8, "week"),
            },
            {
                "key": "recovered",
                "assessor": "clinician",
                "state": "recovered",
                "when": after(12, "month"),
            },
        ],
        "events": [
            {
                "key": "relapse",
                "kind": "other",
                "name": "itch came back for some days",
                "when": {"kind": "anchor", "relation": "after", "anchor": "a holiday"},
            },
        ],
        "plots": [plot.model_dump() for plot in plots],
        **more,
    }
    return CaseFacts.model_validate(case)
