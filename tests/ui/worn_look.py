"""The look of the application in tests: changed only where it differs, and without dead windows."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from triage_app.paths import resources_dir
from triage_app.ui.widgets import theme as looks
from triage_app.ui.widgets.colours import LIGHT

_ICONS = (resources_dir() / "icons").as_posix()


def delete_windows_of_earlier_tests():
    """Delete the windows that are left, also those that nobody asked to be deleted.

    A program is closed and ended; a test closes many. With a dozen of their windows left, a change
    of the style sheet takes seconds.
    """
    for one in QApplication.topLevelWidgets():
        if one.parent() is None:
            one.deleteLater()
    delete_closed_windows()
    assert QApplication.topLevelWidgets() == []


def delete_closed_windows():
    """Delete the windows that earlier tests closed; each style sheet is applied to all of them."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def wear(application, theme=LIGHT, size=100):
    """Give the application a look; a test needs not give it back.

    The next one with the fixture `dressed` does so when the windows are gone, which takes a tenth
    of the time.
    """
    if application.styleSheet() != looks.style_sheet(theme, _ICONS, size):
        delete_closed_windows()
        looks.apply_theme(application, theme, _ICONS, size)
