"""Interpretations: molecular findings in the light of the diagnosis, and diagnoses in question."""

import re

from casereports.clinical.diagnosed import principal
from casereports.clinical.facts.diagnosis import Diagnosis
from casereports.clinical.facts.molecular import Detection, MolecularFinding, Significance, Variant
from casereports.clinical.wording.listing import listed
from casereports.renderers.phenopacket.diseases import disease_term
from casereports.renderers.phenopacket.message import Message, known, message, sentence
from casereports.renderers.phenopacket.scope import UNSETTLED, Scope
from casereports.renderers.phenopacket.terms import words
from casereports.renderers.phenopacket.values import in_words, number
from casereports.renderers.phenopacket.variants import variation

_ACMG = {
    Significance.PATHOGENIC: "PATHOGENIC",
    Significance.LIKELY_PATHOGENIC: "LIKELY_PATHOGENIC",
    Significance.VUS: "UNCERTAIN_SIGNIFICANCE",
    Significance.LIKELY_BENIGN: "LIKELY_BENIGN",
    Significance.BENIGN: "BENIGN",
}
#: What was found in a sequence, a chromosome or a copy number: a variation, as the schema has it.
_VARIATIONS = (
    Variant.SEQUENCE,
    Variant.FUSION,
    Variant.COPY_GAIN,
    Variant.COPY_LOSS,
    Variant.REPEAT,
    Variant.STRUCTURAL,
    Variant.KARYOTYPE,
)
#: A karyotype without any change is no variation.
_NORMAL = re.compile(r"46,X[XY](?:\[\d+\])?")
_WITHOUT_RESULT = (Detection.FAILED, Detection.PENDING, Detection.NOT_DONE)
_NO_DIAGNOSIS = "diagnosis not stated"


def interpretations(scope: Scope) -> list[Message]:
    """Returns the variations that were found, under the diagnosis, and unsettled diagnoses.

    The record doesn't tell which variation caused which disease: their status is left unknown.
    """
    found = [row for row in scope.facts.molecular if is_variation(row)]
    main = principal(scope.facts) or next(iter(scope.facts.diagnoses), None)
    told = []
    if found:
        told.append(
            message(
                id=scope.named("interpretation"),
                progressStatus="COMPLETED",
                diagnosis={
                    "disease": words(_NO_DIAGNOSIS) if main is None else disease_term(main),
                    "genomicInterpretations": [_genomic(row, scope) for row in found],
                },
            )
        )
    return told + [
        _unsettled(row, scope) for row in scope.facts.diagnoses if row.status in UNSETTLED
    ]


def is_variation(row: MolecularFinding) -> bool:
    """Tells whether a finding is a variation of the patient's own, and was detected."""
    named = bool(row.gene or row.karyotype or row.genomic)
    kind = row.variant in _VARIATIONS and named and not _NORMAL.fullmatch(row.karyotype)
    return kind and row.result is Detection.DETECTED and row.relative is None


def markers(scope: Scope) -> list[Message]:
    """Returns the other molecular results of the patient as measurements, negatives included."""
    tested = (
        row
        for row in scope.facts.molecular
        if row.relative is None and row.result not in _WITHOUT_RESULT and not is_variation(row)
    )
    return known(_marker(row, scope) for row in tested)


def _unsettled(row: Diagnosis, scope: Scope) -> Message:
    return message(
        id=scope.named("interpretation", row.key),
        progressStatus="IN_PROGRESS",
        diagnosis={"disease": disease_term(row)},
        summary=sentence(row.status.label, row.detail),
    )


def _genomic(row: MolecularFinding, scope: Scope) -> Message:
    acmg = None if row.significance is None else _ACMG.get(row.significance)
    return {
        "subjectOrBiosampleId": scope.sample(row.specimen) if row.specimen else scope.subject,
        "interpretationStatus": "UNKNOWN_STATUS",
        "variantInterpretation": {
            "acmgPathogenicityClassification": acmg or "NOT_PROVIDED",
            "therapeuticActionability": "UNKNOWN_ACTIONABILITY",
            "variationDescriptor": variation(row, scope.named("molecular", row.key)),
        },
    }


def _marker(row: MolecularFinding, scope: Scope) -> Message | None:
    named = row.biomarker or " ".join(filter(None, (row.gene, row.coding or row.protein)))
    plain = named and row.variant in (Variant.SEQUENCE, Variant.SIGNATURE)
    kind = "karyotype" if row.karyotype else "" if plain else row.variant.label
    name = " ".join(filter(None, (named or row.panel or listed(row.genes), kind)))
    told = row.interpretation or listed(row.alleles) or row.karyotype or row.result.label
    value = number(row.value) or in_words(told)
    return value and message(
        description=sentence(
            row.interpretation if row.value else "",
            listed(row.genes) if named or row.panel else "",
            row.material,
            row.method,
            row.note,
        ),
        assay=words(name),
        **value,
        timeObserved=scope.when(row.when),
    )
