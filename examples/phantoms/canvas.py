"""The sheet that phantoms are drawn on: soft shapes in millimetres, texture, blur and print."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

Field = npt.NDArray[np.float64]
Point = tuple[float, float]
Values = Mapping[str, "float | Field"]

WIDTH, HEIGHT = 1040, 780
QUALITY = 85


class Layer(NamedTuple):
    """One tissue and where it lies: 0 outside, 1 inside, between at the edge."""

    tissue: str
    mask: Field


class Twig(NamedTuple):
    """A straight piece of vessel, ``strength`` from 0 (invisible) to 1."""

    start: Point
    end: Point
    radius: float
    strength: float


@dataclass(frozen=True)
class Sheet:
    """A field of view, ``span`` millimetres wide, with the origin in its middle and y downwards."""

    span: float = 400.0

    @property
    def pixels_per_mm(self) -> float:
        return WIDTH / self.span

    @cached_property
    def x(self) -> Field:
        row = (np.arange(WIDTH) + 0.5 - WIDTH / 2) / self.pixels_per_mm
        return np.broadcast_to(row, (HEIGHT, WIDTH)).astype(np.float64)

    @cached_property
    def y(self) -> Field:
        column = (np.arange(HEIGHT) + 0.5 - HEIGHT / 2) / self.pixels_per_mm
        return np.broadcast_to(column[:, None], (HEIGHT, WIDTH)).astype(np.float64)

    def pixel(self, point: Point, oversampling: int = 1) -> Point:
        scale = self.pixels_per_mm * oversampling
        return (
            point[0] * scale + WIDTH * oversampling / 2,
            point[1] * scale + HEIGHT * oversampling / 2,
        )

    def blob(
        self,
        centre: Point,
        radii: Point,
        *,
        turn: float = 0.0,
        wobble: float = 0.0,
        seed: int = 0,
        edge: float = 0.5,
    ) -> Field:
        """An ellipse turned by ``turn`` degrees, its rim wavering by ``wobble`` of the radius."""
        angle = np.radians(turn)
        dx, dy = self.x - centre[0], self.y - centre[1]
        u = (dx * np.cos(angle) + dy * np.sin(angle)) / radii[0]
        v = (dy * np.cos(angle) - dx * np.sin(angle)) / radii[1]
        rim = np.ones_like(u)
        if wobble:
            phases = np.random.default_rng(seed).uniform(0, 2 * np.pi, 6)
            bearing = np.arctan2(v, u)
            for order, phase in enumerate(phases, start=2):
                rim += wobble * np.sin(order * bearing + phase) * 1.5 / order
        return _step((rim - np.hypot(u, v)) * min(radii), edge)

    def outline(self, points: Sequence[Point], edge: float = 0.5) -> Field:
        """The inside of a smooth closed curve through the points."""
        picture = Image.new("L", (WIDTH * 2, HEIGHT * 2))
        curve = [self.pixel(point, 2) for point in _closed_curve(points)]
        ImageDraw.Draw(picture).polygon(curve, fill=255)
        return self.blur(_shrunk(picture), edge)

    def tube(self, points: Sequence[Point], start: float, end: float, edge: float = 0.3) -> Field:
        """A vessel along straight pieces whose radius runs from ``start`` to ``end``."""
        picture = Image.new("L", (WIDTH * 2, HEIGHT * 2))
        pen = ImageDraw.Draw(picture)
        stations = _stations(points, 0.4 / self.pixels_per_mm)
        for share, point in zip(np.linspace(0, 1, len(stations)), stations, strict=True):
            cx, cy = self.pixel(point, 2)
            radius = (start + (end - start) * share) * self.pixels_per_mm * 2
            pen.ellipse((cx - radius, cy - radius, cx + radius, cy + radius), fill=255)
        return self.blur(_shrunk(picture), edge)

    def web(self, twigs: Iterable[Twig], edge: float = 0.3) -> Field:
        """Many straight vessels in one drawing, the stronger over the weaker."""
        picture = Image.new("L", (WIDTH * 2, HEIGHT * 2))
        pen = ImageDraw.Draw(picture)
        for twig in sorted(twigs, key=lambda twig: twig.strength):
            start, end = self.pixel(twig.start, 2), self.pixel(twig.end, 2)
            thickness = twig.radius * self.pixels_per_mm * 4
            shade = round(255 * min(1.0, twig.strength))
            pen.line((start, end), fill=shade, width=max(1, round(thickness)))
            pen.circle(end, thickness / 2, fill=shade)
        return self.blur(_shrunk(picture), edge)

    def inset(self, mask: Field, depth: float) -> Field:
        """The mask without a rind about ``depth`` millimetres thick."""
        core = np.clip((self.blur(mask, depth) - 0.78) * 8, 0, 1) * mask
        return np.asarray(core, dtype=np.float64)

    def blur(self, image: Field, sigma: float) -> Field:
        """The image seen through a Gaussian of ``sigma`` millimetres, borders repeated."""
        return blurred(image, sigma * self.pixels_per_mm)

    def noise(self, seed: int, grain: float) -> Field:
        """Smooth noise of mean 0 and deviation 1, its grain in millimetres."""
        field = np.random.default_rng(seed).standard_normal((HEIGHT, WIDTH))
        field = self.blur(field, grain)
        return np.asarray((field - field.mean()) / field.std(), dtype=np.float64)

    def warped(self, image: Field, seed: int, amount: float, grain: float = 45.0) -> Field:
        """The image bent by about ``amount`` millimetres, so that no side mirrors the other."""
        shift = amount * self.pixels_per_mm * 0.6
        rows, columns = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float64)
        rows = np.clip(rows + shift * self.noise(seed, grain), 0, HEIGHT - 1.001)
        columns = np.clip(columns + shift * self.noise(seed + 1, grain), 0, WIDTH - 1.001)
        top, left = rows.astype(int), columns.astype(int)
        down, right = rows - top, columns - left
        upper = image[top, left] * (1 - right) + image[top, left + 1] * right
        lower = image[top + 1, left] * (1 - right) + image[top + 1, left + 1] * right
        return np.asarray(upper * (1 - down) + lower * down, dtype=np.float64)


def blurred(image: Field, sigma: float) -> Field:
    """The image seen through a Gaussian of ``sigma`` pixels, borders repeated."""
    reach = max(1, int(np.ceil(3 * sigma)))
    offsets = np.arange(-reach, reach + 1)
    weights = np.exp(-0.5 * (offsets / max(sigma, 1e-6)) ** 2)
    weights /= weights.sum()
    for axis in (0, 1):
        size = image.shape[axis]
        margins = [(0, 0), (0, 0)]
        margins[axis] = (reach, reach)
        padded = np.pad(image, margins, mode="edge")
        length = size + 4 * reach
        spectrum = np.fft.rfft(padded, length, axis=axis)
        lens = np.fft.rfft(weights, length)
        spectrum *= lens[:, None] if axis == 0 else lens[None, :]
        image = np.take(
            np.fft.irfft(spectrum, length, axis=axis), np.arange(size) + 2 * reach, axis=axis
        )
    return np.asarray(image, dtype=np.float64)


def union(masks: Iterable[Field]) -> Field:
    """Where at least one of the masks is."""
    return np.asarray(np.maximum.reduce(list(masks)), dtype=np.float64)


def painted(layers: Iterable[Layer], values: Values, ground: float) -> Field:
    """The layers laid over one another in order, each tissue with its value."""
    image = np.full((HEIGHT, WIDTH), ground, dtype=np.float64)
    for tissue, mask in layers:
        image += mask * (values[tissue] - image)
    return image


def coarse(image: Field, columns: int) -> Field:
    """The image as a scanner with few columns would have sampled it, interpolated back."""
    rows = columns * HEIGHT // WIDTH
    picture = Image.fromarray(image.astype(np.float32))
    small = picture.resize((columns, rows), Image.Resampling.BOX)
    return np.asarray(small.resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC), dtype=np.float64)


def windowed(hounsfield: Field, level: float, width: float) -> Field:
    """Hounsfield units as brightness from 0 to 1."""
    return np.clip((hounsfield - level) / width + 0.5, 0, 1)


def printed(
    image: Field, path: Path, *, side: str = "R", light: bool = False, quality: int = QUALITY
) -> None:
    """Write the picture (0 to 1, grey or three colours) as JPEG, marked as synthetic.

    ``side`` is the letter at the left edge, ``light`` says that the picture's ground is light.
    """
    picture = Image.fromarray(np.rint(np.clip(image, 0, 1) * 255).astype(np.uint8))
    ink, halo = ("black", "white") if light else ("white", "black")
    pen = ImageDraw.Draw(picture)
    font = ImageFont.load_default(26)
    pen.text(
        (WIDTH - 14, HEIGHT - 12), "SYNTHETIC", ink, font, "rs", stroke_width=2, stroke_fill=halo
    )
    pen.text((14, HEIGHT / 2), side, ink, font, "lm", stroke_width=2, stroke_fill=halo)
    picture.save(path, "JPEG", quality=quality, optimize=True, subsampling="4:2:0")


def _step(depth: Field, edge: float) -> Field:
    return np.asarray(1 / (1 + np.exp(-np.clip(depth / (edge * 0.6), -40, 40))), dtype=np.float64)


def _shrunk(picture: Image.Image) -> Field:
    small = picture.resize((WIDTH, HEIGHT), Image.Resampling.BOX)
    return np.asarray(small, dtype=np.float64) / 255


def _stations(points: Sequence[Point], step: float) -> list[Point]:
    stations: list[Point] = []
    for (ax, ay), (bx, by) in pairwise(points):
        count = max(2, int(np.hypot(bx - ax, by - ay) / step))
        stations += [(ax + (bx - ax) * t, ay + (by - ay) * t) for t in np.linspace(0, 1, count)]
    return stations


def _closed_curve(points: Sequence[Point]) -> list[Point]:
    """A Catmull-Rom spline through the points, closed."""
    knots = np.asarray(points, dtype=np.float64)
    before, after, beyond = (np.roll(knots, shift, axis=0) for shift in (1, -1, -2))
    curve: list[Point] = []
    for p0, p1, p2, p3 in zip(before, knots, after, beyond, strict=True):
        for t in np.linspace(0, 1, 12, endpoint=False):
            spot = 0.5 * (
                2 * p1
                + (p2 - p0) * t
                + (2 * p0 - 5 * p1 + 4 * p2 - p3) * t**2
                + (3 * p1 - p0 - 3 * p2 + p3) * t**3
            )
            curve.append((float(spot[0]), float(spot[1])))
    return curve
