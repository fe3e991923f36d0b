"""The chapter on computation graphs: worked by hand, against central differences, and edited into every problem."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hwr.chapters.graph.chapter import CHAPTER, MOST_STEPS, formula, words
from hwr.chapters.graph.model import MOST_NODES, MOST_VALUES, PRESETS, Graph, lay_out
from hwr.chapters.graph.walk import GraphWalk
from hwr.errors import ConfigError
from hwr.nn.scalar_graph import Kind, Node, ScalarPass


def preset(name: str) -> ScalarPass:
    return PRESETS[name][1].computed()


def plain(html: str) -> str:
    return re.sub("<[^>]*>|\u2060", "", html).replace("&nbsp;", " ")


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Values and nodes that each take earlier ones: of any shape, with nodes used twice and nodes that lead nowhere."""
    count = draw(st.integers(1, 4))
    nodes = [Node("abcd"[i], Kind.VALUE, (), draw(st.floats(-2, 2))) for i in range(count)]
    for i in range(draw(st.integers(1, 7))):
        kind = draw(st.sampled_from([kind for kind in Kind if kind is not Kind.VALUE]))
        names = st.sampled_from([node.name for node in nodes])
        nodes.append(Node(f"n{i}", kind, tuple(draw(names) for _ in range(kind.inputs))))
    return Graph(tuple(nodes))


def test_a_sum_hands_its_gradient_on_unchanged() -> None:
    made = preset("sum")
    assert made.values == {"x₁": 1.5, "x₂": 0.5, "z": 2.0, "L": 4.0}
    assert made.gradients == {"x₁": 4.0, "x₂": 4.0, "z": 4.0, "L": 1.0}
    assert [edge.local for edge in made.edges_into("z")] == [1.0, 1.0]


def test_a_product_gives_each_input_the_others_value() -> None:
    assert preset("product").gradients == {"x₁": -1.5, "x₂": -1.5, "w": 3.0, "u": -1.5, "L": 1.0}


def test_a_units_loss_worked_by_hand() -> None:
    made = preset("neuron")
    y = 1 / (1 + math.exp(-0.7))
    gradient_z = 2 * (y - 1) * y * (1 - y)
    assert made.values["L"] == pytest.approx((y - 1) ** 2)
    assert made.gradients["z"] == pytest.approx(gradient_z)
    assert made.gradients["w"] == pytest.approx(1.5 * gradient_z)
    assert made.gradients["b"] == pytest.approx(gradient_z)


def test_gradients_by_two_ways_add() -> None:
    made, slope = preset("diamond"), math.exp(-1) / (1 + math.exp(-1)) ** 2
    assert made.gradients["x"] == pytest.approx(-2 + slope)
    twice = Graph((Node("a", Kind.VALUE, (), 3.0), Node("z", Kind.PRODUCT, ("a", "a")))).computed()
    assert twice.gradients["a"] == 6.0
    assert "used 2 times" in words(GraphWalk(made), GraphWalk(made).last)


def test_the_rule_is_written_with_the_numbers_there_are() -> None:
    walk = GraphWalk(preset("sum"))
    signs, numbers = map(plain, formula(walk.made, walk.stops[walk.last]))
    assert signs == "dL/dx₁ = dz/dx₁ · dL/dz,   dz/dx₁ = 1,   likewise dz/dx₂ = 1"
    assert numbers == "dL/dx₁ = 1 · 4 = 4,   dL/dx₂ = 1 · 4 = 4"
    assert tuple(map(plain, formula(walk.made, walk.stops[1]))) == ("z = x₁ + x₂", "= 1.5 + 0.5 = 2")
    assert plain(formula(walk.made, walk.stops[3])[0]) == "dL/dL = 1"
    relu = GraphWalk(Graph((Node("a", Kind.VALUE, (), -1.0), Node("r", Kind.RELU, ("a",)))).computed())
    assert "lets nothing through" in words(relu, relu.last)
    assert plain(formula(relu.made, relu.stops[2])[0]) == "dr/dr = 1"


@given(graphs())
@settings(max_examples=100)
def test_a_walk_learns_one_node_at_a_time_and_forgets_nothing(graph: Graph) -> None:
    walk = GraphWalk(graph.computed())
    assert walk.last <= MOST_STEPS
    names = [node.name for node in graph.nodes]
    known_before: set[tuple[str, bool]] = set()
    for step in range(walk.last + 1):
        known = {(name, False) for name in names if walk.has_value(name, step)}
        known |= {(name, True) for name in names if walk.has_gradient(name, step)}
        assert known >= known_before
        stop = walk.stops[step]
        if stop.node is not None and not stop.is_backward:
            assert known - known_before == {(stop.node.name, False)}
            assert all((source, False) in known_before for source in stop.node.inputs)
        if stop.node is not None and stop.is_backward:
            assert (stop.node.name, True) in known_before
        known_before = known
        assert words(walk, step)
        assert formula(walk.made, stop)[0]
    assert {name for name, is_gradient in known_before if is_gradient} == {n for n in names if walk.leads(n)}


@given(graphs())
@settings(max_examples=100)
def test_every_node_lies_right_of_what_it_takes(graph: Graph) -> None:
    layout = lay_out(graph)
    assert sorted(name for column in layout.columns for name in column) == sorted(node.name for node in graph.nodes)
    for node in graph.nodes:
        for source in node.inputs:
            assert layout.place(source)[0] < layout.place(node.name)[0]


def test_problems_are_sentences() -> None:
    graph = PRESETS["neuron"][1]
    assert Graph().problem.startswith("The graph is empty")
    assert Graph().output is None
    circle = graph.with_input("u₁", 0, "y")
    assert circle.problem.startswith("u₁ → z → y → u₁ goes in a circle")
    assert graph.with_input("z", 1, "z").problem.startswith("z → z goes in a circle")
    assert "product u₁ lacks its first input" in graph.without("w").problem
    assert "sigmoid y lacks its input" in graph.without("z").problem
    for broken in (circle, graph.without("w"), Graph()):
        assert sum(map(len, lay_out(broken).columns)) == len(broken.nodes)


def test_editing_keeps_to_the_limits() -> None:
    graph = Graph()
    for _ in range(MOST_VALUES):
        graph = graph.with_node(Kind.VALUE)
    with pytest.raises(ConfigError, match="values already"):
        graph.with_node(Kind.VALUE)
    for _ in range(MOST_NODES - MOST_VALUES):
        graph = graph.with_node(Kind.SUM, ("x₁", "x₂"))
    with pytest.raises(ConfigError, match="nodes already"):
        graph.with_node(Kind.SQUARE, ("x₁",))
    with pytest.raises(ConfigError, match="values already"):
        graph.with_kind(graph.nodes[-1].name, Kind.VALUE)
    assert len({node.name for node in graph.nodes}) == MOST_NODES
    changed = graph.with_kind(graph.nodes[-1].name, Kind.SQUARE)
    assert changed.nodes[-1].inputs == ("x₁",)
    assert changed.with_kind(changed.nodes[-1].name, Kind.PRODUCT).nodes[-1].inputs == ("x₁", "")
    with pytest.raises(ConfigError):
        Node("z", Kind.SUM, ("a",))
    with pytest.raises(ConfigError):
        Graph((Node("a", Kind.VALUE), Node("a", Kind.VALUE)))


def test_numbers_too_large_are_known_to_be() -> None:
    graph = Graph((Node("a", Kind.VALUE, (), 1e6),))
    for _ in range(8):
        graph = graph.with_node(Kind.SQUARE, (graph.nodes[-1].name,))
    made = graph.computed()
    assert made.values[made.output.name] == math.inf
    assert not made.is_finite


def test_the_loss_is_the_last_node_made_and_a_value_only_where_there_is_nothing_else() -> None:
    graph = PRESETS["sum"][1]
    assert graph.with_node(Kind.VALUE).output == graph.output, "nobody has used it yet"
    assert Graph().with_node(Kind.VALUE).output is not None


def test_gradients_are_named_by_the_loss_there_is() -> None:
    walk = GraphWalk(PRESETS["sum"][1].with_node(Kind.SQUARE, ("L",)).computed())
    assert walk.made.output.name == "u"
    assert "The loss u is 16." in words(walk, 4)
    signs, numbers = map(plain, formula(walk.made, walk.stops[5]))
    assert signs == "du/dL = du/dL · du/du,   du/dL = 2 L"
    assert numbers == "du/dL = 8 · 1 = 8"


def test_every_preset_is_sound_and_can_be_chosen() -> None:
    for name in PRESETS:
        assert PRESETS[name][1].problem == ""
        assert CHAPTER.setting("preset").checked(name) == name
