"""The facts of the reference case, a presacral neuroendocrine tumour, with prose of our own.

What the published report does not tell is not told here either.
"""

from typing import Any

from casereports.clinical.facts.case import CaseFacts
from tests.factories.presacral_prose import ABSTRACT, CONCLUSION, DISCUSSION, INTRODUCTION


def presacral_case(**changes: Any) -> CaseFacts:
    """Returns the reference case; ``changes`` replace whole parts of it."""
    parts = {
        "paper": paper(),
        "patient": {
            "age": {"years": 68},
            "sex": "male",
            "index_event": "first visit to the reporting hospital",
        },
        "complaints": [
            {
                "key": "pain",
                "name": "lumbosacral pain",
                "chief": True,
                "duration": {"value": 6, "unit": "month"},
                "recent_change": "worsening",
                "recent_duration": {"value": 1, "unit": "month"},
            }
        ],
        "history": [
            {"key": "tumour", "kind": "medical", "name": "tumour", "presence": "absent"},
        ],
        "examination": [
            {
                "key": "general",
                "system": "general",
                "finding": "physical examination",
                "state": "normal",
            }
        ],
        **laboratory(),
        "imaging": imaging(),
        **tissue(),
        **diagnosis(),
        "treatments": treatments(),
        "declarations": {"no_conflicts": True},
    }
    return CaseFacts.model_validate({**parts, **changes})


def paper(**changes: Any) -> dict[str, Any]:
    """Returns the paper's own part, ticked where its text answers what data can't tell."""
    told = {
        "3a": "the rarity of the site, first sentence",
        "3d": "last sentence",
        "4": "the rarity of the site, second sentence",
        "11c": "the paragraphs on differential diagnosis and on treatment",
        "11d": "Conclusion",
    }
    parts = {
        "title": "Neuroendocrine tumour of the presacral space behind lumbosacral pain: "
        "a case report",
        "short_title": "Presacral neuroendocrine tumour",
        "keywords": ["neuroendocrine tumour", "diagnostic imaging", "presacral tumour"],
        "abstract": [{"text": ABSTRACT}],
        "sections": [
            {"kind": "introduction", "text": INTRODUCTION},
            {"kind": "discussion", "text": DISCUSSION},
            {"kind": "conclusion", "text": CONCLUSION},
        ],
        "care": [{"item": item, "state": "present", "where": at} for item, at in told.items()],
    }
    return {**parts, **changes}


def laboratory() -> dict[str, Any]:
    """Returns the blood tests."""
    values = (("alp", "ALP", 147, "U/L"), ("crp", "CRP", "16.4", "mg/L"), ("ggt", "GGT", 92, "U/L"))
    return {
        "labs": [
            {
                "key": key,
                "analyte": name,
                "result": {"kind": "numeric", "value": value, "unit": unit},
                "flag": "high",
            }
            for key, name, value, unit in values
        ],
        "lab_groups": [
            {
                "key": "markers",
                "name": "tumour markers",
                "analytes": ["CA 19-9", "CA 125", "CEA", "total PSA", "NSE"],
                "finding": "no_significant_abnormality",
            }
        ],
    }


def imaging() -> list[dict[str, Any]]:
    """Returns the CT from elsewhere, the MRI and the PET/CT."""
    return [
        {
            "key": "ct",
            "modality": "CT",
            "elsewhere": True,
            "lesions": [
                {
                    "key": "ct-mass",
                    "site": "presacral space",
                    "involves": ["right side of the sacral canal"],
                }
            ],
        },
        {
            "key": "mri",
            "modality": "MR",
            "region": "lower abdomen",
            "contrast": "intravenous",
            "impression": "rectal carcinoma with bone and nodal metastases",
            "lesions": [
                {
                    "key": "mri-mass",
                    "site": "sacrococcygeal region",
                    "size": {"first": 63, "second": 53, "third": 67, "unit": "mm"},
                    "signals": [
                        {"sequence": "T1", "appearance": "low"},
                        {"sequence": "T2", "appearance": "heterogeneously high"},
                    ],
                    "diffusion": "restricted",
                    "enhancement": "marked, heterogeneous",
                    "involves": ["rectum"],
                },
                {
                    "key": "mri-bone",
                    "site": "bone",
                    "sites": ["both iliac bones", "ischia", "proximal femurs", "L5 to S2"],
                    "nature": "metastasis",
                },
                {
                    "key": "mri-nodes",
                    "site": "lymph nodes",
                    "sites": ["left obturator", "para-aortic"],
                    "nature": "lymph_node",
                },
            ],
        },
        {
            "key": "pet",
            "modality": "PT/CT",
            "contrast": "intravenous",
            "tracer": {"name": "18F-FDG"},
            "lesions": [
                {
                    "key": "pet-mass",
                    "site": "presacral space",
                    "suvmax": {"value": "8.1"},
                    "attenuation": {"value": 47, "unit": "[hnsf'U]"},
                    "attenuation_enhanced": {"value": 75, "unit": "[hnsf'U]"},
                },
                {"key": "pet-nodes", "site": "lymph nodes", "suvmax": _about("8.6")},
                {"key": "pet-lungs", "site": "both lungs", "suvmax": _about("6.2")},
                {
                    "key": "pet-liver",
                    "site": "liver, segment 6",
                    "size": {"first": 32, "second": 22, "third": 20, "unit": "mm"},
                },
            ],
        },
    ]


def tissue() -> dict[str, Any]:
    """Returns endoscopy, biopsy and what pathology read."""
    positive = ("CK (AE1/AE3)", "CD56", "CgA", "Syn", "P53", "SSTR2", "SDH-B")
    markers = [(name, "positive") for name in positive] + [("CK7", "negative"), ("PSA", "negative")]
    return {
        "procedures": [
            {
                "key": "colonoscopy",
                "kind": "colonoscopy",
                "negatives": ["significant organic lesion"],
            },
            {"key": "biopsy", "kind": "biopsy", "guidance": "CT", "site": "presacral tumour"},
        ],
        "specimens": [
            {
                "key": "core",
                "kind": "core_biopsy",
                "site": "presacral tumour",
                "procedure": "biopsy",
                "readings": [
                    {
                        "key": "original",
                        "architecture": ["nests", "trabeculae"],
                        "cytology": ["mild cellular morphology"],
                        "negatives": ["significant nuclear atypia"],
                        "ki67": _about("5"),
                        "mitoses_note": "not reported",
                        "ihc": [
                            {"key": f"ihc{n}", "marker": marker, "result": result}
                            for n, (marker, result) in enumerate(markers, start=1)
                        ],
                    }
                ],
            }
        ],
    }


def diagnosis() -> dict[str, Any]:
    """Returns the diagnosis, the one it replaced, and the differentials."""
    against = {
        "chordoma": ("sacrococcygeal site", "epithelial and neuroendocrine markers"),
        "rectal cancer": ("infiltrated rectal wall", "normal colonoscopy"),
        "secondary metastatic cancer": ("many lesions", "no other primary tumour found"),
    }
    return {
        "diagnoses": [
            {
                "key": "rectal",
                "name": "rectal carcinoma",
                "status": "revised",
                "basis": [{"basis": "imaging"}],
            },
            {
                "key": "net",
                "name": "neuroendocrine tumour, primary presacral",
                "revises": "rectal",
                "revision_reason": "histology and immunohistochemistry",
                "metastases": ["lymph nodes", "lungs", "liver", "bones"],
                "basis": [{"basis": "histology"}, {"basis": "immunohistochemistry"}],
                "grades": [
                    {
                        "key": "who",
                        "grade": "G2",
                        "system": "WHO",
                        "edition": "2019",
                        "by_analogy": True,
                    }
                ],
            },
        ],
        "differentials": [
            {
                "key": name.replace(" ", "-"),
                "name": name,
                "speaks_for": [pro],
                "speaks_against": [contra],
            }
            for name, (pro, contra) in against.items()
        ],
    }


def treatments() -> list[dict[str, Any]]:
    """Returns the operation that was not made and the drug that was given."""
    return [
        {
            "key": "surgery",
            "kind": "surgery",
            "name": "resection",
            "status": "judged_unsuitable",
            "reason": "extent of the disease",
        },
        {
            "key": "surufatinib",
            "kind": "systemic",
            "name": "surufatinib",
            "status": "given",
            "agents": [
                {
                    "key": "surufatinib",
                    "inn": "surufatinib",
                    "synonym": "sulfatinib",
                    "dose": {"value": 300, "unit": "mg"},
                    "route": "oral",
                    "frequency": "daily",
                }
            ],
        },
    ]


def _about(value: str) -> dict[str, str]:
    return {"comparator": "~", "value": value}
