"""A paper without its authors, for a reviewer who must not know them."""

from enum import StrEnum
from typing import TypeVar, cast, get_args

from casereports.clinical.values import Value
from casereports.journals.profile import Statement
from casereports.manuscript.blinding.identities import Identities
from casereports.manuscript.blinding.withholding import Withholder
from casereports.manuscript.document import Front, Manuscript, Reference
from casereports.manuscript.nodes import Inline, Inlines, Paragraph, Section, Text

V = TypeVar("V", bound=Value)

_INLINE: tuple[type[Value], ...] = get_args(get_args(Inline)[0])
#: Fields whose words are the house's own; all others are read, new ones too.
_OURS = frozenset(
    {"kind", "sha256", "media_type", "language", "journal", "number", "letter", "mark", "align"}
)
#: Statements that are about people from end to end.
_LEFT_OUT = (Statement.ACKNOWLEDGEMENTS, Statement.CONTRIBUTIONS, Statement.GUARANTOR)
_REPLACED = (Statement.FUNDING, Statement.PRIOR_PUBLICATION)


def blind(manuscript: Manuscript, identities: Identities) -> Manuscript:
    """Returns the paper in which nobody can be recognised, everything else as it was.

    Blinding a blinded paper changes nothing.
    """
    return _Blinding(identities, manuscript.language).paper(manuscript)


class _Blinding:
    """Goes through a paper and withholds."""

    def __init__(self, identities: Identities, language: str) -> None:
        self._identities = identities
        self._withhold = Withholder(identities, language)
        self._marks = self._withhold.marks

    def paper(self, manuscript: Manuscript) -> Manuscript:
        return manuscript.model_copy(
            update={
                "front": self._front(manuscript.front),
                "body": tuple(self._value(section) for section in manuscript.body),
                "back": tuple(
                    self._statement(section)
                    for section in manuscript.back
                    if section.key not in map(_key, _LEFT_OUT)
                ),
                "references": tuple(map(self._reference, manuscript.references)),
                "closing": (),
            }
        )

    def _front(self, front: Front) -> Front:
        nobody = {"authors": (), "affiliations": (), "correspondence": (), "doi": ""}
        return self._value(front.model_copy(update=nobody))

    def _statement(self, section: Section) -> Section:
        """Returns a statement; one that has to name somebody says only that it was made."""
        state = self._identities.ethics
        if section.key == _key(Statement.ETHICS):
            words = self._marks.ethics(state) if state else self._marks.statement
        elif section.key not in map(_key, _REPLACED) or self._says_none(section):
            return self._value(section)
        else:
            words = self._marks.statement
        source = self._identities.alias_of_source(section.source)
        only = Paragraph(children=(Text(text=words),), source=source)
        return section.model_copy(update={"blocks": (only,), "sections": (), "source": source})

    def _says_none(self, section: Section) -> bool:
        """Tells whether a statement says that there was no money, which names nobody."""
        return section.key == _key(Statement.FUNDING) and self._identities.unfunded

    def _reference(self, entry: Reference) -> Reference:
        key = self._identities.alias(entry.key)
        own = entry.key in self._identities.own
        named = any(map(str.isalpha, entry.label))
        return entry.model_copy(
            update={
                "key": key,
                "label": "" if own and named else entry.label,
                "children": (Text(text=self._marks.reference),)
                if own
                else self._withhold.line(entry.children),
                "source": self._identities.alias_of_source(entry.source),
            }
        )

    def _value(self, value: V) -> V:
        """Returns a node, whatever it is, with each of its fields read."""
        new = {name: self._field(name, getattr(value, name)) for name in type(value).model_fields}
        return value.model_copy(update=new)

    def _field(self, name: str, value: object) -> object:
        match value:
            case StrEnum():
                return value
            case str():
                return self._words(name, value)
            case Value():
                return self._value(value)
            case (first, *_rest) if isinstance(first, _INLINE):
                return self._withhold.line(cast(Inlines, value))
            case tuple():
                return tuple(self._field(name, one) for one in value)
            case _:
                return value

    def _words(self, name: str, words: str) -> str:
        if name in _OURS:
            return words
        if name == "key":
            return self._identities.alias(words)
        if name == "source":
            return self._identities.alias_of_source(words)
        return self._withhold.text(words)


def _key(statement: Statement) -> str:
    """Returns the key of a statement's section."""
    return statement.value.replace("_", "-")
