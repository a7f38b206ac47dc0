"""The desk: my cases and those shared with me."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Lower, NullIf
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from casereports.accounts.models import User
from casereports.authoring.standing import bring_up_to_date
from casereports.clinical.values import LINE
from casereports.journals.shelf import profiles
from casereports.record.models import Case, CaseMember, Change, Lock, Unfinished
from casereports.web.access import UserRequest

CASES_ON_PAGE = 50

#: Whose cases can be asked for, and in which order; the first of each is what nobody asks for.
WHOSE: Final = {
    "all": _("All cases"),
    "mine": _("My own"),
    "shared": _("Shared with me"),
}
SORTS: Final = {
    "changed": _("Last change"),
    "title": _("Title"),
    "completeness": _("Completeness"),
}
LOCKED_AS: Final[Mapping[Lock, Any]] = {
    Lock.SUBMITTED: _("Submitted"),
    Lock.ACCEPTED: _("Accepted"),
    Lock.PUBLISHED: _("Published"),
}
_TITLE = Coalesce(NullIf("paper__title", Value("")), "slug")
_ORDERS: Final[Mapping[str, Any]] = {
    "changed": F("changed").desc(),
    "title": Lower(_TITLE),
    "completeness": F("standing__percent").desc(nulls_last=True),
}


@dataclass(frozen=True)
class Asked:
    """Which cases the desk is asked to show; what it does not know it takes as not asked."""

    archive: bool = False
    words: str = ""
    whose: str = "all"
    sort: str = "changed"

    @classmethod
    def of(cls, request: UserRequest) -> "Asked":
        """Returns what an address asks for."""
        whose, sort = request.GET.get("whose", ""), request.GET.get("sort", "")
        return cls(
            archive="archive" in request.GET,
            words=_plain(request.GET.get("q", "")),
            whose=whose if whose in WHOSE else "all",
            sort=sort if sort in SORTS else "changed",
        )

    @property
    def is_narrowed(self) -> bool:
        """Whether cases may be missing that would stand here otherwise."""
        return bool(self.words) or self.whose != "all"


@dataclass(frozen=True)
class Line:
    """A case as a line of the desk; ``percent`` is None where no paper was made of it yet."""

    case: Case
    journal: str
    percent: int | None
    errors: int

    @property
    def locked_as(self) -> str:
        """Why nobody may change the case, in one word; nothing where one may."""
        return str(LOCKED_AS[Lock(self.case.lock_reason)]) if self.case.lock_reason else ""

    @property
    def is_ready(self) -> bool:
        """Whether nothing is left that would keep the paper from being submitted."""
        return self.percent is not None and not self.errors


@require_safe
def desk(request: UserRequest) -> HttpResponse:
    """Lists the cases that the user may read, or with ``?archive`` those set aside."""
    asked = Asked.of(request)
    page = _page(request, asked)
    if bring_up_to_date(page) and asked.sort == "completeness":
        page = _page(request, asked)
    context = {
        "asked": asked,
        "is_archive": asked.archive,
        "page": page,
        "lines": [_line(case) for case in page],
        "whose": WHOSE,
        "sorts": SORTS,
        "set_aside": _set_aside(request),
    }
    return render(request, "authoring/desk.html", context)


def _page(request: UserRequest, asked: Asked) -> Page[Any]:
    """Returns a page of the cases that are asked for, each with all that its line says."""
    cases = _told(_cases(request.user, asked), request.user)
    sorted_cases = cases.order_by(_ORDERS[asked.sort], "-changed", "-pk")
    return Paginator(sorted_cases, CASES_ON_PAGE).get_page(request.GET.get("page"))


def _cases(user: User, asked: Asked) -> QuerySet[Any]:
    """Returns the cases that are asked for."""
    cases = Case.objects.visible_to(user).filter(archived=asked.archive)
    if asked.whose == "mine":
        cases = cases.filter(owner=user)
    elif asked.whose == "shared":
        cases = cases.exclude(owner=user)
    if asked.words:
        cases = cases.filter(
            Q(paper__title__icontains=asked.words) | Q(slug__icontains=asked.words)
        )
    return cases


def _told(cases: QuerySet[Any], user: User) -> QuerySet[Any]:
    """Returns cases each with what its line says of it, in one query."""
    role = CaseMember.objects.filter(case=OuterRef("pk"), user=user).values("role")
    last = Change.objects.filter(case=OuterRef("pk")).order_by("-pk")
    name = Coalesce(NullIf("who__full_name", Value("")), "who__username")
    waiting = Unfinished.objects.filter(case=OuterRef("pk")).exclude(typed={}).order_by()
    number = waiting.values("case").annotate(number=Count("pk")).values("number")
    told: QuerySet[Any] = cases.select_related("owner", "paper").annotate(
        shared_as=Subquery(role[:1]),
        changed_by=Subquery(last.values("who")[:1]),
        changed_by_name=Subquery(last.values(name=name)[:1]),
        waiting=Coalesce(Subquery(number), 0),
    )
    return told


def _line(case: Case) -> Line:
    paper = getattr(case, "paper", None)  # a case that the data manager made may lack it
    key = paper.journal if paper else ""
    profile = profiles().get(key)
    return Line(
        case=case,
        journal=profile.name if profile else key,
        percent=case.standing.get("percent"),
        errors=case.standing.get("errors", 0),
    )


def _set_aside(request: UserRequest) -> Case | None:
    """Returns the case that was just archived, for the desk to offer the way back."""
    slug = _plain(request.GET.get("undo", ""))
    if not slug:
        return None
    mine = Case.objects.visible_to(request.user).filter(owner=request.user, archived=True)
    return mine.select_related("paper").filter(slug=slug).first()


def _plain(text: str) -> str:
    """Returns words as a database can look for them: PostgreSQL refuses the character NUL."""
    return text.replace("\0", "").strip()[:LINE]
