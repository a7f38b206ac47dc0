"""A case's facts without its authors, for the reviewer's view of the record."""

import re
from enum import StrEnum
from typing import TypeVar

from pydantic import StringConstraints

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.ethics import Declarations, Ethics, EthicsState
from casereports.clinical.facts.paper import Author, CslItem
from casereports.clinical.facts.sources import all_rows
from casereports.clinical.values import LINE, Value
from casereports.clinical.wording.naming import full_name
from casereports.manuscript.blinding.identities import Identities
from casereports.manuscript.blinding.withholding import Withholder

V = TypeVar("V", bound=Value)

#: Fields of closed words.
_OURS = frozenset({"kind", "item", "unit"})
#: Fields that may hold the key of another row.
_REFERRING = frozenset({"procedure", "specimen", "treatment", "revises", "same_as"})
#: What prose quotes and cites stands there by its key.
_QUOTED = re.compile(r"\{[a-z_]+:[^{}\s]*\}|(?<![\w.+\-])@\w[\w:.+/#-]*")
_KEY = re.compile(r"[^{}:@]+")
_NAMED_BY_COMMITTEE = (EthicsState.APPROVED, EthicsState.WAIVED, EthicsState.PENDING)


def blind_facts(facts: CaseFacts, identities: Identities) -> CaseFacts:
    """Returns the facts in which nobody can be recognised, everything else as it was.

    They are the facts of a valid case; blinding them again changes nothing.
    """
    return _Blinding(facts, identities).facts()


class _Blinding:
    """Goes through the facts and withholds."""

    def __init__(self, facts: CaseFacts, identities: Identities) -> None:
        self._facts = facts
        self._identities = identities
        self._withhold = Withholder(identities, facts.paper.language)
        self._keys = {row.key for _source, row in all_rows(facts)}

    def facts(self) -> CaseFacts:
        facts = self._facts
        without = {
            "paper": facts.paper.model_copy(update={"doi": ""}),
            "ethics": self._ethics(facts.ethics) if facts.ethics else None,
            "declarations": self._declarations(facts.declarations),
            "funders": (),
            "affiliations": (),
            "authors": (),
            "references": (),
        }
        blinded = self._value(facts.model_copy(update=without))
        setting = {"journal": facts.paper.journal, "language": facts.paper.language}
        return blinded.model_copy(
            update={
                "paper": blinded.paper.model_copy(update=setting),
                "references": tuple(self._reference(item) for item in facts.references),
            }
        )

    def _ethics(self, ethics: Ethics) -> Ethics:
        told = ethics.state in _NAMED_BY_COMMITTEE
        statement = self._withhold.marks.ethics(ethics.state) if told else ""
        return Ethics(state=ethics.state, statement=statement)

    def _declarations(self, said: Declarations) -> Declarations:
        """Returns the statements; what each author declared stands with what all did."""
        kept = self._withhold.marks.statement
        conflicts = (said.conflicts, *(_conflict(author) for author in self._facts.authors))
        return said.model_copy(
            update={
                "conflicts": "\n\n".join(told for told in conflicts if told),
                "funding": kept if said.funding or self._facts.funders else "",
                "prior_publication": kept if said.prior_publication else "",
                "acknowledgements": "",
                "contributions": "",
                "guarantor": "",
            }
        )

    def _reference(self, item: CslItem) -> CslItem:
        key = str(item.get("id", ""))
        alias = self._identities.alias(key)
        if key in self._identities.own or self._is_withheld(key):
            kind = item.get("type", "article")
            return {"id": alias, "type": kind, "title": self._withhold.marks.reference}
        told = {name: self._csl(value) for name, value in item.items() if name != "type"}
        return item | told | ({"id": alias} if key else {})

    def _is_withheld(self, key: str) -> bool:
        return key in {self._identities.alias(own) for own in self._identities.own}

    def _csl(self, value: object) -> object:
        """Returns a text of somebody else's reference; the names of its people stay."""
        return self._withhold.text(value) if isinstance(value, str) else value

    def _value(self, value: V) -> V:
        """Returns a part of the case, whatever it is, with each of its fields read."""
        new = {}
        for name, field in type(value).model_fields.items():
            lengths = (one.max_length for one in field.metadata if _has_length(one))
            longest = next((length for length in lengths if length), LINE)
            new[name] = self._field(name, getattr(value, name), longest)
        return value.model_copy(update=new)

    def _field(self, name: str, value: object, longest: int) -> object:
        match value:
            case StrEnum():
                return value
            case str():
                return self._words(name, value, longest)
            case Value():
                return self._value(value)
            case tuple():
                return tuple(self._field(name, one, LINE) for one in value)
            case _:
                return value

    def _words(self, name: str, words: str, longest: int) -> str:
        if name in _OURS or not words:
            return words
        if name in ("key", "file"):
            return self._identities.alias(words)
        if name == "event":
            return self._identities.alias_of_source(words)
        if name in _REFERRING and words in self._keys:
            return self._identities.alias(words)
        told = self._prose(words)
        return told if len(told) <= longest else f"{told[: longest - 1]}…"

    def _prose(self, text: str) -> str:
        """Returns a text whose quotations and citations name the same rows as before."""
        quoted = [_KEY.sub(self._alias, found[0]) for found in _QUOTED.finditer(text)]
        between = _QUOTED.split(text)
        if not quoted:
            return self._withhold.text(text)
        told = [self._withhold.text(part) for part in between]
        return "".join(part + quote for part, quote in zip(told, (*quoted, ""), strict=True))

    def _alias(self, found: re.Match[str]) -> str:
        return self._identities.alias(found[0])


def _has_length(rule: object) -> bool:
    return isinstance(rule, StringConstraints)


def _conflict(author: Author) -> str:
    if not author.conflicts:
        return ""
    name = full_name(author.given, author.family, family_first=author.family_first)
    return f"{name}: {author.conflicts}"
