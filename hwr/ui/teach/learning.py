"""The learning panel: lets the model learn from the taught samples, and shows what that mended and what it broke."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHeaderView, QPushButton, QTableWidget, QTableWidgetItem, QWidget

from hwr.language import mark, tr, written
from hwr.ui.kit.button import set_primary
from hwr.ui.kit.card import CardWidget
from hwr.ui.kit.fitting import Fitting
from hwr.ui.kit.layout import STRETCH, in_column, in_row, named
from hwr.ui.kit.picture.tiles import Row, Tile, TilesPicture
from hwr.ui.kit.plain import Label
from hwr.ui.kit.task import BackgroundTask, ProgressBar
from hwr.ui.kit.theme import MUTED
from hwr.ui.teach.gallery import begun, thumbnail
from hwr.words import duration, listed, percent, with_article

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from hwr.store.model_file import Model
    from hwr.store.taught.taught_store import TaughtStore
    from hwr.teach.report import Reread, Score, TeachReport

SHOWN: Final = 6
"""So many mended and broken samples are shown as pictures."""

_INTRODUCTION: Final = mark(
    "The network goes on learning from your samples, together with digits of its first training "
    "so that it forgets nothing. It takes a few seconds; afterwards you see what it mended and "
    "what it broke, and keep it or not."
)


_MARGINS: Final = (18, 14, 18, 14)
_WIDE: Final = 18
_LEAST_LINES: Final = 6
"""Lines of text: from which width on all stands in one row, and the least height of the table."""


class LearningPanel(Fitting, CardWidget):
    """A button, then progress, then the report with two ways to go on."""

    kept = Signal(object)
    """Read with this `Model` from now on, and the next time, too."""

    def __init__(
        self,
        store: Callable[[], TaughtStore | None],
        model: Callable[[], Model | None],
        cache: Path,
        parent: QWidget | None = None,
    ) -> None:
        """`store` has the samples, `model` is what learns; `cache` is for what can be made again."""
        super().__init__(parent)
        named(self, "learningPanel", tr("Learn from my digits"))
        self._store, self._model, self._cache = store, model, cache
        self._report: TeachReport | None = None
        self._task = BackgroundTask(self)
        self._task.advanced.connect(self._show_progress)
        self._task.ended.connect(self._take_report)
        self._heading = heading = Label(
            tr("Learn from my digits"), self, is_bold=True, wraps=True, name="learningHeading"
        )
        self.learn = named(QPushButton(tr("Learn"), self), "learn", tr("Learn from my digits"))
        set_primary(self.learn, True)
        self.cancel = named(QPushButton(tr("Cancel"), self), "learnCancel", tr("Cancel learning"))
        self.keep = named(
            QPushButton(tr("Keep"), self), "learnKeep", tr("Keep what was learnt"), tr("Read with the new network")
        )
        set_primary(self.keep, True)
        self.discard = named(
            QPushButton(tr("Discard"), self), "learnDiscard", tr("Discard what was learnt"), tr("Read on as before")
        )
        self.words = Label(tr(_INTRODUCTION), self, name="learningWords", wraps=True)
        self._bar = ProgressBar("learningProgress", tr("Learning"), self)
        self.table = _table(self)
        self.picture = TilesPicture(
            "learningChanged", tr("What was mended and what was broken"), "", columns=SHOWN, parent=self
        )
        self.note = Label(parent=self, role=MUTED, name="learningNote", wraps=True)
        buttons = in_row((heading, 1), self.learn, self.cancel, self.discard, self.keep, spacing=8)
        in_column(
            *(buttons, self.words, self._bar, (self.table, 3), (self.picture, 4), self.note, STRETCH),
            of=self,
            margins=_MARGINS,
            spacing=10,
        )
        self.learn.clicked.connect(self.start)
        self.cancel.clicked.connect(self.give_up)
        self.discard.clicked.connect(self.forget)
        self.keep.clicked.connect(self._keep)
        self.picture.pointed.connect(self._tell_tile)
        self.refresh()

    def fit(self) -> None:
        """Beside two buttons there is no room for the heading in a narrow panel; what is said is whole in any."""
        line, room = self.fontMetrics().height(), self.width() - _MARGINS[0] - _MARGINS[2]
        self._heading.setVisible(self._report is None or room > _WIDE * line)
        self.table.setMinimumHeight(_LEAST_LINES * line)
        for words in (self.words, self.note):  # within a splitter, layouts do not ask for it
            words.setMinimumHeight(max(0, words.heightForWidth(room)))

    @property
    def report(self) -> TeachReport | None:
        """What is shown of the last learning; None before it, and once it was kept or discarded."""
        return self._report

    @property
    def is_idle(self) -> bool:
        """Whether nothing is being learnt."""
        return not self._task.is_busy

    @property
    def is_done_with(self) -> bool:
        """Whether nothing is being learnt, nor has been that is still to be kept or discarded."""
        return self.is_idle and self._report is None

    @Slot()
    def start(self) -> None:
        """Learn from all there is."""
        store, model = self._store(), self._model()
        if store is None or model is None:
            return
        self._report = None
        self._task.start(_learnt(model, store.path, self._cache))
        self.refresh()

    @Slot()
    def give_up(self) -> None:
        """Stop learning; everything is as it was."""
        self._task.cancel()
        self.refresh()

    @Slot()
    def forget(self) -> None:
        """Do without what was learnt."""
        self._report = None
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def take_over(self, former: LearningPanel) -> None:
        """Go on with what another panel, which is about to go, learns or has learnt."""
        self._report = former._report
        self._task.take_over(former._task)
        self.refresh()

    def close_down(self) -> None:
        """End the work."""
        self._task.cancel()

    @Slot()
    def _keep(self) -> None:
        report, self._report = self._report, None
        if report is not None:
            self.kept.emit(report.model)
        self.refresh()
        self.words.setText(tr("The network that has learnt from your digits reads now."))

    @Slot()
    def _show_progress(self) -> None:
        progress = self._task.progress
        self._bar.show_progress(progress)
        if progress is not None:
            self.words.setText(tr("{step}…", step=progress.step))

    @Slot()
    def _take_report(self) -> None:
        from hwr.teach.report import TeachReport

        if isinstance(self._task.result, TeachReport):
            self._report = self._task.result
        self.refresh()
        if self._task.problem:
            self.words.setText(self._task.problem)

    @Slot()
    def refresh(self) -> None:
        """Show what there is to learn from, and what was learnt."""
        report, is_busy = self._report, self._task.is_busy
        store = self._store() if self.isVisible() else None
        n = sum(store.counts().values()) if store is not None else 0
        self.learn.setVisible(not is_busy and report is None)
        self.learn.setEnabled(n > 0)
        self.cancel.setVisible(is_busy)
        self._bar.setVisible(is_busy)
        for widget in (self.keep, self.discard, self.table, self.picture):
            widget.setVisible(report is not None)
        self.note.setVisible(report is not None)
        if is_busy:
            self._bar.show_progress(self._task.progress)
        elif report is None:
            introduction = tr(_INTRODUCTION)
            first = tr("Teach some samples first.")
            self.words.setText(introduction if n else f"{first} {introduction}")
        else:
            self.words.setText(headline(report))
            self.note.setText(footnote(report))
            _fill(self.table, report)
            self._show_changed(report)
        self.fit()

    def _show_changed(self, report: TeachReport) -> None:
        rows = (
            self._row(tr("Mended"), report.mended),
            self._row(tr("Broken"), report.broken),
        )
        self.picture.show_rows(rows)

    def _row(self, what: str, changed: tuple[Reread, ...]) -> Row:
        store = self._store()
        numbers = [one.key for one in changed[:SHOWN] if isinstance(one.key, int)]
        found = {} if store is None else {sample.id: sample for sample in store.samples(numbers)}
        tiles = tuple(
            Tile(
                thumbnail(found[one.key]),
                (f"{one.before} → {one.after}",),
                tr(
                    "{label}, read as {before} before and as {after} now.",
                    label=begun(with_article(one.label)),
                    before=one.before,
                    after=one.after,
                ),
            )
            for one in changed[:SHOWN]
            if isinstance(one.key, int) and one.key in found
        )
        count = len(changed)
        if count > SHOWN:
            return Row(tr("{what}: {count}, {shown} of them shown", what=what, count=count, shown=SHOWN), tiles)
        return Row(f"{what}: {count}" if count else tr("{what}: nothing", what=what), tiles)

    @Slot()
    def _tell_tile(self) -> None:
        if self._report is not None:
            at = self.picture.at
            self.note.setText(footnote(self._report) if at is None else self.picture.words_for(at))


def _learnt(model: Model, path: Path, cache: Path) -> Iterator[object]:
    """What `learn` yields of all samples, which are read in the thread that goes through it."""
    from hwr.store.taught.taught_store import TaughtStore
    from hwr.teach.learning import learn
    from hwr.teach.samples import Named

    with TaughtStore.open(path, read_only=True) as store:
        yield from learn(model, (Named(one.id, one.label, one.ink) for one in store.every()), cache=cache)


def headline(report: TeachReport) -> str:
    """What learning did, in a sentence or two."""
    before, after = report.before.own, report.after.own
    said = [tr("Learnt from %n sample(s) in {time}.", "", report.learnt, time=duration(report.seconds))]
    if report.new_classes:
        said.append(tr("New: {labels}.", labels=listed(report.new_classes)))
    if after.n:
        now, then = percent(after.accuracy), percent(before.accuracy)
        said.append(
            tr(
                "Of %n sample(s) it had not learnt from, it reads {now}; before, it read {then}.",
                "",
                after.n,
                now=now,
                then=then,
            )
        )
    else:
        said.append(tr("There are too few samples to leave some out and see how they are read."))
    return " ".join(said)


def footnote(report: TeachReport) -> str:
    """What the figures are of."""
    if report.known:
        own = tr(
            "Your samples are each read by a network that has not learnt from that sample "
            "(%n sample(s) learnt before are left out).",
            "",
            report.known,
        )
    else:
        own = tr("Your samples are each read by a network that has not learnt from that sample.")
    if report.digits_were_held_out:
        digits = tr("The digits are scikit-learn's last fifth, which no training has seen.")
    else:
        digits = tr("The digits are scikit-learn's last fifth, to see that nothing is forgotten.")
    return f"{own} {digits}"


def _table(parent: QWidget) -> QTableWidget:
    """What there is for each label: how many, and how many read right before and after."""
    table = named(QTableWidget(0, 4, parent), "learningTable", tr("Before against after, for each label"))
    table.setHorizontalHeaderLabels([tr("Label"), tr("Samples"), tr("Yours"), tr("scikit-learn's")])
    table.verticalHeader().hide()
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    table.horizontalHeader().setStretchLastSection(True)
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    return table


def _fill(table: QTableWidget, report: TeachReport) -> None:
    own, own_after = _by_label(report.before.own), _by_label(report.after.own)
    digits, digits_after = _by_label(report.before.digits), _by_label(report.after.digits)
    labels = list(dict.fromkeys([*own, *digits]))
    totals = [
        _change(before.accuracy, after.accuracy, 1)
        for before, after in ((report.before.own, report.after.own), (report.before.digits, report.after.digits))
    ]
    rows = [(tr("All"), written(f"{report.after.own.n:,}"), *totals)]
    for label in labels:
        mine = _change(_share(own, label), _share(own_after, label), 0)
        theirs = _change(_share(digits, label), _share(digits_after, label), 1)
        rows.append((label, written(f"{own.get(label, (0, 0))[0]:,}"), mine, theirs))
    table.setRowCount(len(rows))
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            item = QTableWidgetItem(text)
            item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            table.setItem(row, column, item)


def _change(before: float | None, after: float | None, decimals: int) -> str:
    """A share before and after; once, if it has not changed."""
    was, now = percent(before, decimals), percent(after, decimals)
    return now if was == now else f"{was} → {now}"


def _by_label(score: Score) -> dict[str, tuple[int, int]]:
    return {row.label: (row.n, row.correct) for row in score.per_class}


def _share(scores: dict[str, tuple[int, int]], label: str) -> float | None:
    n, correct = scores.get(label, (0, 0))
    return correct / n if n else None
