"""A decision's letter, composed from what reviewers and editors say to the authors.

Nothing is read here but what is meant for authors: what a reviewer writes to the editor alone,
and the reviewers' names, never come near it.
"""

from collections.abc import Iterator
from datetime import date

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from casereports.notices.texts import known_language
from casereports.review.models import Snapshot, Submission
from casereports.review.place_words import PlaceWords, words_of
from casereports.review.states import Verdict
from casereports.review.thawing import paper_of
from casereports.review.voices import Remark, Voice, voices


def compose_letter(
    submission: Submission, snapshot: Snapshot, verdict: Verdict, due: date | None
) -> str:
    """Returns a letter to be edited: greeting, decision, each comment with its number and place.

    It is in the language of the paper, which its authors read, where the site speaks it.
    """
    paper = paper_of(snapshot)
    with translation.override(known_language(paper.manuscript.language, "en")):
        return _letter(submission, snapshot, verdict, due)


def _letter(submission: Submission, snapshot: Snapshot, verdict: Verdict, due: date | None) -> str:
    place_words = words_of(snapshot)
    heard = [one for one in voices(snapshot) if not one.is_silent]
    parts = [_("Dear author,"), _opening(submission, verdict, due, has_comments=bool(heard))]
    for voice in heard:
        parts += _voice(voice, place_words)
    parts.append(_("Kind regards,\nThe editors"))
    return "\n\n".join(parts) + "\n"


def _opening(
    submission: Submission, verdict: Verdict, due: date | None, *, has_comments: bool
) -> str:
    thanks = _("Thank you for submission %(number)s.") % {"number": submission.number}
    said = [thanks, _decision(verdict)]
    if verdict in (Verdict.MINOR, Verdict.MAJOR):
        if due is not None:
            said.append(
                _("Please send your revision by %(due)s.")
                % {"due": date_format(due, "DATE_FORMAT")}
            )
        if has_comments:
            said.append(_("Please answer each comment beside it, on the page of your submission."))
    return " ".join(said)


def _decision(verdict: Verdict) -> str:
    match verdict:
        case Verdict.ACCEPT:
            return _("We are glad to accept your case report for publication.")
        case Verdict.MINOR:
            return _("We can publish your case report after a minor revision.")
        case Verdict.MAJOR:
            return _("We can't publish your case report as it is, and ask for a major revision.")
        case Verdict.REJECT:
            return _("We are sorry that we can't publish your case report.")


def _voice(voice: Voice, place_words: PlaceWords) -> Iterator[str]:
    yield f"{voice.label}\n{'-' * len(voice.label)}"
    if voice.to_authors:
        yield voice.to_authors
    for remark in voice.remarks:
        yield _remark(voice, remark, place_words)


def _remark(voice: Voice, remark: Remark, place_words: PlaceWords) -> str:
    comment = remark.comment
    head = _("%(voice)s, comment %(number)d (%(place)s)") % {
        "voice": voice.label,
        "number": remark.number,
        "place": place_words.of(comment),
    }
    quote = _("“%(words)s”") % {"words": comment.quote.strip()} if comment.quote.strip() else ""
    return "\n".join(filter(None, (head, quote, comment.text.strip())))
