"""A French window says nothing in English, in no text, name, hint or column."""

import xml.etree.ElementTree as ET

import pytest
import ui_fakes as fakes
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QTableView, QWidget

from classifier.records import Channel, Pasted
from triage_app.paths import resources_dir
from triage_app.ui.about.preferences import Preferences, PreferencesDialog
from triage_app.ui.about.shortcut_sheet import ShortcutSheet
from triage_app.ui.cases.reason_dialog import FinalAction, ReasonDialog
from triage_app.ui.widgets.parts import without_mnemonic
from triage_app.ui.window.navigation import PageName
from triage_app.ui.window.system import QtWords


def catalogue(language):
    path = resources_dir() / "translations" / f"vigie_{language}.ts"
    words = {one.text for one in ET.parse(path).iter("translation") if one.text}
    return words | {without_mnemonic(one) for one in words}


@pytest.fixture(scope="module")
def english():
    return catalogue("en") - catalogue("fr")


@pytest.fixture
def qt_words(dressed):
    words = QtWords(resources_dir() / "translations")
    words.speak(QLocale("fr_FR"), dressed)
    yield
    words.speak(QLocale("en_GB"), dressed)


@pytest.fixture
def made(dressed, qtbot):
    session = fakes.session(fakes.FakeDesk())
    qtbot.addWidget(session.window)
    session.window.show()
    session.triage.judge(Pasted("Votre carte Vitale expire.", Channel.SMS))
    return session


def said(widget):
    """Return all that a widget and those in it show or tell a screen reader."""
    found = set()
    for one in [widget, *widget.findChildren(QWidget)]:
        found |= {one.accessibleName(), one.accessibleDescription(), one.toolTip()}
        if isinstance(one, QLabel | QAbstractButton):
            found.add(one.text())
        elif isinstance(one, QComboBox):
            found |= {one.itemText(at) for at in range(one.count())}
        elif isinstance(one, QTableView) and one.model() is not None:
            across = Qt.Orientation.Horizontal
            columns = range(one.model().columnCount())
            found |= {str(one.model().headerData(at, across)) for at in columns}
    return found - {""}


@pytest.mark.parametrize("name", list(PageName))
def test_a_page_is_wholly_french(made, english, name):
    made.content.show_page(name)
    assert said(made.window) & english == set()


def test_the_dialogs_are_wholly_french(made, english, qt_words, qtbot):
    texts = made.texts
    for dialog in (
        ShortcutSheet(texts),
        PreferencesDialog(texts, Preferences("fr", "light", "claire")),
        *(ReasonDialog(texts, one, 3) for one in FinalAction),
    ):
        qtbot.addWidget(dialog)
        assert said(dialog) & english == set()
