"""In a double-anonymous review nothing that a reviewer fetches names who wrote the paper."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse

from casereports.manuscript.blinding import identities, traces
from casereports.manuscript.nodes import Image
from casereports.pipeline.freezing import images_of
from casereports.review.blinded import blinded, reviewers_paper
from casereports.review.models import Anonymity, ReviewerInvitation, Submission
from casereports.review.states import State
from casereports.review.thawing import paper_of
from tests.factories.review import editor, invited, ready_case, snapshot_of, submission_of
from tests.factories.users import UserFactory


def judged(client: Client, anonymity: Anonymity) -> ReviewerInvitation:
    """Returns an invitation that was accepted by its link, in the second round."""
    case = ready_case(
        UserFactory(username="placeholda", full_name="Placeholda Exampleauthor"),
        history=[{"key": "ward", "kind": "medical", "name": "seen at Placeholder Hospital"}],
    )
    submission = submission_of(
        case, state=State.IN_REVIEW, anonymity=anonymity, editor=editor(username="chief")
    )
    snapshot_of(submission)
    invitation, token = invited(submission)
    client.post(reverse("open-review", args=[token]))
    return invitation


def everything(client: Client, invitation: ReviewerInvitation) -> dict[str, str]:
    """Returns each page and file that the reviewer can fetch, with its headers, as text."""
    snapshot = invitation.snapshot
    pdf = f"{invitation.submission.number}-{snapshot.number}.pdf"
    addresses = [
        invitation.get_absolute_url(),
        reverse("review-changes", args=[invitation.uuid, 1]),
        reverse("review-file", args=[invitation.uuid, pdf]),
        *(
            reverse("review-file", args=[invitation.uuid, image.sha256])
            for image in images_of(paper_of(snapshot).manuscript)
        ),
    ]
    return {address: said(client.get(address)) for address in addresses}


def said(answer: Any) -> str:
    assert answer.status_code == 200
    headers = " ".join(f"{name}: {value}" for name, value in answer.headers.items())
    if answer.headers["Content-Type"] != "application/pdf":
        return f"{headers} {answer.content.decode('utf-8', 'replace')}"
    document = pypdfium2.PdfDocument(BytesIO(answer.content))
    pages = [page.get_textpage().get_text_range() for page in document]
    return f"{headers} {document.get_metadata_dict()} {' '.join(pages)}"


def test_no_author_is_named_to_a_reviewer_who_must_not_know(client: Client, db: None) -> None:
    invitation = judged(client, Anonymity.DOUBLE)
    submission = Submission.objects.get()
    known = identities(paper_of(invitation.snapshot).facts)
    hidden = ("Exampleauthor", "Placeholda", submission.case.slug, str(submission.uuid))
    found = everything(client, invitation)
    assert len(found) == 4
    for address, page in found.items():
        assert traces(page + address, known) == ()
        assert [word for word in hidden if word.lower() in (page + address).lower()] == []


@pytest.mark.parametrize("anonymity", [Anonymity.SINGLE, Anonymity.OPEN])
def test_authors_are_named_where_reviewers_may_know(
    anonymity: Anonymity, client: Client, db: None
) -> None:
    invitation = judged(client, anonymity)
    page = said(client.get(invitation.get_absolute_url()))
    assert "Exampleauthor" in page


def test_the_words_of_a_drawing_are_blinded_as_well(client: Client, db: None) -> None:
    paper = paper_of(judged(client, Anonymity.DOUBLE).snapshot)
    svg = b"<svg><text>At Placeholder Hospital of Examplestadt &amp; home</text></svg>"
    drawn = replace(paper, image_bytes=lambda image: svg)
    drawing = Image(sha256="0" * 64, media_type="image/svg+xml", width=1, height=1)
    told = blinded(drawn, identities(paper.facts)).drawing(drawing)
    assert told == "<svg><text>At [withheld] &amp; home</text></svg>"


def test_a_paper_is_blinded_once_by_each_process(client: Client, db: None) -> None:
    invitation = judged(client, Anonymity.DOUBLE)
    assert reviewers_paper(invitation.snapshot) is reviewers_paper(invitation.snapshot)
