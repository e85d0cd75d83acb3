"""What the window asks of the system: documents, words of Qt, the environment of its children."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QLibraryInfo,
    QLocale,
    QProcessEnvironment,
    QStandardPaths,
    QTranslator,
)

from triage_app.paths import Home


def documents(home: Home) -> Path:
    """Return the documents folder of the user, the data folder if there is none."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place) or home.folder)


class QtWords:
    """Qt's own words (standard buttons, file dialog, menus of fields) in the window's language."""

    def __init__(self, folder: Path) -> None:
        """`folder` holds our catalogues; `qt_fr.qm` has what Qt's own one lacks."""
        self._folder = folder
        self._translators: list[QTranslator] = []

    def speak(self, locale: QLocale, application: QCoreApplication) -> None:
        """Change the language; English needs no catalogue."""
        for one in self._translators:
            application.removeTranslator(one)
        shipped = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        places = (("qtbase", shipped), ("qt", str(self._folder)))  # the last one is asked first
        self._translators = [QTranslator(application) for _ in places]
        for one, (name, place) in zip(self._translators, places, strict=True):
            one.load(locale, name, "_", place)
            application.installTranslator(one)


def utf8_environment() -> QProcessEnvironment:
    """Return our environment with UTF-8 output, for a child process of our own program."""
    environment = QProcessEnvironment.systemEnvironment()
    environment.insert("PYTHONIOENCODING", "utf-8")
    environment.insert("PYTHONUTF8", "1")
    return environment
