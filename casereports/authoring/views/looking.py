"""A person looks at each picture and says that it shows no identifiers."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from casereports.authoring.forms.preparing import LookedForm
from casereports.authoring.gallery import Shown, gallery
from casereports.record.actions.preparing import (
    ChangedMeanwhileError,
    confirm_looked,
    withdraw_look,
)
from casereports.record.models import Case, Picture
from casereports.record.models.pictures import Faces
from casereports.web.access import UserRequest, editable_case


@require_safe
def first(request: UserRequest, slug: str) -> HttpResponse:
    """Leads to the first picture that nobody has looked at, else to the first of all."""
    case = editable_case(request, slug)
    waiting = case.pictures.filter(cleared=None).first() or case.pictures.first()
    if waiting is None:
        messages.info(request, _("There is no picture yet."))
        return redirect("part", case.slug, "figures")
    return redirect("look-picture", case.slug, waiting.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def look(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """Shows a picture at full size, and keeps that somebody looked at it or took that back."""
    case = editable_case(request, slug)
    picture = get_object_or_404(case.pictures.select_related("original", "cleared_by"), pk=pk)
    if request.method == "POST" and "withdraw" in request.POST:
        withdraw_look(case=case, who=request.user, picture=picture)
        messages.success(request, _("Taken back: the picture is to be looked at again."))
        return redirect("look-picture", case.slug, picture.pk)
    is_sent = request.method == "POST"
    initial = {"was": picture.sha256, "faces": picture.faces}
    form = LookedForm(request.POST if is_sent else None, initial=initial)
    if is_sent and form.is_valid() and _is_kept(request, case, picture, form):
        return _next(request, case, picture)
    context = {"form": form, **_around(case, picture)}
    return render(request, "authoring/pictures/look.html", context)


def _is_kept(request: UserRequest, case: Case, picture: Picture, form: Any) -> bool:
    """Keeps what was said of the picture, unless it was another that was looked at."""
    try:
        confirm_looked(
            case=case,
            who=request.user,
            picture=picture,
            was=form.cleaned_data["was"],
            faces=Faces(form.cleaned_data["faces"]),
        )
    except ChangedMeanwhileError as error:
        form.data = {"was": picture.sha256}
        form.add_error(None, str(error))
        return False
    return True


def _next(request: UserRequest, case: Case, picture: Picture) -> HttpResponse:
    """Leads back to where the word was given, or to the next picture that waits for it."""
    if request.POST.get("then") == "prepare":
        messages.success(request, _("Noted, with your name and the time."))
        return redirect("prepare-picture", case.slug, picture.pk)
    waiting = case.pictures.filter(cleared=None)
    after = waiting.filter(name__gt=picture.name).first() or waiting.first()
    if after is None:
        messages.success(request, _("Noted. Every picture has been looked at."))
        return redirect("part", case.slug, "figures")
    return redirect("look-picture", case.slug, after.pk)


def _around(case: Case, picture: Picture) -> dict[str, Any]:
    """Returns what is shown beside the picture: where it stands among the others."""
    every = gallery(case)
    numbers = [shown.picture.pk for shown in every.pictures]
    at = numbers.index(picture.pk) if picture.pk in numbers else 0
    return {
        "case": case,
        "tab": "edit",
        "may_edit": True,
        "picture": picture,
        "shown": Shown(picture, list(picture.panels.select_related("figure"))),
        "gallery": every,
        "number": at + 1,
        "before": numbers[at - 1] if at else None,
        "after": numbers[at + 1] if at + 1 < len(numbers) else None,
    }
