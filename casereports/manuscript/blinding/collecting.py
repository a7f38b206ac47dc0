"""What identifies the authors of a case, gathered from every part of its facts."""

import re
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import PurePath

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.paper import Author, CslItem
from casereports.clinical.facts.sources import all_rows
from casereports.manuscript.blinding.acknowledged import (
    DOI,
    MAIL,
    codes_in,
    institutions_in,
    people_in,
)
from casereports.manuscript.blinding.finding import finder
from casereports.manuscript.blinding.folding import fold
from casereports.manuscript.blinding.identities import Identities
from casereports.manuscript.blinding.own_work import FOUND_BY, is_own, names_of
from casereports.manuscript.blinding.people import Person
from casereports.manuscript.blinding.places import (
    NUMBER,
    Pointers,
    of_affiliation,
    of_code,
    of_institution,
)

#: Mail that anybody can have says nothing of a hospital.
_ANYBODYS = """
126.com 163.com aol.com foxmail.com gmail.com gmx.de gmx.net googlemail.com hotmail.com icloud.com
live.com mac.com me.com msn.com outlook.com proton.me protonmail.com qq.com sina.com t-online.de
web.de yahoo.com yandex.ru
"""
#: Rows that no reviewer sees.
_OF_PEOPLE = ("author:", "affiliation:", "funder:")
_WORD = re.compile(r"[^\W\d_]+")
#: A title of fewer words may be anybody's.
_TELLING_TITLE = 4
_TITLES = ("title", "title-short", "container-title", "container-title-short", "collection-title")


def identities(facts: CaseFacts, before: Identities | None = None) -> Identities:
    """Returns everything by which an author, a co-author or their place could be recognised.

    ``before`` are those of the same case as it was: they are recognised as well, and keys keep
    the aliases that they had. What is told of ethics and funding is the case's own.
    """
    known = before or Identities()
    own = tuple(item for item in facts.references if is_own(item, facts.authors))
    keys = tuple(dict.fromkeys((*known.own, *(str(item.get("id", "")) for item in own))))
    others = tuple(item for item in facts.references if str(item.get("id", "")) not in keys)
    pointers = Pointers.all_of(
        (*_pointers(facts, own), Pointers(*(getattr(known, name) for name in Pointers._fields)))
    )
    people = {
        (person.given, person.family): person for person in (*known.people, *_people(facts, others))
    }
    found = Identities(
        people=tuple(people.values()),
        **pointers._asdict(),
        own=keys,
        ethics=facts.ethics.state if facts.ethics else None,
        unfunded=facts.declarations.no_funding
        and not (facts.funders or facts.declarations.funding),
    )
    cited = tuple(dict.fromkeys((*known.cited, *_cited(others, found))))
    found = found.model_copy(update={"cited": cited})
    aliases = (*known.aliases, *_aliases(facts, found, dict(known.aliases)))
    return found.model_copy(update={"aliases": aliases})


def _people(facts: CaseFacts, others: tuple[CslItem, ...]) -> Iterator[Person]:
    """Yields authors and those whom statements name, told apart from people of others' work."""
    said = facts.declarations
    texts = (said.acknowledgements, said.contributions, said.guarantor, said.conflicts)
    authors = [Person(given=author.given, family=author.family) for author in facts.authors]
    named = [person for text in texts for person in people_in(text)]
    cited = {
        part
        for item in others
        for name in names_of(item)
        for part in _names(str(name.get("family", "")), str(name.get("given", "")))
    }
    written = _words_of(facts) if named else frozenset[str]()
    for person in dict.fromkeys((*authors, *named)):
        shared = _told(person.family) in (cited if person in authors else cited | written)
        if any(map(str.isalpha, person.family)):
            yield person.model_copy(update={"shared": shared})


def _words_of(facts: CaseFacts) -> frozenset[str]:
    """Returns the words in small letters, as what looks like a name in a sentence may be one."""
    clinical = facts.model_dump_json(exclude={"declarations", "authors", "references"})
    return frozenset(word for word in _WORD.findall(fold(clinical)) if word.islower())


def _names(family: str, given: str) -> tuple[str, ...]:
    """Returns all that may be taken for somebody's family name."""
    return (_told(family), *_told(family).split(), *_told(given).split())


def _told(name: str) -> str:
    return " ".join(fold(name).casefold().replace("-", " ").split())


def _pointers(facts: CaseFacts, own: tuple[CslItem, ...]) -> Iterator[Pointers]:
    yield from (of_affiliation(place) for place in facts.affiliations)
    for author in facts.authors:
        yield from _of_author(author)
    for funder in facts.funders:
        yield of_institution(funder.name)
        yield from (of_code(code) for code in funder.grant.replace(";", ",").split(","))
    if facts.ethics:
        yield of_institution(facts.ethics.committee)
        yield of_code(facts.ethics.number)
        yield from _of_statement(facts.ethics.statement, numbers=True)
    said = facts.declarations
    yield from _of_statement(said.funding, numbers=True)
    for text in (said.acknowledgements, said.contributions, said.guarantor):
        yield from _of_statement(text)
    yield from _of_statement(said.prior_publication, numbers=True)
    yield from _of_statement(said.data_availability)
    yield Pointers(codes=(facts.paper.doi.removeprefix("https://doi.org/"),))
    yield from (_of_own_work(item, facts.paper.title) for item in own)


def _of_author(author: Author) -> Iterator[Pointers]:
    yield Pointers(codes=(author.orcid, author.email, *_domains(author.email)))
    yield from _of_statement(author.biography)
    yield from _of_statement(author.address)
    yield from (
        Pointers(phrases=(part.strip(),))
        for part in author.address.split(",")
        if any(map(str.isdigit, part)) and len(part.split()) > 1
    )


def _domains(email: str) -> Iterator[str]:
    domain = email.partition("@")[2].casefold()
    if domain and domain not in _ANYBODYS.split():
        yield domain


def _of_statement(text: str, *, numbers: bool = False) -> Iterator[Pointers]:
    """Yields what the sentences of a declaration name."""
    mails = tuple(found[0] for found in MAIL.finditer(text))
    dois = tuple(found[0].rstrip(".,;") for found in DOI.finditer(text))
    yield Pointers(codes=(*mails, *(one for mail in mails for one in _domains(mail)), *dois))
    yield from (of_institution(name) for name in institutions_in(text))
    if numbers:
        yield from (of_code(code) for code in codes_in(text) if len(code) >= NUMBER)


def _of_own_work(item: CslItem, paper: str) -> Pointers:
    """Returns by what the authors' own work is found, but for a title that is this paper's."""
    title = str(item.get("title", ""))
    same = bool(paper) and (_told(paper) in _told(title) or _told(title) in _told(paper))
    telling = len(title.split()) >= _TELLING_TITLE and not same
    codes = tuple(str(item[name]) for name in FOUND_BY if item.get(name))
    pmid = str(item.get("PMID", ""))
    return Pointers(
        phrases=(title,) if telling else (),
        codes=(*codes, pmid) if len(pmid) >= NUMBER else codes,
    )


def _cited(others: tuple[CslItem, ...], found: Identities) -> Iterator[str]:
    """Yields titles, journals and bodies of others' work in which an identity happens to stand."""
    search = finder(found, strict=True)
    for item in others:
        texts = [str(item.get(name, "")) for name in _TITLES]
        texts += (str(name.get("literal", "")) for name in names_of(item))
        yield from (text for text in texts if " " in text and search.spans(fold(text)))


def _aliases(
    facts: CaseFacts, found: Identities, known: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yields other names for the keys of own work, and for keys and files that name somebody.

    Those that are ``known`` have theirs.
    """
    search = finder(found, strict=True)
    references = [str(item.get("id", "")) for item in facts.references]
    rows = [row.key for source, row in all_rows(facts) if not source.startswith(_OF_PEOPLE)]
    files = [panel.file for figure in facts.figures for panel in figure.panels]
    keys = dict.fromkeys((*references, *rows, *files))
    new = (key for key in keys if key not in known)
    telling = (key for key in new if key in found.own or search.spans(fold(key)))
    taken = {*keys, *(PurePath(alias).stem for alias in known.values())}
    unused = (name for name in map("withheld-{}".format, count(1)) if name not in taken)
    for key, alias in zip(telling, unused, strict=False):
        yield key, f"{alias}{PurePath(key).suffix if key in files else ''}"
