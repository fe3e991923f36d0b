"""Files that somebody hands over, taken in without trusting them: none is waited for, none takes room without end.

Whatever reads a file that the program did not write opens it here; `tests/test_files.py` sees to that. TOML is bounded
before it is parsed: Python's parser needs the square of a dotted key's parts, and some hundred bytes for each of
millions of values. What is looked at beforehand are the marks outside strings and remarks, in one pass.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from itertools import accumulate
from pathlib import Path
from typing import Any, BinaryIO, Final

from hwr.errors import HwrError, reason
from hwr.language import mark, tr

_FLAGS: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
"""Opening a pipe that nobody writes to would wait for ever, unless it is told not to."""

_KINDS: Final = (
    (stat.S_ISDIR, mark("a folder")),
    (stat.S_ISFIFO, mark("a pipe")),
    (stat.S_ISSOCK, mark("a socket")),
    (stat.S_ISCHR, mark("a device")),
    (stat.S_ISBLK, mark("a device")),
)


def kind_of(mode: int) -> str:
    """What a file of this `st_mode` is if it is no regular one, as "a pipe"; empty if it is."""
    if stat.S_ISREG(mode):
        return ""
    return next((tr(words) for is_kind, words in _KINDS if is_kind(mode)), tr("something else"))


class UnusableFileError(Exception):
    """Why a file cannot be had: what is to be said of it, as "is a pipe: that is not a file and cannot be read"."""


class MissingFileError(UnusableFileError):
    """There is nothing of that name."""


def open_regular(path: Path, *, most: int) -> BinaryIO:
    """Open a file for reading, in bytes; what is looked at is what was opened, so nothing takes its place in between.

    Args:
        most: the size in bytes beyond which it is refused unread.

    Raises:
        UnusableFileError: if there is no such file, it cannot be opened, is no regular file, or is too large.
    """
    descriptor = _descriptor(path, most)
    try:
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def _descriptor(path: Path, most: int) -> int:
    """The open file, as `open_regular` has it, to be closed by whoever asked for it."""
    try:
        descriptor = os.open(path, _FLAGS)
    except FileNotFoundError as error:
        raise MissingFileError(tr("is not a file and cannot be read: there is nothing of that name")) from error
    except ValueError as error:  # a zero in it, or what is no text
        raise MissingFileError(tr("is not a file and cannot be read: nothing can have that name")) from error
    except OSError as error:
        if error.errno == errno.ENXIO:  # what cannot even be opened
            raise UnusableFileError(tr("is a socket or a device: that is not a file and cannot be read")) from error
        raise UnusableFileError(_unreadable(error)) from error
    try:
        status = os.fstat(descriptor)
        if kind := kind_of(status.st_mode):
            raise UnusableFileError(tr("is {kind}: that is not a file and cannot be read", kind=kind))
        if status.st_size > most:
            raise UnusableFileError(_too_large(most))
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def read_small(path: Path, *, most: int) -> bytes | None:
    """All of a file's bytes, if there are no more than `most`, some thousand; None if there are, or if the file cannot
    be had, for which `open_regular` has the words.
    """
    try:
        descriptor = _descriptor(path, most)
    except UnusableFileError:
        return None
    try:
        data = os.read(descriptor, most + 1)  # at once: a regular file gives all it has
    except OSError:
        return None
    finally:
        os.close(descriptor)
    return data if len(data) <= most else None


def read_regular(path: Path, *, most: int) -> bytes:
    """All of a file's bytes.

    Args:
        most: as `open_regular` takes it.

    Raises:
        UnusableFileError: as `open_regular`; if it cannot be read, or holds more than its size says, as in /proc.
    """
    with open_regular(path, most=most) as file:
        try:
            data = file.read(most + 1)
        except OSError as error:
            raise UnusableFileError(_unreadable(error)) from error
    if len(data) > most:
        raise UnusableFileError(_too_large(most))
    return data


def _unreadable(error: OSError) -> str:
    return tr("cannot be read: {reason}", reason=reason(error))


def _too_large(most: int) -> str:
    return tr("is larger than {size:,} MB: too large to be read", size=most >> 20)


MAX_TOML_BYTES: Final = 1 << 20
"""Recipes and lessons are some kilobytes; a larger file is none."""

MAX_MARKS: Final = 50_000
"""The most ends of lines, quotes, backslashes and remarks."""

MAX_VALUES: Final = 2_000
"""The most values, tables and lists together."""

MAX_DOTS: Final = 8
"""The most parts that a dotted key can have, less one."""

MAX_DEPTH: Final = 50
"""How deep lists and tables may stand inside each other."""

_STRINGS: Final = r"""(?sx)
      \# [^\n]*                                    # a remark
    | "{3} (?: [^"\\]++ | \\. | "(?!"") )*+ "{3,5}   # many lines, which may end in two quotes of their own
    | '{3} (?: [^']++ | '(?!'') )*+ '{3,5}
    | "(?!"") (?: [^"\\\n]++ | \\[^\n] )*+ "        # one line
    | '(?!'') [^'\n]*+ '
    | (?P<endless> ["'].* )                      # a string that does not end, and all that follows
"""


class TomlError(UnusableFileError):
    """Why a file that was read whole is no TOML that can be used, as "is not valid TOML: ..."."""


def read_toml(path: Path, what: str, error: type[HwrError]) -> dict[str, Any]:
    """Read a TOML file into plain values.

    Args:
        what: what to call it, such as "lesson"; marked.

    Raises:
        HwrError: of the kind `error`, if it cannot be had, is no TOML, or holds more than any file of this program; the
            sentence names it.
    """
    try:
        return parse_toml(read_regular(path, most=MAX_TOML_BYTES))
    except UnusableFileError as problem:
        raise error(tr("The {what} {path} {problem}.", what=tr(what), path=path, problem=problem)) from problem


def parse_toml(data: bytes) -> dict[str, Any]:
    """A TOML document, at most `MAX_TOML_BYTES`, as plain values.

    Raises:
        TomlError: if it is none, or holds too much.
    """
    try:
        text = data.decode("utf-8-sig")  # some editors begin a file with a mark
    except UnicodeDecodeError as error:
        raise TomlError(tr("is not text in UTF-8; save it as that")) from error
    if sum(map(text.count, "\n\"'\\#")) > MAX_MARKS:
        raise TomlError(
            tr(
                "holds more than {most:,} lines and marks, which none of this program's files does",
                most=MAX_MARKS,
            )
        )
    _require_bounded(_without_strings(text))

    import tomllib  # takes some milliseconds, which a start of the window need not spend

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TomlError(tr("is not valid TOML: {error}", error=error)) from error
    except ValueError as error:
        raise TomlError(tr("is not valid TOML: a number in it has too many digits")) from error
    except RecursionError as error:
        raise TomlError(tr(_TOO_DEEP)) from error


_TOO_DEEP: Final = mark("is not valid TOML: its brackets are nested too deeply")


def _require_bounded(bare: str) -> None:
    depths = accumulate(1 if bracket in "[{" else -1 for bracket in re.findall(r"[\[\]{}]", bare))
    if max(depths, default=0) > MAX_DEPTH:
        raise TomlError(tr(_TOO_DEEP))
    if sum(map(bare.count, "=,[{")) > MAX_VALUES:
        raise TomlError(tr("holds more than {most:,} values, which none of this program's files does", most=MAX_VALUES))
    if max(part.count(".") for part in re.split(r"[^\w\-. \t]", bare)) > MAX_DOTS:
        raise TomlError(
            tr("has a key of more than {most} parts, which none of this program's files has", most=MAX_DOTS + 1)
        )


def _without_strings(text: str) -> str:
    """The document with `_` for every string, and without remarks; as it is from a string on that does not end.

    Up to the first mistake in a document this is what the parser takes for strings and remarks, and there it stops.
    """
    return re.sub(_STRINGS, lambda found: found["endless"] or ("" if found[0].startswith("#") else "_"), text)
