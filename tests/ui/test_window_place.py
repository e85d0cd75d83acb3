"""The window opens in view, and where it was closed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMargins, QRect

from triage_app.settings import Settings
from triage_app.settings_file import load, save
from triage_app.ui.app import Program
from triage_app.ui.shell import Shell, inside, place_from

FRAME = QMargins(1, 25, 1, 1)
numbers = st.integers(-5000, 5000)
sizes = st.integers(1, 9000)


@pytest.fixture
def shell(dressed, qtbot):
    made = Shell("Vigie", "Texte", "…")
    made.setMinimumSize(0, 0)  # the screen of the tests is smaller than any real one
    qtbot.addWidget(made)
    return made


@given(numbers, numbers, sizes, sizes, st.integers(800, 4000), st.integers(480, 2200))
def test_any_place_comes_into_view_with_its_frame(x, y, width, height, wide, high):
    room = QRect(100, 30, wide, high)
    assert room.contains(inside(QRect(x, y, width, height), room, FRAME).marginsAdded(FRAME))


def test_a_place_in_view_stays():
    room, wanted = QRect(0, 0, 1920, 1080), QRect(200, 100, 1366, 768)
    assert inside(wanted, room, FRAME) == wanted


@given(st.text(max_size=60))
def test_any_text_is_a_place_or_none(text):
    found = place_from(text)
    assert found is None or found.isValid()


def test_a_place_is_read_back(shell):
    room = shell.screen().availableGeometry()
    shell.open_at("40 60 500 400")
    assert shell.place() == "40 60 500 400"
    assert not shell.isMaximized()
    shell.open_at("9000 9000 500 400")
    assert room.contains(place_from(shell.place())), "that screen is gone"


def test_a_window_without_room_for_its_usual_size_is_maximised(shell):
    shell.open_at("")
    assert shell.isMaximized()
    assert shell.place().endswith(" max")
    shell.open_at("no place")
    assert shell.screen().availableGeometry().contains(place_from(shell.place()))


def closed_window(qapp, trained_home, qtbot):
    program = Program(qapp, trained_home, load(trained_home.settings)[0])
    program.open()
    qtbot.waitUntil(lambda: program.session is not None, timeout=20_000)
    program.window.close()
    return program.window


def test_the_place_is_kept_in_the_settings(qapp, trained_home, qtbot):
    save(trained_home.settings, Settings(agent="claire", text_size=90))
    window = closed_window(qapp, trained_home, qtbot)
    kept, problems = load(trained_home.settings)
    assert problems == []
    assert kept == Settings(agent="claire", text_size=90, window=window.place())


def test_settings_with_mistakes_are_not_written_over(qapp, trained_home, qtbot):
    trained_home.settings.write_text('agent = "claire"\ntext_size = 1000\n', "utf-8")
    closed_window(qapp, trained_home, qtbot)
    assert trained_home.settings.read_text("utf-8") == 'agent = "claire"\ntext_size = 1000\n'
