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


class Series(Entry):
    """What an examination is made of, and the modalities that have it."""

    modalities: tuple[Modality, ...] = Field(min_length=1)


class Sequence(Series):
    """A sequence of magnetic resonance imaging."""


class Phase(Series):
    """A phase of an examination with contrast medium, by what it fills at that time."""


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
def sequences() -> tuple[Sequence, ...]:
    """Returns all sequences, read once."""
    return read_entries(Sequence, "sequences")


@cache
def phases() -> tuple[Phase, ...]:
    """Returns all phases, read once."""
    return read_entries(Phase, "phases")


def series() -> tuple[Series, ...]:
    """Returns all sequences and phases: a study lists them together."""
    return *phases(), *sequences()


@cache
def contrast_agents() -> tuple[ContrastAgent, ...]:
    """Returns all contrast agents, read once."""
    return read_entries(ContrastAgent, "contrast")


@cache
def radiotracers() -> tuple[Radiotracer, ...]:
    """Returns all tracers, read once."""
    return read_entries(Radiotracer, "tracers")
