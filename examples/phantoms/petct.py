"""PET/CT panels of the pelvis."""

import numpy as np

from .canvas import Field, coarse, windowed
from .pelvis import SHEET, shown

_NATIVE = {
    "skin": 30.0,
    "fascia": -70.0,
    "cortex": 520.0,
    "metastasis": 620.0,
    "nerve": 30.0,
    "bowel wall": 38.0,
    "bowel": 22.0,
    "mucosa": 40.0,
    "gas": -900.0,
    "artery": 42.0,
    "vein": 42.0,
    "node": 42.0,
    "cyst": 22.0,
    "feeder": 47.0,
}


def unenhanced() -> Field:
    return _section({}, mass=47.0, uneven=2.5, seed=301)


def arterial() -> Field:
    """Small arteries stand out inside the mass, the veins are still empty."""
    change = {"artery": 310.0, "vein": 70.0, "feeder": 210.0, "mucosa": 95.0, "node": 66.0}
    return _section(change, mass=66.0, uneven=9.0, seed=311)


def venous() -> Field:
    change = {
        "artery": 165.0,
        "vein": 175.0,
        "feeder": 105.0,
        "mucosa": 100.0,
        "bowel wall": 70.0,
        "node": 78.0,
    }
    return _section(change, mass=75.0, uneven=8.0, seed=321)


def delayed() -> Field:
    change = {
        "artery": 115.0,
        "vein": 120.0,
        "feeder": 84.0,
        "mucosa": 85.0,
        "bowel wall": 66.0,
        "node": 70.0,
    }
    return _section(change, mass=71.0, uneven=4.5, seed=331)


def uptake() -> Field:
    """Glucose metabolism, dark where it is high; the mass at SUV 8.1, the nodes about 8.6."""
    suv: dict[str, float | Field] = {
        "skin": 0.4,
        "fat": 0.25,
        "fascia": 0.3,
        "muscle": 0.7,
        "cortex": 0.7,
        "marrow": 1.1,
        "metastasis": 6.0,
        "nerve": 0.8,
        "bowel wall": 1.5,
        "bowel": 1.2,
        "mucosa": 1.8,
        "gas": 0.3,
        "artery": 1.6,
        "vein": 1.6,
        "node": 11.5,
        "mass": 7.4 + 0.7 * SHEET.noise(341, 5.0),
        "cyst": 2.0,
        "feeder": 7.4,
    }
    seen = SHEET.blur(shown(suv), 2.6)
    seen = coarse(seen * (1 + 0.12 * SHEET.noise(342, 2.2)) + 0.08 * SHEET.noise(343, 2.2), 120)
    return np.asarray(1 - np.clip(seen / 8.0, 0, 1) ** 0.85, dtype=np.float64)


def _section(change: dict[str, float], *, mass: float, uneven: float, seed: int) -> Field:
    hounsfield: dict[str, float | Field] = {
        **_NATIVE,
        "fat": -102 + 5 * SHEET.noise(302, 1.2),
        "muscle": 52.0 + (8 if change else 0) + 5 * SHEET.noise(303, 0.9),
        "marrow": 170 + 55 * SHEET.noise(304, 1.4) + 45 * SHEET.noise(305, 3.5),
        "mass": mass + uneven * SHEET.noise(306, 2.0),
        **change,
    }
    table = _couch()
    image = np.maximum(shown(hounsfield, ground=-1000), table)
    image = SHEET.blur(image, 0.55) + 8 * SHEET.noise(seed, 0.7)
    return windowed(image, level=40, width=380)


def _couch() -> Field:
    """The scanner's couch, a thin shell under the patient."""
    rim = np.abs(SHEET.y - 116 + (SHEET.x / 200) ** 2 * 26)
    return np.asarray(np.where(rim < 0.8, -260.0, -1000.0), dtype=np.float64)
