"""The words by which submissions are found, and how they are looked for."""

from collections.abc import Iterator
from datetime import UTC, datetime

from django.db.models import Q, QuerySet

from casereports.clinical.facts.case import CaseFacts
from casereports.manuscript.document import Manuscript
from casereports.manuscript.nodes import ListBlock, Paragraph
from casereports.manuscript.printed import plain
from casereports.manuscript.walk import blocks_of
from casereports.pipeline import Draft
from casereports.review.folding import Search, folded, search_of
from casereports.review.full_text import Fit, Wanted, has_index, hits
from casereports.review.models import SearchText, Submission


def index_words(submission: Submission, paper: Draft) -> None:
    """Keeps the words of a submission's newest snapshot."""
    facts = paper.facts
    SearchText.objects.update_or_create(
        submission=submission,
        defaults={
            "title": folded(facts.paper.title),
            "diagnoses": folded(*(one.name for one in facts.diagnoses)),
            "places": folded(*places(facts)),
            "people": folded(
                submission.submitter.full_name,
                *(f"{one.given} {one.family}" for one in facts.authors),
            ),
            "prose": folded(*_prose(paper.manuscript)),
        },
    )


def places(facts: CaseFacts) -> Iterator[str]:
    """Yields the sites that a case is about, and by which methods they were seen."""
    yield from (one.site for one in facts.diagnoses if one.site)
    for study in facts.imaging:
        if not study.not_done:
            yield study.modality.label
            yield from (lesion.site for lesion in study.lesions)


def matching(rows: QuerySet[Submission], words: str) -> QuerySet[Submission]:
    """Returns the submissions in which all words stand, or that have them as their number.

    Words in quotes stand together; one behind a minus must not stand there; the last one may
    still be typed. Nothing that is typed can make it fail, and where no word is in it nothing is
    left out.
    """
    search = search_of(words.replace("\x00", " "))
    for term in search.unwanted:
        rows = rows.exclude(pk__in=hits(Wanted((term,))))
    if not search.wanted:
        return rows
    found = Q(pk__in=hits(Wanted(search.wanted)))
    number = _number(search)
    return rows.filter(found | number if number else found)


def best_first(rows: QuerySet[Submission], words: str) -> QuerySet[Submission]:
    """Returns submissions by how well words fit: title before diagnoses, then the newest."""
    terms = search_of(words.replace("\x00", " ")).wanted
    newest = ("-submitted", "-pk")
    if not terms or not has_index():
        return rows.order_by(*newest)
    return rows.order_by(Fit(Wanted(terms)).desc(nulls_last=True), *newest)


def _number(search: Search) -> Q | None:
    """Returns which submissions have the number that is searched for, or one that so begins."""
    if search.unwanted or len(search.wanted) != 1:
        return None
    match search.wanted[0].ways[0]:
        case (number,) if _is_number(number):
            return _numbered(number)
        case (year, number) if _is_number(number) and len(year) == 4 and _is_number(year):
            begun = datetime(max(int(year), 1), 1, 1, tzinfo=UTC)
            ended = datetime(min(int(year) + 1, 9999), 1, 1, tzinfo=UTC)
            return _numbered(number) & Q(submitted__gte=begun, submitted__lt=ended)
    return None


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdecimal() and len(word) < 10


def _numbered(number: str) -> Q:
    """Returns the numbers that end in these digits, or go on where zeros stand before them."""
    found = Q(pk=int(number))
    if number.startswith("0") and len(number) < 5:
        found |= Q(pk__range=(int(number.ljust(5, "0")), int(number.ljust(5, "9"))))
    return found


def _prose(manuscript: Manuscript) -> Iterator[str]:
    for part in manuscript.front.abstract:
        yield plain(part.children)
    for block in blocks_of(manuscript.body):
        match block:
            case Paragraph():
                yield plain(block.children)
            case ListBlock():
                yield from (plain(item.children) for item in block.items)
            case _:
                continue
