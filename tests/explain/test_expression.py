"""Typed formulas: computed as written, refused with the place, and never run as code."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hwr.errors import ExpressionError
from hwr.explain.expression import DEEPEST, FUNCTIONS, LONGEST, parse
from hwr.language import ENGLISH, GERMAN, speak

NAMES = ("z", "a", "y")


def value(text: str, **names: float) -> float:
    given = {"z": 0.5, "a": 2.0, "y": 1.0} | names
    return float(parse(text, NAMES).over({name: np.array([number]) for name, number in given.items()})[0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1", 1.0),
        (" .5e1 ", 5.0),
        ("a - y - 1", 0.0),
        ("2 * a ** 3", 16.0),
        ("a ** a ** y", 4.0),
        ("-a ** 2", -4.0),
        ("a ** -1", 0.5),
        ("--a", 2.0),
        ("8 / a / 2", 2.0),
        ("a * (1 - a)", -2.0),
        ("(z > 0)", 1.0),
        ("z >= 0.5", 1.0),
        ("(z != 0.5) + (a == 2)", 1.0),
        ("max(0, -z)", 0.0),
        ("min(a, max(y, z)) + abs(-3)", 4.0),
        ("log(exp(a))", 2.0),
        ("1 − z·a × y", 0.0),
    ],
)
def test_it_means_what_it_says(text: str, expected: float) -> None:
    assert value(text) == pytest.approx(expected, abs=1e-15)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "There is no formula yet"),
        ("   ", "There is no formula yet"),
        ("a +", "At character 4: the formula ends too early"),
        ("2z", "At character 2: a sign is missing before “z”; to multiply, write *"),
        ("a (1)", "At character 3: a sign is missing"),
        ("(a", "At character 1: this bracket is never closed"),
        ("(a z)", "At character 4: a “)” or a sign is missing before “z”"),
        ("a)", "At character 2: there is a “)” too many"),
        ("a ^ 2", "At character 3: “^” has no meaning in a formula; for a power write **"),
        ("q + 1", "At character 1: “q” is not known; there are z, a, y, exp"),
        ("1 + * 2", "At character 5: a number, a name or a bracket is missing before “*”"),
        ("exp z", "At character 5: “exp” wants brackets: exp(…)"),
        ("exp", "“exp” wants brackets"),
        ("max(1)", "At character 1: “max” takes 2 numbers; it has 1"),
        ("exp(1, 2)", "“exp” takes 1 number; it has 2"),
        ("0 < z < 1", "At character 7: only two things can be compared"),
        ("(1, 2)", "a “)” or a sign is missing before “,”"),
        ("z = 1", "At character 3: “=” has no meaning"),
        ("1,5", "At character 2: “,” has no place there; write a point, not a comma."),
        ("(1,5)", "is missing before “,”; write a point, not a comma."),
        ("exp(0,5)", "takes 1 number; it has 2; write a point, not a comma."),
        ("1, 5", "“,” has no place there."),
        ("z,5", "“,” has no place there."),
        (",5", "is missing before “,”."),
        ("1,", "“,” has no place there."),
        ("z; a", "“;” has no meaning in a formula."),
        ("(" * (DEEPEST + 1), "nested deeper"),
        ("-" * (DEEPEST + 1) + "z", "nested deeper"),
        ("z" * (LONGEST + 1), f"at most {LONGEST} characters"),
        ("²", "“²” has no meaning"),
        ("__import__('os').system('true')", "has no meaning"),
        ("().__class__", "has no meaning"),
        ("z.real", "has no meaning"),
        ("lambda: 1", "has no meaning"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(text: str, sentence: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse(text, NAMES)
    assert sentence in str(caught.value)


def test_it_is_computed_over_arrays_and_without_a_warning() -> None:
    z = np.array([-1.0, 0.0, 1e6])
    names = {"z": z, "a": z, "y": z}
    assert parse("1", NAMES).over(names).tolist() == [1.0, 1.0, 1.0]
    assert parse("log(z)", NAMES).over(names)[1] == -np.inf
    assert np.isnan(parse("log(z)", NAMES).over(names)[0])
    assert parse("exp(z)", NAMES).over(names)[2] == np.inf
    assert parse("9**9**9**9", NAMES).over(names)[0] == np.inf
    given = parse("z", NAMES).over(names)
    given[0] = 7
    assert z[0] == -1


@given(st.text(alphabet="0123456789.+-*/()<>=!, zayexplogmaxbsin_^'\"", max_size=60))
@settings(max_examples=400)
def test_any_text_is_either_computed_or_refused_in_words(text: str) -> None:
    try:
        result = parse(text, NAMES).over(dict.fromkeys(NAMES, np.array([0.25, -3.0])))
    except ExpressionError as error:
        assert str(error).endswith(".")
    else:
        assert result.shape == (2,)


@st.composite
def formulas(draw: st.DrawFn, depth: int = 3) -> str:
    if depth == 0 or draw(st.booleans()):
        return draw(st.sampled_from(["z", "a", "y", "1", "0.5", "3"]))
    left, right = draw(formulas(depth - 1)), draw(formulas(depth - 1))
    shape = draw(
        st.sampled_from(["{} + {}", "{} - {}", "({}) * {}", "-{} * ({})", "{} - ({})", "({}) / (2 + ({})**2)"])
    )
    return shape.format(left, right)


@given(formulas())
@settings(max_examples=200)
def test_precedence_is_that_of_python(text: str) -> None:
    if len(text) > LONGEST:
        return
    names = {"z": 0.5, "a": 2.0, "y": -1.25}
    assert value(text, **names) == pytest.approx(python_value(ast.parse(text, mode="eval").body, names), abs=1e-9)


_PYTHONS: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}


def python_value(node: ast.expr, names: dict[str, float]) -> float:
    """Python's own tree, computed here: what a formula means, without running it."""
    match node:
        case ast.Constant(value=float() | int() as number):
            return float(number)
        case ast.Name(id=name):
            return names[name]
        case ast.UnaryOp(operand=operand):
            return -python_value(operand, names)
        case ast.BinOp(left=left, op=operation, right=right):
            one, other = python_value(left, names), python_value(right, names)
            return float(_PYTHONS[type(operation)](one, other))
        case _:
            raise AssertionError(ast.dump(node))


def test_the_functions_are_those_that_are_promised() -> None:
    assert set(FUNCTIONS) == {"exp", "log", "abs", "max", "min"}


def test_a_decimal_comma_is_understood_where_people_write_one() -> None:
    speak(GERMAN)
    try:
        for text in ("max(0,5; z) * 1,5e0", "max(0.5; z) * 1.5", "max(0,5, z) * 1,5"):
            assert parse(text, "z").over({"z": [0.0, 2.0]}).tolist() == [0.75, 3.0]
        with pytest.raises(ExpressionError, match="character 5"):
            parse("1,5 5", "z")
    finally:
        speak(ENGLISH)
    with pytest.raises(ExpressionError, match="a point, not a comma"):
        parse("0,5 * z", "z")
