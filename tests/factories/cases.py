"""Cases in the database: empty, small, or with rows in every list."""

from typing import Any

import factory

from casereports.accounts.models import User
from casereports.clinical.casefile import write_case
from casereports.clinical.facts.case import CaseFacts
from casereports.record.actions.cases import import_case
from casereports.record.bundle import Bundle
from casereports.record.models import Case, CaseMember, CaseRole
from tests.factories.every_field import every_field
from tests.factories.pictures import original_of, picture
from tests.factories.users import UserFactory

ARTICLE = {
    "id": "writer2020",
    "type": "article-journal",
    "title": "Tumours of a rare place",
    "author": [{"family": "Writer", "given": "A."}],
    "container-title": "Journal of Examples",
    "issued": {"date-parts": [[2020]]},
}
SMALL: dict[str, Any] = {
    "paper": {"title": "Back pain: a case report", "abstract": [{"text": "A man had back pain."}]},
    "complaints": [{"key": "pain", "name": "back pain", "chief": True}],
    "imaging": [
        {"key": "mri", "modality": "MR", "lesions": [{"key": "mass", "site": "presacral space"}]}
    ],
    "figures": [
        {"key": "mri", "title": "MRI.", "panels": [{"key": "a", "file": "a.png", "alt": "A mass."}]}
    ],
    "references": [ARTICLE],
}


class CaseFactory(factory.django.DjangoModelFactory):
    """A case with nothing in it."""

    class Meta:
        model = Case

    owner = factory.SubFactory(UserFactory)
    slug = factory.Sequence(lambda n: f"case-{n}")


def small_case(owner: User, **changes: Any) -> Case:
    """Returns a case with one complaint, study, figure and reference; ``changes`` replace parts."""
    return case_of(owner, {**SMALL, **changes})


def every_field_case(owner: User) -> Case:
    """Returns a case in which every field is set, and whose picture has its original."""
    case = case_of(owner, every_field().model_dump(mode="json"))
    original_of(case.pictures.get())
    return case


def many_rows_case(owner: User, number: int) -> Case:
    """Returns a case with ``number`` times the rows of a case in which every field is set."""
    return case_of(owner, _times(every_field().model_dump(mode="json"), number))


def case_of(owner: User, facts: dict[str, Any]) -> Case:
    """Returns a case with these facts, every panel showing the same picture."""
    case = CaseFacts.model_validate(facts)
    files = {panel.file for figure in case.figures for panel in figure.panels}
    bundle = Bundle(case=write_case(case), figures={name: picture() for name in sorted(files)})
    return import_case(who=owner, bundle=bundle)


def share(case: Case, user: User, role: CaseRole) -> None:
    """Shares a case with somebody."""
    CaseMember.objects.create(case=case, user=user, role=role)


#: Lists in which a word may stand once only, so that more rows can't be made by repeating.
_ONCE = ("history_answers", "sections", "care", "affiliations", "credit")

#: Fields that name another row.
_LINKS = ("procedure", "specimen", "treatment", "event")


def _times(value: Any, number: int, mark: str = "") -> Any:
    """Repeats every row of every list, each under a key of its own."""
    if not isinstance(value, dict):
        return value
    grown = {}
    for name, part in value.items():
        if isinstance(part, list) and part and isinstance(part[0], dict) and name not in _ONCE:
            grown[name] = [
                _named(_times(row, number, f"{mark}{n}"), f"{mark}{n}")
                for row in part
                for n in range(number)
            ]
        elif name in _LINKS and part:
            grown[name] = f"{part}-0"  # the first of the rows that took its place
        else:
            grown[name] = _times(part, number, mark)
    return grown


def _named(row: dict[str, Any], mark: str) -> dict[str, Any]:
    """Gives a row a key of its own, and leaves out what it says of other rows."""
    own = {name: f"{row[name]}-{mark}" for name in ("key", "id") if row.get(name)}
    return {**row, **own, **{name: "" for name in ("same_as", "revises") if name in row}}
