"""What the system gives: the documents folder, and Qt's words for its own buttons."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QStandardPaths, QTranslator

from triage_app.paths import Home


def documents(home: Home) -> Path:
    """Return the folder that people look for files in, the data folder when there is none."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place) or home.folder)


def button_words(locale: QLocale, parent: QObject) -> QTranslator:
    """Return Qt's catalogue for standard buttons; an empty one for Qt's own language."""
    translator = QTranslator(parent)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    translator.load(locale, "qtbase", "_", folder)
    return translator
