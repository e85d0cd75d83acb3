"""The documents folder of the system, and the translation of Qt's standard buttons."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QStandardPaths, QTranslator

from triage_app.paths import Home


def documents(home: Home) -> Path:
    """Return the documents folder of the user, the data folder if there is none."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place) or home.folder)


class ButtonWords:
    """Qt's catalogue for standard buttons, in the language of the window."""

    def __init__(self) -> None:
        self._translator: QTranslator | None = None

    def speak(self, locale: QLocale, application: QCoreApplication) -> None:
        """Change the language; English needs no catalogue."""
        if self._translator is not None:
            application.removeTranslator(self._translator)
        self._translator = QTranslator(application)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        self._translator.load(locale, "qtbase", "_", folder)
        application.installTranslator(self._translator)
