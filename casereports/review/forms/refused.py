"""A form whose move was refused, ready to be sent again by who has read why."""

from typing import TypeVar

from django import forms

from casereports.review.actions.moving import MoveRefusedError
from casereports.review.models import Submission

F = TypeVar("F", bound=forms.Form)


def refused(form: F, submission: Submission, error: MoveRefusedError) -> F:
    """Returns what was typed with the sentence why it was refused; ``seen`` is as it stands now."""
    submission.refresh_from_db()
    typed = {name: form.data[name] for name in form.data}
    again = type(form)({**typed, "seen": submission.version})
    again.full_clean()
    again.add_error(None, str(error))
    return again
