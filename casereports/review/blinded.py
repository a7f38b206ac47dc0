"""What a reviewer reads of a snapshot: without its authors, where they are not to be known.

Where the journal takes no exact ages, the record tells none either: adults by the decade.
"""

import html
import re
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import replace
from threading import Lock
from typing import Final, Generic, TypeVar
from uuid import UUID

from casereports.journals.shelf import profiles
from casereports.manuscript.ages import by_decade
from casereports.manuscript.blinding import Identities, blind, blind_facts, identities
from casereports.manuscript.blinding.withholding import Withholder
from casereports.manuscript.nodes import Image
from casereports.pipeline import Draft, print_as
from casereports.pipeline.drafts import DRAWING
from casereports.review.models import Anonymity, Snapshot, Submission
from casereports.review.thawing import paper_of

T = TypeVar("T")
#: What a drawing says: what stands between two tags.
_WORDS: Final = re.compile(r"(?<=>)[^<>]*[^<>\s][^<>]*(?=<)")


class _Kept(Generic[T]):
    """The last few results of slow work on snapshots, which never change."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._found: OrderedDict[Hashable, T] = OrderedDict()
        self._turn = Lock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        with self._turn:
            if key in self._found:
                self._found.move_to_end(key)
                return self._found[key]
        made = make()
        with self._turn:
            self._found[key] = made
            while len(self._found) > self._most:
                self._found.popitem(last=False)
        return made


_known: Final[_Kept[Identities]] = _Kept(24)
_papers: Final[_Kept[Draft]] = _Kept(24)
_prints: Final[_Kept[bytes]] = _Kept(6)


def is_blinded(submission: Submission) -> bool:
    """Whether reviewers must not learn who wrote the paper."""
    return submission.anonymity == Anonymity.DOUBLE


def reviewers_paper(snapshot: Snapshot) -> Draft:
    """Returns the paper, the record and the pictures as reviewers may see them.

    What checks found is left out of a blinded one, since it speaks of the authors' own words.
    """
    if is_blinded(snapshot.submission):
        return without_authors(snapshot)
    return _with_ages_of_its_journal(paper_of(snapshot))


def without_authors(snapshot: Snapshot) -> Draft:
    """Returns the paper as reviewers who must not know its authors read it."""
    return _papers.get(_key(snapshot), lambda: _without(everybody(snapshot), snapshot))


def reviewers_pdf(snapshot: Snapshot) -> bytes:
    """Returns the PDF of what reviewers may see; printing takes some seconds the first time."""
    key = (*_key(snapshot), is_blinded(snapshot.submission))
    return _prints.get(key, lambda: print_as("pdf", reviewers_paper(snapshot)))


def for_reviewers(text: str, snapshot: Snapshot) -> str:
    """Returns what authors wrote beside a paper, up to a snapshot, as its reviewers may read it."""
    if not text or not is_blinded(snapshot.submission):
        return text
    return Withholder(everybody(snapshot), paper_of(snapshot).manuscript.language).text(text)


def reviewers_papers(before: Snapshot, after: Snapshot) -> tuple[Draft, Draft]:
    """Returns two snapshots as reviewers may compare them: nobody of either is in any of them."""
    if not is_blinded(after.submission):
        return reviewers_paper(before), reviewers_paper(after)
    own = everybody(before)
    said = {"ethics": own.ethics, "unfunded": own.unfunded}
    known = everybody(after).model_copy(update=said)
    return _without(known, before), without_authors(after)


def everybody(snapshot: Snapshot) -> Identities:
    """Returns who is in a snapshot and in those before it: prose may still name who left since."""
    return _known.get(_key(snapshot), lambda: _gathered(snapshot))


def blinded(paper: Draft, known: Identities) -> Draft:
    """Returns a draft in which nobody can be recognised."""
    without = paper.with_manuscript(blind(paper.manuscript, known))
    return replace(
        without,
        facts=blind_facts(paper.facts, known),
        problems=(),
        image_bytes=_blinded_images(paper, known),
    )


def _key(snapshot: Snapshot) -> tuple[UUID, str]:
    return snapshot.submission.uuid, snapshot.sha256


def _without(known: Identities, snapshot: Snapshot) -> Draft:
    return blinded(_with_ages_of_its_journal(paper_of(snapshot)), known)


def _gathered(snapshot: Snapshot) -> Identities:
    known: Identities | None = None
    if snapshot.number > 1:
        earlier = snapshot.submission.snapshots.filter(number__lt=snapshot.number)
        for one in earlier.defer("content").order_by("number"):
            known = identities(paper_of(one).facts, known)
    return identities(paper_of(snapshot).facts, known)


def _with_ages_of_its_journal(paper: Draft) -> Draft:
    """Tells adults by the decade unless the journal takes exact ages; one not known takes none."""
    journal = profiles().get(paper.manuscript.journal)
    if journal is not None and journal.wording.takes_exact_ages:
        return paper
    return replace(paper, facts=by_decade(paper.facts))


def _blinded_images(paper: Draft, known: Identities) -> Callable[[Image], bytes]:
    """Returns what hands out pictures; of drawings the words are read as those of the paper."""
    withhold = Withholder(known, paper.manuscript.language).text

    def said(found: re.Match[str]) -> str:
        words = html.unescape(found[0])
        told = withhold(words)
        return found[0] if told == words else html.escape(told, quote=False)

    def image_bytes(image: Image) -> bytes:
        content = paper.image_bytes(image)
        if image.media_type != DRAWING:
            return content
        return _WORDS.sub(said, content.decode()).encode()

    return image_bytes
