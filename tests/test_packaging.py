"""Packages: built as the documents say, put where nothing else of the project is, and started there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image, ImageDraw

from hwr.versions import version
from tests.conftest import ROOT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="what is started lies elsewhere on Windows"),
    pytest.mark.xdist_group("packaging"),
]

DATA = ("models/digits.safetensors", "assets/drawings.jsonl", "assets/lessons", "assets/desktop", "assets/translations")
"""What the program needs besides its modules."""

_PATIENCE = 900


def done(command: Sequence[str | Path], folder: Path, **environment: str) -> str:
    """What a command prints, run in this folder, with nothing of this environment's to be imported."""
    usual = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    ended = subprocess.run(
        list(map(str, command)),
        cwd=folder,
        env={**usual, "QT_QPA_PLATFORM": "offscreen", **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=_PATIENCE,
        check=False,
    )
    if "No matching distribution" in ended.stderr or "connection" in ended.stderr.lower():
        pytest.skip("no package index can be reached from here")
    assert ended.returncode == 0, f"{ended.stdout[-3000:]}\n{ended.stderr[-3000:]}"
    return ended.stdout


def environment(folder: Path, *targets: str | Path) -> Path:
    """The folder of commands of a new environment with these installed, and nothing else."""
    done([sys.executable, "-m", "venv", folder], folder.parent)
    commands = folder / "bin"
    done([commands / "python", "-m", "pip", "install", "--quiet", *targets], folder.parent)
    return commands


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Path]:
    """A folder that does not stay: a gigabyte comes together in it."""
    yield tmp_path
    shutil.rmtree(tmp_path)


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the sdist and the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("packages")
    commands = environment(folder / "building", "build")
    done([commands / "python", "-m", "build", "--outdir", folder / "dist", ROOT], folder)
    return folder / "dist"


def starts(program: Path, folder: Path) -> None:
    """It tells its version, reads a picture, and shows its window."""
    seven = folder / "seven.png"
    picture = Image.new("L", (200, 200), 255)
    ImageDraw.Draw(picture).line([(50, 50), (150, 50), (90, 160)], fill=0, width=14)
    picture.save(seven)
    assert done([program, "--version"], folder).split() == ["hwr", version()]
    assert ": 7 " in done([program, "predict", seven], folder)
    done([program], folder, HWR_EXIT_AFTER_FIRST_PAINT="1")


def test_sdist_and_wheel_hold_what_the_program_needs(packages: Path) -> None:
    [sdist], [wheel] = packages.glob("*.tar.gz"), packages.glob("*.whl")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"main.py", "README.md", "LICENSE", "tests/test_packaging.py"} <= names
    assert not any(".venv" in name for name in names)
    with ZipFile(wheel) as packed:
        held = packed.namelist()
    for place in DATA:
        assert any(name.startswith(place) for name in names), place
        assert any(name.startswith(f"hwr/_{place}") for name in held), place
    assert {name.split("/")[0] for name in held} == {"hwr", f"hwr-{version()}.dist-info"}


def test_the_wheel_starts_in_an_environment_of_its_own(packages: Path, room: Path) -> None:
    [wheel] = packages.glob("*.whl")
    commands = environment(room / "bare", wheel)
    starts(commands / "hwr", room)
    done([commands / "hwr-gui"], room, HWR_EXIT_AFTER_FIRST_PAINT="1")
    assert str(room / "bare") in done([commands / "hwr", "info"], room)
    done([commands / "hwr", "desktop", "install"], room, XDG_DATA_HOME=str(room / "xdg"))
    [entry] = (room / "xdg" / "applications").glob("*.desktop")
    assert f"Exec={commands / 'hwr-gui'} %f" in entry.read_text(encoding="utf-8")


def test_the_standalone_program_starts_without_python(room: Path) -> None:
    """The command of docs/packaging.md."""
    commands = environment(room / "building", f"{ROOT}[standalone]")
    spec = ROOT / "docs" / "packaging" / "hwr.spec"
    done([commands / "pyinstaller", "--noconfirm", "--workpath", room / "build", spec], room)
    program = room / "dist" / "hwr" / "hwr"
    starts(program, room)
    with Image.open(room / "seven.png") as picture:
        picture.save(room / "seven.avif")
        picture.save(room / "seven.pdf")
    told = done([program, "predict", "seven.avif", "seven.pdf"], room)
    assert told.count(": 7 ") == 2, "these are decoded in a process of their own"
    done([sys.executable, ROOT / "docs" / "packaging" / "appdir.py", "dist/hwr", "hwr.AppDir"], room)
    starts(room / "hwr.AppDir" / "AppRun", room)
