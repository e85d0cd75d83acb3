"""What the system gives: the documents folder, and Qt's words for its own buttons."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QStandardPaths, QTranslator

from triage_app.paths import Home


def documents(home: Home) -> Path:
    """Return the folder that people look for files in, the data folder when there is none."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place) or home.folder)


class ButtonWords:
    """Qt's catalogue for standard buttons, in the language of the window."""

    def __init__(self) -> None:
        self._translator: QTranslator | None = None

    def speak(self, locale: QLocale, application: QCoreApplication) -> None:
        """Take another language; Qt's own language has no catalogue."""
        if self._translator is not None:
            application.removeTranslator(self._translator)
        self._translator = QTranslator(application)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        self._translator.load(locale, "qtbase", "_", folder)
        application.installTranslator(self._translator)
