"""A reviewer's page sent as a form: each text is kept by itself, whatever is wrong with others."""

from collections.abc import Callable, Mapping
from functools import partial

from django.utils.translation import gettext as _

from casereports.review.actions.reviewing import (
    ReviewClosedError,
    save_answer,
    save_comment,
    save_review,
)
from casereports.review.models import ReviewerInvitation
from casereports.review.review_page import Control, ReviewPage, Typing
from casereports.review.saved import NotSavedError, OutrunError, Typed, lines_of

#: Saves one typed text, and returns the new revision of its row.
Save = Callable[..., int]


def keep_form(page: ReviewPage, sent: Mapping[str, str]) -> Typing:
    """Keeps what a form brings, and returns what could not be kept, with the reasons.

    ``sent`` has the texts by the names of controls, and by the addresses of rows the revisions
    that the form knows. Raises ReviewClosedError where nothing is kept any more.
    """
    texts: dict[str, str] = {}
    faults: dict[str, str] = {}
    known: dict[str, int] = {}
    for control, save in _controls(page):
        if control.name not in sent:
            continue
        before = known.get(control.url, _revision(sent, control))
        try:
            text = lines_of(sent[control.name])
            if text == control.value:
                continue
            typed = Typed(field=control.field, text=text, revision=before)
            known[control.url] = save(typed=typed)
        except ReviewClosedError:
            raise
        except OutrunError as error:
            known[control.url] = before
            texts[control.name] = sent[control.name]
            faults[control.name] = _outrun(error)
        except NotSavedError as error:
            texts[control.name] = sent[control.name]
            faults[control.name] = str(error)
    return Typing(texts=texts, faults=faults)


def revision_name(url: str) -> str:
    """Returns the name of the hidden field that tells the revision of a row."""
    return f"revision {url}"


def _revision(sent: Mapping[str, str], control: Control) -> int:
    said = sent.get(revision_name(control.url), "")
    return int(said) if said.isdecimal() else control.revision


def _controls(page: ReviewPage) -> list[tuple[Control, Save]]:
    """Returns every control of the page with what saves it."""
    invitation: ReviewerInvitation = page.invitation
    found: list[tuple[Control, Save]] = []
    for said in page.comments:
        save = partial(save_comment, invitation=invitation, pk=said.comment.pk)
        found.append((said.control, save))
    for asked in page.questions:
        number = asked.question.number
        answer = partial(save_answer, invitation=invitation, question=number)
        found += [(asked.answer, answer), (asked.remark, answer)]
    own = partial(save_review, invitation=invitation)
    return [*found, *((one, own) for one in (page.to_authors, page.to_editor, page.verdict))]


def _outrun(error: OutrunError) -> str:
    return _(
        "This was changed in another window to “%(text)s”. Look at both; what stands here is kept "
        "when you save again."
    ) % {"text": error.text}
