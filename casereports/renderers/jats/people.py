"""Who wrote the article, where they work and whom to write to."""

from casereports.clinical.facts.paper import Credit
from casereports.clinical.wording.naming import EAST_ASIAN
from casereports.manuscript.document import Affiliation, Author, Front
from casereports.renderers.jats.article_data import ArticleData
from casereports.renderers.jats.inline import Line, write_inlines
from casereports.renderers.jats.markup import NOTHING, Element, Parts, element, optional
from casereports.renderers.jats.places import CORRESPONDENCE, EQUALITY, Places
from casereports.renderers.names import CORRESPONDING, EQUAL, needs_marks, orcid_address, place
from casereports.renderers.words import Words

#: The contributor roles of ANSI/NISO Z39.104-2022.
CREDIT = "https://credit.niso.org/"


def write_people(front: Front, article: ArticleData, words: Words, places: Places) -> Parts:
    """Returns authors, affiliations and the notes on them."""
    marked = needs_marks(front)
    roles = {entry.author: entry.roles for entry in article.contributions}
    authors = [
        write_author(author, roles.get(author.source, ()), front, places, marked=marked)
        for author in front.authors
    ]
    group = (element("contrib-group", *authors, content_type="authors"),) if authors else NOTHING
    homes = [affiliation(entry, places, marked=marked) for entry in front.affiliations]
    return (*group, *homes, *notes(front, words, places))


def write_author(
    author: Author, roles: tuple[Credit, ...], front: Front, places: Places, *, marked: bool
) -> Element:
    """Returns an author; an e-mail address only of one who is to be written to."""
    identity = optional(
        "contrib-id", orcid_address(author), contrib_id_type="orcid", authenticated="false"
    )
    homes = [
        element(
            "xref",
            *((str(number),) if marked else ()),
            ref_type="aff",
            rid=places.at("affiliation", str(number)),
        )
        for number in author.affiliations
    ]
    signs = [element("xref", EQUAL, ref_type="fn", rid=EQUALITY)] if author.equal else []
    if author.corresponding and front.correspondence:
        signs.append(element("xref", CORRESPONDING, ref_type="corresp", rid=CORRESPONDENCE))
    return element(
        "contrib",
        *identity,
        name(author),
        *optional("degrees", author.degrees),
        *(optional("email", author.email) if author.corresponding else NOTHING),
        *(role(entry) for entry in roles),
        *homes,
        *signs,
        contrib_type="author",
        corresp="yes" if author.corresponding else "",
        equal_contrib="yes" if author.equal else "",
        deceased="yes" if author.deceased else "",
    )


def name(author: Author) -> Element:
    """Returns a name in its parts, and which of them comes first."""
    if not author.family and not author.given:
        return element("anonymous")
    family_first = author.family_first or EAST_ASIAN.fullmatch(author.family + author.given)
    style = "eastern" if family_first else "western" if author.family else "given-only"
    return element(
        "name",
        *optional("surname", author.family),
        *optional("given-names", author.given),
        name_style=style,
    )


def role(entry: Credit) -> Element:
    """Returns a contributor role under its address in the list of roles."""
    slug = entry.value.replace("_", "-")
    return element(
        "role",
        entry.label,
        vocab="credit",
        vocab_identifier=CREDIT,
        vocab_term=entry.label,
        vocab_term_identifier=f"{CREDIT}contributor-roles/{slug}/",
    )


def affiliation(entry: Affiliation, places: Places, *, marked: bool) -> Element:
    """Returns an affiliation, its country as such wherever it stands in the text."""
    label = optional("label", str(entry.number) if marked else "")
    whole = place(entry)
    before, country, after = whole.rpartition(entry.country) if entry.country else (whole, "", "")
    home = places.at("affiliation", str(entry.number))
    return element("aff", *label, before, *optional("country", country), after, id=home)


def notes(front: Front, words: Words, places: Places) -> Parts:
    """Returns whom to write to, and that some contributed equally."""
    line = Line(places, mentions=False)
    written = []
    if front.correspondence:
        sign = element("label", CORRESPONDING)
        said = write_inlines(front.correspondence, line)
        intro = f"{words.correspondence}: "
        written.append(element("corresp", sign, intro, *said, id=CORRESPONDENCE))
    if any(author.equal for author in front.authors):
        said = (element("label", EQUAL), element("p", words.equal))
        written.append(element("fn", *said, fn_type="equal", id=EQUALITY))
    return (element("author-notes", *written),) if written else NOTHING
