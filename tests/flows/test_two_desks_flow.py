"""Two people on one log: undo in one window does not affect actions of the other person."""

import pytest
import ui_fakes as fakes
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from classifier.records import Channel, Label, Pasted
from triage_app.errors import StoreError
from triage_app.paths import Home
from triage_app.records import CaseFilter, Decision, EventKind, NewCase
from triage_app.services.desk import Desk
from triage_app.settings import Settings
from triage_app.ui.window.navigation import PageName

CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def desks(tmp_path):
    """Return the desks of Sophie, who labels, and of her colleague Claire."""
    home = Home(tmp_path)
    made = [Desk(home, Settings(agent=agent)) for agent in ("sophie", "claire")]
    yield made
    for desk in made:
        desk.close()


@pytest.fixture
def window(desks, qtbot):
    sophie, claire = desks
    for number in range(3):
        text = f"Votre colis {number} attend. Payez 1,95 EUR sur https://colis-{number}.top"
        seen = claire.triage.assess(Pasted(text, Channel.SMS))
        claire.triage.log(NewCase(seen, Decision.SCAM))
    session = fakes.session(sophie)
    qtbot.addWidget(session.window)
    session.window.show()
    session.window.activateWindow()
    qtbot.waitActive(session.window)
    qtbot.wait(1)  # the window takes keys from its first turn on
    session.content.show_page(PageName.CASES)
    return session


@pytest.fixture
def press(window):
    return lambda key, modifier=NONE: QTest.keyClick(window.window.windowHandle(), key, modifier)


def numbers(desk):
    return [case.number for case in desk.casebook.list(CaseFilter())]


def test_undo_after_moving_down_withdraws_no_case_of_a_colleague(window, press, desks):
    press(Qt.Key.Key_F5)
    press(Qt.Key.Key_Down)
    for _ in range(3):
        press(Qt.Key.Key_Z, CTRL)
    assert numbers(desks[0]) == [3, 2, 1]
    assert desks[0].casebook.show(3).case.label is None
    kinds = [event.kind for event in desks[0].casebook.show(3).events]
    assert kinds == [EventKind.CASE_OPENED, EventKind.LABEL_GIVEN, EventKind.LABEL_WITHDRAWN]


def test_undo_is_refused_after_a_later_change_of_a_colleague(window, press, desks):
    press(Qt.Key.Key_F5)
    desks[1].casebook.label(3, Label.LEGIT)
    press(Qt.Key.Key_Z, CTRL)
    assert desks[0].casebook.show(3).case.label is Label.LEGIT
    assert "claire" in window.content.banner.sentence


@pytest.mark.parametrize("withdrawn", [False, True])
def test_a_case_changed_by_a_colleague_does_not_block_undo(window, press, desks, withdrawn):
    sophie, claire = desks
    press(Qt.Key.Key_F5)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_F5)
    if withdrawn:
        claire.casebook.withdraw(2, "saisi deux fois")
    else:
        claire.casebook.label(2, Label.LEGIT)
    press(Qt.Key.Key_Z, CTRL)
    assert "n°\u00a02" in window.content.banner.sentence
    assert sophie.casebook.show(3).case.label is Label.SCAM
    press(Qt.Key.Key_Z, CTRL)
    assert sophie.casebook.show(3).case.label is None
    press(Qt.Key.Key_Z, CTRL)
    assert window.content.note.sentence == "Rien à annuler."


def test_a_label_is_undone_and_redone_in_the_ledger(window, press, desks):
    press(Qt.Key.Key_F6)
    press(Qt.Key.Key_Z, CTRL)
    press(Qt.Key.Key_Y, CTRL)
    assert desks[1].casebook.show(3).case.label is Label.LEGIT
    press(Qt.Key.Key_Z, CTRL)
    assert desks[1].casebook.show(3).case.label is None


def test_a_withdrawn_case_is_removed_and_its_reason_kept(window, press, desks):
    from triage_app.ui.cases.reason_dialog import ReasonDialog

    press(Qt.Key.Key_Delete, CTRL)
    (dialog,) = window.window.findChildren(ReasonDialog)
    dialog.reason.setText("saisi deux fois")
    dialog.confirm_button.click()
    assert numbers(desks[1]) == [2, 1]
    with pytest.raises(StoreError):
        desks[1].casebook.show(3)
    assert window.content.page(PageName.CASES).summary.text() == "2 cas"
