"""The chapters' panels, made by their chapters' keys and loaded when they are first wanted."""

from __future__ import annotations

from hwr.chapters.contents import chapter
from hwr.ui.kit.accessibility import order_by_layout
from hwr.ui.kit.chapter.panel import ChapterPanel


def make_panel(key: str) -> ChapterPanel:
    """The panel of the chapter with this key.

    Raises:
        ConfigError: if there is no such chapter.
    """
    panel = _panel(chapter(key).key)
    order_by_layout(panel)
    return panel


def _panel(key: str) -> ChapterPanel:
    match key:
        case "slope":
            from hwr.chapters.slope.view.panel import SlopePanel

            return SlopePanel()
        case "unit":
            from hwr.chapters.unit.view import UnitPanel

            return UnitPanel()
        case "perceptron":
            from hwr.chapters.perceptron.view.panel import PerceptronPanel

            return PerceptronPanel()
        case "sigmoid":
            from hwr.chapters.sigmoid.view.panel import SigmoidPanel

            return SigmoidPanel()
        case "activations":
            from hwr.chapters.activations.view import ActivationsPanel

            return ActivationsPanel()
        case "cost":
            from hwr.chapters.cost.view.panel import CostPanel

            return CostPanel()
        case "descent":
            from hwr.chapters.descent.view.panel import DescentPanel

            return DescentPanel()
        case "batches":
            from hwr.chapters.batches.view.panel import BatchesPanel

            return BatchesPanel()
        case "graph":
            from hwr.chapters.graph.view.panel import GraphPanel

            return GraphPanel()
        case "network":
            from hwr.chapters.network.view.panel import NetworkPanel

            return NetworkPanel()
        case "debugger":
            from hwr.chapters.debugger.view.panel import DebuggerPanel

            return DebuggerPanel()
        case "check":
            from hwr.chapters.check.view.panel import CheckPanel

            return CheckPanel()
        case "hidden":
            from hwr.chapters.hidden.view.panel import HiddenPanel

            return HiddenPanel()
        case "why":
            from hwr.chapters.why.view.panel import WhyPanel

            return WhyPanel()
        case "damage":
            from hwr.chapters.damage.view.panel import DamagePanel

            return DamagePanel()
    raise AssertionError(f"the chapter {key} has no panel")
