"""How sentences and numbers are said in another language, and that English needs nothing for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.language import ENGLISH, GERMAN, as_python, mark, speak, tr, written
from hwr.words import clock, duration, numeral, percent, percent_spread

GERMAN_TEXTS = {
    "%n run(s) of {name}, {share:.1%}": ("%n Lauf von {name}, {share:.1%}", "%n Läufe von {name}, {share:.1%}")
}


@pytest.fixture
def german() -> Iterator[None]:
    def look_up(text: str, _comment: str, number: int) -> str:
        return GERMAN_TEXTS[text][number != 1] if text in GERMAN_TEXTS else ""

    speak(GERMAN, look_up)
    yield
    speak(ENGLISH)


def said(number: int) -> str:
    return tr("%n run(s) of {name}, {share:.1%}", "", number, name="{x} 1.5", share=0.125)


def test_english_has_its_plurals_without_a_file() -> None:
    assert [said(1), said(1200)] == ["1 run of {x} 1.5, 12.5%", "1,200 runs of {x} 1.5, 12.5%"]
    assert tr("There (is|are) %n entr(y|ies), %n box(es)", "", 1) == "There is 1 entry, 1 box"
    assert tr("There (is|are) %n entr(y|ies), %n box(es)", "", 2) == "There are 2 entries, 2 boxes"
    assert tr("σ(x) of {nobody}") == "σ(x) of {nobody}"  # without values and numbers a text is as it stands


@pytest.mark.usefixtures("german")
def test_another_language_has_its_own_forms_and_signs() -> None:
    assert [said(1), said(1200)] == ["1 Lauf von {x} 1.5, 12,5%", "1.200 Läufe von {x} 1.5, 12,5%"]
    assert tr(mark("Not known {there}: {number}"), there=True, number=0.5) == "Not known True: 0,5"
    assert [numeral(1234.5, 5), numeral(9.54e-7), percent(0.972, 1)] == ["1.234,5", "9,54 × 10⁻⁷", "97,2\u00a0%"]
    assert [percent_spread(0.942, 0.003), duration(0.83)] == ["94,2\u00a0±\u00a00,3\u00a0%", "0,83 s"]
    assert clock(datetime(2026, 12, 30, 23, 59)) == "30.12.2026 23:59"
    assert [as_python("1.234,5"), as_python("0.5"), as_python("−1")] == ["1234.5", "0.5", "−1"]


@given(st.floats(-1e9, 1e9))
@pytest.mark.usefixtures("german")
def test_a_typed_number_is_the_number_that_was_written(value: float) -> None:
    assert float(as_python(written(f"{value:,.3f}"))) == float(f"{value:.3f}")
