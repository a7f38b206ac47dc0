"""What is said to a person: an English sentence that keeps its template and its parts.

Pure rooms speak English. A page tells the sentence anew in its reader's language
(``record/sentence_words.py``), which is why a sentence is built by ``_("…", part=…)`` and never by
an f-string: translators find the template where it is written.
"""

import json
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NewType, Self

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

#: An English sentence with gaps: “%(quote)s” is not a dose.
Template = NewType("Template", str)
_BARE = Template("%(words)s")
#: What fills a gap: a person's own words, a number, a word of a closed list, another sentence, or
#: several of these.
Part = str | int | tuple[str, ...]


class Sentence(str):
    """An English sentence; ``template`` and ``parts`` are what another language needs.

    One that ``begins`` has a capital, whatever its template begins with.
    """

    __slots__ = ("begins", "parts", "template")
    template: Template
    parts: Mapping[str, Part]
    begins: bool

    def __new__(
        cls,
        template: Template,
        parts: Mapping[str, Part] = MappingProxyType({}),
        begins: bool = False,
    ) -> Self:
        words = told(template, parts, plain)
        sentence = super().__new__(cls, words[:1].upper() + words[1:] if begins else words)
        sentence.template, sentence.begins = template, begins
        sentence.parts = MappingProxyType(dict(parts))
        return sentence

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.template, dict(self.parts), self.begins)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: object, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Keeps a sentence as it is, where pydantic would make a bare text of it."""
        return core_schema.no_info_wrap_validator_function(
            lambda words, check: words if isinstance(words, cls) else check(words),
            core_schema.str_schema(),
        )


def gettext_noop(template: str) -> Template:
    """Marks a template for translators, to be filled later."""
    return Template(template)


def _(template: str, **parts: Part) -> Sentence:
    """Returns a sentence; its template is written out here, so that translators find it."""
    return Sentence(Template(template), parts)


def own(words: str) -> Sentence:
    """Returns words that need no template: a person's own, or a word of a closed list."""
    return Sentence(_BARE, {"words": words})


def begun(sentence: Sentence) -> Sentence:
    """Returns a sentence with a capital."""
    return Sentence(sentence.template, sentence.parts, begins=True)


def told(template: str, parts: Mapping[str, Part], word: Callable[[Any], str]) -> str:
    """Returns a template with its gaps filled, each part put into words by ``word``."""
    return template % {name: _several(part, word) for name, part in parts.items()}


def _several(part: Part, word: Callable[[Any], str]) -> str:
    return ", ".join(map(word, part)) if isinstance(part, tuple) else word(part)


def plain(part: str | int) -> str:
    """Returns a part in English: a word of a closed list by its label."""
    return f"{part:,}" if isinstance(part, int) else str(getattr(part, "label", part))


def listed(words: tuple[str, ...]) -> Sentence:
    """Returns "a, b and c" of at least one word."""
    if len(words) == 1:
        return own(words[0])
    return _("%(words)s and %(last)s", words=words[:-1], last=words[-1])


def either(words: tuple[str, ...]) -> Sentence:
    """Returns "a, b or c" of at least one word."""
    if len(words) == 1:
        return own(words[0])
    return _("%(words)s or %(last)s", words=words[:-1], last=words[-1])


def in_a_row(*sentences: str) -> Sentence:
    """Returns sentences one after another; empty ones say nothing."""
    first, *others = filter(None, sentences)
    row = first if isinstance(first, Sentence) else own(first)
    for other in others:
        row = _("%(first)s %(second)s", first=row, second=other)
    return row


class SaidError(Exception):
    """Something is wrong; ``said`` tells a person what, and its text is that in English."""

    def __init__(self, said: Sentence) -> None:
        super().__init__(str(said))
        self.said = said


class FactError(SaidError, ValueError):
    """A value is not what the facts take; said without capital and stop, as behind a place."""


def sent(said: Sentence) -> bytes:
    """Returns a sentence so that another process can tell it in any language."""
    return json.dumps(kept(said)).encode()


def received(content: bytes) -> Sentence:
    """Returns the sentence that another process sent."""
    return unkept(json.loads(content))


def kept(said: Sentence) -> dict[str, Any]:
    """Returns a sentence as plain JSON, to be told in any language later."""
    parts = {name: _kept_part(part) for name, part in said.parts.items()}
    return {"template": said.template, "parts": parts, "begins": said.begins}


def unkept(data: Mapping[str, Any]) -> Sentence:
    """Returns the sentence that was kept."""
    parts = {name: _unkept_part(part) for name, part in data["parts"].items()}
    return Sentence(Template(data["template"]), parts, begins=data["begins"])


def _kept_part(part: Part) -> Any:
    if isinstance(part, Sentence):
        return kept(part)
    if isinstance(part, tuple):
        return [_kept_part(one) for one in part]
    if isinstance(part, str) and hasattr(part, "label"):
        # A word of a closed list is told by its label, which translators have as a sentence.
        return kept(Sentence(Template(plain(part).replace("%", "%%"))))
    return part


def _unkept_part(part: Any) -> Any:
    if isinstance(part, dict):
        return unkept(part)
    return tuple(map(_unkept_part, part)) if isinstance(part, list) else part
