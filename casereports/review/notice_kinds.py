"""What the review tells its people; never a word of a case, and no names to reviewers."""

from typing import Final

from django.utils.translation import gettext_noop as _

from casereports.notices.kinds import Audience, Mail, NoticeKind
from casereports.notices.placeholders import Placeholder

_NUMBERED: Final = frozenset({Placeholder.NUMBER, Placeholder.LINK})
_DATED: Final = _NUMBERED | {Placeholder.DUE}

SUBMITTED = NoticeKind(
    code="submitted",
    audience=Audience.EDITOR,
    title=_("A case was submitted"),
    subject=_("Submission {number} waits for screening"),
    body=_("A case was submitted to {site} as {number}. It waits for an editor:\n\n{link}\n"),
    placeholders=_NUMBERED,
    mail=Mail.DIGEST,
)
RECEIVED = NoticeKind(
    code="received",
    audience=Audience.AUTHOR,
    title=_("Your submission was received"),
    subject=_("Submission {number} was received"),
    body=_(
        "Your case was received by {site} as submission {number}. It is locked until the editors "
        "decide. Here you see where it stands:\n\n{link}\n"
    ),
    placeholders=_NUMBERED,
)
ASSIGNED = NoticeKind(
    code="assigned",
    audience=Audience.EDITOR,
    title=_("A submission was assigned to you"),
    subject=_("Submission {number} was assigned to you"),
    body=_("You are the handling editor of submission {number}:\n\n{link}\n"),
    placeholders=_NUMBERED,
)
REVIEWER_INVITED = NoticeKind(
    code="reviewer-invited",
    audience=Audience.REVIEWER,
    title=_("You are asked for a review"),
    subject=_("You are asked to review a case report (by {due})"),
    body=_(
        "The editors of {site} ask you to review a case report, submission {number}, by {due}. "
        "This link is yours alone; by it you accept or decline, read the paper and write your "
        "review:\n\n{link}\n"
    ),
    placeholders=_DATED,
    always=True,
    blind=True,
    secret_link=True,
)
REVIEWER_ACCEPTED = NoticeKind(
    code="reviewer-accepted",
    audience=Audience.EDITOR,
    title=_("A reviewer accepted"),
    subject=_("A reviewer accepted to judge submission {number}"),
    body=_("A reviewer accepted to judge submission {number}:\n\n{link}\n"),
    placeholders=_NUMBERED,
    mail=Mail.DIGEST,
)
REVIEWER_DECLINED = NoticeKind(
    code="reviewer-declined",
    audience=Audience.EDITOR,
    title=_("A reviewer declined"),
    subject=_("A reviewer declined to judge submission {number}"),
    body=_("A reviewer declined to judge submission {number}. Invite another:\n\n{link}\n"),
    placeholders=_NUMBERED,
)
REVIEW_DUE = NoticeKind(
    code="review-due",
    audience=Audience.REVIEWER,
    title=_("Your review is due soon"),
    subject=_("Your review of submission {number} is due on {due}"),
    body=_(
        "Your review of submission {number} is due on {due}. The link in your invitation opens "
        "it; what you have written is kept.\n\n{link}\n"
    ),
    placeholders=_DATED,
    blind=True,
)
REVIEW_OVERDUE = NoticeKind(
    code="review-overdue",
    audience=Audience.REVIEWER,
    title=_("Your review is overdue"),
    subject=_("Your review of submission {number} was due on {due}"),
    body=_(
        "Your review of submission {number} was due on {due}. The link in your invitation opens "
        "it; what you have written is kept. If you can't write it, please tell the editors."
        "\n\n{link}\n"
    ),
    placeholders=_DATED,
    blind=True,
)
OVERDUE_FOR_EDITOR = NoticeKind(
    code="review-missing",
    audience=Audience.EDITOR,
    title=_("A review is overdue"),
    subject=_("A review of submission {number} was due on {due}"),
    body=_("A review of submission {number} was due on {due}:\n\n{link}\n"),
    placeholders=_DATED,
    mail=Mail.DIGEST,
)
REVIEW_RECEIVED = NoticeKind(
    code="review-received",
    audience=Audience.EDITOR,
    title=_("A review was received"),
    subject=_("A review of submission {number} was received"),
    body=_("A review of submission {number} was received:\n\n{link}\n"),
    placeholders=_NUMBERED,
)
REVIEW_THANKS = NoticeKind(
    code="review-thanks",
    audience=Audience.REVIEWER,
    title=_("Thank you for your review"),
    subject=_("Thank you for your review of submission {number}"),
    body=_("The editors of {site} thank you for your review of submission {number}.\n"),
    placeholders=frozenset({Placeholder.NUMBER}),
    blind=True,
)
REVIEWER_RELEASED = NoticeKind(
    code="reviewer-released",
    audience=Audience.REVIEWER,
    title=_("A review is no longer needed"),
    subject=_("Your review of submission {number} is no longer needed"),
    body=_("Your review of submission {number} is no longer needed. Thank you for your time.\n"),
    placeholders=frozenset({Placeholder.NUMBER}),
    blind=True,
)
DECIDED = NoticeKind(
    code="decided",
    audience=Audience.AUTHOR,
    title=_("The editors decided"),
    subject=_("A decision on submission {number}"),
    body=_("The editors decided on submission {number}. Their letter is here:\n\n{link}\n"),
    placeholders=_NUMBERED,
    always=True,
)
REVISION_DUE = NoticeKind(
    code="revision-due",
    audience=Audience.AUTHOR,
    title=_("Your revision is due soon"),
    subject=_("Your revision of submission {number} is due on {due}"),
    body=_("Your revision of submission {number} is due on {due}:\n\n{link}\n"),
    placeholders=_DATED,
)
REVISED = NoticeKind(
    code="revised",
    audience=Audience.EDITOR,
    title=_("A revision was received"),
    subject=_("Submission {number} was revised"),
    body=_("The authors sent a revision of submission {number}:\n\n{link}\n"),
    placeholders=_NUMBERED,
)
WITHDRAWN = NoticeKind(
    code="withdrawn",
    audience=Audience.EDITOR,
    title=_("A submission was withdrawn"),
    subject=_("Submission {number} was withdrawn"),
    body=_("The author withdrew submission {number}:\n\n{link}\n"),
    placeholders=_NUMBERED,
)
LETTER = NoticeKind(
    code="letter",
    audience=Audience.EVERYBODY,
    title=_("A letter on a submission"),
    subject=_("A letter on submission {number}"),
    body=_("There is a new letter on submission {number}:\n\n{link}\n"),
    placeholders=_NUMBERED,
)
PUBLISHED = NoticeKind(
    code="published",
    audience=Audience.AUTHOR,
    title=_("Your paper was published"),
    subject=_("Submission {number} was published"),
    body=_("Submission {number} was published:\n\n{link}\n"),
    placeholders=_NUMBERED,
    always=True,
)
RETRACTED = NoticeKind(
    code="retracted",
    audience=Audience.AUTHOR,
    title=_("Your paper was retracted"),
    subject=_("The article of submission {number} was retracted"),
    body=_("The article of submission {number} was retracted:\n\n{link}\n"),
    placeholders=_NUMBERED,
    always=True,
)
CORRECTED = NoticeKind(
    code="corrected",
    audience=Audience.AUTHOR,
    title=_("Your paper was corrected"),
    subject=_("A correction to the article of submission {number}"),
    body=_("A correction was published to the article of submission {number}:\n\n{link}\n"),
    placeholders=_NUMBERED,
)

ALL = (
    SUBMITTED,
    RECEIVED,
    ASSIGNED,
    REVIEWER_INVITED,
    REVIEWER_ACCEPTED,
    REVIEWER_DECLINED,
    REVIEW_DUE,
    REVIEW_OVERDUE,
    OVERDUE_FOR_EDITOR,
    REVIEW_RECEIVED,
    REVIEW_THANKS,
    REVIEWER_RELEASED,
    DECIDED,
    REVISION_DUE,
    REVISED,
    WITHDRAWN,
    LETTER,
    PUBLISHED,
    RETRACTED,
    CORRECTED,
)
