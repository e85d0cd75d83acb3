"""Qt's own words in the window's language, and its dialogs without icons on buttons."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import ui_fakes as fakes
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QMessageBox,
    QStyle,
)

from triage_app.paths import resources_dir
from triage_app.ui.widgets.colours import LIGHT
from triage_app.ui.widgets.theme import style_sheet

FOLDER = resources_dir() / "translations"
BUTTONS = QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons


# What a desktop with icons on the buttons of its dialogs asks for.
ICONS = "QDialogButtonBox, QMessageBox { dialogbuttonbox-buttons-have-icons: 1; }"


# In a process of its own: another test may have left French words in this one.
SHOWN = """
import json, sys
from PySide6.QtCore import QFileInfo, QLocale
from PySide6.QtWidgets import (
    QApplication, QFileDialog, QFileIconProvider, QLabel, QPushButton
)
from triage_app.paths import resources_dir
from triage_app.ui.window.system import QtWords

application = QApplication([])
words = QtWords(resources_dir() / "translations")
words.speak(QLocale(sys.argv[1]), application)
dialog = QFileDialog()
dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
dialog.show()
kinds = (QLabel, QPushButton)
said = [one.text() for kind in kinds for one in dialog.findChildren(kind)]
said += [QFileIconProvider().type(QFileInfo(path)) for path in ("/", str(resources_dir()))]
print(json.dumps(said))
"""


def asks_for_icons(box, sheet):
    box.setStyleSheet(sheet)
    box.ensurePolished()
    return box.style().styleHint(BUTTONS, None, box)


def shown(locale):
    """Return the words that Qt's own file dialog shows."""
    command = [sys.executable, "-c", SHOWN, locale]
    return set(json.loads(subprocess.run(command, check=True, capture_output=True).stdout))


def test_the_file_dialog_is_wholly_french():
    english = shown("en_GB")
    assert {"&Look in:", "Drive"} <= english
    assert shown("fr_FR") & english <= {""}


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
