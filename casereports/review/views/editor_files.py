"""The files of a snapshot for editors: the paper in each format, pictures, the case, the hashes."""

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import Final
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from casereports.clinical.facts.paper import Panel as PanelFacts
from casereports.clinical.facts.sources import all_rows
from casereports.manuscript.nodes import Figure
from casereports.manuscript.walk import blocks_of
from casereports.pipeline import Draft, print_as
from casereports.pipeline.freezing import images_of
from casereports.record.actions.audit import note, note_read
from casereports.record.bundle import write_zip
from casereports.record.models import Action
from casereports.review.access import permitted
from casereports.review.blinded import without_authors
from casereports.review.changes import changed_paper
from casereports.review.frozen_files import read_file
from casereports.review.judged import before_and_after
from casereports.review.models import Snapshot
from casereports.review.thawing import paper_of
from casereports.review.views.unreadable import tells_unreadable
from casereports.web.access import UserRequest

#: How each kind of picture is named.
ENDINGS: Final = {"image/jpeg": "jpg", "image/png": "png", "image/svg+xml": "svg"}
#: What only a revision has.
CHANGES: Final = frozenset({"changes.pdf", "changes.docx"})
WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
@tells_unreadable
def judge_file(request: UserRequest, uuid: UUID, number: int, name: str) -> HttpResponse:
    """Hands out one file of a snapshot, or a picture of its paper by its SHA-256."""
    submission = permitted(request, uuid, "edit")
    snapshot = get_object_or_404(
        Snapshot.objects.defer("content"), submission=submission, number=number
    )
    snapshot.submission = submission
    if name not in FILES:
        what = f"picture {submission.number}.{number}"
        note_read(case=submission.case, who=request.user, what=what, is_piece=True)
        return _picture(snapshot, name)
    if name in CHANGES and number == 1:
        raise Http404
    media_type, made = FILES[name]
    action = Action.READ if name == "paper.pdf" else Action.EXPORTED
    detail = f"{submission.number}.{number} {name}"
    note(case=submission.case, who=request.user, action=action, detail=detail)
    kind = "inline" if name.endswith(".pdf") and "download" not in request.GET else "attachment"
    title = f"{submission.number}.{number}-{name}"
    headers = {
        "Content-Disposition": f'{kind}; filename="{title}"',
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(made(snapshot), content_type=media_type, headers=headers)


def case_zip(paper: Draft) -> bytes:
    """Returns the case file: the facts, and the pictures as the paper shows them."""
    shown = {
        panel.source: panel.image
        for block in blocks_of(paper.manuscript.body)
        if isinstance(block, Figure)
        for panel in block.panels
    }
    figures: dict[str, bytes] = {}
    for source, row in all_rows(paper.facts):
        if isinstance(row, PanelFacts) and source in shown:
            content = paper.image_bytes(shown[source])
            name = PurePosixPath(row.file)
            is_other = figures.get(row.file, content) != content
            # Two panels may show different parts of one picture.
            key = f"{name.stem}-{row.key}{name.suffix}" if is_other else row.file
            figures[key] = content
    return write_zip(paper.facts, figures)


def with_changes(snapshot: Snapshot) -> Draft:
    """Returns the paper with what changed since the snapshot before it."""
    return changed_paper(*before_and_after(snapshot))


def hashes(snapshot: Snapshot) -> bytes:
    """Returns the SHA-256 of all that is frozen, as ``sha256sum --check`` reads them."""
    images = images_of(paper_of(snapshot).manuscript)
    lines = [
        f"{snapshot.sha256}  snapshot.json",
        f"{snapshot.pdf}  paper.pdf",
        *(f"{one.sha256}  {one.sha256}.{ENDINGS[one.media_type]}" for one in images),
    ]
    return "".join(f"{line}\n" for line in lines).encode()


def _picture(snapshot: Snapshot, name: str) -> HttpResponse:
    """Returns a picture: its address names its content, so that it never changes."""
    paper = paper_of(snapshot)
    image = next((one for one in images_of(paper.manuscript) if one.sha256 == name), None)
    if image is None:
        raise Http404
    headers = {
        "Cache-Control": "private, max-age=86400, immutable",
        "X-Content-Type-Options": "nosniff",
    }
    content = paper.image_bytes(image)
    return HttpResponse(content, content_type=image.media_type, headers=headers)


FILES: Final[Mapping[str, tuple[str, Callable[[Snapshot], bytes]]]] = {
    "paper.pdf": (
        "application/pdf",
        lambda one: read_file(one.submission.uuid, one.pdf),
    ),
    "blinded.pdf": ("application/pdf", lambda one: print_as("pdf", without_authors(one))),
    "paper.docx": (WORD, lambda one: print_as("docx", paper_of(one))),
    "paper.html": ("text/html; charset=utf-8", lambda one: print_as("html", paper_of(one))),
    "case.zip": ("application/zip", lambda one: case_zip(paper_of(one))),
    "changes.pdf": ("application/pdf", lambda one: print_as("pdf", with_changes(one))),
    "changes.docx": (WORD, lambda one: print_as("docx", with_changes(one))),
    "snapshot.json": ("application/json", lambda one: one.content.encode()),
    "hashes.txt": ("text/plain; charset=utf-8", hashes),
}
