"""Biomarkers of tumours that stand without a gene: "MSS", "TMB 3.2 mut/Mb", "HRD 42"."""

import re

from casereports.authoring.pasting.numbers import DIGITS

_STATES = (
    (
        re.compile(
            r"(?:(?:microsatellite(?:\sinstability|\sstatus)?|MSI(?:[\s-]status)?)\s?[:=]?\s)?"
            r"\(?(?P<state>MSI[\s-]?H(?:igh)?|MSI[\s-]?L(?:ow)?|MSS|microsatellite[\s-]stable|dMMR|pMMR"
            r"|MMR[\s-](?:deficient|proficient)|instable|stable|stabil|instabil)\)?",
            re.IGNORECASE,
        ),
        "microsatellite instability",
    ),
)
_MEANT = {
    "msih": ("MSI-high", "detected"),
    "msihigh": ("MSI-high", "detected"),
    "instable": ("MSI-high", "detected"),
    "instabil": ("MSI-high", "detected"),
    "msil": ("MSI-low", "indeterminate"),
    "msilow": ("MSI-low", "indeterminate"),
    "mss": ("microsatellite-stable", "not_detected"),
    "microsatellitestable": ("microsatellite-stable", "not_detected"),
    "stable": ("microsatellite-stable", "not_detected"),
    "stabil": ("microsatellite-stable", "not_detected"),
    "dmmr": ("mismatch repair deficient", "detected"),
    "mmrdeficient": ("mismatch repair deficient", "detected"),
    "pmmr": ("mismatch repair proficient", "not_detected"),
    "mmrproficient": ("mismatch repair proficient", "not_detected"),
}
_VALUED = re.compile(
    r"(?P<name>TMB|tumou?r\smutational\sburden|tumormutationslast|HRD(?:[\s-]?score)?|GIS|LOH)"
    rf"(?:\s\([^()]{{1,30}}\))?\s?[:=,]?\s?(?P<word>high|low|hoch|niedrig|positive|negative)?\s?"
    rf"\(?(?P<sign>[<>≤≥])?\s?(?P<value>{DIGITS})?\s?(?P<unit>(?:mut(?:ations)?|muts?|变异|个)?\s?/\s?Mb|%)?\)?",
    re.IGNORECASE,
)
_NAMES = {
    "tmb": "tumour mutational burden",
    "hrd": "homologous recombination deficiency",
    "gis": "genomic instability score",
    "loh": "loss of heterozygosity",
}
_WORDS = {"hoch": "high", "niedrig": "low"}


def biomarker_of(text: str) -> tuple[dict[str, str], str] | None:
    """Returns the columns of a biomarker and the words left over; None for other lines."""
    for pattern, name in _STATES:
        if found := pattern.match(text):
            meant, result = _MEANT[re.sub(r"[\s-]", "", found["state"].lower())]
            texts = {"biomarker": name, "interpretation": meant, "result": result}
            return texts | {"variant": "signature"}, text[found.end() :].strip(" .,;")
    found = _VALUED.match(text)
    if found is None or not (found["value"] or found["word"]):
        return None
    short = found["name"].lower()
    name = next((long for key, long in _NAMES.items() if short.startswith(key)), _NAMES["tmb"])
    texts = {"biomarker": name, "variant": "signature", "result": "detected"}
    word = (found["word"] or "").lower()
    texts["interpretation"] = _WORDS.get(word, word)
    texts["result"] = "not_detected" if word == "negative" else "detected"
    if found["value"]:
        unit = "%" if found["unit"] == "%" else "{mut}/{Mb}" if found["unit"] else ""
        number = found["value"].replace(",", ".")
        texts["value"] = f"{found['sign'] or ''}{number} {unit}".strip()
    return texts, text[found.end() :].strip(" .,;")
