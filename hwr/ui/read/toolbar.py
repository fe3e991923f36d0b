"""The toolbar: the actions one draws with, under their icons, and the pen's width."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QSlider, QWidget

from hwr.ink.drawing import DEFAULT_PEN_WIDTH, MAX_PEN_WIDTH, MIN_PEN_WIDTH
from hwr.language import tr
from hwr.ui.actions import Actions
from hwr.ui.kit.button import ActionButton, ButtonRow
from hwr.ui.kit.layout import STRETCH, in_column, in_row, named
from hwr.ui.kit.plain import Label
from hwr.ui.kit.theme import theme_of

STEP = 2
"""How much a key press changes the width, in canvas units."""


class PenDotWidget(QWidget):
    """A dot as thick as the pen, on a paper that would be `_PAPER` canvas units wide."""

    _PAPER = MAX_PEN_WIDTH + 4

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._width = DEFAULT_PEN_WIDTH
        self.setFixedSize(QSize(36, 36))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_width(self, width: float) -> None:
        """Show another width, in canvas units."""
        self._width = width
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme_of(self).ink))
        radius = self._width / self._PAPER * self.width() / 2
        painter.drawEllipse(QPointF(self.width() / 2, self.height() / 2), radius, radius)


class PenWidthWidget(QWidget):
    """Chooses the pen's width."""

    width_changed = Signal(float)
    """The user chose another width; carries it in canvas units."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "penWidth", tr("Pen width"))
        self._dot = named(PenDotWidget(self), "penWidthPreview", tr("Preview of the pen width"))
        self.slider = named(QSlider(Qt.Orientation.Horizontal, self), "penWidthSlider", tr("Pen width"))
        self.slider.setToolTip(tr("Pen width (the keys [ and ])"))
        self.slider.setRange(round(MIN_PEN_WIDTH), round(MAX_PEN_WIDTH))
        self.slider.setPageStep(2 * STEP)
        self.slider.setFixedSize(QSize(120, 26))
        self.slider.setValue(round(DEFAULT_PEN_WIDTH))
        self._caption = Label(parent=self, name="penWidthCaption")
        self._caption.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = in_column(STRETCH, self.slider, self._caption, margins=0, spacing=0)
        in_row(self._dot, column, of=self, margins=(4, 0, 4, 0), spacing=6)
        self._show(self.slider.value())
        self.slider.valueChanged.connect(self._change)

    @Slot(float)
    def show_width(self, width: float) -> None:
        """Show a width, in canvas units."""
        self.slider.setValue(round(width))

    @Slot()
    def widen(self) -> None:
        """A thicker pen."""
        self.slider.setValue(self.slider.value() + STEP)

    @Slot()
    def narrow(self) -> None:
        """A thinner pen."""
        self.slider.setValue(self.slider.value() - STEP)

    def _change(self, value: int) -> None:
        self._show(value)
        self.width_changed.emit(float(value))

    def _show(self, value: int) -> None:
        self._dot.show_width(value)
        self._caption.setText(tr("Width {width}", width=value))


_ICON = 22


class ToolbarWidget(ButtonRow):
    """One row of buttons in groups."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "toolbar", tr("Tools"))
        self._row = in_row(of=self, margins=0, spacing=2)
        for action in (actions.pen, actions.eraser):
            self._add(action)
        self.pen_width = PenWidthWidget(self)  # now, for the Tab key goes from one to the next as they are made
        self._row.addWidget(self.pen_width)
        self._divide()
        for action in (actions.undo, actions.redo, actions.clear):
            self._add(action)
        self._divide()
        for action in (actions.open, actions.save, actions.copy, actions.paste):
            self._add(action)
        self._row.addStretch(1)
        self._add(actions.other_theme)

    def _add(self, action: QAction) -> None:
        button = ActionButton(action, self)
        button.setObjectName(action.objectName().replace("action", "button", 1))
        button.setAccessibleName(action.iconText())
        button.setAccessibleDescription(action.toolTip())
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setIconSize(QSize(_ICON, _ICON))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setMinimumWidth(54)
        button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._row.addWidget(button)
        self.give_way(button)

    def _divide(self) -> None:
        line = QFrame(self)
        line.setFixedSize(1, 34)
        line.setObjectName("divider")
        self._row.addSpacing(8)
        self._row.addWidget(line, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addSpacing(8)
