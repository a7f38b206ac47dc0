"""Each page of the site, by a name by which a failure is told."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from casereports.accounts.models import User
from casereports.authoring.forms.sheets import sheet_of
from casereports.authoring.parts import PARTS
from casereports.authoring.pasted_rows import can_be_pasted
from casereports.authoring.tables import Table, table_of, tables
from casereports.record.actions.cases import import_case
from casereports.record.bundle import read_bundle
from casereports.record.models import Case, Paper
from tests.bench.example import EXAMPLE
from tests.browser.review_pages import review_site
from tests.factories.cases import small_case
from tests.factories.sharing import author_link, invitation
from tests.factories.users import UserFactory

Addresses = dict[str, str]


@dataclass(frozen=True)
class Site:
    """A site in use: what a visitor, a new user and an author of cases may open."""

    case: Case
    opened_by: tuple[tuple[User | None, Addresses], ...]


def site_of(author: User) -> Site:
    """Return a site where the author has the example, and a case that can't be printed."""
    imported = import_case(who=author, bundle=read_bundle(EXAMPLE))
    case = Case.objects.get(pk=imported.pk)
    holed = small_case(author)
    Paper.objects.filter(case=holed).update(journal="no-such-journal")
    _invited, guest_token = invitation(case)
    _asked, author_token = author_link(case, case.authors.first())
    of_author = {
        **_of_the_site(),
        **of_the_case(case),
        **_of_rows(case),
        "report of a case without a paper": reverse("report", args=[holed.slug]),
        "document that can't be made": reverse("report-pdf", args=[holed.slug]),
        "no such page": "/nothing/",
    }
    of_visitor = {
        "sign-in": reverse("account_login"),
        "invitation": reverse("invitation", args=[guest_token]),
        "author's confirmation": reverse("confirm", args=[author_token]),
        "thanks": reverse("confirmed"),
        "closed link": reverse("confirm", args=["nothing"]),
    }
    newcomer = UserFactory(username="newcomer")
    of_newcomer = {"desk without cases": reverse("desk")}
    review = review_site(author)
    return Site(
        case=case,
        opened_by=(
            (author, {**of_author, **review.of_author}),
            (None, {**of_visitor, **review.of_visitor}),
            (newcomer, of_newcomer),
            (review.editor, review.of_editor),
            (review.reviewer, review.of_reviewer),
            (review.manager, review.of_manager),
        ),
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
    names = (
        *("case", "history", "sharing", "report"),
        *("figure-files", "upload-pictures", "import-narrative"),
    )
    author, picture = case.authors.first(), case.pictures.first()
    return {
        **{name: reverse(name, args=[case.slug]) for name in names},
        **{f"part {part.key}": reverse("part", args=[case.slug, part.key]) for part in PARTS},
        "ask author": reverse("ask-author", args=[case.slug, author.pk]),
        "remove picture": reverse("remove-picture", args=[case.slug, picture.pk]),
        "prepare picture": reverse("prepare-picture", args=[case.slug, picture.pk]),
        "look at picture": reverse("look-picture", args=[case.slug, picture.pk]),
    }


def _of_rows(case: Case) -> Addresses:
    """Return the pages of a plain list, of a grid, and of lists below a row."""
    shown = ("labs", "imaging", "lesions", "ihc", "figures")
    return {
        name: address
        for table in shown
        for name, address in of_a_table(case, tables()[table]).items()
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
    own = [case.slug, table.name, row.pk]
    parent = table.parent_of(row)
    # Lists of the paper stand right under the case, too.
    is_below = not isinstance(parent, Case | Paper)
    below = "-below" if is_below else ""
    place = [case.slug, table.name]
    if is_below:
        place = [case.slug, table_of(type(parent)).name, parent.pk, table.name]
    found = {
        f"{table.name}: row": reverse("row", args=own),
        f"{table.name}: remove row": reverse("remove-row", args=own),
        f"{table.name}: new row": reverse(f"new-row{below}", args=place),
    }
    if sheet_of(table.model).grid:
        found[f"{table.name}: all rows"] = reverse(f"grid{below}", args=place)
    if can_be_pasted(table):
        found[f"{table.name}: paste"] = reverse(f"paste-rows{below}", args=place)
    return found
