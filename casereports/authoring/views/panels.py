"""What the editor of a panel asks: a description and a caption drafted from the panel's fields."""

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from casereports.authoring.hints import reason
from casereports.authoring.panels import DRAFTS, draft_of
from casereports.authoring.standing import UNREADABLE
from casereports.record.models import Panel
from casereports.web.access import UserRequest, editable_case


@require_safe
def panel_draft(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """Tells what a panel's description or caption could be, or why there is nothing to tell."""
    case = editable_case(request, slug)
    panel = get_object_or_404(Panel.objects.filter(figure__case=case), pk=pk)
    of = request.GET.get("of", "alt")
    if of not in DRAFTS:
        raise Http404
    try:
        text = draft_of(panel, of)
    except UNREADABLE as error:
        return JsonResponse({"text": "", "sentence": reason(error)})
    sentence = "" if text else _("Nothing to tell yet: fill in the modality or what is shown.")
    answer = JsonResponse({"text": text, "sentence": sentence})
    answer["Cache-Control"] = "no-store"
    return answer
