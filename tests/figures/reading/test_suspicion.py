"""Writing near the border is pointed at; noise, anatomy and tissue are mostly left alone."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from casereports.figures.reading import Box, Preparation, render, suspected_text
from tests.figures.reading.files import saved

EXAMPLE = Path(__file__).parents[3] / "examples" / "presacral-net"
WORDS = "DOE^JANE 1954-03-12\nID 4711-0815"
CORNERS = {"la": (6, 6), "ra": (-6, 6), "ld": (6, -6), "rd": (-6, -6)}


def anatomy(seed: int = 1, size: int = 512) -> Image.Image:
    """Returns round shapes of many greys in a dark field, with some noise, as a slice has."""
    chance = np.random.default_rng(seed)
    image = Image.new("L", (size, size))
    draw = ImageDraw.Draw(image)
    draw.ellipse((size * 0.15, size * 0.12, size * 0.85, size * 0.9), fill=70)
    for x, y, wide, high in chance.uniform((0.2, 0.2, 0.01, 0.01), (0.7, 0.7, 0.1, 0.1), (30, 4)):
        box = (x * size, y * size, (x + wide) * size, (y + high) * size)
        draw.ellipse(box, fill=int(chance.integers(40, 220)))
    soft = np.asarray(image.filter(ImageFilter.GaussianBlur(1.5))).astype(float)
    return Image.fromarray(np.clip(soft + chance.normal(0, 6, soft.shape), 0, 255).astype("u1"))


def tissue(seed: int = 1) -> Image.Image:
    """Returns violet nuclei all over a pink ground."""
    chance = np.random.default_rng(seed)
    image = Image.new("RGB", (1000, 800), (230, 190, 215))
    draw = ImageDraw.Draw(image)
    for x, y, side, shape in chance.uniform((0, 0, 3, 0.7), (1000, 800, 9, 1.6), (2500, 4)):
        shade = (int(chance.integers(80, 120)), int(chance.integers(40, 80)), 140)
        draw.ellipse((x, y, x + side * shape, y + side), fill=shade)
    return image.filter(ImageFilter.GaussianBlur(0.8))


def noise(seed: int = 1) -> Image.Image:
    chance = np.random.default_rng(seed)
    return Image.fromarray(chance.integers(0, 256, (512, 512), dtype=np.uint8))


def write(
    image: Image.Image, corner: str, *, size: int = 14, fill: int | str = 255
) -> tuple[int, int, int, int]:
    """Writes into a corner; returns where the words stand."""
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(size)
    x, y = CORNERS[corner]
    place = (x % image.width, y % image.height)
    draw.text(place, WORDS, font=font, fill=fill, anchor=corner)
    return draw.textbbox(place, WORDS, font=font, anchor=corner)


def suspected(image: Image.Image) -> tuple[Box, ...]:
    return suspected_text(render(saved(image, "PNG"), Preparation()))


def in_pixels(box: Box, image: Image.Image) -> tuple[float, float, float, float]:
    width, height = image.width / 100, image.height / 100
    sides = (box.left, box.top, box.right, box.bottom)
    return tuple(float(side) * per for side, per in zip(sides, (width, height) * 2, strict=True))


def covers(image: Image.Image, found: tuple[Box, ...], words: tuple[int, int, int, int]) -> bool:
    return any(
        left <= words[0] + 2
        and top <= words[1] + 4
        and right >= words[2] - 2
        and bottom >= words[3] - 4
        for left, top, right, bottom in (in_pixels(box, image) for box in found)
    )


@pytest.mark.parametrize("corner", CORNERS)
@pytest.mark.parametrize("size", [11, 14, 20])
@pytest.mark.parametrize("fill", [255, 180])
def test_words_in_a_corner_of_a_slice_are_found(corner, size, fill):
    image = anatomy()
    words = write(image, corner, size=size, fill=fill)
    found = suspected(image)
    assert covers(image, found, words)
    assert len(found) == 1


def test_words_in_all_corners_are_found():
    image = anatomy()
    words = [write(image, corner) for corner in CORNERS]
    found = suspected(image)
    assert [covers(image, found, one) for one in words] == [True] * 4


def test_dark_words_on_light_ground_are_found():
    image = Image.new("RGB", (800, 600), (235, 220, 225))
    words = write(image, "ld", size=24, fill="black")
    assert covers(image, suspected(image), words)


@pytest.mark.parametrize("colour", ["blue", "red", "yellow", "lime"])
def test_coloured_words_on_black_are_found(colour):
    image = Image.new("RGB", (640, 480))
    words = write(image, "ra", size=16, fill=colour)
    assert covers(image, suspected(image), words)


def test_picture_of_thousands_of_marks_is_answered():
    dots = np.zeros((960, 1280), np.uint8)
    for shift in range(5):
        dots[shift::9, 0::9] = dots[shift::9, 3::9] = 255
    assert len(suspected(Image.fromarray(dots))) <= 40


def test_words_on_a_large_radiograph_are_found():
    image = anatomy(size=2500)
    words = write(image, "la", size=48)
    assert covers(image, suspected(image), words)


def test_words_below_tissue_are_found():
    image = tissue()
    image.paste("white", (0, 700, 1000, 800))
    words = write(image, "ld", size=24, fill="black")
    assert covers(image, suspected(image), words)


@pytest.mark.parametrize("name", ["path-a", "mri-a", "pet-f"])
def test_words_in_the_corner_of_the_examples_pictures_are_found(name):
    content = (EXAMPLE / "figures" / f"{name}.jpg").read_bytes()
    (found,) = suspected_text(render(content, Preparation()))
    assert (found.left > 80, found.top > 90) == (True, True)


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize(("made", "most"), [(anatomy, 0), (noise, 0), (tissue, 6)])
def test_pictures_without_words_raise_few_false_alarms(made, most, seed):
    found = suspected(made(seed))
    covered = sum((box.right - box.left) * (box.bottom - box.top) for box in found) / 10_000
    assert len(found) <= most
    assert covered < 0.02


@pytest.mark.parametrize("size", [(1, 1), (5, 300), (300, 5), (19, 19), (64, 64)])
def test_small_and_empty_pictures_hold_no_words(size):
    assert suspected(Image.new("L", size, 40)) == ()


def test_what_is_found_can_be_blacked_out_at_once():
    image = anatomy()
    write(image, "ra")
    found = suspected(image)
    copy = render(saved(image, "PNG"), Preparation(blackouts=found))
    assert suspected_text(copy) == ()
