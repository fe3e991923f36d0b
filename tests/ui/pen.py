"""Pens that send real events: what a person's hand would do to a widget, in canvas units."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QInputDevice, QMouseEvent, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hwr.ui.kit.canvas.canvas import CanvasWidget

NONE, LEFT = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier
Place = tuple[float, float]


def on_screen(canvas: CanvasWidget, place: Place) -> QPointF:
    return QPointF(*canvas.viewport.to_screen(*place))


class Mouse:
    """A mouse over the canvas."""

    def __init__(self, canvas: CanvasWidget) -> None:
        self.canvas = canvas

    def _send(self, kind: QEvent.Type, place: Place, button: Qt.MouseButton, buttons: Qt.MouseButton) -> None:
        at = on_screen(self.canvas, place)
        event = QMouseEvent(kind, at, self.canvas.mapToGlobal(at), button, buttons, PLAIN)
        QApplication.sendEvent(self.canvas, event)

    def press(self, place: Place) -> None:
        self._send(QEvent.Type.MouseButtonPress, place, LEFT, LEFT)

    def double_press(self, place: Place) -> None:
        self._send(QEvent.Type.MouseButtonDblClick, place, LEFT, LEFT)

    def move(self, place: Place) -> None:
        self._send(QEvent.Type.MouseMove, place, NONE, LEFT)

    def hover(self, place: Place) -> None:
        self._send(QEvent.Type.MouseMove, place, NONE, NONE)

    def release(self, place: Place) -> None:
        self._send(QEvent.Type.MouseButtonRelease, place, LEFT, NONE)

    def stroke(self, places: Iterable[Place]) -> None:
        path = list(places)
        self.press(path[0])
        for place in path[1:]:
            self.move(place)
            QApplication.processEvents()
        self.release(path[-1])


class Tablet:
    """A tablet's pen over the canvas; `eraser` holds it the other way round."""

    def __init__(self, canvas: CanvasWidget, *, eraser: bool = False, senses_pressure: bool = True) -> None:
        self.canvas = canvas
        kinds = QPointingDevice.PointerType
        can = QInputDevice.Capability.Position
        self.device = QPointingDevice(
            "pen",
            77,
            QInputDevice.DeviceType.Stylus,
            kinds.Eraser if eraser else kinds.Pen,
            can | QInputDevice.Capability.Pressure if senses_pressure else can,
            1,
            1,
        )

    def _send(
        self, kind: QEvent.Type, place: Place, pressure: float, button: Qt.MouseButton, buttons: Qt.MouseButton
    ) -> None:
        at = on_screen(self.canvas, place)
        everywhere = self.canvas.mapToGlobal(at)
        event = QTabletEvent(kind, self.device, at, everywhere, pressure, 0, 0, 0, 0, 0, PLAIN, button, buttons)
        QApplication.sendEvent(self.canvas, event)
        assert event.isAccepted()  # else Qt sends the same again as a mouse's

    def press(self, place: Place, pressure: float = 0.5) -> None:
        self._send(QEvent.Type.TabletPress, place, pressure, LEFT, LEFT)

    def move(self, place: Place, pressure: float = 0.5) -> None:
        self._send(QEvent.Type.TabletMove, place, pressure, NONE, LEFT)

    def hover(self, place: Place) -> None:
        self._send(QEvent.Type.TabletMove, place, 0.0, NONE, NONE)

    def release(self, place: Place) -> None:
        self._send(QEvent.Type.TabletRelease, place, 0.0, LEFT, NONE)


class Fingers:
    """Fingers on a touch screen."""

    def __init__(self, canvas: CanvasWidget) -> None:
        self.canvas = canvas
        self.device = QTest.createTouchDevice()

    def press(self, place: Place, finger: int = 0, *others: tuple[Place, int]) -> None:
        self._send("press", place, finger, *others)

    def move(self, place: Place, finger: int = 0, *others: tuple[Place, int]) -> None:
        self._send("move", place, finger, *others)

    def release(self, place: Place, finger: int = 0, *, resting: tuple[int, ...] = ()) -> None:
        sequence = QTest.touchEvent(self.canvas, self.device)
        for other in resting:
            sequence.stationary(other)
        sequence.release(finger, on_screen(self.canvas, place).toPoint(), self.canvas)
        sequence.commit()

    def _send(self, what: str, place: Place, finger: int, *others: tuple[Place, int]) -> None:
        sequence = QTest.touchEvent(self.canvas, self.device)
        for at, number in ((place, finger), *others):
            getattr(sequence, what)(number, on_screen(self.canvas, at).toPoint(), self.canvas)
        sequence.commit()
