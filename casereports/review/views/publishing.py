"""The editors' page of an accepted paper: its imprint, its files, publication and notices."""

from typing import Any, Literal

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casereports.record.actions.audit import note
from casereports.record.models import Action
from casereports.review.access import permitted
from casereports.review.actions import publishing
from casereports.review.actions.moving import MoveRefusedError
from casereports.review.articles import article_file, imprint_of
from casereports.review.forms.publishing import LICENCES, ImprintForm, NoticeForm
from casereports.review.forms.refused import refused
from casereports.review.models import Publication, Submission
from casereports.review.states import State
from casereports.review.views.unreadable import tells_unreadable
from casereports.web.access import UserRequest

#: What an article is handed out as: its type, and how its file's name ends.
FORMS: dict[str, tuple[Literal["pdf", "jats", "jats-zip"], str, str]] = {
    "pdf": ("pdf", "application/pdf", "pdf"),
    "xml": ("jats", "application/xml", "xml"),
    "zip": ("jats-zip", "application/zip", "zip"),
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def publication(request: UserRequest, uuid: Any) -> HttpResponse:
    """Shows and saves by what an article is cited."""
    submission = permitted(request, uuid, "publish")
    found = publishing.begun(submission)
    form = ImprintForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        try:
            publishing.save_imprint(
                submission=submission,
                who=request.user,
                typed=form.cleaned_data,
                seen=form.cleaned_data["seen"],
            )
        except MoveRefusedError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Saved."))
            return redirect("publication", submission.uuid)
    return _page(request, submission, found, form, status=400 if form.errors else 200)


@require_POST
def publish(request: UserRequest, uuid: Any) -> HttpResponse:
    """Publishes the article."""
    submission = permitted(request, uuid, "publish")
    try:
        publishing.publish(submission=submission, who=request.user, seen=_seen(request))
    except MoveRefusedError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The article is published."))
    return redirect("publication", submission.uuid)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def retract(request: UserRequest, uuid: Any) -> HttpResponse:
    """Retracts a published article, with a notice that says why."""
    return _notice(request, permitted(request, uuid, "publish"), "retract")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: UserRequest, uuid: Any) -> HttpResponse:
    """Publishes a correction."""
    return _notice(request, permitted(request, uuid, "publish"), "correct")


@require_safe
@tells_unreadable
def draft_file(request: UserRequest, uuid: Any, ending: str) -> HttpResponse:
    """Hands out the article as it would be published, to its editors."""
    submission = permitted(request, uuid, "publish")
    found = publishing.begun(submission)
    if ending not in FORMS or found.pk is None:
        raise Http404
    note(
        case=submission.case,
        who=request.user,
        action=Action.EXPORTED,
        detail=f"{submission.number} article.{ending}",
    )
    return file_answer(found, ending)


def file_answer(publication: Publication, ending: str) -> HttpResponse:
    """Returns the article in one of its forms."""
    form, media_type, suffix = FORMS[ending]
    number = publication.submission.number
    content = article_file(publication, form)
    shown = "inline" if form == "pdf" else "attachment"
    return HttpResponse(
        content,
        content_type=media_type,
        headers={"Content-Disposition": f'{shown}; filename="{number}.{suffix}"'},
    )


def _notice(request: UserRequest, submission: Submission, deed: str) -> HttpResponse:
    form = NoticeForm(request.POST or None, initial={"seen": submission.version})
    status = 400 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        action = publishing.retract if deed == "retract" else publishing.correct
        try:
            action(submission=submission, who=request.user, **form.cleaned_data)
        except MoveRefusedError as error:
            form, status = refused(form, submission, error), 409
        else:
            messages.success(request, _("The notice is published."))
            return redirect("publication", submission.uuid)
    context = {"submission": submission, "form": form, "deed": deed}
    return render(request, "review/publication_notice.html", context, status=status)


def _page(
    request: UserRequest,
    submission: Submission,
    publication: Publication,
    form: ImprintForm,
    *,
    status: int,
) -> HttpResponse:
    is_saved = publication.pk is not None
    context = {
        "submission": submission,
        "publication": publication,
        "form": form,
        "is_saved": is_saved,
        "imprint": imprint_of(publication) if is_saved else None,
        "notices": publication.notices.select_related("who") if is_saved else (),
        "licences": LICENCES,
        "can_publish": submission.state == State.ACCEPTED,
        "is_published": submission.state == State.PUBLISHED,
    }
    return render(request, "review/publication.html", context, status=status)


def _seen(request: UserRequest) -> int:
    typed = request.POST.get("seen", "")
    return int(typed) if typed.isascii() and typed.isdigit() else -1
