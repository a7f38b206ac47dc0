"""Stages: TNM parts and stage groups, with the system and edition that give them their meaning."""

from casereports.clinical.facts.diagnosis import Stage, StageKind
from casereports.renderers.phenopacket.message import Message
from casereports.renderers.phenopacket.terms import distinct, words

_PATHOLOGICAL = (StageKind.PATHOLOGICAL, StageKind.POST_THERAPY_PATHOLOGICAL, StageKind.AUTOPSY)


def is_pathological(stage: Stage) -> bool:
    """Tells whether a stage rests on the specimen."""
    return stage.kind in _PATHOLOGICAL


def tnm_classes(stage: Stage) -> list[Message]:
    """Returns T, N and M with their prefix and system: "pT2b (AJCC 8)"."""
    prefix = "" if stage.kind is None else stage.kind.value
    parts = (part for part in (stage.t, stage.n, stage.m) if part)
    return distinct(words(f"{prefix}{part} ({_system(stage)})") for part in parts)


def group_class(stage: Stage) -> Message | None:
    """Returns a stage group or class: "AJCC 8 stage IIIA", "KDIGO stage 2"."""
    return words(f"{_system(stage)} stage {stage.group}") if stage.group else None


def _system(stage: Stage) -> str:
    return f"{stage.system} {stage.edition}".strip()
