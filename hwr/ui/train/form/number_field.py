"""Number fields: settings that are numbers, and those that may also be none."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from hwr.ui.kit.field.check_box import CheckBox
from hwr.ui.kit.field.number_edit import NumberEdit, Stepping
from hwr.ui.train.form.draft import Draft
from hwr.ui.train.form.field import FieldWidget, caption_label


class NumberField(FieldWidget):
    """A number, typed or stepped."""

    def __init__(
        self,
        name: str,
        stepping: Stepping,
        *,
        least: int = 0,
        caption: QLabel | QCheckBox | None = None,
        is_detail: bool = False,
        wanted: Callable[[Draft], bool] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self.edit = NumberEdit(stepping, least)
        super().__init__(
            name,
            self.edit,
            caption=caption or caption_label(),
            is_detail=is_detail,
            wanted=wanted,
            parent=parent,
        )
        self.edit.typed.connect(self._type)
        self.edit.settled.connect(self._settle)

    def show_value(self, value: object) -> None:
        """Show a number, or what was typed for one."""
        self.edit.show_value(value)

    def _type(self, value: object) -> None:
        self.edited.emit(self.name, value)

    def _settle(self) -> None:
        self.settled.emit(self.name)


class LearningRateField(NumberField):
    """The one setting that can be changed while a run is under way."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("training.learning_rate", Stepping.RATE, parent=parent)

    @property
    def applies_at_once(self) -> bool:
        """It does."""
        return True


class OptionalNumberField(NumberField):
    """A number with a check box before it: without a check the setting is not wanted.

    Args:
        suggestion: what is put there when the box is checked.
        off: what stands there when it is not.
    """

    def __init__(self, name: str, *, suggestion: int, off: str, least: int = 1, parent: QWidget | None = None) -> None:
        self.box = CheckBox()
        super().__init__(name, Stepping.WHOLE, least=least, caption=self.box, parent=parent)
        self._suggestion = suggestion
        self._off = off
        self.box.setObjectName(f"{self.edit.objectName()}Wanted")
        self.box.setAccessibleName(self.label)
        self.box.clicked.connect(self._want)

    def show_value(self, value: object) -> None:
        """Show a number, or that none is wanted."""
        self.box.setChecked(value is not None)
        self.edit.setEnabled(value is not None)
        if value is None:
            self.edit.show_words(self._off)
        else:
            self.edit.show_value(value)

    def _want(self, wanted: bool) -> None:
        self.edited.emit(self.name, self._suggestion if wanted else None)
        self.settled.emit(self.name)


class BatchSizeField(NumberField):
    """The samples of an update. Whether it is all of them is chosen beside it; here a number can only be typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("training.batch_size", Stepping.WHOLE, least=1, is_detail=True, parent=parent)

    def show_value(self, value: object) -> None:
        """Show the number, or that it is all."""
        self.edit.setEnabled(value is not None)
        if value is None:
            self.edit.show_words("all")
        else:
            super().show_value(value)
