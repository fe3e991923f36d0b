"""Mentions: where a text speaks of what the glossary explains, by its signs and by its words with their endings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from hwr.explain.glossary import GLOSSARY, SIGNS, Term
from hwr.language import spoken, tr

_ORDINARY: Final = frozenset(
    {
        *("and", "or", "small change", "small change of one alone", "angle", "change", "label", "node", "noise", "sum"),
        *("which one", "which other one", "which class"),
    }
)
"""Words that in a sentence mostly mean what they always mean."""

_LETTERS_OF_PROSE: Final = frozenset({"a", "d", "e", "f", "g", "h", "i", "j", "k", "m", "s", "u", "v", "B", "W", "ln"})
"""Signs that in a sentence may be something else."""

_INDEX: Final = "[₀-₉ᵢⱼₖ]*"


@dataclass(frozen=True)
class Mention:
    """Where a text speaks of something that the glossary explains: text[begin:end]."""

    begin: int
    end: int
    term: Term


def mentions(text: str) -> Iterator[Mention]:
    """The first time that a text, plain and in the language that is spoken, speaks of each term, in the order of the
    text."""
    named = [(term, word) for term in GLOSSARY for word in (term.word, *term.also) if word.lower() not in _ORDINARY]
    # Longer words come first, so that a hidden layer is no layer.
    said = sorted(((tr(word), term) for term, word in named), key=lambda one: len(one[0]), reverse=True)
    seen = set()
    for match in _pattern(spoken().code, tuple(word for word, _ in said)).finditer(text):
        term = SIGNS[match["sign"]] if match["sign"] else said[(match.lastindex or 1) - 1][1]
        if term not in seen:
            seen.add(term)
            yield Mention(match.start(), match.end(), term)


@cache
def _pattern(code: str, words: tuple[str, ...]) -> re.Pattern[str]:
    """Each word is a group, in this order; signs are the last."""
    inflected = _INFLECTED.get(code, _in_english)
    any_word = "|".join(f"({inflected(word)})" for word in words)
    any_sign = "|".join(map(re.escape, sorted(SIGNS.keys() - _LETTERS_OF_PROSE)))
    return re.compile(rf"(?<![\w-])(?:(?i:{any_word})(?![\w-])|(?<!['’])(?P<sign>{any_sign}){_INDEX}(?![\w'’-]))")


def _in_english(word: str) -> str:
    return f"{re.escape(word)}(?:e?s)?"


def _in_german(word: str) -> str:
    """Nouns and the adjectives before them with their endings; "zum Beispiel" speaks of no sample."""
    *before, noun = word.split()
    adjectives = (f"{re.escape(re.sub('e[mnrs]?$', '', one))}(?:e[mnrs]?)? " for one in before)
    return f"(?<!zum ){''.join(adjectives)}{re.escape(noun.removesuffix('e'))}(?:e[mnrs]?|[mnrs])?"


_INFLECTED: Final[Mapping[str, Callable[[str], str]]] = {"de": _in_german}
