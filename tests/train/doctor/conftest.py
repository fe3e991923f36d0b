"""Real trainings that the doctor's tests share."""

from __future__ import annotations

import pytest

from tests.train.digits_ready import shared_preparer
from tests.train.doctor.watching import Trainings


@pytest.fixture(scope="session")
def trainings() -> Trainings:
    return Trainings(shared_preparer())
