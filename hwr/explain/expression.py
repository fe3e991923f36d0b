"""An expression: a formula somebody typed, read by a small parser of its own and computed over arrays.

    comparison = sum [("<" | "<=" | ">" | ">=" | "==" | "!=") sum]
    sum        = product {("+" | "-") product}
    product    = sign {("*" | "/") sign}
    sign       = ("+" | "-") sign | power
    power      = atom ["**" sign]
    atom       = number | name | function "(" comparison {"," comparison} ")" | "(" comparison ")"

A comparison is 1 where it holds and 0 elsewhere. Nothing typed is ever run as code: a tree of the few nodes below is
all that a text can become, and its length, depth and size are bounded before anything is computed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from hwr.errors import ExpressionError
from hwr.language import ENGLISH, spoken, tr

Floats = NDArray[np.float64]

LONGEST: Final = 200
DEEPEST: Final = 24
"""So many characters, and so many nested brackets, signs and powers, an expression has at most."""

_FUNCTIONS: Final[Mapping[str, tuple[Callable[..., Any], int]]] = {
    "exp": (np.exp, 1),
    "log": (np.log, 1),
    "abs": (np.abs, 1),
    "max": (np.maximum, 2),
    "min": (np.minimum, 2),
}
"""Name -> what computes it, and how many arguments it takes. log is the natural one."""

FUNCTIONS: Final = tuple(_FUNCTIONS)

_OPERATIONS: Final[Mapping[str, Callable[..., Any]]] = {
    "+": np.add,
    "-": np.subtract,
    "*": np.multiply,
    "/": np.divide,
    "**": np.power,
    "<": np.less,
    "<=": np.less_equal,
    ">": np.greater,
    ">=": np.greater_equal,
    "==": np.equal,
    "!=": np.not_equal,
}
_COMPARISONS: Final = frozenset({"<", "<=", ">", ">=", "==", "!="})
_OTHER_SIGNS: Final = str.maketrans({"−": "-", "·": "*", "×": "*"})
"""As chapters and calculators write them; each one character, so that places stay what they are."""

_TOKEN: Final = re.compile(
    r"\s*(?:(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?P<name>[A-Za-z_]\w*)"
    r"|(?P<sign>\*\*|<=|>=|==|!=|[-+*/()<>,]))",
    re.ASCII,
)


@dataclass(frozen=True)
class _Number:
    value: float

    def over(self, values: Mapping[str, Floats]) -> Floats:
        return np.asarray(self.value, np.float64)


@dataclass(frozen=True)
class _Name:
    name: str

    def over(self, values: Mapping[str, Floats]) -> Floats:
        return values[self.name]


@dataclass(frozen=True)
class _Applied:
    """A function or an operation, and what it is applied to."""

    function: Callable[..., Any]
    arguments: tuple[_Node, ...]

    def over(self, values: Mapping[str, Floats]) -> Floats:
        return np.asarray(self.function(*(argument.over(values) for argument in self.arguments)), np.float64)


_Node = _Number | _Name | _Applied


@dataclass(frozen=True)
class Expression:
    """What `parse` makes of a text.

    Attributes:
        text: as it was typed.
    """

    text: str
    _root: _Node

    def over(self, values: Mapping[str, ArrayLike]) -> Floats:
        """Its value for each sample; what cannot be computed is NaN or infinite, as 1/0.

        Args:
            values: each of the names it was parsed with, all of one shape (n,).

        Returns:
            float64 (n,), also where the expression uses none of the names.
        """
        arrays = {name: np.asarray(value, np.float64) for name, value in values.items()}
        shape = np.broadcast_shapes(*(array.shape for array in arrays.values()))
        with np.errstate(all="ignore"):
            return np.array(np.broadcast_to(self._root.over(arrays), shape))


def parse(text: str, names: Collection[str]) -> Expression:
    """Read an expression in which these names may stand for numbers.

    Raises:
        ExpressionError: naming the place, counted in characters from 1, and what is wrong there.
    """
    if len(text) > LONGEST:
        raise ExpressionError(
            tr("A formula has at most {most} characters; this one has {count}.", most=LONGEST, count=len(text))
        )
    if not text.strip():
        raise ExpressionError(tr("There is no formula yet."))
    return Expression(text, _Parser(_with_points(text.translate(_OTHER_SIGNS)), names).parsed())


def _with_points(text: str) -> str:
    """The text as English has it: in a language with a decimal comma, one between two digits is that, and a semicolon
    parts what a function takes, as a comma does elsewhere. Places stay what they are."""
    if spoken().decimal == ENGLISH.decimal:
        return text
    return re.sub(rf"(?<=\d){re.escape(spoken().decimal)}(?=\d)", ENGLISH.decimal, text).replace(";", ",")


@dataclass(frozen=True)
class _Token:
    """A piece of the text; `kind` is "number", "name", "sign" or "end", `at` its place, from 0."""

    kind: str
    text: str
    at: int


class _Parser:
    """Recursive descent, one method for each line of the grammar."""

    def __init__(self, text: str, names: Collection[str]) -> None:
        self._names = tuple(names)
        self._tokens = _tokens(text)
        self._next = 0
        self._depth = 0

    def parsed(self) -> _Node:
        root = self._comparison()
        token = self._token
        if token.kind != "end":
            if token.text == ")":
                raise _wrong(token, tr("there is a “)” too many"))
            if token.kind != "sign" or token.text == "(":
                raise _wrong(token, tr("a sign is missing before “{sign}”; to multiply, write *", sign=token.text))
            if token.text in _COMPARISONS:
                raise _wrong(token, tr("only two things can be compared; put the first comparison in brackets"))
            raise _wrong(token, tr("“{sign}” has no place there", sign=token.text) + self._hint(self._next))
        return root

    def _comparison(self) -> _Node:
        left = self._sum()
        if self._token.text in _COMPARISONS:
            sign = self._take().text
            left = _Applied(_OPERATIONS[sign], (left, self._sum()))
        return left

    def _sum(self) -> _Node:
        left = self._product()
        while self._token.text in ("+", "-"):
            sign = self._take().text
            left = _Applied(_OPERATIONS[sign], (left, self._product()))
        return left

    def _product(self) -> _Node:
        left = self._sign()
        while self._token.text in ("*", "/"):
            sign = self._take().text
            left = _Applied(_OPERATIONS[sign], (left, self._sign()))
        return left

    def _sign(self) -> _Node:
        if self._token.text in ("+", "-"):
            sign = self._take()
            self._go_down(sign)
            inner = self._sign()
            self._depth -= 1
            return inner if sign.text == "+" else _Applied(np.negative, (inner,))
        return self._power()

    def _power(self) -> _Node:
        base = self._atom()
        if self._token.text == "**":
            sign = self._take()
            self._go_down(sign)
            base = _Applied(_OPERATIONS["**"], (base, self._sign()))
            self._depth -= 1
        return base

    def _atom(self) -> _Node:
        token = self._take()
        if token.kind == "number":
            return _Number(float(token.text))
        if token.kind == "name":
            return self._named(token)
        if token.text == "(":
            return self._bracketed(token)
        if token.kind == "end":
            raise _wrong(token, tr("the formula ends too early"))
        raise _wrong(token, tr("a number, a name or a bracket is missing before “{sign}”", sign=token.text))

    def _named(self, token: _Token) -> _Node:
        if token.text in self._names:
            return _Name(token.text)
        if token.text not in _FUNCTIONS:
            known = ", ".join((*self._names, *FUNCTIONS))
            raise _wrong(token, tr("“{name}” is not known; there are {known}", name=token.text, known=known))
        function, count = _FUNCTIONS[token.text]
        opening = self._take()
        if opening.text != "(":
            raise _wrong(
                opening,
                tr("“{name}” wants brackets: {name}({places})", name=token.text, places=", ".join("…" * count)),
            )
        self._go_down(opening)
        arguments = [self._comparison()]
        hint = ""
        while self._token.text == ",":
            hint = hint or self._hint(self._next)
            self._take()
            arguments.append(self._comparison())
        self._close(opening)
        if len(arguments) != count:
            has = len(arguments)
            raise _wrong(
                token, tr("“{name}” takes %n number(s); it has {has}", "", count, name=token.text, has=has) + hint
            )
        return _Applied(function, tuple(arguments))

    def _bracketed(self, opening: _Token) -> _Node:
        self._go_down(opening)
        inner = self._comparison()
        self._close(opening)
        return inner

    def _close(self, opening: _Token) -> None:
        token = self._token
        if token.text != ")":
            if token.kind == "end":
                raise _wrong(opening, tr("this bracket is never closed"))
            raise _wrong(
                token,
                tr("a “)” or a sign is missing before “{sign}”", sign=token.text) + self._hint(self._next),
            )
        self._take()
        self._depth -= 1

    def _hint(self, index: int) -> str:
        """What to do about a comma that was meant as the decimal point: one right between two numbers."""
        if index == 0 or self._tokens[index].text != ",":
            return ""
        before, comma, after = self._tokens[index - 1 : index + 2]
        are_numbers = before.kind == after.kind == "number"
        is_between = before.at + len(before.text) == comma.at == after.at - 1
        return tr("; write a point, not a comma") if are_numbers and is_between else ""

    def _go_down(self, token: _Token) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise _wrong(token, tr("that is nested deeper than {most} levels", most=DEEPEST))

    @property
    def _token(self) -> _Token:
        return self._tokens[self._next]

    def _take(self) -> _Token:
        token = self._token
        if token.kind != "end":
            self._next += 1
        return token


def _tokens(text: str) -> list[_Token]:
    found = []
    at = 0
    end = len(text.rstrip())
    while at < end:
        match = _TOKEN.match(text, at)
        if match is None:
            at += len(text[at:]) - len(text[at:].lstrip())
            sign = text[at]
            hint = tr("; for a power write **") if sign == "^" else ""
            raise _wrong(_Token("sign", sign, at), tr("“{sign}” has no meaning in a formula", sign=sign) + hint)
        kind = str(match.lastgroup)
        found.append(_Token(kind, match[kind], match.start(kind)))
        at = match.end()
    return [*found, _Token("end", "", end)]


def _wrong(token: _Token, what: str) -> ExpressionError:
    return ExpressionError(tr("At character {at}: {what}.", at=token.at + 1, what=what))
