"""How a picture is made of its original: slice, window, and what is blacked out."""

import base64
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from casereports.authoring.forms.preparing import (
    BoxFormSet,
    LookedForm,
    PreparationForm,
    box_words,
    boxes_of,
    initial_of,
)
from casereports.authoring.gallery import Shown
from casereports.figures.reading import PictureError, Source, frames_strip, spread
from casereports.figures.reading import render as rendered
from casereports.record.actions.preparing import (
    ChangedMeanwhileError,
    content_of,
    note_original,
    prepare_picture,
    stamp_of,
)
from casereports.record.models import Case, Picture
from casereports.record.sentence_words import as_sentence
from casereports.web.access import UserRequest, editable_case

#: Longest side of a preview, in pixels, and how many frames of a series are shown as a strip.
PREVIEW, STRIP = 768, 12
#: Views of pixels that nobody has looked at yet are kept nowhere.
UNKEPT = {"Cache-Control": "private, no-store"}
ENDINGS = {"jpeg": "jpg", "png": "png", "tiff": "tif", "webp": "webp", "heic": "heic"}


@require_http_methods(["GET", "HEAD", "POST"])
def prepare(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """Shows how a picture is made of its original, and makes it anew."""
    case, picture = _picture(request, slug, pk)
    is_sent = request.method == "POST"
    data = request.POST if is_sent else None
    form = PreparationForm(data, picture=picture, initial=initial_of(picture))
    boxes = BoxFormSet(
        data,
        prefix="box",
        initial=boxes_of(picture),
        error_messages={"too_many_forms": _("At most 40 rectangles are taken.")},
    )
    if (
        is_sent
        and form.is_valid()
        and boxes.is_valid()
        and _is_made(request, case, picture, form, boxes)
    ):
        return redirect("prepare-picture", case.slug, picture.pk)
    dismissed = request.POST.getlist("no_text")
    context = {"form": form, "boxes": boxes, "dismissed": dismissed, **_around(case, picture)}
    return render(request, "authoring/pictures/prepare.html", context)


@require_safe
def preview(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """Shows, small and without rectangles, what the chosen slice and window would make."""
    _case, picture = _picture(request, slug, pk)
    form = PreparationForm({"frame": 1, **request.GET.dict()}, picture=picture)
    if not form.is_valid():
        faults = [fault for said in form.errors.values() for fault in said]
        return JsonResponse({"fault": " ".join(map(str, faults))}, status=400, headers=UNKEPT)
    try:
        small = rendered(content_of(picture), form.preparation(()), longest=PREVIEW)
    except PictureError as error:
        return JsonResponse({"fault": as_sentence(error.said)}, status=400, headers=UNKEPT)
    return HttpResponse(small.content, content_type=small.media_type, headers=UNKEPT)


@require_safe
def frames(request: UserRequest, slug: str, pk: int) -> JsonResponse:
    """Hands out some slices of a series, small, to choose from."""
    _case, picture = _picture(request, slug, pk)
    original = picture.original
    shown = []
    if original is not None and original.source.frames > 1:
        small = frames_strip(content_of(picture), STRIP)
        for number, one in zip(spread(original.source.frames, STRIP), small, strict=True):
            pixels = base64.b64encode(one.content).decode()
            shown.append({"frame": number + 1, "src": f"data:{one.media_type};base64,{pixels}"})
    return JsonResponse({"frames": shown}, headers=UNKEPT)


@require_safe
def original(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """Hands out the file as it was uploaded, which may name the patient, to who may edit."""
    case, picture = _picture(request, slug, pk, is_export=True)
    if picture.original is None:
        raise Http404
    number = list(case.originals.values_list("pk", flat=True)).index(picture.original.pk) + 1
    ending = ENDINGS.get(picture.original.source.kind, "dcm")
    note_original(case=case, who=request.user, picture=picture)
    headers = {
        **UNKEPT,
        "Content-Disposition": f'attachment; filename="original-{number}.{ending}"',
        "X-Content-Type-Options": "nosniff",
    }
    content = content_of(picture)
    return HttpResponse(content, content_type="application/octet-stream", headers=headers)


def _picture(
    request: UserRequest, slug: str, pk: int, *, is_export: bool = False
) -> tuple[Case, Picture]:
    case = editable_case(request, slug, is_export=is_export)
    return case, get_object_or_404(case.pictures.select_related("original", "cleared_by"), pk=pk)


def _is_made(request: UserRequest, case: Case, picture: Picture, form: Any, boxes: Any) -> bool:
    """Makes the picture anew, or says at the form why it can't be made."""
    black = [line["box"] for line in boxes.cleaned_data if line.get("box")]
    try:
        changed = prepare_picture(
            case=case,
            who=request.user,
            picture=picture,
            was=form.cleaned_data["was"],
            preparation=form.preparation(black),
            no_text=form.no_text_boxes(),
        )
    except ChangedMeanwhileError as error:
        # Whoever saves again has seen this, and the picture as it is now.
        form.data = form.data.copy()
        form.data["was"] = stamp_of(picture)
        form.add_error(None, str(error))
        return False
    except PictureError as error:
        form.add_error(None, as_sentence(error.said))
        return False
    if changed and picture.cleared is not None:
        said = _("Saved. The picture is another one now, so that it has to be looked at again.")
    else:
        said = _("Saved.")
    messages.success(request, said)
    return True


def _around(case: Case, picture: Picture) -> dict[str, Any]:
    source = picture.original.source if picture.original is not None else None
    suspected = picture.suspected.boxes if picture.suspected else ()
    return {
        "case": case,
        "tab": "edit",
        "may_edit": True,
        "picture": picture,
        "shown": Shown(picture, list(picture.panels.select_related("figure"))),
        "source": source,
        "suspected": [(box_words(box), box) for box in suspected],
        "looked": LookedForm(initial={"was": picture.sha256, "faces": picture.faces}),
        **(_window(source) if source is not None else {}),
    }


def _window(source: Source) -> dict[str, Any]:
    """Returns the windows to offer and the ends of their sliders, as a script reads numbers."""
    lowest, highest = source.lowest or Decimal(0), source.highest or Decimal(1)
    return {
        "presets": [
            (f"{one.window.centre:f}", f"{one.window.width:f}", _(one.name))
            for one in source.presets
        ],
        "low": f"{lowest:f}",
        "high": f"{highest:f}",
        "span": f"{max(highest - lowest, Decimal(1)):f}",
    }
