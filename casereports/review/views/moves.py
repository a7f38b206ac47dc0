"""What an editor does on a submission's page with one button: moves, and who knows whom."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casereports.review.access import permitted
from casereports.review.actions.assigning import change_anonymity
from casereports.review.actions.moving import MoveRefusedError, move
from casereports.review.forms.deciding import AnonymityForm
from casereports.review.models import Anonymity
from casereports.web.access import UserRequest

#: The moves that take a button and nothing else.
BUTTONS = ("screen", "review")


@require_POST
def move_submission(request: UserRequest, uuid: UUID, name: str) -> HttpResponse:
    """Begins the screening, or sends a submission to review."""
    submission = permitted(request, uuid, "edit")
    if name not in BUTTONS:
        raise Http404
    seen = request.POST.get("seen", "")
    try:
        moved = move(
            submission=submission,
            name=name,
            who=request.user,
            seen=int(seen) if seen.isdecimal() and len(seen) < 10 else -1,
        )
    except MoveRefusedError as error:
        messages.error(request, str(error))
    else:
        sentence = _("The submission is “%(state)s” now.") % {"state": moved.get_state_display()}
        messages.success(request, sentence)
    return redirect("judge", uuid=uuid)


@require_POST
def anonymity(request: UserRequest, uuid: UUID) -> HttpResponse:
    """Says who knows whom in the review of one submission."""
    submission = permitted(request, uuid, "edit")
    form = AnonymityForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose who knows whom from the list."))
        return redirect("judge", uuid=uuid)
    chosen = Anonymity(form.cleaned_data["anonymity"])
    try:
        change_anonymity(submission=submission, anonymity=chosen, who=request.user)
    except MoveRefusedError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, str(chosen.label))
    return redirect("judge", uuid=uuid)
