"""The ward: real trainings that the doctor's tests share."""

from __future__ import annotations

import pytest

from tests.teaching.doctor.watching import Ward


@pytest.fixture(scope="module")
def ward() -> Ward:
    return Ward()
