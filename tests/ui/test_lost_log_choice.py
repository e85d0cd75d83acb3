"""A log that is gone: the window says so at the start and offers to go on without it."""

import pytest
import ui_fakes as fakes

from triage_app.errors import LostLog
from triage_app.ui.triage.controller import TriageController

LOST = LostLog("The log is gone.")


class DeskWithoutLog(fakes.FakeDesk):
    """A desk whose log is refused until somebody goes on without it."""

    def __init__(self) -> None:
        super().__init__()
        self.has_log, self.lost = True, True

    def open_log(self) -> None:
        if self.lost:
            raise LOST

    def accept_log(self) -> None:
        self.lost = False


@pytest.fixture
def desk():
    return DeskWithoutLog()


@pytest.fixture
def session(desk, dressed, qtbot):
    made = fakes.session(desk)
    qtbot.addWidget(made.window)
    made.window.show()
    made.lost_log.controller.begin()
    return made


def test_the_loss_is_told_with_a_choice(session, desk):
    banner = session.content.banner
    assert banner.sentence == "The log is gone."
    assert banner.action_button.text() == "Continuer sans l’ancien journal"
    banner.action_button.click()
    assert not desk.lost
    assert banner.sentence == ""
    assert "continue avec le journal actuel" in session.content.note.sentence


def test_only_a_supervisor_may_choose(session, desk):
    desk.access.set("tulipe")
    session.supervisor.access.begin()
    session.content.banner.action_button.click()
    assert desk.lost
    assert "code" in session.content.banner.sentence
    session.content.banner.close_banner()
    assert session.content.banner.sentence == "The log is gone.", "the choice is still there"


def test_a_log_that_is_there_is_not_spoken_of(desk, dressed, qtbot):
    desk.lost = False
    made = fakes.session(desk)
    qtbot.addWidget(made.window)
    made.lost_log.controller.begin()
    assert made.content.banner.sentence == ""


def test_a_case_that_the_log_refuses_for_its_loss_brings_the_choice(session):
    session.content.banner.close_banner()
    controller: TriageController = session.triage
    controller.waiting_changed.emit(1, LOST)
    offered = session.content.banner
    texts = {offered.action_button.text()}
    offered.close_banner()
    texts.add(offered.action_button.text())
    assert "Continuer sans l’ancien journal" in texts
