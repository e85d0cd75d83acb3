"""A warning has a topic: it goes when that is mended, and only then."""

import pytest
import ui_fakes as fakes

from classifier.errors import ModelError, UnreadableMessage
from classifier.records import Pasted
from triage_app.errors import StoreError
from triage_app.records import Answers, Decision
from triage_app.ui.widgets.colours import LIGHT
from triage_app.ui.window.banner import Banner, Level, Topic


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


def test_only_the_topic_of_the_warning_takes_it_away(banner):
    banner.say("Attention.", Level.TROUBLE, topic=Topic.MODEL)
    banner.mend(Topic.LOG)
    assert banner.sentence == "Attention."
    banner.mend(Topic.MODEL)
    assert banner.sentence == ""


def test_a_later_warning_is_not_taken_away_for_an_earlier_one(banner):
    banner.say("Le modèle.", Level.TROUBLE, topic=Topic.MODEL)
    banner.say("Une phrase.", Level.TROUBLE)
    banner.mend(Topic.MODEL)
    assert banner.sentence == "Une phrase."


def test_an_action_takes_the_topic_with_it(banner):
    seen = []
    banner.say("Réessayez.", action="Encore", then=lambda: seen.append(1), topic=Topic.LOG)
    banner.action_button.click()
    banner.say("Autre chose.")
    banner.mend(Topic.LOG)
    assert (seen, banner.sentence) == ([1], "Autre chose.")


def test_a_logged_case_leaves_the_warning_about_the_model(session, desk):
    session.models.tell_trouble(ModelError("The model is damaged."))
    session.triage.judge(Pasted("texte"))
    session.triage.answer(Answers(Decision.SCAM))
    session.triage.log()
    assert len(desk.cases) == 1
    assert session.content.banner.sentence == "The model is damaged."


def test_a_logged_case_takes_away_the_warning_that_it_waits(session, desk):
    desk.trouble = StoreError("The log is busy.")
    session.triage.judge(Pasted("texte"))
    session.triage.answer(Answers(Decision.SCAM))
    session.triage.log()
    assert "pas encore enregistré" in session.content.banner.sentence
    desk.trouble = None
    session.content.banner.action_button.click()
    assert session.content.banner.sentence == ""


def test_a_verdict_takes_away_that_the_message_before_was_unreadable(session, desk):
    desk.unreadable = UnreadableMessage("The file is empty.")
    session.triage.judge(Pasted("texte"))
    assert session.content.banner.sentence == "The file is empty."
    desk.unreadable = None
    session.triage.judge(Pasted("un autre texte"))
    assert session.content.banner.sentence == ""
