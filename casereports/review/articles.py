"""An accepted paper as the article that it becomes: its imprint and its files."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, Literal

from django.conf import settings

from casereports.journals.shelf import profiles
from casereports.manuscript.compose.references import read_references
from casereports.manuscript.document import Imprint, PublishedNotice
from casereports.manuscript.nodes import Figure, Panel
from casereports.pipeline import Draft, print_as
from casereports.renderers.jats import (
    ArticleData,
    Contribution,
    Journal,
    Licence,
    Related,
    pack_jats,
    print_jats,
)
from casereports.renderers.pdf.figure import print_figure, rasterise
from casereports.renderers.pdf.geometry import is_drawn
from casereports.review.models import Publication
from casereports.review.models.decision import NoticeKind
from casereports.review.thawing import paper_of

JATS_DPI = 300


def journal_name(key: str) -> str:
    """Returns a journal's name, or its key where nobody describes it any more."""
    known = profiles().get(key)
    return known.name if known else key


def imprint_of(publication: Publication) -> Imprint:
    """Returns by what an article is cited, with its notices."""
    return Imprint(
        journal=journal_name(publication.submission.journal),
        volume=publication.volume,
        issue=publication.issue,
        pages=pages_of(publication),
        received=publication.received,
        accepted=publication.accepted,
        published=publication.published,
        licence=publication.licence,
        holder=publication.holder,
        notices=tuple(
            PublishedNotice(
                kind="retraction" if notice.kind == NoticeKind.RETRACTION else "correction",
                text=notice.text,
                day=notice.date,
                doi=notice.doi,
            )
            for notice in publication.notices.all()
        ),
    )


def pages_of(publication: Publication) -> str:
    """Returns "45–49", "45" or the article's number."""
    if not publication.first_page:
        return publication.article_number
    pages = (publication.first_page, publication.last_page)
    return "–".join(dict.fromkeys(filter(None, pages)))


def article_of(publication: Publication) -> Draft:
    """Returns the paper that was accepted, with its imprint."""
    paper = paper_of(publication.snapshot)
    front = paper.manuscript.front.model_copy(
        update={"doi": publication.doi, "imprint": imprint_of(publication)}
    )
    return paper.with_manuscript(paper.manuscript.model_copy(update={"front": front}))


def article_file(publication: Publication, form: Literal["pdf", "jats", "jats-zip"]) -> bytes:
    """Returns the article in a form; the same imprint gives the same bytes."""
    imprint = imprint_of(publication).model_dump_json()
    return _printed(publication, form, publication.snapshot.sha256, publication.doi, imprint)


@lru_cache(maxsize=16)
def _printed(
    publication: Publication, form: str, _snapshot: str, _doi: str, _imprint: str
) -> bytes:
    """Prints an article once for each imprint: many people may read it."""
    article = article_of(publication)
    items = {item.id: item for item in read_references(article.facts.references, [])}
    match form:
        case "pdf":
            return print_as("pdf", article)
        case "jats":
            return print_jats(
                article.manuscript,
                article=_jats_data(publication, article),
                image_name=lambda image: f"{image.sha256}.{image.media_type.rpartition('/')[2]}",
                items=items,
            )
        case _:
            return pack_jats(
                article.manuscript,
                article=_jats_data(publication, article),
                picture=_panel(article),
                items=items,
            )


def _jats_data(publication: Publication, article: Draft) -> ArticleData:
    journal = publication.submission.journal
    pages = (
        {"first_page": publication.first_page, "last_page": publication.last_page}
        if publication.first_page
        else {"elocation_id": publication.article_number}
    )
    return ArticleData(
        journal=Journal(
            key=journal,
            title=journal_name(journal),
            publisher=settings.PUBLISHER,
            issn_online=settings.ISSN,
        ),
        doi=publication.doi,
        volume=publication.volume,
        issue=publication.issue,
        received=publication.received,
        accepted=publication.accepted,
        published=publication.published,
        licence=Licence(url=publication.licence),
        copyright_holder=publication.holder,
        copyright_year=publication.published.year if publication.published else None,
        related=tuple(_related(publication)),
        contributions=tuple(
            Contribution(author=f"author:{author.key}", roles=author.credit)
            for author in article.facts.authors
            if author.credit
        ),
        **pages,
    )


def _related(publication: Publication) -> Iterator[Related]:
    for notice in publication.notices.all():
        if notice.doi:
            retracts = notice.kind == NoticeKind.RETRACTION
            kind: Any = "retraction-forward" if retracts else "correction-forward"
            yield Related(type=kind, doi=notice.doi, title=str(notice.get_kind_display()))


def _panel(article: Draft) -> Callable[[Figure, Panel], bytes]:
    """Returns what draws a panel by itself, with all that lies over its picture."""

    def picture(figure: Figure, panel: Panel) -> bytes:
        alone = panel.model_copy(update={"letter": "", "span": 1, "caption": ()})
        one = figure.model_copy(update={"columns": 1, "caption": (), "panels": (alone,)})
        page = print_figure(
            one,
            image_bytes=article.image_bytes,
            width_mm=figure.width_mm,
            language=article.manuscript.language,
        )
        form: Literal["PNG", "JPEG"] = "PNG" if is_drawn(one) else "JPEG"
        return rasterise(page, dpi=JATS_DPI, form=form).content

    return picture
