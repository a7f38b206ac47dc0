import re

import pytest

from casereports.clinical.facts.imaging import ImagingStudy, Modality
from casereports.clinical.notation.tracer import parse_tracer
from casereports.vocabulary.imaging import (
    contrast_agents,
    examinations,
    phases,
    radiotracers,
    sequences,
    series,
)
from casereports.vocabulary.shelves import index

#: Which of DICOM's codes may stand behind a modality of the record.
DICOM = {
    Modality.CT: {"CT"},
    Modality.MR: {"MR"},
    Modality.PET_CT: {"PT", "CT"},
    Modality.PET_MR: {"PT", "MR"},
    Modality.PET: {"PT"},
    Modality.SPECT: {"NM", "CT"},
    Modality.SCINTIGRAPHY: {"NM"},
    Modality.ULTRASOUND: {"US"},
    Modality.ECHOCARDIOGRAPHY: {"US"},
    Modality.ENDOSCOPIC_ULTRASOUND: {"US", "ES"},
    Modality.RADIOGRAPHY: {"DX", "CR"},
    Modality.FLUOROSCOPY: {"RF", "ES"},
    Modality.ANGIOGRAPHY: {"XA"},
    Modality.MAMMOGRAPHY: {"MG"},
    Modality.BONE_DENSITY: {"BMD"},
    Modality.OCT: {"OPT", "IVOCT"},
    Modality.IVUS: {"IVUS"},
    Modality.FUNDUS: {"OP"},
    Modality.DENTAL: {"PX"},
    Modality.PHOTOGRAPHY: {"XC", "DMS"},
}


def test_each_modality_of_the_record_has_an_examination():
    assert {one.modality for one in examinations()} == set(Modality) - {Modality.OTHER}


def test_each_examination_carries_codes_of_its_modality():
    strange = {
        one.name: one.dicom for one in examinations() if not set(one.dicom) <= DICOM[one.modality]
    }

    assert strange == {}


@pytest.mark.parametrize(
    ("typed", "modality"),
    [
        ("MRCP", Modality.MR),
        ("CT", Modality.CT),
        ("18F-FDG PET/CT", Modality.PET_CT),
        ("TTE", Modality.ECHOCARDIOGRAPHY),
        ("bone scan", Modality.SCINTIGRAPHY),
        ("chest X-ray", Modality.RADIOGRAPHY),
        ("ultrasound", Modality.ULTRASOUND),
        ("DSA", Modality.ANGIOGRAPHY),
    ],
)
def test_choosing_an_examination_fills_the_modality(typed, modality):
    assert index("examination").find(typed).modality is modality


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("FDG", "[18F]FDG"),
        ("18F-FDG", "[18F]FDG"),
        ("fluorodeoxyglucose", "[18F]FDG"),
        ("Ga-68 DOTATATE", "[68Ga]Ga-DOTATATE"),
        ("DOTATOC", "[68Ga]Ga-DOTATOC"),
        ("Cu-64 DOTATATE", "[64Cu]Cu-DOTATATE"),
        ("F-18 PSMA-1007", "[18F]PSMA-1007"),
        ("metaiodobenzylguanidine", "[123I]MIBG"),
        ("Tc-99m MDP", "[99mTc]Tc-MDP"),
    ],
)
def test_a_tracer_is_found_by_its_older_names(typed, name):
    assert index("tracer").find(typed).name == name


def test_a_tracer_begins_with_its_nuclide_in_brackets():
    strange = [one.name for one in radiotracers() if not one.name.startswith(f"[{one.nuclide}]")]

    assert strange == []


def test_a_metal_is_named_once_more_after_the_brackets():
    """The nomenclature writes [68Ga]Ga-DOTATATE, but [18F]FDG; an ion or a gas is its own name."""
    metals = [one for one in radiotracers() if re.search(r"(?:Ga|Cu|Tc|In|Zr|Lu)$", one.nuclide)]
    bound = [one for one in metals if "pertechnetate" not in one.name and "citrate" not in one.name]

    assert [one.name for one in bound if f"]{one.nuclide[-2:]}-" not in one.name] == []
    assert len(bound) > 20


def test_each_tracer_can_be_typed_into_the_record():
    names = [one.name for one in radiotracers()]

    assert [parse_tracer(f"{name}, 200 MBq, 60 minutes").name for name in names] == names


def test_sequences_and_phases_are_told_apart():
    assert index("sequence").find("T2-weighted").name == "T2"
    assert index("sequence").find("portal venous phase") is None
    assert index("phase").find("portal venous phase").name == "portal venous"
    assert index("phase").find("T2-weighted") is None


def test_a_study_lists_phases_and_sequences_together():
    assert index("series").find("T2-weighted") in sequences()
    assert index("series").find("portal venous phase") in phases()
    assert set(series()) == {*sequences(), *phases()}


def test_sequences_belong_to_magnetic_resonance_alone():
    assert {one.modalities for one in sequences()} == {(Modality.MR,)}


def test_phases_belong_to_modalities_with_contrast_medium():
    assert {each for one in phases() for each in one.modalities} == {
        Modality.CT,
        Modality.MR,
        Modality.ULTRASOUND,
    }


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("native", "unenhanced"),
        ("non-contrast", "unenhanced"),
        ("VNC", "virtual unenhanced"),
        ("portal phase", "portal venous"),
        ("equilibrium phase", "delayed"),
        ("HBP", "hepatobiliary"),
        ("nephrogenic phase", "nephrographic"),
        ("Kupffer phase", "post-vascular"),
    ],
)
def test_a_phase_is_found_by_its_other_names(typed, name):
    assert index("phase").find(typed).name == name


def test_a_phase_is_found_with_and_without_the_word_phase():
    names = [one.name for one in phases() if "enhanced" not in one.name]

    assert [index("phase").find(f"{name} phase").name for name in names] == names


def test_gadolinium_is_given_for_magnetic_resonance():
    gadolinium = [one for one in contrast_agents() if one.name.startswith("gado")]

    assert {one.modalities for one in gadolinium} == {(Modality.MR,)}
    assert len(gadolinium) == 8


def test_a_study_takes_what_the_shelves_offer():
    study = ImagingStudy(
        key="mri",
        modality=index("examination").find("MRI").modality,
        contrast_agent=index("contrast").find("Gd-EOB-DTPA").name,
        phases=tuple(one.name for one in series() if Modality.MR in one.modalities),
    )

    assert (study.modality, study.contrast_agent) == (Modality.MR, "gadoxetate")
