"""The authors' answers to comments: saved as they are typed, sent with the revision."""

from django.db import transaction
from django.utils.translation import gettext as _

from casereports.accounts.models import User
from casereports.review.actions.moving import MoveRefusedError, hold_submission
from casereports.review.models import Comment, Reply
from casereports.review.saved import Typed, put_typed
from casereports.review.states import State


class AnswerClosedError(MoveRefusedError):
    """The revision with the answer was sent, or is not asked for any more."""


def save_answer(*, comment: Comment, who: User, typed: Typed) -> Reply:
    """Saves what an author answers to a comment.

    Raises OutrunError where a co-author has written there since, AnswerClosedError where the
    submission is not with its authors any more.
    """
    with transaction.atomic():
        # Authors take turns at the submission, so the first answer is not made twice.
        held = hold_submission(comment.submission)
        if held.state != State.REVISION or comment.snapshot.number != held.rounds:
            raise AnswerClosedError(
                _("The revision is sent; answers can’t be changed any more. Copy yours elsewhere.")
            )
        reply = Reply.objects.filter(comment=comment).first() or Reply(comment=comment, who=who)
        reply.who = who
        put_typed(reply, typed)
    return reply
