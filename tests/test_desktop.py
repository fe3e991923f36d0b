"""The desktop: what is put into its menus is valid, starts the program, opens its files, and can be taken away."""

from __future__ import annotations

import configparser
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from click.testing import CliRunner
from PySide6.QtGui import QImage

from docs import make_icons
from hwr.cli.commands import commands
from hwr.desktop import data_home, exec_line, install, starter, uninstall
from hwr.errors import StorageError
from hwr.launcher.environment import remedy
from hwr.store.paths import Paths
from hwr.ui.kit.application import DESKTOP_FILE
from tests.conftest import ROOT

SHIPPED = Paths.of_user({}).shipped_desktop
XDG_ALONE = pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="menus of this kind are of Linux and BSD")


def installed(command: str) -> str:
    """A validator's place; skips where there is none."""
    found = shutil.which(command)
    if found is None:
        pytest.skip(f"{command} is not installed here")
    return found


def entry(path: Path) -> configparser.SectionProxy:
    found = configparser.RawConfigParser(interpolation=None)
    found.optionxform = str  # type: ignore[method-assign,assignment]
    found.read(path, encoding="utf-8")
    return found["Desktop Entry"]


def started(line: str) -> list[str]:
    """What a desktop makes of an `Exec` line, without the file: the value's escapes, then quotes, then field codes.

    A shell's `$` and backtick need a backslash between quotes; Python's reading of a shell's quotes leaves it there.
    """
    *command, field = shlex.split(line.replace("\\\\", "\\"))
    assert field == "%f"
    return [re.sub(r"\\([$`])", r"\1", part).replace("%%", "%") for part in command]


def test_the_files_are_called_as_the_window_is() -> None:
    assert {path.name for path in SHIPPED.iterdir() if path.is_file()} == {
        f"{DESKTOP_FILE}{end}" for end in (".desktop", ".metainfo.xml", ".mime.xml")
    }
    description = ElementTree.parse(SHIPPED / f"{DESKTOP_FILE}.metainfo.xml").getroot()
    assert description.findtext("id") == DESKTOP_FILE
    assert description.findtext("launchable") == f"{DESKTOP_FILE}.desktop"
    assert description.findtext("icon") == entry(SHIPPED / f"{DESKTOP_FILE}.desktop")["Icon"] == DESKTOP_FILE


def test_entry_and_description_name_the_same_types_and_this_version() -> None:
    description = ElementTree.parse(SHIPPED / f"{DESKTOP_FILE}.metainfo.xml").getroot()
    types = {one.text for one in description.iter("mediatype")}
    assert types == set(filter(None, entry(SHIPPED / f"{DESKTOP_FILE}.desktop")["MimeType"].split(";")))
    told = ElementTree.parse(SHIPPED / f"{DESKTOP_FILE}.mime.xml").getroot()
    assert types == {one.get("type") for one in told}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    releases = [one.get("version") for one in description.iter("release")]
    assert releases[0] == project["version"]
    assert {one.text for one in description.iter("binary")} == {*project["scripts"], *project["gui-scripts"]}


def test_the_description_is_valid() -> None:
    command = [installed("appstreamcli"), "validate", "--no-net", str(SHIPPED / f"{DESKTOP_FILE}.metainfo.xml")]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout


@XDG_ALONE
@pytest.mark.parametrize("is_shipped", [True, False])
def test_the_entry_is_valid(tmp_path: Path, is_shipped: bool) -> None:
    folder = SHIPPED if is_shipped else tmp_path / "applications"
    install(SHIPPED, tmp_path, ["/opt/a b/$x/hwr", "gui"])
    command = [installed("desktop-file-validate"), str(folder / f"{DESKTOP_FILE}.desktop")]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_the_icons_are_the_programs_own() -> None:
    """By the eye: another version of Qt may round otherwise."""
    assert make_icons.place("scalable", ".svg").read_bytes() == make_icons.SOURCE.read_bytes()
    for side in make_icons.SIDES:
        kept = QImage(str(make_icons.place(f"{side}x{side}", ".png"))).convertToFormat(QImage.Format.Format_ARGB32)
        assert kept.width() == kept.height() == side
        values, wanted = (np.asarray(one.constBits(), np.int16) for one in (kept, make_icons.painted(side)))
        assert np.abs(values - wanted).mean() < 1.0, f"python docs/make_icons.py makes it anew: {side}"


@XDG_ALONE
def test_what_is_installed_is_found_and_all_of_it_can_be_taken_away(tmp_path: Path) -> None:
    mine = tmp_path / "applications" / "mine.desktop"
    mine.parent.mkdir(parents=True)
    mine.write_text("[Desktop Entry]\n", encoding="utf-8")
    change = install(SHIPPED, tmp_path, ["/opt/lab/hwr", "gui"])
    assert all(path.is_file() for path in change.files)
    assert {path.relative_to(tmp_path).parts[0] for path in change.files} == {
        "applications",
        "metainfo",
        "mime",
        "icons",
    }
    assert len(change.files) == 3 + 1 + len(make_icons.SIDES)
    assert entry(tmp_path / "applications" / f"{DESKTOP_FILE}.desktop")["TryExec"] == "/opt/lab/hwr"
    assert install(SHIPPED, tmp_path, ["/opt/lab/hwr", "gui"]).files == change.files, "once more changes nothing"
    assert uninstall(SHIPPED, tmp_path).files == change.files
    assert not any(path.exists() for path in change.files)
    assert mine.is_file()
    assert uninstall(SHIPPED, tmp_path).files == ()


@pytest.mark.parametrize(
    "command",
    [
        ["/usr/bin/hwr-gui"],
        ["/home/a b/python", "/home/a b/main.py", "gui"],
        ['/odd/"q"/$HOME/`x`/back\\slash/%f/python', "gui"],
        ["/tëst/漢字/hwr", "gui"],
    ],
)
def test_any_place_can_be_started_from(command: Sequence[str]) -> None:
    assert started(exec_line(command)) == list(command)


@pytest.mark.parametrize("place", ["/new\nline/hwr", "/half\udcff/hwr", "/a=b/hwr"])
def test_a_place_that_no_menu_can_name_is_refused(place: str) -> None:
    with pytest.raises(StorageError, match="menu"):
        exec_line([place])


@XDG_ALONE
def test_the_installed_entry_starts_the_window(hwr_home: Path) -> None:
    install(SHIPPED, data_home(), [sys.executable, "-P", "-m", "hwr", "gui"])
    line = entry(hwr_home / "xdg" / "applications" / f"{DESKTOP_FILE}.desktop")["Exec"]
    environment = {**os.environ, "HWR_EXIT_AFTER_FIRST_PAINT": "1", "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(started(line), env=environment, capture_output=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr


@XDG_ALONE
def test_files_are_told_by_name_and_content(tmp_path: Path) -> None:
    """As any program of Qt sees them once the types are installed."""
    installed("update-mime-database")
    ours, others = tmp_path / "mine.safetensors", tmp_path / "theirs.safetensors"
    shutil.copyfile(Paths.of_user({}).shipped_model, ours)
    header = b'{"__metadata__":{"format":"pt"},"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}'
    others.write_bytes(len(header).to_bytes(8, "little") + header + bytes(4))
    ink = tmp_path / "drawing.inkml"
    ink.write_text('<ink xmlns="http://www.w3.org/2003/InkML"><trace>0 0, 1 1</trace></ink>', encoding="utf-8")
    install(SHIPPED, tmp_path / "data", ["/opt/lab/hwr", "gui"])
    script = (
        "import sys\nfrom PySide6.QtCore import QMimeDatabase\nbase = QMimeDatabase()\n"
        "for path in sys.argv[1:]: print(base.mimeTypeForFile(path).name())\n"
    )
    environment = {**os.environ, "XDG_DATA_HOME": str(tmp_path / "data")}
    command = [sys.executable, "-c", script, str(ours), str(others), str(ink)]
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=True)
    mine, theirs, drawing = done.stdout.split()
    assert mine == "application/vnd.hwr.model"
    assert theirs != mine, "models of other programs are not ours to open"
    assert drawing == "application/inkml+xml"


@XDG_ALONE
def test_a_desktop_that_cannot_be_told_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "nowhere"))
    notes = install(SHIPPED, tmp_path, ["/opt/lab/hwr"]).notes
    assert len(notes) == 2
    assert "sudo apt install shared-mime-info" in notes[0]


@XDG_ALONE
def test_the_command_says_what_it_did(hwr_home: Path) -> None:
    run = CliRunner()
    told = json.loads(run.invoke(commands, ["desktop", "install", "--json"]).stdout)
    assert told["starts"] == starter() == [sys.executable, str(ROOT / "main.py"), "gui"]
    assert all(Path(name).is_relative_to(hwr_home / "xdg") for name in told["installed"])
    assert re.search(r"files? removed", run.invoke(commands, ["desktop", "uninstall"]).stdout)
    assert "nothing to do" in run.invoke(commands, ["desktop", "uninstall"]).stdout


def test_the_standalone_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.delenv("APPIMAGE", raising=False)
    assert starter() == [sys.executable, "gui"]
    monkeypatch.setenv("APPIMAGE", "/opt/hwr.AppImage")
    assert starter() == ["/opt/hwr.AppImage", "gui"], "what is in it lies elsewhere at each start"
    assert "pip" not in remedy("numpy"), "there is none in it"


@XDG_ALONE
def test_the_folder_is_where_the_specification_wants_it() -> None:
    assert data_home({"XDG_DATA_HOME": "/else/where"}) == Path("/else/where")
    for environment in ({}, {"XDG_DATA_HOME": ""}, {"XDG_DATA_HOME": "relative"}):
        assert data_home(environment) == Path.home() / ".local" / "share"
