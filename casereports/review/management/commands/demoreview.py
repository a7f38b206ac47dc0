"""Hand in a copy of the demo's example, so that the review can be tried at once."""

import json
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from casereports.clinical.facts.ethics import ConsentForm, ConsentState
from casereports.record.actions.cases import copy_case
from casereports.record.actions.preparing import confirm_looked
from casereports.record.actions.rows import save_singles
from casereports.record.models import Case, Consent, Faces
from casereports.review.actions.submitting import Confirmed, prepared, submit_case
from casereports.review.models import Submission


class Command(BaseCommand):
    help = "Submit a copy of the demo's example case (a developer's machine, after demo)"

    def handle(self, *args: Any, **options: Any) -> None:
        path = settings.VAR_DIR / "demo.json"
        if not settings.DEBUG or not path.is_file():
            raise CommandError("There is no demo here; run the command demo first.")
        slug = json.loads(path.read_text("utf-8"))["slug"]
        example = Case.objects.select_related("owner").get(slug=slug)
        submission = Submission.objects.filter(submitter=example.owner).first()
        if submission is None:
            submission = _submitted(example)
        self.stdout.write(f"Submission for the editor: {submission.number}")


@transaction.atomic
def _submitted(example: Case) -> Submission:
    """Hands a copy in; what the example lacks is filled in as what it is, a demonstration."""
    author = example.owner
    case = copy_case(who=author, case=example, with_authors=True, with_references=True)
    consent = Consent(
        case=case,
        state=ConsentState.GIVEN_BY_PATIENT,
        form=ConsentForm.WRITTEN,
        form_name="Demonstration: there is no form",
    )
    front = case.paper
    front.title = example.paper.title
    save_singles(case=case, who=author, parts=[consent, front])
    for picture in case.pictures.all():
        confirm_looked(case=case, who=author, picture=picture, was=picture.sha256, faces=Faces.NONE)
    paper, frozen = prepared(case)
    if frozen is None:
        found = "; ".join(str(problem.message) for problem in paper.problems)
        raise CommandError(f"The example can't be submitted: {found}")
    confirmed = Confirmed(consent=True, authorship=True, declarations=True)
    return submit_case(case=case, who=author, confirmed=confirmed, seen=frozen.sha256)
