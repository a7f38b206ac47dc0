"""What is sent to the printing process, and what it may answer."""

import json

from casereports.clinical.sentences import Sentence, Template, plain
from casereports.manuscript.nodes import Manuscript
from casereports.renderers.pdf.pictures import Pictures

PRINTED, REFUSED = b"printed", b"refused"


def write_order(manuscript: Manuscript, pictures: Pictures) -> list[bytes]:
    """Return the parts of an order: the paper, then three for each picture."""
    parts = [manuscript.model_dump_json().encode()]
    for name, (media_type, content) in pictures.items():
        parts += [name.encode(), media_type.encode(), content]
    return parts


def read_order(parts: list[bytes]) -> tuple[bytes, Pictures]:
    """Return the paper as JSON, and its pictures."""
    manuscript, *rest = parts
    names, kinds, contents = rest[::3], rest[1::3], rest[2::3]
    pictures = {
        name.decode(): (kind.decode(), content)
        for name, kind, content in zip(names, kinds, contents, strict=True)
    }
    return manuscript, pictures


def sent(said: Sentence) -> bytes:
    """Return a sentence so that the other process can tell it in any language."""
    parts = {name: plain(part) for name, part in said.parts.items() if isinstance(part, str | int)}
    return json.dumps([said.template, parts]).encode()


def received(content: bytes) -> Sentence:
    """Return the sentence that the other process sent."""
    template, parts = json.loads(content)
    return Sentence(Template(template), parts)
