"""Every error a user can see: one base class, one sentence each.

Each class is raised with one plain sentence that names the thing and the value at fault and, where there is one,
the way out. The command line prints the sentence and exits with 1; the window shows it in one place. Anything that
is not an `HwrError` is a defect of the program.
"""

import sys
from typing import Final

from hwr.language import mark, tr
from hwr.words import LONGEST_SENTENCE, shown

_OF_SYSTEM: Final = (
    mark("No such file or directory"),
    mark("Permission denied"),
    mark("Operation not permitted"),
    mark("No space left on device"),
    mark("Disk quota exceeded"),
    mark("Read-only file system"),
    mark("Is a directory"),
    mark("Not a directory"),
    mark("File exists"),
    mark("File name too long"),
    mark("Input/output error"),
    mark("Too many open files"),
    mark("Too many levels of symbolic links"),
    mark("Directory not empty"),
    mark("Device or resource busy"),
    mark("Resource temporarily unavailable"),
    mark("Invalid argument"),
)
"""What systems often complain of; they do so in English."""


def reason(error: Exception) -> str:
    """What the system, or Python, complains of, without a stop."""
    return tr(getattr(error, "strerror", None) or str(error))


def remedy(package: str) -> str:
    """How a library that is missing comes here: the end of a sentence that says what it is missing for."""
    from importlib.util import find_spec
    from pathlib import Path

    if getattr(sys, "frozen", False):  # the standalone program, which nothing can be installed into
        return tr("the standalone program cannot have it; one that runs in Python can")
    environment = Path(sys.prefix)
    if environment.parent.name == "venvs" and (environment / "pipx_metadata.json").exists():
        return tr("to install it: pipx inject {environment} {package}", environment=environment.name, package=package)
    executable = f'"{sys.executable}"' if " " in sys.executable else sys.executable
    if find_spec("pip") is None:  # as in the environments that uv makes
        return tr(
            "to install it: uv pip install --python {executable} {package}", executable=executable, package=package
        )
    return tr("to install it: {executable} -m pip install {package}", executable=executable, package=package)


class HwrError(Exception):
    """A problem the user can understand and act on; `str(error)` is the sentence to show.

    Whatever names the sentence quotes, it is one line that can be shown anywhere, of at most `LONGEST_SENTENCE`
    characters.
    """

    def __init__(self, sentence: str) -> None:
        super().__init__(shown(sentence, LONGEST_SENTENCE))


class DrawingError(HwrError):
    """A drawing that cannot be read: not finite, out of range, or with too many points."""


class PictureError(HwrError):
    """A picture file or bitmap that cannot be read: truncated, too large, or not a picture."""


class InkFileError(HwrError):
    """An InkML or labelled-ink file that is malformed; the sentence names the line where it is known."""


class DataError(HwrError):
    """A labelled set that cannot be used: missing, empty, or with labels the model does not know."""


class ModelFileError(HwrError):
    """A model file that is truncated, altered, of the wrong shape, not finite, or of a newer version."""


class ConfigError(HwrError):
    """A setting of a network or a training that is invalid; the sentence names the field and the value."""


class LessonError(HwrError):
    """A lesson file or a learner's progress that cannot be used; the sentence names the file and the step."""


class ExpressionError(HwrError):
    """A formula somebody typed that cannot be read; the sentence names the place in it."""


class TrainingError(HwrError):
    """A training that cannot go on, such as one whose loss is no longer finite."""


class WorkersError(HwrError):
    """Other processes or computers that were to share the work and cannot: gone, not to be reached, not fit for it."""


class StorageError(HwrError):
    """A folder or file of the user's data that cannot be read or written (full disk, read-only)."""


class MissingExtraError(HwrError):
    """A library that only some jobs need is not installed; the sentence names the extra and the command for it."""


class DisplayError(HwrError):
    """No window can be opened here: no display, or system libraries are missing."""


class InstallationError(HwrError):
    """A first start that cannot make its private environment: no network, no space, parts of Python missing."""
