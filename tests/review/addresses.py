"""Where each address of review and notices leads to something."""

from collections.abc import Callable, Mapping
from typing import Any

from django.urls import reverse

from casereports.pipeline.freezing import images_of
from casereports.review.thawing import paper_of
from tests.review.people import World


def address(name: str, world: World, whose: str = "reviewer") -> str:
    """Returns an address that leads to something."""
    return reverse(name, args=_ARGUMENTS[name](world, whose))


def _uuid(world: World, _whose: str) -> list[Any]:
    return [world.submission.uuid]


def _more(*more: Any) -> Callable[[World, str], list[Any]]:
    return lambda world, _whose: [world.submission.uuid, *more]


def _row(name: str) -> Callable[[World, str], list[Any]]:
    return lambda world, _whose: [world.submission.uuid, world.rows[name].pk]


def _none(_world: World, _whose: str) -> list[Any]:
    return []


def _slug(world: World, _whose: str) -> list[Any]:
    return [world.case.slug]


def _token(name: str) -> Callable[[World, str], list[Any]]:
    return lambda world, _whose: [world.tokens[name]]


def _reviewer(world: World, _whose: str) -> list[Any]:
    return [world.submission.uuid, world.invitations["reviewer"].uuid]


def _review(*more: Any) -> Callable[[World, str], list[Any]]:
    return lambda world, whose: [world.invitations[whose].uuid, *more]


def _asked(world: World, _whose: str) -> list[Any]:
    return [world.invitations["reviewer who was asked"].uuid]


def _comment(world: World, whose: str) -> list[Any]:
    row = world.rows.get(f"{whose}'s comment", world.rows["done comment"])
    return [world.invitations[whose].uuid, row.pk]


def _number(*more: Any) -> Callable[[World, str], list[Any]]:
    return lambda world, _whose: [world.submission.number, *more]


def picture(world: World) -> str:
    """Returns the SHA-256 of the picture of the paper."""
    snapshot = world.submission.snapshots.get(number=2)
    image, *_others = images_of(paper_of(snapshot).manuscript)
    return image.sha256


def _picture(world: World, _whose: str) -> list[Any]:
    return [world.submission.number, picture(world)]


def _pdf(world: World, whose: str) -> list[Any]:
    return [world.invitations[whose].uuid, picture(world)]


_ARGUMENTS: Mapping[str, Callable[[World, str], list[Any]]] = {
    "submit": _slug,
    "submit-pdf": _slug,
    "submissions": _none,
    "submission": _uuid,
    "withdraw": _uuid,
    "save-answer": _row("done comment"),
    "author-letter": _uuid,
    "revise": _uuid,
    "revise-pdf": _uuid,
    "changes": _more(2),
    "changes-file": _more(2, "docx"),
    "submission-file": _more(2, "hashes.txt"),
    "queue": _none,
    "save-view": _none,
    "drop-view": lambda world, _whose: [world.rows["view"].pk],
    "assign": _none,
    "judge": _uuid,
    "judge-changes": _more(2),
    "move-submission": _more("review"),
    "anonymity": _uuid,
    "decide": _uuid,
    "save-letter": _uuid,
    "editor-letter": _uuid,
    "editor-comment": _uuid,
    "save-editor-comment": _row("editor's comment"),
    "drop-editor-comment": _row("editor's comment"),
    "judge-file": _more(2, "hashes.txt"),
    "invite-reviewer": _uuid,
    "remind-reviewer": _reviewer,
    "renew-reviewer": _reviewer,
    "put-off-reviewer": _reviewer,
    "release-reviewer": _reviewer,
    "publication": _uuid,
    "publish": _uuid,
    "retract": _uuid,
    "correct": _uuid,
    "publication-file": _more("xml"),
    "articles": _none,
    "article": _number(),
    "article-file": _number("xml"),
    "article-picture": _picture,
    "reviewer-link": _token("waiting guest"),
    "accept-review": _token("waiting guest"),
    "decline-review": _token("waiting guest"),
    "open-review": _token("guest reviewer"),
    "reviews": _none,
    "asked-review": _asked,
    "accept-asked": _asked,
    "decline-asked": _asked,
    "review": _review(),
    "keep-review": _review(),
    "hand-in-review": _review(),
    "add-plain-comment": _review(),
    "drop-plain-comment": _comment,
    "save-review": _review(),
    "save-checklist": _review(1),
    "add-comment": _review(),
    "save-comment": _comment,
    "drop-comment": _comment,
    "review-changes": _review(1),
    "review-changes-file": _review(1, "docx"),
    "review-file": _pdf,
    "notices": _none,
    "open-notice": _none,
    "read-notices": _none,
    "mail-choice": _none,
}
