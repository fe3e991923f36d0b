"""A preparer that the chapters' tests share with all others: it has normalised each digit once."""

from __future__ import annotations

import pytest

from hwr.recipe.preparing import Preparer
from tests.train.digits_ready import shared_preparer


@pytest.fixture(scope="session")
def preparer() -> Preparer:
    return shared_preparer()
