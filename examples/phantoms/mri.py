"""Magnetic resonance panels of the pelvis."""

import numpy as np

from .canvas import Field, coarse
from .pelvis import SHEET, shown

_SOLID = 0.6


def t1() -> Field:
    """T1-weighted: fat bright, the mass and the metastases dark."""
    signal: dict[str, float | Field] = {
        "skin": 0.45,
        "fat": 0.84 + 0.03 * SHEET.noise(201, 1.5),
        "fascia": 0.45,
        "muscle": 0.34 + 0.02 * SHEET.noise(202, 1.0),
        "cortex": 0.06,
        "marrow": 0.62 + 0.05 * SHEET.noise(203, 1.6),
        "metastasis": 0.3,
        "nerve": 0.36,
        "bowel wall": 0.38,
        "bowel": 0.3 + 0.04 * SHEET.noise(204, 1.8),
        "mucosa": 0.42,
        "gas": 0.03,
        "artery": 0.07,
        "vein": 0.12,
        "node": 0.33,
        "mass": 0.29 + 0.025 * SHEET.noise(205, 1.6) + 0.02 * SHEET.noise(206, 5),
        "cyst": 0.2,
        "feeder": 0.23,
    }
    return _scanned(shown(signal), seed=210)


def t2() -> Field:
    """Fat-suppressed T2-weighted: the mass unevenly bright, fluid brightest."""
    signal: dict[str, float | Field] = {
        "skin": 0.2,
        "fat": 0.13 + 0.012 * SHEET.noise(221, 1.5),
        "fascia": 0.2,
        "muscle": 0.2 + 0.015 * SHEET.noise(222, 1.0),
        "cortex": 0.04,
        "marrow": 0.16 + 0.02 * SHEET.noise(223, 1.6),
        "metastasis": 0.5,
        "nerve": 0.45,
        "bowel wall": 0.36,
        "bowel": 0.72 + 0.08 * SHEET.noise(224, 2.5),
        "mucosa": 0.6,
        "gas": 0.02,
        "artery": 0.06,
        "vein": 0.4,
        "node": 0.6,
        "mass": _SOLID + 0.05 * SHEET.noise(225, 1.4) + 0.07 * SHEET.noise(226, 3.5),
        "cyst": 0.97,
        "feeder": 0.38,
    }
    return _scanned(shown(signal), seed=230)


def diffusion() -> Field:
    """High b value: what restricts shines, the rest sinks into noise; few columns, some bending."""
    signal: dict[str, float | Field] = {
        "skin": 0.05,
        "fat": 0.06,
        "fascia": 0.06,
        "muscle": 0.13,
        "cortex": 0.04,
        "marrow": 0.1,
        "metastasis": 0.5,
        "nerve": 0.35,
        "bowel wall": 0.22,
        "bowel": 0.16,
        "mucosa": 0.3,
        "gas": 0.02,
        "artery": 0.03,
        "vein": 0.08,
        "node": 0.72,
        "mass": 0.8 + 0.08 * SHEET.noise(241, 3.0),
        "cyst": 0.4,
        "feeder": 0.6,
    }
    bent = SHEET.warped(shown(signal), seed=245, amount=2.5, grain=25)
    return coarse(_magnitude(SHEET.blur(bent, 1.0), seed=247, grain=0.9, sigma=0.05), 150)


def enhanced_t1() -> Field:
    """T1-weighted after contrast, fat suppressed: the mass takes it up strongly and unevenly."""
    signal: dict[str, float | Field] = {
        "skin": 0.3,
        "fat": 0.15 + 0.012 * SHEET.noise(251, 1.5),
        "fascia": 0.25,
        "muscle": 0.3 + 0.02 * SHEET.noise(252, 1.0),
        "cortex": 0.05,
        "marrow": 0.2 + 0.02 * SHEET.noise(253, 1.6),
        "metastasis": 0.55,
        "nerve": 0.3,
        "bowel wall": 0.58,
        "bowel": 0.18,
        "mucosa": 0.78,
        "gas": 0.02,
        "artery": 0.93,
        "vein": 0.85,
        "node": 0.62,
        "mass": 0.66 + 0.06 * SHEET.noise(254, 1.4) + 0.09 * SHEET.noise(255, 3.5),
        "cyst": 0.24,
        "feeder": 0.84,
    }
    return _scanned(shown(signal), seed=260)


def _scanned(signal: Field, seed: int) -> Field:
    """The signal as a surface coil receives it: uneven, a little soft, with noise."""
    shading = 1.04 + 0.05 * SHEET.noise(seed, 60) + 0.0006 * np.abs(SHEET.y)
    return _magnitude(SHEET.blur(signal * shading, 0.45), seed=seed + 1, grain=0.7, sigma=0.013)


def _magnitude(signal: Field, *, seed: int, grain: float, sigma: float) -> Field:
    """The length of a complex signal with noise in both parts, which is what a scanner shows."""
    real = signal + sigma * SHEET.noise(seed, grain)
    imaginary = sigma * SHEET.noise(seed + 1, grain)
    return np.asarray(np.hypot(real, imaginary), dtype=np.float64)
