"""The help page, the state of the desk, and the start page."""

from dataclasses import replace

import pytest
import ui_fakes as fakes
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from classifier.errors import ModelError
from classifier.records import Channel, Pasted
from triage_app.errors import StoreError
from triage_app.services.upkeep import health
from triage_app.services.upkeep.health import Health
from triage_app.settings import Settings
from triage_app.ui.about.flow import sample_per_decision
from triage_app.ui.about.settings_controller import SettingsController
from triage_app.ui.window.navigation import PageName
from triage_app.ui.worker import InlineWorker


@pytest.fixture
def desk():
    return fakes.FakeDesk()


@pytest.fixture
def opened(desk, dressed, qtbot):
    def make(**changes):
        made = fakes.session(desk, **changes)
        qtbot.addWidget(made.window)
        made.window.show()
        made.window.activateWindow()
        qtbot.waitActive(made.window)
        made.learning.begin()
        qtbot.wait(1)  # the window takes keys from its first turn on
        return made

    return make


def press(session, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(session.window.windowHandle(), key, modifier)


def test_f1_shows_the_help_and_escape_goes_back(opened):
    session = opened()
    session.content.show_page(PageName.CASES)
    press(session, Qt.Key.Key_F1)
    assert session.content.shown is PageName.HELP
    press(session, Qt.Key.Key_Escape)
    assert session.content.shown is PageName.CASES


def test_help_does_not_touch_the_call_on_the_page(opened):
    session = opened()
    session.triage.judge(Pasted("x"))
    press(session, Qt.Key.Key_F1)
    press(session, Qt.Key.Key_Escape)
    assert session.flow.page.has_verdict()


def test_the_state_of_the_desk_is_shown_and_copied(opened, monkeypatch):
    found = Health({"vigie": "0.1.0", "model": ""}, ("Le modèle 0003 est abîmé.",))
    monkeypatch.setattr(health, "examine", lambda _: found)
    session = opened()
    page = session.content.show_page(PageName.HEALTH)
    assert page.sentence.text() == "1 problème trouvé."
    page.copy_button.click()
    assert QGuiApplication.clipboard().text() == (
        "vigie: 0.1.0\nmodel: \nLe modèle 0003 est abîmé."
    )


def test_a_failed_check_can_be_repeated(opened, monkeypatch):
    def refuse(_):
        raise StoreError("The log is busy.")

    monkeypatch.setattr(health, "examine", refuse)
    page = opened().content.show_page(PageName.HEALTH)
    assert page.sentence.text() == "The log is busy."
    assert page.check_button.isEnabled()


def test_one_sample_of_each_kind(desk):
    kinds = [one.decision for one in sample_per_decision()]
    assert kinds == ["scam", "legit", "unsure"]


def test_the_start_page(opened, desk):
    session = opened(first_start=True)
    page = session.content.page(PageName.WELCOME)
    assert session.content.shown is PageName.WELCOME
    assert "0003" in page.state.text(), "the model is there already"
    page.show_training(0.4)
    assert page.progress.value() == 40
    chosen = []
    session.about.start_requested.connect(chosen.append)
    page.agent.setText("sophie")
    page.code.code.setText("1234")
    page.start_button.click()
    assert chosen == [], "the code was typed once only"
    page.code.again.setText("1234")
    page.start_button.click()
    assert chosen == ["sophie"]
    assert desk.access.check("1234").right
    assert session.content.shown is PageName.TRIAGE


def test_a_sample_shows_its_verdict_and_logs_nothing(opened, desk):
    session = opened(first_start=True)
    session.content.page(PageName.WELCOME).samples[0].click()
    assert session.content.shown is PageName.TRIAGE
    assert session.flow.page.has_verdict()
    assert desk.assessed[0][1] is Channel.SMS
    assert desk.cases == {}


def test_the_start_page_can_be_left_at_once(opened):
    session = opened(first_start=True)
    left = []
    session.about.welcome_left.connect(lambda: left.append(1))
    press(session, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert left == [1]
    assert session.content.shown is PageName.TRIAGE
    assert session.window.focusWidget() is session.flow.page.input.text_field


def test_a_paste_on_the_start_page_opens_the_triage_page(opened, desk):
    session = opened(first_start=True)
    QGuiApplication.clipboard().setText("Votre carte Vitale expire.")
    press(session, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert session.content.shown is PageName.TRIAGE
    assert desk.assessed[0][0] == "Votre carte Vitale expire."


def test_settings_that_cannot_be_saved_warn_until_they_can(opened, desk, tmp_path):
    session = opened()
    path = tmp_path / "folder" / "settings.toml"
    path.parent.write_text("a file where the folder should be", encoding="utf-8")
    before = Settings(agent="claire")
    settings = SettingsController(InlineWorker(desk), path, before, first_start=True)
    changed = []
    settings.settings_changed.connect(changed.append)
    session.about.connect_settings(settings)
    settings.change(replace(before, theme="dark"))
    assert "n’ont pas pu être enregistrés" in session.content.banner.sentence
    assert (changed, settings.settings) == ([], before)
    path.parent.unlink()
    settings.end_first_start()
    assert session.content.banner.sentence == "", "what was warned of is mended"


def test_a_refused_setting_says_that_it_was_not_saved(opened, desk, tmp_path):
    session = opened()
    path = tmp_path / "settings.toml"
    settings = SettingsController(InlineWorker(desk), path, Settings(), first_start=False)
    session.about.connect_settings(settings)
    settings.change(Settings(agent="x" * 5000))
    assert "pas été enregistré" in session.content.banner.sentence
    assert "par défaut" not in session.content.banner.sentence
    assert not path.exists()


def test_the_warning_about_a_model_is_removed_when_another_one_is_used(opened, desk):
    session = opened()
    session.models.report_error(ModelError("The model is damaged."))
    session.content.show_page(PageName.SUPERVISOR)
    assert session.content.banner.sentence, "looking at the models mends nothing"
    session.learning.rollback()
    assert session.content.banner.sentence == ""
