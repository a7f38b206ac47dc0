"""Links as they stand in the database, with the tokens that open them."""

import re
from typing import Any

from django.core import mail

from casereports.record.models import (
    Affiliation,
    Author,
    AuthorLink,
    Case,
    CaseRole,
    Invitation,
)

#: The address of who is invited.
GUEST = "guest@example.org"


def invitation(
    case: Case,
    email: str = GUEST,
    role: CaseRole = CaseRole.CO_AUTHOR,
    **changes: Any,
) -> tuple[Invitation, str]:
    """Returns an invitation by the case's owner, and its token."""
    row = Invitation(case=case, email=email, role=role, invited_by=case.owner)
    return _saved(row, changes)


def author_link(case: Case, author: Author | None = None, **changes: Any) -> tuple[AuthorLink, str]:
    """Returns the link of an author of the case, one made for it where none is named."""
    author = author or Author.objects.create(case=case, given="Anna", family="Writer")
    row = AuthorLink(author=author, email="anna@example.org", asked_by=case.owner)
    return _saved(row, changes)


def two_authors(case: Case) -> Author:
    """Returns the first of two authors, who works in the first of the case's two hospitals."""
    clinic = Affiliation.objects.create(case=case, institution="University Hospital", city="Basel")
    Affiliation.objects.create(case=case, institution="Cantonal Hospital")
    author = Author.objects.create(
        case=case, given="Anna", family="Writer", credit=("software",), biography="Was born."
    )
    author.affiliation_links.create(affiliation=clinic)
    Author.objects.create(case=case, given="Ben", family="Secondauthor", email="ben@example.org")
    return author


def mailed_link() -> str:
    """Returns the address in the last e-mail, without the host."""
    (link,) = re.findall(r"http://testserver(\S+)", str(mail.outbox[-1].body))
    return str(link)


def _saved(row: Any, changes: dict[str, Any]) -> tuple[Any, str]:
    token = row.renew()
    for name, value in changes.items():
        setattr(row, name, value)
    row.save()
    return row, token
