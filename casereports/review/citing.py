"""How an article's page tells machines what it is: Highwire's tags and schema.org."""

from datetime import date
from typing import Any

from django.conf import settings

from casereports.manuscript.printed import plain
from casereports.pipeline import Draft
from casereports.renderers.names import DOI, author_name, orcid_address
from casereports.renderers.words import words_for
from casereports.review.articles import journal_name
from casereports.review.models import Publication
from casereports.review.states import State


def page_title(publication: Publication, article: Draft) -> str:
    """Returns the title by which an article is found; a retracted one says so at once."""
    title = article.manuscript.front.title
    if publication.submission.state != State.RETRACTED:
        return title
    return f"{words_for(article.manuscript.language).retraction}: {title}"


def citation_tags(publication: Publication, article: Draft) -> list[tuple[str, str]]:
    """Returns Highwire's tags, by which search engines for papers read a page."""
    front = article.manuscript.front
    known = {
        "citation_title": page_title(publication, article),
        "citation_journal_title": journal_name(publication.submission.journal),
        "citation_publisher": settings.PUBLISHER,
        "citation_issn": settings.ISSN,
        "citation_publication_date": _slashed(publication.published),
        "citation_online_date": _slashed(publication.published),
        "citation_volume": publication.volume,
        "citation_issue": publication.issue,
        "citation_firstpage": publication.first_page or publication.article_number,
        "citation_lastpage": publication.last_page,
        "citation_doi": publication.doi,
        "citation_language": article.manuscript.language,
        "citation_keywords": "; ".join(front.keywords),
    }
    tags = [(name, value) for name, value in known.items() if value]
    places = {place.number: place.text for place in front.affiliations}
    for author in front.authors:
        tags.append(("citation_author", f"{author.family}, {author.given}".strip(", ")))
        tags += [
            ("citation_author_institution", places[number])
            for number in author.affiliations
            if number in places
        ]
        if author.orcid:
            tags.append(("citation_author_orcid", author.orcid))
    return tags


def linked_data(publication: Publication, article: Draft, address: str) -> dict[str, Any]:
    """Returns the article in the words of schema.org."""
    front = article.manuscript.front
    is_retracted = publication.submission.state == State.RETRACTED
    known: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "MedicalScholarlyArticle",
        "headline": page_title(publication, article),
        "name": front.title,
        "url": address,
        "inLanguage": article.manuscript.language,
        "abstract": " ".join(plain(part.children) for part in front.abstract),
        "keywords": ", ".join(front.keywords),
        "datePublished": publication.published.isoformat() if publication.published else "",
        "license": publication.licence,
        "creativeWorkStatus": "Retracted" if is_retracted else "Published",
        "identifier": f"{DOI}{publication.doi}" if publication.doi else "",
        "isPartOf": {
            "@type": "Periodical",
            "name": journal_name(publication.submission.journal),
            **({"issn": settings.ISSN} if settings.ISSN else {}),
        },
        "publisher": {"@type": "Organization", "name": settings.PUBLISHER}
        if settings.PUBLISHER
        else "",
        "author": [
            {
                "@type": "Person",
                "givenName": author.given,
                "familyName": author.family,
                "name": author_name(author),
                **({"sameAs": orcid_address(author)} if author.orcid else {}),
            }
            for author in front.authors
        ],
    }
    return {name: value for name, value in known.items() if value}


def _slashed(day: date | None) -> str:
    return f"{day:%Y/%m/%d}" if day else ""
