"""CSV and JSON: other programs read back what was measured, exactly."""

from __future__ import annotations

import csv
import io
import json
import math
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.export.tables import comparison_json, epochs_csv, run_json, summary_json
from hwr.store.runs.record import EpochRow, Run, RunStatus, RunSummary
from hwr.store.runs.tables import NUMBERS

ROWS = [
    EpochRow(
        10, 1, 160, 0.125, 1e-3, 2.25, 2.0, 0.25, None, None, math.inf, 0.1, 0.5, None, ((1.0, 0.01), (2.0, math.inf))
    ),
    EpochRow(20, 2, 320, 0.25, 5e-4, 1 / 3, None, None, 0.5, 0.75, 1.5, 0.2),
]


def run(number: int = 1, recipe: dict[str, Any] | None = None, **changes: Any) -> Run:
    values: dict[str, Any] = {
        "id": number, "name": "näme", "note": "", "tags": ("a", "b"), "status": RunStatus.STOPPED,
        "begun": datetime(2026, 5, 4, 3, 2, 1, 500, tzinfo=UTC), "seconds": 0.25, "epochs": 2, "updates": 20,
        "seed": 2**64 - 1, "outline": "12 relu", "train_accuracy": None, "test_accuracy": 0.2,
        "drawings_accuracy": None, "own_accuracy": None,
        "parent": (4, 100), "has_model": False, "has_checkpoint": True,
    }  # fmt: skip
    return Run(RunSummary(**{**values, **changes}), recipe or {"l2": 0.1}, {"hwr": "1"}, "f" * 64, {"note": "x"})


class TestCsv:
    """The curves as a table."""

    def test_columns_and_values(self) -> None:
        found = list(csv.DictReader(io.StringIO(epochs_csv([(7, ROWS)]))))
        assert list(found[0]) == [
            "run", *NUMBERS, "layer_1_gradient_norm", "layer_1_update_ratio", "layer_2_gradient_norm",
            "layer_2_update_ratio",
        ]  # fmt: skip
        assert [line["run"] for line in found] == ["7", "7"]
        assert float(found[1]["loss"]) == 1 / 3
        assert found[0]["validation_loss"] == ""
        assert found[0]["layer_2_update_ratio"] == "inf"
        assert found[1]["layer_1_gradient_norm"] == ""

    def test_several_runs_lie_below_each_other(self) -> None:
        found = list(csv.DictReader(io.StringIO(epochs_csv((n, ROWS[:n]) for n in (1, 2)))))
        assert [line["run"] for line in found] == ["1", "2", "2"]

    def test_without_rows_there_is_a_header(self) -> None:
        assert epochs_csv([]) == "run," + ",".join(NUMBERS) + "\r\n"

    @given(st.lists(st.floats(allow_nan=False), min_size=1, max_size=5))
    def test_numbers_read_back_exactly(self, losses: list[float]) -> None:
        rows = [EpochRow(i, i, i, 0.0, 0.0, loss) for i, loss in enumerate(losses)]
        found = csv.DictReader(io.StringIO(epochs_csv([(1, rows)])))
        assert [float(line["loss"]) for line in found] == losses


class TestJson:
    """Runs as documents."""

    def test_a_summary(self) -> None:
        assert summary_json(run().summary) == {
            "id": 1, "name": "näme", "note": "", "tags": ["a", "b"], "status": "stopped",
            "begun": "2026-05-04T03:02:01+00:00", "seconds": 0.25, "epochs": 2, "updates": 20, "seed": 2**64 - 1,
            "outline": "12 relu", "train_accuracy": None, "test_accuracy": 0.2,
            "drawings_accuracy": None, "own_accuracy": None,
            "parent": {"run": 4, "update": 100}, "has_model": False, "has_checkpoint": True,
            "best_test_accuracy": None, "train_loss": None, "test_loss": None, "lowest_test_loss": None,
        }  # fmt: skip

    def test_a_run_whole(self) -> None:
        found = json.loads(json.dumps(run_json(run(parent=None), ROWS), allow_nan=False))
        assert found["parent"] is None
        assert found["recipe"] == {"l2": 0.1}
        assert found["versions"] == {"hwr": "1"}
        assert found["data_fingerprint"] == "f" * 64
        assert found["metrics"] == {"note": "x"}
        first, second = found["epochs_measured"]
        assert (first["update"], first["loss"], first["test_loss"]) == (10, 2.25, None)
        assert first["layers"][1] == {"gradient_norm": 2.0, "update_ratio": None}
        assert second["layers"] == []
        assert "epochs_measured" not in run_json(run())

    def test_a_comparison(self) -> None:
        found = comparison_json([(run(1), ROWS), (run(2, {"l2": 0.2}, name=""), [])])
        assert found["runs"] == [1, 2]
        assert found["names"] == ["näme", ""]
        assert found["settings"] == {"l2": [0.1, 0.2]}
        assert found["results"]["train_loss"] == [2.0, None]
        assert found["results"]["test_loss"] == [1.5, None]
        assert found["results"]["test_accuracy"] == [0.2, 0.2]

    @pytest.mark.parametrize("value", [math.inf, -math.inf, math.nan])
    def test_what_is_no_number_is_null(self, value: float) -> None:
        assert summary_json(run(test_accuracy=value).summary)["test_accuracy"] is None
