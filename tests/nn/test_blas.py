"""Once BLAS is kept to one thread it stays there, whoever asks for one thread meanwhile."""

from __future__ import annotations

import subprocess
import sys

from tests.conftest import ROOT

SCRIPT = """
import numpy
from threadpoolctl import threadpool_info
from hwr.nn.blas import keep_to_one_thread, one_thread

def threads():
    return {found["num_threads"] for found in threadpool_info() if found["user_api"] == "blas"}

keep_to_one_thread()
before = threads()
with one_thread()():
    within = threads()
print(before | within | threads() <= {1})
"""


def test_it_stays_with_one_thread() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.stdout.strip() == "True", done.stderr
