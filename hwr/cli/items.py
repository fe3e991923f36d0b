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
    """Ink that was found, or what has been read of it already.

    Attributes:
        found: the ink, or the reading.
        number: which page it is, from 1, of a file that has several.
    """

    found: Ink | Reading
    number: int | None = None


def item_reader(recognizer: Recognizer, top: int) -> Worker[Input, list[Item]]:
    """What makes of each input its items: one, or one for each page of a file that has several."""
    from hwr.nn.performance import keep_to_one_thread
    from hwr.reading.many import Reading, read_many

    keep_to_one_thread()  # there is a process for each processor

    def read(inputs: Sequence[Input]) -> list[list[Item]]:
        small = _small_pictures(inputs)
        opened = [[_Page(small[i])] if i in small else list(_opened(each, read_one)) for i, each in enumerate(inputs)]
        pages = [page for its_pages in opened for page in its_pages if isinstance(page, _Page)]
        inks = [page.found for page in pages if not isinstance(page.found, Reading)]
        readings = iter(read_many(recognizer, inks, several=True))
        return [
            [
                _unread(each, page)
                if isinstance(page, str)
                else _item(each, page, page.found if isinstance(page.found, Reading) else next(readings), top)
                for page in its_pages
            ]
            for each, its_pages in zip(inputs, opened, strict=True)
        ]

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


def _opened(each: Input, read: Callable[[Ink], Reading]) -> Iterator[_Page | str]:
    """The pages of an input, and the sentence that says why there are none or no more of them.

    If there are several, each is read before the next is opened: a hundred of them would not fit into memory.
    """
    if isinstance(each.content, str):
        yield each.content
        return
    if not isinstance(each.content, Path):
        yield _Page(each.content)
        return
    from hwr.ink.files import drawing_format
    from hwr.reading.many import open_pictures

    try:
        if form := drawing_format(each.content):
            yield _Page(form.read(each.content))
            return
        for picture in open_pictures(each.content):
            yield _Page(picture) if picture.pages == 1 else _Page(read(picture), picture.page + 1)
    except HwrError as error:
        yield each.told(error)


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
        "lines": [_placed(line) for line in reading.lines],
    }


def _placed(line: Line) -> dict[str, Any]:
    """A line with boxes that are as exact as they can be read."""
    found = line.to_dict()
    for part, box in [(found, line.box), *zip(found["symbols"], (s.box for s in line.symbols), strict=True)]:
        part["box"] = [round(side, _DECIMALS) for side in box.to_list()]
    return found
