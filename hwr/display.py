"""Whether a window can be opened here: the display and the system libraries, asked before Qt aborts over them.

Qt ends the process when it finds no display, and its import fails on a slim system with a message that names a file
instead of a remedy. Only Linux and its like leave either out. Standard library only, so that the launcher can ask too.
"""

from __future__ import annotations

import ctypes
import os
import platform
import sys
import time
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from hwr.errors import DisplayError


class Library(NamedTuple):
    """A system library by the name the loader knows, and the packages that bring it."""

    soname: str
    debian: str
    fedora: str
    arch: str


QT_LIBRARIES: Final = (
    Library("libGL.so.1", "libgl1", "libglvnd-glx", "libglvnd"),
    Library("libEGL.so.1", "libegl1", "libglvnd-egl", "libglvnd"),
    Library("libglib-2.0.so.0", "libglib2.0-0", "glib2", "glib2"),
    Library("libfontconfig.so.1", "libfontconfig1", "fontconfig", "fontconfig"),
    Library("libdbus-1.so.3", "libdbus-1-3", "dbus-libs", "dbus"),
    Library("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon", "libxkbcommon"),
)
"""What Qt is linked against, even where it draws no window."""

X11_LIBRARIES: Final = (
    Library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
    Library("libxcb-shape.so.0", "libxcb-shape0", "libxcb", "libxcb"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"),
)
"""What Qt needs on top to draw on an X11 display."""


def check_display(environment: Mapping[str, str] = os.environ) -> None:
    """Return if a window can be opened.

    Raises:
        DisplayError: if there is no display, it does not answer, or system libraries are missing.
    """
    if not _is_linux():
        return
    chosen = environment.get("QT_QPA_PLATFORM", "")
    wayland, x11 = environment.get("WAYLAND_DISPLAY", ""), environment.get("DISPLAY", "")
    screenless = chosen and not chosen.startswith(("xcb", "wayland"))  # offscreen, vnc, ...
    if screenless or (wayland and not chosen.startswith("xcb")):
        check_libraries(QT_LIBRARIES)
    elif x11:
        check_libraries(QT_LIBRARIES + X11_LIBRARIES)
        if not _x11_answers(x11):
            raise DisplayError(
                f"The display {x11} (from the variable DISPLAY) cannot be reached. Start the program in a desktop "
                "session; `hwr --help` lists the commands that need no window."
            )
    else:
        raise DisplayError(
            "There is no display here: neither DISPLAY nor WAYLAND_DISPLAY is set. Start the program in a desktop "
            "session (over the network: ssh -X); `hwr --help` lists the commands that need no window."
        )


def check_libraries(libraries: tuple[Library, ...] = QT_LIBRARIES) -> None:
    """Return if the system libraries are there.

    Raises:
        DisplayError: with the command that installs the missing ones.
    """
    missing = missing_libraries(libraries)
    if missing:
        names = ", ".join(library.soname for library in missing)
        raise DisplayError(f"The window needs system libraries that are missing: {names}. {_remedy(missing)}")


def missing_libraries(
    libraries: tuple[Library, ...] = QT_LIBRARIES + X11_LIBRARIES, load: Callable[[str], object] = ctypes.CDLL
) -> tuple[Library, ...]:
    """Those of the libraries that the system's loader does not find; always none where Qt brings its own."""
    return tuple(library for library in libraries if not _loads(library.soname, load)) if _is_linux() else ()


def _is_linux() -> bool:
    return sys.platform not in ("win32", "darwin")


def _loads(soname: str, load: Callable[[str], object]) -> bool:
    try:
        load(soname)
    except OSError:
        return False
    return True


def _remedy(missing: tuple[Library, ...]) -> str:
    """How to install the libraries on this distribution, or on the three families if it is none of them."""
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        release = {}
    family = {release.get("ID", ""), *release.get("ID_LIKE", "").split()}
    apt, dnf, pacman = (
        f"{command} {' '.join(dict.fromkeys(packages))}"
        for command, packages in (
            ("sudo apt install", [library.debian for library in missing]),
            ("sudo dnf install", [library.fedora for library in missing]),
            ("sudo pacman -S", [library.arch for library in missing]),
        )
    )
    for names, line in (({"debian", "ubuntu"}, apt), ({"fedora", "rhel"}, dnf), ({"arch"}, pacman)):
        if family & names:
            return f"Install them with: {line}"
    return f"Install them (Debian, Ubuntu: {apt}; Fedora: {dnf}; Arch: {pacman})"


def _x11_answers(display: str) -> bool:
    """Whether an X server accepts a connection, asked through the library Qt uses.

    A few attempts, because a server that is just starting (`xvfb-run`) refuses the first.
    """
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # nobody to ask; Qt will tell
    xcb.xcb_connect.restype = ctypes.c_void_p
    for attempt in range(5):
        time.sleep(0.1 * attempt)
        connection = ctypes.c_void_p(xcb.xcb_connect(os.fsencode(display), None))
        refused = xcb.xcb_connection_has_error(connection)
        xcb.xcb_disconnect(connection)
        if not refused:
            return True
    return False
