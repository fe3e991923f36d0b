"""A start: find the environment that has the program, make it if there is none, and hand over to it.

If somebody has installed the project into the environment of the running interpreter, that is the one. Only its own
folders of libraries count: what `PYTHONPATH` names belongs to no environment, and that something called `hwr` is
installed does not make it this project.
"""

from __future__ import annotations

import os
import site
import sys

from hwr.errors import HwrError, InstallationError
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
        from hwr.display import check_libraries

        check_libraries()
        os.chdir(project)
        program = ["-m", "pytest", *arguments[1:]]
    else:
        program = ["-P", "-m", "hwr", *arguments]
    interpreter, lock = _interpreter(project, "test" if testing else "app")
    return _hand_over(interpreter, program, lock)


def _interpreter(project: str, layer: str) -> tuple[str, Lock | None]:
    """An interpreter that has the program, with the test tools if `layer` is `test`, and the lock to hold meanwhile."""
    own = os.path.realpath(sys.prefix)
    if has_project(project) and not any(own == os.path.realpath(place.folder) for place in places(project)):
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

    missing = lacks(wanted(project, "test"))
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


def has_project(project: str) -> bool:
    """Whether the project was installed here (`pip install --editable`), and from this very folder."""
    records = (os.path.join(folder, entry) for folder in _libraries() for entry in _listed(folder, "hwr-"))
    return any(_leads_to(record, project) for record in records)


def lacks(requirements: list[str]) -> list[str]:
    """Those of pip's requirements of which there is no distribution at all here; conditional ones aside."""
    import re

    def name(text: str) -> str:
        return re.sub(r"[-_.]+", "-", text).lower()

    present = {name(entry.partition("-")[0]) for folder in _libraries() for entry in _listed(folder, "")}
    unconditional = (requirement for requirement in requirements if ";" not in requirement)
    return [wanted for wanted in unconditional if name(re.split(r"[^\w.-]", wanted)[0]) not in present]


def _libraries() -> list[str]:
    """Where this environment's libraries lie."""
    folders = site.getsitepackages()
    return [*folders, site.getusersitepackages()] if site.ENABLE_USER_SITE else folders


def _listed(folder: str, start: str) -> list[str]:
    """The folders in which an environment keeps what it knows of distributions whose names begin so."""
    try:
        names = os.listdir(folder)
    except OSError:
        return []
    return [name for name in names if name.startswith(start) and name.endswith(".dist-info")]


def _leads_to(record: str, project: str) -> bool:
    """Whether pip has noted that the distribution is the folder `project` itself, not a copy of it (PEP 610)."""
    import json
    from urllib.parse import urlsplit
    from urllib.request import url2pathname

    try:
        with open(os.path.join(record, "direct_url.json"), encoding="utf-8") as file:
            source = json.load(file)
        folder = url2pathname(urlsplit(source["url"]).path)
        return source["dir_info"].get("editable") is True and os.path.samefile(folder, project)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return False
