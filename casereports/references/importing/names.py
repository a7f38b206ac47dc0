"""Names of people and bodies as files of references give them."""

import re

from pydantic import JsonValue

from casereports.references.importing.text import clean

Named = dict[str, JsonValue]

INITIALS = re.compile(r"[A-ZÀ-ÖØ-Þ]{1,3}(?:-[A-ZÀ-ÖØ-Þ])?")
SURNAME_FIRST = re.compile(r"(?P<family>\S.*?) (?P<given>[A-ZÀ-ÖØ-Þ]{1,3}(?:-[A-ZÀ-ÖØ-Þ])?)")
SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV|2nd|3rd|4th)\.?", re.IGNORECASE)
PARTICLES = {
    "af", "al", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du",
    "el", "ibn", "la", "las", "le", "los", "ter", "ten", "van", "vom", "von", "zu", "zum", "zur",
}  # fmt: skip
BODY = re.compile(
    r"\b(?:group|societ(?:y|ies)|associations?|organi[sz]ations?|committee|colleges?|institutes?|"
    r"consortium|networks?|universit(?:y|ies)|department|ministry|agency|cent(?:re|er)s?|council|"
    r"foundation|federation|academy|board|panel|collaborat\w*|investigators|registry|team|trial|"
    r"program(?:me)?|initiative|alliance|commission|hospitals?|office|service|union|force|study|"
    r"workshop|company|corporation|inc|ltd|gmbh|authority|administration|library|of|for|the|and)\b",
    re.IGNORECASE,
)
OTHERS = re.compile(r"(?:and )?others|et\.? al\.?", re.IGNORECASE)


def is_others(name: str) -> bool:
    """Says whether a name stands for those that were left out: "et al"."""
    return OTHERS.fullmatch(name.strip(" ,.")) is not None or name.strip() == "..."


def body(name: str) -> Named | None:
    cleaned = clean(name).strip(" ,")
    return {"literal": cleaned[:2_000]} if cleaned else None


def person(family: str, given: str = "", suffix: str = "", particle: str = "") -> Named | None:
    """Returns a name of parts; initials get the full stops by which styles tell them apart."""
    family, given, suffix, particle = (
        clean(part).strip(" ,")[:limit]
        for part, limit in ((family, 1_000), (given, 1_000), (suffix, 100), (particle, 100))
    )
    if not suffix:
        given, suffix = _without_suffix(given)
    if not family:
        return body(given)
    parts = {
        "family": family,
        "given": _dotted(given),
        "suffix": suffix,
        "non-dropping-particle": particle,
    }
    return {part: value for part, value in parts.items() if value}


def written(name: str) -> Named | None:
    """Reads one name as it is written: "Doe, Jane", "Jane van Doe", "Doe JA", or a body's."""
    name = clean(name)
    if name.endswith(","):
        return body(name)
    family, comma, rest = name.partition(",")
    if comma:
        return _inverted(family, rest)
    if BODY.search(name) or " " not in name:
        return body(name)
    if found := SURNAME_FIRST.fullmatch(name):
        return person(found["family"], found["given"])
    return _straight(name)


def _inverted(family: str, rest: str) -> Named | None:
    """Reads what stands behind the surname; a suffix may come before or after given names."""
    parts = [part.strip() for part in rest.split(",")]
    suffixes = [part for part in parts if SUFFIX.fullmatch(part)]
    given = [part for part in parts if part and part not in suffixes]
    if len(given) > 1 and BODY.search(f"{family} {rest}"):
        return body(f"{family},{rest}")
    return person(family, " ".join(given), " ".join(suffixes))


def _straight(name: str) -> Named | None:
    words = name.split()
    suffix = words.pop() if len(words) > 2 and SUFFIX.fullmatch(words[-1]) else ""
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in PARTICLES:
        start -= 1
    return person(" ".join(words[start:]), " ".join(words[:start]), suffix)


def _without_suffix(given: str) -> tuple[str, str]:
    """Takes PubMed's "Martin L Jr" apart."""
    rest, _, last = given.rpartition(" ")
    return (rest, last) if rest and SUFFIX.fullmatch(last) else (given, "")


def _dotted(given: str) -> str:
    if not INITIALS.fullmatch(given):
        return given
    return "".join(f"{sign}." if sign.isalpha() else sign for sign in given)
