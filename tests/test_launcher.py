"""The launcher, run for real on a tiny project that needs no network: a copy of `main.py` and `hwr/launcher`."""

from __future__ import annotations

import ast
import io
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import main as doorstep
from hwr.errors import InstallationError
from hwr.launcher import installation
from hwr.launcher.environment import UNFINISHED, Environment, places
from hwr.launcher.progress import Progress
from tests.conftest import ROOT

PYTHON = getattr(sys, "_base_executable", sys.executable)
"""An interpreter outside of any virtual environment, as somebody has who starts the program for the first time."""

BACKEND = '''
"""A build backend of one page: an editable wheel for the tiny project, and a record of every build."""
import os, pathlib, time, zipfile

def build_editable(folder, config_settings=None, metadata_directory=None):
    with open(os.environ["TINY_BUILDS"], "a") as log:
        log.write("build\\n")
    if os.environ.get("TINY_FAILURE"):
        raise SystemExit(os.environ["TINY_FAILURE"])
    time.sleep(float(os.environ.get("TINY_SECONDS", "0")))
    name = "hwr-0.1-py3-none-any.whl"
    with zipfile.ZipFile(os.path.join(folder, name), "w") as wheel:
        wheel.writestr("hwr.pth", os.getcwd())
        wheel.writestr("hwr-0.1.dist-info/METADATA", pathlib.Path("METADATA").read_text())
        wheel.writestr("hwr-0.1.dist-info/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr("hwr-0.1.dist-info/RECORD", "")
    return name
'''

CLI = """
import os, sys
def main():
    print("ran", os.path.realpath(sys.prefix), *sys.argv[1:])
    raise SystemExit(7 if "fail" in sys.argv else 0)
"""


class TinyProject:
    """A checkout with the real launcher and stand-ins for everything behind it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.cache = folder.parent / "cache"
        self.build_log = folder.parent / "builds.log"
        package = folder / "hwr"
        package.mkdir(parents=True)
        shutil.copy(ROOT / "main.py", folder)
        for name in ("__init__", "__main__", "errors", "display"):
            shutil.copy(ROOT / "hwr" / f"{name}.py", package)
        shutil.copytree(ROOT / "hwr" / "launcher", package / "launcher", ignore=shutil.ignore_patterns("__pycache__"))
        (package / "cli.py").write_text(CLI, encoding="utf-8")
        (folder / "tiny_backend.py").write_text(BACKEND, encoding="utf-8")
        pytest_wheel = folder / "pytest-0.1-py3-none-any.whl"
        with zipfile.ZipFile(pytest_wheel, "w") as wheel:
            wheel.writestr("pytest.py", "import os, sys\nprint('tested', os.getcwd(), *sys.argv[1:])\nsys.exit(3)\n")
            wheel.writestr("pytest-0.1.dist-info/METADATA", "Metadata-Version: 2.1\nName: pytest\nVersion: 0.1\n")
            wheel.writestr(
                "pytest-0.1.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
            )
            wheel.writestr("pytest-0.1.dist-info/RECORD", "")
        (folder / "METADATA").write_text(
            "Metadata-Version: 2.1\nName: hwr\nVersion: 0.1\nProvides-Extra: test\n"
            f'Requires-Dist: pytest @ {pytest_wheel.as_uri()} ; extra == "test"\n',
            encoding="utf-8",
        )
        (folder / "pyproject.toml").write_text(
            '[build-system]\nrequires = []\nbuild-backend = "tiny_backend"\nbackend-path = ["."]\n'
            '[project]\nname = "hwr"\nversion = "0.1"\n'
            f'[project.optional-dependencies]\ntest = ["pytest @ {pytest_wheel.as_uri()}"]\n',
            encoding="utf-8",
        )

    @property
    def environment(self) -> Environment:
        return Environment(str(self.folder / ".venv"), str(self.folder))

    @property
    def builds(self) -> int:
        return len(self.build_log.read_text(encoding="utf-8").splitlines()) if self.build_log.exists() else 0

    def launch(self, *arguments: str, **settings: str) -> subprocess.Popen[str]:
        variables = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        variables |= {
            "PIP_NO_INDEX": "1",
            "XDG_CACHE_HOME": str(self.cache),
            "TINY_BUILDS": str(self.build_log),
            **settings,
        }
        return subprocess.Popen(
            [PYTHON, str(self.folder / "main.py"), *arguments],
            cwd=self.folder.parent,
            env=variables,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
        )

    def run(self, *arguments: str, **settings: str) -> tuple[int, str, str]:
        process = self.launch(*arguments, **settings)
        out, err = process.communicate(timeout=120)
        return process.returncode, out, err


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> TinyProject:
    """A project whose first start has happened, although there was a `.venv` of somebody else's."""
    project = TinyProject(tmp_path_factory.mktemp("launcher") / "a project")
    (project.folder / ".venv").mkdir()
    (project.folder / ".venv" / "precious").write_text("somebody's work", encoding="utf-8")
    code, out, err = project.run("info", "--json")
    assert code == 0, err
    assert out.split()[0] == "ran"
    assert out.split()[-2:] == ["info", "--json"]
    assert str(project.folder / ".venv") in out
    assert "Making a private Python environment" in err
    assert "Downloading and installing the libraries" in err
    assert "\r" not in err
    assert list((project.folder / "hwr" / "__pycache__").glob("cli.*.pyc")), "the program was not compiled beforehand"
    return project


@pytest.fixture
def project(tmp_path: Path) -> Iterator[TinyProject]:
    yield TinyProject(tmp_path / "project")


def test_a_later_start_installs_nothing_and_says_nothing(installed: TinyProject) -> None:
    builds = installed.builds
    assert installed.run("gui", "a file.png")[2] == ""
    assert installed.builds == builds


def test_arguments_and_exit_code_pass_through(installed: TinyProject) -> None:
    code, out, _ = installed.run("fail", "--x=ä b", "")
    assert code == 7
    assert out.endswith("fail --x=ä b \n")


def test_the_test_tools_are_installed_on_demand(installed: TinyProject) -> None:
    shutil.rmtree(installed.cache, ignore_errors=True)
    code, out, err = installed.run("test", "-k", "ink")
    assert code == 3, err
    assert out == f"tested {installed.folder} -k ink\n"
    assert "tools for the tests" in err
    assert installed.run("test") == (3, f"tested {installed.folder}\n", "")


def test_a_failed_installation_of_the_test_tools_leaves_the_app_working(installed: TinyProject) -> None:
    Path(installed.environment.stamp_file("test")).unlink(missing_ok=True)
    pyproject = installed.folder / "pyproject.toml"
    before = pyproject.read_text(encoding="utf-8")
    app_stamp = Path(installed.environment.stamp_file("app"))
    stamp_before = app_stamp.read_text(encoding="ascii")
    try:
        pyproject.write_text(before.replace("test = [", 'test = ["no-such-thing-anywhere", '), encoding="utf-8")
        app_stamp.write_text(installed.environment.key(), encoding="ascii")
        code, _, err = installed.run("test")
        assert code == 1
        assert "no-such-thing-anywhere" in err
        assert installed.run("info")[0] == 0
    finally:
        pyproject.write_text(before, encoding="utf-8")
        app_stamp.write_text(stamp_before, encoding="ascii")


@pytest.mark.skipif(os.name == "nt", reason="kills a process group")
def test_a_killed_installation_is_repaired_by_two_starts_at_once(project: TinyProject) -> None:
    first = project.launch("info", TINY_SECONDS="60")
    wait_for(lambda: project.builds == 1)
    os.killpg(first.pid, signal.SIGKILL)
    first.communicate()
    assert not project.environment.is_ready("app")
    (project.folder / ".venv" / "left-over").write_text("half a library", encoding="utf-8")

    starts = [project.launch("info", TINY_SECONDS="0.5") for _ in range(2)]
    for start in starts:
        out, err = start.communicate(timeout=120)
        assert start.returncode == 0, err
        assert out.startswith("ran ")
    assert project.builds == 2, "the two starts must not both install"
    assert not (project.folder / ".venv" / "left-over").exists()
    assert project.run("info")[2] == ""


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="kills one process of a group")
def test_a_killed_launcher_keeps_others_away_until_its_pip_is_done(project: TinyProject) -> None:
    first = project.launch("info", TINY_SECONDS="2")
    wait_for(lambda: project.builds == 1)
    first.kill()
    first.communicate()
    code, _, err = project.run("info")
    assert code == 0, err
    assert "waiting for it" in err
    assert project.builds == 2


def test_an_environment_of_somebody_else_is_put_aside(installed: TinyProject) -> None:
    (kept,) = installed.folder.glob(".venv.2*")
    assert [path.name for path in kept.iterdir()] == ["precious"]


def test_changed_dependencies_are_installed(installed: TinyProject) -> None:
    builds = installed.builds
    with (installed.folder / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write("# another dependency\n")
    assert not installed.environment.is_ready("app")
    assert installed.run("info")[0] == 0
    assert installed.builds == builds + 1
    assert installed.environment.is_ready("app")
    assert len(list(installed.folder.glob(".venv.2*"))) == 1, "the program's own environment is not put aside"


@pytest.mark.slow
def test_a_failed_installation_can_be_mended(project: TinyProject) -> None:
    code, out, err = project.run("info", TINY_FAILURE="the compiler is on strike")
    assert (code, out) == (1, "")
    assert "the compiler is on strike" in err
    assert "run the same command again" in err
    assert "Traceback" not in err
    assert project.run("info")[0] == 0


@pytest.mark.parametrize(
    ("log", "sentence"),
    [
        ("pip._vendor.urllib3.exceptions.NewConnectionError: <...> failed", "Check the connection to the internet"),
        ("OSError: [Errno 28] No space left on device", "The disk is full"),
        ("ERROR: No matching distribution found for numpy<3,>=2.0", "no numpy<3,>=2.0 to be had for Python 3."),
        ("first\nERROR: the compiler is on strike", "    ERROR: the compiler is on strike"),
    ],
)
def test_a_failed_installation_says_what_to_do(log: str, sentence: str) -> None:
    assert sentence in installation.diagnosis(log, Path("install.log"))


@pytest.mark.parametrize(
    ("log", "doing"),
    [
        ("", ""),
        ("Collecting numpy<3,>=2.0\n  Downloading numpy-2.4.6.whl (16 MB)\n", "numpy"),
        ("Collecting PySide6-Essentials!=6.12.0\n", "PySide6-Essentials"),
        ("Collecting numpy\nInstalling collected packages: numpy\n", "unpacking"),
    ],
)
def test_progress_names_what_pip_is_doing(log: str, doing: str) -> None:
    assert installation.doing(log) == doing


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid"), reason="needs POSIX permissions")
@pytest.mark.slow
def test_a_read_only_folder_gets_its_environment_in_the_cache(project: TinyProject) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    project.folder.chmod(0o555)
    try:
        code, out, err = project.run("info")
    finally:
        project.folder.chmod(0o755)
    assert code == 0, err
    assert str(project.cache) in out


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_progress_on_a_terminal_rewrites_its_line_only_when_something_changed() -> None:
    terminal = Terminal()
    progress = Progress(terminal)
    progress.begin("Installing")
    for detail in ("numpy", "numpy", "click"):
        progress.show(detail)
    progress.end()
    progress.begin("Another")
    progress.show("")
    progress.close()
    progress.close()
    assert terminal.getvalue().split("\r\033[K") == [
        "",
        "  Installing ... 0 s  numpy",
        "  Installing ... 0 s  click",
        "  Installing: done in 0 s\n",
        "  Another ... 0 s  \n",
    ]


def test_no_writable_place_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "not a folder"
    file.write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(file))
    with pytest.raises(InstallationError, match="Copy the project to a folder of your own"):
        installation.install(str(file / "project"), "app")


def test_missing_venv_names_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    with pytest.raises(InstallationError, match=r"sudo apt install python3\.\d+-venv"):
        installation.install("anywhere", "app")


def test_a_stamp_counts_only_if_it_was_completed_here(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[project]", encoding="utf-8")
    environment = places(str(tmp_path))[0]
    interpreter = Path(environment.python)
    interpreter.parent.mkdir(parents=True)
    interpreter.write_text("", encoding="utf-8")
    stamp = Path(environment.stamp_file("app"))
    for text, ready in [(UNFINISHED, False), ("", False), ("ä", False), (environment.key(), True)]:
        stamp.write_text(text, encoding="utf-8")
        assert environment.is_ready("app") is ready
    assert not environment.is_ready("test")
    assert not Environment(environment.folder, f"{tmp_path}/.").is_ready("app"), "the project has been moved"
    interpreter.unlink()
    assert not environment.is_ready("app")


def test_half_a_project_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(InstallationError, match="get a whole copy of the project"):
        places(str(tmp_path))[0].is_ready("app")


def test_an_old_python_is_told_which_one_to_use(tmp_path: Path) -> None:
    newer = tmp_path / "python3.12"
    newer.write_text("", encoding="utf-8")
    newer.chmod(0o755)
    assert doorstep.refusal((3, 11, 0), "") is None
    assert doorstep.refusal((3, 14, 0), "") is None
    assert doorstep.refusal((3, 10, 9), str(tmp_path)) == (
        "The handwriting lab needs Python 3.11 or newer; this is Python 3.10.\n"
        "Run it with the newer one that is installed here: python3.12 main.py"
    )
    assert "sudo apt install python3.11" in (doorstep.refusal((2, 7, 18), "") or "")


def test_the_doorstep_is_written_in_old_python() -> None:
    source = (ROOT / "main.py").read_text(encoding="ascii")
    tree = ast.parse(source, feature_version=(3, 6))
    # Python 2 knows none of these; everything else in the file is older
    newer = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.AsyncFunctionDef, ast.Nonlocal, ast.Starred)
    for node in ast.walk(tree):
        assert not isinstance(node, newer), ast.unparse(node)
        if isinstance(node, ast.FunctionDef):
            assert node.returns is None
            assert not any(argument.annotation for argument in node.args.args)
            assert not node.args.kwonlyargs


def wait_for(condition: Callable[[], bool]) -> None:
    for _ in range(600):
        if condition():
            return
        time.sleep(0.05)
    pytest.fail("it did not happen within 30 seconds")
