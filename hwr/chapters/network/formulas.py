"""The rule for what happens at a stage, or for an edge or a unit: in signs, and in the numbers there are; both HTML."""

from __future__ import annotations

from typing import Final

from hwr.chapters.network.model import EDGE, NAMES, Edge, SmallPass
from hwr.chapters.network.stage import Stage, knows_activation, knows_delta
from hwr.language import tr
from hwr.words import factor, numeral

NOTHING: Final = "none"
"""The choice of an edge or a unit: none."""

RULE: Final = (
    "<nobr>∂<i>L</i>/∂<i>w</i> = <i>a</i> · <i>δ</i>,</nobr> &nbsp; "
    "<nobr><i>δ</i> = (∑ <i>w δ</i>) · <i>f</i>′(<i>z</i>)</nobr>"
)
"""All of it, for any network."""


def formula(made: SmallPass, stage: Stage, chosen: str) -> tuple[str, str]:
    """The rule for what is chosen, or else for what happens at a stage: in signs, and in numbers; both HTML."""
    if chosen in EDGE:
        return _edge(made, stage, EDGE[chosen])
    if chosen != NOTHING:
        return _unit(made, stage, int(chosen))
    match stage:
        case Stage.INPUTS:
            return RULE, ""
        case Stage.HIDDEN:
            return _both(_sum_signs(1), _sum_numbers(made, 1), _sum_numbers(made, 2))
        case Stage.OUTPUT:
            return _sum_signs(3), _sum_numbers(made, 3)
        case Stage.LOSS:
            return _loss(made)
        case Stage.OUTPUT_DELTA:
            return _unit(made, stage, 3)
        case Stage.HIDDEN_DELTA:
            return _both(_delta_signs(1), _delta_numbers(made, 1), _delta_numbers(made, 2))
        case Stage.UPDATE:
            signs = "<i>w</i> ← <i>w</i> − <i>η</i> · <i>a δ</i>, &nbsp; <i>b</i> ← <i>b</i> − <i>η</i> · <i>δ</i>"
            return signs, f"<i>L</i>: {numeral(made.loss)} → <b>{numeral(made.new_loss)}</b>"


def weight_html(name: str) -> str:
    """ "w13" as in a formula."""
    return f"<i>{name[0]}</i><sub>{name[1:]}</sub>"


def _edge(made: SmallPass, stage: Stage, edge: Edge) -> tuple[str, str]:
    weight, below = weight_html(edge.name), f"<i>{edge.below[0]}</i><sub>{edge.source + 1}</sub>"
    gradient = f"<nobr>∂<i>L</i>/∂{weight}</nobr>"
    if knows_delta(stage, edge.above):
        value = made.gradients[edge.name]
        if stage is Stage.UPDATE:
            old, new = made.parameter(edge.name), made.updated[NAMES.index(edge.name)]
            signs = f"{weight} ← {weight} − <i>η</i> · {gradient}"
            return signs, f"= {numeral(old)} − {numeral(made.rate)} · {factor(value)} = <b>{numeral(new)}</b>"
        signs = f"{gradient} = {below} · {_delta(edge.above)}"
        return signs, f"= {factor(made.below(edge))} · {factor(made.delta(edge.above))} = <b>{numeral(value)}</b>"
    signs = tr("{weight} · {below}, one term of {above}", weight=weight, below=below, above=_z(edge.above))
    if edge.layer and not knows_activation(stage, edge.source + 1):
        return signs, f"{weight} = <b>{numeral(made.parameter(edge.name))}</b>"
    product = f"{factor(made.parameter(edge.name))} · {factor(made.below(edge))}"
    return signs, f"= {product} = <b>{numeral(made.carried_up(edge))}</b>"


def _unit(made: SmallPass, stage: Stage, unit: int) -> tuple[str, str]:
    if stage is Stage.UPDATE:
        bias, value = f"b{unit}", made.gradients[f"b{unit}"]
        old, new = made.parameter(bias), made.updated[NAMES.index(bias)]
        signs = f"{weight_html(bias)} ← {weight_html(bias)} − <i>η</i> · {_delta(unit)}"
        return signs, f"= {numeral(old)} − {numeral(made.rate)} · {factor(value)} = <b>{numeral(new)}</b>"
    if knows_delta(stage, unit):
        return _delta_signs(unit), _delta_numbers(made, unit)
    return _sum_signs(unit), _sum_numbers(made, unit) if knows_activation(stage, unit) else ""


def _sum_signs(unit: int) -> str:
    below = "a" if unit == 3 else "x"
    terms = (f"{weight_html(f'w{i}{unit}')} <i>{below}</i><sub>{i}</sub>" for i in (1, 2))
    out = "<i>y</i>" if unit == 3 else f"<i>a</i><sub>{unit}</sub>"
    return (
        f"<nobr>{_z(unit)} = {' + '.join(terms)} + {weight_html(f'b{unit}')},</nobr> &nbsp; "
        f"<nobr>{out} = <i>σ</i>({_z(unit)})</nobr>"
    )


def _sum_numbers(made: SmallPass, unit: int) -> str:
    edges = [edge for edge in EDGE.values() if edge.above == unit]
    terms = (f"{factor(made.parameter(edge.name), 3)} · {factor(made.below(edge), 3)}" for edge in edges)
    total = f"{' + '.join(terms)} + {factor(made.parameter(f'b{unit}'), 3)} = {numeral(made.z(unit), 3)}"
    out = "<i>y</i>" if unit == 3 else f"<i>a</i><sub>{unit}</sub>"
    return f"{_z(unit)} = {total}, &nbsp; <nobr>{out} = <b>{numeral(made.a(unit))}</b></nobr>"


def _delta_signs(unit: int) -> str:
    if unit == 3:
        return f"{_delta(3)} = <nobr>∂<i>L</i>/∂{_z(3)}</nobr> = <i>y</i> − <i>t</i>"
    a = f"<i>a</i><sub>{unit}</sub>"
    return f"<nobr>{_delta(unit)} = {weight_html(f'w{unit}3')} {_delta(3)} · {a} (1 − {a})</nobr>"


def _delta_numbers(made: SmallPass, unit: int) -> str:
    if unit == 3:
        return f"= {numeral(made.a(3))} − {numeral(made.target)} = <b>{numeral(made.delta(3))}</b>"
    down = f"{factor(made.parameter(f'w{unit}3'), 3)} · {factor(made.delta(3), 3)}"
    own = f"{numeral(made.a(unit), 3)} · {numeral(1 - made.a(unit), 3)}"
    return f"{_delta(unit)} = {down} · {own} = <b>{numeral(made.delta(unit), 3)}</b>"


def _loss(made: SmallPass) -> tuple[str, str]:
    signs = "<i>L</i> = −<i>t</i> ln <i>y</i> − (1 − <i>t</i>) ln(1 − <i>y</i>)"
    y = numeral(made.a(3))
    filled = f"−ln {y}" if made.target else f"−ln(1 − {y})"
    return signs, f"<i>t</i> = {numeral(made.target)}: &nbsp; <i>L</i> = {filled} = <b>{numeral(made.loss)}</b>"


def _both(signs: str, first: str, second: str) -> tuple[str, str]:
    return tr("{signs}, &nbsp; likewise unit 2", signs=signs), f"{first}<br>{second}"


def _z(unit: int) -> str:
    return f"<i>z</i><sub>{unit}</sub>"


def _delta(unit: int) -> str:
    return f"<i>δ</i><sub>{unit}</sub>"
