"""The whole-body projection of glucose metabolism, seen from the front."""

from collections.abc import Sequence

import numpy as np

from .canvas import Field, Point, Sheet, union

SHEET = Sheet(span=1440)

TRUNK: Sequence[Point] = (
    (0, -268), (38, -266), (60, -246), (130, -232), (176, -205), (178, -160), (164, -90),
    (156, 0), (150, 90), (162, 180), (176, 270), (176, 360), (165, 470), (152, 600), (60, 600),
    (40, 480), (12, 366), (0, 352),
)  # fmt: skip
LIVER: Sequence[Point] = (
    (-136, 0), (-128, -52), (-84, -78), (-30, -58), (30, -40), (52, -22), (10, 4), (-40, 28),
    (-84, 66), (-122, 74), (-138, 40),
)  # fmt: skip
LUNG_NODULES: Sequence[tuple[Point, float]] = (
    ((-92, -152), 8), ((-62, -186), 6), ((-110, -104), 7), ((-48, -120), 9), ((-76, -88), 6),
    ((84, -166), 7), ((108, -112), 9), ((64, -196), 5), ((70, -100), 6), ((118, -70), 6),
    ((52, -150), 5),
)  # fmt: skip
NODES: Sequence[tuple[Point, float]] = (
    ((14, 96), 9), ((-8, 118), 8), ((20, 132), 10), ((8, 154), 8), ((-46, 214), 9),
    ((52, 208), 9), ((66, 250), 11), ((-62, 244), 8), ((30, 184), 7),
)  # fmt: skip
BONES: Sequence[tuple[Point, Point, float]] = (
    ((-96, 196), (22, 11), 40), ((106, 190), (18, 10), -45), ((-118, 222), (9, 15), 10),
    ((86, 226), (13, 9), 20), ((-58, 340), (11, 15), 20), ((60, 336), (10, 14), -20),
    ((-112, 322), (13, 19), 25), ((118, 330), (11, 24), -12), ((-4, 168), (19, 11), 0),
    ((8, 192), (22, 10), 5), ((-14, 212), (14, 10), -10), ((-120, 384), (8, 18), 0),
)  # fmt: skip


def projection() -> Field:
    """The highest uptake along each line of sight, dark where it is high."""
    trunk = SHEET.outline([*TRUNK, *[(-x, y) for x, y in TRUNK[-2:0:-1]]], edge=4)
    head = SHEET.blob((0, -402), (72, 98), edge=4)
    arms = np.maximum(
        SHEET.tube(((172, -190), (206, -330), (150, -470)), 38, 26, edge=5),
        SHEET.tube(((-172, -190), (-206, -330), (-150, -470)), 38, 26, edge=5),
    )
    neck = SHEET.tube(((0, -330), (0, -230)), 50, 62, edge=4)
    frame = union([trunk, head, arms * 0.8, neck])
    flesh = 0.07 * frame + 0.07 * np.clip(frame - SHEET.blur(frame, 14), 0, 1)
    lungs = np.maximum(
        SHEET.blob((-82, -140), (58, 92), edge=9), SHEET.blob((86, -140), (52, 90), edge=9)
    )
    image = union([flesh * (1 - 0.45 * lungs), _organs(), _tumour()])
    image = SHEET.blur(image, 2.6)
    image *= 1 + 0.07 * SHEET.noise(502, 3.0)
    image += 0.008 * SHEET.noise(503, 3.0)
    return np.asarray(1 - np.clip(image - 0.012, 0, 1) ** 0.8, dtype=np.float64)


def _organs() -> Field:
    """What takes sugar up or passes it on in everybody."""
    brain = SHEET.blob((0, -424), (60, 64), edge=4) * (0.78 + 0.08 * SHEET.noise(511, 6))
    fissure = 1 - 0.3 * SHEET.blob((0, -436), (3, 50), edge=4)
    spine = SHEET.tube(((0, -300), (3, -150), (0, 40), (0, 160)), 15, 21, edge=3)
    discs = 0.19 + 0.05 * np.sin(SHEET.y / 4.6)
    heart = SHEET.blob((36, -112), (44, 34), turn=35, edge=6)
    heart = heart - 0.55 * SHEET.blob((32, -112), (22, 16), turn=35, edge=8)
    gut = np.clip(SHEET.noise(512, 9), 0, 2) * SHEET.blob((0, 140), (120, 80), edge=14)
    kidneys = np.maximum(
        SHEET.blob((-66, 62), (25, 46), turn=8, edge=4),
        SHEET.blob((68, 50), (25, 46), turn=-8, edge=4),
    )
    calyces = np.clip(SHEET.noise(513, 7) + 0.5, 0, 1) * kidneys
    ureters = np.maximum(
        SHEET.tube(((-54, 90), (-44, 150), (-58, 220), (-26, 300)), 2.5, 2.5),
        SHEET.tube(((56, 80), (44, 128)), 2.5, 2.5),
    )
    return union(
        [
            brain * fissure,
            spine * discs,
            heart * 0.24,
            SHEET.outline(LIVER, edge=5) * (0.27 + 0.02 * SHEET.noise(514, 7)),
            SHEET.blob((112, -8), (25, 42), turn=-15, edge=5) * 0.21,
            gut * 0.1,
            kidneys * 0.34 + calyces * 0.3,
            ureters * 0.6,
            SHEET.blob((0, 320), (38, 27), edge=3) * 0.96,
            SHEET.blob((0, -322), (26, 14), edge=6) * 0.2,
        ]
    )


def _tumour() -> Field:
    """The presacral mass, 63 mm wide and 67 mm high, and its metastases."""
    mass = SHEET.blob((3, 258), (31.5, 33.5), wobble=0.07, seed=5, edge=3)
    liver = SHEET.blob((-98, 44), (16, 10), turn=-20, edge=3) * 0.75
    lungs = [SHEET.blob(spot, (size, size), edge=3) * 0.62 for spot, size in LUNG_NODULES]
    nodes = [SHEET.blob(spot, (size * 0.9, size * 1.2), edge=3) * 0.9 for spot, size in NODES]
    bones = [
        SHEET.blob(spot, radii, turn=turn, wobble=0.12, seed=90 + n, edge=4) * 0.68
        for n, (spot, radii, turn) in enumerate(BONES)
    ]
    tissue = mass * (0.86 + 0.08 * SHEET.noise(521, 8))
    return union([tissue, liver, *lungs, *nodes, *bones])
