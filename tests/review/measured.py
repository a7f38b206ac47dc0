"""A laboratory result on which reviewers and editors comment."""

ALP = {
    "key": "alp",
    "analyte": "ALP",
    "result": {"kind": "numeric", "value": "147", "unit": "U/L"},
    "specimen": "serum",
}
RESULT = "lab:alp:result"
