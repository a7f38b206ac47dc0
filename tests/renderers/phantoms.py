"""Synthetic pictures: grey discs on black, the same for the same name everywhere."""

import random
from functools import cache
from io import BytesIO

from PIL import Image as Picture
from PIL import ImageDraw

from casereports.manuscript.nodes import Image


@cache
def phantom(image: Image) -> bytes:
    """Draw what an image node stands for."""
    rng = random.Random(image.sha256)
    picture = Picture.new("L", (image.width, image.height), 0)
    draw = ImageDraw.Draw(picture)
    draw.ellipse(
        (0.06 * image.width, 0.1 * image.height, 0.94 * image.width, 0.9 * image.height), 70
    )
    for _ in range(14):
        x, y = rng.uniform(0.2, 0.8) * image.width, rng.uniform(0.25, 0.75) * image.height
        radius = rng.uniform(0.03, 0.16) * image.height
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), rng.randrange(40, 230))
    grain = Picture.frombytes("L", (image.width // 3, image.height // 3), noise(rng, image))
    picture = Picture.blend(picture, grain.resize(picture.size), 0.04)
    return encoded(picture, image.media_type)


def noise(rng: random.Random, image: Image) -> bytes:
    return rng.randbytes((image.width // 3) * (image.height // 3))


def encoded(picture: Picture.Image, media_type: str) -> bytes:
    out = BytesIO()
    if media_type == "image/svg+xml":
        size = f'width="{picture.width}" height="{picture.height}"'
        return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><circle r="40"/></svg>'.encode()
    picture.save(out, "PNG" if media_type == "image/png" else "JPEG", quality=82)
    return out.getvalue()
