"""The language of the window: that of the system where it is spoken here, or the one that the user has chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal, Slot

from hwr.language import ENGLISH, LANGUAGES, Language, speak, spoken


class LanguageSwitch(QObject):
    """Owns the choice, and lets everything that is made from now on speak it.

    What has been made does not follow: the window is made anew.
    """

    choice_changed = Signal()
    """The user chose, perhaps only in other words what is spoken already."""
    changed = Signal()
    """Another language is to be spoken."""

    def __init__(self, choice: str, folder: Path, parent: QObject | None = None) -> None:
        """`choice` is a language's code, or "" to have it as the system does; `folder` has what `lrelease` made."""
        super().__init__(parent)
        self._choice, self._folder = choice, folder
        self._translators: list[QTranslator] = []

    @property
    def choice(self) -> str:
        """What the user asked for."""
        return self._choice

    def apply(self) -> None:
        """Speak the language, here and in what Qt itself says: its dialogs, and how it writes numbers."""
        language = language_for(self._choice)
        for former in self._translators:
            QCoreApplication.removeTranslator(former)
            former.deleteLater()
        self._translators = []
        QLocale.setDefault(QLocale(language.code))
        if language is ENGLISH:
            speak(ENGLISH)
            return
        own = self._loaded(f"hwr_{language.code}", self._folder)
        # Not installed: installed ones are asked with the name of a class, and sentences here belong to none.
        speak(language, lambda text, comment, number: own.translate("", text, comment, number) or "")
        of_qt = self._loaded(
            f"qtbase_{language.code}", Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        )
        QCoreApplication.installTranslator(of_qt)

    @Slot(str)
    def choose(self, choice: str) -> None:
        """Speak this language, or for "" the system's."""
        if choice != self._choice:
            self._choice = choice
            self.choice_changed.emit()
            if language_for(choice) is not spoken():
                self.changed.emit()

    def _loaded(self, name: str, folder: Path) -> QTranslator:
        translator = QTranslator(self)
        translator.load(name, str(folder))
        self._translators.append(translator)
        return translator


def language_for(choice: str) -> Language:
    """The language with this code; for any other, the first of the system's that is spoken here, or English."""
    known = {language.code: language for language in LANGUAGES}
    wanted = [choice, *(name.split("-")[0] for name in QLocale.system().uiLanguages())]
    return next((known[code] for code in wanted if code in known), ENGLISH)
