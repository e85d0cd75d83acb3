"""What an administrator has fixed is locked in the window, and a silent start asks nothing."""

from dataclasses import replace

import pytest

from triage_app import managed_file
from triage_app.paths import resources_dir
from triage_app.settings import Settings
from triage_app.ui.about.preferences import PreferencesDialog, preferences_of
from triage_app.ui.app import Program
from triage_app.ui.widgets.texts import Texts


@pytest.fixture
def dialog(dressed, qtbot):
    def opened(fixed):
        texts = Texts("fr", resources_dir() / "translations")
        made = PreferencesDialog(texts, preferences_of(Settings()), None, fixed)
        qtbot.addWidget(made)
        made.show()
        return made

    return opened


def test_fixed_values_are_locked_and_said_to_be_fixed(dialog):
    made = dialog({"language", "watch_clipboard", "share_url"})
    assert not made.language.isEnabled()
    assert not made.watch.isEnabled()
    assert made.theme.isEnabled()
    assert made.fixed.isVisible()
    assert "Langue, Analyser ce qui est copié" in made.fixed.text()
    assert made.chosen() == preferences_of(Settings())


def test_without_a_rule_all_fields_are_open(dialog):
    made = dialog({"share_url"})
    assert made.language.isEnabled()
    assert not made.fixed.isVisible()


@pytest.fixture
def first_page(trained_home, qapp, qtbot, tmp_path, monkeypatch):
    """Start the program in a data folder without settings; return whether it asks at the start."""
    folder = tmp_path / "etc"
    folder.mkdir(0o755)
    monkeypatch.setattr(managed_file, "machine_settings_folder", lambda: folder)

    def start(text):
        path = folder / "settings.toml"
        path.write_text(text, encoding="utf-8")
        path.chmod(0o444)
        folder.chmod(0o555)
        program = Program(qapp, trained_home, replace(Settings(), language="en"))
        qtbot.addWidget(program.window)
        program.open()
        qtbot.waitUntil(lambda: program.session is not None, timeout=60_000)
        asks = program.session.about.welcome is not None
        program.window.close()
        return asks

    yield start
    folder.chmod(0o755)


def test_a_silent_start_asks_nothing_and_remembers_the_place(first_page, trained_home):
    assert not first_page("silent_start = true\n")
    assert trained_home.settings.exists()


def test_else_the_first_start_asks(first_page, trained_home):
    assert first_page("")
    assert not trained_home.settings.exists()
