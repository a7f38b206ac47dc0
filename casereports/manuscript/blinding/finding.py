"""Where in a text somebody or some place could be recognised."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from casereports.manuscript.blinding.folding import fold
from casereports.manuscript.blinding.identities import Identities
from casereports.manuscript.blinding.ordinary import is_generic, is_ordinary
from casereports.manuscript.blinding.people import (
    BEGIN,
    END,
    LETTER,
    Person,
    capital,
    filed,
    initials,
    named,
    other_families,
    spelled,
)
from casereports.manuscript.blinding.words import MARKS

#: What a blinded paper says by itself identifies nobody, and is never withheld again.
_SAID_BY_US = tuple(words for marks in MARKS.values() for words in marks.model_dump().values())

#: What stands in a line for a citation of the authors' own work, of others' work, for a mention.
OWN, OTHERS, MENTION = "\ue000", "\ue001", "\ue002"

Spans = Sequence[tuple[int, int]]

_TITLES = (
    r"(?:Drs?|Profs?|Professors?|Doctors?|Doktor|Mr|Mrs|Ms|Miss|Sir|PD|Priv\.?-?\s?Doz|Herrn?|Frau|"
    r"Dott|Dott\.ssa|Dra|Sra|Mme|Mlle|Monsieur|Madame|Docteur|Professeure?|Doctora?|Profesora?)"
)
_DEGREES = r",\s+(?:MD|M\.D|PhD|Ph\.D|MBBS|MBChB|FRCS|MSc|DO)\b"
_COMPANY = (
    r"(?:['’]?s?)?\s+(?:et\s+al\b|and\s+(?:co-?workers|colleagues|co-?authors)|et\s+coll\b|"
    r"und\s+(?:Mitarbeiter|Kollegen|Koautoren)|y\s+(?:cols?\b|colaboradores)|"
    r"et\s+(?:ses\s+)?coll(?:ègues|aborateurs))"
)
_AND = r"(?:\s*,\s*(?:(?:and|und|et|y)\s+)?|\s+(?:and|und|et|y|&)\s+)"
_EAST_ASIAN = (
    r"(?=\s?(?:医生|醫生|医师|醫師|教授|主任|博士|先生|女士|院长|老师|さん|氏|교수|선생|박사|"
    rf"(?:等人?|ら|등)\s*[\[（({OWN}]))"
)
#: Classifications are named after places, and stay.
_NOT_A_SCALE = (
    r"(?!['’]?s?(?:\s+[\w-]+)?\s+(?:classification|criteria|criterion|scores?|scales?|grad(?:e|es|ing)|"
    r"staging|system|consensus|guidelines?|definition|recommendations?|declaration|Heart\s+"
    r"Association|[Kk]lassifikation|[Kk]riterien|[Ss]kala|[Cc]lasificación|virus))"
)
_NOT_DECLARED = r"(?<!Declaration of )(?<!Deklaration von )(?<!Declaración de )"
_PREPOSITIONS = r"(?:in|at|from|near|to|of|zu|aus|nach|bei|à|de|en|von|di|a)"
_PEOPLE = (
    r"(?i:authors?|readers?|reviewers?|observers?|raters?|operators?|surgeons?|investigators?|"
    r"physicians?|clinicians?|dermatologists?|\b\w*radiologists?|\b\w*pathologists?|oncologists?|"
    r"cardiologists?|neurologists?|consultants?|residents?|Autor(?:in|en|innen)?|Auteurs?|autores?|"
    r"Radiologen?|Pathologen?|Untersucher)"
)
_NUMBERED = (
    r"(?i:\b(?:no|nos|number|nr|num|nummer|approval|protocol|grant|award|id|ref|reference|"
    r"registration|file|code)|№|#|号)\.?[:\s#]*\(?"
)
_STARTERS = r"(?:The|A|An|In|We|Our|This|She|He|It|All|Both|After|At|On|No|Following|Die|Der|Das)\b"
_MAIL = r"(?<![\w.+\-])[\w.+\-]+(?:@|\(at\)|\[at\])[\w\-]+(?:\.[\w\-]+)+"
_ORCID = r"(?<!\d)\d{4}-\d{4}-\d{4}-\d{3}[\dXx](?!\d)"
_CODE_BEGIN, _CODE_END = r"(?<![A-Za-z0-9])", r"(?![A-Za-z0-9])"


class Finder:
    """Finds what identifies; ``strict`` finds it in addresses and names of files as well."""

    def __init__(self, identities: Identities, *, strict: bool) -> None:
        self._patterns = [
            re.compile(pattern) for pattern in _patterns(identities, strict=strict) if pattern
        ]
        kept = (*identities.cited, *_SAID_BY_US)
        self._kept = re.compile(_either(_phrase(words, r"[\s\-,;]+") for words in kept))

    def spans(self, text: str) -> Spans:
        """Returns the places in a folded text, in order, none touching the next."""
        found = sorted(
            found.span(found.lastindex or 0)
            for pattern in self._patterns
            for found in pattern.finditer(text)
        )
        if not found:
            return ()
        kept = [one.span() for one in self._kept.finditer(text)]
        return _merged(
            (start, end)
            for start, end in found
            if end > start and not any(low <= start and end <= high for low, high in kept)
        )


@lru_cache(maxsize=32)
def finder(identities: Identities, *, strict: bool = False) -> Finder:
    """Returns the finder of these identities, kept for the next text."""
    return Finder(identities, strict=strict)


def _merged(spans: Iterable[tuple[int, int]]) -> Spans:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _patterns(identities: Identities, *, strict: bool) -> Iterator[str]:
    """Yields the patterns; where one has a group, the group is what identifies."""
    people = identities.people
    joint = r"[\s_+.,;\-]*" if strict else r"[\s\-,;]+"
    plain = [pattern for person in people for pattern in named(person)]
    plain += (_phrase(words, joint) for words in identities.phrases)
    plain += (f"{BEGIN}{re.escape(fold(words))}{END}" for words in identities.exact)
    plain += (_code(code) for code in identities.codes)
    plain += [pattern for person in people for pattern in filed(person)] if strict else []
    plain += [] if strict else [_MAIL, _ORCID]
    yield _either(plain)
    yield from _of_people(people)
    yield from _of_initials(people)
    yield from _of_places(identities, joint)
    weak = _either(_code(code) for code in identities.weak_codes)
    yield f"{_NUMBERED}({weak})" if weak else ""


def _of_people(people: Sequence[Person]) -> Iterator[str]:
    """Yields the patterns of family names that are words too, by what stands beside them."""
    western = [person for person in people if not person.is_east_asian]
    shared = _either(_families(person) for person in western if person.shared)
    single = _either(_families(person) for person in western if not person.shared)
    every = _either(_families(person) for person in western)
    if every:
        yield rf"\b{_TITLES}(?:\.\s*|\s+)({every})s?{END}"
        yield rf"{BEGIN}({every})(?={_AND}{every}{END})"
        yield rf"{BEGIN}(?:{every}{_AND})+({every}){END}"
        yield rf"{BEGIN}({every})(?={_DEGREES})"
        yield rf"{BEGIN}({every})(?={_COMPANY}[^;{OTHERS}]*?{OWN})"
    if single:
        yield rf"{BEGIN}({single})(?={_COMPANY})"
        yield rf"{BEGIN}({single})(?=\s*\((?:19|20)\d\d[a-z]?\))"
    if shared:
        yield rf"{BEGIN}({shared})(?=\s*{OWN})"
    asian = _either(re.escape(fold(person.family)) for person in people if person.is_east_asian)
    yield f"({asian}){_EAST_ASIAN}" if asian else ""


def _families(person: Person) -> str:
    return _either(capital(name) for name in (person.family, *other_families(person)))


def _of_initials(people: Sequence[Person]) -> Iterator[str]:
    """Yields the patterns of initials: "C.L." in a sentence, "CL" behind what people do."""
    letters = sorted({both for person in people for both in initials(person)})
    if not letters:
        return
    peoples = (both for both in letters if both not in _DOTTED.split())
    dotted = _either(r"\.[\s\-]?".join(both) + r"\." for both in peoples)
    bare = _either(letters)
    alone = rf"(?![\s\-]*[A-Z]\.)(?!,?\s+(?!{_STARTERS})[A-Z]{LETTER}+)(?!{LETTER})"
    if dotted:
        yield rf"(?:^|[(\[/;:]\s*|(?:^|[\s(])[a-z]{{2,}},?\s+|\.,?\s+)({dotted}){alone}"
    one = f"(?:{dotted}|{bare}){END}" if dotted else f"(?:{bare}){END}"
    more = rf"(?:\s*(?:,|;|/|&|and|und|et|y)\s*(?:{one}|[A-Z.]{{2,6}}))*"
    yield rf"{_PEOPLE}\s*[(\[]({one}{more})[)\]]"
    yield rf"{_PEOPLE}\s+({one}){END}"


#: Capitals with full stops that are no person's.
_DOTTED = "US UK UN EU UAE USA MD BA BSC IV IM SC PO SL PR AM PM BC AD NB DC PS"


def _of_places(identities: Identities, joint: str) -> Iterator[str]:
    telling = [name for name in identities.places if not _is_word(name)]
    words = [name for name in identities.places if _is_word(name)]
    if telling:
        names = _either(_phrase(name, joint) for name in telling)
        yield f"{_NOT_DECLARED}{names}{_NOT_A_SCALE}"
    if words:
        names = _either(capital(name) for name in words)
        yield rf"\b{_PREPOSITIONS}\s+({names}){END}{_NOT_A_SCALE}"


def _is_word(name: str) -> bool:
    return " " not in name and (is_ordinary(name) or is_generic(name))


def _phrase(words: str, joint: str) -> str:
    """Returns the pattern of words in a row, in any case."""
    parts = [part for part in re.split(r"[\s\-,;]+", fold(words)) if part.strip(".")]
    told = joint.join(spelled(part.rstrip(".")) + r"\.?" * part.endswith(".") for part in parts)
    return f"{BEGIN}(?i:{told}){END}" if told else ""


def _code(code: str) -> str:
    """Returns the pattern of a number or an address, its parts joined by any hyphen or blank."""
    parts = [part for part in re.split(r"[\s\-]+", fold(code)) if part]
    joint = r"[\s\-]*".join(map(re.escape, parts))
    return f"{_CODE_BEGIN}(?i:{joint}){_CODE_END}"


def _either(patterns: Iterable[str]) -> str:
    told = [pattern for pattern in dict.fromkeys(patterns) if pattern]
    return f"(?:{'|'.join(told)})" if told else ""
