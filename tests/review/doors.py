"""The addresses of review and notices: who may come in, in which states, and how one knocks."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from casereports.review.states import State
from tests.review.addresses import address
from tests.review.people import ACCOUNTS, EVERYBODY, TYPED, World

#: Who has which right; in every state, unless the door says otherwise.
OPEN, SIGNED_IN, QUEUE = "open to all", "signed in", "sees the queue"
FOLLOWS, WRITES, OWNS = "follows", "writes", "owns"
EDITS, HANDLES = "edits", "handles"
REVIEWS, ASKED, COMES = "reviews", "was asked", "follows or edits"
WRITERS = {"owner", "co-author", "editor who is co-author"}
FOLLOWERS = {*WRITERS, "commenter", "reader", "editor who reads the case"}
EDITORS = {"editor", "handling editor", "administrator"}
RIGHTS: Mapping[str, set[str]] = {
    OPEN: set(EVERYBODY),
    SIGNED_IN: set(ACCOUNTS),
    QUEUE: {
        *EDITORS,
        "editor who is co-author",
        "editor who reads the case",
        "editor who handed it in",
        "editor who reviewed it",
    },
    FOLLOWS: FOLLOWERS,
    WRITES: WRITERS,
    OWNS: {"owner"},
    EDITS: EDITORS,
    HANDLES: {"handling editor"},
    ASKED: {"reviewer who was asked"},
    COMES: FOLLOWERS | EDITORS,
}

#: The states that matter, and what each opens.
STATES = (
    State.SUBMITTED,
    State.IN_REVIEW,
    State.REVISION,
    State.ACCEPTED,
    State.PUBLISHED,
    State.WITHDRAWN,
)
UNDECIDED = {State.SUBMITTED, State.IN_REVIEW}
DECIDED = set(STATES) - UNDECIDED
PRINTABLE = {State.ACCEPTED, State.PUBLISHED}
LOCKED = set(STATES) - {State.REVISION, State.WITHDRAWN}

GET, POST, JSON = "get", "post", "json"
NOT_THERE = 404


def but(*groups: tuple[set[State], int]) -> Mapping[State, int]:
    """Returns the answers of the states in which a door answers otherwise."""
    return MappingProxyType({state: answer for states, answer in groups for state in states})


@dataclass(frozen=True)
class Door:
    """One address: the right that it wants, how a page asks for it, and what it answers then."""

    right: str
    how: str = GET
    answer: int = 200
    in_state: Mapping[State, int] = field(default_factory=dict)
    sent: Mapping[str, Any] = field(default_factory=dict)
    #: Who gets another answer than others who are let in.
    others: Mapping[str, int] = field(default_factory=dict)

    def answers(self, who: str, state: State) -> int:
        """Returns the status that somebody gets."""
        if who not in RIGHTS[self.right]:
            return NOT_THERE
        answer = self.in_state.get(state, self.answer)
        return answer if answer == NOT_THERE else self.others.get(who, answer)


TYPING = {"field": "text", "text": TYPED, "revision": 0}
DONE = but((DECIDED, NOT_THERE))
#: Who is told by a sentence that they can't review what they wrote or decide on.
PART_OF_IT = dict.fromkeys({*FOLLOWERS, "editor who handed it in", "handling editor"}, 200)
#: Who is sent on to the page for editors.
SENT_ON = dict.fromkeys(EDITORS, 302)
DOORS: Mapping[str, Door] = {
    # the authors' pages
    "submit": Door(FOLLOWS, answer=302, in_state=but(({State.WITHDRAWN}, 200))),
    "submit-pdf": Door(OWNS, in_state=but((LOCKED, 302))),
    "submissions": Door(SIGNED_IN),
    "submission": Door(COMES, others=SENT_ON),
    "withdraw": Door(OWNS, in_state=but(({State.PUBLISHED, State.WITHDRAWN}, 302))),
    "save-answer": Door(
        WRITES,
        JSON,
        NOT_THERE,
        but(({State.REVISION}, 200), (PRINTABLE, 423)),
        TYPING,
    ),
    "author-letter": Door(WRITES, POST, 302, sent={"text": TYPED}),
    "revise": Door(FOLLOWS, answer=302, in_state=but(({State.REVISION}, 200))),
    "revise-pdf": Door(OWNS, answer=NOT_THERE, in_state=but(({State.REVISION}, 200))),
    "changes": Door(FOLLOWS),
    "changes-file": Door(FOLLOWS),
    "submission-file": Door(FOLLOWS),
    # the editors' pages
    "queue": Door(QUEUE),
    "save-view": Door(QUEUE, POST, 302, sent={"name": TYPED, "query": "state=all"}),
    "drop-view": Door(HANDLES, POST, 302),
    "assign": Door(QUEUE, POST, 302),
    "judge": Door(EDITS),
    "judge-changes": Door(EDITS),
    "move-submission": Door(EDITS, POST, 302),
    "anonymity": Door(EDITS, POST, 302, sent={"anonymity": "open"}),
    "decide": Door(EDITS),
    "save-letter": Door(EDITS, JSON, sent={**TYPING, "field": "letter"}),
    "editor-letter": Door(EDITS, POST, 302, sent={"text": TYPED}),
    "editor-comment": Door(
        EDITS, POST, 302, but((DECIDED, 409)), {"place": "general", "text": TYPED}
    ),
    "save-editor-comment": Door(HANDLES, JSON, in_state=but((DECIDED, 422)), sent=TYPING),
    "drop-editor-comment": Door(HANDLES, POST, 302),
    "judge-file": Door(EDITS),
    "invite-reviewer": Door(EDITS, in_state=DONE),
    "remind-reviewer": Door(EDITS, POST, 302, DONE),
    "renew-reviewer": Door(EDITS, POST, 302, DONE),
    "put-off-reviewer": Door(EDITS, POST, 302, DONE, {"due": "2099-01-01"}),
    "release-reviewer": Door(EDITS, POST, 302, DONE),
    # publication
    "publication": Door(EDITS, answer=NOT_THERE, in_state=but((PRINTABLE, 200))),
    "publish": Door(EDITS, POST, NOT_THERE, but((PRINTABLE, 302)), {"seen": "1"}),
    "retract": Door(EDITS, answer=NOT_THERE, in_state=but((PRINTABLE, 200))),
    "correct": Door(EDITS, answer=NOT_THERE, in_state=but((PRINTABLE, 200))),
    "publication-file": Door(EDITS, answer=NOT_THERE, in_state=but((PRINTABLE, 200))),
    "articles": Door(OPEN),
    "article": Door(OPEN, answer=NOT_THERE, in_state=but(({State.PUBLISHED}, 200))),
    "article-file": Door(OPEN, answer=NOT_THERE, in_state=but(({State.PUBLISHED}, 200))),
    "article-picture": Door(OPEN, answer=NOT_THERE, in_state=but(({State.PUBLISHED}, 200))),
    # links to a review: who has the secret is in
    "reviewer-link": Door(OPEN, in_state=DONE),
    "accept-review": Door(OPEN, POST, 302, DONE, {"conflicts": "none"}, others=PART_OF_IT),
    "decline-review": Door(OPEN, POST, in_state=DONE),
    "open-review": Door(OPEN, POST, 302, but(({State.WITHDRAWN}, NOT_THERE))),
    # the reviewers' pages; those of one review are in REVIEW_DOORS
    "reviews": Door(SIGNED_IN),
    "asked-review": Door(ASKED, in_state=DONE),
    "accept-asked": Door(ASKED, POST, 302, DONE, {"conflicts": "none"}),
    "decline-asked": Door(ASKED, POST, in_state=DONE),
    # the inbox
    "notices": Door(SIGNED_IN),
    "open-notice": Door(HANDLES, POST, 302),
    "read-notices": Door(HANDLES, POST, 302),
    "mail-choice": Door(SIGNED_IN),
}
#: What a review answers to who writes it: while it is open, and when it can't be written any more.
REVIEW_DOORS: Mapping[str, tuple[Door, int]] = {
    "review": (Door(REVIEWS), 200),
    "keep-review": (Door(REVIEWS, POST, 302, sent={"to_authors": TYPED}), 200),
    "hand-in-review": (Door(REVIEWS, POST, sent={"to_authors": TYPED}), 200),
    "add-plain-comment": (
        Door(REVIEWS, POST, 302, sent={"new-place": "general", "new-text": TYPED}),
        200,
    ),
    "drop-plain-comment": (Door(REVIEWS, POST, 302), 302),
    "save-review": (Door(REVIEWS, JSON, sent={**TYPING, "field": "to_authors"}), 423),
    "save-checklist": (Door(REVIEWS, JSON, sent={**TYPING, "field": "remark"}), 423),
    "add-comment": (Door(REVIEWS, POST, sent={"kind": "general", "text": TYPED}), 423),
    "save-comment": (Door(REVIEWS, JSON, sent=TYPING), 423),
    "drop-comment": (Door(REVIEWS, POST), 423),
    "review-changes": (Door(REVIEWS), 200),
    "review-changes-file": (Door(REVIEWS), 200),
    "review-file": (Door(REVIEWS), 200),
}
#: What a review that was taken back answers to who was writing it, so that no word is lost.
TAKEN_BACK: Mapping[str, int] = {
    "review": 410,
    **dict.fromkeys(("save-review", "save-checklist", "add-comment", "save-comment"), 423),
}
#: Whose review is open to them and to nobody else.
OPEN_REVIEWS = ("reviewer", "guest reviewer", "editor who reviewed it", "reviewer who is done")
WHOSE = (
    *OPEN_REVIEWS,
    "editor who reviewed it",
    "reviewer who was asked",
    "reviewer who declined",
    "reviewer who was released",
    "guest reviewer who was released",
)
#: Addresses that need no account: who is not let in finds nothing there, and no sign-in either.
WITHOUT_ACCOUNT = {*REVIEW_DOORS, *(name for name, door in DOORS.items() if door.right == OPEN)}
#: Pages with a form that changes something, besides those at which one knocks with it.
FORMS: Mapping[str, Mapping[str, Any]] = {
    "submit": {"consent": "on", "authorship": "on", "declarations": "on", "seen": "0" * 64},
    "withdraw": {"why": TYPED},
    "revise": {"consent": "on", "authorship": "on", "declarations": "on", "seen": "0" * 64},
    "decide": {"verdict": "reject", "letter": TYPED, "act": "send"},
    "invite-reviewer": {"email": "somebody@example.org", "due": "2099-01-01"},
    "publication": {"doi": "10.1234/door", "published": "2026-01-01"},
    "retract": {"text": TYPED, "day": "2026-01-01"},
    "correct": {"text": TYPED, "day": "2026-01-01"},
    "mail-choice": {"pace": "daily", "language": "de"},
}


def knock(
    client: Client, name: str, world: World, door: Door, whose: str = "reviewer"
) -> HttpResponse:
    """Asks for an address as a page or its script does."""
    page = address(name, world, whose)
    match door.how:
        case "get":
            return client.get(page)
        case "json":
            return client.post(page, json.dumps(door.sent), content_type="application/json")
        case _:
            return client.post(page, {**door.sent, **_named(name, world)})


def said(answer: HttpResponse) -> int | str:
    """Returns the status of an answer; what leads to the sign-in says so."""
    if answer.headers.get("Location", "").startswith(reverse("account_login")):
        return "sign in"
    return answer.status_code


def _named(name: str, world: World) -> dict[str, str]:
    """Returns what a form names besides what is typed."""
    seen = {"seen": str(world.submission.version)}
    match name:
        case "assign":
            chosen = str(world.people["handling editor"].pk)
            return {"submission": str(world.submission.uuid), "editor": chosen}
        case "open-notice" | "read-notices":
            return {"notice": str(world.rows["notice"].pk)}
        case _:
            return seen
