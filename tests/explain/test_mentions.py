"""Mentions: what a text speaks of, whatever endings its words have."""

from __future__ import annotations

from hwr.explain.mentions import mentions
from hwr.language import ENGLISH, GERMAN, speak


def test_german_words_are_known_with_their_endings() -> None:
    words = {
        "weight": "Gewicht",
        "layer": "Schicht",
        "hidden layer": "verdeckte Schicht",
        "sample": "Beispiel",
        "epoch": "Epoche",
    }
    speak(GERMAN, lambda text, comment, number: words.get(text, ""))
    try:
        found = [
            mention.term.word for mention in mentions("Zum Beispiel verdeckten Schichten, den Gewichten, Epochen.")
        ]
    finally:
        speak(ENGLISH)
    assert found == ["hidden layer", "weight", "epoch"]
