"""The case page: labels apply to the current row, undo to the user's last action; counts."""

from __future__ import annotations

from dataclasses import replace

import pytest
import ui_fakes as fakes
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from classifier.records import Label, Pasted
from triage_app.case_codes import spoken_code
from triage_app.errors import ChangedSince, StoreError
from triage_app.records import Answers, Decision
from triage_app.share_records import CASES_OF_A_DESK
from triage_app.ui.cases.case_table_model import Column
from triage_app.ui.cases.reason_dialog import ReasonDialog
from triage_app.ui.window.navigation import PageName
from triage_app.ui.worker import InlineWorker

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


class LateWorker:
    """Worker that runs jobs only on request, like a busy worker."""

    def __init__(self, desk):
        self._inline, self.jobs = InlineWorker(desk), []

    def call(self, *asked):
        self.jobs.append(asked)

    def work(self):
        while self.jobs:
            self._inline.call(*self.jobs.pop(0))


@pytest.fixture
def desk():
    made = fakes.FakeDesk()
    made.cases = {number: fakes.case(number) for number in range(1, 6)}
    return made


@pytest.fixture
def opened(desk, dressed, qtbot):
    """Return a function that opens the case page of a new window."""

    def make(worker=None):
        session = fakes.session(desk, worker=worker)
        qtbot.addWidget(session.window)
        session.window.show()
        session.window.activateWindow()
        qtbot.waitActive(session.window)
        qtbot.wait(1)  # the window takes keys from its first turn on
        session.content.show_page(PageName.CASES)
        if worker is not None:
            worker.work()
        return session

    return make


def page_of(session):
    return session.content.page(PageName.CASES)


def press(session, key, modifier=NONE):
    QTest.keyClick(session.window.windowHandle(), key, modifier)


def current(session):
    return page_of(session).current_case().number


def test_undo_takes_back_the_last_action_wherever_the_cursor_is(opened, desk):
    session = opened()
    press(session, Qt.Key.Key_F5)
    press(session, Qt.Key.Key_Down)
    assert (desk.cases[5].label, current(session)) == (Label.SCAM, 4)
    press(session, Qt.Key.Key_Z, CTRL)
    assert desk.cases[5].label is None
    assert set(desk.cases) == {1, 2, 3, 4, 5}, "nothing else was touched"
    assert session.content.note.sentence.startswith("Annulé")
    assert "n°\u00a05" in session.content.note.sentence
    assert "Non confirmé" in session.content.note.sentence


def test_repeated_undo_goes_to_earlier_actions_and_then_stops(opened, desk):
    session = opened()
    press(session, Qt.Key.Key_F5)
    press(session, Qt.Key.Key_Down)
    press(session, Qt.Key.Key_F6)
    for _ in range(4):
        press(session, Qt.Key.Key_Z, CTRL)
    assert all(case.label is None for case in desk.cases.values())
    assert len(desk.cases) == 5, "no case was withdrawn"
    assert session.content.note.sentence.startswith("Rien à annuler")


@pytest.mark.parametrize("keys", [(Qt.Key.Key_Z, CTRL | SHIFT), (Qt.Key.Key_Y, CTRL)])
def test_redo_repeats_the_undone_action(opened, desk, keys):
    session = opened()
    press(session, Qt.Key.Key_F5)
    press(session, Qt.Key.Key_Z, CTRL)
    press(session, *keys)
    assert desk.cases[5].label is Label.SCAM
    assert "Arnaque" in session.content.note.sentence
    press(session, *keys)
    assert session.content.note.sentence == "Rien à rétablir."
    press(session, Qt.Key.Key_Z, CTRL)
    assert desk.cases[5].label is None, "what was redone can be undone"


def test_a_refused_undo_is_reported_and_can_be_repeated(opened, desk):
    session = opened()
    press(session, Qt.Key.Key_F5)
    desk.trouble = StoreError("The log is busy; try again.")
    press(session, Qt.Key.Key_Z, CTRL)
    assert session.content.banner.sentence
    assert desk.cases[5].label is Label.SCAM
    desk.trouble = None
    press(session, Qt.Key.Key_Z, CTRL)
    assert desk.cases[5].label is None
    assert session.content.banner.sentence == "", "the warning goes when the log answers"


def test_undo_takes_nothing_older_back_while_a_label_is_on_its_way(opened, desk):
    worker = LateWorker(desk)
    session = opened(worker)
    press(session, Qt.Key.Key_F5)
    worker.work()
    press(session, Qt.Key.Key_F6)
    press(session, Qt.Key.Key_Z, CTRL)
    worker.work()
    assert desk.cases[5].label is Label.LEGIT
    press(session, Qt.Key.Key_Z, CTRL)
    worker.work()
    assert desk.cases[5].label is Label.SCAM


def test_undo_leaves_what_another_window_did(opened, desk):
    session = opened()
    desk.label(5, Label.LEGIT)  # a colleague
    press(session, Qt.Key.Key_Z, CTRL)
    assert desk.cases[5].label is Label.LEGIT


def log_a_call(session):
    session.triage.judge(Pasted("texte"))
    session.triage.take_answers(Answers(Decision.SCAM))
    session.triage.log()


def test_undo_on_the_case_page_takes_back_what_was_done_on_the_triage_page(opened, desk):
    session = opened()
    press(session, Qt.Key.Key_F5)  # of case 5
    log_a_call(session)
    press(session, Qt.Key.Key_Z, CTRL)
    assert set(desk.cases) == {1, 2, 3, 4, 5}
    assert desk.cases[5].label is Label.SCAM, "the newest action goes first"
    assert session.content.note.sentence == "Cas n°\u00a06 retiré du journal."
    assert session.content.shown is PageName.TRIAGE
    assert session.content.page(PageName.TRIAGE).decision.decision is Decision.SCAM
    press(session, Qt.Key.Key_Z, CTRL)
    assert desk.cases[5].label is None
    assert "n°\u00a05" in session.content.note.sentence
    press(session, Qt.Key.Key_Z, CTRL)
    assert session.content.note.sentence == "Rien à annuler."


def test_redo_repeats_the_actions_of_both_pages_in_their_order(opened, desk):
    session = opened()
    press(session, Qt.Key.Key_F5)
    log_a_call(session)
    for _ in range(2):
        press(session, Qt.Key.Key_Z, CTRL)
    press(session, Qt.Key.Key_Y, CTRL)
    assert (desk.cases[5].label, 6 in desk.cases) == (Label.SCAM, False)
    session.content.show_page(PageName.CASES)
    press(session, Qt.Key.Key_Z, CTRL | SHIFT)
    assert 6 in desk.cases
    press(session, Qt.Key.Key_Y, CTRL)
    assert session.content.note.sentence == "Rien à rétablir."


def test_a_new_action_on_one_page_ends_redo_on_the_other(opened, desk):
    session = opened()
    press(session, Qt.Key.Key_F5)
    press(session, Qt.Key.Key_Z, CTRL)
    log_a_call(session)
    press(session, Qt.Key.Key_Y, CTRL)
    assert desk.cases[5].label is None
    assert session.content.note.sentence == "Rien à rétablir."


def test_a_message_that_was_put_away_comes_back_from_the_case_page(opened):
    session = opened()
    session.triage.judge(Pasted("texte"))
    session.triage.put_away()
    press(session, Qt.Key.Key_Z, CTRL)
    assert session.content.shown is PageName.TRIAGE
    assert session.content.page(PageName.TRIAGE).has_verdict()
    assert session.content.note.sentence == "Message rangé repris sur la page."
    press(session, Qt.Key.Key_Y, CTRL)
    assert not session.content.page(PageName.TRIAGE).has_verdict()
    assert session.content.note.sentence.startswith("Message rangé sans")


def test_undo_goes_on_after_a_change_of_language(opened, desk, qtbot):
    session = opened()
    press(session, Qt.Key.Key_F5)
    log_a_call(session)
    new = fakes.session(desk, "en", window=session.window)
    new.take_over(session)
    new.content.show_page(PageName.CASES)
    for _ in range(2):
        press(new, Qt.Key.Key_Z, CTRL)
    assert set(desk.cases) == {1, 2, 3, 4, 5}
    assert desk.cases[5].label is None
    assert "case no. 5" in new.content.note.sentence


def test_an_undo_refused_for_good_does_not_block_older_ones(opened, desk):
    session = opened()
    press(session, Qt.Key.Key_F5)
    log_a_call(session)
    desk.trouble = ChangedSince("Case no. 6 was changed.")
    press(session, Qt.Key.Key_Z, CTRL)
    assert session.content.banner.sentence == "Case no. 6 was changed."
    assert session.content.shown is PageName.CASES, "nothing came back"
    desk.trouble = None
    press(session, Qt.Key.Key_Z, CTRL)
    assert 6 in desk.cases
    assert desk.cases[5].label is None


def test_the_current_row_is_labelled_while_the_card_lags_behind(opened, desk):
    worker = LateWorker(desk)
    session = opened(worker)
    assert page_of(session).detail.number == 5
    press(session, Qt.Key.Key_F5)
    press(session, Qt.Key.Key_Down)
    press(session, Qt.Key.Key_F6)
    press(session, Qt.Key.Key_Down)
    assert page_of(session).detail.number == 5, "the card has not followed yet"
    worker.work()
    labels = {number: case.label for number, case in desk.cases.items()}
    assert labels == {5: Label.SCAM, 4: Label.LEGIT, 3: None, 2: None, 1: None}


def test_the_count_is_updated_after_logging_and_undo(opened, desk):
    session = opened()
    assert page_of(session).summary.text() == "5 cas"
    session.triage.judge(Pasted("texte"))
    session.triage.take_answers(Answers(Decision.SCAM))
    session.triage.log()
    assert page_of(session).summary.text() == "6 cas"
    session.triage.undo()
    assert page_of(session).summary.text() == "5 cas"


def test_a_case_leaves_the_unconfirmed_list_when_it_is_confirmed(opened, desk):
    session = opened()
    page = page_of(session)
    page.filter.label.setCurrentIndex(page.filter.label.findText("Non confirmé"))
    page.table.setFocus()
    press(session, Qt.Key.Key_Down)
    press(session, Qt.Key.Key_F5)
    assert page.cases.row_of(4) is None
    assert page.summary.text() == "4 cas"
    assert current(session) == 3, "the next case is chosen"
    assert page.detail.number == 3
    press(session, Qt.Key.Key_Z, CTRL)
    assert page.cases.row_of(4) == 1
    assert page.summary.text() == "5 cas"


def test_the_list_keeps_its_older_pages_when_a_case_changes(opened, desk):
    desk.cases = {number: fakes.case(number) for number in range(1, 251)}
    session = opened()
    page = page_of(session)
    page.more_button.click()
    page.table.selectRow(150)
    press(session, Qt.Key.Key_F5)
    assert page.cases.rowCount() == 200
    assert current(session) == 100
    assert page.more_button.isVisible()


def test_ctrl_z_in_the_search_field_undoes_typing_only(opened, desk, qtbot):
    session = opened()
    page = page_of(session)
    press(session, Qt.Key.Key_F5)
    press(session, Qt.Key.Key_F, CTRL)
    qtbot.keyClicks(page.filter.text, "colis")
    press(session, Qt.Key.Key_Z, CTRL)
    assert page.filter.text.text() != "colis"
    for _ in range(8):  # also when there is no typing left to undo
        press(session, Qt.Key.Key_Z, CTRL)
        press(session, Qt.Key.Key_Y, CTRL)
    assert desk.cases[5].label is Label.SCAM


def test_a_case_is_withdrawn_only_with_a_reason(opened, desk):
    session = opened()
    press(session, Qt.Key.Key_Delete, CTRL)
    (dialog,) = session.window.findChildren(ReasonDialog)
    assert not dialog.confirm_button.isEnabled()
    dialog.reason.setText("  ")
    assert not dialog.confirm_button.isEnabled()
    dialog.reason.setText("saisi deux fois")
    dialog.confirm_button.click()
    assert desk.reasons == {5: "saisi deux fois"}
    assert page_of(session).cases.row_of(5) is None
    assert page_of(session).summary.text() == "4 cas"
    press(session, Qt.Key.Key_Z, CTRL)
    assert 5 not in desk.cases, "this cannot be undone"


def test_undo_after_a_withdrawal_says_once_that_it_is_final(opened, desk):
    session = opened()
    press(session, Qt.Key.Key_F5)  # of case 5
    press(session, Qt.Key.Key_Down)
    page_of(session).withdraw_requested.emit(4, "saisi deux fois")
    press(session, Qt.Key.Key_Z, CTRL)
    assert session.content.banner.sentence == "This cannot be undone."
    assert desk.cases[5].label is Label.SCAM, "no older action is taken back in its place"
    press(session, Qt.Key.Key_Z, CTRL)
    assert desk.cases[5].label is None


def test_a_call_whose_case_was_withdrawn_does_not_block_undo(opened, desk):
    session = opened()
    press(session, Qt.Key.Key_F5)
    log_a_call(session)
    page_of(session).withdraw_requested.emit(6, "saisi deux fois")
    for _ in range(3):  # the withdrawal, the call, the label
        assert desk.cases[5].label is Label.SCAM
        press(session, Qt.Key.Key_Z, CTRL)
    assert desk.cases[5].label is None


def test_undo_takes_nothing_older_back_while_a_withdrawal_is_on_its_way(opened, desk):
    worker = LateWorker(desk)
    session = opened(worker)
    press(session, Qt.Key.Key_F5)
    worker.work()
    page_of(session).withdraw_requested.emit(4, "saisi deux fois")
    press(session, Qt.Key.Key_Z, CTRL)
    worker.work()
    assert (desk.cases[5].label, 4 in desk.cases) == (Label.SCAM, False)


def test_a_cancelled_withdrawal_keeps_the_case(opened, desk):
    session = opened()
    page_of(session).detail.withdraw_button.click()
    (dialog,) = session.window.findChildren(ReasonDialog)
    dialog.reason.setText("non")
    dialog.reject()
    assert 5 in desk.cases


def test_a_case_is_erased_after_the_warning_that_it_is_final(opened, desk):
    session = opened()
    press(session, Qt.Key.Key_Delete, CTRL | SHIFT)
    (dialog,) = session.window.findChildren(ReasonDialog)
    assert "ne peut pas être annulé" in dialog.findChild(QLabel).text()
    assert not dialog.confirm_button.isEnabled()
    dialog.reason.setText("demande écrite")
    dialog.confirm_button.click()
    assert desk.reasons == {5: "demande écrite"}
    page = page_of(session)
    assert page.cases.row_of(5) is not None, "it is still counted"
    assert page.detail.message.page.toPlainText() == "Texte effacé sur demande."
    assert not page.detail.erase_button.isEnabled()
    assert "Copies proches" in session.content.note.sentence
    page.undo_requested.emit()
    assert session.content.banner.sentence == "This cannot be undone."


def test_only_a_supervisor_undoes_and_withdraws(opened, desk):
    session = opened()
    press(session, Qt.Key.Key_F5)
    session.supervisor.access.set_code("vigie-2026")
    session.supervisor.access.lock()
    press(session, Qt.Key.Key_Z, CTRL)
    assert desk.cases[5].label is Label.SCAM
    assert "réservée à la supervision" in session.content.banner.sentence
    session.supervisor.access.try_code("vigie-2026")
    assert session.content.banner.sentence == "", "the warning goes with its reason"


def test_a_changed_case_keeps_its_place_and_the_card_follows(opened, desk):
    session = opened()
    page = page_of(session)
    page.table.selectRow(2)
    desk.cases[3] = replace(desk.cases[3], label=Label.LEGIT, labelled_by="sophie")
    session.cases.follow()
    assert current(session) == 3
    assert page.detail.facts["label"].text() == "Légitime (sophie) ≠ avis"


def test_an_empty_log_invites_to_the_triage_page(desk, opened):
    desk.cases = {}
    page = page_of(opened())
    assert "Ctrl+1" in page.invitation.text()
    assert page.invitation.isVisible()
    assert page.table.accessibleDescription() == page.invitation.text()


def test_an_empty_filter_says_which_key_shows_all_and_that_key_does(opened, qtbot):
    session = opened()
    page = page_of(session)
    assert not page.invitation.isVisible()
    page.filter.text.setText("rien de tel")
    QTest.keyClick(page.filter.text, Qt.Key.Key_Return)
    assert "Échap" in page.invitation.text()
    assert page.table.hasFocus() or page.filter.text.hasFocus()
    press(session, Qt.Key.Key_Escape)
    assert page.cases.rowCount() == 5
    assert not page.invitation.isVisible()


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("label", Label)
def test_the_sign_of_a_dissent_is_not_cut(desk, dressed, qtbot, language, label):
    decision = Decision.LEGIT if label is Label.SCAM else Decision.SCAM
    desk.cases = {1: fakes.case(1, decision=decision, label=label, own_case=True)}
    session = fakes.session(desk, language)
    qtbot.addWidget(session.window)
    session.window.show()
    page = session.content.show_page(PageName.CASES)
    lines = page.cases.index(0, Column.OPINION).data().split("\n")
    assert "≠" in lines[1]
    box = page.table.visualRect(page.cases.index(0, Column.OPINION)).width() - 6
    assert max(page.table.fontMetrics().horizontalAdvance(line) for line in lines) <= box


@pytest.mark.parametrize("desk_number", [12, 214, 215, 9999])
def test_cases_of_other_desks_are_worked_on_and_their_codes_are_whole(opened, desk, desk_number):
    """Above desk 214 their numbers are larger than a C integer."""
    numbers = [desk_number * CASES_OF_A_DESK + at for at in (1, 9_999_999)]
    desk.cases = {
        number: fakes.case(number, code=spoken_code(number, 1), campaign=number)
        for number in numbers
    }
    session = opened()
    page = page_of(session)
    press(session, Qt.Key.Key_F5)
    assert desk.cases[current(session)].label is Label.SCAM
    press(session, Qt.Key.Key_Z, CTRL)
    assert desk.cases[current(session)].label is None
    codes = [page.cases.data(page.cases.index(row, Column.NUMBER)) for row in (0, 1)]
    assert sorted(codes) == sorted(case.code for case in desk.cases.values())
    width = max(map(page.table.fontMetrics().horizontalAdvance, codes))
    assert page.table.columnWidth(Column.NUMBER) > width
