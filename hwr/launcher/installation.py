"""An installation: the making or completing of a private environment, safe against interruption and a second start.

What pip says goes to a log file and is shown only when something fails. An environment that was not completed is made
anew from nothing, because nothing half-installed can be trusted; a folder `.venv` that somebody else made is put
aside, never deleted.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from hwr.errors import InstallationError
from hwr.launcher.environment import UNFINISHED, Environment, places
from hwr.launcher.progress import Progress

_OFFLINE = ("NewConnectionError", "ConnectionError", "ConnectTimeout", "ReadTimeout", "ProxyError", "SSLError")
_DISK_FULL = ("No space left on device", "[Errno 28]")


def install(project: str, layer: str) -> Environment:
    """Make an environment of the project complete up to `layer` (`app` or `test`), in the first place that is writable.

    Raises:
        InstallationError: with the command or step that helps.
    """
    _check_tools()
    progress = Progress(sys.stderr)
    for environment in places(project):
        with _lock(Path(f"{environment.folder}.lock"), progress) as lock:
            if lock is None:
                continue
            if not environment.is_ready(layer):  # another start may have made it while this one waited for the lock
                try:
                    Installation(environment, lock, progress).complete(layer)
                except OSError as error:
                    raise InstallationError(f"The folder {environment.folder} cannot be written: {error}.") from error
                finally:
                    progress.close()
            return environment
    raise InstallationError(
        f"Neither {project} nor your cache folder can be written. "
        "Copy the project to a folder of your own and start it there."
    )


def _check_tools() -> None:
    """Debian and Ubuntu leave out the parts of Python that make environments."""
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError as error:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise InstallationError(
            f"This Python lacks its module {error.name}, which the first start needs. "
            f"Debian, Ubuntu: sudo apt install python{version}-venv"
        ) from error


@contextlib.contextmanager
def _lock(path: Path, progress: Progress) -> Iterator[IO[bytes] | None]:
    """Hold the lock of a place while the block runs; None if the place cannot be written.

    The system drops the lock when its holders end, however they end, so that it can never be stale.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("ab")
    except OSError:
        yield None
        return
    with file:
        if not _try_lock(file):
            progress.say("Another start of the handwriting lab is being prepared; waiting for it ...")
            while not _try_lock(file):
                time.sleep(0.2)
        yield file


def _try_lock(file: IO[bytes]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


class Installation:
    """The work on one environment, done while its `lock` is held."""

    def __init__(self, environment: Environment, lock: IO[bytes], progress: Progress) -> None:
        self._environment = environment
        self._folder = Path(environment.folder)
        self._lock = lock
        self._progress = progress
        self._log = self._folder / "hwr-install.log"

    def complete(self, layer: str) -> None:
        """Install what is missing: the test layer alone where the app below it is complete, everything otherwise.

        Raises:
            InstallationError: if a step fails; what is unfinished then is known to be.
        """
        environment = self._environment
        if environment.is_ready("app") and environment.stamp(layer) != UNFINISHED:
            self._progress.say("Installing the tools for the tests (once)")
            try:
                self._install_layers({layer}, _extra(environment.project, layer))
            except InstallationError:
                Path(environment.stamp_file(layer)).unlink()  # pip takes back what it could not complete
                raise
            return
        self._progress.say(f"Preparing the handwriting lab, once, in {environment.folder}")
        self._make_room()
        self._stamp("app", UNFINISHED)
        self._step("Making a private Python environment", [sys.executable, "-m", "venv", environment.folder])
        extra = "" if layer == "app" else f"[{layer}]"
        self._compile()
        self._install_layers({"app", layer}, ["--editable", environment.project + extra])

    def _install_layers(self, layers: set[str], targets: list[str]) -> None:
        key = self._environment.key()  # read first: a change of the dependencies meanwhile must show at the next start
        for layer in layers:
            self._stamp(layer, UNFINISHED)
        pip = [self._environment.python, "-I", "-m", "pip", "--disable-pip-version-check", "--no-input"]
        self._step("Downloading and installing the libraries", [*pip, "install", *targets])
        for layer in layers:
            self._stamp(layer, key)

    def _compile(self) -> None:
        """Compile the program's modules: the first window need not wait for it, nor any where Python may not write."""
        command = [self._environment.python, "-m", "compileall", "-q", str(Path(self._environment.project) / "hwr")]
        subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)  # it is only for speed

    def _make_room(self) -> None:
        """Empty the environment's folder if it is ours; put it aside if it is somebody else's."""
        folder, own = self._folder, Path(self._environment.stamp_file("app"))
        if folder.is_dir() and not folder.is_symlink() and (own.exists() or not any(folder.iterdir())):
            for entry in list(folder.iterdir()):
                if entry == own:
                    continue  # goes on telling whose folder this is, should the emptying be interrupted
                if entry.is_dir() and not entry.is_symlink():
                    shutil.rmtree(entry)
                else:
                    entry.unlink()
        elif os.path.lexists(folder):
            aside = folder.with_name(f"{folder.name}.{time.strftime('%Y%m%d-%H%M%S')}")
            folder.rename(aside)
            self._progress.say(f"The folder {folder.name} that was there is not the program's own; it is now {aside}")

    def _stamp(self, layer: str, text: str) -> None:
        """Write a stamp in one step, so that there is never half of one."""
        self._folder.mkdir(exist_ok=True)
        path = Path(self._environment.stamp_file(layer))
        new = path.with_suffix(".new")
        with new.open("w", encoding="ascii") as file:
            file.write(f"{text}\n")
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)

    def _step(self, title: str, command: list[str]) -> None:
        """Run a command with its output in the log.

        The command inherits the lock, so that nobody else touches the environment while it still runs, even if this
        process has been killed.
        """
        self._progress.begin(title)
        inherited = () if sys.platform == "win32" else (self._lock.fileno(),)
        with (
            self._log.open("wb") as log,
            subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, pass_fds=inherited
            ) as process,
        ):
            try:
                while process.poll() is None:
                    self._progress.show(doing(self._log_text()))
                    time.sleep(0.1)
            except BaseException:
                process.kill()
                raise
        if process.returncode:
            raise InstallationError(diagnosis(self._log_text(), self._log))
        self._progress.end()

    def _log_text(self) -> str:
        return self._log.read_text(encoding="utf-8", errors="replace")


def _extra(project: str, name: str) -> list[str]:
    """The requirements of an optional part of the project."""
    settings = tomllib.loads((Path(project) / "pyproject.toml").read_text(encoding="utf-8"))
    found: list[str] = settings["project"]["optional-dependencies"][name]
    return found


def doing(log: str) -> str:
    """What pip is doing, in a word or two: the package it fetches, or that it unpacks them all."""
    last = next((line for line in reversed(log.splitlines()) if line.startswith(("Collecting ", "Installing "))), "")
    verb, _, rest = last.partition(" ")
    if verb == "Installing":
        return "unpacking"
    return rest.split("=")[0].split(">")[0].split("<")[0].split("!")[0].split(" ")[0]


def diagnosis(log: str, path: Path) -> str:
    """What went wrong, as far as pip's output tells, and what to do."""
    again = f"run the same command again. Everything that was tried stands in {path}"
    if any(word in log for word in _DISK_FULL):
        return f"The disk is full: the libraries need about 1 GB. Make room, then {again}"
    if any(word in log for word in _OFFLINE):
        return f"The libraries could not be downloaded. Check the connection to the internet, then {again}"
    absent = re.search(r"No matching distribution found for (\S+)", log)
    if absent:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        return (
            f"There is no {absent[1]} to be had for Python {version} here. Check the connection to the internet, "
            f"or use another Python (3.11 to 3.14), then {again}"
        )
    end = "\n".join(f"    {line}" for line in log.strip().splitlines()[-12:])
    return f"The libraries could not be installed:\n{end}\nMend that, then {again}"
