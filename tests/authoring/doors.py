"""The addresses of the author's pages, and how each is knocked at."""

import json

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from casereports.authoring.exported_figures import exported_figures
from casereports.journals.shelf import profile
from casereports.pipeline import draft
from casereports.record.actions.rows import save_row
from casereports.record.models import (
    Author,
    Case,
    CaseMember,
    CaseRole,
    Complaint,
    Invitation,
    Lesion,
    Panel,
    Picture,
    Plot,
)
from tests.factories.pictures import original_of
from tests.factories.sharing import author_link, invitation

#: Which address wants which right; rights grow to the right.
OPEN = "open to all"
ANYBODY, READS, EDITS, OWNS = "signed in", "reads", "edits", "owns"
DOORS = {
    "desk": ANYBODY,
    "new-case": ANYBODY,
    "import-case": ANYBODY,
    "example-case": ANYBODY,
    "case": READS,
    "picture": READS,
    "picture-small": READS,
    "report": READS,
    "report-pdf": READS,
    "paper-html": READS,
    "paper-docx": READS,
    "figure-files": READS,
    "figures-zip": READS,
    "figure-file": READS,
    "figure-preview": READS,
    "case-file": READS,
    "consent-form": EDITS,
    "live": EDITS,
    "go": EDITS,
    "terms": EDITS,
    "prose-prints": EDITS,
    "prose-choices": EDITS,
    "history": EDITS,
    "undo": EDITS,
    "restore-to": EDITS,
    "part": EDITS,
    "drafts": EDITS,
    "add-draft": EDITS,
    "save-date": EDITS,
    "save-single": EDITS,
    "save-row": EDITS,
    "add-row": EDITS,
    "add-row-below": EDITS,
    "order-rows": EDITS,
    "copy-row": EDITS,
    "drop-typed": EDITS,
    "upload-pictures": EDITS,
    "upload-picture": EDITS,
    "remove-picture": EDITS,
    "another-picture": EDITS,
    "prepare-picture": EDITS,
    "preview-picture": EDITS,
    "picture-frames": EDITS,
    "picture-original": EDITS,
    "look-pictures": EDITS,
    "look-picture": EDITS,
    "paste-references": EDITS,
    "import-narrative": EDITS,
    "new-row": EDITS,
    "grid": EDITS,
    "row": EDITS,
    "plot": EDITS,
    "panel-draft": EDITS,
    "remove-row": EDITS,
    "new-row-below": EDITS,
    "grid-below": EDITS,
    "paste-rows": EDITS,
    "paste-rows-below": EDITS,
    "add-panel": EDITS,
    "add-panel-below": EDITS,
    "move-row": EDITS,
    "archive-case": OWNS,
    "restore-case": OWNS,
    "sharing": READS,
    "leave-case": READS,
    "ask-author": EDITS,
    "withdraw-author-link": EDITS,
    "invite": OWNS,
    "invite-again": OWNS,
    "withdraw-invitation": OWNS,
    "change-role": OWNS,
    "remove-member": OWNS,
    "hand-over": OWNS,
    "about": OPEN,
    "session": OPEN,
    "invitation": OPEN,
    "accept-invitation": OPEN,
    "join-by-invitation": OPEN,
    "decline-invitation": OPEN,
    "confirm": OPEN,
    "confirmed": OPEN,
}
POST_ONLY = {
    "another-picture",
    "undo",
    "restore-to",
    "copy-row",
    "drop-typed",
    "add-draft",
    "add-panel",
    "add-panel-below",
    "move-row",
    "archive-case",
    "restore-case",
    "example-case",
    "withdraw-author-link",
    "withdraw-invitation",
    "change-role",
    "accept-invitation",
}
#: Those to which a script sends what was typed.
TYPED = {"save-date", "save-single", "save-row", "add-row", "add-row-below"}
SCRIPTS = {*TYPED, "order-rows", "prose-prints", "upload-picture"}
#: Open pages that need no link with a secret in it.
WITHOUT_TOKEN = {"about", "confirmed", "session"}
#: What a page on a picture fetches, and the page on the first that nobody has looked at.
SHOWN_PICTURES = {"preview-picture", "picture-frames", "picture-original", "look-pictures"}
#: Those that only show, and one that shows by sending on to another page.
SHOWN_ONLY = {
    "consent-form",
    "live",
    "go",
    "terms",
    "prose-choices",
    "history",
    "plot",
    "panel-draft",
    "drafts",
    *SHOWN_PICTURES,
}
SENDS_ON = {"go", "look-pictures"}
#: Those that answer with a page of their own.
POST_FOR_A_PAGE = {"invite-again", "decline-invitation"}
SHARING = {
    "invite-again",
    "withdraw-invitation",
    "change-role",
    "remove-member",
    "hand-over",
    "ask-author",
    "withdraw-author-link",
}
#: Those that name a picture by its number.
PICTURES = {
    "another-picture",
    "look-picture",
    "picture-frames",
    "picture-original",
    "prepare-picture",
    "preview-picture",
    "remove-picture",
}
WRITES = [name for name, right in DOORS.items() if right in (EDITS, OWNS)]
WHO = {
    "owner": {OPEN, ANYBODY, READS, EDITS, OWNS},
    "co-author": {OPEN, ANYBODY, READS, EDITS},
    "commenter": {OPEN, ANYBODY, READS},
    "reader": {OPEN, ANYBODY, READS},
    "site reviewer": {OPEN, ANYBODY},
    "site editor": {OPEN, ANYBODY},
    "administrator": {OPEN, ANYBODY},
    "stranger": {OPEN, ANYBODY},
    "anonymous": {OPEN},
}


def address(name: str, case: Case) -> str:
    """Returns an address that leads to something, when its name asks for it."""
    if DOORS[name] == OPEN:
        return reverse(name, args=[] if name in WITHOUT_TOKEN else [token(name, case)])
    lesion = Lesion.objects.get(study__case=case)
    if name == "picture-original":
        original_of(Picture.objects.get(case=case))
    more = {
        "figures-zip": ["png"],
        "figure-file": ["Figure1.png"],
        **({"figure-preview": [1, preview_of(case)]} if name == "figure-preview" else {}),
        "picture": [Picture.objects.get(case=case).sha256],
        "go": ["lesion:mass"],
        "terms": ["analyte"],
        "part": ["patient"],
        "save-single": ["patient"],
        "save-row": ["lesions", lesion.pk],
        "add-row": ["labs"],
        "add-row-below": ["lesions", lesion.pk, "signals"],
        "order-rows": ["lesions"],
        "copy-row": ["lesions", lesion.pk],
        "drop-typed": [1],
        "picture-small": [Picture.objects.get(case=case).sha256],
        **{there: [Picture.objects.get(case=case).pk] for there in PICTURES},
        "panel-draft": [Panel.objects.get(figure__case=case).pk],
        "new-row": ["labs"],
        "grid": ["labs"],
        "row": ["lesions", lesion.pk],
        "remove-row": ["lesions", lesion.pk],
        "move-row": ["lesions", lesion.pk],
        "new-row-below": ["lesions", lesion.pk, "signals"],
        "grid-below": ["lesions", lesion.pk, "signals"],
        "paste-rows": ["labs"],
        "paste-rows-below": ["lesions", lesion.pk, "signals"],
        "add-panel": ["labs"],
        "add-panel-below": ["lesions", lesion.pk, "signals"],
        **(
            {"plot": [Plot.objects.create(case=case, kind="timeline").pk]} if name == "plot" else {}
        ),
        **{there: [link(there, case).pk] for there in SHARING if there == name},
    }
    arguments = [] if DOORS[name] == ANYBODY else [case.slug, *more.get(name, [])]
    return reverse(name, args=arguments)


def knock(client: Client, name: str, case: Case) -> HttpResponse:
    """Asks for an address as a page or its script does."""
    page = address(name, case)
    if name in SCRIPTS:
        lesion = Lesion.objects.get(study__case=case)
        typed = {"index_date": [""]} if name == "save-date" else {}
        messages = {
            "order-rows": {"order": [lesion.pk]},
            "prose-prints": {"codes": []},
            "upload-picture": {},
        }
        message = {"typed": typed} if name in TYPED else messages[name]
        return client.post(page, json.dumps(message), content_type="application/json")
    if name in ("undo", "restore-to"):
        save_row(case=case, who=case.owner, row=Complaint(case=case, name="fever"))
        step = case.changes.get()
        return client.post(page, {"together": str(step.together), "to": step.pk})
    return client.post(page) if name in POST_ONLY | POST_FOR_A_PAGE else client.get(page)


def link(name: str, case: Case) -> Invitation | CaseMember | Author:
    """Returns what an address of the sharing pages names."""
    if "invit" in name:
        return invitation(case)[0]
    if "author" in name:
        return author_link(case)[0].author
    return CaseMember.objects.filter(case=case, role=CaseRole.CO_AUTHOR).get()


def preview_of(case: Case) -> str:
    """Returns the name under which the first figure is kept small."""
    paper = draft(case).manuscript
    return exported_figures(paper, profile(paper.journal).figures, case.uuid)[0].preview.key


def token(name: str, case: Case) -> str:
    return author_link(case)[1] if name == "confirm" else invitation(case)[1]
