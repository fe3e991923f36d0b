"""The list of suffixes and formats is the only one, and every reader keeps to it."""

from __future__ import annotations

import ast
import gzip
import re
import tomllib
from pathlib import Path
from typing import Final

import pytest
from PIL import Image

from hwr.data.sources import open_source
from hwr.errors import HwrError, InkFileError, PictureError
from hwr.ink.drawing import Drawing
from hwr.ink.files import (
    DRAWING_FORMATS,
    DRAWING_SUFFIXES,
    LABELLED_INK_SUFFIXES,
    PDF,
    PICTURE_FORMATS,
    PICTURE_SUFFIXES,
    SAVED_AS,
    DrawingFormat,
    PictureFormat,
    drawing_format,
)
from hwr.ink.picture import read_picture
from hwr.ui.read.opening import FileSource
from hwr.ui.read.opening import open_source as open_in_window
from hwr.ui.read.transfer import file_bytes, open_filter, save_filters
from tests.conftest import ROOT
from tests.ink.libraries import require_library

SEVEN: Final = Drawing.from_strokes([[(70, 60), (180, 62), (122, 200)]])

WRITE_CHARTS: Final = ("ui/kit/chart/", "export/")
"""Where charts are saved as pictures: that concerns no ink, and is never read again."""


def sevens() -> Image.Image:
    picture = Image.new("RGB", (60, 60), "white")
    picture.paste("black", (20, 10, 24, 50))
    return picture


@pytest.mark.parametrize("form", PICTURE_FORMATS, ids=lambda form: form.name)
def test_every_picture_format_is_read_under_each_of_its_suffixes(tmp_path: Path, form: PictureFormat) -> None:
    require_library(form)
    for suffix in form.suffixes:
        path = tmp_path / f"seven{suffix.upper()}"
        sevens().save(path, form.pillow or form.name)
        assert read_picture(path).max() > 0.9
        assert Image.registered_extensions()[suffix] == form.pillow or form is PDF
        assert drawing_format(path) is None


@pytest.mark.parametrize("name", ["PPM", "ICO", "TGA", "PCX"])
def test_no_other_format_is_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / "seven.png"
    sevens().save(path, name)
    names = ", ".join(form.name for form in PICTURE_FORMATS)
    with pytest.raises(PictureError, match=rf"what can be read is {names}\."):
        read_picture(path)


def test_what_the_program_needs_to_read_a_format_can_be_asked_for() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    for form in PICTURE_FORMATS:
        if form.extra:
            assert [re.match(r"[\w-]+", each)[0] for each in extras[form.extra]] == [form.package]  # type: ignore[index]
            assert set(extras[form.extra]) <= set(extras["test"])


@pytest.mark.parametrize("form", DRAWING_FORMATS, ids=lambda form: form.title)
def test_every_drawing_format_is_read_under_each_of_its_suffixes(tmp_path: Path, form: DrawingFormat) -> None:
    for suffix in form.suffixes:
        path = tmp_path / f"seven{suffix.upper()}"
        path.write_bytes(form.to_bytes(SEVEN))
        assert drawing_format(path) is form
        assert form.read(path) == open_in_window(FileSource(path)) == SEVEN


@pytest.mark.parametrize("form", DRAWING_FORMATS, ids=lambda form: form.title)
@pytest.mark.parametrize("data", [b"", b"\0\xff" * 100, b"nonsense", None])
def test_what_is_no_drawing_is_told_in_a_sentence(tmp_path: Path, form: DrawingFormat, data: bytes | None) -> None:
    path = tmp_path / f"seven{form.suffixes[0]}"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(InkFileError, match=r"seven.*\.$"):
        form.read(path)


@pytest.mark.parametrize("suffix", LABELLED_INK_SUFFIXES)
def test_labelled_ink_is_read_under_each_of_its_suffixes(tmp_path: Path, suffix: str) -> None:
    line = b'{"id": "a", "label": "7", "writer": "b", "strokes": [[[0, 0], [9, 9]]]}\n'
    path = tmp_path / f"set{suffix.upper()}"
    path.write_bytes(gzip.compress(line) if suffix.endswith(".gz") else line)
    assert [item.label for item in open_source(path)] == ["7"]


def test_the_dialogs_offer_what_is_read_and_written(tmp_path: Path) -> None:
    offered = re.findall(r"\*(\.\w+)", open_filter())
    assert sorted(offered) == sorted((*PICTURE_SUFFIXES, *DRAWING_SUFFIXES))
    assert tuple(save_filters().values()) == tuple(SAVED_AS)
    for suffix in SAVED_AS:
        path = tmp_path / f"seven{suffix}"
        path.write_bytes(file_bytes(SEVEN, path))
        open_in_window(FileSource(path))
    with pytest.raises(HwrError, match=re.escape(" or ".join(SAVED_AS))):
        file_bytes(SEVEN, tmp_path / "seven.gif")


def written_suffixes(source: str) -> list[str]:
    """The strings of a module, docstrings apart, that are a suffix or a format of the list, or match files by one."""
    suffixes = (*DRAWING_SUFFIXES, *LABELLED_INK_SUFFIXES, *PICTURE_SUFFIXES)
    names = {name for form in PICTURE_FORMATS for name in (form.name, form.pillow) if name}
    listed = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, suffixes))})(?!\w)|^({'|'.join(names)})$")
    if not any(word in source for word in (*suffixes, *names)):  # parsing takes time
        return []
    tree = ast.parse(source)
    documents = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in documents
        and listed.search(node.value)
    ]


def test_no_suffix_or_format_is_written_anywhere_else() -> None:
    found = {
        where: strings
        for path in sorted((ROOT / "hwr").rglob("*.py"))
        if (where := path.relative_to(ROOT / "hwr").as_posix()) != "ink/files.py" and not where.startswith(WRITE_CHARTS)
        if (strings := written_suffixes(path.read_text(encoding="utf-8")))
    }
    assert not found, f"these belong into hwr/ink/files.py: {found}"


@pytest.mark.parametrize(
    "source",
    [
        "ENDS = ('.inkml',)",
        "a = 'Pictures (*.png *.jpg)'",
        "i.save(f, 'JPEG')",
        "if s == '.jsonl.gz': pass",
        "f'x{y}.bmp'",
    ],
)
def test_the_search_for_suffixes_catches(source: str) -> None:
    assert written_suffixes(source)


def test_the_search_for_suffixes_allows_names_of_files() -> None:
    assert not written_suffixes("'''Reads .png.'''\nNAME = 'drawings.jsonl'\nMIME = 'image/png'\nx = a.ink")
