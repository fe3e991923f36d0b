"""Writes the reference at the end of `docs/lessons.md` from the chapters themselves.

python docs/make_lesson_reference.py
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from hwr.chapters.contents import KEYS, chapter  # noqa: E402 - found by the line before
from hwr.explain.chapter import Chapter  # noqa: E402 - found by the line before
from hwr.explain.setting import Dial, Reading  # noqa: E402

PAGE: Final = ROOT / "docs" / "lessons.md"
BEGIN: Final = "<!-- reference: made by docs/make_lesson_reference.py -->"


def reference() -> str:
    """Every chapter with its settings and readings, as Markdown."""
    return "\n".join(_section(number, chapter(key)) for number, key in enumerate(KEYS, start=1))


def with_reference(page: str) -> str:
    """The page with its reference made anew."""
    before, mark, _ = page.partition(BEGIN)
    return f"{before}{mark}\n\n{reference()}"


def _section(number: int, shown: Chapter) -> str:
    lines = [
        f"### {number}. {shown.title}: `{shown.key}`",
        "",
        "| setting | what it is | values | at first |",
        "|---|---|---|---|",
    ]
    lines += [f"| `{one.name}` | {one.label} | {_values(one)} | {_literal(one.default)} |" for one in shown.settings]
    lines += ["", "| reading | what it tells |", "|---|---|"]
    lines += [f"| `{one.name}` | {one.label}{_words(one)} |" for one in shown.readings]
    return "\n".join([*lines, ""])


def _words(reading: Reading) -> str:
    if reading.is_free:
        return " (in words of its own; no question can wait for it)"
    said = dict(reading.phrases)
    quoted = ", ".join(f'"{word}" ({said[word]})' if word in said else f'"{word}"' for word in reading.words)
    return f": {quoted}" if quoted else ""


def _values(setting: Dial) -> str:
    if isinstance(setting.default, bool):
        return "true, false"
    if isinstance(setting.default, str):
        return ", ".join(f'"{choice.value}"' for choice in setting.choices)
    return f"{'whole ' if setting.is_whole else ''}{setting.low:g} to {setting.high:g}"


def _literal(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else f'"{value}"' if isinstance(value, str) else f"{value:g}"


def main() -> None:
    """Write the page."""
    PAGE.write_text(with_reference(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
