"""Language: the one door through which everything goes that the window says, and how numbers are written there.

A sentence's English text is its own key. `tr` gives the sentence in the language that is spoken; `mark` only names one
that is said later, for constants, which are made before anybody has chosen. Both take the text itself and nothing
computed: so Qt's `lupdate` finds it (`docs/decisions/0034-languages.md`).

A sentence is translated whole. What changes in it stands in braces, `{name}`; where a word depends on a number, "%n"
stands for the number, and after it the two forms of the word: "%n run(s)", "%n entr(y|ies)", "there (is|are)".

English is spoken until somebody asks for another; the command line never does. Nothing here knows of Qt.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from numbers import Real
from typing import Any, Final, NamedTuple

LookUp = Callable[[str, str, int], str]
"""Of a text, what tells it from another of the same words, and a number or -1: what it is called; "" if unknown."""


class Language(NamedTuple):
    """How one language is written.

    Attributes:
        code: by ISO 639-1.
        name: what it calls itself.
        decimal, group: the signs before decimals and between thousands.
        moment: a date and a time of day, as `datetime.strftime` takes it.
        has_noun_capitals: whether a noun keeps its capital letter in the middle of a sentence.
    """

    code: str
    name: str
    decimal: str = "."
    group: str = ","
    moment: str = "%Y-%m-%d %H:%M"
    has_noun_capitals: bool = False


ENGLISH: Final = Language("en", "English")
GERMAN: Final = Language("de", "Deutsch", decimal=",", group=".", moment="%d.%m.%Y %H:%M", has_noun_capitals=True)

LANGUAGES: Final = (ENGLISH, GERMAN)
"""Those that are complete."""

_FORMS: Final = re.compile(r"\((?:(\w*)\|)?(\w+)\)")


class _Spoken:
    """What is spoken at the moment: by a program as a whole, so there is one of it."""

    language: Language = ENGLISH
    look_up: LookUp | None = None
    signs: dict[int, str] | None = None


def speak(language: Language, look_up: LookUp | None = None) -> None:
    """Speak this language from now on; `look_up` knows its texts, and English needs none."""
    _Spoken.language, _Spoken.look_up = language, look_up
    own = str.maketrans({ENGLISH.decimal: language.decimal, ENGLISH.group: language.group})
    is_english = (language.decimal, language.group) == (ENGLISH.decimal, ENGLISH.group)
    _Spoken.signs = None if is_english else own


def spoken() -> Language:
    """The language that is spoken."""
    return _Spoken.language


def mark(text: str) -> str:
    """The text itself, which `tr` says when it is to be seen."""
    return text


def tr(text: str, comment: str = "", number: int | None = None, /, **values: Any) -> str:
    """The text in the language that is spoken.

    Args:
        text: English; a literal, or a text that was marked.
        comment: for the translator; tells it from another of the same words.
        number: what "%n" stands for, and decides over the forms of words.
        **values: what stands in braces, as `str.format` has it; numbers are written as the language does.

    Raises:
        KeyError: if a value is missing.
    """
    look_up = _Spoken.look_up
    said = (look_up(text, comment, -1 if number is None else number) if look_up is not None else "") or text
    if number is not None:
        if said is text:
            said = _FORMS.sub(lambda forms: (forms[1] or "") if number == 1 else forms[2], said)
        said = said.replace("%n", written(f"{number:,}"))
    if not values:
        return said
    if _Spoken.signs is not None:
        values = {
            name: _Number(value) if isinstance(value, Real) and not isinstance(value, bool) else value
            for name, value in values.items()
        }
    return said.format(**values)


def written(numeral: str) -> str:
    """A number that Python wrote, with the signs of the language that is spoken: "1,234.5" is "1.234,5" in German."""
    signs = _Spoken.signs
    return numeral if signs is None else numeral.translate(signs)


def as_python(numeral: str) -> str:
    """The other way round: a number that somebody typed, as Python reads it; with a point it is understood as well."""
    language = _Spoken.language
    if language.decimal == ENGLISH.decimal or language.decimal not in numeral:
        return numeral
    return numeral.replace(language.group, "").replace(language.decimal, ENGLISH.decimal)


class _Number(NamedTuple):
    """A number that is formatted as any other, and written as the language does."""

    value: Any

    def __format__(self, spec: str) -> str:
        return written(format(self.value, spec))
