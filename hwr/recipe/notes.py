"""Notes: what the program itself says of something that was done to a training, kept in English with the run.

Who reads it later may speak another language than who did it: a note is told from other words by the texts below, and
said anew. What is none of them is somebody's own words, or was kept before this was so, and stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from hwr.language import mark, tr
from hwr.nn.activations import ACTIVATIONS
from hwr.nn.losses import LOSSES
from hwr.nn.optimizers import OPTIMIZERS

RATE_SET: Final = mark("learning rate {rate:g}")
WENT_ON: Final = mark("went on from run {run}")
STEPPED_BACK: Final = mark("stepped back from update {update:,}")
BEST_KEPT: Final = mark("weights of epoch {epoch:,} are kept: its validation loss is the lowest")
AFTER_RUN: Final = mark("{remedy}, after run {run}")
WITH_RATE: Final = mark("{label}, learning rate {rate:.3g}")
LEARNING_RATE: Final = mark("Learning rate {rate:.3g}")
FITTING_WEIGHTS: Final = mark("Draw fitting initial weights")
HIDDEN_ACTIVATION: Final = mark("Use {activation} in the hidden layers")
LOSS_AND_ACTIVATION: Final = mark("Use {loss} and {activation}")
OPTIMIZER: Final = mark("Use {optimizer}")
ADD_LAYER: Final = mark("Add a hidden layer of {units} units")
HIDDEN_UNITS: Final = mark("{units} units in each hidden layer")
ONE_LAYER: Final = mark("Keep one hidden layer")
CONSTANT_RATE: Final = mark("Keep the learning rate constant")
NO_PENALTY: Final = mark("No L2 penalty")
PENALTY: Final = mark("An L2 penalty of {penalty:g}")
PENALTY_AND_FALLING: Final = mark("An L2 penalty of {penalty:g} and a falling rate")
ALL_DIGITS: Final = mark("Learn from all digits")
BEST_EPOCH: Final = mark("Stop at the best epoch")
PAUSED: Final = mark("paused")
BACK: Final = mark("stepped back")
BRANCHED: Final = mark("went on from another run")
BEST: Final = mark("the best weights are kept")
STOPPED: Final = mark("stopped")

_TEXTS: Final = (
    *(RATE_SET, WENT_ON, STEPPED_BACK, BEST_KEPT, AFTER_RUN, WITH_RATE, LEARNING_RATE, FITTING_WEIGHTS),
    *(HIDDEN_ACTIVATION, LOSS_AND_ACTIVATION, OPTIMIZER, ADD_LAYER, HIDDEN_UNITS, ONE_LAYER, CONSTANT_RATE),
    *(NO_PENALTY, PENALTY_AND_FALLING, PENALTY, ALL_DIGITS, BEST_EPOCH, PAUSED, BACK, BRANCHED, BEST, STOPPED),
)
"""Of two that a note could be, the first is meant."""

_NOTES: Final = frozenset(("label", "remedy"))
"""Names of what is a note itself."""

_TITLES: Final = frozenset(one.title for kinds in (ACTIVATIONS, LOSSES, OPTIMIZERS) for one in kinds.values())
_FIELD: Final = re.compile(r"{(\w+)(?::[^}]*)?}")
_NUMBER: Final = re.compile(r"[-+]?\d[\d,]*(\.\d+)?(e[-+]?\d+)?")
_LONGEST: Final = 300
"""Characters; the program's own notes are shorter by far."""


@dataclass(frozen=True)
class Note:
    """One of the texts above, with what stands in its braces: numbers, titles of the catalogue, or another note."""

    text: str
    values: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def kept(self) -> str:
        """It as it is kept."""
        return self.text.format(
            **{name: one.kept if isinstance(one, Note) else one for name, one in self.values.items()}
        )

    @property
    def said(self) -> str:
        """It in the language that is spoken."""
        return tr(self.text, **{name: _said(one) for name, one in self.values.items()})


def said_note(kept: str) -> str:
    """What was kept, in the language that is spoken; words that are none of the program's notes as they are."""
    note = _recalled(kept)
    if note is not None:
        return note.said
    rate, colon, why = kept.partition(": ")  # why there is another learning rate
    set_to = _recalled(rate) if colon else None
    return kept if set_to is None or set_to.text != RATE_SET else f"{set_to.said}: {said_note(why)}"


def _said(value: Any) -> Any:
    if isinstance(value, Note):
        return value.said
    return tr(value) if isinstance(value, str) else value


@lru_cache(maxsize=1 << 12)  # a curve's marks are said whenever it is drawn
def _recalled(kept: str) -> Note | None:
    """The note that was kept so; None if it is none."""
    if len(kept) > _LONGEST:
        return None
    return next((note for text in _TEXTS if (note := _as(text, kept)) is not None), None)


def _as(text: str, kept: str) -> Note | None:
    """What was kept as this text; None if it is another one."""
    found = _pattern(text).fullmatch(kept)
    values = {} if found is None else {name: _value(name, value) for name, value in found.groupdict().items()}
    if found is None or None in values.values():
        return None
    note = Note(text, values)
    return note if note.kept == kept else None  # 1e3 is a number, too, but the program writes 1,000


def _value(name: str, kept: str) -> Any:
    """What stands in the braces of this name; None if nothing can."""
    if name in _NOTES:
        return _recalled(kept)
    if kept in _TITLES:
        return kept
    if not _NUMBER.fullmatch(kept):
        return None
    number = float(kept.replace(",", ""))
    return int(number) if number.is_integer() and "e" not in kept else number


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile("".join(_pieces(text)), re.ASCII)


def _pieces(text: str) -> Iterator[str]:
    end = 0
    for place in _FIELD.finditer(text):
        yield re.escape(text[end : place.start()])
        yield f"(?P<{place[1]}>.+)"
        end = place.end()
    yield re.escape(text[end:])
