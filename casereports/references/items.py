"""References as CSL-JSON 1.0.2 values.

Source: the variables of the CSL specification 1.0.2 and its csl-data schema. Python names carry
``_`` where CSL has ``-``; JSON is read and written by the CSL names alone. A field that is absent
is ``None``, so that an item dumps back to the JSON that it was read from.
"""

from typing import Annotated, Self

from pydantic import BeforeValidator, ConfigDict, Field, JsonValue, model_validator

from casereports.clinical.sentences import FactError, _
from casereports.clinical.values import Value
from casereports.references.kinds import ItemType
from casereports.references.text import Doi, Key, Line, Number, Prose

# CSL spells these with an underscore or with capitals.
SPELLED_SO = {
    "archive_collection": "archive_collection",
    "archive_location": "archive_location",
    "journal_abbreviation": "journalAbbreviation",
    "short_title": "shortTitle",
    **{name: name.upper() for name in ("doi", "isbn", "issn", "pmcid", "pmid", "url")},
}

Flag = bool | int | Annotated[str, Field(max_length=100)]


def csl_name(field: str) -> str:
    """Return the CSL-JSON name of a field: ``container_title`` is ``container-title``."""
    return SPELLED_SO.get(field, field.replace("_", "-"))


class CslValue(Value):
    """A value that reads and writes the hyphenated names of CSL-JSON."""

    model_config = ConfigDict(alias_generator=csl_name, serialize_by_alias=True)


class Name(CslValue):
    """A person by family and given name, or a body by its literal name."""

    family: Annotated[Line, Field(max_length=1_000)] | None = None
    given: Annotated[Line, Field(max_length=1_000)] | None = None
    dropping_particle: Annotated[Line, Field(max_length=100)] | None = None
    non_dropping_particle: Annotated[Line, Field(max_length=100)] | None = None
    suffix: Annotated[Line, Field(max_length=100)] | None = None
    comma_suffix: Flag | None = None
    static_ordering: Flag | None = None
    literal: Annotated[Line, Field(max_length=2_000)] | None = None
    parse_names: Flag | None = None

    @model_validator(mode="after")
    def _names_someone(self) -> Self:
        if not (self.family or self.given or self.literal):
            raise FactError(_("a name needs a family name, a given name or a literal name"))
        return self


def _whole(value: object) -> object:
    if isinstance(value, str) and value.strip().lstrip("-").isdecimal():
        return int(value)
    return value


Year = Annotated[int, BeforeValidator(_whole), Field(ge=-9_999, le=9_999)]
# 13 to 24 are seasons and quarters, as in EDTF.
Month = Annotated[int, BeforeValidator(_whole), Field(ge=1, le=24)]
Day = Annotated[int, BeforeValidator(_whole), Field(ge=1, le=31)]
DateParts = tuple[Year] | tuple[Year, Month] | tuple[Year, Month, Day]


class Date(CslValue):
    """A date or a range of two, to the year, month or day; else free text or EDTF.

    A bare string is read as EDTF.
    """

    date_parts: Annotated[tuple[DateParts, ...], Field(min_length=1, max_length=2)] | None = None
    season: Number | None = None
    circa: Flag | None = None
    literal: Annotated[Line, Field(max_length=500)] | None = None
    raw: Annotated[Line, Field(max_length=500)] | None = None
    edtf: Annotated[str, Field(pattern=r"^[0-9TZ%~X?.:/+-]{1,100}$")] | None = None

    @model_validator(mode="before")
    @classmethod
    def _bare_string(cls, data: object) -> object:
        return {"edtf": data} if isinstance(data, str) else data

    @model_validator(mode="after")
    def _says_when(self) -> Self:
        if not (self.date_parts or self.literal or self.raw or self.edtf):
            raise FactError(_("a date needs date-parts, a literal text, a raw text or EDTF"))
        return self


Names = Annotated[tuple[Name, ...], Field(max_length=5_000)] | None


class Item(CslValue):
    """One reference. Its ``id`` is the key by which the text cites it."""

    id: Key
    type: ItemType
    title: Line | None = None
    title_short: Line | None = None
    short_title: Line | None = None
    language: Line | None = None
    categories: tuple[Line, ...] | None = None
    citation_key: Line | None = None
    citation_label: Line | None = None

    # Who
    author: Names = None
    chair: Names = None
    collection_editor: Names = None
    compiler: Names = None
    composer: Names = None
    container_author: Names = None
    contributor: Names = None
    curator: Names = None
    director: Names = None
    editor: Names = None
    editor_translator: Names = None
    editorial_director: Names = None
    executive_producer: Names = None
    guest: Names = None
    host: Names = None
    illustrator: Names = None
    interviewer: Names = None
    narrator: Names = None
    organizer: Names = None
    original_author: Names = None
    performer: Names = None
    producer: Names = None
    recipient: Names = None
    reviewed_author: Names = None
    script_writer: Names = None
    series_creator: Names = None
    translator: Names = None

    # Where it stands
    container_title: Line | None = None
    container_title_short: Line | None = None
    journal_abbreviation: Line | None = None
    collection_title: Line | None = None
    volume: Number | None = None
    volume_title: Line | None = None
    volume_title_short: Line | None = None
    issue: Number | None = None
    page: Number | None = None
    page_first: Number | None = None
    number: Number | None = None
    number_of_pages: Number | None = None
    number_of_volumes: Number | None = None
    chapter_number: Number | None = None
    collection_number: Number | None = None
    edition: Number | None = None
    part_number: Number | None = None
    part_title: Line | None = None
    printing_number: Number | None = None
    section: Number | None = None
    supplement_number: Number | None = None
    version: Number | None = None
    locator: Number | None = None
    citation_number: Number | None = None
    first_reference_note_number: Number | None = None
    year_suffix: Line | None = None

    # When
    issued: Date | None = None
    accessed: Date | None = None
    available_date: Date | None = None
    event_date: Date | None = None
    original_date: Date | None = None
    submitted: Date | None = None
    container: Date | None = None

    # By what number it is found
    doi: Doi | None = None
    pmid: Number | None = None
    pmcid: Line | None = None
    isbn: Line | None = None
    issn: Line | None = None
    url: Line | None = None
    call_number: Line | None = None

    # Who made it public, and where it is kept
    publisher: Line | None = None
    publisher_place: Line | None = None
    original_publisher: Line | None = None
    original_publisher_place: Line | None = None
    original_title: Line | None = None
    archive: Line | None = None
    archive_collection: Line | None = None
    archive_location: Line | None = None
    archive_place: Line | None = None
    authority: Line | None = None
    division: Line | None = None
    event: Line | None = None
    event_title: Line | None = None
    event_place: Line | None = None
    jurisdiction: Line | None = None
    license: Line | None = None
    source: Line | None = None
    status: Line | None = None

    # What it is like
    abstract: Prose | None = None
    annote: Prose | None = None
    dimensions: Line | None = None
    genre: Line | None = None
    keyword: Prose | None = None
    medium: Line | None = None
    note: Prose | None = None
    references: Prose | None = None
    reviewed_genre: Line | None = None
    reviewed_title: Line | None = None
    scale: Line | None = None
    custom: dict[str, JsonValue] | None = None

    def csl_json(self) -> dict[str, JsonValue]:
        """Return the item as an object of a CSL-JSON file."""
        return self.model_dump(mode="json", by_alias=True, exclude_none=True)
