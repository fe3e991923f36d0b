"""The numbers' table: a row for each, with its ink, what it says, and how sure that is."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QImage, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from hwr.language import mark, tr
from hwr.ui.kit.layout import named
from hwr.ui.kit.plain import plain_tip
from hwr.ui.kit.theme import CELL_PADDING, MUTED, UNSURE, theme_of
from hwr.ui.paper.review import Review

ROW, COLUMN, INK, TEXT, SURE = range(5)
TITLES: Final = (mark("Row"), mark("Column"), mark("Ink"), mark("Number"), mark("Sure"))
_TIPS: Final = {
    INK: mark("The ink that was read, set upright"),
    TEXT: mark("What it says; type to correct it"),
    SURE: mark("How sure the reading is; a question mark says that you should look at it"),
}
LONGEST: Final = 40
"""More characters than this are no number."""

_Role = Qt.ItemDataRole
_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX: Final = QModelIndex()
_FLAGS: Final = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren


class NumbersModel(QAbstractTableModel):
    """Shows a review; the numbers can be written over."""

    correction_requested = Signal(int, str)
    """The user wrote something else for this number."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._review: Review | None = None
        self._bold = QFont()
        self._bold.setWeight(QFont.Weight.DemiBold)

    @property
    def review(self) -> Review | None:
        """What is shown."""
        return self._review

    def show_review(self, review: Review | None) -> None:
        """Show this; of the same page only what has changed."""
        before = self._review
        if review is not None and before is not None and review.page is before.page:
            self._review = review
            self.dataChanged.emit(self.index(0, TEXT), self.index(len(review) - 1, SURE))
            return
        self.beginResetModel()
        self._review = review
        self.endResetModel()

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() or self._review is None else len(self._review)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(TITLES)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid() or self._review is None:
            return None
        review, number, column = self._review, index.row(), index.column()
        if role in (_Role.DisplayRole, _Role.EditRole):
            return self._words(number, column)
        if role == _Role.TextAlignmentRole:
            return (
                Qt.AlignmentFlag.AlignLeft if column == TEXT else Qt.AlignmentFlag.AlignRight
            ) | Qt.AlignmentFlag.AlignVCenter
        if role == _Role.AccessibleTextRole:
            return (
                review.story(number) if column in (INK, TEXT) else f"{tr(TITLES[column])} {self._words(number, column)}"
            )
        if role == _Role.ToolTipRole:
            return plain_tip(tr(_TIPS[column]) if column in _TIPS else "")
        if column == TEXT and role == _Role.FontRole:
            return self._bold
        if column == SURE and role == _Role.ForegroundRole:
            return _colour(UNSURE if review.is_unsure(number) else MUTED)
        return None

    def setData(self, index: _Index, value: Any, role: int = _Role.EditRole) -> bool:
        text = "".join(str(value).split())[:LONGEST]
        if role != _Role.EditRole or self._review is None or not text or not text.isprintable():
            return False
        if text != self._review.texts[index.row()]:
            self.correction_requested.emit(index.row(), text)
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return _FLAGS | Qt.ItemFlag.ItemIsEditable if index.column() == TEXT else _FLAGS

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == _Role.DisplayRole:
            return tr(TITLES[section])
        if role == _Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section in (ROW, COLUMN, SURE) else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def _words(self, number: int, column: int) -> str | None:
        assert self._review is not None
        here = self._review.page.numbers[number]
        if column == INK:
            return None
        return (str(here.row + 1), str(here.column + 1), "", self._review.texts[number], self._review.sureness(number))[
            column
        ]


def _colour(role: QPalette.ColorRole) -> QColor:
    return QGuiApplication.palette().color(role)


class InkDelegate(QStyledItemDelegate):
    """Paints a number's ink into its cell, in the colours of the theme."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        super().paint(painter, option, index)
        model = index.model()
        assert isinstance(model, NumbersModel) and model.review is not None
        view = option.widget
        image = ink_image(model.review.page.numbers[index.row()].crop, QColor(theme_of(view).ink))
        area = option.rect.adjusted(CELL_PADDING, 3, -CELL_PADDING, -3)
        ratio = view.devicePixelRatioF()
        scaled = _scaled(image, area.size() * ratio)
        scaled.setDevicePixelRatio(ratio)
        height = scaled.height() / ratio
        painter.drawPixmap(area.left(), round(area.center().y() - height / 2), scaled)


def ink_image(crop: NDArray[np.float32], colour: QColor) -> QImage:
    """Ink, float32 (height, width), 0 paper to 1 ink, in one colour on nothing."""
    shares = np.stack([np.full_like(crop, value) for value in (colour.blueF(), colour.greenF(), colour.redF(), 1.0)])
    pixels = np.ascontiguousarray(np.rint(255 * (shares * crop).transpose(1, 2, 0)).astype(np.uint8))
    height, width = crop.shape
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied).copy()


def _scaled(image: QImage, room: QSize) -> QPixmap:
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return QPixmap.fromImage(image.scaled(room, keep, smooth))


class NumbersTable(QTableView):
    """Shows a `NumbersModel`; arrow keys select, typing corrects."""

    selected = Signal(int)
    """The user has selected this number; -1 for none."""

    def __init__(self, model: NumbersModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "paperTable", tr("Numbers"))
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.EditKeyPressed | trigger.DoubleClicked | trigger.AnyKeyPressed)
        self.setItemDelegateForColumn(INK, InkDelegate(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(30)
        metrics = QFontMetrics(self.font())
        self.verticalHeader().setDefaultSectionSize(round(metrics.height() * 2.1))
        widths = {ROW: tr(TITLES[ROW]), COLUMN: tr(TITLES[COLUMN]), SURE: tr("corrected"), TEXT: "0" * 9}
        for column, widest in widths.items():
            self.setColumnWidth(column, metrics.horizontalAdvance(widest) + 2 * CELL_PADDING + 14)
        header.setSectionResizeMode(INK, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(self._tell)

    @Slot(int)
    def select(self, number: int) -> None:
        """Select this number, and scroll to it."""
        if number != self.currentIndex().row() and 0 <= number < self.model().rowCount():
            self.setCurrentIndex(self.model().index(number, TEXT))

    def edit_number(self, number: int) -> None:
        """Let the user write over this number."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.select(number)
        self.edit(self.model().index(number, TEXT))

    @Slot(QModelIndex)
    def _tell(self, current: QModelIndex) -> None:
        self.selected.emit(current.row())
