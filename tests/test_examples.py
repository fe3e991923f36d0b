"""The scripts in docs/examples, run from outside the package as somebody new would run them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import pytest

from tests.conftest import ROOT

NEEDS: Final = {
    "export_onnx.py": ("onnx", "onnxruntime"),
    "export_pytorch.py": ("torch",),
    "export_c.py": (),
    "scikit_learn.py": (),
    "watch_in_tensorboard.py": ("tensorboardX", "tensorboard"),
    "watch_in_mlflow.py": ("mlflow",),
}
"""The modules without which a script cannot run."""

SAYS: Final = {
    "scikit_learn.py": "the same answers from the file: True",
    "watch_in_tensorboard.py": "images first_layer/units",
    "watch_in_mlflow.py": "FINISHED 40 epochs",
}
"""What a script says, if it is not what its network reads."""


def test_every_example_is_run() -> None:
    assert {path.name for path in (ROOT / "docs" / "examples").glob("*.py")} == set(NEEDS)


@pytest.mark.parametrize("name", NEEDS)
def test_it_runs(tmp_path: Path, name: str) -> None:
    missing = [module for module in NEEDS[name] if find_spec(module) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    if name == "export_c.py" and shutil.which("cc") is None:
        pytest.skip("there is no C compiler")
    done = subprocess.run(
        [sys.executable, ROOT / "docs" / "examples" / name],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert SAYS.get(name, "7") in done.stdout
