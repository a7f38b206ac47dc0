"""Pictures made for tests."""

import io

from PIL import Image


def picture(
    kind: str = "PNG", *, size: tuple[int, int] = (60, 40), mode: str = "RGB", **save
) -> bytes:
    """Returns a small picture: a gradient, so that no two sizes look the same."""
    image = Image.linear_gradient("L").resize(size).convert(mode)
    target = io.BytesIO()
    image.save(target, kind, **save)
    return target.getvalue()
