"""Letters between editors and authors, and the editors' own comments at places of the paper."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from casereports.accounts.models import User
from casereports.record.actions.audit import note
from casereports.record.models import Action
from casereports.review.actions.moving import MoveRefusedError, hold_submission
from casereports.review.models import Comment, CommentKind, Letter, Snapshot, Submission
from casereports.review.notice_kinds import LETTER
from casereports.review.saved import NotSavedError, Typed, put_typed
from casereports.review.states import UNDECIDED, Side
from casereports.review.telling import tell_authors, tell_editors


class LetterRefusedError(MoveRefusedError):
    """A letter or a comment can't be kept; the message is a sentence for who wrote it."""


def write_letter(*, submission: Submission, side: Side, who: User, text: str) -> Letter:
    """Sends a letter to the other side; the same again, as from a double click, is sent once."""
    said = text.strip()
    if not said:
        raise LetterRefusedError(_("The letter is empty; write something, then send it."))
    with transaction.atomic():
        held = hold_submission(submission)
        last = held.letters.last()
        if last is not None and (last.who_id, last.side, last.text) == (who.pk, side, said):
            return last
        letter = Letter.objects.create(
            submission=held, side=side, who=who, when=timezone.now(), text=said
        )
        tell = tell_authors if side is Side.EDITOR else tell_editors
        tell(held, LETTER, once=str(letter.pk))
        note(case=held.case, who=who, action=Action.REVIEWED, detail=f"{held.number} letter")
    return letter


def add_comment(
    *, snapshot: Snapshot, who: User, kind: CommentKind, source: str, quote: str, text: str
) -> Comment:
    """Makes an editor's comment at a place of a snapshot that is not decided on yet."""
    if not text.strip():
        raise LetterRefusedError(_("The comment is empty; write something, then add it."))
    with transaction.atomic():
        held = _undecided(snapshot)
        return Comment.objects.create(
            submission=held,
            snapshot=snapshot,
            editor=who,
            kind=kind,
            source=source,
            quote=quote.strip(),
            text=text.strip(),
        )


def save_comment(*, comment: Comment, typed: Typed) -> Comment:
    """Saves an editor's comment.

    Raises NotSavedError for what can't be kept, OutrunError where it was saved elsewhere since.
    """
    if typed.field != "text":
        raise NotSavedError(_("What changes of a comment is its text."))
    with transaction.atomic():
        _undecided(comment.snapshot)
        held = Comment.objects.select_for_update().get(pk=comment.pk)
        put_typed(held, typed)
    return held


def drop_comment(*, comment: Comment) -> None:
    """Removes an editor's comment, which no author has read yet."""
    with transaction.atomic():
        _undecided(comment.snapshot)
        comment.delete()


def _undecided(snapshot: Snapshot) -> Submission:
    """Returns the submission, held, while its snapshot waits for a decision."""
    held = hold_submission(snapshot.submission)
    if held.rounds != snapshot.number or held.state not in UNDECIDED:
        raise LetterRefusedError(
            _("A decision was made on this snapshot; its comments stay as they are.")
        )
    return held
