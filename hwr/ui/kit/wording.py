"""The words for a reading: what the window says, shows as a caption and tells a screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hwr.language import mark, tr
from hwr.words import alternatives, probability, with_article

if TYPE_CHECKING:
    from hwr.reading.values import Line
    from hwr.recognizer import Recognition

QUITE_SURE: Final = 0.9
"""From this probability on a sure reading is called "quite sure"."""

RIVAL_SHARE: Final = 0.2
"""Of an unsure reading, the classes with at least this share of the best one's probability are named."""

MAX_RIVALS: Final = 3

READABLE_FROM: Final = 0.1
"""A number less probable than this is not worth naming."""

INVITATION: Final = mark("Draw a digit and I will read it.")
"""Stands where there is no reading yet; of all sentences on usual digits it is the longest."""


def rivals(recognition: Recognition) -> tuple[str, ...]:
    """The labels an unsure reading hesitates between, most probable first; at least one, at most `MAX_RIVALS`."""
    ranked = recognition.ranked()
    bar = ranked[0][1] * RIVAL_SHARE
    return tuple(label for label, probability in ranked[:MAX_RIVALS] if probability >= bar)


def is_sure(recognition: Recognition) -> bool:
    """Whether the reading can be relied on."""
    # The recogniser brings Pillow and safetensors along, which the first paint must not wait for.
    from hwr.recognizer import Verdict

    return recognition.verdict is Verdict.SURE


def resembles_none(recognition: Recognition) -> bool:
    """Whether there is ink that no class looks like, so that a best guess is not worth naming."""
    from hwr.recognizer import Verdict

    return recognition.verdict is Verdict.NOT_A_DIGIT


def sentence(recognition: Recognition) -> str:
    """The reading as one short sentence; for a blank canvas, an invitation."""
    best = recognition.best
    if best is None:
        return tr(INVITATION)
    if is_sure(recognition):
        if recognition.confidence >= QUITE_SURE:
            return tr("I read {digit}, quite sure.", digit=with_article(best))
        return tr("I read {digit}, fairly sure.", digit=with_article(best))
    if resembles_none(recognition):
        are_digits = all(len(label) == 1 and label.isdecimal() for label in recognition.classes)
        return tr("This is not a digit.") if are_digits else tr("This is nothing that I know.")
    names = rivals(recognition)
    if len(names) == 1:
        return tr("Not sure: perhaps {digit}?", digit=with_article(best))
    return tr("Not sure: {digits}?", digits=alternatives(names))


def is_line_sure(line: Line) -> bool:
    """Whether the reading of a number can be relied on."""
    from hwr.recognizer import Verdict

    return line.verdict is Verdict.SURE


def line_sentence(line: Line) -> str:
    """The reading of a number as one short sentence."""
    if is_line_sure(line):
        if line.confidence >= QUITE_SURE:
            return tr("I read {digit}, quite sure.", digit=line.text)
        return tr("I read {digit}, fairly sure.", digit=line.text)
    if not line.text or line.confidence < READABLE_FROM:
        return tr("More than one digit, and I cannot read it.")
    return tr("Not sure: {digits}?", digits=line.text)


def doubt(recognition: Recognition) -> str:
    """How far a reading is to be doubted, in a word or two; empty if it is sure."""
    if is_sure(recognition):
        return ""
    return tr("not a digit") if resembles_none(recognition) else tr("not sure")


def distribution(recognition: Recognition) -> str:
    """All probabilities as text, most probable first, for a screen reader."""
    if recognition.best is None:
        return tr("No reading yet; all probabilities are empty.")
    return ", ".join(f"{label}: {probability(share)}" for label, share in recognition.ranked())
