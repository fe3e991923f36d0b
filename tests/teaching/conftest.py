"""A kitchen that the chapters' and the doctor's tests share: what it normalised once serves them all."""

from __future__ import annotations

import pytest

from hwr.recipe.preparing import Kitchen


@pytest.fixture(scope="session")
def kitchen() -> Kitchen:
    return Kitchen()
