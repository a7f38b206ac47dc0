"""Other submissions on the site that tell of the same disease: the same case, perhaps, or kin."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from math import log
from string import punctuation
from typing import Final

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from casereports.clinical.diagnosed import stands
from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.diagnosis import DiagnosisRole
from casereports.journals.shelf import profiles
from casereports.review.folding import Term, phrase
from casereports.review.full_text import Fit, Wanted, has_index, hits
from casereports.review.models import Submission
from casereports.review.searching import places

#: Most submissions that are shown and that are compared, and words by which they are looked for.
MOST_SHOWN, MOST_COMPARED, MOST_WORDS = 5, 100, 12
#: Shorter words ("of", "G2") tell too little; two signs of CJK are a word.
SHORTEST: Final = 4
#: What a whole diagnosis, a site and a method are worth beside one rare word of a diagnosis.
_SAME, _SITE = 6.0, 1.0


@dataclass(frozen=True)
class Kin:
    """A submission that is like another, and why."""

    submission: Submission
    reasons: tuple[str, ...]
    weight: float

    @property
    def journal(self) -> str:
        """The journal's name; its key where this site does not know it any more."""
        known = profiles().get(self.submission.journal)
        return known.name if known else self.submission.journal


def similar_to(
    submission: Submission,
    facts: CaseFacts,
    rows: QuerySet[Submission],
    limit: int = MOST_SHOWN,
) -> list[Kin]:
    """Returns those of ``rows`` whose diagnoses are most like these; one query.

    ``facts`` are those of the submission's newest snapshot. Other submissions of the same case
    are not told.
    """
    names = list(dict.fromkeys(_names(facts)))
    words = dict(islice(_words(names).items(), MOST_WORDS))
    if not words:
        return []
    wanted = Wanted(tuple(Term(((word,),)) for word in words), "diagnoses")
    others = rows.filter(pk__in=hits(wanted)).exclude(case=submission.case_id)
    others = others.select_related("search_text").defer("search_text__prose")
    newest = ("-submitted", "-pk")
    order = (Fit(wanted).desc(nulls_last=True), *newest) if has_index() else newest
    compared = list(others.order_by(*order)[:MOST_COMPARED])
    told = {one.pk: frozenset(one.search_text.diagnoses.split()) for one in compared}
    known = Counter(word for there in told.values() for word in there)
    worth = {word: 1 + log((1 + len(compared)) / (1 + known[word])) for word in words}
    sites = _phrases(places(facts))
    same = _phrases(names)
    kin = [_kin(one, same, _shared(told[one.pk], words), worth, sites) for one in compared]
    return sorted(kin, key=lambda one: -one.weight)[:limit]


def _kin(
    other: Submission,
    names: Mapping[str, str],
    shared: Mapping[str, str],
    worth: Mapping[str, float],
    sites: Mapping[str, str],
) -> Kin:
    same = _standing_in(other.search_text.diagnoses, names)
    there = _standing_in(other.search_text.places, sites)
    reasons = [_("same diagnosis: %(name)s") % {"name": name} for name in same]
    if shared and not same:
        told = ", ".join(dict.fromkeys(shared.values()))
        reasons.append(_("in its diagnoses: %(words)s") % {"words": told})
    if there:
        reasons.append(_("also: %(words)s") % {"words": ", ".join(there)})
    weight = sum(worth[word] for word in shared) + _SAME * len(same) + _SITE * len(there)
    return Kin(other, tuple(reasons), weight)


def _shared(told: frozenset[str], words: Mapping[str, str]) -> Mapping[str, str]:
    """Returns the words that stand there, in singular or plural, each as it was typed."""
    return {
        word: typed
        for word, typed in words.items()
        if told & {word, f"{word}s", word.removesuffix("s")}
    }


def _names(facts: CaseFacts) -> Iterator[str]:
    """Yields the principal diagnoses that stand, and where there is none all that stand."""
    standing = [one for one in facts.diagnoses if stands(facts, one)]
    leading = [one for one in standing if one.role is DiagnosisRole.PRINCIPAL]
    yield from (one.name for one in leading or standing)


def _words(names: Iterable[str]) -> Mapping[str, str]:
    """Returns the words by which diagnoses are found, each as it was typed; of CJK the signs."""
    found: dict[str, str] = {}
    for typed in (typed for name in names for typed in name.split()):
        for word in phrase(typed):
            if word.isascii() and len(word) >= SHORTEST:
                found.setdefault(word, typed.strip(punctuation))
            elif len(word) > 1 and not word.isascii():
                found.setdefault(word, word)
    return found


def _phrases(texts: Iterable[str]) -> Mapping[str, str]:
    """Returns texts by the words that stand for them."""
    return {f" {' '.join(words)} ": text for text in texts if (words := phrase(text))}


def _standing_in(kept: str, phrases: Mapping[str, str]) -> list[str]:
    spaced = f" {kept} "
    return [text for words, text in phrases.items() if words in spaced]
