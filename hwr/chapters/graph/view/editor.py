"""The graph's editor: what the chosen node does and takes, from lists; a button that adds one, and one that deletes."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QSize, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QMenu, QPushButton, QWidget

from hwr.chapters.graph.model import Graph
from hwr.nn.scalar_graph import Kind
from hwr.ui.kit.plain import Label, plain_tip

_NOTHING = "–"


class GraphEditor(QWidget):
    """One row; it asks for changes and makes none."""

    kind_requested = Signal(str, object)
    """A node's name, and what it shall do: a `Kind`."""
    input_requested = Signal(str, int, str)
    """A node's name, the place of the input, and the name of what it shall take; "" for nothing."""
    addition_requested = Signal(object)
    """One node more, of a `Kind`."""
    removal_requested = Signal(str)
    """A node's name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("graphEditor")
        self._name = ""
        self._title = Label(parent=self)
        self._title.setObjectName("graphChosen")
        self.kind = self._list("graphKind", "What the chosen node does")
        for kind in Kind:
            self.kind.addItem(kind.value, kind)
        self.kind.activated.connect(self._take_kind)
        self.inputs = tuple(
            self._list(f"graphInput{place}", f"{which} input of the chosen node")
            for place, which in enumerate(("First", "Second"), start=1)
        )
        for place, box in enumerate(self.inputs):
            box.activated.connect(self._take_first if place == 0 else self._take_second)
        self.add = QPushButton("Add", self)
        self.add.setObjectName("graphAdd")
        self.add.setAccessibleName("Add a node")
        self.add.setToolTip("One node more; it takes the chosen one")
        menu = QMenu(self.add)
        for kind in Kind:
            action = QAction(kind.value, menu)
            action.setData(kind)
            menu.addAction(action)
        menu.triggered.connect(self._take_addition)
        self.add.setMenu(menu)
        self.delete = QPushButton("Delete", self)
        self.delete.setObjectName("graphDelete")
        self.delete.setAccessibleName("Delete the chosen node")
        self.delete.setToolTip("Delete the chosen node (Delete)")
        self.delete.clicked.connect(self._take_removal)
        lists, buttons = QHBoxLayout(), QHBoxLayout()
        for part in (self._title, self.kind, *self.inputs):
            lists.addWidget(part)
        lists.addStretch(1)
        for button in (self.add, self.delete):
            buttons.addWidget(button)
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addLayout(lists, 1)
        self._rows.addLayout(buttons)
        self._lists, self._buttons = lists, buttons

    def minimumSizeHint(self) -> QSize:
        """One row above the other: they may always stand so."""
        lists, buttons = self._lists.minimumSize(), self._buttons.minimumSize()
        return QSize(max(lists.width(), buttons.width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two rows where one is too narrow."""
        super().resizeEvent(event)
        needed = self._lists.sizeHint().width() + self._buttons.sizeHint().width() + 4 * self._rows.spacing()
        is_wide = self.width() >= needed
        self._rows.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)

    def show_graph(self, graph: Graph, chosen: str, *, is_locked: bool) -> None:
        """Show the chosen node's kind and inputs; "" if none is chosen."""
        self._name = chosen
        node = graph.node(chosen) if chosen else None
        self._title.setText(f"{chosen} =" if node is not None else "No node is chosen")
        with QSignalBlocker(self.kind):
            self.kind.setCurrentIndex(list(Kind).index(node.kind) if node is not None else -1)
        self.kind.setVisible(node is not None)
        for place, box in enumerate(self.inputs):
            is_needed = node is not None and place < node.kind.inputs
            box.setVisible(is_needed)
            if node is None or not is_needed:
                continue
            names = ["", *(other.name for other in graph.nodes)]
            with QSignalBlocker(box):
                if names != [box.itemData(index) for index in range(box.count())]:
                    box.clear()
                    for name in names:
                        box.addItem(name or _NOTHING, name)
                box.setCurrentIndex(names.index(node.inputs[place]))
        for part in (self.kind, *self.inputs, self.add):
            part.setEnabled(not is_locked)
        self.delete.setEnabled(node is not None and not is_locked)

    def _list(self, name: str, title: str) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName(name)
        box.setAccessibleName(title)
        box.setToolTip(plain_tip(title))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(3)
        return box

    @Slot(int)
    def _take_kind(self, index: int) -> None:
        self.kind_requested.emit(self._name, self.kind.itemData(index))

    @Slot(int)
    def _take_first(self, index: int) -> None:
        self.input_requested.emit(self._name, 0, str(self.inputs[0].itemData(index)))

    @Slot(int)
    def _take_second(self, index: int) -> None:
        self.input_requested.emit(self._name, 1, str(self.inputs[1].itemData(index)))

    @Slot(QAction)
    def _take_addition(self, action: QAction) -> None:
        self.addition_requested.emit(action.data())

    @Slot()
    def _take_removal(self) -> None:
        self.removal_requested.emit(self._name)
