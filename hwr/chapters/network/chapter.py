"""The chapter on a whole small network: numbers up along its edges, the error back along the same ones, and XOR."""

from __future__ import annotations

from typing import Final

from hwr.chapters.network.formulas import NOTHING, RULE
from hwr.chapters.network.model import CORNERS, EDGE, NAMES, TARGETS, SmallPass, Standing, start
from hwr.chapters.network.stage import STAGE_WORDS, STAGES, Stage
from hwr.explain.chapter import Chapter
from hwr.explain.setting import Reading, dial
from hwr.language import mark, tr
from hwr.words import listed, numeral

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
            return tr(
                "The point {point}, whose target t is {t}. Press Step: the lights run up.",
                point=point_words(made.point),
                t=t,
            )
        case Stage.HIDDEN:
            return tr(
                "Forward: each hidden unit adds up what its edges bring, and lights up: a₁ is {a1}, a₂ is {a2}.",
                a1=numeral(made.a(1), 3),
                a2=numeral(made.a(2), 3),
            )
        case Stage.OUTPUT:
            return tr("Forward: the output hears of the point only through its two edges. It says {y}.", y=y)
        case Stage.LOSS:
            return tr(
                "The output says {y}, and the target is {t}: that is a loss of {loss}. Now back.",
                y=y,
                t=t,
                loss=numeral(made.loss, 3),
            )
        case Stage.OUTPUT_DELTA:
            says = _GROW if made.delta(3) < 0 else _SHRINK
            both = tr("Both edges into it have their gradients now: what came up, times δ₃.")
            return f"{tr(says, delta=numeral(made.delta(3), 3))} {both}"
        case Stage.HIDDEN_DELTA:
            return tr(
                "Backward, along the same edges: each brings w · δ₃ down, and the unit "
                "multiplies by its own slope. δ₁ is {delta1}, δ₂ is {delta2}, and now every edge "
                "has its gradient.",
                delta1=numeral(made.delta(1), 3),
                delta2=numeral(made.delta(2), 3),
            )
        case Stage.UPDATE:
            moved = _FALLS if made.new_loss < made.loss else _RISES if made.new_loss > made.loss else _STAYS
            loss = tr(moved, old=numeral(made.loss, 3), new=numeral(made.new_loss, 3))
            update = tr("Update: each weight takes one step against its gradient.")
            further = tr("Step goes on to the next point.")
            return f"{update} {loss} {further}"


_GROW: Final = mark("Backward: δ₃ = {delta} says that z₃ should grow.")
_SHRINK: Final = mark("Backward: δ₃ = {delta} says that z₃ should shrink.")
_FALLS: Final = mark("This point's loss falls from {old} to {new}.")
_RISES: Final = mark("This point's loss rises from {old} to {new}.")
_STAYS: Final = mark("This point's loss stays from {old} to {new}.")


def standing_words(standing: Standing, epochs: int, outcome: str) -> str:
    """How it does on all four points, after so many epochs."""
    if outcome == "solved" and standing.is_sure:
        return _after(
            epochs,
            tr("All four points are right: XOR is solved."),
            tr("All four points are right after %n epoch(s): XOR is solved.", "", epochs),
        )
    if outcome == "solved":
        return _after(
            epochs,
            tr("All four points are right, though not yet surely so."),
            tr("All four points are right after %n epoch(s), though not yet surely so.", "", epochs),
        )
    if outcome == "stuck":
        wrong = [point_words(point) for point, right in enumerate(standing.is_right) if not right]
        points = listed(wrong) if len(wrong) < 3 else tr("%n point(s)", "", len(wrong))
        return tr(
            "Stuck: {points} (is|are) still wrong after {epochs}, and hardly any weight moves. The hidden "
            "units put points that should differ in the same place. Of the {starts} starts "
            "here, {solving} solve XOR: try another one.",
            "",
            len(wrong),
            points=points,
            epochs=tr("%n epoch(s)", "", epochs),
            starts=MOST_STARTS,
            solving=SOLVING,
        )
    return _after(
        epochs,
        tr("So far {right} of 4 points are right.", right=standing.right),
        tr("So far {right} of 4 points are right after %n epoch(s).", "", epochs, right=standing.right),
    )


def _after(epochs: int, before: str, after: str) -> str:
    return after if epochs else before


_OUTCOMES: Final = ("open", mark("solved"), mark("stuck"))

_POINTS: Final = tuple(
    (str(number), f"{point_words(number - 1)} → {numeral(TARGETS[number - 1])}") for number in (1, 2, 3, 4)
)

_UNIT_WORDS: Final = {"1": mark("hidden unit 1"), "2": mark("hidden unit 2"), "3": mark("the output")}
_UNIT_CHOICES: Final = (("1", mark("Hidden unit 1")), ("2", mark("Hidden unit 2")), ("3", mark("The output")))


def chosen_words(chosen: str) -> str:
    """What an edge or a unit is called: "the edge from x₁ to unit 2"."""
    if chosen in EDGE:
        edge = EDGE[chosen]
        if edge.layer:
            return tr("the edge from {below} to the output", below=edge.below)
        return tr("the edge from {below} to unit {unit}", below=edge.below, unit=edge.above)
    return tr(_UNIT_WORDS[chosen]) if chosen in _UNIT_WORDS else tr("nothing")


_PARAMETERS: Final = {
    "w11": (mark("Weight w₁₁"), mark("Of the edge from x₁ to unit 1.")),
    "w12": (mark("Weight w₁₂"), mark("Of the edge from x₁ to unit 2.")),
    "w21": (mark("Weight w₂₁"), mark("Of the edge from x₂ to unit 1.")),
    "w22": (mark("Weight w₂₂"), mark("Of the edge from x₂ to unit 2.")),
    "b1": (mark("Bias b₁"), mark("Of hidden unit 1.")),
    "b2": (mark("Bias b₂"), mark("Of hidden unit 2.")),
    "w13": (mark("Weight w₁₃"), mark("Of the edge from a₁ to the output.")),
    "w23": (mark("Weight w₂₃"), mark("Of the edge from a₂ to the output.")),
    "b3": (mark("Bias b₃"), mark("Of the output.")),
}
"""Name -> what its dial is called, and its tip."""


CHAPTER: Final = Chapter(
    key="network",
    title=mark("A whole small network"),
    idea=mark(
        "Numbers run up along the edges, the error runs back along the same ones. Together "
        "three units do what no single one can: XOR."
    ),
    formula=RULE,
    text=mark(
        "Each line is a weight. On the way up it brings its unit w times what is below; on the "
        "way back it brings w times the δ that is above. The same edge, the same number, both "
        "ways.\n\nOn top, δ is y − t: what the network says minus what it should say. A hidden "
        "unit has no target of its own. It is told how it contributed: the δ above, through its "
        "edge, times its own slope. Then every weight's gradient is what came up, a, times the "
        "δ that came down. That is all of backpropagation.\n\nIn the plane, each hidden unit "
        "draws one straight line, as the perceptron did. XOR needs two of them, and an output "
        "that listens to both. In the second plane the four points lie where the hidden units "
        "put them, and one line is enough. It does not succeed from every start; choose another "
        "one under “Start” and see."
    ),
    settings=(
        dial(
            "start",
            mark("Start"),
            1,
            1,
            MOST_STARTS,
            tip=mark("Which first weights are drawn. Some solve XOR, and some get stuck."),
        ),
        *(
            dial(name, _PARAMETERS[name][0], value, -8.0, 8.0, tip=_PARAMETERS[name][1])
            for name, value in zip(NAMES, start(1), strict=True)
        ),
        dial("point", "Point", "2", choices=_POINTS, tip=mark("Which of the four points goes through the network.")),
        dial(
            "step",
            mark("Step"),
            0,
            0,
            len(STAGES) - 1,
            tip=mark("How far the pass has come: up, then back, then the update."),
        ),
        dial(
            "rate",
            mark("Learning rate η"),
            1.0,
            0.01,
            10.0,
            tip=mark("How far an update goes against the gradient."),
            is_logarithmic=True,
        ),
        dial(
            "chosen",
            mark("Edge or unit"),
            NOTHING,
            choices=(
                (NOTHING, mark("none")),
                *((name, _PARAMETERS[name][0]) for name in EDGE),
                *_UNIT_CHOICES,
            ),
            tip=mark("What the formula is about; or click an edge or a unit in the picture."),
        ),
    ),
    readings=(
        Reading(
            "stage",
            mark("what has just been computed"),
            tuple(stage.value for stage in STAGES),
            phrases=tuple((stage.value, words) for stage, words in STAGE_WORDS.items()),
        ),
        Reading("chosen", mark("what is chosen"), (NOTHING, *EDGE, *_UNIT_WORDS)),
        Reading("gradient", mark("∂L/∂w of the chosen edge, or ∂L/∂b of the chosen unit")),
        Reading("rank", mark("the place of the chosen edge, the largest ∂L/∂w first, signs aside")),
        Reading("target", mark("the target t")),
        Reading("z1", mark("the pre-activation z of unit 1")),
        Reading("z2", mark("the pre-activation z of unit 2")),
        Reading("z3", mark("the pre-activation z of unit 3")),
        Reading("a1", mark("the activation a of unit 1")),
        Reading("a2", mark("the activation a of unit 2")),
        Reading("y", mark("the output y")),
        Reading("loss", mark("the loss L of the point")),
        Reading("delta1", mark("δ of unit 1")),
        Reading("delta2", mark("δ of unit 2")),
        Reading("delta3", mark("δ of the output, unit 3")),
        Reading("blame1", mark("∂L/∂a of unit 1, what its edge brings down")),
        Reading("blame2", mark("∂L/∂a of unit 2, what its edge brings down")),
        Reading("slope1", mark("the slope of unit 1 at its z")),
        Reading("slope2", mark("the slope of unit 2 at its z")),
        Reading("mean_loss", mark("the loss L, the mean over the four points")),
        Reading("right", mark("how many of the four points are right")),
        Reading("epochs", mark("how often all four points have been learnt from")),
        Reading("updates", mark("how many updates there have been")),
        Reading("outcome", mark("how it stands with XOR"), _OUTCOMES, phrases=(("open", mark("not solved yet")),)),
    ),
)
