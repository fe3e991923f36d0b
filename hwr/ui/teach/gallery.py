"""The gallery: the taught samples as small pictures, the newest first; however many there are, only those in sight are
read and painted."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from hwr.errors import HwrError
from hwr.language import tr
from hwr.ui.kit.layout import named
from hwr.ui.kit.picture.font import smaller, strong
from hwr.ui.kit.picture.ink import ramp, to_image
from hwr.ui.kit.plain import plain_tip
from hwr.ui.kit.theme import theme_of
from hwr.words import clock, percent, with_article

if TYPE_CHECKING:
    from hwr.store.taught.record import TaughtSample
    from hwr.store.taught.taught_store import TaughtStore

THUMBNAIL: Final = 72
"""Width and height of a sample's picture, in pixels."""

_AT_ONCE: Final = 64
_KEPT: Final = 2048
"""So many samples stay in memory."""

Index = QModelIndex | QPersistentModelIndex

SAMPLE: Final = Qt.ItemDataRole.UserRole
PICTURE: Final = Qt.ItemDataRole.UserRole + 1


def words_of(sample: TaughtSample) -> str:
    """All about a sample in a sentence."""
    label, taught = begun(with_article(sample.label)), clock(sample.taught.astimezone())
    if sample.reading is None:
        return tr("{label}, taught {moment}.", label=label, moment=taught)
    return tr(
        "{label}, taught {moment}; it was read as {read} with {share}.",
        label=label,
        moment=taught,
        read=with_article(sample.reading.text) if sample.reading.text else tr("no digit"),
        share=percent(sample.reading.confidence),
    )


def begun(words: str) -> str:
    """The words as they stand at the beginning of a sentence."""
    return words[:1].upper() + words[1:]


class TaughtModel(QAbstractListModel):
    """The samples that are shown, read as they come into sight."""

    failed = Signal(str)
    """The samples cannot be read; carries the sentence."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._store: TaughtStore | None = None
        self._numbers: list[int] = []
        self._known: OrderedDict[int, TaughtSample | None] = OrderedDict()
        self._pictures: OrderedDict[int, np.ndarray[Any, np.dtype[np.float32]]] = OrderedDict()

    @property
    def numbers(self) -> list[int]:
        """The samples' numbers, in their order."""
        return self._numbers

    def show_samples(self, store: TaughtStore | None, numbers: list[int]) -> None:
        """Show these samples, by their numbers."""
        self.beginResetModel()
        self._store, self._numbers = store, numbers
        self._known.clear()  # labels may be others
        self.endResetModel()

    def sample(self, row: int) -> TaughtSample | None:
        """A row's sample; None if it cannot be shown."""
        number = self._numbers[row]
        if number not in self._known and self._store is not None:
            begin = row // _AT_ONCE * _AT_ONCE
            some = self._numbers[begin : begin + _AT_ONCE]
            try:
                found = {sample.id: sample for sample in self._store.samples(some)}
            except HwrError as error:
                found = {}
                self.failed.emit(str(error))
            for each in some:
                self._known[each] = found.get(each)
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)
        return self._known.get(number)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._numbers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in _ROLES:
            return None
        sample = self.sample(index.row())
        if sample is None:
            return tr("damaged") if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return sample.label
        if role == SAMPLE:
            return sample
        if role == PICTURE:
            return self._picture(sample)
        return plain_tip(words_of(sample))

    def _picture(self, sample: TaughtSample) -> np.ndarray[Any, np.dtype[np.float32]]:
        if sample.id not in self._pictures:
            self._pictures[sample.id] = thumbnail(sample)
            if len(self._pictures) > _KEPT:
                self._pictures.popitem(last=False)
        return self._pictures[sample.id]


_ROLES: Final = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    SAMPLE,
    PICTURE,
)


def thumbnail(sample: TaughtSample) -> np.ndarray[Any, np.dtype[np.float32]]:
    """A sample's ink as a small picture: float32 (height, width), 0 paper to 1 ink, at most 2 `THUMBNAIL` a side."""
    from hwr.ink.drawing import Drawing
    from hwr.ink.raster import rasterise

    if isinstance(sample.ink, Drawing):
        return rasterise(sample.ink.fitted(margin=24.0), 2 * THUMBNAIL)
    height, width = sample.ink.shape
    side = round(1.15 * max(height, width)) + 2
    padded = np.zeros((side, side), np.float32)
    top, left = (side - height) // 2, (side - width) // 2
    padded[top : top + height, left : left + width] = sample.ink
    return padded


class SampleDelegate(QStyledItemDelegate):
    """Paints a sample: its picture, its label, and what it was read as if that was something else."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return tile_size(option.widget)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        widget = option.widget
        theme = theme_of(widget)
        area = QRectF(option.rect).adjusted(4, 4, -4, -4)
        state = option.state
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        has_focus = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        edge = theme.accent if is_chosen or has_focus else theme.border
        painter.setPen(QPen(QColor(edge), 2.0 if has_focus else 1.0))
        painter.setBrush(QColor(theme.accent_soft if is_chosen else theme.card))
        painter.drawRoundedRect(area, 9, 9)
        sample, picture = index.data(SAMPLE), index.data(PICTURE)
        place = QRectF(area.center().x() - THUMBNAIL / 2, area.top() + 6, THUMBNAIL, THUMBNAIL)
        if picture is not None:
            image: QImage = to_image(picture, ramp(theme))
            painter.drawImage(place, image)
        font = strong(widget.font())
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        words = QRectF(area.left() + 6, place.bottom() + 2, area.width() - 12, metrics.height())
        painter.setPen(QColor(theme.text))
        label = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, words.width())
        misread = sample is not None and sample.was_misread
        side = Qt.AlignmentFlag.AlignLeft if misread else Qt.AlignmentFlag.AlignHCenter
        painter.drawText(words, side | Qt.AlignmentFlag.AlignVCenter, label)
        if misread:
            painter.setFont(smaller(widget.font(), 0.85))
            painter.setPen(QColor(theme.unsure))
            read = tr("read {label}", label=sample.reading.text) if sample.reading.text else tr("not read")
            painter.drawText(words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, read)
        painter.restore()


def tile_size(widget: QWidget) -> QSize:
    """The room of one sample."""
    metrics = QFontMetricsF(widget.font())
    read = tr("read {label}", label=8)
    return QSize(
        max(THUMBNAIL + 26, round(metrics.horizontalAdvance(f"8  {read}")) + 34),
        THUMBNAIL + round(metrics.height()) + 22,
    )


class GalleryView(QListView):
    """The samples in rows. A key that is a label gives it to all that are chosen; Delete takes them away."""

    label_typed = Signal(str)
    """The chosen samples shall have this label."""
    delete_requested = Signal()
    chosen = Signal()
    """Others are chosen than before."""

    def __init__(self, model: TaughtModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "taughtGallery", tr("Taught samples"))
        self.setItemDelegate(SampleDelegate(self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setGridSize(tile_size(self))
        self._samples = model
        self.setModel(model)
        self.selectionModel().selectionChanged.connect(self.chosen)
        model.modelReset.connect(self.chosen)

    @property
    def rows(self) -> list[int]:
        """The chosen rows, ascending."""
        selected = self.selectionModel().selection().toList()
        return sorted(row for one in selected for row in range(one.top(), one.bottom() + 1))

    def choose(self, numbers: Collection[int]) -> None:
        """Choose these samples and no others, by their numbers, as far as they are shown."""
        model = self._samples
        rows = [row for row, number in enumerate(model.numbers if numbers else ()) if number in numbers]
        chosen = QItemSelection()  # of few stretches: row by row, 10,000 samples would take a minute
        for _, stretch in groupby(enumerate(rows), lambda placed: placed[1] - placed[0]):
            (_, first), *rest = stretch
            chosen.append(QItemSelectionRange(model.index(first), model.index(rest[-1][1] if rest else first)))
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.setGridSize(tile_size(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_requested.emit()
        elif plain and event.text().isprintable() and event.text().strip() and self.rows:
            self.label_typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    @Slot(str)
    def keyboardSearch(self, search: str) -> None:
        """Nothing: what is typed is a label."""
