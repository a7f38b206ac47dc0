"""What a journal knows of an article and its manuscript doesn't: numbers, dates, licence."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from casereports.clinical.facts.paper import Credit
from casereports.clinical.sentences import FactError, _
from casereports.clinical.values import Line, LongText, Value
from casereports.references.text import Doi

ArticleType = Literal["case-report", "retraction", "correction"]
#: The first two point from a notice to its article, the others from the article to its notice.
RelatedType = Literal[
    "retracted-article", "corrected-article", "retraction-forward", "correction-forward"
]


Issn = Annotated[str, Field(pattern=r"^([0-9]{4}-[0-9]{3}[0-9X])?$")]


class Journal(Value):
    """Where the article is published; ``key`` is the publisher's own name for the journal."""

    key: Line = ""
    title: Line = ""
    abbreviation: Line = ""
    issn_print: Issn = ""
    issn_online: Issn = ""
    publisher: Line = ""
    publisher_place: Line = ""


class Licence(Value):
    """What readers may do with the article: an address, and the words that say it."""

    url: Line = Field(default="", pattern=r"^(https?://\S+)?$")
    words: LongText = ""


class Related(Value):
    """Another article by its DOI; ``title`` is how it is named in print."""

    type: RelatedType
    doi: Doi
    title: Line = ""


class Contribution(Value):
    """What an author did; ``author`` is the source of the author in the tree."""

    author: str
    roles: tuple[Credit, ...] = Field(min_length=1)


class ArticleData(Value):
    """All that stands above a published article and isn't in its manuscript.

    ``doi`` goes before the manuscript's own, and ``heading`` before the usual word for the type.
    """

    type: ArticleType = "case-report"
    heading: Line = ""
    journal: Journal = Journal()
    doi: Doi | Literal[""] = ""
    volume: Line = ""
    issue: Line = ""
    elocation_id: Line = ""
    first_page: Line = ""
    last_page: Line = ""
    received: date | None = None
    accepted: date | None = None
    published: date | None = None
    licence: Licence = Licence()
    copyright_holder: Line = ""
    copyright_year: int | None = Field(default=None, ge=1800, le=9999)
    related: tuple[Related, ...] = ()
    contributions: tuple[Contribution, ...] = ()

    @model_validator(mode="after")
    def _stands_in_one_place(self) -> Self:
        if self.elocation_id and self.first_page:
            raise FactError(_("has pages and an article number; keep one of them"))
        if self.last_page and not self.first_page:
            raise FactError(_("has a last page and no first one"))
        return self
