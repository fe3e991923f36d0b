"""The environment that the running interpreter itself belongs to, where somebody has installed the project into it.

Only its own folders of libraries count: what `PYTHONPATH` names belongs to no environment, and that something called
`hwr` is installed does not make it this project.
"""

from __future__ import annotations

import os
import site
import sys


def has_project(project: str) -> bool:
    """Whether the project was installed into this environment (`pip install --editable`), and from this very folder."""
    return any(_leads_to(record, project) for record in _records("hwr"))


def lacks(requirements: list[str]) -> list[str]:
    """Those of pip's requirements of which this environment has no distribution at all; conditional ones aside."""
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


def _records(distribution: str) -> list[str]:
    """The folders in which the environment keeps what it knows of a distribution."""
    return [os.path.join(folder, entry) for folder in _libraries() for entry in _listed(folder, f"{distribution}-")]


def _listed(folder: str, start: str) -> list[str]:
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


def is_in(folder: str) -> bool:
    """Whether this environment is the one in `folder`."""
    return os.path.realpath(sys.prefix) == os.path.realpath(folder)
