"""A page's numbers for other programs: tab separated to be pasted, CSV and JSON to be saved.

All of them take the texts as they are by now, which somebody may have corrected: one for each of the page's numbers.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from typing import Final

from hwr.reading.page import Page


def cells(page: Page, texts: Sequence[str]) -> list[list[str]]:
    """The table, row after row; "" where there is no number."""
    rows, columns = page.shape
    table = [[""] * columns for _ in range(rows)]
    for number, text in zip(page.numbers, texts, strict=True):
        table[number.row][number.column] = text
    return table


def tab_separated(page: Page, texts: Sequence[str]) -> str:
    """A line for each row, as spreadsheets take it from the clipboard."""
    return "\n".join("\t".join(row) for row in cells(page, texts))


def csv_text(page: Page, texts: Sequence[str]) -> str:
    """The same as RFC 4180 has it."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(cells(page, texts))
    return text.getvalue()


def json_text(page: Page, texts: Sequence[str]) -> str:
    """All that is known of the page: `Page.to_dict`, where each line has also `corrected`: whether somebody has
    corrected its `text`; its `symbols` and its `confidence` are those of the reading.
    """
    told = page.to_dict()
    for line, text in zip(told["lines"], texts, strict=True):
        line["corrected"] = line["text"] != text
        line["text"] = text
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


FORMS: Final[dict[str, Callable[[Page, Sequence[str]], str]]] = {".csv": csv_text, ".json": json_text}
"""What a page can be saved as, by the suffix; the usual one first."""
