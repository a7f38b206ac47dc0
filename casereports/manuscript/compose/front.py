"""What stands above the first section."""

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.paper import Affiliation, Author
from casereports.clinical.sentences import _
from casereports.clinical.wording.naming import full_name
from casereports.journals.profile import Profile
from casereports.manuscript import document
from casereports.manuscript.faults import Fault
from casereports.manuscript.markup import joined, note, plain, read_line
from casereports.manuscript.nodes import Inlines, Link, Text
from casereports.manuscript.typography import bound

DOI = "https://doi.org/"


def compose_front(facts: CaseFacts, *, profile: Profile, faults: list[Fault]) -> document.Front:
    """Returns title, authors, abstract and keywords."""
    paper = facts.paper
    if not paper.title:
        faults.append(Fault(source="paper:title", message=_("The paper has no title.")))
    numbers = affiliation_numbers(facts.authors)
    return document.Front(
        title=bound(paper.title) or note("missing title").text,
        short_title=bound(paper.short_title),
        authors=tuple(_author(author, numbers) for author in facts.authors),
        affiliations=_affiliations(facts.affiliations, numbers),
        correspondence=_correspondence(facts),
        keywords=paper.keywords,
        abstract=_abstract(facts, profile, faults),
        abstract_title=profile.abstract.title,
        doi=paper.doi.removeprefix(DOI),
        source="paper:title",
    )


def affiliation_numbers(authors: tuple[Author, ...]) -> dict[str, int]:
    """Returns the number of each affiliation by key, in the order in which authors name them."""
    named = dict.fromkeys(key for author in authors for key in author.affiliations)
    return {key: number for number, key in enumerate(named, start=1)}


def _author(author: Author, numbers: dict[str, int]) -> document.Author:
    return document.Author(
        given=author.given,
        family=author.family,
        family_first=author.family_first,
        degrees=author.degrees,
        orcid=author.orcid,
        affiliations=tuple(sorted({numbers[key] for key in author.affiliations})),
        corresponding=author.corresponding,
        equal=author.equal_contribution,
        deceased=author.deceased,
        email=author.email,
        source=f"author:{author.key}",
    )


def _affiliations(
    affiliations: tuple[Affiliation, ...], numbers: dict[str, int]
) -> tuple[document.Affiliation, ...]:
    """Returns the affiliations that authors have, by number."""
    of_authors = sorted(
        (numbers[place.key], place) for place in affiliations if place.key in numbers
    )
    return tuple(
        document.Affiliation(number=number, text=address(place), country=place.country)
        for number, place in of_authors
    )


def address(place: Affiliation) -> str:
    """Returns an affiliation without its country: "Department, Hospital, City 510317, Region"."""
    city = " ".join(part for part in (place.city, place.postal_code) if part)
    parts = (place.department, place.institution, city, place.region)
    return ", ".join(part for part in parts if part)


def author_name(author: Author) -> str:
    """Returns an author's name as it is written."""
    return full_name(author.given, author.family, family_first=author.family_first)


def _correspondence(facts: CaseFacts) -> Inlines:
    """Returns name, address and e-mail address of each corresponding author."""
    places = {place.key: place for place in facts.affiliations}
    runs = []
    for author in facts.authors:
        if not author.corresponding:
            continue
        home = [places[key] for key in author.affiliations[:1]]
        where = author.address or ", ".join(
            part for place in home for part in (address(place), place.country) if part
        )
        words = plain(", ".join(part for part in (author_name(author), where) if part))
        runs.append(joined([words, mail(author.email)], ", "))
    return joined(runs, "; ")


def mail(email: str) -> Inlines:
    """Returns an e-mail address as a link."""
    return (Link(href=f"mailto:{email}", children=(Text(text=email),)),) if email else ()


def _abstract(
    facts: CaseFacts, profile: Profile, faults: list[Fault]
) -> tuple[document.AbstractPart, ...]:
    """Returns the abstract in the journal's shape: its heads fall away where it wants one block."""
    parts = tuple(
        document.AbstractPart(
            heading=part.heading,
            children=read_line(part.text, f"abstract:{number}", faults),
            source=f"abstract:{number}",
        )
        for number, part in enumerate(facts.paper.abstract, start=1)
        if part.text
    )
    if not (parts and profile.abstract.unstructured_only):
        return parts
    one = joined((part.children for part in parts), " ")
    return (document.AbstractPart(children=one, source=parts[0].source),)
