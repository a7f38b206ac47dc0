"""The chest in axial section, in the lung window."""

from collections.abc import Sequence

import numpy as np

from .canvas import Field, Layer, Point, Twig, painted, union, windowed
from .torso import SHEET, TORSO, ribs

RIGHT_LUNG: Sequence[Point] = (
    (-20, -72), (-52, -78), (-96, -64), (-130, -28), (-140, 14), (-126, 54), (-92, 80),
    (-50, 84), (-30, 66), (-28, 40), (-38, 18), (-44, -6), (-34, -40),
)  # fmt: skip
LEFT_LUNG: Sequence[Point] = (
    (18, -72), (46, -78), (92, -66), (128, -30), (140, 12), (128, 54), (94, 80), (52, 84),
    (32, 68), (34, 44), (52, 24), (70, 0), (62, -28), (34, -48),
)  # fmt: skip
NODULES: Sequence[tuple[Point, float]] = (
    ((-98, -34), 6.5), ((-70, 44), 8.0), ((-118, 22), 4.5), ((-60, -50), 3.5), ((-84, 8), 3.0),
    ((96, -28), 5.0), ((84, 50), 7.5), ((118, 18), 4.0), ((62, 66), 3.5), ((108, 46), 2.8),
    ((-104, 54), 3.2), ((56, -58), 4.2),
)  # fmt: skip


def lungs() -> Field:
    """The chest in the lung window, nodules of several sizes on both sides."""
    left, right = SHEET.outline(LEFT_LUNG, 0.4), SHEET.outline(RIGHT_LUNG, 0.4)
    air = np.maximum(left, right)
    body = SHEET.outline(TORSO)
    gravity = -872 + 0.35 * SHEET.y + 12 * SHEET.noise(401, 2.0) + 14 * SHEET.noise(402, 8.0)
    values: dict[str, float | Field] = {
        "body": -70 + 100 * np.clip(SHEET.noise(403, 6) + 0.4, 0, 1),
        "bone": 350.0,
        "heart": 45.0,
        "lung": gravity,
        "vessel": 20.0,
        "airway": -990.0,
        "nodule": 30.0,
    }
    layers = [
        Layer("body", body),
        Layer("bone", ribs() * body),
        Layer("bone", SHEET.blob((0, 78), (20, 16), wobble=0.05, seed=3)),
        Layer("heart", SHEET.blob((18, -14), (52, 40), turn=20) * body),
        Layer("lung", air),
        Layer("vessel", _branches() * air),
        Layer("vessel", _fissures() * 0.25 * air),
        Layer("airway", _bronchi()),
        Layer("nodule", _nodules() * SHEET.blur(air, 0.5)),
    ]
    image = SHEET.blur(painted(layers, values, -1000), 0.35) + 9 * SHEET.noise(404, 0.8)
    return windowed(SHEET.warped(image, 405, 2.0), level=-500, width=1150)


def _branches() -> Field:
    """Pulmonary vessels: forking, tapering trees, cut where they leave the plane."""
    dice = np.random.default_rng(411)
    twigs: list[Twig] = []

    def grow(spot: Point, bearing: float, radius: float) -> None:
        if radius < 0.34 or (radius < 1.2 and dice.random() < 0.16):
            return
        length = 6 + radius * 6.5
        bend = bearing + dice.normal(0, 0.2)
        tip = (spot[0] + length * float(np.cos(bend)), spot[1] + length * float(np.sin(bend)))
        twigs.append(Twig(spot, tip, radius, 0.3 + 0.34 * radius))
        for turn in (dice.uniform(0.15, 0.45), -dice.uniform(0.3, 0.8)):
            grow(tip, bend + turn, radius * dice.uniform(0.58, 0.78))

    for side, hilum in ((-1, (-42.0, 8.0)), (1, (60.0, 16.0))):
        middle = 0.0 if side > 0 else np.pi
        for spread in (-1.15, -0.35, 0.4, 1.15):
            grow(hilum, middle + spread, 2.3)
    for _ in range(70):  # vessels that cross the plane show as dots
        spot = (float(dice.uniform(-125, 125)), float(dice.uniform(-70, 75)))
        twigs.append(Twig(spot, spot, float(dice.uniform(0.5, 1.1)), 0.7))
    return SHEET.web(twigs)


def _fissures() -> Field:
    lines = [((-50, 22), (-96, 6), (-136, 24)), ((62, 18), (96, 4), (138, 22))]
    return union([SHEET.tube(line, 0.35, 0.35) for line in lines])


def _bronchi() -> Field:
    spots: Sequence[tuple[Point, float]] = (
        ((-50, 14), 3.2), ((64, 20), 3.0), ((-66, 20), 1.8), ((78, 28), 1.7), ((-62, -14), 1.6),
    )  # fmt: skip
    return union([SHEET.blob(spot, (size, size)) for spot, size in spots])


def _nodules() -> Field:
    return union(
        [
            SHEET.blob(spot, (size, size * 0.92), wobble=0.06, seed=70 + n)
            for n, (spot, size) in enumerate(NODULES)
        ]
    )
