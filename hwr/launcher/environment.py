"""A private environment: the virtual environment that one copy of the project runs in, and how complete it is.

It consists of layers (`app`, and `test` on top of it), each with a stamp file. A stamp is begun before the first file
of its layer is installed and completed after the last, so that a layer is either complete or known not to be. This
module is on the way of every start and therefore imports next to nothing.
"""

from __future__ import annotations

import hashlib
import os
import sys

from hwr.errors import InstallationError

UNFINISHED = "unfinished"


class Environment:
    """The virtual environment in `folder` for the project in the folder `project`."""

    def __init__(self, folder: str, project: str) -> None:
        self.folder = folder
        self.project = project

    @property
    def python(self) -> str:
        """The environment's interpreter."""
        return os.path.join(self.folder, *(("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")))

    def key(self) -> str:
        """What a complete environment must have been made from: these dependencies, this Python, this folder."""
        try:
            with open(os.path.join(self.project, "pyproject.toml"), "rb") as file:
                settings = file.read()
        except OSError as error:
            raise InstallationError(f"{error.filename} cannot be read: get a whole copy of the project.") from error
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        return hashlib.sha256(b"\0".join([settings, version.encode(), os.fsencode(self.project)])).hexdigest()

    def stamp_file(self, layer: str) -> str:
        """Where the stamp of a layer lies."""
        return os.path.join(self.folder, f"hwr-{layer}.stamp")

    def stamp(self, layer: str) -> str | None:
        """The stamp of a layer: a key, `UNFINISHED`, or None if the layer was never begun."""
        try:
            with open(self.stamp_file(layer), encoding="ascii") as file:
                return file.read().strip()
        except (OSError, UnicodeDecodeError):
            return None

    def is_ready(self, layer: str) -> bool:
        """Whether the layer, and what it stands on, is complete and made from the project as it is now."""
        key = self.key()
        return all(self.stamp(each) == key for each in {"app", layer}) and os.path.exists(self.python)


def places(project: str) -> list[Environment]:
    """Where a project's environment may lie, best first: beside it, or, where that is read-only, in the cache."""
    name = hashlib.sha256(os.fsencode(project)).hexdigest()[:16]
    if os.name == "nt":
        cache = os.environ.get("LOCALAPPDATA") or os.path.expanduser(r"~\AppData\Local")
    elif sys.platform == "darwin":
        cache = os.path.expanduser("~/Library/Caches")
    else:
        cache = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return [
        Environment(os.path.join(project, ".venv"), project),
        Environment(os.path.join(cache, "hwr", "environments", name), project),
    ]


def program_is_installed_here() -> bool:
    """Whether the running interpreter's own environment already has the program."""
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")
        except OSError:
            continue
        if any(name.startswith("hwr-") and name.endswith(".dist-info") for name in names):
            return True
    return False
