"""The items of `hwr predict`: what was read in each file, as plain data with the keys of its JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from hwr.cli.inputs import Input
from hwr.errors import HwrError

if TYPE_CHECKING:
    from hwr.parallel import Worker
    from hwr.reading.many import Ink, Reading
    from hwr.reading.values import Line
    from hwr.recognizer import Recognizer

Item = dict[str, Any]

_DECIMALS: Final = 2  # of a pixel


@dataclass(frozen=True, eq=False)
class _Page:
    """Ink that was found: how many of the file's pixels a pixel of it is, across and down, and of which page it is."""

    ink: Ink
    scale: tuple[float, float] = (1.0, 1.0)
    number: int | None = None


def item_reader(recognizer: Recognizer, top: int) -> Worker[Input, list[Item]]:
    """What makes of each input its items: one, or one for each page of a file that has several."""
    from hwr.nn.performance import keep_to_one_thread
    from hwr.reading.many import read_many

    keep_to_one_thread()  # there is a process for each processor

    def read(inputs: Sequence[Input]) -> list[list[Item]]:
        opened = [_opened(each) for each in inputs]
        inks = [page.ink for pages in opened if not isinstance(pages, str) for page in pages]
        readings = iter(read_many(recognizer, inks))
        return [
            [_unread(each, pages)]
            if isinstance(pages, str)
            else [_item(each, page, next(readings), top) for page in pages]
            for each, pages in zip(inputs, opened, strict=True)
        ]

    return read


def _opened(each: Input) -> list[_Page] | str:
    """The pages of an input, or the sentence that says why there are none."""
    if isinstance(each.content, str):
        return each.content
    if not isinstance(each.content, Path):
        return [_Page(each.content)]
    from hwr.ink.files import drawing_format

    try:
        if form := drawing_format(each.content):
            return [_Page(form.read(each.content))]
        return _pictures(each.content)
    except HwrError as error:
        return each.told(error)


def _pictures(path: Path) -> list[_Page]:
    from hwr.ink.picture import read_picture

    return [_Page(read_picture(path))]


def _unread(each: Input, sentence: str) -> Item:
    named = {} if each.id is None else {"id": each.id}
    unread: Item = {"text": None, "confidence": None, "verdict": None, "top": [], "lines": []}
    return {"file": each.file, **named, **unread, "error": sentence}


def _item(each: Input, page: _Page, reading: Reading, top: int) -> Item:
    named = {} if each.id is None else {"id": each.id}
    paged = {} if page.number is None else {"page": page.number}
    return {
        "file": each.file,
        **named,
        **paged,
        "text": reading.text,
        "confidence": reading.confidence,
        "verdict": reading.verdict.value,
        "top": [list(pair) for pair in reading.ranked[:top]],
        "lines": [_placed(line, *page.scale) for line in reading.lines],
    }


def _placed(line: Line, across: float, down: float) -> dict[str, Any]:
    """A line with its boxes in the file's pixels."""
    found = line.to_dict()
    for part, box in [(found, line.box), *zip(found["symbols"], (s.box for s in line.symbols), strict=True)]:
        part["box"] = [round(side, _DECIMALS) for side in box.scaled(across, down).to_list()]
    return found
