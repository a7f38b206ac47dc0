"""A decision's letter is made of the comments, and of nothing that is confidential."""

from datetime import date, timedelta

from django.utils import timezone, translation

from casereports.review.composing import compose_letter
from casereports.review.models import CommentKind, Submission
from casereports.review.place_words import places_of
from casereports.review.states import Verdict
from casereports.review.thawing import paper_of
from tests.factories.review import editor
from tests.factories.users import UserFactory
from tests.review.said import TO_AUTHORS, TO_EDITOR, commented, newest_of, reviewed


def in_days(number: int) -> date:
    return timezone.localdate() + timedelta(days=number)


def test_a_letter_is_composed_from_the_comments(submission: Submission) -> None:
    reviewed(submission, "Which scanner?", "   ", "Which dose?")
    second = reviewed(submission, to_authors="")
    commented(
        submission,
        "The arrow points at the wrong vertebra.",
        review=second,
        kind=CommentKind.FIGURE,
        source=_figure(submission),
        quote="Sagittal image",
    )
    commented(submission, "Please shorten the paper.", editor=editor())
    letter = compose_letter(submission, newest_of(submission), Verdict.MAJOR, in_days(60))
    assert letter.startswith(f"Dear author,\n\nThank you for submission {submission.number}.")
    assert "ask for a major revision" in letter
    assert f"Reviewer 1\n----------\n\n{TO_AUTHORS}" in letter
    assert "Reviewer 1, comment 1 (The whole paper)\nWhich scanner?" in letter
    assert "Reviewer 1, comment 2 (The whole paper)\nWhich dose?" in letter
    assert "Reviewer 2, comment 1 (Figure 1)\n“Sagittal image”\nThe arrow points" in letter
    assert "Editor, comment 1 (The whole paper)\nPlease shorten the paper." in letter


def test_nothing_confidential_comes_into_a_letter(submission: Submission) -> None:
    reviewer = UserFactory(role="reviewer", full_name="Reviewa Nametold")
    review = reviewed(submission, "Which scanner?", reviewer=reviewer)
    review.invitation.conflict = "Conflictia"
    review.invitation.save()
    reviewed(submission, "Of a review that is not handed in", handed_in=False)
    for verdict in Verdict:
        letter = compose_letter(submission, newest_of(submission), verdict, in_days(30))
        assert TO_AUTHORS in letter
        hidden = (TO_EDITOR, "Confidentialia", "Nametold", reviewer.email, "Conflictia")
        assert [word for word in (*hidden, "not handed in") if word in letter] == []


def test_a_greeting_has_no_clinical_words(submission: Submission) -> None:
    letter = compose_letter(submission, newest_of(submission), Verdict.ACCEPT, None)
    assert submission.title not in letter


def _figure(submission: Submission) -> str:
    places = places_of(paper_of(newest_of(submission)).manuscript)
    return next(one.source for one in places if one.kind is CommentKind.FIGURE)


def test_a_letter_is_in_the_language_of_the_paper(submission: Submission) -> None:
    with translation.override("de"):
        letter = compose_letter(submission, newest_of(submission), Verdict.ACCEPT, None)
    assert letter.startswith("Dear author,")
