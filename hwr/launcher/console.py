"""What somebody who waits is told: a line for each step, and what pip's output says of its work and its failures."""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path
from typing import TextIO

_OFFLINE = ("NewConnectionError", "ConnectionError", "ConnectTimeout", "ReadTimeout", "ProxyError", "SSLError")
_DISK_FULL = ("No space left on device", "[Errno 28]")


class Console:
    """Tells of the steps of a job on `stream`: on a terminal with the seconds and what is being done, elsewhere,
    such as in a log file, in plain lines without control characters.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._live = stream.isatty()
        self._title = ""
        self._started = 0.0
        self._shown = ""

    def say(self, sentence: str) -> None:
        """Say something that stays on the screen."""
        self._write(f"{sentence}\n")

    def begin(self, title: str) -> None:
        """Begin a step."""
        self._title = title
        self._started = time.monotonic()
        if not self._live:
            self._write(f"  {title} ...\n")

    def show(self, detail: str) -> None:
        """Show what the step is doing now, where a line can be rewritten."""
        line = f"  {self._title} ... {self._seconds()} s  {detail[:40]}"
        if self._live and line != self._shown:
            self._write(f"\r\033[K{line}")
            self._shown = line

    def end(self) -> None:
        """End a step."""
        start = "\r\033[K" if self._live else ""
        self._write(f"{start}  {self._title}: done in {self._seconds()} s\n")
        self._title = ""

    def close(self) -> None:
        """Leave the line of a step that did not come to its end, so that the next message starts on its own."""
        if self._title and self._live:
            self._write("\n")
        self._title = ""

    def _seconds(self) -> int:
        return round(time.monotonic() - self._started)

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()


def doing(log: str) -> str:
    """What pip is doing, in a word or two: the package it fetches, or that it unpacks them all."""
    last = next((line for line in reversed(log.splitlines()) if line.startswith(("Collecting ", "Installing "))), "")
    verb, _, rest = last.partition(" ")
    if verb == "Installing":
        return "unpacking"
    return rest.split("=")[0].split(">")[0].split("<")[0].split("!")[0].split(" ")[0]


def diagnosis(log: str, path: Path) -> str:
    """What went wrong, as far as pip's output tells, and what to do."""
    again = f"run the same command again. Everything that was tried stands in {path}"
    if any(word in log for word in _DISK_FULL):
        return f"The disk is full: the libraries need about 1 GB. Make room, then {again}"
    if any(word in log for word in _OFFLINE):
        return f"The libraries could not be downloaded. Check the connection to the internet, then {again}"
    absent = re.search(r"No matching distribution found for (\S+)", log)
    if absent:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        return (
            f"There is no {absent[1]} to be had for Python {version} here. Check the connection to the internet, "
            f"or use another Python (3.11 to 3.14), then {again}"
        )
    end = "\n".join(f"    {line}" for line in log.strip().splitlines()[-12:])
    return f"The libraries could not be installed:\n{end}\nMend that, then {again}"
