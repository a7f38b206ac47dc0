"""A site with 100,000 cases and 20,000 submissions, made the same way each time.

``python -m tests.bench.crowded_site`` fills the database that DATABASE_URL names, and keeps the
plots of the newest papers in the folder of CASEREPORTS_VAR.
"""

import json
import os
import random
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from itertools import accumulate

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()

from django.db import connection

from casereports.accounts.models import Role, User
from casereports.pipeline import Frozen, draft, freeze
from casereports.pipeline.drafts import DRAWING
from casereports.record.actions.cases import import_case
from casereports.record.bundle import read_bundle
from casereports.record.models import Case
from casereports.review.folding import folded
from casereports.review.frozen_files import keep_files
from casereports.review.models import (
    SearchText,
    Snapshot,
    Submission,
)
from casereports.review.states import State
from casereports.vocabulary.shelves import SHELVES
from tests.bench.crowded_reviews import NOW, moves, reviews
from tests.bench.example import EXAMPLE
from tests.factories.review import ready_case

CASES, SUBMISSIONS, AUTHORS, EDITORS, REVIEWERS = 100_000, 20_000, 2_000, 20, 400
#: How many submissions are as long as the example.
LONG = 300
#: How many of the newest papers have their plots at hand.
DRAWN = 32
#: A word that stands in every second paper, and one that stands in one of a thousand.
COMMON, RARE = "pain", "melioidosis"
#: How many words a paper has, and in how many lots papers are written to the database.
WORDS, AT_ONCE = 400, 500
JOURNALS = ("generic-care", "cureus", "medicine-baltimore", "bmj-case-reports")
STATES = {
    State.SUBMITTED: 4,
    State.SCREENING: 4,
    State.IN_REVIEW: 12,
    State.REVISION: 10,
    State.REVISED: 4,
    State.ACCEPTED: 6,
    State.PUBLISHED: 30,
    State.REJECTED: 24,
    State.WITHDRAWN: 6,
}
KINDS = ("Primary", "Metastatic", "Recurrent", "Acute", "Chronic", "Congenital", "Familial")
DISEASES = (
    *("neuroendocrine tumour", "adenocarcinoma", "sarcoidosis", "tuberculosis", "lymphoma"),
    *("aneurysm", "abscess", "endocarditis", "pheochromocytoma", "vasculitis", "amyloidosis"),
    *("myocarditis", "encephalitis", "haemangioma", "teratoma", "thrombosis", "hepatitis"),
)
SITES = (
    *("presacral space", "liver", "lung", "kidney", "brain", "heart", "thyroid", "pancreas"),
    *("small bowel", "skin", "bone", "spleen", "adrenal gland", "orbit", "breast", "oesophagus"),
)
METHODS = ("CT", "MRI", "ultrasound", "PET/CT", "radiography")


@dataclass(frozen=True)
class People:
    """Who is on the site."""

    authors: tuple[User, ...]
    editors: tuple[User, ...]
    reviewers: tuple[User, ...]


def fill() -> None:
    """Fills an empty, migrated database."""
    chance = random.Random(12)
    people = _people()
    long, small = _papers(people.authors[0])
    cases = _cases(people, CASES - 2, chance)
    submissions = _submissions(people, cases, chance)
    with without_indexes("review_searchtext"):
        _words(submissions, chance)
    snapshots = _snapshots(submissions, long, small)
    moves(submissions, people.editors, chance)
    reviews(snapshots, people.editors, people.reviewers, chance)


def _people() -> People:
    def some(role: Role, number: int) -> tuple[User, ...]:
        users = [
            User(
                username=f"{role.value}{at}",
                email=f"{role.value}{at}@example.org",
                full_name=f"{role.label} {at}",
                role=role,
            )
            for at in range(number)
        ]
        return tuple(User.objects.bulk_create(users))

    return People(
        some(Role.AUTHOR, AUTHORS), some(Role.EDITOR, EDITORS), some(Role.REVIEWER, REVIEWERS)
    )


def _papers(owner: User) -> tuple[Frozen, Frozen]:
    """Returns the example and a small case as they are frozen."""
    example = import_case(who=owner, bundle=read_bundle(EXAMPLE))
    return freeze(draft(example)), freeze(draft(ready_case(owner)))


def _cases(people: People, number: int, chance: random.Random) -> list[Case]:
    cases = [
        Case(slug=f"case-of-the-site-{at}", owner=chance.choice(people.authors))
        for at in range(number)
    ]
    return Case.objects.bulk_create(cases, batch_size=5000)


def _submissions(people: People, cases: list[Case], chance: random.Random) -> list[Submission]:
    states = chance.choices(list(STATES), list(STATES.values()), k=SUBMISSIONS)
    rows = []
    for at, (case, state) in enumerate(zip(cases, states, strict=False)):
        submitted = NOW - timedelta(hours=(SUBMISSIONS - at) * 1.5)
        is_new = state in (State.SUBMITTED, State.SCREENING)
        rows.append(
            Submission(
                case=case,
                submitter=case.owner,
                title=_title(chance),
                journal=chance.choice(JOURNALS),
                state=state,
                since=submitted + timedelta(minutes=chance.randrange(90 * 24)),
                submitted=submitted,
                due=NOW.date() + timedelta(days=chance.randrange(-20, 40)),
                editor=None if is_new else chance.choice(people.editors),
                problems=chance.randrange(12),
                rounds=1,
                version=1,
            )
        )
    return Submission.objects.bulk_create(rows, batch_size=2000)


def _title(chance: random.Random) -> str:
    kind, disease, site = chance.choice(KINDS), chance.choice(DISEASES), chance.choice(SITES)
    return f"{kind} {disease} of the {site} in patient {chance.randrange(9999)}: a case report"


def _words(submissions: Iterable[Submission], chance: random.Random) -> None:
    """Writes what is searched: prose of clinical words, some in all papers and most in few."""
    names = [entry.name for shelf in SHELVES.values() for entry in shelf()]
    known = list(dict.fromkeys(folded(*names).split()))
    chance.shuffle(known)
    weights = list(accumulate(1 / (at + 3) for at in range(len(known))))
    rows = []
    for submission in submissions:
        prose = chance.choices(known, cum_weights=weights, k=WORDS)
        prose += [COMMON] * (chance.random() < 0.5) + [RARE] * (chance.random() < 0.001)
        diagnosis, _of, rest = submission.title.partition(" of the ")
        site = rest.partition(" in patient ")[0]
        rows.append(
            SearchText(
                submission=submission,
                title=folded(submission.title),
                diagnoses=folded(diagnosis),
                places=folded(site, chance.choice(METHODS)),
                people=folded(submission.submitter.full_name),
                prose=" ".join(prose),
            )
        )
    SearchText.objects.bulk_create(rows, batch_size=AT_ONCE)


def _snapshots(submissions: list[Submission], long: Frozen, small: Frozen) -> list[Snapshot]:
    """Keeps a snapshot of each; the newest ones are long, and have the plots of their pages."""
    listed = json.loads(long.content)["files"]
    drawings = [one["sha256"] for one in listed if one["type"] == DRAWING]
    rows = []
    first_long = len(submissions) - LONG
    for at, submission in enumerate(submissions):
        frozen = long if at >= first_long else small
        # No two texts are the same, so that each is thawed for itself.
        content = f'{frozen.content[:-1]},"~":{submission.pk}}}'
        rows.append(
            Snapshot(
                submission=submission,
                number=1,
                taken=submission.submitted,
                taken_by=submission.submitter,
                content=content,
                sha256=sha256(content.encode()).hexdigest(),
                pdf=frozen.pdf,
            )
        )
        if at >= len(submissions) - DRAWN:
            keep_files(submission.uuid, {name: long.files[name] for name in drawings})
    return Snapshot.objects.bulk_create(rows, batch_size=AT_ONCE)


@contextmanager
def without_indexes(table: str) -> Iterator[None]:
    """Takes the indexes of full text away while much is written."""
    asked = "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s"
    with connection.cursor() as cursor:
        cursor.execute(asked, [table])
        indexes = [(name, how) for name, how in cursor.fetchall() if " USING gin " in how]
        for name, _how in indexes:
            cursor.execute(f"DROP INDEX {name}")
    yield
    with connection.cursor() as cursor:
        for _name, how in indexes:
            cursor.execute(how)


if __name__ == "__main__":
    fill()
    with connection.cursor() as tidy:
        tidy.execute("VACUUM ANALYZE")
