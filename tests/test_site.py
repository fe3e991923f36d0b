"""The site of the documents, built as CONTRIBUTING.md says, on demand: strictly, so that every link leads somewhere."""

from __future__ import annotations

import os
import subprocess
import sys
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.conftest import ROOT

MODULES = ("mkdocs", "material", "mkdocstrings", "mkdocstrings_handlers")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        any(find_spec(module) is None for module in MODULES),
        reason="not installed: the extra `docs` (pip install '.[docs]')",
    ),
]


class _Words(HTMLParser):
    """What a page says, without its tags; and what it loads from elsewhere."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.words: list[str] = []
        self.foreign: list[str] = []
        self.feed(page.read_text(encoding="utf-8"))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        loaded = dict(attrs).get("href" if tag == "link" else "src") if tag in {"link", "script", "img"} else None
        if loaded and "://" in loaded:
            self.foreign.append(loaded)

    @property
    def text(self) -> str:
        return "".join(self.words)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", "docs/site/mkdocs.yml", "-d", folder],
        cwd=ROOT,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")])),
            "NO_MKDOCS_2_WARNING": "1",
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("index", "Draw a digit, and watch a neural network read it"),
        ("reference/reading", "A reading is sure only if it is likelier right than wrong."),
        ("reference/networks", "of its own accord, reporting along the way"),
        ("reference/estimator", "BackpropClassifier"),
        ("reference/models", "load_model"),
        ("reference/command-line", "Usage: hwr lessons merge [OPTIONS] FILE..."),
        (
            "reference/command-line",
            "  -h, --help  Show this message and exit.\n\nCommands:\n  merge  Merge several exports",
        ),
        ("decisions/0005-from-ink-to-8x8", "Context"),
    ],
)
def test_a_page_says_what_it_is_for(site: Path, page: str, words: str) -> None:
    assert words in _Words(site / f"{page}.html").text


def test_a_signature_has_a_line_for_each_parameter(site: Path) -> None:
    """With the extra alone, as it is installed to build the site."""
    text = _Words(site / "reference" / "estimator.html").text
    assert '\n    activation: Any = "relu",\n' in text


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    assert {page.name: foreign for page in site.rglob("*.html") if (foreign := _Words(page).foreign)} == {}


def test_pictures_are_the_programs_own(site: Path) -> None:
    assert (site / "pictures" / "light.png").read_bytes() == (ROOT / "docs" / "pictures" / "light.png").read_bytes()
