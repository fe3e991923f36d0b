"""The chapters' panels, made by their chapters' keys and loaded when they are first wanted."""

from __future__ import annotations

from hwr.chapters.contents import chapter
from hwr.ui.kit.chapter.panel import ChapterPanel
from hwr.ui.kit.tab_order import order_by_layout
from hwr.ui.kit.theme import Theme


def make_panel(key: str, theme: Theme) -> ChapterPanel:
    """The panel of the chapter with this key.

    Raises:
        ConfigError: if there is no such chapter.
    """
    panel = _panel(chapter(key).key, theme)
    order_by_layout(panel)
    return panel


def _panel(key: str, theme: Theme) -> ChapterPanel:
    match key:
        case "unit":
            from hwr.chapters.unit.view.panel import UnitPanel

            return UnitPanel(theme)
        case "perceptron":
            from hwr.chapters.perceptron.view.panel import PerceptronPanel

            return PerceptronPanel(theme)
        case "sigmoid":
            from hwr.chapters.sigmoid.view.panel import SigmoidPanel

            return SigmoidPanel(theme)
        case "activations":
            from hwr.chapters.activations.view.panel import ActivationsPanel

            return ActivationsPanel(theme)
        case "cost":
            from hwr.chapters.cost.view.panel import CostPanel

            return CostPanel(theme)
        case "descent":
            from hwr.chapters.descent.view.panel import DescentPanel

            return DescentPanel(theme)
        case "batches":
            from hwr.chapters.batches.view.panel import BatchesPanel

            return BatchesPanel(theme)
        case "graph":
            from hwr.chapters.graph.view.panel import GraphPanel

            return GraphPanel(theme)
        case "debugger":
            from hwr.chapters.debugger.view.panel import DebuggerPanel

            return DebuggerPanel(theme)
        case "check":
            from hwr.chapters.check.view.panel import CheckPanel

            return CheckPanel(theme)
        case "hidden":
            from hwr.chapters.hidden.view.panel import HiddenPanel

            return HiddenPanel(theme)
        case "why":
            from hwr.chapters.why.view.panel import WhyPanel

            return WhyPanel(theme)
    raise AssertionError(f"the chapter {key} has no panel")
