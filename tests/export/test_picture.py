"""Pictures of curves: PNG and SVG, of any runs, without a window."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import partial
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from hwr.export.picture import HEIGHT, WIDTH, RunCurves, picture
from hwr.ui.kit.chart.axis import LARGEST
from hwr.ui.kit.chart.plot import PNG_SCALE
from hwr.ui.kit.theme import DARK, LIGHT
from tests.conftest import ROOT

png, svg = partial(picture, svg=False), partial(picture, svg=True)
Columns = dict[str, NDArray[np.float64]]

NAMES = ("epoch", "loss", "train_loss", "train_accuracy", "test_loss", "test_accuracy")


def curves(number: int = 1, label: str = "run", rows: int = 30, columns: Columns | None = None) -> RunCurves:
    epoch = np.arange(1.0, rows + 1)
    loss = 2.3 * np.exp(-epoch / 10)
    found = dict.fromkeys(NAMES, loss) | {"epoch": epoch, "train_accuracy": 1 - loss / 3, "test_accuracy": 1 - loss / 2}
    return RunCurves(number, label, found | (columns or {}))


def colours(data: bytes) -> dict[str, int]:
    """How many of the PNG's pixels have which colour."""
    image = QImage.fromData(data).convertToFormat(QImage.Format.Format_RGB32)
    assert image.width() == WIDTH * PNG_SCALE
    assert image.height() > HEIGHT * PNG_SCALE
    pixels = np.frombuffer(image.constBits(), np.uint32) & 0xFFFFFF
    values, counts = np.unique(pixels, return_counts=True)
    return {f"#{value:06x}": int(count) for value, count in zip(values, counts, strict=True)}


def test_two_runs_have_colours_of_their_own(qtbot: QtBot) -> None:
    one, two = colours(png([curves()])), colours(png([curves(1), curves(2, columns={"test_loss": np.full(30, 2.0)})]))
    assert max(one, key=lambda colour: one[colour]) == LIGHT.paper
    assert one.get("#2c5ba6", 0) > 1000
    assert "#b4541a" not in one
    assert two["#b4541a"] > 1000
    dark = colours(png([curves()], theme=DARK))
    assert max(dark, key=lambda colour: dark[colour]) == DARK.paper


def test_svg_says_what_it_shows(qtbot: QtBot) -> None:
    tree = ElementTree.fromstring(svg([curves(12, "first <try>"), curves(15, "x" * 500)]))
    words = [text.text or "" for text in tree.iter("{http://www.w3.org/2000/svg}text")]
    assert {"12  first <try>", "Loss", "Accuracy", "Epochs", "test", "training"} <= set(words)
    assert any(word.startswith("15  xxx") and word.endswith("…") for word in words)
    assert tree.findtext("{http://www.w3.org/2000/svg}title") == "Loss and accuracy of run 12, run 15"


def test_many_runs_are_all_named(qtbot: QtBot) -> None:
    words = svg([curves(n, f"number {n}", rows=n) for n in range(1, 41)]).decode()
    assert all(f"number {n}<" in words for n in range(1, 41))


def test_a_loss_that_was_never_evaluated_is_that_of_the_batches(qtbot: QtBot) -> None:
    nothing = np.full(30, np.nan)
    shown = curves(columns={"train_loss": nothing})
    np.testing.assert_array_equal(shown.training_loss(), shown.columns["loss"])
    empty = curves(columns=dict.fromkeys(NAMES[1:], nothing))
    assert svg([empty]).decode().count("nothing measured") == 2
    assert colours(png([RunCurves(1, "begun", {name: np.zeros(0) for name in NAMES})]))


values = st.lists(
    st.floats() | st.sampled_from([0.0, 1e-320, LARGEST, np.inf, np.nan, 1.0]), min_size=3, max_size=3
).map(np.array)


@given(st.lists(st.tuples(values, values, st.sampled_from([1, 3])), max_size=3), st.booleans())
@settings(max_examples=40)
@pytest.mark.usefixtures("qapp")
def test_any_numbers_can_be_shown(
    runs: list[tuple[NDArray[np.float64], NDArray[np.float64], int]],
    log: bool,
) -> None:
    shown = [
        curves(n, f"{n}", rows, {name: (loss if "loss" in name else accuracy)[:rows] for name in NAMES[1:]})
        for n, (loss, accuracy, rows) in enumerate(runs)
    ]
    assert svg(shown, log=log)


def test_without_an_application_and_without_a_display(tmp_path: Path) -> None:
    script = """
import sys
import numpy as np
from pathlib import Path
from hwr.export.picture import RunCurves, picture
names = ("epoch", "loss", "train_loss", "train_accuracy", "test_loss", "test_accuracy")
Path(sys.argv[1]).write_bytes(picture([RunCurves(1, "x", {name: np.arange(1.0, 9) for name in names})], svg=False))
"""
    hidden = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    file = tmp_path / "picture.png"
    subprocess.run([sys.executable, "-c", script, str(file)], cwd=ROOT, env=environment, check=True)
    assert file.read_bytes().startswith(b"\x89PNG")
    assert QColor(LIGHT.paper).isValid()
