"""The settings table: all settings of one run, or of several runs those in which they differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from hwr.language import tr
from hwr.nn.config import TrainingConfig
from hwr.nn.setting import Setting, settings_of
from hwr.recipe.interventions import told
from hwr.recipe.recipe import Recipe
from hwr.recipe.said import said_outline, said_word
from hwr.store.runs.record import Run, difference, flatten, layer_words
from hwr.ui.kit.chart.stored import numbered
from hwr.ui.kit.layout import named
from hwr.ui.kit.plain import plain_tip
from hwr.ui.kit.theme import theme_of
from hwr.words import LONGEST_NAME, percent, setting_value, shown

_HEADING: Final = 20
"""Characters of a run's name above its column."""


class SettingsTable(QTableWidget):
    """A row a setting, a column a run; for reading, and for copying nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Sequence[Run] = ()
        named(self, "settingsTable", tr("Settings"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.show_runs(self._shown)

    def show_runs(self, runs: Sequence[Run]) -> None:
        """Show one run's settings, or the difference of several."""
        self._shown = runs
        rows = all_settings(runs[0]) if len(runs) == 1 else differing_settings(runs)
        self.setColumnCount(1 + len(runs))
        self.setRowCount(len(rows))
        self.horizontalHeader().setStretchLastSection(len(runs) == 1)
        names = [
            tr("Setting"),
            *([tr("Value")] if len(runs) == 1 else [shown(numbered(run.summary), _HEADING) for run in runs]),
        ]
        self.setHorizontalHeaderLabels(names)
        metrics = self.fontMetrics()
        self.verticalHeader().setDefaultSectionSize(round(metrics.height() * 1.5))
        for row, (name, values) in enumerate(rows.items()):
            for column, words in enumerate((name, *values)):
                item = QTableWidgetItem(words)
                item.setToolTip(plain_tip(words))
                if column == 0:
                    item.setForeground(QColor(theme_of(self).muted))  # a style sheet pales the palette's
                self.setItem(row, column, item)
        for column, title in enumerate(names):
            heading = self.horizontalHeaderItem(column)
            if heading is not None:
                full = title if column == 0 or len(runs) == 1 else numbered(runs[column - 1].summary)
                heading.setToolTip(plain_tip(full))
        self.resizeColumnsToContents()
        differing = tr("%n settings differ", "", len(rows)) if len(rows) != 1 else tr("One setting differs")
        self.setAccessibleDescription(tr("%n setting(s)", "", len(rows)) if len(runs) == 1 else differing)


def all_settings(run: Run) -> dict[str, tuple[str, ...]]:
    """A run's settings, and with which versions and data it was trained."""
    return {setting_name(name): (setting_words(name, value),) for name, value in flatten(_told(run)).items()}


def differing_settings(runs: Sequence[Run]) -> dict[str, tuple[str, ...]]:
    """The settings, versions and data that are not the same for all, and what came of it, a value for each run."""
    if not runs:
        return {}
    rows = {
        setting_name(name): tuple(setting_words(name, value) for value in values)
        for name, values in difference([_told(run) for run in runs]).items()
    }
    rows[tr("Test accuracy")] = tuple(percent(run.summary.test_accuracy, 1) for run in runs)
    rows[tr("Best test accuracy")] = tuple(percent(run.summary.best_test_accuracy, 1) for run in runs)
    rows[tr("Shipped drawings")] = tuple(percent(run.summary.drawings_accuracy, 1) for run in runs)
    rows[tr("Own drawings")] = tuple(percent(run.summary.own_accuracy, 1) for run in runs)
    return rows


def _told(run: Run) -> dict[str, Any]:
    """What is told of a run, its layers in words."""
    recipe = told(run.recipe)
    if isinstance(recipe.get("hidden"), list):
        recipe["hidden"] = shown(layer_words(recipe["hidden"]), LONGEST_NAME)
    if isinstance(recipe.get("output"), Mapping):
        recipe["output"] = shown(layer_words([recipe["output"]]), LONGEST_NAME)
    return {**recipe, "versions": run.versions, "data": run.data_fingerprint[:12]}


def setting_name(name: str) -> str:
    """A dotted name as the form calls it, or as people read it: "training.optimizer.beta1" is "Optimizer · beta1"."""
    if (setting := _setting(name)) is not None:
        return tr(setting.label)
    if name in ("hidden", "output"):
        return {"hidden": tr("Hidden layers"), "output": tr("Output layer")}[name]
    words = " · ".join(said_word(part.replace("_", " ")) for part in name.removeprefix("training.").split("."))
    return shown(words[:1].upper() + words[1:], LONGEST_NAME)


def setting_words(name: str, value: object) -> str:
    """What a setting with a dotted name is set to: what was chosen as the form calls it, or else as people write it."""
    if name in ("hidden", "output") and isinstance(value, str):
        return said_outline(value)
    if name.startswith("versions."):
        return said_word(setting_value(value))
    setting = _setting(name)
    choices = () if setting is None else setting.choices
    return next((tr(choice.label) for choice in choices if choice.value == value), setting_value(value))


def _setting(name: str) -> Setting | None:
    """The setting of a recipe with a dotted name; None for what is none, or belongs to one kind of optimizer alone."""
    leaf = name.removeprefix("training.").removesuffix(".name")
    return settings_of(TrainingConfig if name.startswith("training.") else Recipe).get(leaf)
