"""References fetched by DOI and PMID from Crossref and PubMed; off unless the site allows it."""

import time
from collections.abc import Sequence
from urllib.error import HTTPError
from urllib.request import Request as HttpRequest  # noqa: TID251 look-up is what the site may fetch
from urllib.request import urlopen  # noqa: TID251 the same

from django.conf import settings

from casereports.references.importing.imported import Fault, Format, Imported, Problem, Wanted
from casereports.references.lookup import PROGRAM, Hosts, Request, read_answer, requests, unknown

SECONDS = 6
"""Until one answer is given up."""
IN_ALL = 15
"""Seconds until the rest is not asked for any more: a page is waiting."""
MOST = 50
"""References that are looked up at once."""
LARGEST = 20 * 2**20
NOT_THERE = {400, 404}


def is_allowed() -> bool:
    """Says whether the site may ask Crossref and PubMed."""
    return bool(settings.LOOKUP)


def look_up(wanted: Sequence[Wanted], taken: Sequence[str]) -> Imported:
    """Returns the references that are known by these numbers, and a fault for each that is not.

    After the first that can't be reached nothing more is asked: the site is offline, or the
    other is. ``taken`` are keys that are not free.
    """
    if not is_allowed():
        return _without(wanted, Problem.NOT_LOOKED_UP)
    asked, later = wanted[:MOST], wanted[MOST:]
    found = _without(later, Problem.NOT_LOOKED_UP_YET)
    until = time.monotonic() + IN_ALL
    is_reached = True
    for request in requests(asked, mailto=_mailto(), hosts=_hosts()):
        one = _answered(request, taken, found) if is_reached else None
        is_reached = one is not None and time.monotonic() < until
        found = _joined(found, one or _without(request.wanted, Problem.UNREACHABLE))
    return found


def _answered(request: Request, taken: Sequence[str], found: Imported) -> Imported | None:
    """Returns what a request brought, or None where nobody answers."""
    keys = [*taken, *(item.id for item in found.items)]
    try:
        return read_answer(request, _fetched(request.url), keys)
    except HTTPError as error:
        if error.code not in NOT_THERE:
            return None
        faults = tuple(unknown(one) for one in request.wanted)
        return Imported(format=Format.NUMBERS, faults=faults)
    except (OSError, ValueError):
        return None


def _fetched(url: str) -> bytes:
    if not url.startswith(("https://", "http://")):
        raise ValueError("only addresses of the web are fetched")
    mailto = _mailto()
    agent = f"{PROGRAM}/1 (mailto:{mailto})" if mailto else f"{PROGRAM}/1"
    request = HttpRequest(url, headers={"User-Agent": agent})  # noqa: S310 checked above
    with urlopen(request, timeout=SECONDS) as answer:  # noqa: S310 checked above
        content: bytes = answer.read(LARGEST)
    return content


def _mailto() -> str:
    return str(settings.LOOKUP_MAILTO)


def _hosts() -> Hosts:
    hosts: Hosts = getattr(settings, "LOOKUP_HOSTS", Hosts())
    return hosts


def _without(wanted: Sequence[Wanted], problem: Problem) -> Imported:
    faults = (Fault(problem=problem, line=one.line, detail=one.label) for one in wanted)
    return Imported(format=Format.NUMBERS, faults=tuple(faults))


def _joined(one: Imported, other: Imported) -> Imported:
    return Imported(
        format=Format.NUMBERS,
        read=(*one.read, *other.read),
        faults=(*one.faults, *other.faults),
    )
