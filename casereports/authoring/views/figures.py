"""Pictures that come in, and go."""

from django.contrib import messages
from django.db.models import RestrictedError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from casereports.authoring.forms.pictures import UploadForm
from casereports.authoring.views.workspace import workspace
from casereports.record.actions.pictures import add_pictures, remove_picture
from casereports.web.access import UserRequest, editable_case


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: UserRequest, slug: str) -> HttpResponse:
    """Takes pictures in, or says what is wrong with each."""
    case = editable_case(request, slug)
    form = UploadForm(request.POST or None, request.FILES or None, case=case)
    if request.method == "POST" and form.is_valid():
        pictures = form.cleaned_data["pictures"]
        figure = form.figure()
        add_pictures(case=case, who=request.user, pictures=pictures, figure=figure)
        words = ngettext("%(n)d picture is in.", "%(n)d pictures are in.", len(pictures))
        messages.success(request, words % {"n": len(pictures)})
        return redirect("part", case.slug, "figures")
    context = {"upload": form, **workspace(request, case, "figures")}
    return render(request, "authoring/upload.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """Asks, and removes a picture that no figure shows."""
    case = editable_case(request, slug)
    picture = get_object_or_404(case.pictures, pk=pk)
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
