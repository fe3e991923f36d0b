"""The files that were used last: listed, opened again, and where the next dialog begins."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from hwr.store.paths import Paths
from hwr.ui.app import Lab
from hwr.ui.main_window import label
from hwr.ui.read import transfer
from hwr.ui.read.files import Choosers
from hwr.ui.read.transfer import ask_what_to_open, ask_where_to_save
from hwr.ui.settings import MAX_RECENT, load_settings
from tests.ui.conftest import OpenLab
from tests.ui.pen import Mouse

ONE = [(128.0, 50.0), (128.0, 130.0), (128.0, 210.0)]
LONG_MS = 30_000


def entries(lab: Lab) -> list[QAction]:
    """What the menu lists when it is opened, without the last entry, which forgets them."""
    lab.window.recent.aboutToShow.emit()
    found = [action for action in lab.window.recent.actions() if not action.isSeparator()]
    assert found[-1].objectName() == "actionClearRecent"
    return found[:-1]


def save_as(lab: Lab, path: Path) -> None:
    lab.files._choosers = Choosers(where_to_save=lambda *_: path)
    lab.actions.save.trigger()


def test_what_was_saved_can_be_opened_from_the_menu_in_the_next_window(
    open_lab: OpenLab, qtbot: QtBot, tmp_path: Path
) -> None:
    lab = open_lab()
    assert not lab.window.recent.menuAction().isEnabled()
    Mouse(lab.page.canvas).stroke(ONE)
    drawn = lab.session.document
    save_as(lab, tmp_path / "a.inkml")
    save_as(lab, tmp_path / "b.png")
    save_as(lab, tmp_path / "a.inkml")
    lab.actions.clear.trigger()
    lab.window.close()
    again = open_lab()
    assert again.window.recent.menuAction().isEnabled()
    first, second = entries(again)
    assert [entry.data() for entry in (first, second)] == [str(tmp_path / "a.inkml"), str(tmp_path / "b.png")]
    first.trigger()
    qtbot.waitUntil(lambda: again.session.document == drawn, timeout=LONG_MS)


def test_what_is_gone_is_greyed_and_the_list_can_be_cleared(open_lab: OpenLab, paths: Paths, tmp_path: Path) -> None:
    lab = open_lab()
    Mouse(lab.page.canvas).stroke(ONE)
    for name in ("a.png", "b.png"):
        save_as(lab, tmp_path / name)
    (tmp_path / "a.png").unlink()
    there, gone = entries(lab)
    assert there.isEnabled()
    assert not gone.isEnabled()
    assert "no longer there" in gone.text()
    lab.window.recent.actions()[-1].trigger()
    assert not lab.window.recent.menuAction().isEnabled()
    assert entries(lab) == []
    assert load_settings(paths.settings).recent == ()


def test_what_could_not_be_opened_is_not_listed(lab: Lab, qtbot: QtBot, tmp_path: Path) -> None:
    lab.files.open_file(tmp_path / "missing.png")
    qtbot.waitUntil(lambda: not lab.session.is_opening, timeout=LONG_MS)
    assert entries(lab) == []


def test_two_windows_do_not_forget_each_others_files(open_lab: OpenLab, paths: Paths, tmp_path: Path) -> None:
    labs = [open_lab(), open_lab()]
    for lab, name in zip(labs, ("a.png", "b.png"), strict=True):
        Mouse(lab.page.canvas).stroke(ONE)
        save_as(lab, tmp_path / name)
        lab.keeping.flush()
    assert load_settings(paths.settings).recent == (tmp_path / "b.png", tmp_path / "a.png")


def test_no_more_are_listed_than_one_can_look_through(lab: Lab, tmp_path: Path) -> None:
    Mouse(lab.page.canvas).stroke(ONE)
    for number in range(MAX_RECENT + 3):
        save_as(lab, tmp_path / f"{number}.inkml")
    assert len(entries(lab)) == MAX_RECENT
    assert entries(lab)[0].data() == str(tmp_path / f"{MAX_RECENT + 2}.inkml")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("this & that.png", "this && that.png  (/tmp)"),
        ("<img src='x'>.png", "<img src='x'>.png  (/tmp)"),
        ("tab\tline\nbell\x1b[31m.png", r"tab\tline\nbell\x1b[31m.png  (/tmp)"),
        ("\u202egnp.png", r"\u202egnp.png  (/tmp)"),
        ("lone \udcff.png", r"lone \udcff.png  (/tmp)"),
        ("x" * 300, f"{'x' * 24}…{'x' * 24}  (/tmp)"),
    ],
)
def test_names_are_shown_as_plain_text(name: str, shown: str) -> None:
    assert label(Path("/tmp", name)) == shown


def test_a_name_says_where_the_file_is() -> None:
    assert label(Path.home() / "pictures" / "7.png") == "7.png  (~/pictures)"
    assert label(Path("/", *["deep"] * 50, "7.png")).count("deep") < 12


def test_hostile_names_reach_the_menu_and_open(open_lab: OpenLab, qtbot: QtBot, tmp_path: Path) -> None:
    name = "a & <img src=x>\n\x1b.inkml"
    lab = open_lab()
    Mouse(lab.page.canvas).stroke(ONE)
    drawn = lab.session.document
    save_as(lab, tmp_path / name)
    lab.actions.clear.trigger()
    lab.window.close()
    again = open_lab()
    (entry,) = entries(again)
    assert entry.text().startswith(r"a && <img src=x>\n\x1b.inkml  (")
    assert "img" not in entry.toolTip()
    entry.trigger()
    qtbot.waitUntil(lambda: again.session.document == drawn, timeout=LONG_MS)


def test_dialogs_begin_where_the_last_one_ended(
    open_lab: OpenLab, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    begun: list[str] = []
    folder = tmp_path / "drawings"
    folder.mkdir()

    def asked(answer: Path | None, start: str) -> Path | None:
        begun.append(start)
        return answer

    monkeypatch.setattr(transfer, "ask_where", lambda parent, title, usual, kinds: asked(folder / "7.png", usual))
    monkeypatch.setattr(transfer, "ask_which", lambda parent, title, kinds, start: asked(None, start))
    lab = open_lab()
    Mouse(lab.page.canvas).stroke(ONE)
    lab.actions.save.trigger()
    lab.actions.open.trigger()
    lab.window.close()
    again = open_lab()
    again.actions.open.trigger()
    again.actions.save.trigger()
    assert begun == ["digit.png", str(folder), str(folder), str(folder / "digit.png")]
    (folder / "7.png").unlink()
    folder.rmdir()
    again.actions.open.trigger()
    assert begun[-1] == str(tmp_path), "what is left of the way there"
    assert ask_what_to_open(again.window, None) is None
    assert ask_where_to_save(again.window, Path("/nowhere/at/all")) == folder / "7.png"
    assert begun[-2:] == ["", "digit.png"]
