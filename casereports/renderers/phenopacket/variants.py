"""Variations as VRSATILE describes them: expressions, gene and allelic state."""

import re

from casereports.clinical.facts.molecular import MolecularFinding, Variant
from casereports.clinical.wording.number import printed_number
from casereports.clinical.wording.quantity import printed_quantity
from casereports.renderers.phenopacket.message import Message, known, message, sentence
from casereports.renderers.phenopacket.terms import term, words

#: The accession before an HGVS name: "NM_153006.3:", "NC_000017.11(NM_153006.3):".
_ACCESSION = re.compile(r"^\S+?:(?=[cgmnopr]\.)")


def variation(row: MolecularFinding, name: str) -> Message:
    """Returns a variation under ``name``, with all expressions that the record holds."""
    return message(
        id=name,
        label=_label(row),
        description=sentence(row.interpretation, row.exon and f"exon {row.exon}", row.note),
        geneContext=_gene(row.gene),
        expressions=_expressions(row),
        xrefs=[_reference(row.identifier)] if row.identifier else [],
        alternateLabels=[row.legacy_name] if row.legacy_name else [],
        extensions=_extensions(row),
        moleculeContext=_context(row),
        structuralType=None if row.variant is Variant.SEQUENCE else term(row.variant),
        allelicState=term(row.zygosity),
    )


def _label(row: MolecularFinding) -> str:
    """Returns a variation as it is spoken of: "BCR::ABL1", "NAGS c.1307dup p.(Ala437fs)"."""
    gene = "::".join(filter(None, (row.gene, row.partner)))
    change = (row.coding, row.protein) if row.coding or row.protein else (row.legacy_name,)
    kind = "" if row.variant in (Variant.SEQUENCE, Variant.KARYOTYPE) else row.variant.label
    exact = (gene, *change) if any(change) else (gene, kind)
    return " ".join(filter(None, exact)) if gene else row.karyotype or row.genomic


def _gene(symbol: str) -> Message | None:
    """Returns a gene by the symbol that the record holds; its HGNC number isn't known."""
    known_as = words(symbol)
    return known_as and {"valueId": known_as["id"], "symbol": known_as["label"]}


def _expressions(row: MolecularFinding) -> list[Message]:
    coding = f"{row.transcript}:{row.coding}" if row.transcript and row.coding else row.coding
    hgvs = [text for text in (coding, row.protein, row.genomic) if text]
    iscn = [row.karyotype] if row.karyotype else []
    return [
        *({"syntax": f"hgvs.{_level(text)}", "value": text} for text in hgvs),
        *({"syntax": "iscn", "value": text} for text in iscn),
    ]


def _level(hgvs: str) -> str:
    """Returns the letter of an HGVS name's reference: c of "NM_153006.3:c.1307dup"."""
    return _ACCESSION.sub("", hgvs)[0]


def _reference(identifier: str) -> str:
    return f"dbSNP:{identifier}" if identifier.lower().startswith("rs") else identifier


def _context(row: MolecularFinding) -> str:
    if row.genomic or row.karyotype:
        return "genomic"
    if row.coding:
        return "transcript"
    return "protein" if row.protein else "unspecified_molecule_context"


def _extensions(row: MolecularFinding) -> list[Message]:
    """Returns what the schema has no field for, under the record's own names."""
    told = {
        "variant_allele_percent": row.vaf and printed_number(row.vaf),
        "copy_number": row.copy_number and printed_number(row.copy_number),
        "repeats": row.repeats and printed_number(row.repeats),
        "repeats_other_allele": row.repeats_other and printed_number(row.repeats_other),
        "size": row.size and printed_quantity(row.size),
        "origin": row.origin and row.origin.label,
        "inheritance": row.inheritance and row.inheritance.label,
        "inherited_from": row.inherited_from and row.inherited_from.label,
        "phase": row.phase and row.phase.label,
        "acmg_criteria": ", ".join(row.criteria),
        "method": row.method,
    }
    return known({"name": name, "value": text} if text else None for name, text in told.items())
