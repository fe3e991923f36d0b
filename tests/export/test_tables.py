"""JSON: other programs read back what was measured, exactly."""

from __future__ import annotations

import json
import math
from datetime import UTC, datetime
from typing import Any

import numpy as np
import pytest

from hwr.export.tables import comparison_json, run_json, summary_json
from hwr.store.runs.record import BatchLosses, EpochRow, Run, RunStatus, RunSummary

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
        assert not {"epochs_measured", "batch_losses"} & run_json(run()).keys()

    def test_the_losses_of_all_batches(self) -> None:
        losses = [BatchLosses(1, np.array([2.0, 1 / 3])), BatchLosses(3, np.array([math.inf]))]
        found = json.loads(json.dumps(run_json(run(), ROWS, losses), allow_nan=False))
        assert found["batch_losses"] == [{"first": 1, "values": [2.0, 1 / 3]}, {"first": 3, "values": [None]}]

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
