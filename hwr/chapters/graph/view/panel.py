"""The chapter on computation graphs, on the screen: a graph one edits, and a walk through it, forward and back."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial

from PySide6.QtCore import QSignalBlocker, QSize, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QGridLayout, QMenu, QPushButton, QWidget

from hwr.chapters.graph.chapter import CHAPTER, MOST_STEPS, TOO_LARGE, formula, words
from hwr.chapters.graph.model import MOST_VALUES, OWN, PRESETS, Graph, kind_words
from hwr.chapters.graph.slopes import slopes_at
from hwr.chapters.graph.view.picture import GraphPicture
from hwr.chapters.graph.view.slopes import GraphSlopes
from hwr.chapters.graph.walk import GraphWalk
from hwr.errors import ConfigError
from hwr.explain.setting import FARTHEST
from hwr.language import tr
from hwr.nn.scalar_graph import Kind
from hwr.ui.kit.accessibility import allow
from hwr.ui.kit.button import PanelButton
from hwr.ui.kit.chapter.panel import ChapterPanel
from hwr.ui.kit.field.outline import ComboBox
from hwr.ui.kit.layout import STRETCH, in_row, named
from hwr.ui.kit.plain import Label

_NUDGE = 0.1


class GraphPanel(ChapterPanel):
    """Owns the graph; its values and the step are settings as in every chapter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(CHAPTER, parent)
        self._preset = ""
        self._graph = Graph()
        self._walk: GraphWalk | None = None
        self._chosen = ""
        self._complaint = ""
        self._problem = ""
        self.picture = GraphPicture()
        self.picture.node_chosen.connect(self._choose)
        self.picture.value_nudged.connect(self._nudge)
        self.picture.removal_requested.connect(self._remove)
        self.editor = GraphEditor(self)
        self.editor.kind_requested.connect(self._change_kind)
        self.editor.input_requested.connect(self._change_input)
        self.editor.addition_requested.connect(self._add)
        self.editor.removal_requested.connect(lambda: self._remove(self._chosen))
        self.slopes = GraphSlopes()
        self.stage.addWidget(self.picture, 3)
        self.stage.addWidget(self.slopes, 2)
        self.stage.addWidget(self.editor)
        self._make_buttons()
        for number in range(1, MOST_VALUES + 1):
            self._dials[f"value{number}"].set_label(tr("Value {name}", name=number))
        self.recompute()

    def _make_buttons(self) -> None:
        made: list[PanelButton] = [
            PanelButton(self, f"graph{name}", words, explanation, do, keys=keys)
            for name, words, explanation, do, keys in (
                ("Back", tr("◀ Back"), tr("One node back"), self.back, "Ctrl+Left"),
                ("Step", tr("Step ▶"), tr("One node on"), self.step, "Ctrl+Right"),
                ("Start", tr("To the start"), tr("Before the first node"), self.to_start, "Ctrl+Home"),
                ("End", tr("To the end"), tr("Forward and all the way back"), self.to_end, "Ctrl+End"),
            )
        ]
        self.back_button, self.step_button, self.start_button, self.end_button = made
        row = QGridLayout()
        row.setSpacing(6)
        for place, button in enumerate(made):
            row.addWidget(button, *divmod(place, 2))
        self.dials_column.insertLayout(1, row)

    # State

    @property
    def graph(self) -> Graph:
        """As it is now."""
        return self._graph

    @property
    def chosen(self) -> str:
        """The node that is edited, by its name; "" if there is none."""
        return self._chosen

    def recompute(self) -> None:
        preset = str(self.settings["preset"])
        self._complaint = ""
        if preset != self._preset:
            self._preset = preset
            if preset in PRESETS:
                self._take_graph(PRESETS[preset][1])
                return
        for number, node in enumerate(self._graph.values, start=1):
            self._graph = self._graph.with_value(node.name, self.number(f"value{number}"))
        self._compute()

    def readings(self) -> Mapping[str, float | str]:
        walk = self._walk
        told: dict[str, float | str] = {"nodes": len(self._graph.nodes)}
        if walk is None:
            return told
        step = self._step
        stop = walk.stops[step]
        told |= {
            "error": walk.made.values[walk.made.output.name],
            "step": step,
            "direction": "forward" if not stop.is_backward else "loss" if stop.node is None else "backward",
            "node": stop.node.name if stop.node is not None else "-",
        }
        for number, node in enumerate(self._graph.values, start=1):
            told[f"gradient{number}"] = walk.made.gradients[node.name]
        return told

    def label_of(self, reading: str) -> str:
        """Gradients by the names that the nodes have in this graph, as on the dials: "the gradient dL/dw"."""
        for number, node in enumerate(self._graph.values, start=1):
            if reading == f"gradient{number}" and self._walk is not None:
                return tr("the gradient d{end}/d{name}", end=self._walk.made.output.name, name=node.name)
        if reading.startswith("gradient"):
            return tr("the gradient of value {place}", place=reading.removeprefix("gradient"))
        return super().label_of(reading)

    @Slot()
    def reset(self) -> None:
        self._preset = ""
        super().reset()

    def lock(self, names: Collection[str]) -> None:
        super().lock(names)
        self._show_controls()

    @property
    def _step(self) -> int:
        """Where one stands, as far as this graph goes."""
        return min(int(self.number("step")), self._walk.last) if self._walk is not None else 0

    # The walk

    @Slot()
    def step(self) -> None:
        """One node on."""
        if self._walk is not None and self._step < self._walk.last:
            self.turn({"step": self._step + 1})

    @Slot()
    def back(self) -> None:
        """One node back."""
        if self._step > 0:
            self.turn({"step": self._step - 1})

    @Slot()
    def to_start(self) -> None:
        """Before the first node."""
        self.turn({"step": 0})

    @Slot()
    def to_end(self) -> None:
        """Everything computed."""
        if self._walk is not None:
            self.turn({"step": min(self._walk.last, MOST_STEPS)})

    # Editing

    @Slot(str)
    def _choose(self, name: str) -> None:
        self._chosen = name
        self._show()

    @Slot(str, int)
    def _nudge(self, name: str, tenths: int) -> None:
        names = [node.name for node in self._graph.values]
        if name in names:
            self.turn_by(f"value{names.index(name) + 1}", tenths * _NUDGE, FARTHEST)

    @Slot(object)
    def _change_kind(self, kind: Kind) -> None:
        try:
            self._edit(self._graph.with_kind(self._chosen, kind))
        except ConfigError as error:
            self._complain(str(error))

    @Slot(int, str)
    def _change_input(self, place: int, source: str) -> None:
        self._edit(self._graph.with_input(self._chosen, place, source))

    @Slot(object)
    def _add(self, kind: Kind) -> None:
        """One node more, which takes the chosen one and then the output."""
        others = [name for name in (self._chosen, self._graph.output.name if self._graph.output else "") if name]
        others += [node.name for node in reversed(self._graph.nodes) if node.name not in others]
        inputs = (*others, "", "")[: kind.inputs]
        try:
            graph = self._graph.with_node(kind, inputs)
        except ConfigError as error:
            self._complain(str(error))
            return
        self._edit(graph, graph.nodes[-1].name)

    @Slot(str)
    def _remove(self, name: str) -> None:
        if name not in self._graph:
            return
        rest = self._graph.without(name)
        self._edit(rest, rest.nodes[-1].name if rest.nodes else "")

    def _edit(self, graph: Graph, chosen: str | None = None) -> None:
        """It is another graph, and the learner's own; not where graphs are locked."""
        if self.is_locked("preset"):
            self._show()
            return
        self._preset = OWN
        if chosen is not None:
            self._chosen = chosen
        self._take_graph(graph, OWN)

    def _take_graph(self, graph: Graph, preset: str | None = None) -> None:
        """Show it, with its values on the dials."""
        self._graph = graph
        if self._chosen not in graph:
            self._chosen = graph.output.name if graph.output is not None else ""
        for number, node in enumerate(graph.values, start=1):
            self.place(f"value{number}", node.value)
            self._dials[f"value{number}"].set_label(tr("Value {name}", name=node.name))
        if preset is not None:
            self.place("preset", preset)
        shown = [f"value{number}" for number in range(1, min(len(graph.values), MOST_VALUES) + 1)]
        self.show_dials(["preset", *shown])
        self._compute()
        self.changed.emit()

    def _complain(self, sentence: str) -> None:
        self._complaint = sentence
        self._show()

    # The screen

    def _compute(self) -> None:
        self._walk, self._problem = None, self._graph.problem
        if not self._problem:
            made = self._graph.computed()
            if made.is_finite:
                self._walk = GraphWalk(made)
            else:
                self._problem = tr(TOO_LARGE)
        self._show()

    def _show(self) -> None:
        self.picture.show_graph(self._graph, self._walk, self._step, self._chosen)
        if self._walk is None:
            self.slopes.show_slopes(())
            self.formula.show_formula(tr(CHAPTER.formula), "")
            self.tell(self._complaint or self._problem)
        else:
            self.slopes.show_slopes(slopes_at(self._walk.made, self._walk.stops[self._step]))
            self.formula.show_formula(*formula(self._walk.made, self._walk.stops[self._step]))
            self.tell(self._complaint or words(self._walk, self._step))
        self._show_controls()

    def _show_controls(self) -> None:
        self.editor.show_graph(self._graph, self._chosen, is_locked=self.is_locked("preset"))
        may_step = self._walk is not None and not self.is_locked("step")
        last = self._walk.last if self._walk is not None else 0
        can_go_on, can_go_back = may_step and self._step < last, may_step and self._step > 0
        buttons = {
            self.step_button: can_go_on,
            self.back_button: can_go_back,
            self.end_button: can_go_on,
            self.start_button: can_go_back,
        }
        allow(buttons, otherwise=self.picture)


_NOTHING = "–"


class GraphEditor(QWidget):
    """One row; it asks for changes of the chosen node, or for another one, and makes none."""

    kind_requested = Signal(object)
    """What it shall do: a `Kind`."""
    input_requested = Signal(int, str)
    """The place of the input, and the name of what it shall take; "" for nothing."""
    addition_requested = Signal(object)
    """One node more, of a `Kind`."""
    removal_requested = Signal()
    """It is to go."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("graphEditor")
        self._title = Label(parent=self, name="graphChosen")
        self.kind = self._list("graphKind", tr("What the chosen node does"))
        self.kind.setMinimumContentsLength(max(len(kind_words(kind)) for kind in Kind))
        for kind in Kind:
            self.kind.addItem(kind_words(kind), kind)
        self.kind.activated.connect(lambda: self.kind_requested.emit(self.kind.currentData()))
        self.inputs = tuple(
            self._list(f"graphInput{place}", which)
            for place, which in enumerate(
                (tr("First input of the chosen node"), tr("Second input of the chosen node")), start=1
            )
        )
        for place, box in enumerate(self.inputs):
            box.activated.connect(partial(self._take_input, place))
        adds, deletes = tr("One node more; it takes the chosen one"), tr("Delete the chosen node (Delete)")
        self.add = named(QPushButton(tr("Add", "a node"), self), "graphAdd", tr("Add a node"), adds)
        menu = QMenu(self.add)
        for kind in Kind:
            action = QAction(kind_words(kind), menu)
            action.setData(kind)
            menu.addAction(action)
        menu.triggered.connect(lambda action: self.addition_requested.emit(action.data()))
        self.add.setMenu(menu)
        self.delete = named(QPushButton(tr("Delete"), self), "graphDelete", tr("Delete the chosen node"), deletes)
        self.delete.clicked.connect(self.removal_requested)
        self._lists = in_row(self._title, self.kind, *self.inputs, STRETCH)
        self._buttons = in_row(self.add, self.delete)
        self._rows = in_row((self._lists, 1), self._buttons, of=self, margins=0)

    def minimumSizeHint(self) -> QSize:
        """One row above the other: they may always stand so."""
        lists, buttons = self._lists.minimumSize(), self._buttons.minimumSize()
        return QSize(max(lists.width(), buttons.width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = self._lists.sizeHint().width() + self._buttons.sizeHint().width() + 4 * self._rows.spacing()
        is_wide = self.width() >= needed
        self._rows.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)

    def show_graph(self, graph: Graph, chosen: str, *, is_locked: bool) -> None:
        """Show the chosen node's kind and inputs; "" if none is chosen."""
        node = graph.node(chosen) if chosen else None
        self._title.setText(f"{chosen} =" if node is not None else tr("No node is chosen"))
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
        box = named(ComboBox(self), name, title, title)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(3)
        return box

    def _take_input(self, place: int, index: int) -> None:
        self.input_requested.emit(place, str(self.inputs[place].itemData(index)))
