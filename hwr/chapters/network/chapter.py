"""The chapter on a whole small network: numbers up along its edges, the error back along the same ones, and XOR."""

from __future__ import annotations

from enum import Enum
from typing import Final

from hwr.chapters.network.model import CORNERS, EDGE, NAMES, TARGETS, Edge, SmallPass, Standing, start
from hwr.explain.chapter import Chapter
from hwr.explain.setting import Reading, dial
from hwr.words import counted, factor, numeral

MOST_STARTS: Final = 100
MOST_EPOCHS: Final = 2000
"""A training gives up after so many: where it has not got there by then, it stands still."""

NOTHING: Final = "none"
"""The choice of an edge or a unit: none."""

SOLVING: Final = 58
"""So many of the starts 1 to `MOST_STARTS` solve XOR in `MOST_EPOCHS` at the learning rate there is at first."""


class Stage(Enum):
    """Where a pass has got to; in this order."""

    INPUTS = "inputs"
    HIDDEN = "hidden"
    OUTPUT = "output"
    LOSS = "loss"
    OUTPUT_DELTA = "output_delta"
    HIDDEN_DELTA = "hidden_delta"
    UPDATE = "update"

    @property
    def number(self) -> int:
        """From 0."""
        return STAGES.index(self)


STAGES: Final = tuple(Stage)

_STAGE_WORDS: Final = {
    Stage.INPUTS: "the inputs are set",
    Stage.HIDDEN: "the hidden units light up",
    Stage.OUTPUT: "the output lights up",
    Stage.LOSS: "the loss",
    Stage.OUTPUT_DELTA: "δ of the output",
    Stage.HIDDEN_DELTA: "δ of the hidden units",
    Stage.UPDATE: "the update",
}


def knows_activation(stage: Stage, unit: int) -> bool:
    """Whether a unit, 1 to 3, has computed."""
    return stage.number >= (Stage.OUTPUT if unit == 3 else Stage.HIDDEN).number


def knows_delta(stage: Stage, unit: int) -> bool:
    """Whether the error has come back to a unit, 1 to 3; then the edges into it have their gradients."""
    return stage.number >= (Stage.OUTPUT_DELTA if unit == 3 else Stage.HIDDEN_DELTA).number


# Formulas


def formula(made: SmallPass, stage: Stage, chosen: str) -> tuple[str, str]:
    """The rule for what is chosen, or else for what happens at a stage: in signs, and in numbers; both HTML."""
    if chosen in EDGE:
        return _edge(made, stage, EDGE[chosen])
    if chosen != NOTHING:
        return _unit(made, stage, int(chosen))
    match stage:
        case Stage.INPUTS:
            return CHAPTER.formula, ""
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
    signs = f"{weight} · {below}, one term of {_z(edge.above)}"
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
    return f"{signs}, &nbsp; likewise unit 2", f"{first}<br>{second}"


def _z(unit: int) -> str:
    return f"<i>z</i><sub>{unit}</sub>"


def _delta(unit: int) -> str:
    return f"<i>δ</i><sub>{unit}</sub>"


# Words


def point_words(point: int) -> str:
    """ "(0, 1)"."""
    x1, x2 = CORNERS[point]
    return f"({numeral(x1)}, {numeral(x2)})"


def words(made: SmallPass, stage: Stage) -> str:
    """What happens at a stage, and what comes of it."""
    y, t = numeral(made.a(3), 3), numeral(made.target)
    match stage:
        case Stage.INPUTS:
            return f"The point {point_words(made.point)}, whose target t is {t}. Press Step: the lights run up."
        case Stage.HIDDEN:
            lights = f"a₁ is {numeral(made.a(1), 3)}, a₂ is {numeral(made.a(2), 3)}"
            return f"Forward: each hidden unit adds up what its edges bring, and lights up: {lights}."
        case Stage.OUTPUT:
            return f"Forward: the output hears of the point only through its two edges. It says {y}."
        case Stage.LOSS:
            return f"The output says {y}, and the target is {t}: that is a loss of {numeral(made.loss, 3)}. Now back."
        case Stage.OUTPUT_DELTA:
            way = "grow" if made.delta(3) < 0 else "shrink"
            return (
                f"Backward: δ₃ = {numeral(made.delta(3), 3)} says that z₃ should {way}. Both edges into it have their "
                "gradients now: what came up, times δ₃."
            )
        case Stage.HIDDEN_DELTA:
            return (
                "Backward, along the same edges: each brings w · δ₃ down, and the unit multiplies by its own slope. "
                f"δ₁ is {numeral(made.delta(1), 3)}, δ₂ is {numeral(made.delta(2), 3)}, and now every edge has its "
                "gradient."
            )
        case Stage.UPDATE:
            moved = "falls" if made.new_loss < made.loss else "rises" if made.new_loss > made.loss else "stays"
            losses = f"from {numeral(made.loss, 3)} to {numeral(made.new_loss, 3)}"
            return (
                f"Update: each weight takes one step against its gradient. This point's loss {moved} {losses}. "
                "Step goes on to the next point."
            )


def standing_words(standing: Standing, epochs: int, outcome: str) -> str:
    """How it does on all four points, after so many epochs."""
    after = f" after {counted(epochs, 'epoch')}" if epochs else ""
    if outcome == "solved":
        said = "All four points are right"
        return f"{said}{after}: XOR is solved." if standing.is_sure else f"{said}{after}, though not yet surely so."
    wrong = [point for point, right in enumerate(standing.is_right) if not right]
    names = " and ".join(map(point_words, wrong)) if len(wrong) < 3 else f"{len(wrong)} points"
    verb = "is" if len(wrong) == 1 else "are"
    if outcome == "stuck":
        return (
            f"Stuck: {names} {verb} still wrong{after}, and hardly any weight moves. The hidden units put points that "
            f"should differ in the same place. Of the {MOST_STARTS} starts here, {SOLVING} solve XOR: try another one."
        )
    return f"So far {standing.right} of 4 points are right{after}."


_OUTCOMES: Final = ("open", "solved", "stuck")

_POINTS: Final = tuple(
    (str(number), f"{point_words(number - 1)} → {numeral(TARGETS[number - 1])}") for number in (1, 2, 3, 4)
)

_UNIT_WORDS: Final = {"1": "hidden unit 1", "2": "hidden unit 2", "3": "the output"}


def chosen_words(chosen: str) -> str:
    """What an edge or a unit is called: "the edge from x₁ to unit 2"."""
    if chosen in EDGE:
        edge = EDGE[chosen]
        return f"the edge from {edge.below} to {'the output' if edge.layer else f'unit {edge.above}'}"
    return _UNIT_WORDS.get(chosen, "nothing")


def _parameter_dial_words(name: str) -> tuple[str, str]:
    index = name[1:].translate(str.maketrans("123", "₁₂₃"))
    if name in EDGE:
        return f"Weight w{index}", f"Of {chosen_words(name)}."
    return f"Bias b{index}", f"Of {chosen_words(name[1])}."


CHAPTER: Final = Chapter(
    key="network",
    title="A whole small network",
    idea="Numbers run up along the edges, the error runs back along the same ones. Together three units do what no "
    "single one can: XOR.",
    formula="<nobr>∂<i>L</i>/∂<i>w</i> = <i>a</i> · <i>δ</i>,</nobr> &nbsp; "
    "<nobr><i>δ</i> = (∑ <i>w δ</i>) · <i>f</i>′(<i>z</i>)</nobr>",
    text="Each line is a weight. On the way up it brings its unit w times what is below; on the way back it brings w "
    "times the δ that is above. The same edge, the same number, both ways.\n\n"
    "On top, δ is y − t: what the network says minus what it should say. A hidden unit has no target of its own. It is "
    "told how it contributed: the δ above, through its edge, times its own slope. Then every weight's gradient is "
    "what came up, a, times the δ that came down. That is all of backpropagation.\n\n"
    "In the plane, each hidden unit draws one straight line, as the perceptron did. XOR needs two of them, and an "
    "output that listens to both. In the second plane the four points lie where the hidden units put them, and "
    "one line is enough. It does not succeed from every start; choose another one under “Start” and see.",
    settings=(
        dial(
            "start",
            "Start",
            1,
            1,
            MOST_STARTS,
            tip="Which first weights are drawn. Some solve XOR, and some get stuck.",
        ),
        *(
            dial(name, _parameter_dial_words(name)[0], value, -8.0, 8.0, tip=_parameter_dial_words(name)[1])
            for name, value in zip(NAMES, start(1), strict=True)
        ),
        dial("point", "Point", "2", choices=_POINTS, tip="Which of the four points goes through the network."),
        dial("step", "Step", 0, 0, len(STAGES) - 1, tip="How far the pass has come: up, then back, then the update."),
        dial(
            "rate",
            "Learning rate η",
            1.0,
            0.01,
            10.0,
            tip="How far an update goes against the gradient.",
            is_logarithmic=True,
        ),
        dial(
            "chosen",
            "Edge or unit",
            NOTHING,
            choices=(
                (NOTHING, "none"),
                *((name, _parameter_dial_words(name)[0]) for name in EDGE),
                *((unit, f"{words[0].upper()}{words[1:]}") for unit, words in _UNIT_WORDS.items()),
            ),
            tip="What the formula is about; or click an edge or a unit in the picture.",
        ),
    ),
    readings=(
        Reading(
            "stage",
            "what has just been computed",
            tuple(stage.value for stage in STAGES),
            phrases=tuple((stage.value, words) for stage, words in _STAGE_WORDS.items()),
        ),
        Reading("chosen", "what is chosen", (NOTHING, *EDGE, *_UNIT_WORDS)),
        Reading("gradient", "∂L/∂w of the chosen edge, or ∂L/∂b of the chosen unit"),
        Reading("rank", "the place of the chosen edge, the largest ∂L/∂w first, signs aside"),
        Reading("target", "the target t"),
        *(Reading(f"z{unit}", f"the pre-activation z of unit {unit}") for unit in (1, 2, 3)),
        Reading("a1", "the activation a of unit 1"),
        Reading("a2", "the activation a of unit 2"),
        Reading("y", "the output y"),
        Reading("loss", "the loss L of the point"),
        Reading("delta1", "δ of unit 1"),
        Reading("delta2", "δ of unit 2"),
        Reading("delta3", "δ of the output, unit 3"),
        Reading("blame1", "∂L/∂a of unit 1, what its edge brings down"),
        Reading("blame2", "∂L/∂a of unit 2, what its edge brings down"),
        Reading("slope1", "the slope of unit 1 at its z"),
        Reading("slope2", "the slope of unit 2 at its z"),
        Reading("mean_loss", "the loss L, the mean over the four points"),
        Reading("right", "how many of the four points are right"),
        Reading("epochs", "how often all four points have been learnt from"),
        Reading("updates", "how many updates there have been"),
        Reading("outcome", "how it stands with XOR", _OUTCOMES, phrases=(("open", "not solved yet"),)),
    ),
)
