"""What becomes of an accepted paper: its imprint, its publication, and what is told of it later."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from casereports.accounts.models import User
from casereports.record.actions.audit import note
from casereports.record.models import Action
from casereports.review import notice_kinds
from casereports.review.actions.moving import MoveRefusedError, hold_submission, move
from casereports.review.models import NoticeKind, Publication, PublicationNotice, Submission
from casereports.review.states import State, Verdict
from casereports.review.telling import tell_authors

#: What an editor types; all else follows from the submission.
TYPED = (
    "doi",
    "volume",
    "issue",
    "first_page",
    "last_page",
    "article_number",
    "received",
    "accepted",
    "published",
    "licence",
    "holder",
    "is_public",
)


def begun(submission: Submission) -> Publication:
    """Returns the publication of an accepted paper, filled with what is known where it is new."""
    found = Publication.objects.filter(submission=submission).first()
    if found is not None:
        return found
    accepted = submission.decisions.filter(verdict=Verdict.ACCEPT).last()
    return Publication(
        submission=submission,
        snapshot=submission.snapshots.get(number=submission.rounds),
        received=timezone.localdate(submission.submitted),
        accepted=timezone.localdate(accepted.when) if accepted else None,
    )


def save_imprint(
    *, submission: Submission, who: User, typed: Mapping[str, Any], seen: int
) -> Publication:
    """Saves what an article is cited by; ``seen`` is the revision that was on the page."""
    try:
        with transaction.atomic():
            held = hold_submission(submission)
            publication = begun(held)
            if publication.revision != seen:
                raise MoveRefusedError(
                    _("Somebody else has changed this page meanwhile. Look at it again.")
                )
            if held.state in (State.PUBLISHED, State.RETRACTED):
                _refuse_rewriting(publication, typed)
            for name in TYPED:
                setattr(publication, name, typed[name])
            publication.revision += 1
            publication.full_clean(exclude=["submission", "snapshot"])
            publication.save()
            note(case=held.case, who=who, action=Action.MOVED, detail=f"{held.number} imprint")
    except ValidationError as error:
        raise MoveRefusedError(" ".join(error.messages)) from error
    except IntegrityError as error:
        raise MoveRefusedError(_("Another article has this DOI.")) from error
    return publication


def _refuse_rewriting(publication: Publication, typed: Mapping[str, Any]) -> None:
    """Refuses to take back what readers and indexes know of a published article."""
    is_hidden = publication.is_public and not typed["is_public"]
    settled = [name for name in ("doi", "published") if getattr(publication, name)]
    if is_hidden or any(typed[name] != getattr(publication, name) for name in settled):
        raise MoveRefusedError(
            _(
                "The article is published: its DOI, its date and its page stay. Publish a "
                "correction or retract it instead."
            )
        )


def publish(*, submission: Submission, who: User, seen: int) -> Submission:
    """Publishes an accepted paper; its imprint must tell the date."""

    def check(held: Submission) -> None:
        publication = begun(held)
        if publication.published is None:
            raise MoveRefusedError(_("Enter the date of publication first."))
        publication.save()

    with transaction.atomic():
        held = move(submission=submission, name="publish", who=who, seen=seen, also=check)
        tell_authors(held, notice_kinds.PUBLISHED, once="published")
    return held


def retract(
    *, submission: Submission, who: User, text: str, doi: str = "", day: date, seen: int
) -> Submission:
    """Retracts a published article: it stays where it is, and says so on every page."""
    with transaction.atomic():
        held = move(
            submission=submission,
            name="retract",
            who=who,
            why=text,
            seen=seen,
            also=lambda held: _add_notice(held, NoticeKind.RETRACTION, who, text, doi, day),
        )
        tell_authors(held, notice_kinds.RETRACTED, once="retracted")
    return held


def correct(
    *, submission: Submission, who: User, text: str, doi: str = "", day: date, seen: int
) -> PublicationNotice:
    """Publishes a correction beside an article that stays published."""
    with transaction.atomic():
        held = hold_submission(submission, seen=seen)
        if held.state != State.PUBLISHED:
            raise MoveRefusedError(_("Only a published article can be corrected."))
        if not text.strip():
            raise MoveRefusedError(_("Write what is corrected."))
        notice = _add_notice(held, NoticeKind.CORRECTION, who, text, doi, day)
        held.version += 1
        held.save(update_fields=["version"])
        note(case=held.case, who=who, action=Action.MOVED, detail=f"{held.number} corrected")
        tell_authors(held, notice_kinds.CORRECTED, once=f"correction {notice.pk}")
    return notice


def _add_notice(
    held: Submission, kind: NoticeKind, who: User, text: str, doi: str, day: date
) -> PublicationNotice:
    return PublicationNotice.objects.create(
        publication=held.publication, kind=kind, text=text.strip(), doi=doi, date=day, who=who
    )
