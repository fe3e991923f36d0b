"""A private environment: the virtual environment that one copy of the project runs in, and the seal of its layers.

It consists of layers (`app`, and `test` on top of it). A layer that was found complete and made from the project as it
is now is sealed: its seal lists every folder of the libraries, the interpreter and `pyproject.toml` with their times of
change. While none of them has changed, nothing was added, removed or replaced, and a start need not look further;
otherwise `inspection` looks at every file. This module is on the way of every start and therefore imports nothing.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

from hwr.launcher.lock import Lock

SUFFIXES = ("", "-2", "-3")
"""Of environments that lie beside each other because those before do not fit any more but are in use."""


class Environment:
    """The virtual environment in `folder` for the project in the folder `project`."""

    def __init__(self, folder: str, project: str) -> None:
        self.folder = folder
        self.project = project

    @property
    def python(self) -> str:
        """The environment's interpreter."""
        return os.path.join(self.folder, *(("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")))

    @property
    def lock_file(self) -> str:
        """The file whose lock every program in the environment shares, and whoever makes it anew holds alone."""
        return f"{self.folder}.lock"

    def stamp_file(self, layer: str) -> str:
        """Where it stands what a layer was made from."""
        return os.path.join(self.folder, f"hwr-{layer}.stamp")

    def seal_file(self, layer: str) -> str:
        """Where the seal of a layer lies."""
        return os.path.join(self.folder, f"hwr-{layer}.seal")

    def seal_title(self) -> str:
        """The first line of a seal: for which Python and which project it was set."""
        return f"{sys.version_info.major}.{sys.version_info.minor} {self.project!a}"

    def is_sealed(self, layer: str) -> bool:
        """Whether the layer, and what it stands on, is known to be complete: nothing changed since it was sealed."""
        try:
            with open(self.seal_file(layer), encoding="utf-8", errors="surrogateescape") as file:
                title, *lines = file.read().split("\n")
            return title == self.seal_title() and all(_has_not_changed(self.folder, line) for line in lines)
        except (OSError, ValueError):
            return False

    def enter(self, layer: str) -> Lock | None:
        """Begin to use the sealed layer: the lock that keeps it as it is for as long as somebody holds it.

        None if the layer is not sealed, or being made anew.
        """
        if not self.is_sealed(layer):
            return None
        try:
            lock = Lock(self.lock_file)
        except OSError:
            return None
        if lock.try_shared() and os.path.exists(self.seal_file(layer)):  # whoever makes it anew breaks the seal first
            return lock
        lock.close()
        return None


def _has_not_changed(folder: str, line: str) -> bool:
    """Whether what a line of a seal names has still the time of change that it names, in nanoseconds."""
    time, _, path = line.partition(" ")
    return os.stat(os.path.join(folder, path)).st_mtime_ns == int(time)


def places(project: str) -> Iterator[Environment]:
    """Where a project's environment may lie, best first: beside it, or, where that is read-only, in the cache.

    However its path is spelled, a project has the same places.
    """
    project = os.path.realpath(project)
    for suffix in SUFFIXES:
        yield Environment(os.path.join(project, f".venv{suffix}"), project)

    import hashlib  # takes as long as all the rest, and few get here

    name = hashlib.sha256(os.fsencode(project)).hexdigest()[:16]
    for suffix in SUFFIXES:
        yield Environment(os.path.join(_cache(), "hwr", "environments", f"{name}{suffix}"), project)


def hold_own() -> None:
    """Keep the private environment that this program runs in, if it does so, as it is until the program's end.

    For programs that were started without the launcher, by the environment's own commands.
    """
    own = _own()
    if own is not None:
        try:
            Lock(own.lock_file).try_shared()
        except OSError:
            return  # nobody may write there, and so nobody makes it anew


def remedy(library: str) -> str:
    """What to do where this library of the program cannot be loaded."""
    if getattr(sys, "frozen", False):
        return "Parts of the program are missing: get the whole folder of it anew."
    own = _own()
    if own is not None:
        return f"Delete the folder {own.folder} and start main.py, which makes it anew."
    return f"Install it again, as a rule with: {sys.executable} -m pip install --force-reinstall {library}"


def _own() -> Environment | None:
    """The private environment that this program runs in."""
    environment = Environment(sys.prefix, "")
    return environment if os.path.exists(environment.stamp_file("app")) else None


def _cache() -> str:
    """The user's folder for what can be made again."""
    if os.name == "nt":
        return os.environ.get("LOCALAPPDATA") or os.path.expanduser(r"~\AppData\Local")
    if sys.platform == "darwin":
        return os.path.expanduser("~/Library/Caches")
    return os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
