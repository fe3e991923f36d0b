"""The reports: the ratio of update to weights, also where there are no weights yet."""

from __future__ import annotations

import math

from hwr.nn.report import LayerReport


def test_update_ratio() -> None:
    assert LayerReport(gradient_norm=5.0, step_norm=0.02, parameter_norm=10.0).update_ratio == 0.002
    assert LayerReport(gradient_norm=5.0, step_norm=0.02, parameter_norm=0.0).update_ratio == math.inf
    assert LayerReport(gradient_norm=0.0, step_norm=0.0, parameter_norm=0.0).update_ratio == 0
