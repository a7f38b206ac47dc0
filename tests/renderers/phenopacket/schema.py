"""The Phenopacket Schema, version 2.0, as far as a validator needs it; written from its documents.

Each message lists its fields as ``name type``: ``!`` after a name marks a required field, ``*``
after a type a list. A message of ``CHOICES`` holds exactly one of some fields.

One rule of the documents is not here: a dose interval asks for two timestamps, and facts have none
(docs/decisions/phenopacket.md).
"""

import re
from decimal import Decimal
from typing import Any

MESSAGES = {
    "Phenopacket": "id! string, subject Individual, phenotypicFeatures PhenotypicFeature*, "
    "measurements Measurement*, biosamples Biosample*, interpretations Interpretation*, "
    "diseases Disease*, medicalActions MedicalAction*, files File*, metaData! MetaData",
    "Individual": "id! string, alternateIds string*, dateOfBirth timestamp, "
    "timeAtLastEncounter TimeElement, vitalStatus VitalStatus, sex Sex, "
    "karyotypicSex KaryotypicSex, gender OntologyClass, taxonomy OntologyClass",
    "VitalStatus": "status! VitalState, timeOfDeath TimeElement, causeOfDeath OntologyClass, "
    "survivalTimeInDays integer",
    "PhenotypicFeature": "description string, type! OntologyClass, excluded boolean, "
    "severity OntologyClass, modifiers OntologyClass*, onset TimeElement, "
    "resolution TimeElement, evidence Evidence*",
    "Evidence": "evidenceCode! OntologyClass, reference ExternalReference",
    "Measurement": "description string, assay! OntologyClass, value Value, "
    "complexValue ComplexValue, timeObserved TimeElement, procedure Procedure",
    "Value": "quantity Quantity, ontologyClass OntologyClass",
    "Quantity": "unit! OntologyClass, value! number, referenceRange ReferenceRange",
    "ReferenceRange": "unit! OntologyClass, low! number, high! number",
    "ComplexValue": "typedQuantities! TypedQuantity*",
    "TypedQuantity": "type! OntologyClass, quantity! Quantity",
    "Biosample": "id! string, individualId string, derivedFromId string, description string, "
    "sampledTissue OntologyClass, sampleType OntologyClass, "
    "phenotypicFeatures PhenotypicFeature*, measurements Measurement*, taxonomy OntologyClass, "
    "timeOfCollection TimeElement, histologicalDiagnosis OntologyClass, "
    "tumorProgression OntologyClass, tumorGrade OntologyClass, pathologicalStage OntologyClass, "
    "pathologicalTnmFinding OntologyClass*, diagnosticMarkers OntologyClass*, "
    "procedure Procedure, files File*, materialSample OntologyClass, "
    "sampleProcessing OntologyClass, sampleStorage OntologyClass",
    "Interpretation": "id! string, progressStatus! Progress, diagnosis Diagnosis, summary string",
    "Diagnosis": "disease! OntologyClass, genomicInterpretations GenomicInterpretation*",
    "GenomicInterpretation": "subjectOrBiosampleId! string, interpretationStatus! Standing, "
    "gene GeneDescriptor, variantInterpretation VariantInterpretation",
    "VariantInterpretation": "acmgPathogenicityClassification! Acmg, "
    "therapeuticActionability! Actionability, variationDescriptor! VariationDescriptor",
    "VariationDescriptor": "id! string, label string, description string, "
    "geneContext GeneDescriptor, expressions Expression*, xrefs string*, "
    "alternateLabels string*, extensions Extension*, moleculeContext! Molecule, "
    "structuralType OntologyClass, vrsRefAlleleSeq string, allelicState OntologyClass",
    "GeneDescriptor": "valueId! string, symbol! string, description string, "
    "alternateIds string*, alternateSymbols string*, xrefs string*",
    "Expression": "syntax! string, value! string, version string",
    "Extension": "name! string, value! string",
    "Disease": "term! OntologyClass, excluded boolean, onset TimeElement, "
    "resolution TimeElement, diseaseStage OntologyClass*, clinicalTnmFinding OntologyClass*, "
    "primarySite OntologyClass, laterality OntologyClass",
    "MedicalAction": "procedure Procedure, treatment Treatment, "
    "radiationTherapy RadiationTherapy, therapeuticRegimen TherapeuticRegimen, "
    "treatmentTarget OntologyClass, treatmentIntent OntologyClass, "
    "responseToTreatment OntologyClass, adverseEvents OntologyClass*, "
    "treatmentTerminationReason OntologyClass",
    "Procedure": "code! OntologyClass, bodySite OntologyClass, performed TimeElement",
    "Treatment": "agent! OntologyClass, routeOfAdministration OntologyClass, "
    "doseIntervals DoseInterval*, drugType DrugType, cumulativeDose Quantity",
    "DoseInterval": "quantity! Quantity, scheduleFrequency OntologyClass, interval TimeInterval",
    "RadiationTherapy": "modality! OntologyClass, bodySite! OntologyClass, dosage! integer, "
    "fractions! integer",
    "TherapeuticRegimen": "externalReference ExternalReference, ontologyClass OntologyClass, "
    "startTime TimeElement, endTime TimeElement, regimenStatus! RegimenStatus",
    "TimeElement": "gestationalAge GestationalAge, age Age, ageRange AgeRange, "
    "ontologyClass OntologyClass, timestamp timestamp, interval TimeInterval",
    "GestationalAge": "weeks! integer, days integer",
    "Age": "iso8601duration! duration",
    "AgeRange": "start! Age, end! Age",
    "TimeInterval": "start! timestamp, end! timestamp",
    "OntologyClass": "id! curie, label! string",
    "ExternalReference": "id string, reference string, description string",
    "MetaData": "created! timestamp, createdBy! string, submittedBy string, "
    "resources Resource*, updates Update*, phenopacketSchemaVersion! string, "
    "externalReferences ExternalReference*",
    "Resource": "id! string, name! string, url! string, version! string, "
    "namespacePrefix! string, iriPrefix! string",
}
CHOICES = {
    "TimeElement": ("gestationalAge", "age", "ageRange", "ontologyClass", "timestamp", "interval"),
    "Measurement": ("value", "complexValue"),
    "Value": ("quantity", "ontologyClass"),
    "MedicalAction": ("procedure", "treatment", "radiationTherapy", "therapeuticRegimen"),
    "TherapeuticRegimen": ("externalReference", "ontologyClass"),
    "GenomicInterpretation": ("gene", "variantInterpretation"),
}
ENUMS = {
    "Sex": "UNKNOWN_SEX FEMALE MALE OTHER_SEX",
    "KaryotypicSex": "UNKNOWN_KARYOTYPE XX XY XO XXY XXX XXYY XXXY XXXX XYY OTHER_KARYOTYPE",
    "VitalState": "UNKNOWN_STATUS ALIVE DECEASED",
    "Progress": "UNKNOWN_PROGRESS IN_PROGRESS COMPLETED SOLVED UNSOLVED",
    "Standing": "UNKNOWN_STATUS REJECTED CANDIDATE CONTRIBUTORY CAUSATIVE",
    "Acmg": "NOT_PROVIDED BENIGN LIKELY_BENIGN UNCERTAIN_SIGNIFICANCE LIKELY_PATHOGENIC PATHOGENIC",
    "Actionability": "UNKNOWN_ACTIONABILITY NOT_ACTIONABLE ACTIONABLE",
    "Molecule": "unspecified_molecule_context genomic transcript protein",
    "RegimenStatus": "UNKNOWN_STATUS STARTED COMPLETED DISCONTINUED",
    "DrugType": "UNKNOWN_DRUG_TYPE PRESCRIPTION EHR_MEDICATION_LIST "
    "ADMINISTRATION_RELATED_TO_PROCEDURE",
}
TEXTS = {
    "string": r"(?s).+",
    "curie": r"\w[^:\s]+:\S+",
    "timestamp": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ",
    "duration": r"P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?",
}


def faults(value: Any, kind: str = "Phenopacket", path: str = "") -> list[str]:
    """Returns what is wrong with a value that should be of ``kind``, and where."""
    if kind.endswith("*"):
        if not isinstance(value, list) or not value:
            return [f"{path}: not a list with something in it"]
        each = (faults(part, kind[:-1], f"{path}[{at}]") for at, part in enumerate(value))
        return [fault for found in each for fault in found]
    if kind in MESSAGES:
        return message_faults(value, kind, path)
    return [] if fits(value, kind) else [f"{path}: {value!r} is no {kind}"]


def message_faults(value: Any, kind: str, path: str) -> list[str]:
    if not isinstance(value, dict):
        return [f"{path}: {value!r} is no {kind}"]
    fields = dict(field.split() for field in MESSAGES[kind].split(", "))
    known = {name.rstrip("!"): type_ for name, type_ in fields.items()}
    required = {name.rstrip("!") for name in fields if name.endswith("!")}
    found = [f"{path}: {kind} has no {name}" for name in value if name not in known]
    found += [f"{path}: {kind} lacks {name}" for name in sorted(required - set(value))]
    chosen = [name for name in CHOICES.get(kind, ()) if name in value]
    if kind in CHOICES and len(chosen) != 1:
        found.append(f"{path}: {kind} holds {chosen or 'nothing'} where one belongs")
    for name, part in value.items():
        if name in known:
            found += faults(part, known[name], f"{path}.{name}")
    return found


def fits(value: Any, kind: str) -> bool:
    match kind:
        case "boolean":
            return isinstance(value, bool)
        case "integer":
            return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**31
        case "number":
            return isinstance(value, int | Decimal) and not isinstance(value, bool)
    if not isinstance(value, str):
        return False
    if kind in ENUMS:
        return value in ENUMS[kind].split()
    return re.fullmatch(TEXTS[kind], value) is not None
