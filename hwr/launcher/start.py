"""A start: find the environment that has the program, make it if there is none, and hand over to it."""

from __future__ import annotations

import os
import sys

from hwr.errors import HwrError, InstallationError
from hwr.launcher import running
from hwr.launcher.environment import places
from hwr.launcher.lock import Lock


def main(project: str, arguments: list[str]) -> int:
    """Start the program of the checkout in `project`; returns an exit code unless this process became the program."""
    try:
        return _start(project, arguments)
    except HwrError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped.\n")
        return 130


def _start(project: str, arguments: list[str]) -> int:
    for name in ("PYTHONPATH", "PYTHONHOME"):  # an environment has its own libraries, and no others
        os.environ.pop(name, None)
    testing = arguments[:1] == ["test"]
    if testing:
        _check_system_libraries()
        os.chdir(project)
        program = ["-m", "pytest", *arguments[1:]]
    else:
        program = ["-P", "-m", "hwr", *arguments]
    interpreter, lock = _interpreter(project, "test" if testing else "app")
    return _hand_over(interpreter, program, lock)


def _interpreter(project: str, layer: str) -> tuple[str, Lock | None]:
    """An interpreter that has the program, with the test tools if `layer` is `test`, and the lock to hold meanwhile."""
    if running.has_project(project) and not any(running.is_in(place.folder) for place in places(project)):
        if layer == "test":
            _check_test_tools(project)
        return sys.executable, None
    for environment in places(project):
        lock = environment.enter(layer)
        if lock is not None:
            return environment.python, lock

    from hwr.launcher.installation import prepare  # costs time that an ordinary start does not need to spend

    environment, lock = prepare(project, layer)
    return environment.python, lock


def _check_test_tools(project: str) -> None:
    from hwr.launcher.inspection import wanted

    missing = running.lacks(wanted(project, "test"))
    if missing:
        raise InstallationError(
            f"Tools for the tests are missing here: {', '.join(missing)}. Install them with: "
            f'{sys.executable} -m pip install --editable "{project}[test]"'
        )


def _hand_over(interpreter: str, program: list[str], lock: Lock | None) -> int:
    """Become the program; where the system cannot do that (Windows), run it and pass its exit code on."""
    command = [interpreter, *program]
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # as it is where the caller closed it
            stream.flush()
    if os.name != "nt":
        if lock is not None:
            lock.hand_on()
        os.execv(interpreter, command)
    import subprocess

    return subprocess.call(command)


def _check_system_libraries() -> None:
    from hwr.display import check_libraries

    check_libraries()
