"""Everybody who could come to a door of the review, and one submission with all that it has."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import Model
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from casereports.accounts.models import Role, User
from casereports.notices.kinds import Mail
from casereports.notices.models import Notice
from casereports.record.models import Case, CaseRole
from casereports.review.actions.moving import put_state
from casereports.review.models import (
    Comment,
    CommentKind,
    Decision,
    Publication,
    Review,
    ReviewerInvitation,
    SavedView,
    Submission,
)
from casereports.review.states import State, Verdict
from tests.factories.cases import share
from tests.factories.review import editor, invited, ready_case, snapshot_of, submission_of
from tests.factories.users import UserFactory

#: Who has an account, and as what; all but the first have nothing to do with the case yet.
ACCOUNTS = {
    "owner": Role.AUTHOR,
    "co-author": Role.AUTHOR,
    "commenter": Role.AUTHOR,
    "reader": Role.AUTHOR,
    "editor who is co-author": Role.EDITOR,
    "editor who reads the case": Role.EDITOR,
    "editor who handed it in": Role.EDITOR,
    "editor who reviewed it": Role.EDITOR,
    "editor": Role.EDITOR,
    "handling editor": Role.EDITOR,
    "administrator": Role.ADMINISTRATOR,
    "reviewer": Role.REVIEWER,
    "reviewer who is done": Role.REVIEWER,
    "reviewer who was asked": Role.REVIEWER,
    "reviewer who declined": Role.REVIEWER,
    "reviewer who was released": Role.REVIEWER,
    "another paper's reviewer": Role.REVIEWER,
    "site reviewer": Role.REVIEWER,
    "stranger": Role.AUTHOR,
}
#: Who has followed a link, and has no account.
GUESTS = (
    "guest reviewer",
    "guest reviewer who was released",
    "another paper's guest reviewer",
)
ANONYMOUS = "anonymous"
EVERYBODY = (*ACCOUNTS, *GUESTS, ANONYMOUS)
MEMBERS = {
    "co-author": CaseRole.CO_AUTHOR,
    "commenter": CaseRole.COMMENTER,
    "reader": CaseRole.READER,
    "editor who is co-author": CaseRole.CO_AUTHOR,
    "editor who reads the case": CaseRole.READER,
}
#: A word that stands in no other text, so that what changed is known from it.
TYPED = "Typed at the door."


@dataclass
class World:
    """One submission of two rounds, another one, and everybody who could ask for them."""

    people: dict[str, User]
    submission: Submission
    other: Submission
    media: Path
    invitations: dict[str, ReviewerInvitation] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    cookies: dict[str, Mapping[str, str]] = field(default_factory=dict)
    rows: dict[str, Model] = field(default_factory=dict)

    @property
    def case(self) -> Case:
        return self.submission.case

    def browser(self, who: str) -> Client:
        """Returns a browser as somebody left it; what happens in it is forgotten with it."""
        client = Client()
        for name, value in self.cookies.get(who, {}).items():
            client.cookies[name] = value
        return client


def world_in(media: Path) -> World:
    """Makes everything once, so that thousands of doors can be tried in little time."""
    with override_settings(MEDIA_ROOT=media):
        people = {
            name: UserFactory(username=f"person{number}", role=role)
            for number, (name, role) in enumerate(ACCOUNTS.items())
        }
        case = ready_case(people["owner"])
        for name, role in MEMBERS.items():
            share(case, people[name], role)
        submission = submission_of(case, editor=people["handling editor"])
        other = submission_of(ready_case(UserFactory()), editor=editor())
        world = World(people, submission, other, media)
        _first_round(world)
        _second_round(world)
        _elsewhere(world)
        Submission.objects.filter(pk=submission.pk).update(
            submitter=people["editor who handed it in"]
        )
        submission.refresh_from_db()
        for who, user in people.items():
            client = Client()
            client.force_login(user)
            world.cookies[who] = _kept(client)
    return world


def _first_round(world: World) -> None:
    invitation, _token = invited(world.submission)
    review = _handed_in(invitation)
    world.rows["first comment"] = _comment(world, review=review)
    _decision(world, Verdict.MAJOR)


def _second_round(world: World) -> None:
    snapshot_of(world.submission)
    for who in ("reviewer", "reviewer who is done", "editor who reviewed it"):
        world.invitations[who], _token = invited(world.submission, reviewer=world.people[who])
    for who in ("reviewer who was asked", "reviewer who declined", "reviewer who was released"):
        world.invitations[who], world.tokens[who] = invited(
            world.submission, reviewer=world.people[who], accepted=False
        )
    for who in ("guest reviewer", "guest reviewer who was released"):
        world.invitations[who], world.tokens[who] = invited(world.submission)
        world.cookies[who] = _let_in(world.tokens[who])
    world.tokens["waiting guest"] = invited(world.submission, accepted=False)[1]
    now = timezone.now()
    _ended(world, "reviewer who declined", declined_at=now)
    _ended(world, "reviewer who was released", withdrawn_at=now)
    _ended(world, "guest reviewer who was released", withdrawn_at=now)
    done = _handed_in(world.invitations["reviewer who is done"])
    _handed_in(world.invitations["editor who reviewed it"])
    world.rows["done comment"] = _comment(world, review=done)
    for who in ("reviewer", "guest reviewer"):
        world.rows[f"{who}'s comment"] = _comment(
            world, review=Review.objects.get(invitation=world.invitations[who])
        )
    world.rows["editor's comment"] = _comment(world, editor=world.people["handling editor"])


def _elsewhere(world: World) -> None:
    who = "another paper's reviewer"
    world.invitations[who], _token = invited(world.other, reviewer=world.people[who])
    guest = "another paper's guest reviewer"
    world.invitations[guest], world.tokens[guest] = invited(world.other)
    world.cookies[guest] = _let_in(world.tokens[guest])
    world.rows["other comment"] = Comment.objects.create(
        submission=world.other,
        snapshot=world.other.snapshots.get(),
        review=Review.objects.get(invitation=world.invitations[guest]),
        kind=CommentKind.GENERAL,
        text="Of another paper.",
    )
    chief = world.people["handling editor"]
    world.rows["view"] = SavedView.objects.create(user=chief, name="Mine", query="editor=mine")
    world.rows["notice"] = Notice.objects.create(
        user=chief, kind="submitted", words={"number": "1"}, link="/", once="1", mail=Mail.NEVER
    )


def stand(world: World, state: State) -> None:
    """Puts the submission into a state, with what belongs to it."""
    who = world.people["handling editor"]
    verdicts = {State.REVISION: Verdict.MINOR, State.REJECTED: Verdict.REJECT}
    accepted = {State.ACCEPTED, State.PUBLISHED, State.RETRACTED}
    if state in verdicts or state in accepted:
        _decision(world, verdicts.get(state, Verdict.ACCEPT))
    if state in accepted:
        Publication.objects.create(
            submission=world.submission,
            snapshot=world.submission.snapshots.get(number=2),
            published=timezone.localdate(),
            is_public=True,
        )
    put_state(world.submission, state, name="review", who=who)


@contextmanager
def undone() -> Iterator[None]:
    """Forgets what happens in the database meanwhile."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def standing(world: World) -> dict[str, Any]:
    """Returns what nobody may change who may not: the rows of review and notices, and the lock."""
    models = [
        *apps.get_app_config("review").get_models(),
        *apps.get_app_config("notices").get_models(),
    ]
    rows = {one._meta.label: sorted(map(str, one.objects.values_list())) for one in models}
    return {**rows, "case": list(Case.objects.values("pk", "locked", "slug"))}


def _comment(world: World, **voice: Any) -> Comment:
    return Comment.objects.create(
        submission=world.submission,
        snapshot=world.submission.snapshots.get(number=world.submission.rounds),
        kind=CommentKind.GENERAL,
        text="Say more.",
        **voice,
    )


def _decision(world: World, verdict: Verdict) -> Decision:
    return Decision.objects.create(
        submission=world.submission,
        snapshot=world.submission.snapshots.get(number=world.submission.rounds),
        verdict=verdict,
        letter="Dear authors.",
        who=world.people["handling editor"],
        when=timezone.now(),
    )


def _handed_in(invitation: ReviewerInvitation) -> Review:
    now = timezone.now()
    ReviewerInvitation.objects.filter(pk=invitation.pk).update(done_at=now)
    review = Review.objects.get(invitation=invitation)
    review.verdict, review.to_authors, review.handed_in = Verdict.MAJOR, "More.", now
    review.save()
    return review


def _ended(world: World, who: str, **changes: Any) -> None:
    ReviewerInvitation.objects.filter(pk=world.invitations[who].pk).update(**changes)


def _let_in(token: str) -> Mapping[str, str]:
    client = Client()
    assert client.post(reverse("open-review", args=[token])).status_code == 302
    return _kept(client)


def _kept(client: Client) -> Mapping[str, str]:
    return {name: one.value for name, one in client.cookies.items()}
