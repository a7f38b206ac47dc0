"""Pictures that come in, and go."""

from typing import Any

from django.contrib import messages
from django.db.models import RestrictedError
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from casereports.authoring.forms.pictures import OneUploadForm, UploadForm
from casereports.authoring.gallery import gallery
from casereports.authoring.views.workspace import workspace
from casereports.record.actions.pictures import (
    Added,
    add_another,
    add_pictures,
    remove_picture,
)
from casereports.record.actions.rows import RowRefusedError
from casereports.record.models import Case
from casereports.web.access import UserRequest, editable_case


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: UserRequest, slug: str) -> HttpResponse:
    """Takes pictures in, or says what is wrong with each."""
    case = editable_case(request, slug)
    form = UploadForm(request.POST or None, request.FILES or None, case=case)
    if request.method == "POST":
        added = _added(request, case, form)
        if added:
            new = sum(one.is_new for one in added)
            words = ngettext("%(n)d picture is in.", "%(n)d pictures are in.", new)
            if new:
                messages.success(request, words % {"n": new})
            if new < len(added):
                messages.info(request, _("A picture that the case has already is kept once."))
            return redirect("part", case.slug, "figures")
    context = {"upload": form, "gallery": gallery(case), **workspace(request, case, "figures")}
    return render(request, "authoring/upload.html", context)


@require_POST
def upload_one(request: UserRequest, slug: str) -> JsonResponse:
    """Takes one picture in for the page's script, or says why it is none."""
    case = editable_case(request, slug)
    form = OneUploadForm(request.POST, request.FILES, case=case)
    added = _added(request, case, form)
    if not added:
        faults = [fault for said in form.errors.values() for fault in said]
        return JsonResponse({"fault": " ".join(map(str, faults))})
    return JsonResponse(_told(case, added[0]))


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """Asks, and removes a picture that no figure shows."""
    case = editable_case(request, slug)
    picture = get_object_or_404(case.pictures.select_related("original"), pk=pk)
    if request.method == "POST":
        try:
            remove_picture(case=case, who=request.user, picture=picture)
        except RestrictedError:
            messages.error(request, _("A figure shows this picture; remove its panel first."))
        else:
            messages.success(request, _("The picture is removed."))
        return redirect("part", case.slug, "figures")
    context = {"picture": picture, **workspace(request, case, "figures")}
    return render(request, "authoring/remove_picture.html", context)


@require_POST
def another(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """Makes a second picture of the same file, to be prepared in another way."""
    case = editable_case(request, slug)
    picture = get_object_or_404(case.pictures.select_related("original"), pk=pk)
    made = add_another(case=case, who=request.user, picture=picture)
    messages.success(
        request,
        _("%(name)s is a second picture of the same file: choose its slice, window or rectangles.")
        % {"name": made},
    )
    return redirect("prepare-picture", case.slug, made.pk)


def _added(request: UserRequest, case: Case, form: UploadForm) -> list[Added]:
    """Returns what came in; nothing where the form says why not."""
    if not form.is_valid():
        return []
    pictures = form.cleaned_data["pictures"]
    try:
        return add_pictures(case=case, who=request.user, incoming=pictures, figure=form.figure())
    except RowRefusedError as error:
        form.add_error(None, str(error))
        return []


def _told(case: Case, added: Added) -> dict[str, Any]:
    """Returns what the page's script says of a picture that is in."""
    picture = added.picture
    source = picture.original.source if picture.original is not None else None
    return {
        "picture": picture.pk,
        "name": picture.name,
        "small": reverse("picture-small", args=[case.slug, picture.sha256]),
        "prepare": reverse("prepare-picture", args=[case.slug, picture.pk]),
        "is_new": added.is_new,
        "frames": source.frames if source is not None else 1,
        "suspected": len(picture.suspected.boxes) if picture.suspected else 0,
        "panel": added.panel.pk if added.panel is not None else None,
        "figure": added.panel.figure_id if added.panel is not None else None,
    }
