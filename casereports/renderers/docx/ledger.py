"""What a Word file counts while it is written: relations, places, pictures and lists.

Word refuses a file in which two of these have the same number, so that one ledger hands them out.
"""

from hashlib import sha256
from itertools import count

from casereports.clinical.sentences import _
from casereports.clinical.values import Value
from casereports.renderers.docx.addresses import uri
from casereports.renderers.docx.errors import RenderError
from casereports.renderers.docx.markup import Xml, join, tag
from casereports.renderers.docx.namespaces import RELATIONS

SCHEMES = ("https://", "http://", "mailto:")
SUFFIXES = {"image/png": "png", "image/jpeg": "jpeg", "image/svg+xml": "svg"}


class Relation(Value):
    """What the text points to by ``name``: another file of the package, or an address outside."""

    name: str
    kind: str
    target: str
    outside: bool = False


class Ledger:
    """Hands out every number and name that must be unique in the file."""

    def __init__(self) -> None:
        self.relations: list[Relation] = []
        self.media: dict[str, bytes] = {}
        self.ordered_lists = 0
        self._known: dict[tuple[str, str], str] = {}
        self._drawings = count(1)
        self._changes = count(1)
        self._places: dict[tuple[str, str], str] = {}
        self._set: dict[tuple[str, str], int] = {}

    def relate(self, kind: str, target: str, *, outside: bool = False) -> str:
        """Return the name of a relation; one target has one."""
        if (kind, target) not in self._known:
            name = f"rId{len(self.relations) + 1}"
            self._known[kind, target] = name
            address = f"{RELATIONS}/{kind}"
            self.relations.append(Relation(name=name, kind=address, target=target, outside=outside))
        return self._known[kind, target]

    def address(self, href: str) -> str:
        """Return the relation of a link, or nothing where the address is none.

        Raises ``RenderError`` for one that could run code.
        """
        if not href.lower().startswith(SCHEMES):
            raise RenderError(
                _(
                    "The link “%(href)s” doesn't begin with https://, http:// or mailto:.",
                    href=href,
                )
            )
        target = uri(href)
        return self.relate("hyperlink", target, outside=True) if target else ""

    def picture(self, content: bytes, media_type: str) -> str:
        """Return the relation of a picture, which is kept once."""
        name = f"media/{sha256(content).hexdigest()[:16]}.{SUFFIXES[media_type]}"
        self.media[name] = content
        return self.relate("image", name)

    def drawing(self) -> str:
        """Return the next number of a picture in the text."""
        return str(next(self._drawings))

    def change(self) -> str:
        """Return the next number of a change to the text."""
        return str(next(self._changes))

    def ordered_list(self) -> int:
        """Return how many lists begin at 1, with the one that begins now."""
        self.ordered_lists += 1
        return self.ordered_lists

    def mention(self, kind: str, key: str) -> str:
        """Return the bookmark of a place: "figure_2", in the order in which they are named."""
        if (kind, key) not in self._places:
            number = 1 + sum(known == kind for known, _key in self._places)
            self._places[kind, key] = f"{kind}_{number}"
        return self._places[kind, key]

    def place(self, kind: str, key: str, content: Xml) -> Xml:
        """Return content as the place that mentions lead to; the same is never set twice."""
        name = self.mention(kind, key)
        if (kind, key) in self._set:
            raise RenderError(_("Two of the paper's places are called “%(key)s”.", key=key))
        number = self._set[kind, key] = len(self._set) + 1
        start = tag("w:bookmarkStart", w_id=str(number), w_name=name)
        return join([start, content, tag("w:bookmarkEnd", w_id=str(number))])

    def close(self) -> None:
        """Raise ``RenderError`` if a mention leads nowhere."""
        for kind, key in self._places:
            if (kind, key) not in self._set:
                raise RenderError(
                    _(
                        "The text mentions %(kind)s “%(key)s”, which the paper doesn't hold.",
                        kind=kind,
                        key=key,
                    )
                )
