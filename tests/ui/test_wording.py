"""What the window says of a reading."""

from __future__ import annotations

import numpy as np
import pytest

from hwr.language import ENGLISH, GERMAN, speak
from hwr.recognizer import Recognition, Verdict
from hwr.ui.kit.wording import distribution, doubt, rivals, sentence

DIGITS = tuple("0123456789")


def reading(verdict: Verdict, **chances: float) -> Recognition:
    """A reading with these probabilities, named like `d3=0.4`; the rest is shared by the others."""
    probabilities = np.zeros(10)
    for name, chance in chances.items():
        probabilities[int(name[1:])] = chance
    rest = probabilities == 0
    if chances:
        probabilities[rest] = (1 - probabilities.sum()) / rest.sum()
    return Recognition(verdict, DIGITS, probabilities, None, None)


@pytest.mark.parametrize(
    ("recognition", "said"),
    [
        (reading(Verdict.BLANK), "Draw a digit and I will read it."),
        (reading(Verdict.SURE, d7=0.97), "I read a 7, quite sure."),
        (reading(Verdict.SURE, d8=0.7), "I read an 8, fairly sure."),
        (reading(Verdict.UNSURE, d3=0.5, d8=0.4), "Not sure: 3 or 8?"),
        (reading(Verdict.UNSURE, d3=0.35, d8=0.3, d5=0.25), "Not sure: 3, 8 or 5?"),
        (reading(Verdict.NOT_A_DIGIT, d3=0.2, d8=0.15), "This is not a digit."),
        (reading(Verdict.UNSURE, d8=0.58), "Not sure: perhaps an 8?"),
    ],
)
def test_sentences(recognition: Recognition, said: str) -> None:
    assert sentence(recognition) == said


def test_only_numbers_have_an_article_in_german() -> None:
    """Of what gender a class of somebody's own is, nobody knows."""
    words = {"I read {digit}, quite sure.": "Ich lese {digit}, ganz sicher.", "a {label}": "eine {label}"}
    speak(GERMAN, lambda text, comment, number: "„{label}“" if comment else words.get(text, ""))
    try:
        assert sentence(reading(Verdict.SURE, d7=0.97)) == "Ich lese eine 7, ganz sicher."
        own = Recognition(Verdict.SURE, ("7", "plus"), np.array([0.03, 0.97]), None, None)
        assert sentence(own) == "Ich lese „plus“, ganz sicher."
    finally:
        speak(ENGLISH)


def test_what_is_none_of_ones_own_signs_is_not_called_no_digit() -> None:
    recognition = Recognition(Verdict.NOT_A_DIGIT, ("7", "plus"), np.array([0.5, 0.5]), None, None)
    assert sentence(recognition) == "This is nothing that I know."


def test_doubt_in_a_word_or_two() -> None:
    said = [doubt(reading(verdict, d3=0.2)) for verdict in (Verdict.SURE, Verdict.UNSURE, Verdict.NOT_A_DIGIT)]
    assert said == ["", "not sure", "not a digit"]


def test_at_most_three_rivals_are_named() -> None:
    assert len(rivals(reading(Verdict.UNSURE, d1=0.2, d2=0.2, d3=0.2, d4=0.2))) == 3


def test_the_distribution_as_text() -> None:
    said = distribution(reading(Verdict.SURE, d4=0.9, d9=0.08))
    assert said.startswith("4: 90\u00a0%, 9: 8\u00a0%")
    assert "9" not in distribution(reading(Verdict.BLANK))
