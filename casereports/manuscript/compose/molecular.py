"""The table of molecular and genetic findings, negative tests included."""

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.molecular import Detection, InheritedFrom, MolecularFinding, Variant
from casereports.clinical.values import label
from casereports.clinical.wording import printed_number, printed_quantity
from casereports.clinical.wording.quantity import with_unit
from casereports.manuscript.compose.table import Footnotes, cell, columns, without_empty, words
from casereports.manuscript.markup import plain
from casereports.manuscript.nodes import Row, Table


def compose_molecular(facts: CaseFacts) -> Table | None:
    """Returns one row for each gene, fusion, biomarker or panel."""
    if not facts.molecular:
        return None
    notes = Footnotes()
    materials = {specimen.key: specimen.site for specimen in facts.specimens}
    rows = tuple(_row(finding, materials, notes) for finding in facts.molecular)
    heads = columns("Test", "Material", "Finding", "Details", "Significance", "Method")
    heads, rows = without_empty(heads, rows)
    with_vaf = any(finding.vaf for finding in facts.molecular)
    return Table(
        key="molecular",
        caption=plain("Molecular findings."),
        columns=heads,
        rows=rows,
        notes=notes.notes("VAF, variant allele fraction" if with_vaf else ""),
        source="molecular",
    )


def _row(finding: MolecularFinding, materials: dict[str, str], notes: Footnotes) -> Row:
    not_done = f"Not done: {finding.reason}" if finding.result is Detection.NOT_DONE else ""
    whose = " ".join((label(finding.relative_side), label(finding.relative))).strip()
    material = finding.material or materials.get(finding.specimen, "")
    cells = (
        cell(tested(finding), notes.mark(_panel(finding))),
        words(", ".join(part for part in (whose, material) if part)),
        words(found(finding), notes.mark(not_done, finding.note)),
        words(details(finding)),
        words(label(finding.significance)),
        words(finding.method),
    )
    return Row(cells=cells, source=f"molecular:{finding.key}")


def tested(finding: MolecularFinding) -> str:
    """Returns the gene, the fusion ("EML4::ALK"), the biomarker, the karyotype or the panel."""
    if finding.gene and finding.partner:
        return f"{finding.gene}::{finding.partner}"
    karyotype = "karyotype" if finding.karyotype else ""
    genes = ", ".join(finding.genes)
    return finding.gene or finding.biomarker or karyotype or finding.panel or genes


def _panel(finding: MolecularFinding) -> str:
    """Returns what a panel covered, where it is not the row's own name."""
    name = tested(finding)
    parts = [part for part in (finding.panel, ", ".join(finding.genes)) if part and part != name]
    return f"Panel: {': '.join(parts)}" if parts else ""


def found(finding: MolecularFinding) -> str:
    """Returns the change in HGVS with its transcript, a value, or the bare result."""
    coding = finding.coding
    if coding and finding.transcript:
        coding = f"{finding.transcript}:{coding}"
    parts = (
        coding,
        finding.protein,
        finding.genomic,
        f"exon {finding.exon.removeprefix('exon ')}" if finding.exon else "",
        finding.legacy_name,
        finding.karyotype,
        printed_quantity(finding.value) if finding.value else "",
        finding.interpretation,
    )
    said = ", ".join(part for part in parts if part)
    result = finding.result.label
    if finding.variant not in (Variant.SEQUENCE, Variant.PANEL, Variant.SIGNATURE):
        result = f"{finding.variant.label} {result}" if not said else result
    if finding.result is Detection.DETECTED and said:
        return said
    return f"{said}: {result}" if said else result


def details(finding: MolecularFinding) -> str:
    """Returns zygosity, origin, inheritance, VAF and copies."""
    parent = finding.inherited_from
    inherited = parent is not None and parent not in (InheritedFrom.DE_NOVO, InheritedFrom.UNKNOWN)
    parts = (
        label(finding.zygosity),
        label(finding.origin),
        label(finding.inheritance),
        f"from {label(parent)}" if inherited else label(parent),
        f"VAF {with_unit(printed_number(finding.vaf), '%')}" if finding.vaf else "",
        f"{printed_number(finding.copy_number)} copies" if finding.copy_number else "",
        f"{printed_number(finding.repeats)} repeats" if finding.repeats else "",
    )
    return ", ".join(part for part in parts if part)
