"""What a reading of several digits is: symbols with their boxes, in lines, in the order one reads them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from hwr.recognizer import Verdict


@dataclass(frozen=True)
class Box:
    """A rectangle with its sides along the axes, in the units of what was read: canvas units, or a picture's pixels.

    Attributes:
        left, top, right, bottom: y downward; right >= left, bottom >= top.
    """

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, boxes: Iterable[Box]) -> Box:
        """The smallest box that holds all of these, of which there is at least one."""
        sides = [(box.left, box.top, box.right, box.bottom) for box in boxes]
        left, top, right, bottom = zip(*sides, strict=True)
        return cls(min(left), min(top), max(right), max(bottom))

    def scaled(self, scale: float) -> Box:
        """The box in units of which there are so many to one of these."""
        return Box(self.left * scale, self.top * scale, self.right * scale, self.bottom * scale)

    def to_list(self) -> list[float]:
        """[left, top, right, bottom], as JSON has it."""
        return [self.left, self.top, self.right, self.bottom]


@dataclass(frozen=True)
class Grouping:
    """What somebody has laid down about a line: the rest is found.

    Attributes:
        groups: pieces that are one symbol each, by their places among all, ascending; no piece is in two of them.
        cuts: pieces that are cut once more, by their places where nothing is; one that is named twice is cut twice.
    """

    groups: tuple[tuple[int, ...], ...] = ()
    cuts: tuple[int, ...] = ()


@dataclass(frozen=True)
class Symbol:
    """One symbol that was read: a class of the model, or a comma, point or minus that its place tells.

    Attributes:
        text: what it says.
        confidence: 0 to 1.
        box: where its ink is.
        pieces: which pieces of the segmentation it is made of, ascending; what can be merged and split.
    """

    text: str
    confidence: float
    box: Box
    pieces: tuple[int, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """With the keys of `hwr predict --json`."""
        return {"text": self.text, "confidence": self.confidence, "box": self.box.to_list()}


@dataclass(frozen=True)
class Line:
    """Symbols side by side: a number.

    Attributes:
        symbols: from left to right, at least one.
        confidence: that all of it is right, 0 to 1.
        verdict: whether it can be relied on; `BLANK` never.
        looks_like_several: whether there seems to be more than one symbol, read or not. If there does, and the verdict
            is not `SURE`, what is drawn is a number that cannot be read.
        pieces: the boxes of what the ink was cut into; `Symbol.pieces` counts them.
        grouping: what somebody had laid down beforehand about which pieces belong together.
    """

    symbols: tuple[Symbol, ...]
    confidence: float
    verdict: Verdict
    looks_like_several: bool = False
    pieces: tuple[Box, ...] = ()
    grouping: Grouping = Grouping()

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(symbol.text for symbol in self.symbols)

    @property
    def box(self) -> Box:
        """Where its ink is."""
        return Box.around(symbol.box for symbol in self.symbols)

    def to_dict(self) -> dict[str, Any]:
        """With the keys of `hwr predict --json`."""
        return {
            "text": self.text,
            "confidence": self.confidence,
            "box": self.box.to_list(),
            "symbols": [symbol.to_dict() for symbol in self.symbols],
        }
