"""Specimens as captions and cells name them."""

from casereports.clinical.facts.pathology import Specimen
from casereports.clinical.values import label
from casereports.manuscript.compose.table import said


def place(specimen: Specimen) -> str:
    """Returns "core biopsy, pelvis, left"; a site that is the kind stands once."""
    kind, site = specimen.kind.label, specimen.site
    if kind.casefold() in site.casefold():
        kind = ""
    return said(kind, site, label(specimen.laterality))
