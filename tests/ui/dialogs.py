"""A hand for Qt's own file dialog, which opens where there is no desktop."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit, QMessageBox


def answer(name: Path | str, kind: int = 0) -> list[str]:
    """Type this name into the dialog that opens next, as a file of this kind, and let no file be replaced.

    What the dialog asks before it replaces one will stand in the list.
    """
    asked: list[str] = []

    def refuse() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            asked.append(box.text())
            QTest.mouseClick(box.button(QMessageBox.StandardButton.No), Qt.MouseButton.LeftButton)

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        kinds, line = dialog.findChild(QComboBox, "fileTypeCombo"), dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(kinds, QComboBox)
        assert isinstance(line, QLineEdit)
        kinds.setFocus()
        for _ in range(kind):
            QTest.keyClick(kinds, Qt.Key.Key_Down)
        line.setText(str(name))
        QTimer.singleShot(0, refuse)
        QTest.keyClick(line, Qt.Key.Key_Return)
        if dialog.isVisible():  # it stays open where it was told no
            dialog.reject()

    QTimer.singleShot(0, choose)
    return asked
