"""What is told of a variant beside its name: zygosity, origin, shares and copies."""

from casereports.clinical.facts.molecular import (
    Inheritance,
    InheritedFrom,
    MolecularFinding,
    Origin,
    Zygosity,
)
from casereports.clinical.values import label
from casereports.clinical.wording import printed_decimal, printed_number
from casereports.manuscript.compose.printed import counted, number, percent
from casereports.manuscript.compose.table import led, said


def details(finding: MolecularFinding) -> str:
    """Returns zygosity, origin, inheritance, shares, cells and copies."""
    ratio = finding.allelic_ratio
    return said(
        _zygosity(finding),
        _origin(finding),
        _inheritance(finding.inheritance),
        _parent(finding.inherited_from),
        label(finding.phase),
        led("heteroplasmy " if is_mitochondrial(finding) else "VAF ", percent(finding.vaf)),
        "" if ratio is None else f"allelic ratio {printed_decimal(ratio)}",
        _cells(finding),
        counted(finding.copy_number, "copy", "copies"),
        _repeats(finding),
        led("population frequency ", number(finding.population_frequency)),
        finding.prediction,
        f"read depth {number(finding.read_depth)}×" if finding.read_depth else "",
    )


def is_mitochondrial(finding: MolecularFinding) -> bool:
    """Tells whether a share of reads is heteroplasmy."""
    return (
        finding.origin is Origin.MITOCHONDRIAL
        or finding.zygosity in (Zygosity.HETEROPLASMIC, Zygosity.HOMOPLASMIC)
        or finding.genomic.rpartition(":")[2].startswith("m.")
    )


def _zygosity(finding: MolecularFinding) -> str:
    """Returns the zygosity, unless the share of heteroplasmy says it."""
    told = finding.zygosity is Zygosity.HETEROPLASMIC and finding.vaf
    return "" if told else label(finding.zygosity)


def _origin(finding: MolecularFinding) -> str:
    """Returns where the change arose, unless its inheritance or plasmy says so."""
    told = finding.origin is Origin.MITOCHONDRIAL and (
        finding.inheritance is Inheritance.MITOCHONDRIAL or finding.zygosity is not None
    )
    return "" if told else label(finding.origin)


def _inheritance(inheritance: Inheritance | None) -> str:
    if inheritance is Inheritance.UNKNOWN:
        return "inheritance unknown"
    mitochondrial = inheritance is Inheritance.MITOCHONDRIAL
    return label(inheritance) + (" inheritance" if mitochondrial else "")


def _parent(parent: InheritedFrom | None) -> str:
    match parent:
        case None | InheritedFrom.DE_NOVO:
            return label(parent)
        case InheritedFrom.UNKNOWN:
            return "parent of origin unknown"
    return f"from {parent.label}"


def _cells(finding: MolecularFinding) -> str:
    """Returns "188 of 200 nuclei"; only in situ hybridisation counts nuclei."""
    in_situ = any(word in finding.method.casefold() for word in ("fish", "in situ"))
    what = "nuclei" if in_situ else "cells"
    abnormal, all_cells = finding.cells_abnormal, finding.cells_counted
    if abnormal is None:
        return "" if all_cells is None else f"{all_cells} {what} counted"
    return f"{abnormal} {what}" if all_cells is None else f"{abnormal} of {all_cells} {what}"


def _repeats(finding: MolecularFinding) -> str:
    if finding.repeats and finding.repeats_other:
        both = (printed_number(finding.repeats), printed_number(finding.repeats_other))
        return f"{' and '.join(both)} repeats"
    return counted(finding.repeats or finding.repeats_other, "repeat", "repeats")
