"""A chapter: one idea of backpropagation, with what can be turned in it and what it tells."""

from __future__ import annotations

from dataclasses import dataclass

from hwr.errors import ConfigError
from hwr.explain.setting import Dial, Reading
from hwr.language import tr
from hwr.nn.setting import quoted


@dataclass(frozen=True)
class Lead:
    """A way from one chapter to another.

    Attributes:
        key: of the chapter it leads to.
        words: what one goes there for, a few words; marked.
    """

    key: str
    words: str


@dataclass(frozen=True)
class Chapter:
    """One idea. Its words are marked, and said where they are shown.

    Attributes:
        key: stable; what lesson files, diagnoses and links call it.
        title: a few words for the table of contents.
        idea: one or two sentences: what will have been seen.
        formula: the idea in signs, as HTML with <i>, <sub> and <sup>.
        text: two or three short paragraphs, plain text with an empty line between them.
        settings: what can be turned, in the order of the screen.
        readings: what it tells.
        leads: where to go on from here.
    """

    key: str
    title: str
    idea: str
    formula: str
    text: str
    settings: tuple[Dial, ...]
    readings: tuple[Reading, ...]
    leads: tuple[Lead, ...] = ()

    def setting(self, name: str) -> Dial:
        """The setting of that name.

        Raises:
            ConfigError: if there is none.
        """
        for setting in self.settings:
            if setting.name == name:
                return setting
        known = ", ".join(setting.name for setting in self.settings) or tr("none")
        raise ConfigError(
            tr(
                "The chapter {chapter} has no setting {name}; it has {known}.",
                chapter=quoted(self.key),
                name=quoted(name),
                known=known,
            )
        )

    def reading(self, name: str) -> Reading:
        """The reading of that name.

        Raises:
            ConfigError: if there is none.
        """
        for reading in self.readings:
            if reading.name == name:
                return reading
        known = ", ".join(reading.name for reading in self.readings) or tr("none")
        raise ConfigError(
            tr(
                "The chapter {chapter} tells no {name}; it tells {known}.",
                chapter=quoted(self.key),
                name=quoted(name),
                known=known,
            )
        )
