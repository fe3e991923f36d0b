"""The questions asked before Qt would abort: each answer no is a sentence with the way out."""

from __future__ import annotations

import sys

import pytest

from hwr.display import QT_LIBRARIES, X11_LIBRARIES, check_display, check_libraries, missing_libraries
from hwr.errors import DisplayError

pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the system always has a display")


@pytest.mark.parametrize(
    "environment", [{}, {"DISPLAY": ""}, {"QT_QPA_PLATFORM": "xcb"}, {"QT_QPA_PLATFORM": "wayland"}]
)
def test_no_display(environment: dict[str, str]) -> None:
    with pytest.raises(DisplayError, match=r"no display here.*hwr --help"):
        check_display(environment)


def test_a_display_that_does_not_answer() -> None:
    try:
        check_libraries(X11_LIBRARIES)
    except DisplayError as error:
        pytest.skip(str(error))
    with pytest.raises(DisplayError, match=r":4711 .*cannot be reached"):
        check_display({"DISPLAY": ":4711"})


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "vnc:size=100x100"])
def test_platforms_without_a_screen_need_none(platform: str) -> None:
    check_display({"QT_QPA_PLATFORM": platform})


def test_missing_libraries_are_found_and_named() -> None:
    def load(soname: str) -> object:
        if "xcb" in soname or "EGL" in soname:
            raise OSError(f"{soname}: cannot open shared object file")
        return object()

    missing = missing_libraries(QT_LIBRARIES + X11_LIBRARIES, load)
    assert [library.debian for library in missing] == [
        "libegl1",
        "libxcb-cursor0",
        "libxcb-icccm4",
        "libxcb-keysyms1",
        "libxcb-shape0",
    ]


@pytest.mark.parametrize(
    ("release", "line"),
    [
        ({"ID": "debian"}, "Install them with: sudo apt install no-such0"),
        ({"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}, "Install them with: sudo apt install no-such0"),
        ({"ID": "fedora"}, "Install them with: sudo dnf install no-such-fedora"),
        ({"ID": "manjaro", "ID_LIKE": "arch"}, "Install them with: sudo pacman -S no-such-arch"),
        ({"ID": "plan9"}, "Debian, Ubuntu: sudo apt install no-such0; Fedora: sudo dnf install no-such-fedora; Arch:"),
    ],
)
def test_the_remedy_is_the_distributions_own(
    monkeypatch: pytest.MonkeyPatch, release: dict[str, str], line: str
) -> None:
    monkeypatch.setattr("platform.freedesktop_os_release", lambda: release)
    absent = QT_LIBRARIES[0]._replace(
        soname="libno-such.so.0", debian="no-such0", fedora="no-such-fedora", arch="no-such-arch"
    )
    with pytest.raises(DisplayError) as caught:
        check_libraries((absent, absent))
    assert "libno-such.so.0" in str(caught.value)
    assert line in str(caught.value)
