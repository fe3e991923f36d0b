"""The ward: real trainings that the doctor's tests share."""

from __future__ import annotations

import pytest

from hwr.recipe.preparing import Kitchen
from tests.train.doctor.watching import Ward


@pytest.fixture(scope="session")
def ward(kitchen: Kitchen) -> Ward:
    return Ward(kitchen)
