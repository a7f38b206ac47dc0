"""By what an article is cited, and what was published of it since, as lines of print."""

from datetime import date

from casereports.manuscript.document import Imprint, PublishedNotice
from casereports.renderers.names import DOI
from casereports.renderers.words import Words


def citation_line(imprint: Imprint) -> str:
    """Returns "Journal. 2026;12(3):45–49" as far as its parts are known."""
    year = str(imprint.published.year) if imprint.published else ""
    issue = f"({imprint.issue})" if imprint.issue else ""
    place = f"{imprint.volume}{issue}"
    numbers = ":".join(filter(None, (place, imprint.pages)))
    return ". ".join(filter(None, (imprint.journal, ";".join(filter(None, (year, numbers))))))


def dates_line(imprint: Imprint, words: Words) -> str:
    """Returns "Received 3 March 2026 · Accepted …"."""
    dates = (
        (words.received, imprint.received),
        (words.accepted, imprint.accepted),
        (words.published, imprint.published),
    )
    return " · ".join(f"{word} {printed_date(day, words)}" for word, day in dates if day)


def rights_line(imprint: Imprint, words: Words) -> str:
    """Returns "© 2026 Holder · Licence: https://…"."""
    year = str(imprint.published.year) if imprint.published else ""
    holder = " ".join(filter(None, ("©", year, imprint.holder))) if imprint.holder else ""
    licence = f"{words.licence}: {imprint.licence}" if imprint.licence else ""
    return " · ".join(filter(None, (holder, licence)))


def notice_lines(notice: PublishedNotice, words: Words) -> tuple[str, str]:
    """Returns the head of a notice with its date, and its text with its DOI."""
    head = words.retraction if notice.kind == "retraction" else words.correction
    doi = f" {DOI}{notice.doi}" if notice.doi else ""
    return f"{head}, {printed_date(notice.day, words)}", f"{notice.text}{doi}"


def imprint_lines(imprint: Imprint, words: Words) -> tuple[str, ...]:
    """Returns the lines under the authors."""
    lines = (citation_line(imprint), dates_line(imprint, words), rights_line(imprint, words))
    return tuple(filter(None, lines))


def printed_date(day: date, words: Words) -> str:
    """Returns a date as the language writes it."""
    return words.date.format(day=day.day, month=words.months[day.month - 1], year=day.year)
