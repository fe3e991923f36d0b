"""A start: find the environment that has the program, make it if there is none, and hand over to it."""

from __future__ import annotations

import os
import sys

from hwr.errors import HwrError, InstallationError
from hwr.launcher.environment import places, program_is_installed_here


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
    testing = arguments[:1] == ["test"]
    if testing:
        _check_system_libraries()
        os.chdir(project)
        program = ["-m", "pytest", *arguments[1:]]
    else:
        program = ["-P", "-m", "hwr", *arguments]
    return _hand_over(_interpreter(project, "test" if testing else "app"), program)


def _interpreter(project: str, layer: str) -> str:
    """An interpreter that has the program, with the test tools if `layer` is `test`."""
    if program_is_installed_here():
        if layer == "test" and not _has("pytest"):
            raise InstallationError(
                "The tools for the tests are missing here. Install them with: "
                f'{sys.executable} -m pip install --editable "{project}[test]"'
            )
        return sys.executable
    for environment in places(project):
        if environment.is_ready(layer):
            return environment.python

    from hwr.launcher.installation import install  # costs time that an ordinary start does not need to spend

    return install(project, layer).python


def _hand_over(interpreter: str, program: list[str]) -> int:
    """Become the program; where the system cannot do that (Windows), run it and pass its exit code on."""
    command = [interpreter, *program]
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # as it is where the caller closed it
            stream.flush()
    if os.name != "nt":
        os.execv(interpreter, command)
    import subprocess

    return subprocess.call(command)


def _has(module: str) -> bool:
    import importlib.util

    return importlib.util.find_spec(module) is not None


def _check_system_libraries() -> None:
    from hwr.display import check_libraries

    check_libraries()
