"""Pictures decoded in a process of their own: one that hangs, crashes or takes all memory takes nothing else with it.

For formats whose decoders cannot be bounded by what a file says of itself. A start of such a process takes about a
quarter of a second, which nobody notices before a photograph or a page, but would before each of thousands of crops.
It gets the file as its input and writes, for each page, a line of JSON and the arrays; nothing is ever unpickled.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, BinaryIO, Final

import numpy as np
from numpy.typing import NDArray

from hwr.errors import PictureError
from hwr.files import read_regular
from hwr.ink.files import PDF, PICTURE_FORMATS, PictureFormat
from hwr.ink.pixels import Pixels
from hwr.language import tr

MEMORY: Final = 900_000_000
"""Bytes that the process may take beyond what it begins with, where the system can be told so (Linux)."""

SECONDS: Final = 30
"""Of a processor, that one page may take; where the system knows no such limit (Windows), four times as long by the
clock."""

_NAME: Final = "@picture@"
"""Stands for the picture's name in what the process says."""

_LONGEST_LINE: Final = 10_000


def pages_apart(file: BinaryIO, form: PictureFormat, name: str, side: int, first: int, most: int) -> Iterator[Pixels]:
    """What `decoder.pages`, or `pdf.pages`, yields in a process of its own.

    Raises:
        PictureError: as they do; and if the process comes to an untimely end.
    """
    command = [sys.executable, "-P", "-m", "hwr.ink.apart", form.name, *map(str, (side, first, most, SECONDS))]
    with (
        _with_descriptor(file) as source,
        subprocess.Popen(
            command,
            stdin=source,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        ) as process,
    ):
        assert process.stdout is not None
        try:
            while (pixels := _received(process.stdout, name)) is not None:
                yield pixels
            process.wait()
        finally:
            process.kill()  # if nobody wants the other pages
        if process.returncode != 0:
            raise PictureError(
                tr(
                    "{name} is damaged and cannot be read as a picture, or it takes more time or memory than one may.",
                    name=name,
                )
            )


@contextmanager
def _with_descriptor(file: BinaryIO) -> Iterator[BinaryIO]:
    """The file from its beginning, as the system knows it; if it does not, a copy that it knows."""
    file.seek(0)
    try:
        file.fileno()
    except OSError:
        with tempfile.TemporaryFile() as copy:
            shutil.copyfileobj(file, copy)
            copy.seek(0)
            yield copy
    else:
        os.lseek(file.fileno(), 0, os.SEEK_SET)  # what has been read ahead is not lost to others
        yield file


def _environment() -> dict[str, str]:
    """This program's, with all that it can import, and one thread for arithmetic that needs none."""
    places = os.pathsep.join(place or str(Path.cwd()) for place in sys.path)
    return {**os.environ, "PYTHONPATH": places, "OPENBLAS_NUM_THREADS": "1", "PYTHONUTF8": "1"}


def _received(stream: IO[bytes], name: str) -> Pixels | None:
    """The next page; None after the last."""
    line = stream.readline(_LONGEST_LINE)
    if not line.endswith(b"\n"):
        return None
    about: dict[str, Any] = json.loads(line)
    if "problem" in about:
        raise PictureError(tr(about["problem"].replace(_NAME, "{name}"), name=name))  # said in English over there
    height, width, channels = about["shape"]
    colour = _array(stream, (height, width, channels))
    opacity = _array(stream, (height, width)) if about["opacity"] else None
    if colour is None or (about["opacity"] and opacity is None):
        return None
    return Pixels(colour, opacity, about["page"], about["pages"], about["scale"])


def _array(stream: IO[bytes], shape: tuple[int, ...]) -> NDArray[np.float32] | None:
    """None if the stream ends before it."""
    size = 4 * int(np.prod(shape))
    data = stream.read(size)
    return np.frombuffer(data, np.float32).reshape(shape) if len(data) == size else None


# In the process itself


def main() -> int:
    """Decode the pages of the picture at stdin that the arguments name, to stdout."""
    form = next(form for form in PICTURE_FORMATS if form.name == sys.argv[1])
    side, first, most, seconds = map(int, sys.argv[2:])
    pages = _prepared(form, side, first, most)
    _limit_memory()
    try:
        while True:
            _limit_time(seconds)
            pixels = next(pages, None)
            if pixels is None:
                return 0
            _send(pixels)
    except PictureError as error:
        sys.stdout.buffer.write(json.dumps({"problem": str(error)}).encode() + b"\n")
        return 0


def _prepared(form: PictureFormat, side: int, first: int, most: int) -> Iterator[Pixels]:
    """The pages to be decoded, with all loaded that it takes: that is no fault of the picture's."""
    if form is PDF:
        from hwr.ink import pdf

        return pdf.pages(sys.stdin.buffer, _NAME, side, first, most)
    from hwr.ink import decoder

    return decoder.pages(sys.stdin.buffer, form, _NAME, side, first, most)


def _send(pixels: Pixels) -> None:
    has_opacity = pixels.opacity is not None
    about = {
        "shape": pixels.colour.shape,
        "opacity": has_opacity,
        "page": pixels.page,
        "pages": pixels.pages,
        "scale": pixels.scale,
    }
    sys.stdout.buffer.write(json.dumps(about).encode() + b"\n")
    sys.stdout.buffer.write(np.ascontiguousarray(pixels.colour).data)
    if pixels.opacity is not None:
        sys.stdout.buffer.write(np.ascontiguousarray(pixels.opacity).data)
    sys.stdout.buffer.flush()


def _limit_memory() -> None:
    if sys.platform == "linux":
        import resource

        pages = int(read_regular(Path("/proc/self/statm"), most=1_000).split()[0])
        _lower(resource.RLIMIT_AS, pages * resource.getpagesize() + MEMORY)


def _limit_time(seconds: int) -> None:
    """Let the process be ended if the next page takes too long, whatever it is at."""
    if sys.platform == "win32":
        import faulthandler

        faulthandler.dump_traceback_later(4 * seconds, exit=True)
    else:
        import resource
        import time

        _lower(resource.RLIMIT_CPU, int(time.process_time()) + seconds)


def _lower(limit: int, value: int) -> None:
    """Set a limit of the system's, unless there is a lower one already."""
    import resource

    soft, hard = resource.getrlimit(limit)
    del soft
    resource.setrlimit(limit, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))


if __name__ == "__main__":
    sys.exit(main())
