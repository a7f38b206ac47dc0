"""All that a site holds of one case, found so that it can be listed and erased."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from django.core.files.storage import default_storage
from django.db.models import CASCADE, PROTECT, RESTRICT, ManyToOneRel, Model
from django.utils.translation import ngettext

from casereports.notices.forgetting import Mentions, mentions_of
from casereports.record.actions.pixels import files_of
from casereports.record.models import Action, AuditLine, Case
from casereports.review import export_files, frozen_files
from casereports.review.models import Export, ReviewerInvitation, Snapshot, Submission
from casereports.review.states import State

#: A row that hangs on another by one of these can't be there without it.
HANGS: Final = (CASCADE, PROTECT, RESTRICT)
_NUMBER: Final = re.compile(r"[0-9]{4}-([0-9]{5,18})")
Rows = Mapping[type[Model], frozenset[Any]]


class ErasureRefusedError(ValueError):
    """A case can't be erased; the message is a sentence for who runs the site."""


@dataclass(frozen=True)
class Erasure:
    """What goes with a case; ``rows`` are keys by table, each table after those that hang on it.

    ``copies`` are the short names of cases that were copied from this one: they stay.
    """

    case: Case
    submissions: tuple[Submission, ...]
    snapshots: tuple[Snapshot, ...]
    rows: Rows
    files: tuple[Path, ...]
    exports: tuple[Export, ...]
    told: Mentions
    copies: tuple[str, ...]


def case_called(name: str) -> Case:
    """Returns a case by its short name or by the number of a submission."""
    cases = {case.pk: case for case in Case.objects.filter(slug=name)}
    if match := _NUMBER.fullmatch(name):
        for submission in Submission.objects.filter(pk=int(match[1])).select_related("case"):
            if submission.number == name:
                cases[submission.case.pk] = submission.case
    if not cases:
        raise ErasureRefusedError(f"There is no case and no submission “{name}”.")
    if len(cases) > 1:
        raise ErasureRefusedError(
            f"“{name}” is the short name of one case and the number of another. Name the one you "
            "mean in the other way."
        )
    (case,) = cases.values()
    return case


def erasure_of(case: Case) -> Erasure:
    """Returns what goes with a case; raises ErasureRefusedError for a published article."""
    submissions = tuple(case.submissions.order_by("pk"))
    for submission in submissions:
        if submission.state == State.PUBLISHED:
            raise ErasureRefusedError(
                f"Article {submission.number} is published. Retract it first: its readers have to "
                "be told by a notice of retraction."
            )
    exports = tuple(_exports_with({one.pk for one in submissions}))
    return Erasure(
        case=case,
        submissions=submissions,
        snapshots=tuple(
            Snapshot.objects.filter(submission__in=submissions)
            .defer("content")
            .select_related("submission")
            .order_by("pk")
        ),
        rows=_rows_of(case),
        files=tuple(_files(case, submissions, exports)),
        exports=exports,
        told=mentions_of(_names(submissions)),
        copies=tuple(_copies(case)),
    )


def counted(rows: Rows, label: str) -> Iterator[str]:
    """Yields how many rows go from each table of a room: "3 comments"."""
    for model, keys in rows.items():
        if keys and model._meta.app_label == label:
            meta, number = model._meta, len(keys)
            name = ngettext(str(meta.verbose_name), str(meta.verbose_name_plural), number)
            yield f"{number} {name}"


def _rows_of(case: Case) -> Rows:
    """Follows the keys of all tables down from a case, however deep."""
    found: dict[type[Model], set[Any]] = {Case: {case.pk}}
    waiting: list[type[Model]] = [Case]
    while waiting:
        model = waiting.pop()
        for below, column in _hanging_on(model):
            rows = below._base_manager.filter(**{f"{column}__in": found[model]})
            known = found.setdefault(below, set())
            fresh = set(rows.values_list("pk", flat=True)) - known
            if fresh:
                known |= fresh
                waiting.append(below)
    return {model: frozenset(found.get(model, ())) for model in _deepest_first(Case, [])}


def _deepest_first(model: type[Model], seen: list[type[Model]]) -> list[type[Model]]:
    for below, _column in _hanging_on(model):
        if below not in seen and below is not model:
            _deepest_first(below, seen)
    seen.append(model)
    return seen


def _hanging_on(model: type[Model]) -> Iterator[tuple[type[Model], str]]:
    for relation in model._meta.get_fields(include_hidden=True):
        if isinstance(relation, ManyToOneRel) and relation.on_delete in HANGS:
            yield relation.related_model, relation.field.name


def _exports_with(submissions: set[int]) -> Iterator[Export]:
    """Yields the exports for which one of the submissions was chosen."""
    for export in Export.objects.select_related("who").order_by("pk"):
        if submissions.intersection(export.submissions):
            yield export


def _files(
    case: Case, submissions: tuple[Submission, ...], exports: tuple[Export, ...]
) -> Iterator[Path]:
    yield from (Path(default_storage.path(name)) for name in files_of(case.uuid))
    for submission in submissions:
        yield from frozen_files.files_of(submission.uuid)
    for export in exports:
        yield from export_files.files_of(export.uuid)


def _names(submissions: tuple[Submission, ...]) -> set[str]:
    """Returns by what notices and e-mails name the submissions of a case."""
    invitations = ReviewerInvitation.objects.filter(submission__in=submissions)
    return {
        *(one.number for one in submissions),
        *(str(one.uuid) for one in submissions),
        *(str(one) for one in invitations.values_list("uuid", flat=True)),
    }


def _copies(case: Case) -> Iterator[str]:
    """Yields the copies of a case that are there, copies of its copies among them."""
    waiting, known = [case.slug], {case.slug}
    while waiting:
        detail = f"copy of {waiting.pop()}"
        lines = AuditLine.objects.filter(
            action=Action.CREATED, detail=detail, when__gte=case.created
        )
        for slug in lines.order_by("case_slug").values_list("case_slug", flat=True):
            if slug not in known:
                known.add(slug)
                waiting.append(slug)
                if Case.objects.filter(slug=slug).exists():
                    yield slug
