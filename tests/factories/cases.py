"""Cases: empty, or with rows in every table."""

import io
from typing import Any

from PIL import Image

from casereports.accounts.models import User
from casereports.authoring.tables import Table, tables
from casereports.clinical.facts.case import CaseFacts
from casereports.record.actions.cases import create_case, import_case
from casereports.record.bundle import Bundle
from casereports.clinical.casefile import write_case
from casereports.record.models import Case, CaseMember, CaseRole

REFERENCE = {
    "id": "doe2020",
    "type": "article-journal",
    "title": "Tumours of a rare place",
    "author": [{"family": "Writer", "given": "A"}],
    "container-title": "Journal of Examples",
    "issued": {"date-parts": [[2020]]},
}


def png(colour: str = "grey", size: tuple[int, int] = (40, 30)) -> bytes:
    """Returns a plain picture."""
    target = io.BytesIO()
    Image.new("RGB", size, colour).save(target, "PNG")
    return target.getvalue()


def empty_case(owner: User, title: str = "Back pain") -> Case:
    """Returns a case that was made a moment ago."""
    return create_case(who=owner, title=title)


def full_case(owner: User, rows: int = 1) -> Case:
    """Returns a case with ``rows`` rows in every list, however deep."""
    facts = CaseFacts.model_validate(full_facts(rows))
    figures = {f"panel-{n}-{m}.png": png() for n in range(rows) for m in range(rows)}
    return import_case(who=owner, bundle=Bundle(case=write_case(facts), figures=figures))


def share(case: Case, user: User, role: CaseRole) -> None:
    """Shares a case with somebody."""
    CaseMember.objects.create(case=case, user=user, role=role)
