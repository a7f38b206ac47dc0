"""Pictures made for tests."""

import hashlib
import io

from django.core.files.base import ContentFile
from PIL import Image

from casereports.figures.reading.preparation import Preparation
from casereports.figures.reading.source import Kind, Source
from casereports.record.models import Original, Picture


def picture(
    kind: str = "PNG", *, size: tuple[int, int] = (60, 40), mode: str = "RGB", **save
) -> bytes:
    """Returns a small picture: a gradient, so that no two sizes look the same."""
    image = Image.linear_gradient("L").resize(size).convert(mode)
    target = io.BytesIO()
    image.save(target, kind, **save)
    return target.getvalue()


def original_of(row: Picture) -> Original:
    """Keeps the pixels of a picture as the file that it was prepared from."""
    content = picture()
    source = Source(kind=Kind.PNG, width=60, height=40, sha256=hashlib.sha256(content).hexdigest())
    original = Original(
        case=row.case, kind=source.kind, size=len(content), sha256=source.sha256, source=source
    )
    original.content.save(source.sha256, ContentFile(content), save=False)
    original.save()
    row.original, row.preparation = original, Preparation()
    row.save()
    return original
