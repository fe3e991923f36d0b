"""The blocks of code in the documents, and how a document says that one is not run.

A block runs unless the line before it is `<!-- not run: why -->`, which readers do not see. Of the languages, `python`
is run as it is; of `sh` every line is a command of `hwr`; in `console` such a line begins with `$`, and what
follows is what it prints; `toml` is read. Nothing else runs, and so has to say why.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

RUN: Final = ("python", "sh", "console", "toml")

_BLOCK: Final = re.compile(
    r"(?:^<!-- not run: (?P<why>.+?) -->\n)?^```(?P<language>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)


@dataclass(frozen=True)
class CodeBlock:
    """A block between fences.

    Attributes:
        language: as it is named after the first fence.
        text: its lines.
        line: where the first fence is, from 1.
        not_run: why the tests do not run it; empty if they do.
    """

    language: str
    text: str
    line: int
    not_run: str

    @property
    def commands(self) -> Iterator[tuple[str, str]]:
        """Each command line, and the lines that it is said to print."""
        if self.language == "console":
            for entry in re.split(r"^\$ ", self.text, flags=re.MULTILINE)[1:]:
                command, _, printed = entry.partition("\n")
                yield command, printed
        elif self.language == "sh":
            for line in self.text.replace("\\\n", " ").splitlines():
                if shlex.split(line, comments=True):
                    yield line, ""


def code_blocks(page: str) -> list[CodeBlock]:
    """All blocks of a page."""
    return [
        CodeBlock(
            found["language"],
            found["text"],
            page.count("\n", 0, found.start("language")) + 1,
            found["why"] or "",
        )
        for found in _BLOCK.finditer(page)
    ]


def arguments(line: str) -> list[list[str]]:
    """What a line hands to `hwr`, once for each command of it; none where it has commands of other programs alone."""
    commands: list[list[str]] = [[]]
    for word in shlex.split(line, comments=True):
        if word in {"&&", "|", ";"}:
            commands.append([])
        else:
            commands[-1].append(word)
    heads = (["hwr"], ["python3", "main.py"])
    return [words[len(head) :] for words in commands for head in heads if words[: len(head)] == head]
