"""The upper abdomen in axial section, with the lesion in segment 6 of the liver: CT and PET."""

from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np

from .canvas import Field, Layer, Point, coarse, painted, union, windowed
from .torso import SHEET, TORSO, ribs

LESION: Point = (-92, 28)
LESION_RADII: Point = (16.0, 11.0)
LIVER: Sequence[Point] = (
    (-8, -64), (22, -58), (36, -46), (22, -32), (-4, -22), (-28, -6), (-36, 14), (-50, 34),
    (-76, 56), (-98, 64), (-122, 46), (-137, 10), (-130, -34), (-100, -66), (-56, -78),
)  # fmt: skip
STOMACH: Sequence[Point] = (
    (20, -40), (46, -66), (84, -60), (106, -34), (98, -10), (72, -8), (44, -18),
)  # fmt: skip
SPLEEN: Sequence[Point] = (
    (112, 4), (130, -2), (138, 22), (126, 52), (100, 70), (86, 66), (100, 48), (108, 26),
)  # fmt: skip

_ARTERIAL: Mapping[str, float] = {
    "liver": 76.0,
    "spleen": 128.0,
    "cortex": 210.0,
    "medulla": 90.0,
    "artery": 330.0,
    "vein": 95.0,
    "portal": 92.0,
    "solid": 165.0,
    "chamber": 14.0,
    "wall": 140.0,
}
_COMMON: Mapping[str, float] = {
    "skin": 30.0,
    "muscle": 56.0,
    "bone": 480.0,
    "marrow": 200.0,
    "canal": 20.0,
    "stomach": 48.0,
    "content": 18.0,
    "gas": -920.0,
    "bowel": 40.0,
}
_TISSUES = (
    "skin",
    "fat",
    "muscle",
    "bone",
    "marrow",
    "canal",
    "stomach",
    "content",
    "gas",
    "bowel",
)


def liver() -> Field:
    """Unenhanced: a lesion of several low chambers in the back of the right lobe."""
    values = {
        "liver": 57.0,
        "spleen": 48.0,
        "cortex": 34.0,
        "medulla": 31.0,
        "artery": 42.0,
        "vein": 42.0,
        "portal": 40.0,
        "solid": 42.0,
        "chamber": 12.0,
        "wall": 40.0,
    }
    return windowed(_scan(values, seed=421), level=45, width=320)


def liver_arterial() -> Field:
    """Arterial phase: the solid rim and the septa light up, the chambers stay dark."""
    return windowed(_scan(_ARTERIAL, seed=431), level=60, width=320)


def liver_fused() -> Field:
    """The arterial phase in grey with glucose metabolism laid over it in warm colours."""
    grey = windowed(_scan(_ARTERIAL, seed=431), level=60, width=400) * 0.85
    suv: dict[str, float | Field] = dict.fromkeys(_TISSUES, 0.7)
    suv |= {"liver": 2.3, "spleen": 1.9, "medulla": 5.0, "cortex": 3.6, "fat": 0.2, "gas": 0.1}
    suv |= {"artery": 1.6, "vein": 1.6, "portal": 1.8, "solid": 11.0, "chamber": 5.0, "wall": 9.0}
    seen = SHEET.warped(painted(_abdomen(), suv, 0.0), 425, 2.0)
    seen = coarse(SHEET.blur(seen, 2.6) * (1 + 0.05 * SHEET.noise(441, 2.2)), 120)
    heat = np.clip(seen / 9.5, 0, 1)
    share = (np.clip((heat - 0.08) * 1.7, 0, 0.8))[..., None]
    warm = np.stack(
        [
            np.clip(heat * 2.2, 0, 1),
            np.clip(heat * 2.1 - 0.75, 0, 1),
            np.clip(heat * 4 - 3.0, 0, 1),
        ],
        axis=-1,
    )
    return np.asarray(grey[..., None] * (1 - share) + warm * share, dtype=np.float64)


def _scan(values: Mapping[str, float], seed: int) -> Field:
    table: dict[str, float | Field] = {
        **_COMMON,
        "fat": -102 + 5 * SHEET.noise(422, 1.2),
        **values,
        "liver": values["liver"] + 3 * SHEET.noise(423, 2.0),
    }
    if values["spleen"] > 100:  # in the arterial phase the spleen takes contrast up in bands
        bands = np.sin(SHEET.x / 3.2 + 1.3 * SHEET.noise(424, 4))
        table["spleen"] = values["spleen"] + 26 * bands
    image = SHEET.warped(painted(_abdomen(), table, -1000), 425, 2.0)
    return SHEET.blur(image, 0.55) + 7 * SHEET.noise(seed, 0.7)


@cache
def _abdomen() -> tuple[Layer, ...]:
    body = SHEET.outline([(x * 0.98, y * 0.97) for x, y in TORSO])
    cavity = SHEET.outline([(x * 0.83, y * 0.8 - 2) for x, y in TORSO])
    wall = np.clip(SHEET.outline([(x * 0.9, y * 0.88) for x, y in TORSO]) - cavity, 0, 1)
    back = [SHEET.blob((side * 32, 82), (25, 13), turn=side * 8) for side in (-1, 1)]
    psoas = [SHEET.blob((side * 27, 55), (8, 11), turn=side * 20) for side in (-1, 1)]
    spine = SHEET.blob((0, 50), (21, 17))
    arch = np.maximum(SHEET.blob((0, 76), (17, 11)), SHEET.blob((0, 92), (4, 12)))
    return (
        Layer("skin", body),
        Layer("fat", SHEET.inset(body, 1.4)),
        Layer("muscle", union([wall, *back, *psoas])),
        Layer("bone", ribs(0.865, 0.835) * body),
        Layer("bone", np.maximum(spine, arch)),
        Layer("marrow", SHEET.inset(spine, 1.4)),
        Layer("canal", SHEET.blob((0, 73), (9, 7))),
        Layer("stomach", SHEET.outline(STOMACH)),
        Layer("content", SHEET.inset(SHEET.outline(STOMACH), 2.5)),
        Layer("gas", SHEET.blob((64, -54), (22, 6)) * SHEET.inset(SHEET.outline(STOMACH), 3.0)),
        Layer("bowel", SHEET.blob((84, 14), (15, 11), wobble=0.08, seed=1)),
        Layer("gas", SHEET.blob((86, 9), (9, 4))),
        Layer("bowel", SHEET.blob((28, -6), (30, 8), turn=-14, wobble=0.12, seed=4)),
        Layer("spleen", SHEET.outline(SPLEEN)),
        *_kidneys(),
        Layer("artery", SHEET.blob((9, 24), (8, 8))),
        Layer("artery", SHEET.blob((5, 4), (2.6, 2.6))),
        Layer("vein", SHEET.blob((-16, 24), (10, 8))),
        Layer("liver", SHEET.outline(LIVER)),
        Layer("portal", _portal_tree() * SHEET.inset(SHEET.outline(LIVER), 2)),
        *_lesion(),
    )


def _kidneys() -> list[Layer]:
    layers: list[Layer] = []
    for side, centre in ((-1, (-52.0, 56.0)), (1, (60.0, 48.0))):
        whole = SHEET.blob(centre, (17, 23), turn=side * 25, wobble=0.03, seed=2)
        sinus = SHEET.blob((centre[0] - side * 11, centre[1] - 2), (9, 8), wobble=0.1, seed=7)
        layers += [
            Layer("cortex", whole),
            Layer("medulla", SHEET.inset(whole, 4.0) * np.clip(SHEET.noise(451, 2.6) + 0.9, 0, 1)),
            Layer("fat", sinus),
        ]
    return layers


def _lesion() -> list[Layer]:
    """Chambers of unlike size between septa, with solid tissue along one side."""
    whole = SHEET.blob(LESION, LESION_RADII, turn=-25, wobble=0.04, seed=9, edge=0.8)
    chambers = (
        ((-98, 32), (6.2, 4.8)), ((-88, 21), (5.6, 3.6)), ((-84, 29), (3.6, 3.2)),
        ((-92, 36), (3.2, 2.4)), ((-95, 24), (2.6, 2.8)),
    )  # fmt: skip
    hollow = union(
        [
            SHEET.blob(spot, radii, turn=-25, wobble=0.08, seed=20 + n, edge=0.4)
            for n, (spot, radii) in enumerate(chambers)
        ]
    )
    solid = SHEET.blob((-101, 25), (5.5, 4), turn=30, wobble=0.15, seed=31) * whole
    return [Layer("wall", whole), Layer("chamber", hollow), Layer("solid", solid)]


def _portal_tree() -> Field:
    limbs: Sequence[tuple[Sequence[Point], float, float]] = (
        (((-34, -2), (-58, -8), (-84, -4), (-108, -14)), 4.5, 1.2),
        (((-58, -8), (-72, -28), (-80, -50)), 2.8, 0.9),
        (((-74, -6), (-90, 10), (-112, 14)), 2.4, 0.9),
        (((-44, -5), (-40, -30), (-20, -48), (0, -50)), 3.0, 1.0),
        (((-108, -50), (-92, -34), (-88, -20)), 1.2, 2.4),
    )
    return union([SHEET.tube(path, start, end) for path, start, end in limbs])
