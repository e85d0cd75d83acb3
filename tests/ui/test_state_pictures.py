"""The page on the design shows each state that is drawn, and no other."""

import re

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel

from triage_app.ui.small_picture import small_picture
from triage_app.ui.state_pictures import STATES

MOST = 130_000  # bytes of a picture


def test_each_state_has_a_picture_on_the_page(checkout):
    docs = checkout / "docs"
    page = (docs / "design-language.md").read_text(encoding="utf-8")
    shown = re.findall(r"images/states/([\w-]+)\.png", page)
    files = {path.stem: path.stat().st_size for path in (docs / "images" / "states").iterdir()}
    assert shown == list(STATES)
    assert set(files) == set(STATES)
    assert max(files.values()) < MOST


def test_a_small_picture_keeps_the_colours_of_the_window(qtbot):
    label = QLabel()
    label.setStyleSheet("background: #17273f;")
    qtbot.addWidget(label)
    label.resize(60, 40)
    label.show()
    drawn = small_picture(label, 2)
    assert drawn.format() == QImage.Format.Format_Indexed8
    assert (drawn.width(), drawn.height()) == (120, 80)
    assert drawn.pixelColor(60, 40) == QColor("#17273f")
