"""The classifier against all of scikit-learn's own checks."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest
from sklearn.utils.estimator_checks import parametrize_with_checks

from hwr.estimator import BackpropClassifier


@pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")
@parametrize_with_checks([BackpropClassifier()])  # type: ignore[untyped-decorator]
def test_every_check_of_scikit_learn(estimator: Any, check: Any) -> None:
    check(estimator)


@pytest.mark.slow
def test_the_checks_that_want_another_environment() -> None:
    """With arrays of the array API, which scipy decides when it is imported; with pandas, where it is installed."""
    script = (
        "import json, warnings; warnings.simplefilter('ignore')\n"
        "from sklearn.utils.estimator_checks import check_estimator\n"
        "from hwr.estimator import BackpropClassifier\n"
        "results = check_estimator(BackpropClassifier(), on_fail=None)\n"
        "print(json.dumps([(result['status'], str(result['exception'])) for result in results]))"
    )
    environment = os.environ | {"SCIPY_ARRAY_API": "1"}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, check=True, timeout=300)
    results = json.loads(done.stdout)
    assert len(results) > 55
    others = [exception for status, exception in results if status != "passed"]
    assert all("pandas is not installed" in exception for exception in others), others
