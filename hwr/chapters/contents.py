"""The table of contents: the chapters, in their order."""

from __future__ import annotations

from typing import Final

from hwr.chapters.activations.chapter import CHAPTER as ACTIVATIONS
from hwr.chapters.batches.chapter import CHAPTER as BATCHES
from hwr.chapters.check.chapter import CHAPTER as CHECK
from hwr.chapters.cost.chapter import CHAPTER as COST
from hwr.chapters.damage.chapter import CHAPTER as DAMAGE
from hwr.chapters.debugger.chapter import CHAPTER as DEBUGGER
from hwr.chapters.descent.chapter import CHAPTER as DESCENT
from hwr.chapters.graph.chapter import CHAPTER as GRAPH
from hwr.chapters.hidden.chapter import CHAPTER as HIDDEN
from hwr.chapters.network.chapter import CHAPTER as NETWORK
from hwr.chapters.perceptron.chapter import CHAPTER as PERCEPTRON
from hwr.chapters.sigmoid.chapter import CHAPTER as SIGMOID
from hwr.chapters.slope.chapter import CHAPTER as SLOPE
from hwr.chapters.unit.chapter import CHAPTER as UNIT
from hwr.chapters.why.chapter import CHAPTER as WHY
from hwr.errors import ConfigError
from hwr.explain.chapter import Chapter
from hwr.language import tr
from hwr.nn.setting import quoted

CHAPTERS: Final = (
    SLOPE,
    UNIT,
    PERCEPTRON,
    SIGMOID,
    ACTIVATIONS,
    COST,
    DESCENT,
    BATCHES,
    GRAPH,
    NETWORK,
    DEBUGGER,
    CHECK,
    HIDDEN,
    WHY,
    DAMAGE,
)

KEYS: Final = tuple(chapter.key for chapter in CHAPTERS)
"""What lesson files, diagnoses and links call them."""


def chapter(key: str) -> Chapter:
    """The chapter of that key.

    Raises:
        ConfigError: if there is none.
    """
    for each in CHAPTERS:
        if each.key == key:
            return each
    raise ConfigError(tr("There is no chapter {key}; there are {keys}.", key=quoted(key), keys=", ".join(KEYS)))
