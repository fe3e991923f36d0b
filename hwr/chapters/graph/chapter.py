"""The chapter on computation graphs: numbers forward, gradients back, one node at a time; and what a sum hands on."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Final

from hwr.chapters.graph.model import MOST_VALUES, OWN, PRESETS, kind_words
from hwr.chapters.graph.walk import GraphWalk, Stop
from hwr.explain.chapter import Chapter
from hwr.explain.setting import Reading, dial
from hwr.language import mark, tr
from hwr.nn.scalar_graph import Edge, Kind, Node, ScalarPass
from hwr.words import MINUS, addition, factor, numeral

MOST_STEPS: Final = 64

TOO_LARGE: Final = mark("The numbers grow beyond what a computer can hold. Make a value smaller, or take a node away.")


def formula(made: ScalarPass, stop: Stop) -> tuple[str, str]:
    """The rule at a stop in signs, and in the numbers there are now; both HTML, the second may be empty."""
    node = stop.node
    if node is None:
        if stop.is_backward:
            return f"{_gradient(made, made.output.name)} = 1", "= <b>1</b>"
        return tr(CHAPTER.formula), ""
    if stop.is_backward:
        return _backward(made, node)
    signs = f"{_i(node.name)} = {_SIGNS[node.kind](*map(_i, node.inputs))}"
    filled = _SIGNS[node.kind](*(factor(made.values[name]) for name in node.inputs))
    return signs, f"= {filled} = <b>{numeral(made.values[node.name])}</b>"


def _backward(made: ScalarPass, node: Node) -> tuple[str, str]:
    """dL/dx = dz/dx · dL/dz for the first input, what is other for the second; and the numbers of both."""
    z = _i(node.name)
    signs: list[str] = []
    numbers: list[str] = []
    for edge in made.edges_into(node.name):
        local = f"<i>d</i>{z}/<i>d</i>{_i(edge.source)}"
        gradient = _gradient(made, edge.source)
        if not signs:
            signs.append(f"{gradient} = {local} · {_gradient(made, node.name)}")
        rule = f"{local} = {_local(node, edge)}"
        signs.append(tr("likewise {rule}", rule=rule) if edge.place else rule)
        if len(made.edges_from(edge.source)) > 1:
            gradient = tr("{gradient} this way", gradient=gradient)
        product = f"{factor(edge.local)} · {factor(made.gradients[node.name])}"
        numbers.append(f"{gradient} = {product} = <b>{numeral(edge.backward)}</b>")
    return _clauses(signs), _clauses(numbers)


def _gradient(made: ScalarPass, name: str) -> str:
    """ "dL/dx", with whatever the output is called."""
    return f"<i>d{escape(made.output.name)}</i>/<i>d</i>{_i(name)}"


def _clauses(clauses: list[str]) -> str:
    """One after the other, none of them broken at the end of a line, not after a slash either."""
    return ", &nbsp; ".join(clause.replace(" ", "&nbsp;").replace("/<i>", "/\u2060<i>") for clause in clauses)


def _local(node: Node, edge: Edge) -> str:
    """d node / d input in signs."""
    z, inputs = _i(node.name), [_i(name) for name in node.inputs]
    match node.kind:
        case Kind.SUM:
            return "1"
        case Kind.PRODUCT:
            return inputs[1 - edge.place]
        case Kind.SIGMOID:
            return f"{z} (1 − {z})"
        case Kind.RELU:
            return tr("1 if {input} &gt; 0, else 0", input=inputs[0])
        case _:
            return f"2 {inputs[0]}"


def words(walk: GraphWalk, step: int) -> str:
    """What happens at a stop, and what comes of it."""
    made, stop = walk.made, walk.stops[step]
    node = stop.node
    if node is None and not stop.is_backward:
        count = sum(node.kind is Kind.VALUE for node in made.nodes)
        values = tr("One value is set.") if count == 1 else tr("{count} values are set.", count=numeral(count))
        press = tr(
            "Press Step: each node computes one number from those it takes, up to the loss {end}.", end=made.output.name
        )
        return f"{values} {press}"
    if node is None:
        end = made.output.name
        return tr(
            "The loss {end} is {loss}. Now back: what would {end} do if a number were a little larger? "
            "For {end} itself: just as much.",
            end=end,
            loss=numeral(made.values[end]),
        )
    if not stop.is_backward:
        kind, value = kind_words(node.kind), numeral(made.values[node.name])
        return tr("Forward: the {kind} {name} is {value}.", kind=kind, name=node.name, value=value)
    said = [_handing(made, node)]
    for name in dict.fromkeys(node.inputs):
        ways = made.edges_from(name)
        if len(ways) > 1 and walk.has_gradient(name, step):
            sum_ = addition([edge.backward for edge in ways], made.gradients[name])
            said.append(
                tr("{name} is used {ways} times, so its gradients add: {sum}.", name=name, ways=len(ways), sum=sum_)
            )
        elif len(ways) > 1:
            said.append(tr("{name} is used {ways} times: more is to come.", name=name, ways=len(ways)))
    if step == walk.last:
        said.append(tr("That is all: every value knows which way, and how much, it moves the loss."))
    return " ".join(said)


def _handing(made: ScalarPass, node: Node) -> str:
    """What a kind of node does with the gradient that comes back to it."""
    gradient = numeral(made.gradients[node.name], 3)
    first = made.edges_into(node.name)[0]
    slope = numeral(first.local, 3)
    match node.kind:
        case Kind.SUM:
            return tr(
                "Back: a sum hands its gradient, {gradient}, to both unchanged: its slope is 1.", gradient=gradient
            )
        case Kind.PRODUCT:
            return tr(
                "Back: a product gives each its gradient, {gradient}, times the other one's value.", gradient=gradient
            )
        case Kind.SIGMOID:
            return tr("Back: a sigmoid lets a quarter through at most; here its slope is {slope}.", slope=slope)
        case Kind.RELU if first.local == 0:
            return tr("Back: {input} is not above 0, so the ReLU lets nothing through.", input=node.inputs[0])
        case Kind.RELU:
            return tr("Back: {input} is above 0, so the ReLU lets everything through.", input=node.inputs[0])
        case _:
            return tr("Back: a square's slope is twice its input: {slope}.", slope=slope)


def _i(name: str) -> str:
    """A name in a formula: letters slanted, a sign before them upright."""
    sign, letters = (MINUS, name[1:]) if name.startswith(MINUS) else ("", name)
    return f"({sign}<i>{escape(letters)}</i>)" if sign else f"<i>{escape(letters)}</i>"


_SIGNS: Final[dict[Kind, Callable[..., str]]] = {
    Kind.SUM: lambda a, b: f"{a} + {b}",
    Kind.PRODUCT: lambda a, b: f"{a} · {b}",
    Kind.SIGMOID: lambda a: f"1 / (1 + e<sup>−{a}</sup>)",
    Kind.RELU: lambda a: f"max(0, {a})",
    Kind.SQUARE: lambda a: f"{a}²",
}

CHAPTER: Final = Chapter(
    key="graph",
    title=mark("Gradients on a graph"),
    idea=mark(
        "A calculation is a graph. Numbers run forward along its edges, and gradients run back: "
        "at each node, times one slope."
    ),
    formula=mark(
        "<i>dL</i>/<i>dx</i> = <i>dz</i>/<i>dx</i> · <i>dL</i>/<i>dz</i><br>for a sum "
        "<i>z</i> = <i>x</i><sub>1</sub> + <i>x</i><sub>2</sub>: "
        "<nobr><i>dz</i>/<i>dx</i><sub>1</sub> = 1</nobr>"
    ),
    text=mark(
        "What would the loss L do if an input x were a little larger? x acts on L only through "
        "z. So ask two easy questions: what does z do if x grows, dz/dx, and what does L do if "
        "z grows, dL/dz? Multiply. The triangles below the graph show both: the rise of the "
        "first is the run of the last.\n\nA sum's slope is 1, so it hands its gradient to both "
        "inputs as it is. A product gives each input the other one's value times it. A sigmoid "
        "multiplies by y(1 − y), a ReLU by 1 or 0, a square by twice its input. A number that "
        "is used twice gets a gradient by each way, and they add.\n\nNothing else happens in a "
        "network: its units are sums of products and activations. Choose a node to change what "
        "it does or what it takes; add nodes, take them away. The loss is the last one made "
        "that no other takes."
    ),
    settings=(
        dial(
            "preset",
            mark("Graph"),
            "sum",
            choices=(*((key, title) for key, (title, _) in PRESETS.items()), (OWN, mark("your own"))),
            tip=mark("What to begin with; once edited, it is your own."),
        ),
        *(
            dial(
                f"value{number}",
                f"Value {number}",
                1.0,
                -3.0,
                3.0,
                tip=mark("A number that comes in: an input, a weight, a bias, a target."),
            )
            for number in range(1, MOST_VALUES + 1)
        ),
        dial("step", mark("Step"), 0, 0, MOST_STEPS, tip=mark("How far one has come: forward, then back.")),
    ),
    readings=(
        Reading("error", mark("the loss L")),
        *(Reading(f"gradient{number}", f"the gradient of value {number}") for number in range(1, MOST_VALUES + 1)),
        Reading("step", mark("the step, 0 before the first node has computed")),
        Reading(
            "direction",
            mark("what flows"),
            ("forward", "loss", "backward"),
            phrases=(
                ("forward", mark("numbers, forward")),
                ("loss", mark("nothing yet: the loss stands")),
                ("backward", mark("gradients, backward")),
            ),
        ),
        Reading("node", mark("the node that computes or hands back; - before the first"), is_free=True),
        Reading("nodes", mark("how many nodes there are")),
    ),
)
