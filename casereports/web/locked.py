"""What is answered to who wants to change a locked case: the way to read it, or a sentence."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from casereports.record.actions.refusals import CaseLockedError

#: The status of what can't be changed because it is locked (RFC 4918).
LOCKED = 423


class LockedCaseMiddleware:
    """Answers wherever a view meets a locked case, the case having been locked meanwhile or not.

    A page for writing leads to the page for reading, with its banner. What a script sends gets a
    sentence, by which the page keeps what was typed; a form without script gets a page, from
    which one goes back to what was typed.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Returns the answer to a CaseLockedError, and leaves other errors alone."""
        if not isinstance(error, CaseLockedError):
            return None
        if not request.accepts("text/html"):
            kept = _("Your text is kept here.")
            return JsonResponse({"sentence": f"{error} {kept}"}, status=LOCKED)
        if request.method in ("GET", "HEAD") and _is_page(request):
            return redirect(error.case)
        return render(request, "locked.html", {"sentence": str(error)}, status=LOCKED)


def _is_page(request: HttpRequest) -> bool:
    """Tells whether a whole page is asked for; browsers before 2023 may not say."""
    return request.headers.get("Sec-Fetch-Dest", "document") == "document"
