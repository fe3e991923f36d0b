"""The chapters' panels, made by their chapters' keys and loaded when they are first wanted."""

from __future__ import annotations

from importlib import import_module

from hwr.explain.chapter import chapter
from hwr.ui.kit.chapter.panel import ChapterPanel
from hwr.ui.kit.tab_order import order_by_layout
from hwr.ui.kit.theme import Theme


def make_panel(key: str, theme: Theme) -> ChapterPanel:
    """The panel of the chapter with this key: `<Key>Panel` in `hwr.chapters.<key>.view.panel`.

    Raises:
        ConfigError: if there is no such chapter.
    """
    chapter(key)
    panel: ChapterPanel = getattr(import_module(f"hwr.chapters.{key}.view.panel"), f"{key.title()}Panel")(theme)
    order_by_layout(panel)
    return panel
