"""The table of molecular and genetic findings, negative tests included."""

from collections.abc import Mapping

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.molecular import Detection, MolecularFinding, Significance, Variant
from casereports.clinical.values import label
from casereports.manuscript.compose.genotype import details, is_mitochondrial
from casereports.manuscript.compose.printed import quantity
from casereports.manuscript.compose.table import (
    Footnotes,
    aside,
    cell,
    columns,
    led,
    said,
    slim_table,
    words,
)
from casereports.manuscript.compose.time import moment
from casereports.manuscript.nodes import Row, Table


def compose_molecular(facts: CaseFacts) -> Table | None:
    """Returns one row for each gene, fusion, biomarker or panel."""
    findings = facts.molecular
    if not findings:
        return None
    notes = Footnotes()
    materials = {row.key: row.site or row.kind.label for row in facts.specimens}
    rows = tuple(_row(finding, materials, notes) for finding in findings)
    sample = "Sample, method" if any(finding.method for finding in findings) else "Sample"
    return slim_table(
        key="molecular",
        caption="Molecular findings.",
        heads=columns("Test", sample, "Finding", "Details", "Class"),
        rows=rows,
        notes=notes.notes(_abbreviations(facts)),
        source="molecular",
    )


def _abbreviations(facts: CaseFacts) -> str:
    with_vaf = any(finding.vaf and not is_mitochondrial(finding) for finding in facts.molecular)
    unclear = any(finding.significance is Significance.VUS for finding in facts.molecular)
    return said(
        "VAF, variant allele fraction" if with_vaf else "",
        "VUS, variant of uncertain significance" if unclear else "",
        by="; ",
    )


def _row(finding: MolecularFinding, materials: Mapping[str, str], notes: Footnotes) -> Row:
    not_done = finding.result is Detection.NOT_DONE
    reason = led("Not done: " if not_done else "Reason: ", finding.reason)
    elsewhere = "Tested elsewhere" if finding.elsewhere else ""
    printed = found(finding)
    mark = notes.mark(reason, finding.note)
    cells = (
        words(tested(finding), notes.mark(_panel(finding), elsewhere)),
        words(_sample(finding, materials)),
        cell(printed, mark) if _is_formula(finding) else words(printed, mark),
        words(details(finding)),
        words(_class(finding)),
    )
    return Row(cells=cells, source=f"molecular:{finding.key}")


def _sample(finding: MolecularFinding, materials: Mapping[str, str]) -> str:
    """Returns whose sample of what was tested, when and how."""
    whose = said(label(finding.relative_side), label(finding.relative), by=" ")
    material = finding.material or materials.get(finding.specimen, "")
    return said(whose, material, moment(finding.when), finding.method)


def _is_formula(finding: MolecularFinding) -> bool:
    """Tells whether the finding is told in HGVS or ISCN, which keep their small letters."""
    return bool(finding.coding or finding.protein or finding.genomic or finding.karyotype)


def _class(finding: MolecularFinding) -> str:
    vus = finding.significance is Significance.VUS
    significance = "VUS" if vus else label(finding.significance)
    return significance + aside(*finding.criteria) if significance else said(*finding.criteria)


def tested(finding: MolecularFinding) -> str:
    """Returns the gene, the fusion ("EML4::ALK"), the biomarker, the karyotype or the panel."""
    if finding.gene and finding.partner:
        return f"{finding.gene}::{finding.partner}"
    karyotype = "karyotype" if finding.karyotype else ""
    if finding.karyotype and finding.panel:
        karyotype = finding.panel
    genes = ", ".join(finding.genes)
    return finding.gene or finding.biomarker or karyotype or finding.panel or genes


def _panel(finding: MolecularFinding) -> str:
    """Returns what a panel covered, where it is not the row's own name."""
    name = tested(finding)
    parts = [part for part in (finding.panel, ", ".join(finding.genes)) if part and part != name]
    return f"Panel: {': '.join(parts)}" if parts else ""


def found(finding: MolecularFinding) -> str:
    """Returns the change in HGVS with its transcript, a value, or the bare result."""
    change = _change(finding)
    measured = _measured(finding)
    result = finding.result.label
    if finding.result is Detection.DETECTED and (change or measured):
        return said(change, measured)
    named = (Variant.SEQUENCE, Variant.PANEL, Variant.SIGNATURE)
    if finding.variant not in named and not change:
        result = f"{finding.variant.label} {result}"
    return said(said(change, result, by=": "), measured)


def _change(finding: MolecularFinding) -> str:
    coding = finding.coding
    if coding and finding.transcript:
        coding = f"{finding.transcript}:{coding}"
    return said(
        coding,
        finding.protein,
        finding.genomic,
        f"exon {finding.exon.removeprefix('exon ')}" if finding.exon else "",
        finding.legacy_name,
        finding.karyotype,
        said(*finding.alleles),
        finding.identifier,
        finding.biomarker if finding.gene and not finding.value else "",
    )


def _measured(finding: MolecularFinding) -> str:
    """Returns what was measured: size, number of genes, a biomarker's value and meaning."""
    biomarker = finding.biomarker if finding.gene and finding.value else ""
    return said(
        quantity(finding.size),
        f"{finding.gene_count} gene{'' if finding.gene_count == 1 else 's'}"
        if finding.gene_count is not None
        else "",
        said(biomarker, quantity(finding.value), by=" "),
        finding.interpretation,
    )
