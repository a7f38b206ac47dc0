"""An editor's letters to the authors."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casereports.review.access import permitted
from casereports.review.actions.corresponding import write_letter
from casereports.review.forms.deciding import LetterForm
from casereports.review.states import Side
from casereports.review.views.judging import tab_page
from casereports.web.access import UserRequest


@require_POST
def send(request: UserRequest, uuid: UUID) -> HttpResponse:
    """Sends a letter to the authors; one that is refused stays on the page."""
    submission = permitted(request, uuid, "edit")
    form = LetterForm(request.POST)
    if not form.is_valid():
        return tab_page(request, submission, "letters", status=422, form=form)
    write_letter(
        submission=submission,
        side=Side.EDITOR,
        who=request.user,
        text=form.cleaned_data["text"],
    )
    messages.success(request, _("The letter is sent."))
    return redirect(f"{reverse('judge', args=[uuid])}?tab=letters")
