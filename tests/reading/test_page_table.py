"""A page's numbers for other programs."""

from __future__ import annotations

import csv
import io
import json

import numpy as np
import pytest

from hwr.reading.page import Page, PageNumber
from hwr.reading.page_table import csv_text, json_text, tab_separated
from hwr.reading.values import Box, Line, Symbol
from hwr.recognizer import Verdict


@pytest.fixture
def page() -> Page:
    def number(text: str, row: int, column: int) -> PageNumber:
        line = Line((Symbol(text, 0.9, Box(1.0, 2.0, 3.0, 4.0)),), 0.9, Verdict.SURE)
        return PageNumber(line, row, column, np.zeros((4, 2)), np.zeros((2, 2), dtype=np.float32))

    return Page((number("1", 0, 0), number("2", 0, 2), number("3", 1, 1)), 1.5, (100.0, 200.0))


def test_the_table_has_its_empty_places(page: Page) -> None:
    assert tab_separated(page, ("1", "2", "3")) == "1\t\t2\n\t3\t"


def test_csv_can_be_read_again_whatever_is_in_it(page: Page) -> None:
    text = csv_text(page, ('1,5"', "2", "3"))
    assert list(csv.reader(io.StringIO(text, newline=""))) == [['1,5"', "", "2"], ["", "3", ""]]


def test_json_says_what_was_corrected(page: Page) -> None:
    told = json.loads(json_text(page, ("1", "20", "3")))
    assert (told["rows"], told["columns"]) == (2, 3)
    assert [(line["text"], line["corrected"]) for line in told["lines"]] == [("1", False), ("20", True), ("3", False)]
    assert told["lines"][1]["box"] == [1.0, 2.0, 3.0, 4.0]
