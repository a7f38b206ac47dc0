"""Search as one types: by name, abbreviation and synonym, with typing errors forgiven."""

import re
import unicodedata
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from enum import IntEnum
from typing import NamedTuple

from casereports.vocabulary.entry import Entry

#: The longest text that can be meant for a word; what is longer fits nothing.
LONGEST = 300
#: Of the words that share letter pairs with a misspelt one, so many are compared in full.
_COMPARED = 50

_LETTERS = str.maketrans(
    dict(zip("åøæœäöł", ("a", "oe", "ae", "oe", "ae", "oe", "l"), strict=True))
    | dict(zip("αβγδε", ("alpha", "beta", "gamma", "delta", "epsilon"), strict=True))
    | dict(zip("κλμω%", ("kappa", "lambda", "mu", "omega", " percent "), strict=True))
)
#: Spellings of one sound, British or German on the left.
_SPELLINGS = (
    *(("ae", "e"), ("oe", "e"), ("our", "or"), ("sulph", "sulf"), ("leuko", "leuco")),
    *(("yse", "yze"), ("ise", "ize"), ("isation", "ization"), ("tre ", "ter "), ("fibre", "fiber")),
)
_GAPS = re.compile(r"[\W_]+")


class Rank(IntEnum):
    """How well a word fits what was typed, best first."""

    EXACT = 0
    PREFIX = 1
    WORD_PREFIX = 2
    SYNONYM_PREFIX = 3
    SYNONYM_WORD_PREFIX = 4
    NEARLY = 5  # the whole word but for one slip
    ALL_WORDS = 6
    SUBSTRING = 7
    TYPO = 8


class Match(NamedTuple):
    """An entry that fits, and the word of it that fitted: its name, abbreviation or a synonym."""

    entry: Entry
    matched: str


class _Word(NamedTuple):
    """A word of an entry as letters and digits; ``starts`` is where its parts begin."""

    spelt: str
    text: str
    starts: tuple[int, ...]
    entry: int
    is_synonym: bool


class _Fit(NamedTuple):
    """How well a word fits, best first: by rank, slips and letter case, then as on the shelf."""

    rank: Rank
    slips: int
    other_case: bool
    number: int


class Index:
    """Finds entries by what is typed; built once for a shelf, immutable afterwards."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = tuple(entries)
        self._words = tuple(_words(self._entries))
        self._exact: dict[str, int] = {}
        for word in sorted(self._words, key=lambda word: word.is_synonym):
            self._exact.setdefault(word.spelt, word.entry)
            self._exact.setdefault(word.text, word.entry)
        pairs: defaultdict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(self._words):
            for pair in _pairs(word.text):
                pairs[pair].append(number)
        self._by_pair = {pair: array("H", numbers) for pair, numbers in pairs.items()}

    def find(self, text: str) -> Entry | None:
        """Returns the entry whose name, abbreviation or synonym ``text`` is.

        Accents, punctuation and British, American or German spelling make no difference; letter
        case only where two entries differ in nothing else (Tg, TG).
        """
        if len(text) > LONGEST:
            return None
        for spelling in (text.strip(), "".join(_split(text)), "".join(folded(text))):
            if (found := self._exact.get(spelling)) is not None:
                return self._entries[found]
        return None

    def search(self, typed: str, most: int = 12) -> tuple[Match, ...]:
        """Returns the entries that fit what was typed, best first, each once.

        What is typed is read as it is and with its spelling folded: the beginning of a word may
        look like another spelling than the whole ("hae" and "haem").
        """
        if len(typed) > LONGEST:
            return ()
        readings = tuple(dict.fromkeys((tuple(_split(typed)), folded(typed))))
        best: dict[int, _Fit] = {}
        for tokens in filter(None, readings):
            self._collect(best, self._fitting(tokens, typed.strip()))
        if sum(fit.rank < Rank.NEARLY for fit in best.values()) < most:
            for tokens in readings:
                self._collect(best, self._misspelt("".join(tokens)))
        ordered = sorted(best.values())[:most]
        words = (self._words[fit.number] for fit in ordered)
        return tuple(Match(self._entries[word.entry], word.spelt) for word in words)

    def _collect(self, best: dict[int, _Fit], fits: Iterator[_Fit]) -> None:
        for fit in fits:
            entry = self._words[fit.number].entry
            best[entry] = min(best.get(entry, fit), fit)

    def _fitting(self, tokens: tuple[str, ...], spelt: str) -> Iterator[_Fit]:
        typed = "".join(tokens)
        for number, word in enumerate(self._words):
            if tokens[0] in word.text:
                rank = _rank(word, typed, tokens)
                if rank is not None:
                    yield _Fit(rank, 0, word.spelt != spelt, number)

    def _misspelt(self, text: str) -> Iterator[_Fit]:
        """Yields the words that ``text`` may have been meant for.

        Only the words that share the most letter pairs are compared letter by letter.
        """
        limit = 0 if len(text) < 4 else 1 if len(text) <= 7 else 2
        if not limit:
            return
        pairs = _pairs(text)
        shared: Counter[int] = Counter()
        for pair in pairs:
            shared.update(self._by_pair.get(pair, ()))
        for number, count in shared.most_common(_COMPARED):
            if count < len(pairs) - 3 * limit - 1:
                break
            word = self._words[number]
            for start in word.starts:
                whole, part = _slips(text, word.text[start:], limit)
                if whole == 1 and not start:
                    yield _Fit(Rank.NEARLY, 1, True, number)
                elif min(whole, part) <= limit:
                    yield _Fit(Rank.TYPO, min(whole, part), True, number)


def folded(text: str) -> tuple[str, ...]:
    """Returns the words of a text without case, accents, punctuation and spelling variants."""
    words = " ".join(_split(text)) + " "
    for variant, common in _SPELLINGS:
        words = words.replace(variant, common)
    return tuple(word if len(word) < 5 else word.replace("ph", "f") for word in words.split())


def _split(text: str) -> list[str]:
    composed = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", composed)
        if not unicodedata.combining(letter)
    )
    return _GAPS.sub(" ", plain).split()


def _words(entries: tuple[Entry, ...]) -> Iterator[_Word]:
    """Yields every word of every entry, as it is spelt and folded where that differs."""
    for number, entry in enumerate(entries):
        spellings = ((entry.name, False), (entry.abbreviation, False))
        seen: set[str] = set()
        for spelt, is_synonym in (*spellings, *((synonym, True) for synonym in entry.synonyms)):
            for parts in (tuple(_split(spelt)), folded(spelt)):
                text = "".join(parts)
                if text and text not in seen:
                    seen.add(text)
                    starts = tuple(sum(map(len, parts[:count])) for count in range(len(parts)))
                    yield _Word(spelt, text, starts, number, is_synonym)


def _rank(word: _Word, typed: str, tokens: tuple[str, ...]) -> Rank | None:
    at = word.text.find(typed)
    if at < 0:
        begins = len(tokens) > 1 and all(
            any(word.text.startswith(token, start) for start in word.starts) for token in tokens
        )
        return Rank.ALL_WORDS if begins else None
    if at == 0:
        if len(typed) == len(word.text):
            return Rank.EXACT
        return Rank.SYNONYM_PREFIX if word.is_synonym else Rank.PREFIX
    if any(word.text.startswith(typed, start) for start in word.starts):
        return Rank.SYNONYM_WORD_PREFIX if word.is_synonym else Rank.WORD_PREFIX
    return Rank.SUBSTRING


def _pairs(text: str) -> set[str]:
    """Returns the letter pairs of a text, its first letter marked as the first."""
    padded = " " + text
    return {padded[at : at + 2] for at in range(len(text))}


def _slips(typed: str, word: str, limit: int) -> tuple[int, int]:
    """Returns how many slips lie between what was typed and a word, and the beginning of it.

    A slip is a letter too many, too few or wrong, or two swapped (the distance of Damerau and
    Levenshtein, restricted). Anything above ``limit`` comes back as more than it. Half a word
    is only forgiven a slip when six letters of it are typed.
    """
    far = limit + 1
    if len(typed) - len(word) > limit or not _begin_alike(typed, word, limit):
        return far, far
    word = word[: len(typed) + far]
    width = len(word)
    before, last = [far] * (width + 1), list(range(width + 1))
    for i, letter in enumerate(typed, 1):
        row = [min(i, far)] + [far] * width
        for j in range(max(1, i - limit), min(width, i + limit) + 1):
            steps = last[j - 1] + (letter != word[j - 1])
            steps = min(steps, last[j] + 1, row[j - 1] + 1)
            if i > 1 and j > 1 and letter == word[j - 2] and typed[i - 2] == word[j - 1]:
                steps = min(steps, before[j - 2] + 1)
            row[j] = steps
        if min(row) > limit and min(last) > limit:
            return far, far
        before, last = last, row
    return last[width], min(last) if len(typed) >= 6 else far


def _begin_alike(typed: str, word: str, limit: int) -> bool:
    """Tells whether the beginnings share a letter, as all but ``limit`` of the first ones must."""
    return not set(typed[: limit + 1]).isdisjoint(word[: 2 * limit + 1])
