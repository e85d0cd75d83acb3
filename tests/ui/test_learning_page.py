"""The learning page: the drift line, and cases with opposite labels."""

import pytest
import ui_fakes as fakes
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from triage_app.model_records import TrainingOutcome
from triage_app.paths import Home
from triage_app.services.desk import Desk
from triage_app.settings import Settings
from triage_app.ui.supervisor.learning_controller import drift_sentence
from triage_app.ui.supervisor.training_process import TrainingProcess
from triage_app.ui.window.navigation import PageName


@pytest.fixture
def session(dressed, qtbot):
    made = fakes.session(fakes.FakeDesk())
    qtbot.addWidget(made.window)
    made.window.show()
    return made


def test_drift_is_shown_in_a_line_only_if_there_is_any(session):
    view = session.content.show_page(PageName.MODELS).learning
    assert view.drift.text().startswith("Trop peu")
    assert view.drift.isVisible()
    view.show_drift("")
    assert not view.drift.isVisible()


def test_cases_that_contradict_each_other_are_named(session):
    view = session.content.show_page(PageName.MODELS).learning
    left_out = tuple(f"case-{number}" for number in range(1, 20))
    candidate = fakes.model("0004", "candidate")
    view.show_outcome(TrainingOutcome(candidate, None, True, "Bon.", False, left_out[:2]))
    assert view.sentence.text().endswith("(1, 2)")
    view.show_outcome(TrainingOutcome(candidate, None, True, "Bon.", False, left_out))
    assert view.sentence.text().endswith("11, 12 …)")


def test_a_model_trained_elsewhere_does_not_take_the_place_of_the_selected_one(session, qtbot):
    view = session.content.show_page(PageName.MODELS).learning
    former, current = fakes.model("0001", "former"), fakes.model("0003")
    view.show_models([current, former])
    view.models_table.selectRow(1)
    view.show_models([fakes.model("0004", "candidate"), current, former])
    assert view.chosen() == ("0003", "0001")
    view.promote_requested.disconnect()  # the models of this desk are others
    with qtbot.waitSignal(view.promote_requested) as asked:
        view.promote_button.click()
    assert asked.args == ["0001"]


def test_a_second_press_of_the_key_does_not_take_a_promotion_back(session):
    view = session.content.show_page(PageName.MODELS).learning
    view.show_models([fakes.model("0004", "candidate"), fakes.model("0003")])
    view.promote_requested.disconnect()  # the models of this desk are others
    view.promote_button.setFocus()
    view.promote_button.click()
    view.show_models([fakes.model("0004"), fakes.model("0003", "former")])
    assert not view.promote_button.isEnabled()
    assert session.window.focusWidget() is view.models_table


def test_the_model_that_was_trained_here_stands_beside_the_one_in_use(session):
    view = session.content.show_page(PageName.MODELS).learning
    former, current = fakes.model("0001", "former"), fakes.model("0003")
    candidate = fakes.model("0004", "candidate")
    view.show_models([current, former])
    view.models_table.selectRow(1)
    view.show_outcome(TrainingOutcome(candidate, current, True, "Bon.", False))
    view.show_models([candidate, current, former])
    assert view.chosen() == ("0003", "0004")


@pytest.fixture
def two_models(dressed, qtbot):
    desk = fakes.FakeDesk()
    desk.all_models = [fakes.model("0004", "candidate"), fakes.model()]
    made = fakes.session(desk)
    qtbot.addWidget(made.window)
    made.window.show()
    made.window.activateWindow()
    qtbot.waitActive(made.window)
    made.learning.begin()
    made.content.show_page(PageName.MODELS)
    return made


def test_a_promotion_is_told_and_taken_back(two_models):
    session, heard = two_models, []
    view = session.content.page(PageName.MODELS).learning
    view.show_idle("Accepté.")
    view.promote_button.click()
    note = session.content.note
    assert note.sentence == session.texts("note.model_used", number="0004")
    assert note.accessibleName() == note.sentence, "a screen reader is told"
    assert not view.sentence.isVisible()
    note.action_button.click()
    heard.append(note.sentence)
    assert session.models.model.number == "0003"
    assert heard == [session.texts("note.model_used", number="0003")]


def test_a_promotion_is_taken_back_by_the_usual_key(two_models):
    session = two_models
    view = session.content.page(PageName.MODELS).learning
    QTest.keyClick(session.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.content.note.sentence == session.texts("note.nothing_undone")
    view.promote_button.click()
    QTest.keyClick(session.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.models.model.number == "0003"


def test_going_back_is_told(two_models):
    view = two_models.content.page(PageName.MODELS).learning
    view.promote_button.click()
    view.rollback_button.click()
    said = two_models.texts("note.model_used", number="0003")
    assert two_models.content.note.sentence == said


def test_the_begin_and_the_stop_of_a_training_are_told(two_models, monkeypatch):
    session = two_models
    monkeypatch.setattr(TrainingProcess, "start", lambda *_, **__: True)
    session.content.page(PageName.MODELS).learning.train_button.click()
    note = session.content.note
    assert note.sentence == session.texts("note.training_started", number="0003")
    session.training.command_cancelled.emit()
    assert note.sentence == session.texts("learning.cancelled")


def test_a_missing_log_is_not_created(tmp_path):
    desk = Desk(Home(tmp_path), Settings())
    assert drift_sentence(desk).startswith("Trop peu")
    assert not Home(tmp_path).cases.exists()
    desk.close()
