"""The program's notes are kept in English and said in the reader's language; what others wrote stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.language import ENGLISH, GERMAN, speak, tr
from hwr.nn.activations import ReLU, Softmax
from hwr.nn.history import MarkKind
from hwr.nn.losses import CrossEntropy
from hwr.nn.optimizers import Adam
from hwr.recipe import notes
from hwr.recipe.interventions import Intervention
from hwr.recipe.notes import Note, said_note

INNER = Note(notes.HIDDEN_ACTIVATION, {"activation": ReLU.title})
VALUES = {
    "rate": 0.00125,
    "run": 17,
    "update": 12345,
    "epoch": 1000,
    "units": 64,
    "penalty": 0.0005,
    "label": INNER,
    "remedy": Note(notes.WITH_RATE, {"label": INNER, "rate": 0.01}),
    "activation": Softmax.title,
    "loss": CrossEntropy.title,
    "optimizer": Adam.title,
}


@pytest.fixture
def german() -> Iterator[None]:
    """Every text is said with marks around it, so that it is seen what was said of a note, and what was not."""
    speak(GERMAN, lambda text, _comment, _number: f"«{text}»")
    yield
    speak(ENGLISH)


def note_of(text: str) -> Note:
    return Note(text, {name: VALUES[name] for name in re.findall(r"{(\w+)", text)})


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("text", notes._TEXTS)
def test_each_is_kept_in_english_and_said_in_the_language_spoken(text: str) -> None:
    note = note_of(text)
    kept, said = note.kept, note.said
    assert "«" not in kept
    assert said.startswith("«") and said.count("«") >= 1 + ("{label}" in text or "{remedy}" in text)
    assert said_note(kept) == said
    speak(ENGLISH)
    assert said_note(kept) == kept


@pytest.mark.usefixtures("german")
def test_titles_and_numbers_within_are_said_too() -> None:
    kept = "Use ReLU in the hidden layers, learning rate 0.01, after run 17"
    assert note_of(notes.AFTER_RUN).kept == kept
    said = tr(notes.HIDDEN_ACTIVATION, activation=tr(ReLU.title))
    said = tr(notes.WITH_RATE, label=said, rate=0.01)
    assert "0,01" in said
    assert said_note(kept) == tr(notes.AFTER_RUN, remedy=said, run=17)


@pytest.mark.usefixtures("german")
def test_another_learning_rate_is_told_with_why() -> None:
    remedy = Note(notes.LEARNING_RATE, {"rate": 0.05})
    done = Intervention(7, MarkKind.RATE, 0.05, note=remedy.kept)
    assert done.to_dict()["note"] == "Learning rate 0.05"
    assert done.mark.text == "learning rate 0.05: Learning rate 0.05"
    assert done.words == said_note(done.mark.text) == "«learning rate 0,05»: «Learning rate 0,05»"
    assert Intervention(7, MarkKind.RATE, 0.5, note="mein Versuch").words == "«learning rate 0,5»: mein Versuch"
    assert Intervention(7, MarkKind.PAUSE).words == "«paused»"


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(
    "words",
    [
        "Verwende ReLU in den verdeckten Schichten, nach Lauf 3",
        "stepped back from update x",
        "Use my own head",
        "Verwende ReLU, after run 3",
        "Use ReLU in the hidden layers, after run 1e3",
        "went on from run 017",
        "{run}",
        "note: learning rate 1",
        "",
        "Use " * 1000,
    ],
)
def test_what_others_wrote_and_what_was_kept_before_is_shown_as_it_is(words: str) -> None:
    assert said_note(words) == words


@given(words=st.text(max_size=60))
def test_in_english_everything_is_said_as_it_is_kept(words: str) -> None:
    assert said_note(words) == words
