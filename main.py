"""Start the handwriting lab.

    python3 main.py                    open the window
    python3 main.py test [ARGS...]     run the tests (arguments go to pytest)
    python3 main.py COMMAND [ARGS...]  run a command of the program; `python3 main.py --help` lists them

This file is only the doorstep: it is written so that every Python since 2.7 can parse it and say in a sentence what is
missing. The launcher itself is `hwr/launcher`.
"""

import os
import sys

OLDEST = (3, 11)
NEWEST_KNOWN = 14


def refusal(version, search_path):
    # type: (tuple[int, ...], str) -> str | None
    """What to tell somebody whose Python has this version, or None if it is new enough."""
    if version[:2] >= OLDEST:
        return None
    problem = "The handwriting lab needs Python %d.%d or newer; this is Python %d.%d." % (OLDEST + version[:2])
    for minor in range(NEWEST_KNOWN, OLDEST[1] - 1, -1):
        name = "python3.%d" % minor
        if any(os.access(os.path.join(folder, name), os.X_OK) for folder in search_path.split(os.pathsep)):
            return "%s\nRun it with the newer one that is installed here: %s main.py" % (problem, name)
    return (
        "%s\nInstall one (Debian, Ubuntu: sudo apt install python3.11 python3.11-venv; others: "
        "https://www.python.org/downloads/) and run: python3.11 main.py" % problem
    )


if __name__ == "__main__":
    sentence = refusal(sys.version_info[:2], os.environ.get("PATH", ""))
    if sentence is not None:
        sys.exit(sentence)
    project = os.path.dirname(os.path.realpath(__file__))  # also where this file is reached by a link
    if not os.path.isfile(os.path.join(project, "hwr", "launcher", "start.py")):
        sys.exit("%s is not the whole project: get it all, and link to main.py rather than copy it." % project)
    sys.path.insert(0, project)  # `python3 -I` leaves it out
    from hwr.launcher.start import main

    sys.exit(main(project, sys.argv[1:]))
