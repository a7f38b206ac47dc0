"""The reviewer's page: the paper, and beside it the review; sent as a form, and handed in."""

from collections.abc import Mapping

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from casereports.review.access import own_invitation, released_invitation
from casereports.review.actions.reviewing import (
    NothingToHandInError,
    ReviewClosedError,
    add_comment,
    drop_comment,
    hand_in,
    is_open,
)
from casereports.review.blinded import is_blinded
from casereports.review.forms.reviewing import CommentForm
from casereports.review.keeping_forms import keep_form
from casereports.review.models import Answer, Review, ReviewerInvitation
from casereports.review.place_words import places_to_choose
from casereports.review.read_facts import read_facts
from casereports.review.review_page import ReviewPage, Typing
from casereports.review.saved import NotSavedError
from casereports.review.states import Verdict
from casereports.review.views.reviewer_files import note_reading, pdf_name
from casereports.review.views.reviewing import closed, journal_of, user_of
from casereports.review.views.unreadable import tells_reviewers_unreadable


@login_not_required
@never_cache
@require_safe
@tells_reviewers_unreadable
def review(request: HttpRequest, uuid: str) -> HttpResponse:
    """Shows the paper and the review beside it."""
    try:
        invitation = own_invitation(request, uuid)
    except Http404:
        released = released_invitation(request, uuid)
        if released is not None:
            return _own_words(request, released)
        # Whoever has lost the session is told the way back; of a page that is not there, the same.
        if not request.user.is_authenticated:
            return closed(request)
        raise
    note_reading(request, invitation, "review")
    return _shown(request, _page(invitation))


@login_not_required
@never_cache
@require_POST
@tells_reviewers_unreadable
def keep_review(request: HttpRequest, uuid: str) -> HttpResponse:
    """Keeps all that the page's form brings, for who has no script."""
    invitation = own_invitation(request, uuid)
    page = _kept(invitation, request.POST)
    if page.faulty or page.typing.texts:
        return _shown(request, page)
    messages.success(request, _("Saved."))
    return redirect(invitation)


@login_not_required
@never_cache
@require_POST
@tells_reviewers_unreadable
def hand_in_review(request: HttpRequest, uuid: str) -> HttpResponse:
    """Keeps what the form brings, then hands the review in, or says what is missing."""
    invitation = own_invitation(request, uuid)
    page = _kept(invitation, request.POST)
    if page.faulty or page.typing.texts:
        return _shown(request, page)
    skip = request.POST.get("unanswered") == "yes"
    if page.unanswered and not skip:
        return _shown(request, page, asks=True)
    try:
        hand_in(invitation=invitation, who=user_of(request))
    except NothingToHandInError as error:
        faulty = ReviewPage(invitation, page.review, Typing(faults={error.field: str(error)}))
        return _shown(request, faulty)
    except ReviewClosedError as error:
        messages.error(request, str(error))
        return redirect(invitation)
    messages.success(request, _("Thank you: your review is with the editors."))
    return redirect(invitation)


@login_not_required
@never_cache
@require_POST
@tells_reviewers_unreadable
def add_plain_comment(request: HttpRequest, uuid: str) -> HttpResponse:
    """Adds a comment written in the form for who has no script."""
    invitation = own_invitation(request, uuid)
    page = _page(invitation)
    _kind, _space, at = request.POST.get("new-place", "").partition(" ")
    form = CommentForm(request.POST, places=places_to_choose(page.paper, at))
    if not form.is_valid():
        return _shown(request, page, form=form, at=at)
    try:
        text = form.cleaned_data["text"].replace("\r\n", "\n")
        comment = add_comment(invitation=invitation, place=form.at, text=text)
    except NotSavedError as error:
        form.add_error(None, str(error))
        return _shown(request, page, form=form, at=at)
    return redirect(f"{invitation.get_absolute_url()}#comment-{comment.pk}")


@login_not_required
@never_cache
@require_POST
@tells_reviewers_unreadable
def drop_plain_comment(request: HttpRequest, uuid: str, pk: int) -> HttpResponse:
    """Keeps what the page's form brings, and throws one comment away."""
    invitation = own_invitation(request, uuid)
    page = _kept(invitation, request.POST)
    try:
        drop_comment(invitation=invitation, pk=pk)
    except NotSavedError as error:
        messages.error(request, str(error))
    if page.faulty or page.typing.texts:
        return _shown(request, ReviewPage(invitation, page.review, page.typing))
    return redirect(invitation)


def _page(invitation: ReviewerInvitation, typing: Typing | None = None) -> ReviewPage:
    invitation.snapshot.submission = invitation.submission
    review, _made = Review.objects.get_or_create(invitation=invitation)
    return ReviewPage(invitation, review, typing or Typing())


def _kept(invitation: ReviewerInvitation, sent: Mapping[str, str]) -> ReviewPage:
    """Keeps what a form brings; returns the page as it is then, with what could not be kept."""
    try:
        return _page(invitation, keep_form(_page(invitation), sent))
    except ReviewClosedError:
        return _page(invitation, Typing(texts=_changed(_page(invitation), sent)))


def _changed(page: ReviewPage, sent: Mapping[str, str]) -> dict[str, str]:
    """Returns the texts of a form that differ from what is kept."""
    texts = {one.name: sent[one.name] for one in page.controls if one.name in sent}
    values = {one.name: one.value for one in page.controls}
    return {
        name: text for name, text in texts.items() if text.replace("\r\n", "\n") != values[name]
    }


def _own_words(request: HttpRequest, invitation: ReviewerInvitation) -> HttpResponse:
    """Shows a reviewer who is released what they wrote, and nothing of the paper any more."""
    review = Review.objects.filter(invitation=invitation).first()
    comments = review.comments.exclude(text="") if review else ()
    context = {"invitation": invitation, "review": review, "comments": comments}
    return render(request, "review/reviewing_released.html", context, status=410)


def _shown(
    request: HttpRequest,
    page: ReviewPage,
    *,
    form: CommentForm | None = None,
    at: str = "",
    asks: bool = False,
) -> HttpResponse:
    invitation = page.invitation
    may_write = is_open(invitation)
    at = at or request.GET.get("at", "")
    context = {
        "invitation": invitation,
        "submission": invitation.submission,
        "page": page,
        "may_write": may_write,
        "is_late": not may_write and invitation.done_at is None,
        "is_blinded": is_blinded(invitation.submission),
        "journal": journal_of(invitation),
        "pdf_name": pdf_name(invitation),
        "record": read_facts(page.paper.facts),
        "answers": Answer.choices,
        "verdicts": Verdict.choices,
        "comment_form": form or CommentForm(places=places_to_choose(page.paper, at), at=at),
        "at": at,
        "asks": asks,
        "unsaved": {} if may_write else page.typing.texts,
    }
    return render(request, "review/reviewing.html", context)
