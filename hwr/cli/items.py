"""The items of `hwr predict`: what was read in each file, as plain data with the keys of its JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from hwr.cli.inputs import Input
from hwr.errors import HwrError

if TYPE_CHECKING:
    from hwr.parallel import Worker
    from hwr.reading.many import Ink, Picture, Reading
    from hwr.reading.values import Line
    from hwr.recognizer import Recognizer

Item = dict[str, Any]

_DECIMALS: Final = 2  # of a pixel


@dataclass(frozen=True, eq=False)
class _Page:
    """A page of a file that has several, read.

    Attributes:
        number: which page it is, from 1.
    """

    reading: Reading
    number: int


def item_reader(recognizer: Recognizer, top: int) -> Worker[Input, list[Item]]:
    """What makes of each input its items: one, or one for each page of a file that has several."""
    from hwr.nn.performance import keep_to_one_thread
    from hwr.reading.many import read_many

    keep_to_one_thread()  # there is a process for each processor

    def read(inputs: Sequence[Input]) -> list[list[Item]]:
        small = _small_pictures(inputs)
        pages: list[tuple[int, _Page | str | None]] = []  # of which input, and None for what is read with others

        def inks() -> Iterator[Ink]:
            for i, each in enumerate(inputs):
                for page in [small.pop(i)] if i in small else _opened(each, read_one):
                    if isinstance(page, str | _Page):
                        pages.append((i, page))
                    else:
                        pages.append((i, None))
                        yield page

        readings = iter(read_many(recognizer, inks(), several=True))
        items: list[list[Item]] = [[] for _ in inputs]
        for i, page in pages:
            if isinstance(page, str):
                items[i].append(_unread(inputs[i], page))
            elif page is None:
                items[i].append(_item(inputs[i], next(readings), top))
            else:
                items[i].append(_item(inputs[i], page.reading, top, page.number))
        return items

    def read_one(ink: Ink) -> Reading:
        return read_many(recognizer, [ink], several=True)[0]

    return read


def _small_pictures(inputs: Sequence[Input]) -> dict[int, Picture]:
    """Those inputs that are small pictures, by their places, opened at once."""
    from hwr.ink.files import drawing_format
    from hwr.reading.many import open_small_pictures

    paths = {
        i: each.content
        for i, each in enumerate(inputs)
        if isinstance(each.content, Path) and not drawing_format(each.content)
    }
    opened = zip(paths, open_small_pictures(list(paths.values())), strict=True)
    return {i: picture for i, picture in opened if picture is not None}


def _opened(each: Input, read: Callable[[Ink], Reading]) -> Iterator[Ink | _Page | str]:
    """The ink of an input, or its pages, and the sentence that says why there are none or no more of them.

    If there are several, each is read before the next is opened: a hundred of them would not fit into memory.
    """
    if isinstance(each.content, str):
        yield each.content
        return
    if not isinstance(each.content, Path):
        yield each.content
        return
    from hwr.ink.files import drawing_format
    from hwr.reading.many import open_pictures

    try:
        if form := drawing_format(each.content):
            yield form.read(each.content)
            return
        for picture in open_pictures(each.content):
            yield picture if picture.pages == 1 else _Page(read(picture), picture.page + 1)
    except HwrError as error:
        yield each.told(error)


def _unread(each: Input, sentence: str) -> Item:
    named = {} if each.id is None else {"id": each.id}
    unread: Item = {"text": None, "confidence": None, "verdict": None, "top": [], "lines": []}
    return {"file": each.file, **named, **unread, "error": sentence}


def _item(each: Input, reading: Reading, top: int, page: int | None = None) -> Item:
    named = {} if each.id is None else {"id": each.id}
    paged = {} if page is None else {"page": page}
    return {
        "file": each.file,
        **named,
        **paged,
        "text": reading.text,
        "confidence": reading.confidence,
        "verdict": reading.verdict.value,
        "top": [list(pair) for pair in reading.ranked[:top]],
        "lines": [_placed(line) for line in reading.lines],
    }


def _placed(line: Line) -> dict[str, Any]:
    """A line with boxes that are as exact as they can be read."""
    found = line.to_dict()
    for part, box in [(found, line.box), *zip(found["symbols"], (s.box for s in line.symbols), strict=True)]:
        part["box"] = [round(side, _DECIMALS) for side in box.to_list()]
    return found
