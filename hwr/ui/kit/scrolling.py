"""Scrolling: content that is as large as the room there is, and scrolls only where it cannot be that small."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from hwr.language import tr


class ScrollingWidget(QScrollArea):
    """Room for a layout or a widget that may be larger than a small window or a large font leaves it.

    `QScrollArea` alone would scroll as soon as the content cannot have the height that it would like for its width;
    here it is content with the least that it can do with.
    """

    def __init__(self, content: QLayout | QWidget, name: str, *, is_sideways: bool = True) -> None:
        """`name` is the object name; without `is_sideways` the content has to do with the width."""
        super().__init__()
        self.setObjectName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if not is_sideways:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for bar, end, words in (
            (self.horizontalScrollBar(), "Across", tr("Scroll sideways")),
            (self.verticalScrollBar(), "Down", tr("Scroll")),
        ):
            bar.setObjectName(f"{name}{end}")
            bar.setAccessibleName(words)
        self._content = LowWidget()
        if isinstance(content, QLayout):
            self._content.setLayout(content)
        else:
            column = QVBoxLayout(self._content)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(content)
        self.setWidget(self._content)

    def sizeHint(self) -> QSize:
        """What the content would like."""
        return self._content.sizeHint()

    @property
    def bar_width(self) -> int:
        """What the bar takes of the width, in pixels, once there is one."""
        return self.verticalScrollBar().sizeHint().width()


class StackWidget(QStackedWidget):
    """A stack whose pages scroll by themselves: it can be as low as they can, whatever height they would like.

    `QStackedWidget` would demand, for its width, the height that its tallest page likes best.
    """

    def hasHeightForWidth(self) -> bool:
        """It has none."""
        return False


class LowWidget(QWidget):
    """A widget that can be as low as the parts of its layout can, where Qt would ask for the height they like best."""

    def heightForWidth(self, width: int) -> int:
        """The least height that will do."""
        layout = self.layout()
        return -1 if layout is None else layout.minimumHeightForWidth(width)
