"""Drugs by their INN, named regimens, and routes of administration."""

from functools import cache

from pydantic import Field

from casereports.clinical.facts.agents import Route
from casereports.clinical.values import Line, Lines
from casereports.vocabulary.entry import Entry, read_entries

#: The fifth level of the ATC classification: L01EX03.
ATC = r"^(?:[ABCDGHJLMNPRSV][0-9]{2}[A-Z]{2}[0-9]{2})?$"


class Agent(Entry):
    """A drug; its name is the INN. ``routes`` are usual ones, the first the most usual.

    A missing ``atc`` means that the code was not certain, or that there is none.
    """

    group: Line = Field(min_length=1)
    atc: str = Field(default="", pattern=ATC)
    routes: tuple[Route, ...] = Field(min_length=1)


class Regimen(Entry):
    """A named combination; ``agents`` are names on the shelf of agents."""

    used_for: Line = Field(min_length=1)
    agents: Lines = Field(min_length=2)


class RouteWord(Entry):
    """A route of administration, with the abbreviations of prescriptions."""

    route: Route


@cache
def agents() -> tuple[Agent, ...]:
    """Returns all drugs, read once."""
    return read_entries(Agent, "agents")


@cache
def regimens() -> tuple[Regimen, ...]:
    """Returns all regimens, read once."""
    return read_entries(Regimen, "regimens")


@cache
def routes() -> tuple[RouteWord, ...]:
    """Returns all routes, read once."""
    return read_entries(RouteWord, "routes")
