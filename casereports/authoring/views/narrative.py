"""A written case report taken in: read and split, shown, and then saved as prose."""

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from casereports.authoring.forms.narrative import (
    PREFIX,
    BasePieces,
    NarrativeForm,
    preview,
    sent,
    shown_again,
)
from casereports.authoring.narrative.merging import (
    ChangedMeanwhileError,
    Entry,
    bring_together,
    left,
)
from casereports.authoring.narrative.paragraphs import About, Remark
from casereports.authoring.narrative.places import STATEMENTS
from casereports.authoring.narrative.split import split
from casereports.authoring.narrative.wording import place_name, remark_sentence
from casereports.authoring.views.workspace import workspace
from casereports.record.actions.narrative import retell, told
from casereports.record.actions.rows import RowRefusedError
from casereports.record.models import Case
from casereports.web.access import UserRequest, editable_case


@require_http_methods(["GET", "HEAD", "POST"])
def import_narrative(request: UserRequest, slug: str) -> HttpResponse:
    """Reads a file or a text and shows its parts; saves the parts that come back."""
    case = editable_case(request, slug)
    if f"{PREFIX}-TOTAL_FORMS" in request.POST:
        return _save(request, case)
    sends = request.method == "POST"
    form = NarrativeForm(request.POST, request.FILES) if sends else NarrativeForm()
    if sends and form.is_valid():
        narrative = split(form.cleaned_data["source"])
        pieces = preview(narrative, told(case, statements=STATEMENTS))
        return _parts(request, case, pieces, narrative.remarks)
    context = {"form": form, **workspace(request, case, "paper")}
    return render(request, "authoring/narrative.html", context)


def _save(request: UserRequest, case: Case) -> HttpResponse:
    before = told(case, statements=STATEMENTS)
    pieces, notes = sent(request.POST, before), _notes(request.POST)
    if not pieces.is_valid():
        return _parts(request, case, pieces, notes)
    entries = pieces.entries()
    if not entries:
        faults = [_("No part has both a place and a text: choose where the parts go.")]
        return _parts(request, case, pieces, notes, faults)
    try:
        change = bring_together(entries)
        retell(case=case, who=request.user, statements=STATEMENTS, change=change)
    except ChangedMeanwhileError as error:
        now = told(case, statements=STATEMENTS)
        return _parts(request, case, shown_again(pieces, now), notes, _changed(error))
    except RowRefusedError as error:
        return _parts(request, case, pieces, notes, [str(error)])
    return _done(request, case, pieces, left(before, entries))


def _parts(
    request: UserRequest,
    case: Case,
    pieces: BasePieces,
    notes: tuple[Remark, ...],
    faults: list[str] | None = None,
) -> HttpResponse:
    context = {
        "pieces": pieces,
        "notes": [(remark.about.value, remark_sentence(remark)) for remark in notes],
        "faults": faults or [],
        **workspace(request, case, "paper"),
    }
    return render(request, "authoring/narrative_parts.html", context)


def _changed(error: ChangedMeanwhileError) -> list[str]:
    return [
        _("“%(place)s” holds a text that you have not seen yet: look at it and choose.")
        % {"place": place_name(place)}
        for place in sorted(error.places)
    ]


def _done(
    request: UserRequest, case: Case, pieces: BasePieces, stayed: list[Entry]
) -> HttpResponse:
    """Goes to the saved text, or first shows what was not taken over, so that it can be copied."""
    waiting = [
        (form.name, form.waiting, form.cleaned_data["text"])
        for form in pieces.forms
        if form.cleaned_data["text"] and (form.entry is None or form.entry in stayed)
    ]
    messages.success(request, _("The text is saved. Work on it part by part."))
    if not waiting:
        return redirect("part", case.slug, "narrative")
    context = {"waiting": waiting, **workspace(request, case, "paper")}
    return render(request, "authoring/narrative_left.html", context)


def _notes(data: QueryDict) -> tuple[Remark, ...]:
    """Returns the remarks on the whole file, which the page carries along."""
    known = {about.value: about for about in About}
    return tuple(Remark(about=known[one]) for one in data.getlist("notes") if one in known)
