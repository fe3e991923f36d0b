"""Progress for somebody who waits: one line per step, on a terminal with the seconds and what is being done."""

from __future__ import annotations

import time
from typing import TextIO


class Progress:
    """Tells of the steps of a job on `stream`; a pipe or a log file gets plain lines without control characters."""

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
