"""Biosamples: specimens with what pathology read in them."""

from casereports.clinical.facts.diagnosis import Stage
from casereports.clinical.facts.pathology import IhcResult, Reading, Specimen, Staining
from casereports.clinical.quantities import Quantity
from casereports.renderers.phenopacket.measurements import measure
from casereports.renderers.phenopacket.message import Message, known, message, one_line
from casereports.renderers.phenopacket.scope import Scope
from casereports.renderers.phenopacket.staging import group_class, is_pathological, tnm_classes
from casereports.renderers.phenopacket.terms import coded, distinct, term, words
from casereports.renderers.phenopacket.values import number

_KI67 = "Ki-67 index"


def samples(scope: Scope) -> list[Message]:
    """Returns the specimens of a case."""
    return [_sample(row, scope) for row in scope.facts.specimens]


def _sample(row: Specimen, scope: Scope) -> Message:
    stages = _stages(scope)
    return message(
        id=scope.sample(row.key),
        individualId=scope.subject,
        description=one_line(row.description),
        sampledTissue=words(row.site),
        sampleType=term(row.kind),
        measurements=known(one for reading in row.readings for one in _measured(reading, scope)),
        timeOfCollection=scope.when(row.when),
        histologicalDiagnosis=_diagnosis(row),
        pathologicalStage=next((group for each in stages if (group := group_class(each))), None),
        pathologicalTnmFinding=distinct(
            finding for each in stages for finding in tnm_classes(each)
        ),
        diagnosticMarkers=distinct(
            _marker(result)
            for reading in row.readings
            for result in reading.ihc
            if result.result is not Staining.NOT_DONE
        ),
        procedure=_procedure(row, scope),
    )


def _stages(scope: Scope) -> list[Stage]:
    """Returns pathological stages; of several specimens, no one knows which gave a stage."""
    if len(scope.facts.specimens) != 1:
        return []
    return [
        stage
        for diagnosis in scope.facts.diagnoses
        for stage in diagnosis.stages
        if is_pathological(stage)
    ]


def _diagnosis(row: Specimen) -> Message | None:
    """Returns what the last reading that names a diagnosis called it."""
    named = [reading for reading in row.readings if reading.diagnosis]
    return coded(named[-1].code, named[-1].diagnosis) if named else None


def _measured(reading: Reading, scope: Scope) -> list[Message | None]:
    share = reading.ki67
    value = number(Quantity(**share.model_dump(), unit="%") if share else None)
    return [
        value and message(assay=words(_KI67), **value, timeObserved=scope.when(reading.when)),
        *(measure(row, scope) for row in reading.measurements),
    ]


def _marker(row: IhcResult) -> Message | None:
    return words(f"{row.marker} {row.result.label}")


def _procedure(row: Specimen, scope: Scope) -> Message | None:
    """Returns what yielded a specimen."""
    found = (each for each in scope.facts.procedures if each.key == row.procedure)
    procedure = next(found, None)
    if procedure is None:
        return None
    return message(
        code=coded(procedure.code, procedure.name or procedure.kind.label),
        bodySite=words(procedure.site),
        performed=scope.when(procedure.when),
    )
