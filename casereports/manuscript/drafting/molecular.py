"""Molecular and genetic findings, those of relatives and the negative ones too."""

from collections.abc import Iterator, Sequence

from casereports.clinical.facts.molecular import (
    Detection,
    InheritedFrom,
    MolecularFinding,
    Origin,
    Significance,
    Variant,
    Zygosity,
)
from casereports.clinical.facts.presentation import Relative
from casereports.manuscript.compose.genotype import is_mitochondrial
from casereports.manuscript.drafting.draft import Paragraph, Sentence
from casereports.manuscript.drafting.english import an, be, bracket, is_plural, sampled, the, words
from casereports.manuscript.drafting.moments import is_beginning
from casereports.manuscript.drafting.negatives import negatives
from casereports.manuscript.drafting.scribe import Quoted, Scribe

#: Classes that stand before the noun; the others follow it.
_BEFORE = (
    Significance.PATHOGENIC,
    Significance.LIKELY_PATHOGENIC,
    Significance.LIKELY_BENIGN,
    Significance.BENIGN,
)
_TIERS = (Significance.TIER_1, Significance.TIER_2, Significance.TIER_3, Significance.TIER_4)
_SILENT = (Detection.PENDING,)
#: Relatives whose side of the family is plain.
_PARENTS = (Relative.MOTHER, Relative.FATHER, Relative.PARENTS, Relative.SISTER, Relative.BROTHER)


def molecular(scribe: Scribe) -> tuple[Paragraph, ...]:
    """Returns what was found in the patient, what was not, and what relatives carry."""
    rows = [row for row in scribe.facts.molecular if row.result not in _SILENT]
    own = [row for row in rows if row.relative is None]
    found = [row for row in own if row.result is Detection.DETECTED]
    absent = [row for row in own if row.result is Detection.NOT_DETECTED]
    return (
        (
            *(_found(scribe, row) for row in found),
            *negatives(scribe, absent, test=_by, looked_for=_looked_for),
            *_open(scribe, own),
            *(_relative(scribe, row) for row in rows if row.relative is not None),
        ),
    )


def _by(quoted: Quoted, row: MolecularFinding) -> str:
    """Returns "next-generation sequencing of blood", "molecular analysis"."""
    material = quoted("specimen")
    of = f" of {sampled(quoted.prints('specimen'))}{material}" if material else ""
    method = quoted("method")
    panel = quoted("panel") if row.panel and not method else ""
    return (method or panel or "molecular analysis") + of


def _found(scribe: Scribe, row: MolecularFinding) -> Sentence:
    quoted = scribe.row(row)
    when = "" if is_beginning(row) else f" {quoted('when')}"
    if row.variant is Variant.SEQUENCE and row.gene:
        told = f"detected {_variant(scribe, quoted, row)}"
    elif row.variant is Variant.FUSION and row.gene:
        what = "fusion" if row.partner else "rearrangement"
        told = f"detected {an(quoted.prints('test'))} {quoted('test')} {what}{_shares(quoted, row)}"
    else:
        told = f"showed {_other(scribe, quoted, row)}"
    return scribe.sentence(f"{_by(quoted, row)}{when} {told}")


def _variant(scribe: Scribe, quoted: Quoted, row: MolecularFinding) -> str:
    """Returns "a heterozygous pathogenic germline variant of MEN1 (…), inherited from …"."""
    zygosity = "" if row.zygosity is Zygosity.HETEROPLASMIC else quoted("zygosity")
    origins = (Origin.GERMLINE, Origin.SOMATIC, Origin.MOSAIC)
    noun = words(
        zygosity,
        quoted("significance") if row.significance in _BEFORE else "",
        quoted("origin") if row.origin in origins else "",
        "variant",
    )
    uncertain = " of uncertain significance" if row.significance is Significance.VUS else ""
    tier = quoted("significance") if row.significance in _TIERS else ""
    named = quoted() if row.coding or row.protein else quoted("genomic")
    place = quoted("exon") if row.exon else ""
    behind = bracket(named, place, tier)
    inherited = {
        InheritedFrom.DE_NOVO: ", which had arisen de novo",
        InheritedFrom.BOTH_PARENTS: ", inherited from both parents",
    }
    parent = inherited.get(row.inherited_from, "") if row.inherited_from else ""
    if row.inherited_from in (InheritedFrom.MOTHER, InheritedFrom.FATHER):
        parent = f", inherited from the {quoted('inherited_from')}"
    article = an(scribe.say(noun))
    return f"{article} {noun}{uncertain} of {quoted('gene')}{behind}{_shares(quoted, row)}{parent}"


def _shares(quoted: Quoted, row: MolecularFinding) -> str:
    """Returns the share of reads, of alleles or of cells."""
    share = quoted("vaf")
    if share and is_mitochondrial(row):
        return f" with a heteroplasmy of {share}"
    if share:
        return f" with a variant allele fraction of {share}"
    cells, counted = quoted("cells_abnormal"), quoted("cells_counted")
    if cells and counted:
        return f" in {cells} of {counted} cells"
    return ""


def _other(scribe: Scribe, quoted: Quoted, row: MolecularFinding) -> str:
    """Returns a karyotype, a biomarker, copies, repeats or alleles."""
    copies, repeats, ratio = quoted("copy_number"), quoted("repeats"), quoted("allelic_ratio")
    told = (
        f"copy number {copies}" if copies else "",
        f"allelic ratio {ratio}" if ratio else "",
        quoted("significance") if row.significance else "",
    )
    behind = bracket(*told)
    if row.karyotype:
        array = row.karyotype.startswith("arr")
        first = "" if array else "the karyotype "
        return f"{first}{quoted('karyotype')}{_shares(quoted, row)}{behind}"
    if row.biomarker and row.value and not row.gene:
        said = bracket(quoted("interpretation"))
        first = f"{an(row.biomarker)} " if the(row.biomarker) else ""
        return f"{first}{quoted('biomarker')} of {quoted('value')}{said}"
    if repeats:
        other = quoted("repeats_other")
        both = f"{repeats} and {other}" if other else repeats
        return f"{both} repeats in {quoted('gene') or quoted('test')}"
    full = quoted("full") if quoted.prints("full") != row.result.label else ""
    named = quoted("test")
    if row.alleles:
        return f"the {named} alleles {quoted('alleles')}"
    if not full:
        return f"{_change(row)}{named}{behind}"
    return f"{_change(row)}{named}{bracket(full, *told)}"


def _change(row: MolecularFinding) -> str:
    match row.variant:
        case Variant.COPY_GAIN:
            return "amplification or gain of "
        case Variant.COPY_LOSS:
            return "deletion or loss of "
        case Variant.METHYLATION:
            return "methylation of "
        case Variant.EXPRESSION:
            return "expression of "
        case Variant.STRUCTURAL:
            return "a structural variant of "
    return ""


def _looked_for(quoted: Quoted, row: MolecularFinding) -> str:
    if row.genes and not row.gene:
        return f"variants of {quoted('genes')}"
    if row.biomarker and row.gene:
        return quoted("biomarker")
    if not (row.gene or row.biomarker or row.karyotype):
        return ""
    change = quoted("protein") or quoted("coding") or quoted("genomic")
    repeats = quoted("repeats")
    if repeats:
        return quoted("test") + bracket(f"{repeats} repeats")
    return quoted("test") + (f" {change}" if change else bracket(quoted("exon")))


def _open(scribe: Scribe, rows: Sequence[MolecularFinding]) -> Iterator[Sentence]:
    """Yields what gave no answer."""
    for row in rows:
        quoted = scribe.row(row)
        match row.result:
            case Detection.INDETERMINATE:
                yield scribe.sentence(f"The result for {quoted('test')} was indeterminate")
            case Detection.FAILED:
                yield scribe.sentence(f"Testing of {quoted('test')} failed")
            case Detection.NOT_DONE:
                verb = be(is_plural(row.gene or row.biomarker or row.panel))
                yield scribe.sentence(f"{quoted('test')} {verb} not tested ({quoted('reason')})")


def _outcome(row: MolecularFinding) -> str:
    return {
        Detection.NOT_DETECTED: "was negative",
        Detection.INDETERMINATE: "was indeterminate",
        Detection.NOT_DONE: "was not done",
    }.get(row.result, "failed")


def _relative(scribe: Scribe, row: MolecularFinding) -> Sentence:
    quoted = scribe.row(row)
    told = row.relative_side is None or row.relative in _PARENTS
    side = "" if told or row.relative_side is None else row.relative_side.label
    who = {Relative.PARENTS: "both parents", Relative.OTHER: "another relative"}.get(
        row.relative or Relative.OTHER, f"the {words(side, quoted('relative'))}"
    )
    if row.result is not Detection.DETECTED:
        return scribe.sentence(f"In {who}, the test for {quoted('test')} {_outcome(row)}")
    named = quoted() if row.coding or row.protein else quoted("genomic")
    zygosity = quoted("zygosity")
    carried = words(zygosity, "variant")
    article = an(scribe.say(carried))
    of = f" of {quoted('test')}"
    return scribe.sentence(
        f"{who} carried {article} {carried}{of}{bracket(named)}{_shares(quoted, row)}"
    )
