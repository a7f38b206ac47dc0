"""The locks on the doors: a view gets a case only through who asks.

Here too is noted, in the audit, who reads a case that is not their own, and who is refused.
"""

import re

from django.http import Http404, HttpRequest

from casereports.accounts.models import User
from casereports.record.actions.audit import note, note_read
from casereports.record.actions.refusals import CaseLockedError
from casereports.record.models import Action, Case, CaseQuerySet

#: What a page fetches for itself: its pictures, and what a script brings up to date.
PIECES = frozenset({"empty", "image"})
#: What of an address tells the page: the part of a case, a table, the number of a row.
PARTS = ("key", "name", "pk", "child", "number")
#: What may stand in the audit of an address, in which anybody may have typed anything.
_PLAIN = re.compile(r"[\w.-]{1,60}", re.ASCII)


class UserRequest(HttpRequest):
    """A request behind the sign-in, which is every one but those of marked views."""

    user: User


def visible_case(request: UserRequest, slug: str, *, is_export: bool = False) -> Case:
    """Returns a case that the user may read; for anybody else there is no such page.

    The line of an export, which a view writes itself, takes the place of that of a read.
    """
    case = _found(request, Case.objects.visible_to(request.user), slug)
    return case if is_export else _noted(request, case)


def editable_case(
    request: UserRequest, slug: str, *, even_locked: bool = False, is_export: bool = False
) -> Case:
    """Returns a case that the user may change; for anybody else there is no such page.

    Raises CaseLockedError to its writers while it is locked; ``even_locked`` is for what changes
    nothing in it. The line of an export takes the place of that of a read.
    """
    case = _found(request, Case.objects.written_by(request.user), slug)
    if not even_locked:
        _refuse_locked(case)
    return case if is_export else _noted(request, case)


def owned_case(request: UserRequest, slug: str, *, even_locked: bool = False) -> Case:
    """Returns a case that the user answers for; for anybody else there is no such page.

    Raises CaseLockedError while it is locked; ``even_locked`` is for what changes nothing in it.
    """
    cases = Case.objects.written_by(request.user).filter(owner=request.user)
    case = _found(request, cases, slug)
    if not even_locked:
        _refuse_locked(case)
    return case


def page_of(request: HttpRequest) -> str:
    """Returns which page is asked for, without the case and without anybody's words."""
    match = request.resolver_match
    if match is None:
        return ""
    told = [str(match.kwargs[name]) for name in PARTS if name in match.kwargs]
    return " ".join([match.url_name or "", *filter(_PLAIN.fullmatch, told)])


def _found(request: UserRequest, cases: CaseQuerySet, slug: str) -> Case:
    case: Case | None = cases.filter(slug=slug).first()
    if case is None:
        # A case that is not there is noted too: else the time would tell which cases there are.
        there: Case | None = Case.objects.filter(slug=slug).first()
        note(case=there, who=request.user, action=Action.REFUSED, detail=page_of(request))
        raise Http404
    return case


def _noted(request: UserRequest, case: Case) -> Case:
    if request.method in ("GET", "HEAD"):
        is_piece = request.headers.get("Sec-Fetch-Dest") in PIECES
        note_read(case=case, who=request.user, what=page_of(request), is_piece=is_piece)
    return case


def _refuse_locked(case: Case) -> None:
    if case.locked is not None:
        raise CaseLockedError(case)
