"""Making a case: empty, from a case file, or as a copy of another."""

from collections.abc import Container, Mapping
from pathlib import PurePosixPath
from typing import Any
from uuid import UUID

from django.db import transaction
from pydantic import ValidationError as FactsError

from casereports.accounts.models import User
from casereports.clinical.casefile import CaseFileError, Fault
from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.refusals import fault_sentence
from casereports.clinical.values import LINE
from casereports.figures.prepare import PictureError, Prepared, prepare
from casereports.record.actions.audit import note
from casereports.record.actions.pixels import (
    drop_all,
    keep_picture,
    prepared,
    renew_renditions,
)
from casereports.record.bundle import Bundle
from casereports.record.door import case_facts, put_facts, reference_entry
from casereports.record.models import Action, Case, Picture
from casereports.record.models.rows import free_key

#: Words that the addresses of cases use for themselves.
RESERVED = frozenset({"new", "import", "example"})
#: What tells a copy from its original.
COPY = " (copy)"


def create_case(*, who: User, title: str = "", journal: str = "") -> Case:
    """Makes an empty case that belongs to ``who``; ``journal`` is the key of a profile."""
    with transaction.atomic():
        case = _new_case(who=who, title=title)
        put_facts(case, _with_paper(CaseFacts(), title=title, journal=journal), {})
        note(case=case, who=who, action=Action.CREATED)
    return case


def import_case(*, who: User, bundle: Bundle) -> Case:
    """Makes a case from a case file, or raises CaseFileError with all faults and makes nothing."""
    facts = bundle.facts()
    faults: list[Fault] = []
    references = _checked_references(facts, faults)
    pictures = _prepared_pictures(bundle.figures, faults)
    if faults:
        raise CaseFileError(faults)
    names: dict[str, str] = {}
    for old, picture in pictures.items():
        names[old] = _name_for(old, picture, {*pictures, *names.values()})
    facts = _with_names(facts, names).model_copy(update={"references": references})
    renamed = {names[old]: picture for old, picture in pictures.items()}
    return _filled(who=who, facts=facts, pictures=renamed, action=Action.IMPORTED)


def copy_case(*, who: User, case: Case, with_authors: bool, with_references: bool) -> Case:
    """Makes a case of ``who``'s own from all that passes the door of another, and pictures.

    Dates and the signed form stay behind, for they never pass; so does the consent, which was
    given for one report, and pictures that no panel shows. Raises pydantic's ValidationError where
    the case contradicts itself.
    """
    facts = case_facts(case)
    left: dict[str, Any] = {"consent": None}
    if not with_authors:
        left |= {"authors": (), "affiliations": ()}
    if not with_references:
        left |= {"references": ()}
    title = (facts.paper.title or case.slug)[: LINE - len(COPY)] + COPY
    facts = _with_paper(facts.model_copy(update=left), title=title)
    pictures = {picture.name: prepared(picture) for picture in _shown(case, facts)}
    with transaction.atomic():
        note(case=case, who=who, action=Action.EXPORTED, detail="copy")
        return _filled(
            who=who,
            facts=facts,
            pictures=pictures,
            action=Action.CREATED,
            detail=f"copy of {case.slug}",
        )


def delete_case(*, case: Case, who: User | None, detail: str = "") -> None:
    """Deletes a case for good, its pictures and its consent forms with it.

    Authors archive instead. One that was submitted is erased (``review/actions/erasing.py``).
    """
    with transaction.atomic():
        note(case=case, who=who, action=Action.DELETED, detail=detail or case.slug)
        gone = case.uuid
        case.delete()
        transaction.on_commit(lambda: drop_all(gone))


def export_bundle(*, case: Case, who: User | None) -> tuple[CaseFacts, dict[str, bytes]]:
    """Returns what a case file of ``case`` holds, and notes who took it.

    Pictures that no panel shows stay behind: nobody may have looked at them.
    """
    facts = case_facts(case)
    figures = {}
    for picture in _shown(case, facts):
        with picture.content.open() as file:
            figures[picture.name] = file.read()
    note(case=case, who=who, action=Action.EXPORTED, detail="case")
    return facts, figures


def _shown(case: Case, facts: CaseFacts) -> list[Picture]:
    names = {panel.file for figure in facts.figures for panel in figure.panels}
    return [picture for picture in case.pictures.all() if picture.name in names]


def _new_case(*, who: User, title: str) -> Case:
    base = free_key(title or "case", set())
    taken = set(Case.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    taken |= RESERVED
    return Case.objects.create(owner=who, slug=free_key(base, taken))


def _filled(
    *,
    who: User,
    facts: CaseFacts,
    pictures: Mapping[str, Prepared],
    action: Action,
    detail: str = "",
) -> Case:
    """Makes a case of facts and pictures, or nothing at all."""
    begun: list[UUID] = []
    try:
        with transaction.atomic():
            case = _new_case(who=who, title=facts.paper.short_title or facts.paper.title)
            begun.append(case.uuid)
            rows = {
                name: keep_picture(case=case, name=name, picture=picture)
                for name, picture in pictures.items()
            }
            put_facts(case, facts, rows)
            if any(panel.view for figure in facts.figures for panel in figure.panels):
                renew_renditions(case)
            note(case=case, who=who, action=action, detail=detail)
    except BaseException:
        for gone in begun:
            drop_all(gone)  # the database forgets by itself, the disk does not
        raise
    return case


def _with_paper(facts: CaseFacts, **columns: str) -> CaseFacts:
    return facts.model_copy(update={"paper": facts.paper.model_copy(update=columns)})


def _checked_references(facts: CaseFacts, faults: list[Fault]) -> tuple[dict[str, Any], ...]:
    checked = []
    for at, entry in enumerate(facts.references):
        try:
            checked.append(reference_entry(entry))
        except FactsError as error:
            faults += [
                Fault(
                    path=".".join(
                        [f"case.references[{at}]", *(str(step) for step in fault["loc"])]
                    ),
                    message=fault_sentence(dict(fault)),
                )
                for fault in error.errors(include_url=False)
            ]
    return tuple(checked)


def _prepared_pictures(figures: Mapping[str, bytes], faults: list[Fault]) -> dict[str, Prepared]:
    pictures = {}
    for name, content in sorted(figures.items()):
        try:
            pictures[name] = prepare(content)
        except PictureError as error:
            faults.append(Fault(path=f"figures/{name}", message=error.said))
    return pictures


def _name_for(name: str, picture: Prepared, taken: Container[str]) -> str:
    """Returns a name whose ending tells the truth: a PNG that became a JPEG is called .jpg."""
    endings = {"image/jpeg": (".jpg", ".jpeg"), "image/png": (".png",)}[picture.media_type]
    path = PurePosixPath(name)
    if path.suffix.lower() in endings:
        return name
    renamed, number = f"{path.stem}{endings[0]}", 2
    while renamed in taken:
        renamed, number = f"{path.stem}-{number}{endings[0]}", number + 1
    return renamed


def _with_names(facts: CaseFacts, names: Mapping[str, str]) -> CaseFacts:
    figures = tuple(
        figure.model_copy(
            update={
                "panels": tuple(
                    panel.model_copy(update={"file": names[panel.file]}) for panel in figure.panels
                )
            }
        )
        for figure in facts.figures
    )
    return facts.model_copy(update={"figures": figures})
