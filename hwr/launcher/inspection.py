"""An inspection: what each layer of an environment was made from, and whether every file of it is still there.

It reads the stamp of each layer, a JSON object that is written when the layer is complete, and what the libraries'
own records (`*.dist-info/RECORD`) say they consist of. What passes is sealed: the next start need not ask again.
"""

from __future__ import annotations

import contextlib
import csv
import json
import os
import re
import sys
import sysconfig
import tomllib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from hwr.errors import InstallationError
from hwr.launcher.environment import Environment

LAYERS = {"app": ("app",), "test": ("app", "test")}
"""What each layer consists of, from the ground up."""

APP_EXTRAS = ("heic", "pdf")
"""The project's extras that the app's layer has: whoever starts the program here shall find all of it."""

OF_PYTHON = ("pip", "setuptools")
"""Distributions that come with a new environment: the program does not need them."""

UNFINISHED = "unfinished"


class State(Enum):
    """How far a layer can be used."""

    ABSENT = "never begun"
    UNFINISHED = "begun, but not completed"
    UNFIT = "made from other dependencies, by another Python, or for another project"
    DAMAGED = "parts are gone"
    WHOLE = "complete"


@dataclass(frozen=True)
class Condition:
    """The state of a layer.

    Attributes:
        gone: if it is damaged, the distributions that lack files, as pip names them: `numpy==2.4.6`.
    """

    state: State
    gone: tuple[str, ...] = ()


@dataclass(frozen=True)
class Stamp:
    """What a complete layer was made from, and what it consists of.

    Attributes:
        python: the version, such as `3.11`.
        interpreter: the file behind the environment's interpreter.
        project: the project's folder, as it was spelled then.
        wanted: what the project asked for.
        distributions: what was installed for it, as pip names it.
        lacking: files that the distributions' own records name, but that never were there.
    """

    python: str
    interpreter: str
    project: str
    wanted: Any
    distributions: tuple[str, ...]
    lacking: tuple[str, ...]


def is_ready(environment: Environment, layer: str) -> bool:
    """Whether the layer, and what it stands on, is complete and fits the project; what is, is sealed."""
    seal = "\n".join(_seal_lines(environment))  # before the look at the files: what changes meanwhile must show
    if any(examine(environment, each).state is not State.WHOLE for each in LAYERS[layer]):
        return False
    with contextlib.suppress(OSError):  # in a folder of somebody else every start looks at all files
        for each in LAYERS[layer]:
            write(environment.seal_file(each), seal)
    return True


def examine(environment: Environment, layer: str) -> Condition:
    """The condition of one layer, whatever it stands on.

    Raises:
        InstallationError: if the project itself is not whole.
    """
    now = wanted(environment.project, layer)
    state, stamp = read_stamp(environment, layer)
    if stamp is None:
        return Condition(state)
    if not (
        (stamp.python, stamp.interpreter, stamp.wanted) == (_python(), _interpreter(environment), now)
        and Path(stamp.interpreter).exists()
        and _is_same_folder(stamp.project, environment.project)
    ):
        return Condition(State.UNFIT)
    present = distributions(environment)
    gone = tuple(
        present.get(name, pin)
        for name, pin in ((_name(pin), pin) for pin in stamp.distributions)
        if not set(lacking(environment, present.get(name, pin))) <= set(stamp.lacking)
    )
    return Condition(State.DAMAGED, gone) if gone else Condition(State.WHOLE)


def read_stamp(environment: Environment, layer: str) -> tuple[State, Stamp | None]:
    """The stamp of a layer as far as it tells its state, and what it says if the layer was completed."""
    try:
        text = Path(environment.stamp_file(layer)).read_text(encoding="utf-8")
        if text.strip() == UNFINISHED:
            return State.UNFINISHED, None
        fields = json.loads(text)
        listed = {name: tuple(fields[name]) for name in ("distributions", "lacking")}
        return State.WHOLE, Stamp(**{**fields, **listed})
    except OSError:
        return State.ABSENT, None
    except (ValueError, TypeError, KeyError):  # an older launcher's, or a damaged one
        return State.UNFIT, None


def complete_stamp(environment: Environment, layer: str, was_wanted: Any) -> str:
    """The stamp of a layer that has just been completed from what `was_wanted`."""
    below = {
        _name(pin)
        for each in LAYERS[layer][:-1]
        for made in [read_stamp(environment, each)[1]]
        if made is not None
        for pin in made.distributions
    }
    own = tuple(pin for name, pin in distributions(environment).items() if name not in below)
    never_there = tuple(file for pin in own for file in lacking(environment, pin))
    made = Stamp(_python(), _interpreter(environment), environment.project, was_wanted, own, never_there)
    return json.dumps(asdict(made), indent=1)


def wanted(project: str, layer: str) -> Any:
    """What the project wants of a layer: JSON-able, and equal for as long as nothing needs to be installed."""
    settings = _settings(project)
    about = dict(settings["project"])
    extras = about.pop("optional-dependencies", {})
    if layer != "app":
        return extras[layer]
    own = [extras.get(each, []) for each in APP_EXTRAS]
    return json.loads(json.dumps([about, settings.get("build-system"), settings.get("tool", {}).get("hatch"), own]))


def requirements(project: str, layer: str) -> list[str]:
    """What pip has to install for the layer and what it stands on, besides the project itself."""
    about = _settings(project)["project"]
    extras = about.get("optional-dependencies", {})
    own = [extras.get(each, []) for each in APP_EXTRAS] + [extras[each] for each in LAYERS[layer] if each != "app"]
    return [*about.get("dependencies", []), *(requirement for extra in own for requirement in extra)]


def libraries(environment: Environment) -> Path:
    """Where the environment's libraries lie (`site-packages`)."""
    return Path(sysconfig.get_path("purelib", "venv", {"base": environment.folder}))


def distributions(environment: Environment) -> dict[str, str]:
    """What is installed in the environment: as pip names it (`numpy==2.4.6`), by its name."""
    found = (entry.name.removesuffix(".dist-info") for entry in libraries(environment).glob("*.dist-info"))
    pins = sorted(name.replace("-", "==", 1) for name in found)
    return {_name(pin): pin for pin in pins if _name(pin) not in OF_PYTHON}


def lacking(environment: Environment, pin: str) -> Iterator[str]:
    """Which of a distribution's files are gone, or empty though they should not be; bytecode and commands aside."""
    folder = libraries(environment)
    record = f"{pin.replace('==', '-', 1)}.dist-info/RECORD"
    try:
        with (folder / record).open(encoding="utf-8", newline="") as lines:
            rows = list(csv.reader(lines))
    except (OSError, ValueError, csv.Error):
        yield record
        return
    for file, _, size in (row for row in rows if len(row) == 3):
        if not file.endswith(".pyc") and not file.startswith(("..", "/")):
            try:
                empty = (folder / file).stat().st_size == 0
            except OSError:
                yield file
            else:
                if empty and size not in ("", "0"):
                    yield file


def write(path: str, text: str) -> None:
    """Write a small file in one step, so that there is never half of one."""
    new = Path(f"{path}.{os.getpid()}.new")
    with new.open("w", encoding="utf-8", errors="surrogateescape") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)


def _seal_lines(environment: Environment) -> Iterator[str]:
    """The lines of a seal: for whom it is, and the time of change of everything that a start relies on."""
    yield environment.seal_title()
    paths = [Path(environment.project, "pyproject.toml"), Path(environment.python)]
    for folder, inner, _ in os.walk(libraries(environment)):
        paths.append(Path(folder))
        inner[:] = [name for name in inner if name != "__pycache__"]  # Python itself writes there
    for path in paths:
        try:
            yield f"{path.stat().st_mtime_ns} {str(path).removeprefix(environment.folder + os.sep)}"
        except OSError:
            yield f"gone {path}"


def _settings(project: str) -> dict[str, Any]:
    path = Path(project) / "pyproject.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InstallationError(f"{path} cannot be read: get a whole copy of the project.") from error


def _python() -> str:
    return f"{sys.version_info.major}.{sys.version_info.minor}"


def _interpreter(environment: Environment) -> str:
    """The file behind the environment's interpreter: what its link leads to or, on Windows, what it starts."""
    if os.name == "nt":
        settings = Path(environment.folder, "pyvenv.cfg").read_text(encoding="utf-8")
        named = re.search(r"^executable *= *(.+)$", settings, re.MULTILINE)
        return named[1] if named else environment.python
    return os.path.realpath(environment.python)


def _is_same_folder(one: str, other: str) -> bool:
    try:
        return Path(one).samefile(other)
    except OSError:
        return False


def _name(pin: str) -> str:
    """The name of a distribution, in the one spelling that all its spellings have in common."""
    return re.sub(r"[-_.]+", "-", pin.partition("==")[0]).lower()
