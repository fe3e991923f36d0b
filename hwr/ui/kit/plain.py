"""Plain text: the one way in which text comes to labels and tooltips, which Qt would else search for markup.

Qt takes whatever looks like HTML for HTML, and opens the files that an `<img>` in it names. So every label of the
window is a `Label` (or one that says it shows rich text of ours), and every tooltip that is not written out where it is
set goes through `plain_tip`; `tests/test_architecture.py` sees to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QWidget

from hwr.ui.kit.fitting import Fitting
from hwr.words import LONGEST_LABEL, LONGEST_SENTENCE, shown, shown_lines

if TYPE_CHECKING:
    from hwr.store.model_file import Model

_LONGEST_WORD: Final = 30
_PART: Final = 8
"""Longer words may be broken after so many characters."""

_WIDEST_TIP: Final = 160
"""Longer lines are broken, which Qt does in rich text alone."""

_BREAK: Final = "\u200b"


def breakable(sentence: str) -> str:
    """The sentence with invisible breaks in words as long as paths, which would keep the window from getting narrow."""
    return " ".join(word if len(word) <= _LONGEST_WORD else _BREAK.join(_parts(word)) for word in sentence.split(" "))


def plain_tip(*paragraphs: str) -> str:
    """A tooltip that says just this; empty paragraphs are left out.

    Short ones stay as they are. All others become rich text in which every sign stands for itself: Qt breaks the lines
    of nothing else.
    """
    said = [shown_lines(paragraph, LONGEST_SENTENCE) for paragraph in paragraphs if paragraph]
    if len(said) == 1 and not set("<&").intersection(said[0]) and max(map(len, said[0].split("\n"))) <= _WIDEST_TIP:
        return said[0]
    from html import escape  # takes milliseconds, which the first paint need not wait for

    return "".join(f"<p>{'<br>'.join(escape(breakable(line)) for line in words.split(chr(10)))}</p>" for words in said)


def spoken(html: str) -> str:
    """What a formula of ours, in HTML, says without its markup: for a screen reader."""
    from html import unescape

    return unescape(re.sub("<[^>]*>", "", html.replace("<br>", "; "))).replace("\u00a0", " ")


class Label(QLabel):
    """A label of plain text, in which nothing is hidden and nothing is too long."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        name: str = "",
        role: QPalette.ColorRole | None = None,
        is_bold: bool = False,
        wraps: bool = False,
        is_centred: bool = False,
        larger: float = 1.0,
    ) -> None:
        """`name` is the object name, `role` the palette's colour for the words, where it is not the usual one, `larger`
        how much larger they are than the window's."""
        super().__init__(parent)
        self._larger = larger
        self._enlarge()
        self.setObjectName(name)
        self.setWordWrap(wraps)
        if is_centred:
            self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        if role is not None:
            self.setForegroundRole(role)
        if is_bold:
            self.setProperty("bold", True)  # for the style sheet: a font that is set is lost when another one is put on
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def changeEvent(self, event: QEvent) -> None:
        """A font that was set is lost when the window puts on another style sheet, as for another size of text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._enlarge()

    def _enlarge(self) -> None:
        if self._larger != 1.0:
            font = self.font()
            size = QApplication.font().pointSizeF() * self._larger
            if font.pointSizeF() != size:
                font.setPointSizeF(size)
                self.setFont(font)

    def setText(self, text: str) -> None:
        """Show this, with the breaks that long words need where lines are broken."""
        if self.textFormat() == Qt.TextFormat.PlainText:
            text = shown_lines(text)
            if self.wordWrap():
                text = breakable(text)
        super().setText(text)


class FittingLabel(Fitting, Label):
    """One line that says as much as there is room for; its tooltip and its accessible name say the whole."""

    def __init__(
        self,
        name: str,
        parent: QWidget,
        *,
        role: QPalette.ColorRole | None = None,
        is_bold: bool = False,
        larger: float = 1.0,
    ) -> None:
        """As of a `Label`."""
        self._words: tuple[str, ...] = ("",)
        super().__init__(parent=parent, name=name, role=role, is_bold=is_bold, larger=larger)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def say(self, *words: str) -> None:
        """Say the first of these that fits, the most telling first; if none does, the beginning of the last."""
        self._words = words or ("",)
        self.setAccessibleName(self._words[0])
        self.setToolTip(plain_tip(self._words[0]))
        self.updateGeometry()
        self.fit()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(shown_lines(self._words[0])) + 4, metrics.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.fontMetrics().height())

    def fit(self) -> None:
        metrics, room = self.fontMetrics(), self.width() - 2
        whole = (words for words in self._words if metrics.horizontalAdvance(shown_lines(words)) <= room)
        said = next(whole, None)
        if said is None:
            said = metrics.elidedText(shown_lines(self._words[-1]), Qt.TextElideMode.ElideRight, room)
        if said != self.text():
            self.setText(said)


def with_shown_classes(model: Model) -> Model:
    """The same model for the window: its classes have names that can be shown, and are as different as before."""
    names = tuple(shown(label, LONGEST_LABEL) for label in model.classes)
    if names == model.classes:
        return model
    if len(set(names)) < len(names):
        names = tuple(f"{shown(label, LONGEST_LABEL - 6)} ({number})" for number, label in enumerate(names, start=1))
    return replace(model, classes=names)


def _parts(word: str) -> Iterable[str]:
    return (word[i : i + _PART] for i in range(0, len(word), _PART))
