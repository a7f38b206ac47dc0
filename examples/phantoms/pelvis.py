"""The pelvis in axial section at the level of the mass: one anatomy, shown by MRI, CT and PET.

The mass measures 63 mm across and 53 mm from front to back, like the one in the report.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np

from .canvas import Field, Layer, Point, Sheet, Values, painted, union

Lump = tuple[Point, Point, float]  # centre, radii, turn in degrees

SHEET = Sheet(span=386)
MASS: Sequence[Point] = (
    (-27, 14), (-20, 3), (-6, 1), (6, 0), (19, 2), (29, 10), (34, 22), (33, 35), (25, 46),
    (14, 51), (3, 52), (-3, 58), (-5, 70), (-14, 74), (-22, 64), (-22, 51), (-27, 42), (-29, 28),
)  # fmt: skip
BODY: Sequence[Point] = (
    (0, -103), (60, -101), (120, -84), (163, -42), (174, 5), (163, 50), (124, 90), (70, 110),
    (22, 109),
)  # fmt: skip
ILIUM: Sequence[Point] = (
    (104, -44), (117, -46), (119, -30), (109, 6), (96, 34), (78, 56), (62, 70), (57, 60),
    (66, 48), (84, 26), (97, -4), (102, -30),
)  # fmt: skip
GLUTEUS_MAXIMUS: Sequence[Point] = (
    (24, 90), (58, 96), (98, 88), (130, 62), (147, 28), (146, 8), (136, 30), (112, 56),
    (84, 70), (60, 78), (34, 82),
)  # fmt: skip
GLUTEUS_MEDIUS: Sequence[Point] = (
    (121, -48), (138, -36), (148, -10), (142, 14), (126, 36), (100, 54), (86, 60), (98, 40),
    (112, 10), (121, -26),
)  # fmt: skip
ILIOPSOAS: Sequence[Point] = (
    (54, -52), (74, -62), (98, -54), (101, -32), (95, -6), (82, 22), (66, 40), (66, 20),
    (70, -6), (56, -24), (49, -38),
)  # fmt: skip
SACRUM: Sequence[Point] = (
    (0, 45), (22, 46), (42, 51), (57, 58), (58, 70), (44, 76), (24, 83), (7, 93), (0, 96),
    (-7, 93), (-24, 83), (-44, 76), (-58, 70), (-57, 58), (-42, 51), (-22, 46),
)  # fmt: skip
BOWEL: Sequence[Lump] = (
    ((-34, -52), (19, 12), 20), ((4, -60), (20, 11), -10), ((36, -72), (15, 9), 30),
    ((-8, -80), (20, 8), 5), ((-52, -70), (13, 9), -30), ((28, -47), (14, 9), 40),
    ((66, -76), (13, 8), 10), ((-80, -72), (11, 9), 0), ((-22, -34), (13, 7), 10),
)  # fmt: skip
NODES: Sequence[Lump] = (
    ((57, 4), (8.5, 11), 20), ((-52, 2), (5, 7.5), -15), ((-47, -12), (4, 5), 30),
    ((-38, 35), (4, 5.5), 50), ((44, -10), (4.5, 6), 0),
)  # fmt: skip
METASTASES: Sequence[Lump] = (
    ((106, 2), (5, 12), 15), ((-97, 24), (6, 11), -30), ((-111, -26), (5, 8), 0),
    ((76, 50), (12, 6), -40), ((36, 62), (11, 7), 15), ((-70, 58), (9, 5), 45),
    ((-45, 65), (8, 6), 0), ((112, -37), (4, 6), 0), ((10, 84), (7, 5), -50),
)  # fmt: skip


def mirrored(points: Sequence[Point]) -> list[Point]:
    return [(-x, y) for x, y in points]


def both(points: Sequence[Point]) -> Field:
    return union([SHEET.outline(points), SHEET.outline(mirrored(points))])


def cysts() -> Field:
    """The fluid-filled holes in the mass."""
    holes = (
        ((15, 15), (8, 6)),
        ((-11, 28), (6, 9)),
        ((21, 33), (5, 4)),
        ((1, 10), (4, 3)),
        ((3, 42), (3, 4)),
    )
    masks = [
        SHEET.blob(centre, radii, wobble=0.12, seed=30 + n, turn=25 * n)
        for n, (centre, radii) in enumerate(holes)
    ]
    return union(masks)


def feeding_vessels() -> Field:
    """The small arteries that wind through the mass."""
    walk = np.random.default_rng(71)
    masks = []
    for start in (
        (-25, 16),
        (-20, 46),
        (26, 42),
        (30, 16),
        (8, 3),
        (-4, 38),
        (20, 8),
        (-15, 8),
        (15, 47),
    ):
        bearing = np.arctan2(26 - start[1], 3 - start[0])
        path: list[Point] = [start]
        for _ in range(int(walk.integers(9, 15))):
            bearing += walk.normal(0, 0.5)
            x, y = path[-1]
            path.append((x + 2.2 * float(np.cos(bearing)), y + 2.2 * float(np.sin(bearing))))
        masks.append(SHEET.tube(path, 0.95, 0.35))
    return np.asarray(union(masks) * SHEET.inset(SHEET.outline(MASS), 1.0), dtype=np.float64)


def lumps(places: Sequence[Lump], seed: int, edge: float = 0.5) -> Field:
    return union(
        [
            SHEET.blob(centre, radii, turn=turn, wobble=0.1, seed=seed + n, edge=edge)
            for n, (centre, radii, turn) in enumerate(places)
        ]
    )


def muscles() -> list[Layer]:
    wall: Sequence[Point] = (
        (46, -86),
        (84, -80),
        (118, -56),
        (132, -38),
        (122, -44),
        (88, -70),
        (50, -79),
    )
    rectus = np.maximum(
        SHEET.blob((26, -87), (24, 5.5), turn=3), SHEET.blob((-26, -87), (24, 5.5), turn=-3)
    )
    piriformis = both(((50, 48), (62, 44), (68, 46), (60, 56), (52, 56)))
    meat = union(
        [
            both(GLUTEUS_MAXIMUS),
            both(GLUTEUS_MEDIUS),
            both(ILIOPSOAS),
            both(wall),
            rectus,
            piriformis,
        ]
    )
    erector = np.maximum(
        SHEET.blob((17, 91), (11, 6), turn=-20), SHEET.blob((-17, 91), (11, 6), turn=20)
    )
    meat = np.maximum(meat, erector)
    streaks = np.clip(SHEET.noise(91, 1.3) - 1.25, 0, 0.7) * meat
    septum = np.clip(1 - np.abs(SHEET.noise(92, 5.0)) / 0.05, 0, 1) * 0.35 * both(GLUTEUS_MAXIMUS)
    return [Layer("muscle", meat), Layer("fat", np.maximum(streaks, septum))]


def bones() -> list[Layer]:
    shell = np.maximum(both(ILIUM), SHEET.outline(SACRUM))
    marrow = np.maximum(SHEET.inset(both(ILIUM), 1.3), SHEET.inset(SHEET.outline(SACRUM), 1.3))
    canal = SHEET.blob((0, 76), (11, 6))
    foramina = np.maximum(SHEET.blob((22, 61), (4, 5)), SHEET.blob((-22, 61), (4, 5)))
    return [
        Layer("cortex", shell),
        Layer("marrow", marrow),
        Layer("metastasis", lumps(METASTASES, 50, edge=1.5) * marrow),
        Layer("fat", np.maximum(foramina, canal * 0.6)),
        Layer("nerve", SHEET.blob((3, 76), (6, 3.5))),
    ]


def viscera() -> list[Layer]:
    layers: list[Layer] = []
    for n, (centre, radii, turn) in enumerate(BOWEL):
        loop = SHEET.blob(centre, radii, turn=turn, wobble=0.08, seed=10 + n)
        layers += [Layer("bowel wall", loop), Layer("bowel", SHEET.inset(loop, 1.5))]
        if n in {2, 3, 6}:
            gas = SHEET.blob((centre[0], centre[1] - 2), (radii[0] * 0.6, radii[1] * 0.5))
            layers.append(Layer("gas", gas))
    rectum = SHEET.blob((-3, -8), (23, 13), wobble=0.05, seed=3)
    lumen = SHEET.blob((-4, -12), (13, 5), wobble=0.15, seed=4)
    return [
        *layers,
        Layer("bowel wall", rectum),
        Layer("mucosa", np.clip(SHEET.blob((-4, -12), (15.5, 7), wobble=0.15, seed=4), 0, 1)),
        Layer("bowel", lumen),
        Layer("gas", SHEET.blob((-6, -14), (8, 2.6), wobble=0.1, seed=6)),
    ]


def vessels() -> list[Layer]:
    arteries: list[Lump] = [
        ((52, -29), (4.6, 4.4), 0), ((-53, -28), (4.6, 4.4), 0), ((58, 26), (2.2, 3), 30),
        ((-57, 25), (2.2, 3), -30),
    ]  # fmt: skip
    veins: list[Lump] = [
        ((60, -18), (4.6, 6.4), 0), ((-61, -17), (4.6, 6.4), 0), ((52, 21), (2.6, 4), 40),
        ((-51, 21), (2.6, 4), -40),
    ]  # fmt: skip
    return [Layer("artery", lumps(arteries, 60)), Layer("vein", lumps(veins, 65))]


@cache
def anatomy() -> tuple[Layer, ...]:
    """All layers from the skin inwards, the mass last."""
    rim = [*BODY, (0, 103), *mirrored(BODY[:0:-1])]
    body = SHEET.outline(rim)
    fascia = np.clip(1 - np.abs(SHEET.noise(93, 9.0)) / 0.03, 0, 1) * 0.22
    return (
        Layer("skin", body),
        Layer("fat", SHEET.inset(body, 1.4)),
        Layer("fascia", fascia * SHEET.inset(body, 3)),
        *muscles(),
        *bones(),
        *viscera(),
        *vessels(),
        Layer("node", lumps(NODES, 40)),
        Layer("mass", SHEET.outline(MASS, edge=0.8)),
        Layer("cyst", cysts()),
        Layer("feeder", feeding_vessels()),
    )


def shown(values: Values, ground: float = 0.0) -> Field:
    """The section with each tissue at its value, bent a little as no body is symmetrical."""
    return SHEET.warped(painted(anatomy(), values, ground), seed=100, amount=2.0)
