"""The chapter on a whole small network: numbers up along its edges, the error back along the same ones, and XOR."""

from __future__ import annotations

from typing import Final

from hwr.chapters.network.formulas import NOTHING, RULE
from hwr.chapters.network.model import CORNERS, EDGE, NAMES, TARGETS, SmallPass, Standing, start
from hwr.chapters.network.stage import STAGE_WORDS, STAGES, Stage
from hwr.explain.chapter import Chapter
from hwr.explain.setting import Reading, dial
from hwr.words import counted, numeral

MOST_STARTS: Final = 100
MOST_EPOCHS: Final = 2000
"""A training gives up after so many: where it has not got there by then, it stands still."""

SOLVING: Final = 58
"""So many of the starts 1 to `MOST_STARTS` solve XOR in `MOST_EPOCHS` at the learning rate there is at first."""


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
    formula=RULE,
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
            phrases=tuple((stage.value, words) for stage, words in STAGE_WORDS.items()),
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
