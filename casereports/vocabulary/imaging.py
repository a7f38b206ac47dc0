"""Words of imaging: examinations, sequences and phases, tracers and contrast agents."""

from functools import cache
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from casereports.clinical.facts.imaging import Modality
from casereports.clinical.values import Line
from casereports.vocabulary.entry import Entry, read_entries

#: A modality's defined term of DICOM (PS3.3, C.7.3.1.1.1).
DicomCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2,5}$")]
#: A nuclide as it is written before its element: 18F, 99mTc.
Nuclide = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{0,2}m?[A-Z][a-z]?$")]


class Examination(Entry):
    """An examination by imaging: the modality that the record keeps and DICOM's codes."""

    modality: Modality
    dicom: tuple[DicomCode, ...] = Field(min_length=1)


class Appearance(Entry):
    """What a lesion's appearance is told by: an MR sequence, or a phase after contrast."""

    kind: Literal["sequence", "phase"]
    modalities: tuple[Modality, ...] = Field(min_length=1)


class ContrastAgent(Entry):
    """A contrast agent by its generic name, and the modalities that it is given for."""

    group: Line = Field(min_length=1)
    modalities: tuple[Modality, ...] = Field(min_length=1)


class Radiotracer(Entry):
    """A radiopharmaceutical; ``modality`` is PET or scintigraphy, ``target`` what it shows."""

    nuclide: Nuclide
    modality: Literal[Modality.PET, Modality.SCINTIGRAPHY]
    target: Line = Field(min_length=1)


@cache
def examinations() -> tuple[Examination, ...]:
    """Returns all examinations by imaging, read once."""
    return read_entries(Examination, "modalities")


@cache
def appearances() -> tuple[Appearance, ...]:
    """Returns all sequences and phases, read once."""
    return read_entries(Appearance, "phases")


@cache
def contrast_agents() -> tuple[ContrastAgent, ...]:
    """Returns all contrast agents, read once."""
    return read_entries(ContrastAgent, "contrast")


@cache
def radiotracers() -> tuple[Radiotracer, ...]:
    """Returns all tracers, read once."""
    return read_entries(Radiotracer, "tracers")
