"""Qt's own words in the window's language, and its dialogs without icons on buttons."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import ui_fakes as fakes
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QMessageBox,
    QPushButton,
    QStyle,
)

from triage_app.paths import resources_dir
from triage_app.ui.widgets.colours import LIGHT
from triage_app.ui.widgets.theme import style_sheet
from triage_app.ui.window.system import QtWords

FOLDER = resources_dir() / "translations"
BUTTONS = QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons


# What a desktop with icons on the buttons of its dialogs asks for.
ICONS = "QDialogButtonBox, QMessageBox { dialogbuttonbox-buttons-have-icons: 1; }"


@pytest.fixture
def words(qapp):
    made = QtWords(FOLDER)
    yield lambda name: made.speak(QLocale(name), qapp)
    made.speak(QLocale("en_GB"), qapp)


def asks_for_icons(box, sheet):
    box.setStyleSheet(sheet)
    box.ensurePolished()
    return box.style().styleHint(BUTTONS, None, box)


def shown(qtbot):
    """Return the words that Qt's own file dialog shows."""
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.show()
    return {one.text() for kind in (QLabel, QPushButton) for one in dialog.findChildren(kind)}


def test_the_file_dialog_is_wholly_french(words, qtbot):
    words("en_GB")
    english = shown(qtbot)
    words("fr_FR")
    assert "&Look in:" in english
    assert shown(qtbot) & english == set()


def test_our_catalogue_of_qt_words_is_compiled(tmp_path):
    tool = shutil.which("pyside6-lrelease", path=str(Path(sys.executable).parent))
    made = tmp_path / "made.qm"
    subprocess.run([tool, FOLDER / "qt_fr.ts", "-qm", made], check=True, capture_output=True)
    assert made.read_bytes() == (FOLDER / "qt_fr.qm").read_bytes()


@pytest.mark.parametrize("kind", [QDialogButtonBox, QMessageBox])
def test_buttons_of_dialogs_have_no_icons(kind, qtbot):
    box = kind()
    qtbot.addWidget(box)
    assert asks_for_icons(box, ICONS)
    assert not asks_for_icons(
        box, ICONS + style_sheet(LIGHT, (resources_dir() / "icons").as_posix())
    )


def test_quitting_with_cases_to_log_names_what_is_lost(dressed, qtbot, monkeypatch):
    told = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box) or 0)
    session = fakes.session(fakes.FakeDesk())
    qtbot.addWidget(session.window)
    assert not session.confirm_loss(2)
    assert "Quitter et perdre" in {one.text() for one in told[0].buttons()}
