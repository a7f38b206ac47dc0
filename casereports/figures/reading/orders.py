"""What is asked of the process that reads, and what it may answer."""

import json
from collections.abc import Sequence

from casereports.figures.reading.prepared import Prepared

DONE, REFUSED = b"done", b"refused"


def packed(pictures: Sequence[Prepared]) -> list[bytes]:
    """Returns two parts for each picture: its sizes and kind, and its bytes."""
    parts = []
    for picture in pictures:
        parts += [picture.model_dump_json(exclude={"content"}).encode(), picture.content]
    return parts


def unpacked(parts: Sequence[bytes]) -> tuple[Prepared, ...]:
    """Returns the pictures that ``packed`` gave."""
    return tuple(
        Prepared(content=content, **json.loads(sizes))
        for sizes, content in zip(parts[::2], parts[1::2], strict=True)
    )
