"""A query: which runs are looked for, as one writes it: "relu best>97 rate 0.01..0.1"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import isclose
from operator import ge, gt, le, lt
from typing import Any, Final

from hwr.store.runs.metrics import METRICS, SETTINGS, Metric, Setting
from hwr.store.runs.record import RunSummary

_COMPARISONS: Final[Mapping[str, Callable[[float, float], bool]]] = {
    ">=": ge,
    "<=": le,
    ">": gt,
    "<": lt,
    "=": lambda found, value: isclose(found, value, rel_tol=1e-9),
}
_BY_WORDS: Final[Mapping[str, Metric | Setting]] = {
    words.casefold(): asked for asked in (*METRICS, *SETTINGS) for words in (asked.name, asked.title)
}
_NUMBER: Final = r"((?:\d+(?:\.(?!\.)\d*)?|\.\d+)(?:e[+-]?\d+)?%?)"
_CONDITION: Final = re.compile(  # of text in which blanks stand alone
    rf"(?<!\S)({'|'.join(map(re.escape, sorted(_BY_WORDS, key=len, reverse=True)))}) ?"
    rf"(?:(>=|<=|>|<|=) ?{_NUMBER}|[=:]? ?{_NUMBER} ?\.\.(?: ?{_NUMBER})?|[=:]? ?\.\. ?{_NUMBER})(?!\S)"
)


@dataclass(frozen=True)
class Condition:
    """What was measured, or a setting, compared with a number; of shares with one from 0 to 1."""

    of: Metric | Setting
    sign: str
    value: float

    def is_met(self, found: float | None) -> bool:
        """Whether a run with this value, None for one that is not known, meets it."""
        return found is not None and _COMPARISONS[self.sign](found, self.value)


@dataclass(frozen=True)
class Query:
    """What runs are to have in their text, and which conditions they are to meet.

    Attributes:
        words: each stands in a run's number, name, note, tags, outline or status, whatever its case.
        conditions: each is met.
    """

    words: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()

    @classmethod
    @lru_cache(maxsize=8)
    def of(cls, text: str) -> Query:
        """Read what somebody wrote: words; or metrics and settings by their names, short or long, with a sign and a
        number after them, or a range: "test accuracy >= 0.95", "rate 0.01..0.1", "dropout=0.5", "loss ..0.2".

        Shares may be written in per cent: those above 1, or with the sign, are.
        """
        plain = " ".join(text.casefold().replace("≥", ">=").replace("≤", "<=").split())
        found: list[Condition] = []
        for match in _CONDITION.finditer(plain):
            name, sign, number, low, high, most = match.groups()
            asked = _BY_WORDS[name]
            ends = ((sign, number), (">=", low), ("<=", high), ("<=", most))
            found += [Condition(asked, sign, _value(number, asked)) for sign, number in ends if number]
        return cls(tuple(_CONDITION.sub(" ", plain).split()), tuple(found))

    @property
    def asks_settings(self) -> bool:
        """Whether recipes are needed to tell."""
        return any(isinstance(condition.of, Setting) for condition in self.conditions)

    def finds(self, run: RunSummary, recipe: Mapping[str, Any], said: str = "") -> bool:
        """Whether a run is looked for; its `recipe` need not be known unless the query asks for settings.

        Args:
            said: its text, as far as people read it in another language than it is kept in; in lower case.
        """
        if self.words:
            told = f"{run.text}\n{said}"
            if not all(word in told for word in self.words):
                return False
        for condition in self.conditions:
            asked = condition.of
            found = asked.value(recipe) if isinstance(asked, Setting) else getattr(run, asked.field)
            if not condition.is_met(found):
                return False
        return True


EVERY_RUN: Final = Query()


def _value(number: str, asked: Metric | Setting) -> float:
    value = float(number.removesuffix("%"))
    return value / 100 if number.endswith("%") or (asked.is_share and value > 1) else value
