"""Curves as CSV: other programs read back all that was measured, exactly, whether the window wrote it or a command."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from hwr.export.curve_table import curves_csv
from hwr.export.runs import exported
from hwr.nn.training import train
from hwr.recipe.progress import finished
from hwr.store.runs.record import BatchLosses, EpochRow
from hwr.store.runs.recorder import Recorder
from hwr.store.runs.run_store import RunStore
from hwr.store.runs.tables import NUMBERS
from hwr.ui.kit.chart.curves_panel import CurvesPanel
from hwr.ui.kit.chart.stored import stored_curves
from tests.export.test_tables import ROWS
from tests.store.runs_made import RECIPE, fresh_state, history, made_data
from tests.ui.patience import settle


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_columns_and_values() -> None:
    found = read("".join(curves_csv([(7, ROWS, [BatchLosses(9, np.array([3.0, 2.5, 0.125]))])])))
    assert list(found[0]) == [
        "run", *NUMBERS, "batch_loss", "layer_1_gradient_norm", "layer_1_update_ratio", "layer_2_gradient_norm",
        "layer_2_update_ratio",
    ]  # fmt: skip
    assert [(line["run"], line["update"]) for line in found] == [("7", "9"), ("7", "10"), ("7", "11"), ("7", "20")]
    assert [line["batch_loss"] for line in found] == ["3", "2.5", "0.125", ""]
    assert float(found[3]["loss"]) == 1 / 3
    assert found[1]["validation_loss"] == found[0]["loss"] == found[2]["epoch"] == ""
    assert found[1]["layer_2_update_ratio"] == "inf"
    assert found[3]["layer_1_gradient_norm"] == ""


def test_several_runs_lie_below_each_other() -> None:
    found = read("".join(curves_csv((n, ROWS[:n], []) for n in (1, 2))))
    assert [line["run"] for line in found] == ["1", "2", "2"]


def test_without_rows_there_is_a_header() -> None:
    assert "".join(curves_csv([])) == "run," + ",".join(NUMBERS) + ",batch_loss\r\n"


@given(st.lists(st.floats(allow_nan=False), min_size=1, max_size=5))
def test_numbers_read_back_exactly(losses: list[float]) -> None:
    rows = [EpochRow(i, i, i, 0.0, 0.0, loss) for i, loss in enumerate(losses)]
    assert [float(line["loss"]) for line in read("".join(curves_csv([(1, rows, [])])))] == losses
    found = read("".join(curves_csv([(1, [], [BatchLosses(1, np.array(losses))])])))
    assert [float(line["batch_loss"]) for line in found] == losses


def test_the_window_and_a_command_write_the_same_curves(qtbot: QtBot, tmp_path: Path) -> None:
    """What the window saves of its curves are numbers of the export, those of every single batch too."""
    names = {"training": "train", "test": "test"}
    with RunStore.open(history(tmp_path)) as store:
        state = fresh_state()
        data = made_data()
        recorder = Recorder.begin(store, RECIPE, data, seed=3, name="", parent=None, preparing=0.0)
        reports = list(train(state, data, report_every=7))
        for report in reports:
            recorder.take(report, state)
        recorder.end(state)
        told = read(exported(store, [recorder.run], "csv", "run.csv").decode())
        found = stored_curves(store, [store.run(recorder.run)])
    assert [float(row["batch_loss"]) for row in told if row["batch_loss"]] == [
        loss for report in reports for loss in report.losses
    ]
    panel = CurvesPanel()
    qtbot.addWidget(panel)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.show_history(found.history)
    settle(qtbot, panel)
    finished(panel.menu.saving(tmp_path / "curves.csv").steps)
    shown = read((tmp_path / "curves.csv").read_text(encoding="utf-8"))
    columns = {"each batch loss": "batch_loss"}
    columns |= {f"{kind} {what}": f"{name}_{what}" for kind, name in names.items() for what in ("loss", "accuracy")}
    for title, name in columns.items():
        in_window = {float(row["updates"]): float(row[title]) for row in shown if row[title]}
        in_export = {float(row["update"]): float(row[name]) for row in told if row[name]}
        assert in_window == in_export
        assert len(in_window) > 30
