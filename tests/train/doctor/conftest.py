"""The ward: real trainings that the doctor's tests share."""

from __future__ import annotations

import pytest

from tests.train.digits_ready import shared_preparer
from tests.train.doctor.watching import Ward


@pytest.fixture(scope="session")
def ward() -> Ward:
    return Ward(shared_preparer())
