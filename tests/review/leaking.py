"""Who walks through a review, and what they find that they must not know."""

import json
from typing import Any

from django.test import Client
from django.urls import reverse

from casereports.review.models import ReviewerInvitation
from tests.review.judged import Judging
from tests.review.telltale import named_in
from tests.review.walking import Walk

GENERAL = {"kind": "general", "text": "What of the vessels?"}


def walk_of_the_account(one: Judging) -> Walk:
    """Fetches all that a reviewer with an account can."""
    client = Client()
    client.force_login(one.account)
    walk = Walk(client)
    walk.go("/", reverse("notices"), reverse("reviews"), one.links[0])
    asked = one.invitation(0)
    walk.send(reverse("accept-asked", args=[asked.uuid]), {"conflicts": "none"})
    return _worked(walk, one, asked)


def walk_of_the_guest(one: Judging) -> Walk:
    """Fetches all that a reviewer without an account can, from the link in the e-mail on."""
    walk = Walk(Client()).go(one.links[1])
    walk.send(f"{one.links[1]}accept/", {"conflicts": "none"})
    return _worked(walk, one, one.invitation(1))


def _worked(walk: Walk, one: Judging, invitation: ReviewerInvitation) -> Walk:
    """Writes a review with its script and without, knocks at doors of others, and hands it in."""
    page = invitation.get_absolute_url()
    walk.go(page, reverse("notices"), reverse("reviews"), "/")
    walk.send(reverse("add-comment", args=[invitation.uuid]), GENERAL)
    typed = {"field": "to_editor", "text": "Fair.", "revision": 0}
    for revision in (0, 7):
        sent = json.dumps({**typed, "text": f"Fair {revision}.", "revision": revision})
        where = reverse("save-review", args=[invitation.uuid])
        walk.send(where, sent, content_type="application/json")
    walk.send(reverse("keep-review", args=[invitation.uuid]), {"to_authors": "Good."})
    walk.send(reverse("keep-review", args=[invitation.uuid]), {"to_authors": "x " * 30_000})
    own = Walk(walk.client)
    for address in (
        reverse("submission", args=[one.submission.uuid]),
        reverse("judge", args=[one.submission.uuid]),
        reverse("judge-file", args=[one.submission.uuid, 1, "paper.pdf"]),
        reverse("case", args=[one.case.slug]),
        reverse("picture", args=[one.case.slug, "0" * 64]),
    ):
        answer = own.client.get(address)
        # The address is the visitor's own knowledge: what is searched is what is answered.
        shown = answer.content.decode().replace(address, "")
        walk.found[f"refused {len(walk.found)}"] = shown
        assert answer.status_code in (302, 404)
    done = {"to_authors": "Good.", "verdict": "minor", "unanswered": "yes"}
    walk.send(reverse("hand-in-review", args=[invitation.uuid]), done)
    walk.found.pop(page)
    return walk.go(page, reverse("notices"))


def walk_of_the_author(one: Judging) -> Walk:
    """Fetches the pages of the submission and what they lead to; of the case, its start."""
    client: Any = Client()
    client.force_login(one.submission.submitter)
    uuid = one.submission.uuid
    pages = [reverse("submission", args=[uuid]), reverse("submissions"), reverse("notices")]
    return Walk(client).go(*pages)


def leaks(walk: Walk, words: tuple[str, ...]) -> dict[str, set[str]]:
    """Returns the addresses at which words were found."""
    found = {address: named_in(text, words) for address, text in walk.found.items()}
    return {address: named for address, named in found.items() if named}
