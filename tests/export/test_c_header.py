"""The C header, compiled with all warnings as errors, and run."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from hwr.export.c_header import c_header
from hwr.nn.network import LayerSpec
from hwr.store.model_file import Model, load_model
from hwr.store.paths import Paths
from tests.export.models_made import KINDS, LABELS, hostile_model, made_model, pictures
from tests.hostile import NAME

STRICT = ["-Wall", "-Wextra", "-Werror", "-pedantic"]

MAIN = """\
#include <stdio.h>
#include "network.h"

int main(void)
{{
    {type} x[64], y[10];
    for (int i = 0; i < 10; i++) {{
        for (const char *c = HWR_CLASSES[i]; *c; c++) printf("%02x", (unsigned char)*c);
        printf("\\n");
    }}
    while (fread(x, sizeof x, 1, stdin) == 1) {{
        hwr_predict(x, y);
        for (int i = 0; i < 10; i++) printf("%.17g ", (double)y[i]);
        printf("\\n");
    }}
    return 0;
}}
"""


def compiled(folder: Path, model: Model, **named: str) -> tuple[list[bytes], NDArray[np.float64]]:
    """The classes and the outputs for all pictures, as a program of C says them."""
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None:
        pytest.skip("there is no C compiler")
    kind = {"float32": "float", "float64": "double"}[model.network.dtype.name]
    text = c_header(model, **named)
    assert text.isascii()
    (folder / "network.h").write_text(text, encoding="ascii")
    (folder / "main.c").write_text(MAIN.format(type=kind), encoding="ascii")
    command = [compiler, "-std=c99", *STRICT, "main.c", "-o", "main", "-lm"]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert not done.stderr, done.stderr
    given = pictures().astype(model.network.dtype).tobytes()
    said = subprocess.run([folder / "main"], input=given, capture_output=True, check=True).stdout.split(b"\n")
    return [bytes.fromhex(line.decode()) for line in said[:10]], np.array([line.split() for line in said[10:-1]], float)


@pytest.mark.parametrize(("hidden", "output"), KINDS)
def test_every_activation(tmp_path: Path, hidden: str, output: str) -> None:
    for dtype, most in ((np.float32, 1e-6), (np.float64, 1e-12)):
        model = made_model(LayerSpec(12, hidden), LayerSpec(9, hidden), output=output, dtype=dtype)
        _, found = compiled(tmp_path, model)
        np.testing.assert_allclose(found, model.network.predict(pictures()), rtol=0, atol=most)


def test_the_shipped_model(tmp_path: Path) -> None:
    model = load_model(Paths.of_user().shipped_model)
    classes, found = compiled(tmp_path, model)
    assert classes == [label.encode() for label in model.classes]
    np.testing.assert_allclose(found, model.network.predict(pictures()), rtol=0, atol=1e-6)


def test_hostile_names(tmp_path: Path) -> None:
    model = hostile_model()
    classes, _ = compiled(tmp_path, model, title=f"*/ {NAME} ??/", file="/*\\\n")
    expected = [label.replace("\0", r"\x00").encode("utf-8", "backslashreplace") for label in LABELS]
    assert classes == expected


def test_what_is_known_stands_in_the_comment() -> None:
    model = hostile_model()
    comment = c_header(model).partition("*/")[0]
    document = json.loads(comment[comment.index("{") :].replace("\n *", "\n").rpartition("}")[0] + "}")
    assert document["classes"] == list(LABELS)
    assert document["training"] == document["metrics"] == model.training
    assert document["architecture"] == model.network.architecture.to_dict()


def test_it_is_c_plus_plus_too(tmp_path: Path) -> None:
    compiler = shutil.which("c++") or shutil.which("g++")
    if compiler is None:
        pytest.skip("there is no C++ compiler")
    (tmp_path / "network.h").write_text(c_header(hostile_model()), encoding="ascii")
    (tmp_path / "main.cpp").write_text(
        '#include "network.h"\nint main() { float x[64] = {}, y[10]; hwr_predict(x, y); }'
    )
    command = [compiler, *STRICT, "-fsyntax-only", "main.cpp"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_every_number_reads_back_as_it_was(dtype: Any) -> None:
    model = made_model(dtype=dtype)
    model.network.parameters[:4] = [0, -0.0, 1e-42, 3]
    block = c_header(model).partition("hwr_weights_1[10 * 64] = {")[2].partition("}")[0]
    read = np.array([float(number.strip(" f")) for number in block.replace("\n", " ").split(",")]).astype(dtype)
    np.testing.assert_array_equal(read.reshape(10, 64).T, model.network.weights[0])
