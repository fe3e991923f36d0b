"""The launcher, run for real on a tiny project that needs no network: a copy of `main.py` and `hwr/launcher`."""

from __future__ import annotations

import ast
import contextlib
import io
import json
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
from hwr.cli.entry import exit_code
from hwr.errors import InstallationError
from hwr.launcher import environment as environments
from hwr.launcher import installation, start
from hwr.launcher.console import Console, diagnosis, doing
from hwr.launcher.environment import Environment, places
from hwr.launcher.inspection import UNFINISHED, Condition, State, complete_stamp, examine, is_ready, wanted
from hwr.launcher.lock import Lock
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
        wheel.writestr("library/__init__.py", "")
        wheel.writestr("library/template.py", "{% for module in modules %}")
        wheel.writestr("library/tests/__init__.py", "")
        wheel.writestr("hwr-0.1.dist-info/METADATA", pathlib.Path("METADATA").read_text())
        wheel.writestr("hwr-0.1.dist-info/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr("hwr-0.1.dist-info/RECORD", "")
    return name
'''

CLI = """
import os, sys, time
def main():
    if "wait" in sys.argv:
        print("waiting", flush=True)
        time.sleep(600)
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
        for name in ("__init__", "__main__", "language", "words", "errors", "display"):
            shutil.copy(ROOT / "hwr" / f"{name}.py", package)
        shutil.copytree(ROOT / "hwr" / "launcher", package / "launcher", ignore=shutil.ignore_patterns("__pycache__"))
        (package / "cli.py").write_text(CLI, encoding="utf-8")
        (folder / "tiny_backend.py").write_text(BACKEND, encoding="utf-8")
        pytest_wheel = folder / "pytest-0.1-py3-none-any.whl"
        with zipfile.ZipFile(pytest_wheel, "w") as wheel:
            wheel.writestr(
                "pytest.py", "import os, sys, plugin\nprint('tested', os.getcwd(), *sys.argv[1:])\nsys.exit(3)\n"
            )
            wheel.writestr("plugin.py", "")
            wheel.writestr("linter.py", "")
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
        """That which a start enters, or the first that it would try to make."""
        found = [place for place in places(str(self.folder)) if Path(place.folder).parent == self.folder]
        return next((place for place in found if place.is_sealed("app")), found[0])

    @property
    def builds(self) -> int:
        return len(self.build_log.read_text(encoding="utf-8").splitlines()) if self.build_log.exists() else 0

    def launch(
        self, *arguments: str, command: list[str] | None = None, cwd: Path | None = None, **settings: str
    ) -> subprocess.Popen[str]:
        """Start `command` (`python3 main.py`, unless another is given) with the arguments."""
        variables = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        variables |= {
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": self.folder.as_uri(),
            "XDG_CACHE_HOME": str(self.cache),
            "TINY_BUILDS": str(self.build_log),
            **settings,
        }
        return subprocess.Popen(
            [*(command or [PYTHON, str(self.folder / "main.py")]), *arguments],
            cwd=cwd or self.folder.parent,
            env=variables,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
        )

    def run(
        self, *arguments: str, command: list[str] | None = None, cwd: Path | None = None, **settings: str
    ) -> tuple[int, str, str]:
        with self.launch(*arguments, command=command, cwd=cwd, **settings) as process:
            out, err = process.communicate(timeout=600)
        return process.returncode, out, err

    @contextlib.contextmanager
    def a_running_program(self) -> Iterator[subprocess.Popen[str]]:
        """A program that was started through the launcher and has come to its own code."""
        with self.launch("wait") as process:
            try:
                assert process.stdout is not None
                assert process.stdout.readline() == "waiting\n"
                yield process
            finally:
                process.kill()


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> TinyProject:
    """A project whose first start has happened, beside a `.venv` of somebody else's."""
    project = TinyProject(tmp_path_factory.mktemp("launcher") / "a project")
    (project.folder / ".venv").mkdir()
    (project.folder / ".venv" / "precious").write_text("somebody's work", encoding="utf-8")
    code, out, err = project.run("info", "--json")
    assert code == 0, err
    assert out.split()[0] == "ran"
    assert out.split()[-2:] == ["info", "--json"]
    assert str(project.folder / ".venv-2") in out
    assert "about a minute" in err, "nobody knows how long the first start takes"
    assert "Making a private Python environment" in err
    assert "Downloading and installing the libraries" in err
    assert "\r" not in err
    return project


@pytest.fixture
def project(tmp_path: Path) -> Iterator[TinyProject]:
    yield TinyProject(tmp_path / "project")


def test_the_libraries_and_the_program_are_compiled_beforehand(installed: TinyProject) -> None:
    library = libraries_of(installed.environment) / "library"
    for folder, name in ((library, "__init__"), (installed.folder / "hwr", "cli"), (installed.folder / "hwr", "words")):
        assert list((folder / "__pycache__").glob(f"{name}.*.pyc")), folder
    assert not (library / "tests" / "__pycache__").exists(), "nobody imports them"


def test_a_later_start_installs_nothing_and_says_nothing(installed: TinyProject) -> None:
    builds = installed.builds
    assert installed.run("gui", "a file.png")[2] == ""
    assert installed.builds == builds


def test_arguments_and_exit_code_pass_through(installed: TinyProject) -> None:
    code, out, _ = installed.run("fail", "--x=ä b", "")
    assert code == 7
    assert out.endswith("fail --x=ä b \n")


def test_the_test_tools_are_added_on_demand_while_a_program_runs(installed: TinyProject) -> None:
    shutil.rmtree(installed.cache, ignore_errors=True)
    with installed.a_running_program():
        code, out, err = installed.run("test", "-k", "ink")
    assert code == 3, err
    assert out == f"tested {installed.folder} -k ink\n"
    assert "tools for the tests" in err
    compiled = [path.name.partition(".")[0] for path in (libraries_of(installed.environment) / "__pycache__").iterdir()]
    assert ("plugin" in compiled, "linter" in compiled) == (True, False), "what pytest imports, and no more"
    assert installed.run("test") == (3, f"tested {installed.folder}\n", "")


def test_a_failed_installation_of_the_test_tools_leaves_the_app_working(installed: TinyProject) -> None:
    pyproject = installed.folder / "pyproject.toml"
    before = pyproject.read_text(encoding="utf-8")
    stamp = Path(installed.environment.stamp_file("test"))
    completed = stamp.read_bytes() if stamp.exists() else None
    try:
        pyproject.write_text(before.replace("test = [", 'test = ["no-such-thing-anywhere", '), encoding="utf-8")
        code, _, err = installed.run("test")
        assert code == 1
        assert "no-such-thing-anywhere" in err
        assert not stamp.exists()
        assert installed.run("info")[0] == 0
    finally:
        pyproject.write_text(before, encoding="utf-8")
        if completed is not None:  # pip has touched nothing: other tests need not install them again
            stamp.write_bytes(completed)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="kills a process group")
def test_a_killed_installation_is_repaired_by_two_starts_at_once(project: TinyProject) -> None:
    first = project.launch("info", TINY_SECONDS="60")
    wait_for(lambda: project.builds == 1)
    os.killpg(first.pid, signal.SIGKILL)
    first.communicate()
    assert not is_ready(project.environment, "app")
    (project.folder / ".venv" / "left-over").write_text("half a library", encoding="utf-8")

    starts = [project.launch("info", TINY_SECONDS="0.5") for _ in range(2)]
    for one in starts:
        out, err = one.communicate(timeout=600)
        assert one.returncode == 0, err
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


def test_an_environment_of_somebody_else_is_left_alone(installed: TinyProject) -> None:
    assert [path.name for path in (installed.folder / ".venv").iterdir()] == ["precious"]


def test_a_change_of_the_project_that_needs_no_installation_makes_none(installed: TinyProject) -> None:
    builds = installed.builds
    with (installed.folder / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write("[tool.ruff]\nline-length = 120\n")
    assert not installed.environment.is_sealed("app")
    assert installed.run("info")[2] == ""
    assert installed.builds == builds
    assert installed.environment.is_sealed("app")


def test_damaged_libraries_are_mended(installed: TinyProject) -> None:
    builds = installed.builds
    libraries = libraries_of(installed.environment)
    installed.run("test")
    (libraries / "pytest.py").unlink()
    (libraries / "hwr.pth").unlink()
    code, _, err = installed.run("test")
    assert code == 3, err
    assert "are gone: hwr==0.1, pytest==0.1" in err
    assert installed.builds == builds + 1
    assert installed.run("test") == (3, f"tested {installed.folder}\n", "")


@pytest.mark.slow
def test_changed_dependencies_are_installed_beside_a_running_program(project: TinyProject) -> None:
    project.run("info")
    pyproject = project.folder / "pyproject.toml"
    text = pyproject.read_text(encoding="utf-8")
    with project.a_running_program():
        before = contents(project.folder / ".venv")
        for description in ("a lab", "another lab"):
            pyproject.write_text(text.replace('"0.1"', f'"0.1"\ndescription = "{description}"'), encoding="utf-8")
            code, out, err = project.run("info")
            assert code == 0, err
            assert out.split()[1] == str(project.folder / ".venv-2"), "the one that nobody is in is made anew"
            assert "it stays as it is" in err
        assert contents(project.folder / ".venv") == before
    assert project.run("info")[2] == ""


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
    assert sentence in diagnosis(log, Path("install.log"))


@pytest.mark.parametrize(
    ("log", "said"),
    [
        ("", ""),
        ("Collecting numpy<3,>=2.0\n  Downloading numpy-2.4.6.whl (16 MB)\n", "numpy"),
        ("Collecting PySide6-Essentials!=6.12.0\n", "PySide6-Essentials"),
        ("Collecting numpy\nInstalling collected packages: numpy\n", "unpacking"),
    ],
)
def test_progress_names_what_pip_is_doing(log: str, said: str) -> None:
    assert doing(log) == said


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
    console = Console(terminal)
    console.begin("Installing")
    for detail in ("numpy", "numpy", "click"):
        console.show(detail)
    console.end()
    console.begin("Another")
    console.show("")
    console.close()
    console.close()
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
        installation.prepare(str(file / "project"), "app")


def test_missing_venv_names_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    with pytest.raises(InstallationError, match=r"sudo apt install python3\.\d+-venv"):
        installation.prepare(str(TinyProject(tmp_path / "project").folder), "app")


def libraries_of(environment: Environment) -> Path:
    (found,) = Path(environment.folder).glob("[Ll]ib/**/site-packages")
    return found


def contents(folder: Path) -> dict[str, int]:
    """Every file and folder below `folder`, and when it was changed."""
    return {str(path.relative_to(folder)): path.lstat().st_mtime_ns for path in folder.rglob("*")}


@pytest.fixture
def made(tmp_path: Path) -> Environment:
    """A complete environment, both layers, without anything that runs: two libraries, and the tools for the tests."""
    environment = next(places(str(TinyProject(tmp_path / "project").folder)))
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    libraries = Path(environment.folder, *(["Lib"] if os.name == "nt" else ["lib", version]), "site-packages")
    interpreter = Path(environment.python)
    interpreter.parent.mkdir(parents=True)
    interpreter.symlink_to(PYTHON)
    for layer, names in (("app", ("numpy", "PySide6_Essentials")), ("test", ("pytest",))):
        for name in names:
            record = libraries / f"{name}-1.0.dist-info" / "RECORD"
            record.parent.mkdir(parents=True)
            rows = [f"{name}/__init__.py,sha256=x,0", f"{name}/core.so,sha256=x,4", f"{name}/never.there,,3"]
            record.write_text("\n".join([*rows, f"{name}/__pycache__/x.pyc,,", f"../../../bin/{name},,3"]), "utf-8")
            (libraries / name).mkdir()
            (libraries / name / "__init__.py").write_text("", encoding="utf-8")
            (libraries / name / "core.so").write_text("code", encoding="utf-8")
        stamp = complete_stamp(environment, layer, wanted(environment.project, layer))
        Path(environment.stamp_file(layer)).write_text(stamp, encoding="utf-8")
    assert is_ready(environment, "test")
    assert environment.is_sealed("app")
    assert environment.is_sealed("test")
    return environment


def test_a_stamp_counts_only_if_it_was_completed_here(made: Environment) -> None:
    stamp = Path(made.stamp_file("app"))
    complete = stamp.read_text(encoding="utf-8")
    older = {**json.loads(complete), "python": "3.10"}
    strange = {**json.loads(complete), "colour": "green"}
    for text, state in [
        (UNFINISHED, State.UNFINISHED),
        ("", State.UNFIT),
        ("[]", State.UNFIT),
        ("5f0e6d", State.UNFIT),  # of a launcher that knew no locks
        ("\xe4", State.UNFIT),
        (json.dumps(older), State.UNFIT),
        (json.dumps(strange), State.UNFIT),
        (complete, State.WHOLE),
    ]:
        stamp.write_text(text, encoding="latin-1")
        assert examine(made, "app").state is state, text
        assert is_ready(made, "app") is (state is State.WHOLE)
    stamp.unlink()
    assert examine(made, "app").state is State.ABSENT


@pytest.mark.parametrize(
    ("damage", "app", "test"),
    [
        pytest.param(lambda at: (at / "numpy" / "core.so").unlink(), ("numpy==1.0",), (), id="a file"),
        pytest.param(lambda at: (at / "numpy" / "core.so").write_bytes(b""), ("numpy==1.0",), (), id="emptied"),
        pytest.param(
            lambda at: shutil.rmtree(at / "PySide6_Essentials"), ("PySide6_Essentials==1.0",), (), id="a folder"
        ),
        pytest.param(lambda at: shutil.rmtree(at / "numpy-1.0.dist-info"), ("numpy==1.0",), (), id="the record"),
        pytest.param(lambda at: shutil.rmtree(at / "pytest"), (), ("pytest==1.0",), id="a tool for the tests"),
    ],
)
def test_whatever_is_gone_is_noticed(
    made: Environment, damage: Callable[[Path], None], app: tuple[str, ...], test: tuple[str, ...]
) -> None:
    damage(libraries_of(made))
    for layer, gone in (("app", app), ("test", test)):
        assert examine(made, layer) == (Condition(State.DAMAGED, gone) if gone else Condition(State.WHOLE))
    assert is_ready(made, "app") is (not app)
    assert not is_ready(made, "test"), "it stands on the app"


@pytest.mark.parametrize("lost", ["numpy/core.so", "numpy", "numpy-1.0.dist-info", "numpy-1.0.dist-info/RECORD"])
def test_a_start_does_not_enter_what_has_lost_something(made: Environment, lost: str) -> None:
    path = libraries_of(made) / lost
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert made.enter("app") is None


def test_what_python_and_the_owner_add_is_no_damage(made: Environment) -> None:
    libraries = libraries_of(made)
    (libraries / "numpy" / "__pycache__").mkdir()
    (libraries / "ipython-1.0.dist-info").mkdir()
    assert not made.is_sealed("app"), "it takes another look"
    assert is_ready(made, "app")
    assert made.is_sealed("app")
    shutil.rmtree(libraries / "ipython-1.0.dist-info")
    assert is_ready(made, "app"), "the project does not need what its owner added"
    (libraries / "numpy-1.0.dist-info").rename(libraries / "numpy-1.1.dist-info")
    assert is_ready(made, "app"), "nor the very version"


@pytest.mark.skipif(os.name == "nt", reason="an environment's interpreter is no link there")
@pytest.mark.parametrize("target", ["gone", "pyproject.toml"])
def test_an_interpreter_that_leads_elsewhere_does_not_fit(made: Environment, target: str) -> None:
    interpreter = Path(made.python)
    interpreter.unlink()
    interpreter.symlink_to(Path(made.project, target))
    assert made.enter("test") is None
    assert examine(made, "app").state is State.UNFIT


def test_the_same_folder_is_the_same_project_however_it_is_spelled(made: Environment, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)
    spelling = tmp_path / "link" / "project"
    assert next(places(str(spelling))).folder == made.folder
    assert is_ready(Environment(made.folder, str(spelling)), "app"), "as where letters' case makes no difference"


@pytest.mark.parametrize("move", [shutil.move, lambda old, new: shutil.copytree(old, new, symlinks=True)])
def test_a_moved_or_copied_project_needs_an_environment_of_its_own(
    made: Environment, tmp_path: Path, move: Callable[[str, str], object]
) -> None:
    move(made.project, str(tmp_path / "copy"))
    other = next(places(str(tmp_path / "copy")))
    assert Path(other.stamp_file("app")).exists()
    assert other.enter("app") is None
    assert examine(other, "app").state is State.UNFIT


def test_other_test_tools_leave_the_app_fit(made: Environment) -> None:
    pyproject = Path(made.project, "pyproject.toml")
    pyproject.write_text(pyproject.read_text("utf-8").replace("test = [", 'test = ["pytest-xdist", '), encoding="utf-8")
    assert is_ready(made, "app")
    assert examine(made, "test").state is State.UNFIT


@pytest.mark.parametrize("holder", ["lock", "libraries"])
def test_an_environment_in_use_is_not_touched(
    made: Environment, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, holder: str
) -> None:
    if holder == "libraries" and not Path("/proc/self/maps").exists():
        pytest.skip("this system does not tell which files a program has loaded")
    monkeypatch.setattr(environments, "SUFFIXES", ("",))  # no room beside it
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "project" / "main.py"))
    pyproject = Path(made.project, "pyproject.toml")
    pyproject.write_text(pyproject.read_text("utf-8").replace('"0.1"', '"0.2"'), encoding="utf-8")
    before = contents(Path(made.folder))
    script = {
        "lock": "import sys; from hwr.launcher.lock import Lock; lock = Lock(sys.argv[1]); lock.try_shared()",
        "libraries": "import mmap, os, sys; it = mmap.mmap(os.open(sys.argv[2], 0), 0, access=mmap.ACCESS_READ)",
    }[holder]
    loaded = libraries_of(made) / "numpy" / "core.so"
    with subprocess.Popen(
        [sys.executable, "-c", f"{script}; print('held', flush=True); sys.stdin.read()", made.lock_file, str(loaded)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == b"held\n"
        with pytest.raises(InstallationError, match=r"Close those programs, then run the same command again\."):
            installation.prepare(made.project, "test")
        program.kill()
    assert contents(Path(made.folder)) == before


@pytest.mark.skipif(os.name == "nt", reason="there the launcher stays, and holds the lock itself")
def test_a_program_holds_its_environment_until_its_end_however_it_comes(installed: TinyProject) -> None:
    lock = Lock(installed.environment.lock_file)
    with installed.a_running_program() as program:
        assert not lock.try_alone()
        assert lock.try_shared(), "another program may join it"
        lock.close()
        lock = Lock(installed.environment.lock_file)
        program.send_signal(signal.SIGKILL)
        program.wait()
        assert lock.try_alone()
    lock.close()


def test_a_program_started_without_the_launcher_holds_its_environment_too(
    made: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "prefix", made.folder)
    environments.hold_own()
    lock = Lock(made.lock_file)
    assert not lock.try_alone()
    lock.close()


@pytest.mark.parametrize("private", [True, False])
def test_a_library_that_cannot_be_loaded_is_a_sentence(
    made: Environment, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], private: bool
) -> None:
    monkeypatch.setitem(sys.modules, "click", None)
    monkeypatch.delitem(sys.modules, "hwr.cli.commands", raising=False)
    monkeypatch.setattr(sys, "prefix", made.folder if private else made.project)
    assert exit_code(["info"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("hwr: A library cannot be loaded: ")
    assert "click" in said
    assert (f"Delete the folder {made.folder}" if private else "-m pip install --force-reinstall click") in said
    assert said.count("\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="closes a descriptor that a child inherits")
def test_the_lock_is_never_mistaken_for_a_standard_stream(tmp_path: Path) -> None:
    script = (
        "import os, sys; from hwr.launcher.lock import Lock; os.close(0); os.close(1); "
        "print(Lock(sys.argv[1]).descriptor, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "x.lock")], cwd=ROOT, capture_output=True, check=True
    )
    assert int(done.stderr) > 2


def test_a_start_waits_for_whoever_makes_the_environment(made: Environment) -> None:
    lock = Lock(made.lock_file)
    assert lock.try_alone()
    assert made.enter("app") is None
    assert lock.try_shared()
    entered = made.enter("app")
    assert entered is not None
    entered.close()
    lock.close()


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A folder with namesakes of the program, and of modules that the launcher and pip use."""
    for name in ("hwr/__init__", "hwr/__main__", "hwr/cli", "pytest", "venv", "pip", "types", "subprocess", "json"):
        module = tmp_path / f"{name}.py"
        module.parent.mkdir(exist_ok=True)
        module.write_text("raise SystemExit('the wrong module')", encoding="utf-8")
    for name in ("hwr-0.1.dist-info", "pytest-0.1.dist-info"):
        (tmp_path / name).mkdir()
    return tmp_path


@pytest.mark.parametrize("flags", [[], ["-I"], ["-P"], ["-E"], ["-s"], ["-S"]], ids=" ".join)
@pytest.mark.parametrize("linked", [False, True], ids=["itself", "a link"])
def test_every_way_to_the_doorstep_leads_to_the_same_environment(
    installed: TinyProject, elsewhere: Path, flags: list[str], linked: bool
) -> None:
    builds = installed.builds
    doorstep_file = installed.folder / "main.py"
    if linked:
        doorstep_file = elsewhere / "handwriting"
        doorstep_file.symlink_to(installed.folder / "main.py")
    code, out, err = installed.run("info", command=[PYTHON, *flags, str(doorstep_file)], cwd=elsewhere)
    assert (code, err) == (0, "")
    assert out.split()[0] == "ran"
    assert installed.environment.folder in out
    assert installed.builds == builds


def test_another_spelling_of_the_folder_leads_to_the_same_environment(installed: TinyProject, tmp_path: Path) -> None:
    builds = installed.builds
    (tmp_path / "parent").symlink_to(installed.folder.parent)
    main_file = tmp_path / "parent" / installed.folder.name / "main.py"
    code, out, err = installed.run("info", command=[PYTHON, str(main_file)], cwd=tmp_path)
    assert (code, err) == (0, "")
    assert installed.environment.folder in out
    assert installed.builds == builds


def test_what_lies_on_pythonpath_is_not_the_program(installed: TinyProject, elsewhere: Path) -> None:
    for name in ("types", "subprocess", "json"):
        (elsewhere / f"{name}.py").unlink()  # these would break any Python
    code, out, err = installed.run("info", PYTHONPATH=str(elsewhere))
    assert (code, err) == (0, "")
    assert installed.environment.folder in out


@pytest.mark.parametrize(
    ("record", "counts"),
    [
        (None, False),
        ("", False),
        ("[]", False),
        ('{"url": "https://example.org/hwr.whl"}', False),
        ('{"url": "HERE", "dir_info": {}}', False),
        ('{"url": "HERE/tests", "dir_info": {"editable": true}}', False),
        ('{"url": "HERE/gone", "dir_info": {"editable": true}}', False),
        ('{"url": "HERE", "dir_info": {"editable": true}}', True),
    ],
)
def test_only_this_very_project_counts_as_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, record: str | None, counts: bool
) -> None:
    monkeypatch.setattr(start, "_libraries", lambda: [str(tmp_path), str(tmp_path / "gone")])
    folder = tmp_path / "hwr-0.1.0.dist-info"
    folder.mkdir()
    if record is not None:
        (folder / "direct_url.json").write_text(record.replace("HERE", ROOT.as_uri()), encoding="utf-8")
    assert start.has_project(str(ROOT)) is counts


def test_missing_tools_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "_libraries", lambda: [str(tmp_path)])
    for name in ("pytest_qt-4.5.0", "Types.Defusedxml-0.7"):
        (tmp_path / f"{name}.dist-info").mkdir()
    wants = ["pytest-qt>=4.4,<5", "types-defusedxml", "pytest>=8", "tomli; python_version<'3.11'"]
    assert start.lacks(wants) == ["pytest>=8"]


def test_half_a_project_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(InstallationError, match="get a whole copy of the project"):
        is_ready(next(places(str(tmp_path))), "app")
    shutil.copy(ROOT / "main.py", tmp_path)
    done = subprocess.run([PYTHON, "main.py"], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert done.stderr == f"{tmp_path} is not the whole project: get it all, and link to main.py rather than copy it.\n"


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
    for _ in range(6000):
        if condition():
            return
        time.sleep(0.05)
    pytest.fail("it did not happen within five minutes")
