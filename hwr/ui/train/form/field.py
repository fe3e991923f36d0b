"""A field: one setting's label and control side by side, and beneath them in words what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QLabel, QSizePolicy, QVBoxLayout, QWidget

from hwr.ui.kit.announcement import announce
from hwr.ui.kit.field.outline import mark
from hwr.ui.kit.field.problem_line import ProblemLineWidget
from hwr.ui.kit.plain import Label, plain_tip
from hwr.ui.train.form.draft import Draft
from hwr.ui.train.form.explanations import EXPLANATIONS

_INDENT: Final = 14
NEXT_RUN: Final = "A run is under way; a change here applies to the next one."
AT_ONCE: Final = "A run is under way; a change here takes effect at once."


class FieldWidget(QWidget):
    """Displays one setting of a draft and says what the user would have instead; it changes nothing itself.

    Attributes:
        name: of the setting, as in a `Draft`.
        control: what the user touches.

    Args:
        explained_as: the name of the explanation, where it is not the setting's.
        caption: what carries the label; None if the control does so itself.
        is_detail: whether the setting belongs to the one above it, and so is indented.
        wanted: whether the setting means anything in a draft; where it does not, it is out of sight.
    """

    edited = Signal(str, object)
    """The user would have another value; carries the setting's name and the value."""
    settled = Signal(str)
    """The user is done with this setting for now; carries its name."""

    def __init__(
        self,
        name: str,
        control: QWidget,
        *,
        explained_as: str = "",
        caption: QLabel | QCheckBox | None = None,
        is_detail: bool = False,
        wanted: Callable[[Draft], bool] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.name = name
        self.control = control
        self._explanation = EXPLANATIONS[explained_as or name]
        self._is_detail = is_detail
        self._wanted = wanted
        self._note = ""
        identity = _camel_case(explained_as or name)
        self.setObjectName(f"field{identity[0].upper()}{identity[1:]}")
        control.setObjectName(identity)
        control.setAccessibleName(self._explanation.label)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(4)
        self.caption = caption
        if caption is not None:
            caption.setText(self._explanation.label)
            if isinstance(caption, QLabel):
                caption.setBuddy(control)
                caption.setWordWrap(True)
            caption.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            self._row.addWidget(caption, 1)
        self._row.addWidget(control, 1)
        self._problem = ProblemLineWidget(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._row)
        column.addWidget(self._problem)
        self._explain()

    @property
    def label(self) -> str:
        """The setting's name in the form."""
        return self._explanation.label

    @property
    def problem(self) -> str:
        """What is wrong; empty if nothing is."""
        return self._problem.sentence

    @property
    def applies_at_once(self) -> bool:
        """Whether a change reaches a run that is under way."""
        return False

    def answers_for(self, name: str) -> bool:
        """Whether problems of the setting of that name are shown here."""
        return name == self.name

    def show_draft(self, draft: Draft, problems: Mapping[str, str]) -> None:
        """Show the setting as it is in the draft, and its problem; be out of sight if it has no meaning there."""
        problem = problems.get(self.name, "")
        is_there = self.name in draft
        self.setVisible(is_there and (self._wanted is None or self._wanted(draft) or bool(problem)))
        if is_there:
            self.show_value(draft[self.name])
        self.show_problem(problem)

    def show_value(self, value: object) -> None:
        """Show a value."""
        raise NotImplementedError

    def show_problem(self, sentence: str) -> None:
        """Show what is wrong; an empty sentence if nothing is."""
        if sentence == self.problem:
            return
        self._problem.show_sentence(sentence)
        self._explain()
        mark(self.control, at_fault=bool(sentence))
        if sentence:
            announce(self.control, sentence)

    def set_running(self, running: bool) -> None:
        """Say when a change takes effect while a run is under way."""
        self._note = "" if not running else AT_ONCE if self.applies_at_once else NEXT_RUN
        self._explain()

    def set_stacked(self, stacked: bool) -> None:
        """Put the control below its label instead of beside it, where there is no room for both."""
        direction = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        if direction != self._row.direction():
            self._row.setDirection(direction)
        if isinstance(self.caption, QLabel):
            self.caption.setIndent(_INDENT if self._is_detail and not stacked else 0)

    def _explain(self) -> None:
        description = " ".join(part for part in (self.problem, self._explanation.tip, self._note) if part)
        for part in (self.control, self.caption):
            if part is not None:
                part.setToolTip(plain_tip(self._explanation.tip, self._note))
                part.setAccessibleDescription(description)


def caption_label() -> QLabel:
    """A plain caption, to be filled in by the field."""
    label = Label()
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return label


def _camel_case(name: str) -> str:
    first, *others = name.replace(".", "_").split("_")
    return first + "".join(word[:1].upper() + word[1:] for word in others)
