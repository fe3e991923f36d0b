"""The preset section: recipes to start from, what there is to see in each, and the way back after changes."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy

from hwr.language import mark, tr
from hwr.nn.setting import Choice
from hwr.recipe.presets import PRESETS
from hwr.ui.kit.field.controls import ChoiceBox
from hwr.ui.kit.layout import named
from hwr.ui.kit.plain import Label
from hwr.ui.kit.theme import MUTED
from hwr.ui.train.form.draft import Draft
from hwr.ui.train.form.edition import Edition
from hwr.ui.train.form.section import SectionWidget

_TIP: Final = mark(
    "A complete recipe to start from, with what there is to see in it. Whatever you had can be brought back with Undo."
)
_OWN: Final = mark("A recipe that comes from no preset.")


class PresetSection(SectionWidget):
    """Displays which preset an edition comes from.

    Attributes:
        box: where another preset is chosen.
        reset: the button to take the changes back.
    """

    def __init__(self) -> None:
        super().__init__(mark("Preset"))
        self._title = ""
        presets = [Choice(name, preset.label, preset.reason) for name, preset in PRESETS.items()]
        self.box = named(ChoiceBox(presets, self), "preset", tr("Preset"), tr(_TIP))
        self.box.setPlaceholderText(tr("Your own recipe"))
        self.box.setMaxVisibleItems(len(PRESETS))
        self.full_title = self._words("presetTitle", is_bold=True)
        self.why = self._words("presetWhy", role=MUTED)
        self.changes = self._words("presetChanges")
        tip = tr("Take all changes back. Undo brings them again.")
        self.reset = named(QPushButton(tr("Reset"), self), "presetReset", tr("Reset to the preset"), tip)
        self.box.installEventFilter(self)
        self.rows.addWidget(self.box)
        for words in (self.full_title, self.why, self.changes):
            self.rows.addWidget(words)
        self.rows.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)

    def show_edition(self, edition: Edition) -> None:
        """Show the preset, its reason, and what was changed."""
        preset = PRESETS.get(edition.preset)
        self._title = preset.label if preset else tr("Your own recipe")
        self.box.show_value(edition.preset or None)
        why = preset.reason if preset else tr(_OWN)
        self.box.setAccessibleDescription(f"{why} {edition.changes}".strip())
        self.why.setText(why)
        self.full_title.setText(self._title)
        self.changes.setText(edition.changes)
        self.changes.setVisible(edition.is_changed)
        self.reset.setVisible(edition.is_changed)
        self._show_title()
        self.show_draft(edition.draft, {})

    def summary(self, draft: Draft) -> str:
        """The preset's title."""
        return tr("{preset}, changed", preset=self._title) if self.changes.text() else self._title

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The box, which is laid out after this, has another width."""
        if event.type() == QEvent.Type.Resize:
            self._show_title()
        return super().eventFilter(watched, event)

    def _show_title(self) -> None:
        """Say the title in full where the box has no room for it."""
        self.full_title.setVisible(self.box.is_elided)

    def _words(self, name: str, role: QPalette.ColorRole | None = None, *, is_bold: bool = False) -> QLabel:
        label = named(Label(parent=self, role=role, is_bold=is_bold), name)
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        return label
