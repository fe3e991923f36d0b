"""Settings: what they take, and where numbers lie on their dials."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.chapters.contents import KEYS, chapter
from hwr.errors import ConfigError
from hwr.explain.setting import FARTHEST, Dial, dial

RATE = dial("rate", "Learning rate", 0.1, 0.001, 10.0, is_logarithmic=True)
SIZE = dial("size", "Batch size", 32, 2, 512, is_logarithmic=True)
WEIGHT = dial("weight", "Weight", 0.5, -2.0, 2.0)


def test_a_logarithmic_dial_turns_in_equal_factors() -> None:
    assert [RATE.number_at(share) for share in (0, 0.25, 0.5, 0.75, 1)] == [0.001, 0.01, 0.1, 1.0, 10.0]
    assert WEIGHT.number_at(0.75) == 1.0
    assert SIZE.number_at(0.5) == 32


@given(st.sampled_from([RATE, WEIGHT]), st.floats(0, 1))
def test_share_finds_the_number_back(setting: Dial, share: float) -> None:
    assert setting.share(setting.number_at(share)) == pytest.approx(share, abs=1e-3)


@given(st.sampled_from([RATE, WEIGHT, SIZE]), st.floats(-FARTHEST, FARTHEST))
def test_what_lies_beyond_the_dial_lies_at_its_end(setting: Dial, value: float) -> None:
    assert 0 <= setting.share(value) <= 1


@pytest.mark.parametrize("value", [0, -0.1, float("nan"), 2e6, "much"])
def test_a_logarithmic_setting_takes_numbers_above_0(value: object) -> None:
    with pytest.raises(ConfigError, match="Learning rate must be"):
        RATE.checked(value)
    assert RATE.checked(1e6) == 1e6


def test_a_flag_quotes_no_more_of_a_value_than_is_needed() -> None:
    with pytest.raises(ConfigError, match=r"it cannot be 'xxx.*…") as caught:
        dial("on", "On", True).checked("x" * 5_000)
    assert len(str(caught.value)) < 120


@pytest.mark.parametrize("key", KEYS)
def test_phrases_stand_for_words_that_are_told(key: str) -> None:
    for reading in chapter(key).readings:
        assert {word for word, _ in reading.phrases} <= set(reading.words)
        assert not (reading.words and reading.is_free)
