"""Tiles: square pictures with a caption each, as large as they fit, in one row, in two, or one above the other."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hwr.ui.kit.picture.text import fitting
from hwr.ui.kit.plain import Label, plain_tip
from hwr.ui.kit.theme import MUTED

_GAP: Final = 12
_LEAST: Final = 6.0
"""Lines of text that a tile's side must hold."""

_CAPTION: Final = 1.35
"""Lines of text of a caption, with the gap beneath."""


def columns_for(count: int, width: float, height: float, caption: float) -> int:
    """In how many columns so many squares, each beneath a caption, get largest."""
    return max(range(1, count + 1), key=lambda columns: _side(count, columns, width, height, caption))


def _side(count: int, columns: int, width: float, height: float, caption: float) -> float:
    rows = -(-count // columns)
    return min((width - _GAP * (columns - 1)) / columns, (height - _GAP * (rows - 1)) / rows - caption)


class WhyTiles(QWidget):
    """Arranges what it is given; hidden tiles leave no gap."""

    def __init__(self, *contents: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("whyTiles")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._is_held = False
        self._tiles = tuple((Label(parent=self, role=MUTED), content) for content in contents)
        self._captions: tuple[tuple[str, ...], ...] = ((),) * len(contents)
        for caption, content in self._tiles:
            caption.setObjectName(f"{content.objectName()}Caption")
            caption.setBuddy(content)
            content.setParent(self)

    def show_captions(self, *captions: tuple[str, ...]) -> None:
        """Say what each tile shows, in words to choose from by the room there is, the most telling first; a tile
        without any is hidden."""
        shown = [not content.isHidden() for _, content in self._tiles]
        self._captions = captions
        for (caption, content), words in zip(self._tiles, captions, strict=True):
            caption.setToolTip(plain_tip(words[0] if words else ""))
            caption.setVisible(bool(words))
            content.setVisible(bool(words))
        if shown != [bool(words) for words in captions]:
            self._arrange()
        self._fit_captions()

    def hold(self, is_held: bool) -> None:
        """Let every tile stay as it is, whatever room there is, or no longer: nobody can draw on paper that moves."""
        if is_held != self._is_held:
            self._is_held = is_held
            self._arrange()

    def minimumSizeHint(self) -> QSize:
        line = QFontMetricsF(self.font()).height()
        return QSize(round(2 * _LEAST * line) + _GAP, round(2 * (_LEAST + _CAPTION) * line) + _GAP)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint() * 1.3

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
            self._arrange()

    def _arrange(self) -> None:
        shown = [tile for tile in self._tiles if not tile[1].isHidden()]
        if self._is_held or not shown:
            return
        caption = round(_CAPTION * QFontMetricsF(self.font()).height())
        columns = columns_for(len(shown), self.width(), self.height(), caption)
        rows = -(-len(shown) // columns)
        side = max(8, int(_side(len(shown), columns, self.width(), self.height(), caption)))
        left = (self.width() - columns * side - (columns - 1) * _GAP) // 2
        top = (self.height() - rows * (side + caption) - (rows - 1) * _GAP) // 2
        for index, (label, content) in enumerate(shown):
            row, column = divmod(index, columns)
            x, y = left + column * (side + _GAP), top + row * (side + caption + _GAP)
            label.setGeometry(QRect(x, y, side, caption))
            content.setGeometry(QRect(x, y + caption, side, side))
            self._fit_font(content, side)
        self._fit_captions()

    def _fit_captions(self) -> None:
        for (label, _), words in zip(self._tiles, self._captions, strict=True):
            said = fitting(QFontMetricsF(label.font()), words, label.width()) or "".join(words[-1:])
            if said != label.text():
                label.setText(said)

    def _fit_font(self, content: QWidget, side: int) -> None:
        """Let rows of text keep apart in a tile too small for the usual size."""
        font = QFont(self.font())
        content.setFont(font)
        needed = content.minimumSizeHint().height()
        if needed > side:
            font.setPointSizeF(max(1.0, font.pointSizeF() * side / needed))
            content.setFont(font)
