"""An installation: the making, mending or completing of a private environment, safe against interruption and company.

What pip says goes to a log file and is shown only when something fails. An environment that was not completed is made
anew from nothing, because nothing half-installed can be trusted. One in which programs run is only ever added to, and a
folder that somebody else made is left alone: if it does not fit, the next place is taken.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from hwr.errors import InstallationError
from hwr.launcher.console import Console, diagnosis, doing
from hwr.launcher.environment import Environment, places
from hwr.launcher.inspection import (
    LAYERS,
    UNFINISHED,
    State,
    complete_stamp,
    distributions,
    examine,
    is_ready,
    libraries,
    requirements,
    wanted,
    write,
)
from hwr.launcher.lock import Lock

_CONFLICT = "ResolutionImpossible"

_MOST_COMPILERS = 8
"""What the job may take of a large machine: each process needs some 30 MB."""


def prepare(project: str, layer: str) -> tuple[Environment, Lock]:
    """An environment that is complete up to `layer` (`app` or `test`), made or mended as far as needed, and its lock.

    The lock is shared with the other programs in the environment; it keeps everybody from changing it.

    Raises:
        InstallationError: with the command or step that helps.
    """
    console = Console(sys.stderr)
    in_use = []
    for environment in places(project):
        lock = _open_lock(environment)
        if lock is None:
            continue
        try:
            alone = _wait_for(lock, console)
            if is_ready(environment, layer):
                lock.try_shared()
                return environment, lock
            installation = Installation(environment, lock, console)
            if installation.is_possible():
                if installation.complete(layer, alone=alone):
                    lock.try_shared()
                    return environment, lock
                in_use.append(environment.folder)
        except OSError as error:
            raise InstallationError(f"The folder {environment.folder} cannot be written: {error}.") from error
        finally:
            console.close()
        lock.close()
    if in_use:
        raise InstallationError(
            f"Programs run in the environments {', '.join(in_use)}, which do not fit this version of the project. "
            "Close those programs, then run the same command again."
        )
    raise InstallationError(
        f"Neither {project} nor your cache folder can be written. "
        "Copy the project to a folder of your own and start it there."
    )


def _open_lock(environment: Environment) -> Lock | None:
    """The lock of a place; None if there is none and this user cannot make it."""
    try:
        Path(environment.lock_file).parent.mkdir(parents=True, exist_ok=True)
        return Lock(environment.lock_file)
    except OSError:
        return None


def _wait_for(lock: Lock, console: Console) -> bool:
    """Wait until nobody prepares what the lock guards; True if it is then held alone, False if programs share it.

    Another start holds it for a moment while it looks around: only company that stays is a program.
    """
    told = False
    attempts = 5
    while not lock.try_alone():
        if lock.try_shared():
            attempts -= 1
            if not attempts:
                return False
        elif not told:
            console.say("Another start of the handwriting lab is being prepared; waiting for it ...")
            told = True
        time.sleep(0.1)
    return True


class Installation:
    """The work on one environment, done while its `lock` is held, alone or shared."""

    def __init__(self, environment: Environment, lock: Lock, console: Console) -> None:
        self._environment = environment
        self._folder = Path(environment.folder)
        self._locks = [lock]
        self._console = console
        self._log = self._folder / "hwr-install.log"

    def is_possible(self) -> bool:
        """Whether the place can be written and is free or the program's own."""
        folder = self._folder
        is_own = Path(self._environment.stamp_file("app")).exists()
        return self._locks[0].is_writable and (
            not os.path.lexists(folder)
            or (folder.is_dir() and not folder.is_symlink() and (is_own or not any(folder.iterdir())))
        )

    def complete(self, layer: str, *, alone: bool) -> bool:
        """Make, mend or complete the environment; False if it would have to be changed, but programs run in it.

        Raises:
            InstallationError: if a step fails; what is unfinished then is known to be.
        """
        alone = alone and not _runs_in(self._environment.folder)
        conditions = {each: examine(self._environment, each) for each in LAYERS[layer]}
        states = {condition.state for condition in conditions.values()}
        if conditions["app"].state is not State.WHOLE or states & {State.DAMAGED, State.UNFINISHED}:
            if not alone:
                return self._leave()
            mendable = conditions["app"].state in {State.WHOLE, State.DAMAGED} and State.UNFINISHED not in states
            if mendable and self._has_pip():
                self._mend({each: condition.gone for each, condition in conditions.items() if condition.gone})
            elif not self._make():
                return self._leave()
        if (
            layer != "app"
            and examine(self._environment, layer).state is not State.WHOLE
            and not self._add(layer, alone=alone)
        ):
            return self._leave()
        is_ready(self._environment, layer)  # seals it
        return True

    def _leave(self) -> bool:
        self._console.say(f"{self._folder} does not fit any more, but programs run in it: it stays as it is.")
        return False

    def _make(self) -> bool:
        """Make the app's layer from nothing; False if programs hold the folder."""
        _check_tools()
        environment = self._environment
        self._console.say(
            f"Preparing the handwriting lab, once, in {environment.folder}\n"
            "This usually takes about a minute. Some 0.2 GB are downloaded: a slow connection needs longer."
        )
        if not self._make_room():
            return False
        self._stamp("app", UNFINISHED)
        python = getattr(sys, "_base_executable", "") or sys.executable  # not that of the folder just emptied
        self._step("Making a private Python environment", [python, "-I", "-m", "venv", environment.folder])
        self._install("app", ["--editable", environment.project, *requirements(environment.project, "app")])
        return True

    def _add(self, layer: str, *, alone: bool) -> bool:
        """Install a layer on top of what is there; False if that would change it, and programs run in it."""
        environment = self._environment
        with self._layer_lock(layer):
            if examine(environment, layer).state is State.WHOLE:  # another start has added it meanwhile
                return True
            self._console.say("Installing the tools for the tests, once: this usually takes half a minute")
            targets = requirements(environment.project, layer)
            if not alone:
                fixed = self._folder / "hwr-fixed.txt"
                write(str(fixed), "\n".join(distributions(environment).values()))
                targets += ["--constraint", str(fixed)]
            try:
                self._install(layer, targets)
            except InstallationError:
                Path(environment.stamp_file(layer)).unlink()  # pip takes back what it could not complete
                if not alone and _CONFLICT in self._log_text():
                    return False
                raise
        return True

    def _mend(self, gone: dict[str, tuple[str, ...]]) -> None:
        """Install those distributions of each layer anew that have lost files."""
        environment = self._environment
        pins = [pin for each in gone.values() for pin in each]
        self._console.say(f"Parts of the private environment {self._folder} are gone: {', '.join(pins)}")
        own = [pin for pin in pins if pin.startswith("hwr==")]
        targets = [pin for pin in pins if pin not in own] + (["--editable", environment.project] if own else [])
        stamps = {each: Path(environment.stamp_file(each)).read_text(encoding="utf-8") for each in gone}
        for each in stamps:
            self._stamp(each, UNFINISHED)
        try:
            self._pip("Fetching them again", ["--ignore-installed", "--no-deps", *targets])
        except InstallationError:
            if doing(self._log_text()) != "unpacking":  # nothing was touched: it is as damaged as it was
                self._restore(stamps)
            raise
        self._restore(stamps)
        self._compile()

    def _restore(self, stamps: dict[str, str]) -> None:
        for layer, text in stamps.items():
            self._stamp(layer, text)

    def _install(self, layer: str, targets: list[str]) -> None:
        wants = wanted(self._environment.project, layer)  # read first: a change of it meanwhile must show
        self._stamp(layer, UNFINISHED)
        self._pip("Downloading and installing the libraries", targets)
        self._stamp(layer, complete_stamp(self._environment, layer, wants))
        if layer == "app":
            self._compile()
        else:
            self._start_tools()

    def _pip(self, title: str, targets: list[str]) -> None:
        pip = [self._environment.python, "-I", "-m", "pip", "--disable-pip-version-check", "--no-input"]
        self._step(title, [*pip, "install", "--no-compile", *targets])  # it would do so on one core

    def _has_pip(self) -> bool:
        """Whether what would mend the environment is itself in order."""
        command = [self._environment.python, "-I", "-m", "pip", "--version"]
        return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False).returncode == 0

    def _compile(self) -> None:
        """Compile what is not compiled yet of the libraries and of the program's modules, on all cores.

        The first window need not wait for it then, nor any where Python may not write. It is only for speed: a layer is
        complete without, and what cannot be compiled does not matter. The libraries' own tests are nobody's first need.

        Each process gets a share of the files and ends by itself. What `compileall -j` starts is left behind if its
        parent is killed, and would hold the locks for ever.
        """
        self._console.begin("Compiling the libraries")
        sources = [
            os.fsencode(file)
            for folder in (libraries(self._environment), Path(self._environment.project, "hwr"))
            for file in folder.rglob("*.py")
            if "tests" not in file.relative_to(folder).parts
        ]
        command = [self._environment.python, "-I", "-X", "utf8", "-m", "compileall", "-qq", "-i", "-"]
        shares = min(os.cpu_count() or 1, _MOST_COMPILERS)
        with contextlib.suppress(OSError), contextlib.ExitStack() as running:
            compilers = [
                running.enter_context(self._process(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL))
                for _ in range(shares)
            ]
            for number, compiler in enumerate(compilers):
                assert compiler.stdin is not None
                compiler.stdin.write(b"\n".join(sources[number::shares]))
                compiler.stdin.close()
            while any(compiler.poll() is None for compiler in compilers):
                self._console.show("")
                time.sleep(0.1)
        self._console.end()

    def _start_tools(self) -> None:
        """Let pytest start once, with its plugins: Python compiles what they import, where it may not do so later, too.

        To compile all of the tools takes as long as to unpack them, and no test imports more than a fifth.
        """
        command = [self._environment.python, "-I", "-m", "pytest", "-VV", "--noconftest", "-c", os.devnull]
        with (
            contextlib.suppress(OSError),
            self._process(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as process,
        ):
            process.wait()

    def _make_room(self) -> bool:
        """Leave no trace of an earlier environment; False if the system says that programs run in it (Windows).

        It is moved away before it is deleted: an interrupted deletion cannot be taken for an environment.
        """
        old = self._folder.with_name(f"{self._folder.name}.hwr-old")
        shutil.rmtree(old, ignore_errors=True)
        if self._folder.exists():
            try:
                self._folder.rename(old)
            except PermissionError:
                if sys.platform != "win32":
                    raise
                return False
            shutil.rmtree(old, ignore_errors=True)
        return True

    def _stamp(self, layer: str, text: str) -> None:
        self._folder.mkdir(exist_ok=True)
        write(self._environment.stamp_file(layer), text)

    @contextlib.contextmanager
    def _layer_lock(self, layer: str) -> Iterator[None]:
        """Hold the lock of whoever adds a layer while the environment's own lock is shared with programs."""
        lock = Lock(str(self._folder / f"hwr-{layer}.lock"))
        self._locks.append(lock)
        try:
            while not lock.try_alone():
                time.sleep(0.2)
            yield
        finally:
            self._locks.remove(lock)
            lock.close()

    def _step(self, title: str, command: list[str]) -> None:
        """Run a command with its output in the log."""
        self._console.begin(title)
        with self._log.open("wb") as log, self._process(command, stdin=subprocess.DEVNULL, stdout=log) as process:
            while process.poll() is None:
                self._console.show(doing(self._log_text()))
                time.sleep(0.1)
        if process.returncode:
            raise InstallationError(diagnosis(self._log_text(), self._log))
        self._console.end()

    @contextlib.contextmanager
    def _process(self, command: list[str], *, stdin: int, stdout: int | BinaryIO) -> Iterator[subprocess.Popen[bytes]]:
        """A process that is waited for at the end, or killed if this one gives up before.

        It inherits the locks, so that nobody else touches the environment while it still runs, even if this process has
        been killed.
        """
        inherited = () if sys.platform == "win32" else tuple(lock.descriptor for lock in self._locks)
        with subprocess.Popen(
            command, stdin=stdin, stdout=stdout, stderr=subprocess.STDOUT, pass_fds=inherited
        ) as process:
            try:
                yield process
            except BaseException:
                process.kill()
                raise

    def _log_text(self) -> str:
        return self._log.read_text(encoding="utf-8", errors="replace")


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


def _runs_in(folder: str) -> bool:
    """Whether a program has libraries of the folder loaded, as far as the system tells (Linux; this user's programs).

    That finds those that hold no lock: an editor's, a notebook, a test run that was not started by the launcher.
    """
    inside = os.path.realpath(folder) + os.sep
    for maps in Path("/proc").glob("[0-9]*/maps"):
        with contextlib.suppress(OSError):
            if maps.parent.name != str(os.getpid()) and inside in maps.read_text(encoding="utf-8", errors="replace"):
                return True
    return False
