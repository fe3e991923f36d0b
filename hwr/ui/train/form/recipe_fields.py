"""Recipe fields: the fields of the form, each of which displays one setting of a draft."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtWidgets import QBoxLayout, QCheckBox, QLabel, QSizePolicy, QWidget

from hwr.language import mark, tr
from hwr.nn.setting import Choice, Setting
from hwr.ui.kit.field.controls import CheckBox, ChoiceBox, NumberEdit, control_of
from hwr.ui.kit.field.field import FieldWidget
from hwr.ui.kit.plain import Label
from hwr.ui.train.form.draft import Draft, setting_of

USUAL_BATCH: Final = 64
USUAL_VARIANTS: Final = 20
_INDENT: Final = 14
_NEXT_RUN: Final = mark("A run is under way; a change here applies to the next one.")
_AT_ONCE: Final = mark("A run is under way; a change here takes effect at once.")

_BATCHES: Final = Setting(
    mark("Batches"),
    mark(
        "How many samples each update looks at: one, some, or all. Few make noisy steps and many of "
        "them; all make one exact step an epoch."
    ),
    choices=(
        Choice(
            "mini",
            mark("Mini-batches"),
            mark("Each update averages the gradient of some samples: less noise than one, faster than all."),
        ),
        Choice(
            "stochastic",
            mark("Stochastic"),
            mark("An update after every single sample: noisy, many updates an epoch, and slow by the clock."),
        ),
        Choice(
            "full",
            mark("Full batch"),
            mark("One update an epoch with the exact gradient of all samples: smooth, and it needs many epochs."),
        ),
    ),
)
_AUGMENTATION: Final = Setting(
    mark("Augmentation"),
    mark(
        "Rewrites each digit in many hands before training. What is learnt then carries over to your "
        "own drawings; it takes longer to prepare."
    ),
    is_flag=True,
)


class RecipeField(FieldWidget):
    """Displays one setting of a draft.

    Args:
        name: of the setting, as in a `Draft`.
        setting: what is known of it, where that is not what its name tells: a setting of one of several kinds.
        identity: what control and field are called among the objects, where it is not that name.
        is_detail: whether the setting belongs to the one above it, and so is indented.
        wanted: whether the setting means anything in a draft; where it does not, it is out of sight.
        applies_at_once: whether a change reaches a run that is under way.
    """

    def __init__(
        self,
        name: str,
        setting: Setting | None = None,
        *,
        identity: str = "",
        control: QWidget | None = None,
        caption: QLabel | QCheckBox | None = None,
        is_detail: bool = False,
        wanted: Callable[[Draft], bool] | None = None,
        applies_at_once: bool = False,
    ) -> None:
        setting = setting or setting_of(name)
        control = control or control_of(setting)
        if caption is None and isinstance(control, NumberEdit | ChoiceBox):
            caption = Label()
        super().__init__(name, setting, control, caption)
        self._is_detail = is_detail
        self._wanted = wanted
        self._applies_at_once = applies_at_once
        first, *others = (identity or name).replace(".", "_").split("_")
        control.setObjectName(first + "".join(word[:1].upper() + word[1:] for word in others))
        self.setObjectName(f"field{control.objectName()[:1].upper()}{control.objectName()[1:]}")
        if caption is not None:
            caption.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

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

    def set_running(self, running: bool) -> None:
        """Say when a change takes effect while a run is under way."""
        self.show_note(tr(_AT_ONCE if self._applies_at_once else _NEXT_RUN) if running else "")

    def set_stacked(self, stacked: bool) -> None:
        """Put the control below its label instead of beside it, where there is no room for both."""
        direction = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        if direction != self._row.direction():
            self._row.setDirection(direction)
        if isinstance(self.caption, QLabel):
            self.caption.setIndent(_INDENT if self._is_detail and not stacked else 0)


class OptionalField(RecipeField):
    """A number, or none.

    Args:
        off: what stands there when it is not wanted.
        suggestion: with one, a box stands before the number to be ticked, and then this is put there; without one,
            whether the number is wanted is chosen elsewhere.
    """

    def __init__(self, name: str, off: str, suggestion: int | None = None, *, is_detail: bool = False) -> None:
        self._box = None if suggestion is None else CheckBox()
        super().__init__(name, caption=self._box, is_detail=is_detail)
        self._off = off
        self._suggestion = suggestion
        if self._box is not None:
            self._box.setObjectName(f"{self.control.objectName()}Wanted")
            self._box.setAccessibleName(self.label)
            self._box.clicked.connect(self._want)

    def show_value(self, value: object) -> None:
        if self._box is not None:
            self._box.setChecked(value is not None)
        self.control.setEnabled(value is not None)
        if value is None and isinstance(self.control, NumberEdit):
            self.control.show_words(self._off)
        else:
            super().show_value(value)

    def _want(self, wanted: bool) -> None:
        self.edited.emit(self.name, self._suggestion if wanted else None)
        self.settled.emit(self.name)


class BatchKindField(RecipeField):
    """The batch size as a choice: one sample, some, or all. What is wrong with the size stands at the size."""

    def __init__(self) -> None:
        super().__init__("training.batch_size", _BATCHES, identity="batches")

    def answers_for(self, name: str) -> bool:
        return False

    def show_draft(self, draft: Draft, problems: Mapping[str, str]) -> None:
        size = draft[self.name]
        self.show_value("full" if size is None else "stochastic" if size == 1 else "mini")

    def _edit(self, value: object) -> None:
        super()._edit({"full": None, "stochastic": 1, "mini": USUAL_BATCH}[str(value)])


class AugmentationField(RecipeField):
    """The number of variants as a switch: none, or some. What is wrong with the number stands at the number."""

    def __init__(self) -> None:
        super().__init__("variants", _AUGMENTATION, identity="augmentation")

    def answers_for(self, name: str) -> bool:
        return False

    def show_draft(self, draft: Draft, problems: Mapping[str, str]) -> None:
        self.show_value(draft[self.name] != 0)

    def _edit(self, value: object) -> None:
        super()._edit(USUAL_VARIANTS if value else 0)
