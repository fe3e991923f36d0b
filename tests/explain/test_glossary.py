"""One letter for one thing: what the chapters, lessons, tips and documents say, against the glossary."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from hwr.chapters.contents import KEYS, chapter
from hwr.chapters.graph.model import PRESETS
from hwr.explain.glossary import GLOSSARY, SIGNS, WORDS
from hwr.explain.lesson import read_lessons

ROOT: Final = Path(__file__).parents[2]
SOURCES: Final = sorted(
    path
    for part in ("chapters", "explain", "nn", "train", "ui/explain", "ui/kit/chapter", "ui/train")
    for path in (ROOT / "hwr" / part).rglob("*.py")
    if path.name != "glossary.py"
)
PAGES: Final = (ROOT / "README.md", ROOT / "docs" / "lessons.md", ROOT / "models" / "README.md")

NAMED: Final = ("x", "w", "b", "z", "y", "t", "L", "η")
"""Those whose word may stand right before the letter: "target t". With a, that word may also be an article."""

_SUBSCRIPTS: Final = "₀₁₂₃₄₅₆₇₈₉ᵢ"
_LETTER: Final = re.compile(rf"(?<![\w’'“\-−.])([A-Za-zΑ-Ωα-ω∂])[{_SUBSCRIPTS}′²]*(?![\w’'.\-])")
_SLOPE: Final = re.compile(rf"(?<!\w)[d∂]([^\W\d_])[{_SUBSCRIPTS}]*/[d∂]([^\W\d_])[{_SUBSCRIPTS}]*(?!\w)")
_ARTICLES: Final = frozenset("aAI")


def texts_of_chapters() -> Iterator[tuple[str, str]]:
    """Where a text stands, and the text."""
    for key in KEYS:
        one = chapter(key)
        for text in (one.title, one.idea, one.text):
            yield key, text
        for setting in one.settings:
            yield f"{key}.{setting.name}", f"{setting.label}. {setting.tip}"
            yield from ((f"{key}.{setting.name}", choice.label) for choice in setting.choices if len(choice.label) > 2)
        for reading in one.readings:
            yield f"{key}.{reading.name}", reading.label


def texts_of_lessons() -> Iterator[tuple[str, str]]:
    lessons, problems = read_lessons(ROOT / "assets" / "lessons")
    assert not problems
    for lesson in lessons:
        yield lesson.key, f"{lesson.title}. {lesson.summary}"
        for number, step in enumerate(lesson.steps, start=1):
            yield f"{lesson.key} {number}", f"{step.title}. {step.text}"
            if (question := step.question) is not None:
                yield f"{lesson.key} {number}", f"{question.ask} {question.why}"
                yield from ((f"{lesson.key} {number}", words) for words in getattr(question, "choices", ()))


@cache
def texts_of_sources() -> list[tuple[str, str]]:
    """Every text of those parts of the program that is more than a key; docstrings too."""
    return [
        (f"{path.relative_to(ROOT)}:{node.lineno}", node.value)
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) > 2
    ]


def texts_of_pages() -> Iterator[tuple[str, str]]:
    for path in PAGES:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            yield f"{path.relative_to(ROOT)}:{number}", line


def letters(text: str) -> set[str]:
    """Those that stand alone in a plain text, and those of slopes such as dL/dw."""
    found = set(_LETTER.findall(text)) - _ARTICLES
    return found | {letter for pair in _SLOPE.findall(text) for letter in pair}


def slanted(html: str) -> set[str]:
    """The letters of a formula: whatever is slanted, "dL" being a small change of L."""
    found: set[str] = set()
    for inner in re.findall(r"<i>(.*?)</i>", html):
        plain = re.sub(r"<[^>]*>|\{[^}]*\}|&\w+;", " ", inner)
        found |= {letter for letter in plain if letter.isalpha() or letter == "∂"}
    return found


def misnamed(text: str) -> list[str]:
    """Words of the glossary with another letter behind them than theirs: "target y"."""
    found = []
    for sign in NAMED:
        pattern = rf"\b({SIGNS[sign].word}) ([^\W\d_])[{_SUBSCRIPTS}]*(?![\w’'.\-])"
        for match in re.finditer(pattern, text, re.IGNORECASE):
            # With words behind it, a small a is an article.
            is_letter = match[2] not in _ARTICLES or not re.match(r" \w", text[match.end() :])
            if match[2] != sign and is_letter:
                found.append(match[0])
    for word in ("cost", "error"):
        found += [f"{word} {letter}" for letter in re.findall(rf"\b{word} ([A-Z])\b", text)]
    return found


def test_every_sign_and_every_word_has_one_meaning() -> None:
    signs = [term.sign for term in GLOSSARY if term.sign]
    assert len(signs) == len(set(signs))
    words = [word.lower() for term in GLOSSARY for word in (term.word, *term.also)]
    assert len(words) == len(set(words)) == len(WORDS)
    for term in GLOSSARY:
        assert term.chapter in KEYS, term.word
        assert term.meaning.endswith(".")
        assert len(term.meaning) <= 180, term.word


def test_the_glossary_has_the_letters_of_the_textbook() -> None:
    assert {SIGNS[sign].word: sign for sign in "xzawbytL"} == {
        "input": "x",
        "pre-activation": "z",
        "activation": "a",
        "weight": "w",
        "bias": "b",
        "output": "y",
        "target": "t",
        "loss": "L",
    }
    assert WORDS["cost"] is WORDS["loss"]


@pytest.mark.parametrize("texts", [texts_of_chapters, texts_of_lessons], ids=["chapters", "lessons"])
def test_no_text_uses_a_letter_that_the_glossary_does_not_know(texts: object) -> None:
    assert callable(texts)
    unknown = {where: found for where, text in texts() if (found := letters(text) - SIGNS.keys())}
    assert not unknown


def test_no_formula_uses_a_letter_that_the_glossary_does_not_know() -> None:
    unknown = {where: found for where, text in texts_of_sources() if (found := slanted(text) - SIGNS.keys())}
    assert not unknown
    for key in KEYS:
        assert slanted(chapter(key).formula) <= SIGNS.keys()


@pytest.mark.parametrize(
    "texts",
    [texts_of_chapters, texts_of_lessons, texts_of_sources, texts_of_pages],
    ids=["chapters", "lessons", "sources", "pages"],
)
def test_no_word_goes_with_the_letter_of_another(texts: object) -> None:
    assert callable(texts)
    wrong = {where: found for where, text in texts() if (found := misnamed(text))}
    assert not wrong


def test_graphs_are_made_of_the_same_letters() -> None:
    for _, graph in PRESETS.values():
        assert {node.name.lstrip("−").rstrip(_SUBSCRIPTS) for node in graph.nodes} <= SIGNS.keys()


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("the error E", ["error E"]),
        ("the cost C, the loss", ["cost C"]),
        ("Target y", ["Target y"]),
        ("the loss C", ["loss C"]),
        ("output a", ["output a"]),
        ("Start x. An input x and a weight w, the output a little larger.", []),
    ],
)
def test_what_was_wrong_is_found(text: str, wrong: list[str]) -> None:
    assert misnamed(text) == wrong
    assert letters("What is dE/dc?") == {"E", "c"}
    assert slanted("<i>dC</i>/<i>dx</i> − <i>θ</i>") == {"d", "C", "x", "θ"}
