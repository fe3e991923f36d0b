"""What is kept in English is said in the language spoken, and what a user wrote is left alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from hwr.language import ENGLISH, GERMAN, speak
from hwr.nn.history import MarkKind
from hwr.recipe.interventions import Intervention
from hwr.recipe.naming import run_name
from hwr.recipe.notes import STEPPED_BACK
from hwr.recipe.presets import PRESETS
from hwr.recipe.recipe import changed
from hwr.recipe.said import said_name, said_outline, said_word
from hwr.store.runs.record import RunStatus, outline
from hwr.ui.runs import columns
from hwr.ui.runs.search_bar import SearchBar
from tests.ui.runs.test_columns import RUN

FIRST = PRESETS["first"].recipe
TEXTS = {
    "A good first network": "Ein gutes erstes Netz",
    "learning rate": "Lernrate",
    "seed": "Startwert",
    "test digits": "Testziffern",
    "none": "keine",
    "stochastic": "stochastisch",
    "no hidden layer": "keine verdeckte Schicht",
    "%n epoch(s)": ("%n Epoche", "%n Epochen"),
    "%n update(s)": ("%n Update", "%n Updates"),
    "update": "Update",
    "stepped back from update {update:,}": "zurück von Update {update:,}",
    "Finished": "Fertig",
}


@pytest.fixture
def german() -> Iterator[None]:
    def look_up(text: str, _comment: str, number: int) -> str:
        found = TEXTS.get(text, "")
        return found if isinstance(found, str) else found[number != 1]

    speak(GERMAN, look_up)
    yield
    speak(ENGLISH)


@pytest.mark.usefixtures("german")
def test_a_name_that_the_program_gave_is_kept_in_english_and_said_in_german() -> None:
    changes = {"training.learning_rate": 0.05, "training.seed": 3, "training.epochs": 1500, "held_out": "none"}
    name = run_name(changed(FIRST, changes))
    assert name == "A good first network, test digits none, learning rate 0.05, 1,500 epochs, seed 3"
    assert said_name(name) == "Ein gutes erstes Netz, Testziffern keine, Lernrate 0,05, 1.500 Epochen, Startwert 3"
    assert said_name("seed 3, 0.05") == "seed 3, 0.05"  # somebody's own words


@pytest.mark.usefixtures("german")
def test_a_recipe_in_a_line_is_said_in_german() -> None:
    recipe = changed(PRESETS["no-hidden"].recipe, {"training.batch_size": 1, "training.epochs": 1}).to_dict()
    assert said_outline(outline(recipe)) == "keine verdeckte Schicht, adam 0,005, stochastisch, 1 Epoche"
    assert said_word("update 1,500") == "Update 1.500"


@pytest.mark.usefixtures("german")
def test_what_the_program_noted_is_said_in_german_and_what_others_noted_is_not() -> None:
    noted = Intervention(3, MarkKind.BACK, note=STEPPED_BACK.format(update=1234))
    assert noted.to_dict()["note"] == "stepped back from update 1,234"
    assert noted.words == "zurück von Update 1.234"
    assert Intervention(3, MarkKind.BACK, note="stepped back from update x").words == "stepped back from update x"


@pytest.mark.usefixtures("german", "qtbot")
def test_runs_are_found_by_what_is_shown_and_by_what_is_kept() -> None:
    run = replace(RUN, name="A good first network, seed 3", status=RunStatus.FINISHED, test_accuracy=0.96)
    bar = SearchBar()
    for words in ("gutes", "good", "startwert", "fertig", "finished", "test >= 0,95", "test 0,9..0,97", "1.5"):
        bar.line.setText(words)
        assert bool(columns.arranged([run], query=bar.query)) == (words != "1.5"), words
    assert columns.title(run) == "Ein gutes erstes Netz, Startwert 3"
