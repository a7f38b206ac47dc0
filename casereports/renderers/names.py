"""How authors, their places and sections are named in print, whatever the format."""

from urllib.parse import quote

from casereports.clinical.wording.naming import full_name
from casereports.manuscript.comparing.marks import marked_as
from casereports.manuscript.document import Affiliation, Author, Front
from casereports.manuscript.nodes import Inlines, Section, Text

CORRESPONDING = "*"
EQUAL = "†"
ORCID = "https://orcid.org/"
DOI = "https://doi.org/"


def author_name(author: Author) -> str:
    """Returns a name as it is written."""
    return full_name(author.given, author.family, family_first=author.family_first)


def titled_name(author: Author) -> str:
    """Returns a name with its degrees."""
    return ", ".join(part for part in (author_name(author), author.degrees) if part)


def needs_marks(front: Front) -> bool:
    """Tells whether affiliations need numbers; not when all authors share the only one."""
    everyone = {author.affiliations for author in front.authors}
    return len(front.affiliations) > 1 or len(everyone) > 1


def marks_of(author: Author, *, marked: bool) -> str:
    """Returns the raised marks behind a name: affiliations if ``marked``, then the signs."""
    marks = [str(number) for number in author.affiliations] if marked else []
    marks += [EQUAL] if author.equal else []
    marks += [CORRESPONDING] if author.corresponding else []
    return ",".join(marks)


def orcid_address(author: Author) -> str:
    """Returns the address of an author's record, or nothing."""
    return f"{ORCID}{author.orcid.removeprefix(ORCID)}" if author.orcid else ""


def doi_address(doi: str) -> str:
    """Returns where a DOI leads to: none of its characters ends or splits the address."""
    return DOI + quote(doi, safe="/:;@!$&'()*+,=")


def place(entry: Affiliation) -> str:
    """Returns an affiliation with its country, once."""
    return entry.place


def place_line(entry: Affiliation) -> Inlines:
    """Returns an affiliation, with its changes where two papers are compared."""
    return entry.marked or (Text(text=entry.place),)


def heading(section: Section) -> Inlines:
    """Returns "2. Case report" or "2.1 Imaging"; a section without a number has its title only."""
    title = section.marked_title or (Text(text=section.title),)
    if not section.number:
        return title
    number = section.number if "." in section.number else f"{section.number}."
    return (*marked_as(title, (Text(text=f"{number}\u2002"),)), *title)


def main_title(front: Front) -> Inlines:
    """Returns the paper's title, with its changes where two papers are compared."""
    return front.marked_title or (Text(text=front.title),)


def keyword_line(front: Front) -> Inlines:
    """Returns "one; two", with the changes where two papers are compared."""
    words = "; ".join(front.keywords)
    return front.marked_keywords or ((Text(text=words),) if words else ())
