"""The search for germs: what grew or was detected, and what was looked for in vain."""

from collections.abc import Iterator

from casereports.clinical.facts.microbiology import (
    MicrobiologyFinding,
    MicrobiologyMethod,
    MicrobiologyTest,
)
from casereports.manuscript.drafting.draft import Paragraph, Sentence
from casereports.manuscript.drafting.english import bracket, sampled, words
from casereports.manuscript.drafting.moments import is_beginning
from casereports.manuscript.drafting.negatives import negatives
from casereports.manuscript.drafting.scribe import Quoted, Scribe

_NAMED = {
    MicrobiologyMethod.CULTURE: "culture",
    MicrobiologyMethod.MICROSCOPY: "microscopy",
    MicrobiologyMethod.PCR: "PCR",
    MicrobiologyMethod.SEQUENCING: "sequencing",
    MicrobiologyMethod.ANTIGEN: "antigen testing",
    MicrobiologyMethod.SEROLOGY: "serology",
    MicrobiologyMethod.MASS_SPECTROMETRY: "mass spectrometry",
    MicrobiologyMethod.SKIN_TEST: "skin testing",
    MicrobiologyMethod.IGRA: "an interferon-gamma release assay",
    MicrobiologyMethod.HISTOLOGY: "histology",
    MicrobiologyMethod.OTHER: "microbiological testing",
}
_NEGATIVE = (MicrobiologyFinding.NEGATIVE, MicrobiologyFinding.NOT_DETECTED)
_POSITIVE = (MicrobiologyFinding.POSITIVE, MicrobiologyFinding.DETECTED)
_SILENT = (MicrobiologyFinding.PENDING,)
_NO_SPECIMEN = (MicrobiologyMethod.SEROLOGY, MicrobiologyMethod.SKIN_TEST, MicrobiologyMethod.IGRA)


def microbiology(scribe: Scribe) -> tuple[Paragraph, ...]:
    """Returns the positive tests in their order, then the negative ones, gathered."""
    rows = [row for row in scribe.facts.microbiology if row.finding not in _SILENT]
    found = [row for row in rows if row.finding not in _NEGATIVE]
    negative = [row for row in rows if row.finding in _NEGATIVE]
    told = [sentence for row in found for sentence in _found(scribe, row)]
    return ((*told, *negatives(scribe, negative, test=_test, looked_for=_target)),)


def _test(quoted: Quoted, row: MicrobiologyTest) -> str:
    """Returns "culture of blood (left arm)", "serology (IgM, ELISA)"."""
    specimen = ""
    if row.method not in _NO_SPECIMEN or row.specimen.casefold() not in ("serum", "blood"):
        specimen = f"of {sampled(row.specimen)}{quoted('specimen')}"
    antibody = (quoted("immunoglobulin"), quoted("assay"), quoted("serum"))
    return words(_NAMED[row.method], specimen) + bracket(quoted("site"), *antibody)


def _found(scribe: Scribe, row: MicrobiologyTest) -> Iterator[Sentence]:
    quoted = scribe.row(row)
    when = "" if is_beginning(row) else f" {quoted('when')}"
    yield scribe.sentence(f"{_test(quoted, row)}{when} {_result(quoted, row)}")
    susceptible, resistant = quoted("susceptible"), quoted("resistant")
    told = (
        f"susceptible to {susceptible}" if susceptible else "",
        f"resistant to {resistant}" if resistant else "",
    )
    if any(told):
        sources = (scribe.row(one).source for one in row.susceptibilities)
        yield scribe.sentence(f"The isolate was {' and '.join(filter(None, told))}", *sources)


def found_in_brief(scribe: Scribe, row: MicrobiologyTest) -> Sentence:
    """Returns which test found a germ, without numbers."""
    quoted = scribe.row(row)
    when = "" if is_beginning(row) else f" {quoted('when')}"
    return scribe.sentence(f"{_test(quoted, row)}{when} {_result(quoted, row, brief=True)}")


def _result(quoted: Quoted, row: MicrobiologyTest, *, brief: bool = False) -> str:
    germ = words(quoted("organism"), quoted("strain") if row.organism else "")
    details = () if brief else _details(quoted, row)
    aside = bracket(*details)
    target = f" for {quoted('target')}" if row.target else ""
    match row.finding:
        case MicrobiologyFinding.GROWTH:
            return f"grew {germ}{aside}" if germ else f"showed growth{aside}"
        case MicrobiologyFinding.NO_GROWTH:
            return f"showed no growth{aside}"
        case MicrobiologyFinding.CONTAMINATION:
            return f"grew {germ or 'organisms'}{aside}, regarded as contamination"
        case MicrobiologyFinding.NORMAL_FLORA:
            return "grew normal flora"
        case MicrobiologyFinding.INDETERMINATE:
            return f"was indeterminate{target}"
        case MicrobiologyFinding.NOT_DONE:
            return f"was not done ({quoted('reason')})"
    if germ and row.method is not MicrobiologyMethod.SEROLOGY:
        return f"detected {germ}{aside}"
    if target and germ and row.organism.casefold() not in row.target.casefold():
        aside = bracket(germ, *details)
    return f"was positive{target or (f' for {germ}' if germ else '')}{aside}"


def _details(quoted: Quoted, row: MicrobiologyTest) -> tuple[str, ...]:
    sets = ""
    if row.positive_sets is not None and row.sets and row.positive_sets:
        sets = f"{quoted('positive_sets')} of {quoted('sets')} cultures positive"
    elif row.sets and not row.positive_sets:
        sets = f"{quoted('sets')} cultures" if row.sets > 1 else ""
    time = quoted("time_to_positivity")
    titre, cycle, fold = quoted("titre"), quoted("cycle_threshold"), quoted("fold_rise")
    incubation = quoted("incubation")
    return (
        quoted("resistance"),
        quoted("amount"),
        quoted("quantity"),
        f"titre {titre}" if titre else "",
        f"{fold} rise" if fold else "",
        f"cycle threshold {cycle}" if cycle else "",
        sets,
        f"after {time}" if time else "",
        f"incubated for {incubation}" if incubation else "",
    )


def _target(quoted: Quoted, row: MicrobiologyTest) -> str:
    target = quoted("target") or quoted("organism")
    titre = quoted("titre")
    return target + bracket(f"titre {titre}" if titre else "", quoted("quantity")) if target else ""
