"""What an author confirms when a case is handed in: the consent, the authors, the declarations."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from casereports.clinical.wording.naming import full_name
from casereports.journals.profile import Statement
from casereports.journals.shelf import profile
from casereports.manuscript.document import Manuscript
from casereports.manuscript.nodes import Figure, ListBlock, Paragraph, Section, Table
from casereports.manuscript.printed import plain
from casereports.pipeline import Draft
from casereports.record.models import Author, Case
from casereports.record.models.sharing import author_data, data_fingerprint

#: What is declared, besides the consent that is confirmed by itself.
DECLARED = (Statement.CONFLICTS, Statement.FUNDING, Statement.ETHICS)


@dataclass(frozen=True)
class Declared:
    """A statement as the paper prints it; empty where it prints none."""

    title: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Confirmation:
    """An author, and when they confirmed what is printed of them, if that still stands."""

    name: str
    when: datetime | None


@dataclass(frozen=True)
class ToConfirm:
    """What stands beside the three ticks."""

    consent_state: str
    consent: Declared
    authors: tuple[Confirmation, ...]
    declarations: tuple[Declared, ...]


def to_confirm(case: Case, paper: Draft) -> ToConfirm:
    """Returns what the record and the paper say of it; takes four queries."""
    consent = paper.facts.consent
    return ToConfirm(
        consent_state=str(capfirst(_(consent.state.label))) if consent else "",
        consent=_declared(paper.manuscript, Statement.CONSENT),
        authors=tuple(_confirmations(case)),
        declarations=tuple(_declared(paper.manuscript, one) for one in DECLARED),
    )


def _confirmations(case: Case) -> Iterator[Confirmation]:
    rows = case.authors.prefetch_related("affiliation_links__affiliation", "confirmation_links")
    for author in rows:
        name = full_name(author.given, author.family, family_first=author.family_first)
        yield Confirmation(name=name, when=_confirmed(author))


def _confirmed(author: Author) -> datetime | None:
    """Returns when an author last confirmed; none where their data have changed since."""
    links = [(one.confirmed_at, one) for one in author.confirmation_links.all()]
    confirmed = [(when, link) for when, link in links if when is not None]
    if not confirmed:
        return None
    when, last = max(confirmed, key=lambda pair: pair[0])
    return when if last.fingerprint == data_fingerprint(author_data(author)) else None


def _declared(manuscript: Manuscript, statement: Statement) -> Declared:
    """Returns a statement under the journal's own heading."""
    headings = {one.statement: one.title for one in profile(manuscript.journal).statements}
    key = statement.value.replace("_", "-")
    found = next((one for one in manuscript.back if one.key == key), None)
    words = tuple(_lines(found)) if found else ()
    return Declared(title=headings[statement], words=words)


def _lines(section: Section) -> Iterator[str]:
    for block in section.blocks:
        match block:
            case Paragraph():
                yield plain(block.children)
            case ListBlock():
                yield from (plain(item.children) for item in block.items)
            case Figure() | Table():
                continue
