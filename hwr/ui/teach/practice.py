"""The practice panel: asks for digits, the ones first that the network is least sure of, and keeps what is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from hwr.ink.drawing import Drawing
from hwr.language import mark, tr
from hwr.ui.kit.button import PanelButton, set_primary
from hwr.ui.kit.canvas.canvas import CanvasWidget
from hwr.ui.kit.card import CardWidget
from hwr.ui.kit.layout import STRETCH, in_column, in_row, named
from hwr.ui.kit.plain import Label
from hwr.ui.kit.theme import MUTED
from hwr.ui.kit.wording import sentence
from hwr.words import with_article

if TYPE_CHECKING:
    from collections.abc import Callable

    from hwr.recognizer import Recognizer
    from hwr.ui.teach.teaching import Teaching

_INTRODUCTION = mark("Write what is asked for, then press Next. It asks most for what the network is least sure of.")


class PracticePanel(CardWidget):
    """A wish, a canvas, and a button that keeps what was written and goes on."""

    def __init__(
        self,
        teaching: Teaching,
        recognizer: Callable[[], Recognizer | None],
        model_name: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        """`recognizer` reads what was written; `model_name` is what it is called."""
        super().__init__(parent)
        named(self, "practicePanel", tr("Practise"))
        self._teaching, self._recognizer, self._model_name = teaching, recognizer, model_name
        self._wished = ""
        self._kept = 0
        self.wish = Label(parent=self, name="practiceWish", is_bold=True, is_centred=True)
        self.wish.setProperty("large", True)
        self.canvas = CanvasWidget(self)
        self.canvas.setObjectName("practiceCanvas")
        self.canvas.setAccessibleName(tr("Practice canvas"))
        self.words = Label(tr(_INTRODUCTION), self, role=MUTED, name="practiceWords", wraps=True)
        self.next = PanelButton(self, "practiceNext", tr("Next"), tr("Keep it and go on"), self.keep, keys="N")
        set_primary(self.next, True)
        self.clear = PanelButton(self, "practiceClear", tr("Clear"), tr("Empty the canvas"), self.wipe, keys="Delete")
        self.skip = PanelButton(
            self, "practiceSkip", tr("Another one"), tr("Ask for something else"), self.ask, keys="S"
        )
        buttons = in_row(self.skip, self.clear, STRETCH, self.next, spacing=8)
        in_column(*(self.wish, (self.canvas, 1), self.words, buttons), of=self, margins=(18, 14, 18, 14), spacing=10)
        self.canvas.drawing_finished.connect(self._take)
        self.wipe()

    @property
    def wished(self) -> str:
        """What is asked for."""
        return self._wished

    @Slot()
    def ask(self) -> None:
        """Ask for what would teach the network most, but not for the same again."""
        from hwr.teach.practice import next_label

        recognizer, store = self._recognizer(), self._teaching.store
        if recognizer is None or store is None:
            return
        self._wished = next_label(recognizer.model.classes, store.tallies(), last=self._wished)
        self.wish.setText(tr("Write {digit}", digit=with_article(self._wished)))
        self.wipe()

    @Slot()
    def wipe(self) -> None:
        """Begin the digit again."""
        self.canvas.show_document(Drawing())
        self.next.setEnabled(False)
        self.clear.setEnabled(False)

    @Slot()
    def keep(self) -> None:
        """Keep what was written as what was asked for, and ask for the next."""
        self.canvas.finish_gesture()
        drawing, recognizer = self.canvas.committed, self._recognizer()
        if recognizer is None or not isinstance(drawing, Drawing) or drawing.is_blank:
            return
        recognition = recognizer.recognize(drawing)
        if self._teaching.teach(drawing, self._wished, recognition, self._model_name()):
            self._kept += 1
            self.words.setText(
                tr("%n digit(s) kept. Your last one: {reading}", "", self._kept, reading=sentence(recognition))
            )
            self.ask()
            self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._wished:
            self.ask()

    @Slot(object)
    def _take(self, drawing: Drawing) -> None:
        self.canvas.show_document(drawing)
        self.next.setEnabled(not drawing.is_blank)
        self.clear.setEnabled(not drawing.is_blank)
