"""The desk as its reader sees it."""

from typing import Any

from django.http import HttpResponse

from casereports.authoring.standing import percent, standings
from casereports.pipeline import draft
from casereports.record.models import Case
from tests.authoring.pages import tree


def cards(answer: HttpResponse) -> list[Any]:
    return tree(answer).xpath("//li[@class='case-card']")


def titles(answer: HttpResponse) -> list[str]:
    return [card.xpath(".//h2")[0].text_content() for card in cards(answer)]


def said(card: Any, name: str) -> str:
    """Returns what a card says in the place of a class, or nothing."""
    return " ".join(" ".join(card.xpath(f".//*[{has_class(name)}]//text()")).split())


def has_class(name: str) -> str:
    return f"contains(concat(' ', @class, ' '), ' {name} ')"


def keep_as_checked(case: Case, **standing: Any) -> None:
    """Gives a case a standing as if it had been checked just now."""
    case.refresh_from_db()
    kept = {**standing, "changed": case.changed.isoformat()}
    Case.objects.filter(pk=case.pk).update(standing=kept)


def checked_now(case: Case) -> tuple[int, int]:
    """Returns how far a case is in percent and its number of errors, by a fresh check."""
    found = standings(draft(Case.objects.get(pk=case.pk))).values()
    return percent(found), sum(one.errors for one in found)
