"""A kitchen that the chapters' tests share with all others: it has normalised each digit once."""

from __future__ import annotations

import pytest

from hwr.recipe.preparing import Kitchen
from tests.train.digits_ready import shared_kitchen


@pytest.fixture(scope="session")
def kitchen() -> Kitchen:
    return shared_kitchen()
