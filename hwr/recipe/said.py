"""What a run is called, as it is said: names and outlines are kept in English and shown in the language spoken.

What the program called a run is told from a user's own words by its beginning, the title of a preset. It is a list of
parts, "A good first network, learning rate 0.05, 40 epochs": each is said by itself, and what is none of those that
`hwr.recipe.naming` and `hwr.store.runs.record` make stays as it is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from hwr.language import ENGLISH, mark, spoken, tr, written
from hwr.recipe.naming import OWN_RECIPE
from hwr.recipe.presets import PRESETS

_NUMERAL: Final = re.compile(r"(?<![\w.,])\d+(?:,\d{3})*(?:\.\d+)?(?:e[+-]?\d+)?(?![\w.])")
_COUNTED: Final = re.compile(r"(\d+(?:,\d{3})*) (epochs|updates)")
_BEGUN: Final = re.compile(r"(.+) from (\w+)")

_WHOLE: Final = frozenset(
    (
        mark("no hidden layer"),
        mark("stochastic"),
        mark("full batch"),
        mark("any number of epochs"),
        mark("any number of updates"),
        mark("none"),
    )
)
"""Parts that hold no value."""

_ABOUT: Final = frozenset(
    (
        mark("hidden"),
        mark("output"),
        mark("samples"),
        mark("variants"),
        mark("restructured"),
        mark("nonsense"),
        mark("test digits"),
        mark("validation"),
        mark("loss"),
        mark("label smoothing"),
        mark("optimizer"),
        mark("learning rate"),
        mark("schedule"),
        mark("batch"),
        mark("epochs"),
        mark("updates"),
        mark("dropout"),
        mark("input noise"),
        mark("averaging"),
        mark("patience"),
        mark("convergence window"),
        mark("convergence tolerance"),
        mark("precision"),
        mark("engine"),
        mark("seed"),
        mark("momentum"),
        mark("weight decay"),
        mark("decay"),
        mark("units"),
        mark("activation"),
        mark("initializer"),
        mark("versions"),
        mark("data"),
        mark("done"),
        mark("interventions"),
        mark("update"),
        mark("not installed"),
    )
)
"""What a value is of, as names, outlines and tables of settings have it."""

_LONGEST: Final = max(one.count(" ") + 1 for one in _ABOUT)

_VALUES: Final = {
    "mean squared error": mark("squared error"),
    "cross entropy": mark("cross-entropy"),
    "random": mark("a random fifth"),
    "last fifth": mark("the last fifth"),
}


def said_name(name: str) -> str:
    """A run's name: that which the program gave it in the language spoken, a user's as it is."""
    if spoken() is ENGLISH or name.partition(", ")[0] not in _TITLES:
        return name
    return _said(name, spoken().code)


def said_outline(outline: str) -> str:
    """A recipe in a line, or layers, likewise."""
    return outline if spoken() is ENGLISH else _said(outline, spoken().code)


def said_word(word: str) -> str:
    """What a value is of, or when something was done, "update 1,500", likewise; any other word as it is."""
    return tr(word) if word in _ABOUT else said_outline(word) if word.startswith("update ") else word


_TITLES: Final = frozenset((OWN_RECIPE, *(preset.title for preset in PRESETS.values())))


@lru_cache(maxsize=1 << 15)  # names and outlines of more than 10,000 runs, which are sorted and searched at once
def _said(text: str, code: str) -> str:
    return ", ".join([_part(part, code) for part in text.split(", ")])


@lru_cache(maxsize=1 << 12)
def _part(part: str, code: str) -> str:
    if part in _TITLES or part in _WHOLE:
        return tr(part)
    if counts := _COUNTED.fullmatch(part):
        number = int(counts[1].replace(",", ""))
        return tr("%n epoch(s)", "", number) if counts[2] == "epochs" else tr("%n update(s)", "", number)
    if begun := _BEGUN.fullmatch(part):
        return tr("{layer} from {start}", layer=_part(begun[1], code), start=begun[2])
    if part.startswith("no ") and part[3:] in _ABOUT:
        return tr("no {setting}", setting=tr(part[3:]))
    words = part.split(" ")
    starts = (" ".join(words[:count]) for count in range(min(_LONGEST, len(words) - 1), 0, -1))
    about = next((start for start in starts if start in _ABOUT), "")
    value = part[len(about) + 1 :] if about else part
    value = tr(_VALUES.get(value, value)) if value in _VALUES or value in _WHOLE else _numerals(value)
    return f"{tr(about)} {value}" if about else value


def _numerals(text: str) -> str:
    return _NUMERAL.sub(lambda found: written(found[0]), text)
