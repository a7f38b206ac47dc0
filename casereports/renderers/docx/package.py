"""A Word file is a zip of files that point to each other."""

import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO

from casereports.renderers.docx.ledger import SUFFIXES, Relation
from casereports.renderers.docx.markup import Xml, part, tag
from casereports.renderers.docx.namespaces import RELATIONS

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
TYPES = {
    "word/document.xml": f"{WORD}.document.main+xml",
    "word/styles.xml": f"{WORD}.styles+xml",
    "word/settings.xml": f"{WORD}.settings+xml",
    "word/numbering.xml": f"{WORD}.numbering+xml",
    "word/footer1.xml": f"{WORD}.footer+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
}
DEFAULT_TYPES = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    **{suffix: media_type for media_type, suffix in SUFFIXES.items()},
}
BEGINNING_OF_TIME = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can tell: the file says nothing of when it was written."""

PIXELS = (".png", ".jpeg")


def pack(files: Mapping[str, bytes], relations: Iterable[Relation]) -> bytes:
    """Return the zip of these files of the document; the same files give the same bytes."""
    whole = {
        "[Content_Types].xml": part(content_types()),
        "_rels/.rels": part(relationships(ROOT)),
        "word/_rels/document.xml.rels": part(relationships(relations)),
        **files,
    }
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in whole.items():
            entry = zipfile.ZipInfo(name, BEGINNING_OF_TIME)
            entry.create_system = 0
            entry.compress_type = (
                zipfile.ZIP_STORED if name.endswith(PIXELS) else zipfile.ZIP_DEFLATED
            )
            archive.writestr(entry, content)
    return out.getvalue()


def content_types() -> Xml:
    return tag(
        "Types",
        *(tag("Default", Extension=end, ContentType=kind) for end, kind in DEFAULT_TYPES.items()),
        *(tag("Override", PartName=f"/{name}", ContentType=kind) for name, kind in TYPES.items()),
        xmlns=f"{PACKAGE}/content-types",
    )


def relationships(entries: Iterable[Relation]) -> Xml:
    return tag(
        "Relationships",
        *(
            tag(
                "Relationship",
                Id=entry.name,
                Type=entry.kind,
                Target=entry.target,
                **({"TargetMode": "External"} if entry.outside else {}),
            )
            for entry in entries
        ),
        xmlns=f"{PACKAGE}/relationships",
    )


ROOT = (
    Relation(name="rId1", kind=f"{RELATIONS}/officeDocument", target="word/document.xml"),
    Relation(
        name="rId2",
        kind=f"{PACKAGE}/relationships/metadata/core-properties",
        target="docProps/core.xml",
    ),
)
