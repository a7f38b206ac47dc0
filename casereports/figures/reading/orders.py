"""What is asked of the process that reads, and what it may answer."""

import json
from collections.abc import Sequence

from casereports.clinical.sentences import Sentence, Template, plain
from casereports.figures.reading.prepared import Prepared

DONE, REFUSED = b"done", b"refused"


def sent(said: Sentence) -> bytes:
    """Returns a sentence so that the other process can tell it in any language."""
    parts = {name: plain(part) for name, part in said.parts.items() if isinstance(part, str | int)}
    return json.dumps([said.template, parts]).encode()


def received(content: bytes) -> Sentence:
    """Returns the sentence that the other process sent."""
    template, parts = json.loads(content)
    return Sentence(Template(template), parts)


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
