"""Pictures of curves: PNG and SVG, of any runs, without a window, and the very ones that the window saves."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from hwr.errors import StorageError
from hwr.export.picture import picture
from hwr.export.runs import Look
from hwr.nn.history import TimeAxis
from hwr.nn.state import TrainingState
from hwr.recipe.progress import finished
from hwr.store.runs.record import EpochRow
from hwr.store.runs.run_store import RunStore
from hwr.train.keeping import stored_history
from hwr.ui.kit.chart.axis import LARGEST
from hwr.ui.kit.chart.curves import Curves, View
from hwr.ui.kit.chart.curves_panel import CurvesPanel
from hwr.ui.kit.chart.figure import HEIGHT, WIDTH, curves_figure
from hwr.ui.kit.chart.history import Overlay
from hwr.ui.kit.chart.plot import PNG_SCALE
from hwr.ui.kit.chart.stored import stored_curves
from hwr.ui.kit.theme import DARK, LIGHT
from tests.conftest import ROOT
from tests.store.runs_made import ARCHITECTURE, CONFIG, RECIPE, begin, history, trained
from tests.ui.patience import settle
from tests.ui.showing import exposed

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[RunStore]:
    """Run 1 and 2 are of one recipe with different seeds, run 3 has a name, run 4 has measured nothing."""
    with RunStore.open(history(tmp_path)) as opened:
        for seed, name in ((1, ""), (2, ""), (2, "first <try>")):
            recipe = {**RECIPE, "training": {**CONFIG.to_dict(), "seed": seed}, "samples": 100 + len(name)}
            run = opened.begin(recipe, seed=seed, versions={}, data_fingerprint="", name=name)
            opened.add_epochs(run, trained(TrainingState.start(ARCHITECTURE, replace(CONFIG, seed=seed)), 6 + seed))
        begin(opened)
        yield opened


def pixels(data: bytes) -> NDArray[np.uint8]:
    """Red, green and blue of a PNG, (height, width, 3)."""
    with Image.open(BytesIO(data)) as image:
        return np.array(image.convert("RGB"))


def colours(data: bytes) -> dict[str, int]:
    """How many of the PNG's pixels have which colour."""
    image = QImage.fromData(data).convertToFormat(QImage.Format.Format_RGB32)
    assert image.width() == WIDTH * PNG_SCALE
    assert image.height() >= HEIGHT * PNG_SCALE
    pixels = np.frombuffer(image.constBits(), np.uint32) & 0xFFFFFF
    values, counts = np.unique(pixels, return_counts=True)
    return {f"#{value:06x}": int(count) for value, count in zip(values, counts, strict=True)}


def words(data: bytes) -> list[str]:
    return [text.text or "" for text in ElementTree.fromstring(data).iter(f"{SVG}text")]


def test_one_run_is_coloured_by_kind_and_several_by_run(qtbot: QtBot, store: RunStore) -> None:
    one = words(picture(store, [3], Look(), svg=True))
    assert {"3 first <try>", "Loss", "Accuracy", "Updates", "training", "test"} <= set(one)
    svg = picture(store, [1, 3], Look(), svg=True)
    assert {"3 first <try>", "training", "test"} <= set(words(svg))
    assert ElementTree.fromstring(svg).findtext(f"{SVG}title", "").startswith("Loss and accuracy of 1 ")
    two = colours(picture(store, [1, 3], Look(), svg=False))
    assert two["#2c5ba6"] > 300 and two["#b4541a"] > 300
    assert max(two, key=lambda colour: two[colour]) == LIGHT.paper


def test_seeds_of_one_recipe_are_one_unless_each_is_wanted(qtbot: QtBot, store: RunStore) -> None:
    together = words(picture(store, [1, 2, 3], Look(), svg=True))
    assert any(word.startswith("1, 2 (2 se") for word in together)
    apart = words(picture(store, [1, 2, 3], Look(seeds_together=False), svg=True))
    assert any(word.startswith("2 ") for word in apart)


def test_the_axis_is_the_one_that_is_asked_for(qtbot: QtBot, store: RunStore) -> None:
    assert "Training time (s)" in words(picture(store, [3], Look(axis="seconds", log_x=True, log=True), svg=True))


def test_a_run_of_which_nothing_was_measured_has_no_picture(qtbot: QtBot, store: RunStore) -> None:
    with pytest.raises(StorageError, match="Nothing was measured of run 4"):
        picture(store, [4], Look(), svg=True)


@pytest.mark.parametrize("runs", [(3,), (1, 2, 3)])
def test_the_window_saves_the_same_picture(
    qtbot: QtBot, store: RunStore, tmp_path: Path, runs: tuple[int, ...]
) -> None:
    found = stored_curves(store, [store.run(run) for run in runs])
    panel = exposed(qtbot, CurvesPanel(), 700, 400)
    panel.say(found.heading, found.loss_unit)
    panel.show_overlays(found.overlays)
    panel.show_history(found.history)
    settle(qtbot, panel)
    finished(panel.menu.saving(tmp_path / "saved.svg").steps)
    assert (tmp_path / "saved.svg").read_bytes() == picture(store, runs, Look(), svg=True)
    finished(panel.menu.saving(tmp_path / "saved.png").steps)
    saved, made = (
        pixels(data) for data in ((tmp_path / "saved.png").read_bytes(), picture(store, runs, Look(), svg=False))
    )
    differ = np.abs(saved.astype(int) - made)
    assert differ.max() < 40  # where a line ends, Qt's antialiasing is not the same each time
    assert (differ > 0).mean() < 1e-3


def test_many_runs_are_all_named_and_it_can_be_dark(qtbot: QtBot) -> None:
    made = [stored_history([row(i, 0.5, 0.5) for i in range(n + 1)]) for n in range(1, 41)]
    overlays = [Overlay(f"{n} number", one) for n, one in enumerate(made, start=1) if one is not None]
    curves = Curves(overlays[-1].history, overlays)
    said = words(curves_figure(curves, View()).file(svg=True))
    assert {f"{n} number" for n in range(1, 41)} <= set(said)
    dark = colours(curves_figure(curves, View(), theme=DARK).file(svg=False))
    assert max(dark, key=lambda colour: dark[colour]) == DARK.paper


def row(epoch: int, loss: float, accuracy: float) -> EpochRow:
    return EpochRow(
        update=10 * epoch,
        epoch=epoch,
        samples_seen=100 * epoch,
        seconds=0.1 * epoch,
        learning_rate=0.1,
        loss=loss,
        train_loss=loss,
        train_accuracy=accuracy,
        test_loss=loss,
        test_accuracy=accuracy,
        layers=((0.5, 0.001),),
    )


numbers = st.floats() | st.sampled_from([0.0, 1e-320, LARGEST, np.inf, np.nan, 1.0])


@given(
    st.lists(st.lists(st.tuples(numbers, numbers), min_size=1, max_size=4), min_size=1, max_size=3),
    st.booleans(),
    st.booleans(),
    st.sampled_from(TimeAxis),
)
@settings(max_examples=60, deadline=None)
@pytest.mark.usefixtures("qapp")
def test_any_numbers_can_be_shown(
    runs: list[list[tuple[float, float]]], log_x: bool, log_y: bool, axis: TimeAxis
) -> None:
    made = [stored_history([row(i, *pair) for i, pair in enumerate(rows)]) for rows in runs]
    known = [one for one in made if one is not None]
    overlays = [Overlay(f"{n}", one, (known[0],), f"{n}") for n, one in enumerate(known[1:])]
    view = View(axis, 0.6, log_x, log_y, rate=True)
    assert curves_figure(Curves(known[0], overlays), view).file(svg=True)


def test_without_an_application_and_without_a_display(store: RunStore, tmp_path: Path) -> None:
    script = """
import sys
from pathlib import Path
from hwr.export.picture import picture
from hwr.export.runs import Look
from hwr.store.runs.run_store import RunStore
with RunStore.open(Path(sys.argv[1]), read_only=True) as store:
    Path(sys.argv[2]).write_bytes(picture(store, [1, 3], Look(), svg=False))
"""
    hidden = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    file = tmp_path / "picture.png"
    subprocess.run([sys.executable, "-c", script, str(store.path), str(file)], cwd=ROOT, env=environment, check=True)
    assert file.read_bytes().startswith(b"\x89PNG")
