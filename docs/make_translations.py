"""Brings the translations in `assets/translations` up to date with the sources, by Qt's own tools.

    python docs/make_translations.py            # collects what is said, keeps what is translated, makes the .qm files
    python docs/make_translations.py --check    # only says what is not up to date, and ends with 1 if anything is

Translate in the `.ts` files, with Qt Linguist (`pyside6-linguist`) or any editor, and run it again.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET  # of our own files
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import PySide6

ROOT: Final = Path(__file__).parent.parent
FOLDER: Final = ROOT / "assets" / "translations"
FORMS: Final = {"de": 2}
"""How many forms words have by number in each language that is translated to."""

_PLACE: Final = re.compile(r"\{[^{}]*\}")
_TAG: Final = re.compile(r"</?\w+")


def sources() -> list[str]:
    """All modules, relative to the project."""
    return sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "hwr").rglob("*.py"))


def collect(ts: Path, language: str) -> None:
    """Bring a `.ts` file up to date with what the sources say; what is translated stays."""
    # As a list in a file: the command line of some systems is shorter than that.
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder, "sources.lst")
        listed.write_text("\n".join(sources()), encoding="utf-8")
        _run(
            "lupdate", f"@{listed}", "-tr-function-alias", "QT_TR_NOOP+=mark", "-locations", "none", "-no-obsolete",
            "-disable-heuristic", "similartext", "-source-language", "en", "-target-language", language, "-ts", str(ts),
        )  # fmt: skip


def compile_(ts: Path, qm: Path) -> None:
    """Make of a `.ts` file what the program reads."""
    _run("lrelease", str(ts), "-qm", str(qm))


def faults(ts: Path, forms: int) -> Iterator[str]:
    """What is wrong with the translations in a file, a line each."""
    for message in ET.parse(ts).getroot().iter("message"):
        source = message.findtext("source") or ""
        translation = message.find("translation")
        assert translation is not None
        words = [form.text or "" for form in translation] if message.get("numerus") else [translation.text or ""]
        if translation.get("type") == "unfinished" or not all(word.strip() for word in words):
            yield f"not translated: {source!r}"
            continue
        if message.get("numerus") and len(words) != forms:
            yield f"{len(words)} forms instead of {forms}: {source!r}"
        for word in words:
            for what, pattern in (("places", _PLACE), ("markup", _TAG)):
                if sorted(set(pattern.findall(word))) != sorted(set(pattern.findall(source))):
                    yield f"other {what}: {source!r}: {word!r}"


def _run(tool: str, *arguments: str) -> None:
    program = shutil.which(tool, path=str(Path(PySide6.__file__).parent)) or f"pyside6-{tool}"
    subprocess.run([program, *arguments, "-silent"], cwd=ROOT, check=True, capture_output=True)


def check(language: str) -> list[str]:
    """What is not up to date in a language."""
    ts = FOLDER / f"hwr_{language}.ts"
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(shutil.copy(ts, folder))
        collect(fresh, language)
        compile_(fresh, fresh.with_suffix(".qm"))
        stale = [
            f"{one.name} is not up to date: run docs/make_translations.py"
            for one in (fresh, fresh.with_suffix(".qm"))
            if one.read_bytes() != (FOLDER / one.name).read_bytes()
        ]
        return [*stale, *faults(fresh, FORMS[language])]


def main() -> int:
    for language, forms in FORMS.items():
        if "--check" in sys.argv[1:]:
            found = check(language)
        else:
            ts = FOLDER / f"hwr_{language}.ts"
            collect(ts, language)
            compile_(ts, ts.with_suffix(".qm"))
            found = list(faults(ts, forms))
        if found:
            print("\n".join(found))  # noqa: T201 - what the script is for
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
