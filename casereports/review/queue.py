"""The editors' queue: which submissions are asked for, in which order, and what a line says."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final
from urllib.parse import urlencode

from django.db.models import Case, Count, Exists, F, Min, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Lower
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from casereports.accounts.models import Role, User
from casereports.journals.shelf import profiles
from casereports.review.models import ReviewerInvitation, Submission
from casereports.review.searching import best_first, matching
from casereports.review.states import PENDING, UNDECIDED, State

ON_PAGE: Final = 50
#: Most characters that are searched for, and most that one filter may take.
MOST_WORDS, MOST_QUERY = 200, 1000
#: What tabs beside the states stand for; open is what nobody asks for.
OPEN, ALL = "open", "all"
#: Whose submissions can be asked for, besides those of one editor.
MINE, NOBODYS = "mine", "nobody"

_WAITING = Q(declined_at__isnull=True, withdrawn_at__isnull=True, done_at__isnull=True)
_REVIEWS = ReviewerInvitation.objects.filter(
    _WAITING, submission=OuterRef("pk"), snapshot__number=OuterRef("rounds")
).order_by()
#: The day on which something is due: the revision, or the first review that is still to come.
_DUE = Case(
    When(state=State.REVISION, then=F("due")),
    When(
        state__in=sorted(UNDECIDED),
        then=Subquery(_REVIEWS.values("submission").annotate(first=Min("due")).values("first")[:1]),
    ),
)
SORTS: Final[Mapping[str, Any]] = {
    "submitted": F("submitted"),
    "age": F("since"),
    "title": Lower("title"),
    "journal": F("journal"),
    "state": F("state"),
    "editor": Lower("editor__full_name"),
    "problems": F("problems"),
    "due": _DUE,
}
_NEWEST: Final = "-submitted"
#: The order of what was searched for, while nobody asks for another.
BEST: Final = "best"


@dataclass(frozen=True)
class Asked:
    """Which submissions the queue is asked to show; what it does not know it takes as not asked.

    ``sort`` is a name of ``SORTS``, with a minus for the other way round, or for words ``BEST``.
    """

    state: str = OPEN
    journal: str = ""
    editor: str = ""
    overdue: bool = False
    words: str = ""
    sort: str = _NEWEST

    @classmethod
    def of(cls, given: QueryDict) -> "Asked":
        """Returns what an address asks for."""
        state, journal = given.get("state", ""), given.get("journal", "")
        editor, sort = given.get("editor", ""), given.get("sort", "")
        is_person = editor.isdecimal() and len(editor) < 10
        words = _plain(given.get("q", ""))
        return cls(
            state=state if state in (ALL, *State.values) else OPEN,
            journal=journal if journal in profiles() else "",
            editor=editor if editor in (MINE, NOBODYS) or is_person else "",
            overdue=given.get("overdue") == "1",
            words=words,
            sort=sort if sort.removeprefix("-") in SORTS else BEST if words else _NEWEST,
        )

    @property
    def query(self) -> str:
        """What stands in the address of the same queue, without the page."""
        told = {
            "state": self.state if self.state != OPEN else "",
            "journal": self.journal,
            "editor": self.editor,
            "overdue": "1" if self.overdue else "",
            "q": self.words,
            "sort": self.sort if self.sort != (BEST if self.words else _NEWEST) else "",
        }
        return urlencode({name: value for name, value in told.items() if value})

    @property
    def is_narrowed(self) -> bool:
        """Whether submissions may be missing that would stand here otherwise."""
        return bool(self.journal or self.editor or self.overdue or self.words)

    def sorted_by(self, column: str) -> "Asked":
        """Returns the queue by a column, the other way round where it is sorted by it already."""
        return replace(self, sort=f"-{column}" if self.sort == column else column)


@dataclass(frozen=True)
class Reviews:
    """How far the reviews of the newest snapshot are."""

    asked: int = 0
    received: int = 0
    overdue: int = 0
    due: date | None = None


@dataclass(frozen=True)
class Line:
    """A submission as a line of the queue."""

    submission: Submission
    reviews: Reviews
    today: date

    @property
    def journal(self) -> str:
        """The journal's name; its key where this site does not know it any more."""
        known = profiles().get(self.submission.journal)
        return known.name if known else self.submission.journal

    @property
    def due(self) -> date | None:
        """The day on which the next thing is due."""
        is_with_author = self.submission.state == State.REVISION
        return self.submission.due if is_with_author else self.reviews.due

    @property
    def is_overdue(self) -> bool:
        return self.due is not None and self.due < self.today

    @property
    def days_in_state(self) -> int:
        return self._days_since(self.submission.since)

    @property
    def days(self) -> int:
        """How long ago the case was handed in for the first time."""
        return self._days_since(self.submission.submitted)

    def _days_since(self, moment: datetime) -> int:
        return (self.today - timezone.localdate(moment)).days


@dataclass(frozen=True)
class Tab:
    """One state with its number of submissions."""

    asked: Asked
    label: Any
    number: int
    is_shown: bool


def narrowed(rows: "QuerySet[Submission]", asked: Asked, user: User) -> "QuerySet[Submission]":
    """Returns what is asked for, in whatever state."""
    if asked.journal:
        rows = rows.filter(journal=asked.journal)
    match asked.editor:
        case "":
            pass
        case "mine":
            rows = rows.filter(editor=user)
        case "nobody":
            rows = rows.filter(editor__isnull=True)
        case number:
            rows = rows.filter(editor=int(number))
    if asked.overdue:
        today = timezone.localdate()
        late = Q(state=State.REVISION, due__lt=today)
        missing = Exists(_REVIEWS.filter(due__lt=today))
        rows = rows.filter(late | (Q(state__in=sorted(UNDECIDED)) & missing))
    return matching(rows, asked.words)


def in_order(rows: "QuerySet[Submission]", asked: Asked) -> "QuerySet[Submission]":
    """Returns the submissions of the state that is asked for, sorted; what is empty comes last."""
    if asked.state == OPEN:
        rows = rows.filter(state__in=sorted(PENDING))
    elif asked.state != ALL:
        rows = rows.filter(state=asked.state)
    rows = rows.select_related("editor").defer("editor__password")
    if asked.sort == BEST:
        return best_first(rows, asked.words)
    column = SORTS[asked.sort.removeprefix("-")]
    by: Callable[..., Any] = column.desc if asked.sort.startswith("-") else column.asc
    return rows.order_by(by(nulls_last=True), "-submitted", "-pk")


def tabs(rows: "QuerySet[Submission]", asked: Asked) -> list[Tab]:
    """Returns the tabs: all that is open, each state that has submissions, and all; one query."""
    counted = rows.order_by().values_list("state").annotate(Count("pk"))
    numbers: dict[str, int] = dict(counted)
    open_ones = sum(number for state, number in numbers.items() if state in PENDING)
    every = [
        (OPEN, pgettext_lazy("submissions", "Open"), open_ones),
        *((state.value, state.label, numbers.get(state.value, 0)) for state in State),
        (ALL, pgettext_lazy("submissions", "All"), sum(numbers.values())),
    ]
    return [
        Tab(replace(asked, state=state), label, number, state == asked.state)
        for state, label, number in every
        if number or state in (OPEN, ALL, asked.state)
    ]


def lines(submissions: Iterable[Submission]) -> list[Line]:
    """Returns submissions as lines, with how far their reviews are; one query for all."""
    shown, today = list(submissions), timezone.localdate()
    reviews = _reviews_of(shown, today)
    return [Line(one, reviews[one.pk], today) for one in shown]


def editors() -> "QuerySet[User]":
    """Returns who can be a handling editor, by name."""
    found = User.objects.filter(role__in=(Role.EDITOR, Role.ADMINISTRATOR), is_active=True)
    return found.order_by(Lower("full_name"), "username").defer("password")


def _reviews_of(submissions: Sequence[Submission], today: date) -> Mapping[int, Reviews]:
    rows = ReviewerInvitation.objects.filter(
        submission__in=submissions,
        snapshot__number=F("submission__rounds"),
        declined_at__isnull=True,
        withdrawn_at__isnull=True,
    ).order_by("due")
    found: dict[int, Reviews] = defaultdict(Reviews)
    decided = {one.pk for one in submissions if one.state not in UNDECIDED}
    for row in rows.only("submission", "due", "done_at"):
        before = found[row.submission_id]
        is_missing = row.done_at is None and row.submission_id not in decided
        found[row.submission_id] = Reviews(
            asked=before.asked + 1,
            received=before.received + (row.done_at is not None),
            overdue=before.overdue + (is_missing and row.due < today),
            due=(before.due or row.due) if is_missing else before.due,
        )
    return found


def _plain(words: str) -> str:
    return " ".join(words.replace("\x00", " ").split())[:MOST_WORDS]
