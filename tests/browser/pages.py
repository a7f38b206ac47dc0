"""Each page of the author's site, by a name by which a failure is told."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from casereports.accounts.models import User
from casereports.authoring.parts import PARTS
from casereports.authoring.pasted_rows import can_be_pasted
from casereports.authoring.tables import Table, tables
from casereports.record.actions.cases import import_case
from casereports.record.bundle import read_bundle
from casereports.record.models import Case, Paper
from tests.bench.example import EXAMPLE
from tests.factories.cases import small_case
from tests.factories.sharing import author_link, invitation
from tests.factories.users import UserFactory

Addresses = dict[str, str]


@dataclass(frozen=True)
class Site:
    """A site in use: what a visitor, a new user and an author of cases may open."""

    author: User
    newcomer: User
    case: Case
    author_opens: Addresses
    newcomer_opens: Addresses
    visitor_opens: Addresses


def site_of(author: User) -> Site:
    """Return a site where the author has the example, and a case that can't be printed."""
    imported = import_case(who=author, bundle=read_bundle(EXAMPLE))
    case = Case.objects.get(pk=imported.pk)
    holed = small_case(author)
    Paper.objects.filter(case=holed).update(journal="no-such-journal")
    _invited, guest_token = invitation(case)
    _asked, author_token = author_link(case, case.authors.first())
    return Site(
        author=author,
        newcomer=UserFactory(username="newcomer"),
        case=case,
        author_opens={
            **_of_the_site(),
            **of_the_case(case),
            **_of_rows(case),
            "report of a case without a paper": reverse("report", args=[holed.slug]),
            "document that can't be made": reverse("report-pdf", args=[holed.slug]),
            "no such page": "/nothing/",
        },
        newcomer_opens={"desk without cases": reverse("desk")},
        visitor_opens={
            "sign-in": reverse("account_login"),
            "invitation": reverse("invitation", args=[guest_token]),
            "author's confirmation": reverse("confirm", args=[author_token]),
            "thanks": reverse("confirmed"),
            "closed link": reverse("confirm", args=["nothing"]),
        },
    )


def _of_the_site() -> Addresses:
    return {
        "desk": reverse("desk"),
        "new case": reverse("new-case"),
        "import": reverse("import-case"),
        "change password": reverse("account_change_password"),
        "second factor": reverse("mfa_index"),
    }


def of_the_case(case: Case) -> Addresses:
    """Return the pages that a case has once."""
    names = ("case", "history", "sharing", "report", "upload-pictures", "import-narrative")
    author, panel = case.authors.first(), case.pictures.first()
    return {
        **{name: reverse(name, args=[case.slug]) for name in names},
        **{f"part {part.key}": reverse("part", args=[case.slug, part.key]) for part in PARTS},
        "ask author": reverse("ask-author", args=[case.slug, author.pk]),
        "remove picture": reverse("remove-picture", args=[case.slug, panel.pk]),
    }


def _of_rows(case: Case) -> Addresses:
    """Return the pages of a grid and of its rows, and of a row with rows below it."""
    lab, study = tables()["labs"], tables()["imaging"]
    lesion = tables()["lesions"].rows(case)[0]
    return {
        **of_a_table(case, lab),
        **of_a_table(case, study),
        "new lesion": reverse("new-row-below", args=[case.slug, "imaging", lesion.study_id, "lesions"]),
        "lesion": reverse("row", args=[case.slug, "lesions", lesion.pk]),
    }


def of_every_table(case: Case) -> Addresses:
    """Return the pages of each list of which the case has rows, however deep it stands."""
    lists = [table for table in tables().values() if not table.is_single]
    return {
        name: address
        for table in lists
        if table.rows(case).exists()
        for name, address in of_a_table(case, table).items()
    }


def of_a_table(case: Case, table: Table) -> Addresses:
    """Return the pages of a list, and those of its first row."""
    row: Any = table.rows(case)[0]
    found = {
        f"{table.name}: row": reverse("row", args=[case.slug, table.name, row.pk]),
        f"{table.name}: remove row": reverse("remove-row", args=[case.slug, table.name, row.pk]),
    }
    if table.under_case:
        found[f"{table.name}: new row"] = reverse("new-row", args=[case.slug, table.name])
        found[f"{table.name}: all rows"] = reverse("grid", args=[case.slug, table.name])
        if can_be_pasted(table):
            found[f"{table.name}: paste"] = reverse("paste-rows", args=[case.slug, table.name])
    return found
