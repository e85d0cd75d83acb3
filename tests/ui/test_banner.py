"""A warning has a topic and is removed when the problem with that topic is solved."""

import pytest
import ui_fakes as fakes

from classifier.errors import ModelError, UnreadableMessage
from classifier.records import Label, Pasted
from triage_app.errors import StoreError
from triage_app.records import Answers, Decision, Triage
from triage_app.ui.widgets.colours import LIGHT
from triage_app.ui.window.banner import Banner, Level, Topic
from triage_app.ui.window.navigation import PageName

BUSY = StoreError("The log is busy.")


@pytest.fixture
def banner(qtbot):
    made = Banner(fakes.texts(), LIGHT)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def desk():
    return fakes.FakeDesk()


@pytest.fixture
def session(desk, dressed, qtbot):
    made = fakes.session(desk)
    qtbot.addWidget(made.window)
    made.window.show()
    return made


def test_a_warning_is_removed_only_by_its_topic(banner):
    banner.say("Attention.", Level.ERROR, topic=Topic.MODEL)
    banner.resolve(Topic.LOG)
    assert banner.sentence == "Attention."
    banner.resolve(Topic.MODEL)
    assert banner.sentence == ""


def test_solving_an_earlier_problem_keeps_a_later_warning(banner):
    banner.say("Le modèle.", Level.ERROR, topic=Topic.MODEL)
    banner.say("Une phrase.", Level.ERROR)
    banner.resolve(Topic.MODEL)
    assert banner.sentence == "Une phrase."


def test_a_warning_comes_back_when_a_later_one_is_solved_or_closed(banner):
    banner.say("Le modèle.", Level.ERROR, topic=Topic.MODEL)
    banner.say("Le journal.", Level.ERROR, topic=Topic.LOG)
    banner.say("Le message.", Level.ERROR, topic=Topic.MESSAGE)
    banner.resolve(Topic.MESSAGE)
    assert banner.sentence == "Le journal."
    banner.close_button.click()
    assert banner.sentence == "Le modèle."
    banner.resolve(Topic.MODEL)
    assert banner.sentence == ""


def test_a_topic_has_one_warning_the_newest(banner):
    banner.say("Une fois.", topic=Topic.LOG)
    banner.say("Deux fois.", topic=Topic.LOG)
    banner.close_button.click()
    assert banner.sentence == ""


def test_a_closed_warning_of_unlogged_cases_comes_back_while_they_wait(banner):
    banner.say("Un cas attend.", action="Encore", topic=Topic.UNLOGGED)
    banner.close_button.click()
    assert banner.sentence == ""
    banner.resolve(Topic.MESSAGE)  # the next verdict
    assert (banner.sentence, banner.action_button.text()) == ("Un cas attend.", "Encore")
    banner.close_button.click()
    banner.resolve(Topic.UNLOGGED)
    banner.resolve(Topic.MESSAGE)
    assert banner.sentence == ""


def test_an_action_removes_the_warning_and_its_topic(banner):
    seen = []
    banner.say("Réessayez.", action="Encore", then=lambda: seen.append(1), topic=Topic.LOG)
    banner.action_button.click()
    banner.say("Autre chose.")
    banner.resolve(Topic.LOG)
    assert (seen, banner.sentence) == ([1], "Autre chose.")


def test_a_logged_case_keeps_the_warning_about_the_model(session, desk):
    session.models.report_error(ModelError("The model is damaged."))
    session.triage.judge(Pasted("texte"))
    session.triage.take_answers(Answers(Decision.SCAM))
    session.triage.log()
    assert len(desk.cases) == 1
    assert session.content.banner.sentence == "The model is damaged."


def test_a_logged_case_removes_the_warning_that_it_is_not_logged(session, desk):
    desk.trouble = BUSY
    session.triage.judge(Pasted("texte"))
    session.triage.take_answers(Answers(Decision.SCAM))
    session.triage.log()
    assert "pas encore enregistré" in session.content.banner.sentence
    desk.trouble = None
    session.content.banner.action_button.click()
    assert session.content.banner.sentence == ""


@pytest.mark.parametrize("success", ["undo", "label", "batch"])
def test_any_success_of_the_log_removes_the_warning_that_it_is_busy(session, desk, success):
    session.triage.judge(Pasted("texte"))
    session.triage.take_answers(Answers(Decision.SCAM))
    session.triage.log()
    desk.trouble = BUSY
    session.triage.undo()
    assert session.content.banner.sentence == "The log is busy."
    desk.trouble = None
    if success == "undo":
        session.triage.undo()
    elif success == "label":
        session.cases.controller.label(1, Label.SCAM)
    else:
        session.batch.controller.log([(0, Triage(fakes.assessment()))], Decision.SCAM)
    assert session.content.banner.sentence == ""


def test_an_unreadable_message_does_not_take_the_retry_away(session, desk):
    desk.trouble = BUSY
    session.triage.judge(Pasted("texte"))
    session.triage.take_answers(Answers(Decision.SCAM))
    session.triage.log()
    session.triage.put_away()
    desk.trouble, desk.unreadable = None, UnreadableMessage("The file is empty.")
    session.triage.judge(Pasted("vide"))
    assert session.content.banner.sentence == "The file is empty."
    desk.unreadable = None
    session.triage.judge(Pasted("un autre texte"))
    assert "pas encore enregistré" in session.content.banner.sentence
    session.content.banner.action_button.click()
    assert (len(desk.cases), session.content.banner.sentence) == (1, "")


def test_a_verdict_removes_the_warning_about_an_unreadable_message(session, desk):
    desk.unreadable = UnreadableMessage("The file is empty.")
    session.triage.judge(Pasted("texte"))
    assert session.content.banner.sentence == "The file is empty."
    desk.unreadable = None
    session.triage.judge(Pasted("un autre texte"))
    assert session.content.banner.sentence == ""


def test_a_row_that_was_not_logged_warns_until_it_is(session, desk, monkeypatch):
    def refuse(_):
        raise BUSY

    session.content.show_page(PageName.CASES)
    rows = [(0, Triage(fakes.assessment()))]
    with monkeypatch.context() as patch:
        patch.setattr(desk, "log", refuse)
        session.batch.controller.log(rows, Decision.SCAM)
    session.cases.follow()
    assert session.content.banner.sentence == "The log is busy.", "listing cases logs nothing"
    session.batch.controller.log(rows, Decision.SCAM)
    assert session.content.banner.sentence == ""


def test_an_agents_action_stays_while_the_supervisors_pages_are_locked(banner):
    done = []
    banner.say("Le sien.", action="Annuler", then=lambda: done.append("hers"), supervised=True)
    banner.say("Cas.", action="Annuler", then=lambda: done.append("his"), topic=Topic.LOG)
    banner.lock(True)
    banner.action_button.click()
    assert done == ["his"]
    assert banner.sentence == "Le sien."
    assert banner.action_button.isHidden()


def test_locking_shows_no_note_that_was_closed(banner):
    banner.say("Fait.", action="Annuler", supervised=True)
    banner.close_banner()
    banner.lock(True)
    assert banner.sentence == ""
