"""Errors and late results on the triage page: nothing is lost, nothing is done twice."""

from contextlib import suppress
from dataclasses import replace

import pytest
import ui_fakes as fakes
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from classifier.errors import VigieError
from classifier.reading.child_process import Stop
from classifier.records import Band, BandReason, Change, Label, Message, Pasted
from triage_app.draft_record import Draft
from triage_app.errors import StoreError
from triage_app.paths import Home
from triage_app.records import (
    Answers,
    CaseFilter,
    Decision,
    NewCase,
    Outcome,
    Triage,
)
from triage_app.services.desk import Desk
from triage_app.settings import Settings
from triage_app.ui.triage.page import TriagePage
from triage_app.ui.window.navigation import PageName
from triage_app.ui.worker import InlineWorker

LOCKED = StoreError("The log is busy; try again.")
SMS = "Ameli : votre carte Vitale expire sous 48h : https://vitale-livraison-ameli.top/c"
CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


class SlowWorker:
    """Worker that runs jobs on request; `broken` raises a programming error in one."""

    def __init__(self, desk):
        self.desk, self.jobs, self.broken = desk, [], False

    def call(self, job, done=lambda _: None, failed=lambda _: None, finished=lambda: None):
        self.jobs.append((job, done, failed, finished))

    def beside(self, job, *told):
        self.call(lambda _: job(Stop()), *told)
        return Stop()

    def run(self):
        """Run all waiting jobs in order."""
        jobs, self.jobs = self.jobs, []
        for job, done, failed, finished in jobs:
            if not self.broken:
                try:
                    result = job(self.desk)
                except VigieError as error:
                    failed(error)
                else:
                    done(result)
            finished()


class Window:
    """A session with helpers for key presses."""

    def __init__(self, session, qtbot):
        self.session, self.triage = session, session.triage
        self.page = session.content.page(PageName.TRIAGE)
        assert isinstance(self.page, TriagePage)
        session.window.confirm_loss = session.confirm_loss = lambda waiting: True
        qtbot.addWidget(session.window)
        with qtbot.waitActive(session.window):
            session.window.show()
            session.window.activateWindow()
        session.learning.begin()

    def press(self, key, modifier=NONE):
        QTest.keyClick(self.session.window.windowHandle(), key, modifier)

    def paste(self, text=SMS):
        QGuiApplication.clipboard().setText(text)
        self.press(Qt.Key.Key_V, CTRL)

    @property
    def note(self):
        return self.session.content.note.sentence

    @property
    def banner(self):
        return self.session.content.banner


@pytest.fixture
def desk():
    return fakes.FakeDesk()


@pytest.fixture
def window(desk, dressed, qtbot):
    return Window(fakes.session(desk), qtbot)


@pytest.fixture
def slow(desk, dressed, qtbot):
    made = Window(fakes.session(desk, worker=SlowWorker(desk)), qtbot)
    made.worker = made.triage._worker
    made.worker.run()
    return made


@pytest.fixture
def real(tmp_path, dressed, qtbot):
    """Return a window and another desk on the same real log."""
    desk = Desk(Home(tmp_path), Settings(agent="claire", second_look="never"))
    made = Window(fakes.session(desk, worker=InlineWorker(desk)), qtbot)
    made.desk = desk
    made.other = Desk(Home(tmp_path), Settings(agent="sophie"))
    yield made
    made.session.training.stop()
    made.other.close()
    desk.close()


def numbers(desk):
    return [one.number for one in desk.casebook.list(CaseFilter())]


# --- undo and redo ---


def test_undo_restores_the_call_with_its_answers(real):
    real.paste()
    real.page.advice.buttons[Outcome.GAVE_CARD].setChecked(True)
    real.press(Qt.Key.Key_F5, CTRL)
    assert numbers(real.desk) == [1]
    assert not real.page.has_verdict()
    real.press(Qt.Key.Key_Z, CTRL)
    assert numbers(real.desk) == []
    assert real.note == "Cas n°\u00a01 retiré du journal."
    assert real.page.has_verdict()
    assert real.page.decision.decision is Decision.SCAM
    assert real.page.advice.outcomes == (Outcome.GAVE_CARD,)
    assert real.page.input.text_field.toPlainText() == SMS
    real.press(Qt.Key.Key_F7)
    real.press(Qt.Key.Key_Return)
    assert real.desk.casebook.show(2).case.decision is Decision.UNSURE


def test_redo_repeats_the_undone_action(real):
    real.paste()
    real.press(Qt.Key.Key_F5, CTRL)
    real.press(Qt.Key.Key_Z, CTRL)
    real.press(Qt.Key.Key_Y, CTRL)
    assert numbers(real.desk) == [2]
    assert not real.page.has_verdict()
    real.press(Qt.Key.Key_Y, CTRL)
    assert numbers(real.desk) == [2], "nothing more to do again"


def test_undo_from_another_page_shows_the_call(real):
    real.paste()
    real.press(Qt.Key.Key_F5, CTRL)
    real.press(Qt.Key.Key_2, CTRL)
    real.session.content.note.action_button.click()
    assert real.session.content.shown is PageName.TRIAGE
    assert real.page.has_verdict()
    assert numbers(real.desk) == []


def test_undo_puts_the_current_call_on_hold(real):
    real.paste()
    real.press(Qt.Key.Key_F5, CTRL)
    real.paste("un autre message, encore à décider")
    real.press(Qt.Key.Key_Z, CTRL)
    assert real.page.input.text_field.toPlainText() == SMS
    assert len(real.triage.calls.held) == 1
    real.press(Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
    assert real.page.input.text_field.toPlainText() == "un autre message, encore à décider"


def test_undo_is_refused_after_a_label_of_another_desk(real):
    real.paste()
    real.press(Qt.Key.Key_F5, CTRL)
    real.other.casebook.label(1, Label.SCAM)
    real.press(Qt.Key.Key_Z, CTRL)
    assert real.desk.casebook.show(1).case.label is Label.SCAM
    assert real.banner.sentence
    assert not real.page.has_verdict()


def test_an_undo_refused_for_good_does_not_block_older_ones(real):
    for text in (SMS, "un autre message, sans rapport"):
        real.paste(text)
        real.press(Qt.Key.Key_F7, CTRL)
    real.other.casebook.label(2, Label.SCAM)
    for _ in range(2):
        real.press(Qt.Key.Key_Z, CTRL)
    assert numbers(real.desk) == [2]
    assert real.page.input.text_field.toPlainText() == SMS


def test_a_busy_log_keeps_the_undo(window, desk):
    window.paste()
    window.press(Qt.Key.Key_F5, CTRL)
    desk.trouble = LOCKED
    window.press(Qt.Key.Key_Z, CTRL)
    assert window.banner.sentence == str(LOCKED)
    desk.trouble = None
    window.press(Qt.Key.Key_Z, CTRL)
    assert desk.cases == {}


def test_my_own_label_is_undone_before_my_case(real):
    real.paste()
    real.press(Qt.Key.Key_F5, CTRL)
    real.session.cases.controller.label(1, Label.SCAM)
    real.press(Qt.Key.Key_Z, CTRL)
    assert real.desk.casebook.show(1).case.label is None
    assert "Non confirmé" in real.note
    real.press(Qt.Key.Key_Z, CTRL)
    assert numbers(real.desk) == []
    assert real.page.input.text_field.toPlainText() == SMS


def test_undo_removes_my_case_and_not_a_colleagues(real):
    real.paste()
    real.press(Qt.Key.Key_F5, CTRL)
    found = real.other.triage.judge(Pasted("un message du poste voisin"))
    real.other.triage.log(NewCase(found.assessment, Decision.UNSURE))
    real.press(Qt.Key.Key_Z, CTRL)
    assert numbers(real.desk) == [2]


def test_two_cases_are_undone_one_after_the_other(real):
    for text in (SMS, "un autre message, sans rapport"):
        real.paste(text)
        real.press(Qt.Key.Key_F7, CTRL)
    real.press(Qt.Key.Key_Z, CTRL)
    assert numbers(real.desk) == [1]
    real.press(Qt.Key.Key_Escape)  # the second call is put away: that is the newest action now
    real.press(Qt.Key.Key_Z, CTRL)
    assert numbers(real.desk) == [1]
    assert real.page.has_verdict()
    real.press(Qt.Key.Key_Z, CTRL)
    assert numbers(real.desk) == []
    assert real.page.input.text_field.toPlainText() == SMS


# --- cases that wait for the log, and recovered calls ---


def test_an_unlogged_case_is_logged_once_after_hold_and_retry(window, desk):
    desk.trouble = LOCKED
    window.paste()
    window.press(Qt.Key.Key_F5, CTRL)
    window.press(Qt.Key.Key_F9)
    assert not window.page.has_verdict()
    assert window.triage.calls.held == ()
    desk.trouble = None
    window.banner.action_button.click()
    window.press(Qt.Key.Key_F9)
    window.press(Qt.Key.Key_Return)
    assert len(desk.cases) == 1


def test_a_case_being_logged_is_not_put_on_hold(slow, desk):
    slow.paste()
    slow.worker.run()
    slow.press(Qt.Key.Key_F5, CTRL)
    slow.press(Qt.Key.Key_F9)
    slow.worker.run()
    assert slow.triage.calls.held == ()
    assert len(desk.cases) == 1


def test_a_refused_case_that_is_corrected_is_logged_once(window, desk):
    desk.trouble = LOCKED
    window.paste()
    window.press(Qt.Key.Key_F5, CTRL)
    desk.trouble = None
    window.press(Qt.Key.Key_F2)
    QTest.keyClicks(window.page.input.text_field, " fin")
    assert window.banner.sentence == "", "nothing is left to retry"
    window.press(Qt.Key.Key_Return, CTRL)
    assert window.page.decision.decision is Decision.SCAM, "the same call, with its answers"
    window.press(Qt.Key.Key_Return)
    assert len(desk.cases) == 1


@pytest.mark.parametrize("typed", ["le message suivant", ""])
def test_a_message_begun_while_a_case_is_written_has_no_answers(slow, desk, typed):
    slow.paste()
    slow.worker.run()
    slow.press(Qt.Key.Key_F5, CTRL)
    slow.press(Qt.Key.Key_F2)
    field = slow.page.input.text_field
    field.selectAll()
    QTest.keyClicks(field, typed)
    slow.press(Qt.Key.Key_Return, CTRL)
    slow.worker.run()
    assert len(desk.cases) == 1
    assert field.toPlainText() == (typed or SMS)
    assert slow.page.has_verdict()
    assert slow.page.decision.decision is None
    assert slow.triage.calls.current.answers == Answers()


def test_retry_logs_the_decision_on_the_page(window, desk):
    desk.trouble = LOCKED
    window.paste()
    window.press(Qt.Key.Key_F5, CTRL)
    window.press(Qt.Key.Key_F7)
    desk.trouble = None
    window.banner.action_button.click()
    assert [one.decision for one in desk.cases.values()] == [Decision.UNSURE]


def test_retry_asks_for_the_reason_of_a_decision_that_contradicts(window, desk):
    desk.trouble = LOCKED
    window.paste()
    window.press(Qt.Key.Key_F5, CTRL)
    window.press(Qt.Key.Key_F6)
    desk.trouble = None
    window.banner.action_button.click()
    assert desk.cases == {}
    window.press(Qt.Key.Key_1)
    assert [one.decision for one in desk.cases.values()] == [Decision.LEGIT]
    assert desk.own_views[1].dissent is not None
    assert window.triage.calls.waiting == ()


def test_a_sender_typed_first_survives_the_retry(window, desk):
    desk.trouble = LOCKED
    window.paste()
    window.press(Qt.Key.Key_F5, CTRL)
    window.press(Qt.Key.Key_Escape)
    QTest.keyClicks(window.page.input.sender_field, "CPAM")
    desk.trouble = None
    window.banner.action_button.click()
    assert len(desk.cases) == 1
    assert window.page.input.sender_field.text() == "CPAM"


def test_an_unlogged_case_can_be_undone(window, desk):
    desk.trouble = LOCKED
    window.paste()
    window.press(Qt.Key.Key_F5, CTRL)
    window.press(Qt.Key.Key_Z, CTRL)
    assert window.triage.calls.waiting == ()
    assert window.banner.sentence == ""
    assert window.page.decision.decision is Decision.SCAM
    desk.trouble = None
    window.press(Qt.Key.Key_Return)
    assert len(desk.cases) == 1


def test_correcting_an_unlogged_case_takes_its_warning_away(window, desk):
    desk.trouble = LOCKED
    window.paste()
    window.press(Qt.Key.Key_F5, CTRL)
    assert window.banner.sentence
    window.press(Qt.Key.Key_F2)
    window.press(Qt.Key.Key_Return, CTRL)
    assert window.triage.calls.waiting == ()
    assert window.banner.sentence == ""
    desk.trouble = None
    window.press(Qt.Key.Key_Return)
    assert len(desk.cases) == 1


def test_retry_works_after_a_change_of_language(window, desk, qtbot):
    desk.trouble = LOCKED
    window.paste()
    window.press(Qt.Key.Key_F5, CTRL)
    new = fakes.session(desk, "en")
    new.take_over(window.session)
    other = Window(new, qtbot)
    assert "not logged yet" in other.banner.sentence
    desk.trouble = None
    other.banner.action_button.click()
    assert len(desk.cases) == 1
    assert new.triage.calls.waiting == ()
    other.paste()
    assert other.page.has_verdict()
    assert window.page.input.text_field.toPlainText() == SMS, "the old page hears nothing more"


def test_a_running_log_job_reports_to_the_new_window(slow, desk, qtbot):
    slow.paste()
    slow.worker.run()
    slow.press(Qt.Key.Key_F5, CTRL)
    new = fakes.session(desk, "en", worker=slow.worker)
    new.take_over(slow.session)
    slow.session.deleteLater()
    other = Window(new, qtbot)
    other.worker = slow.worker
    other.worker.run()
    assert len(desk.cases) == 1
    assert "logged" in other.note


def close_unheard(window, desk):
    """Run the jobs as the worker does while the window closes: their endings reach nobody."""
    window.triage.drafts.save()
    for job, *_ in window.worker.jobs:
        with suppress(VigieError):
            job(desk)
    window.worker.jobs = []


def test_a_case_that_is_logged_while_the_window_closes_leaves_no_draft(slow, desk):
    slow.triage.drafts.begin()
    slow.worker.run()
    slow.paste()
    slow.worker.run()
    slow.press(Qt.Key.Key_F5, CTRL)
    close_unheard(slow, desk)
    assert len(desk.cases) == 1
    assert desk.kept == []


def test_a_case_that_is_refused_while_the_window_closes_is_kept(slow, desk):
    slow.triage.drafts.begin()
    slow.worker.run()
    slow.paste()
    slow.worker.run()
    slow.press(Qt.Key.Key_F5, CTRL)
    desk.trouble = LOCKED
    close_unheard(slow, desk)
    assert [one.answers.decision for one in desk.kept] == [Decision.SCAM]


def test_a_call_that_was_taken_back_is_kept_again(slow, desk):
    slow.triage.drafts.begin()
    slow.worker.run()
    slow.paste()
    slow.worker.run()
    for key in (Qt.Key.Key_F5, Qt.Key.Key_Z):
        slow.press(key, CTRL)
        slow.worker.run()
    close_unheard(slow, desk)
    assert [one.answers.decision for one in desk.kept] == [Decision.SCAM]


def test_a_recovered_draft_asks_the_two_questions(desk, dressed, qtbot):
    desk.found = Triage(fakes.assessment(), None)
    desk.kept = [Draft(Message(body="masqué"), Answers(), 3, "2026-11-23T10:00:00+01:00")]
    window = Window(fakes.session(desk, second_look="always"), qtbot)
    window.triage.drafts.begin()
    window.press(Qt.Key.Key_F9)
    assert window.page.has_verdict()
    assert not window.page.is_revealed()
    window.press(Qt.Key.Key_1)
    window.press(Qt.Key.Key_1)
    assert window.page.is_revealed()


def test_a_refusal_of_a_held_message_is_reported(slow, desk):
    desk.unreadable = LOCKED
    slow.paste()
    slow.press(Qt.Key.Key_F9)
    slow.worker.run()
    assert slow.banner.sentence == str(LOCKED)
    assert [one.typed.untrusted_text for one in slow.triage.calls.held] == [SMS]


def test_an_unreadable_file_leaves_no_held_call(slow, desk):
    desk.unreadable = LOCKED
    slow.triage.judge(Pasted("", None))  # as for a file: nothing stands in the fields
    slow.press(Qt.Key.Key_F9)
    assert len(slow.triage.calls.held) == 1
    slow.worker.run()
    assert slow.banner.sentence == str(LOCKED)
    assert slow.triage.calls.held == ()


@pytest.mark.parametrize("log", [False, True])
def test_a_call_taken_back_after_a_change_of_language_is_judged_again(window, desk, qtbot, log):
    window.paste()
    if log:
        window.press(Qt.Key.Key_F5, CTRL)
    else:
        window.press(Qt.Key.Key_Escape)
    desk.found = Triage(fakes.assessment(band=Band.FEW_SIGNS), None)
    new = fakes.session(desk, "en")
    new.take_over(window.session)
    other = Window(new, qtbot)
    other.press(Qt.Key.Key_Z, CTRL)
    assert other.page.has_verdict()
    assert new.triage.calls.current.triage.assessment.band is Band.FEW_SIGNS


def test_a_verdict_completed_during_a_change_of_language_is_judged_again_too(slow, desk, qtbot):
    desk.with_changes = replace  # another record with the same content
    slow.paste()
    slow.worker.run()
    qtbot.waitUntil(lambda: slow.worker.jobs != [])  # what would change the verdict is asked for
    desk.found = Triage(fakes.assessment(band=Band.FEW_SIGNS), None)
    new = fakes.session(desk, "en", worker=slow.worker)
    new.take_over(slow.session)
    slow.worker.run()
    assert [one.triage.assessment.band for one in new.triage.calls.held] == [Band.FEW_SIGNS]


# --- a mistake of our own in a job ---


def test_a_programming_error_while_scoring_ends_the_busy_state(slow):
    slow.paste()
    assert slow.page.invitation.words.text() == slow.session.texts("triage.busy")
    slow.worker.broken = True
    slow.worker.run()
    assert slow.page.invitation.words.text() == slow.session.texts("triage.invitation")
    slow.worker.broken = False
    slow.press(Qt.Key.Key_Return, CTRL)
    slow.worker.run()
    assert slow.page.has_verdict()


def test_a_case_stays_unlogged_after_a_programming_error(slow, desk):
    slow.paste()
    slow.worker.run()
    slow.press(Qt.Key.Key_F5, CTRL)
    slow.worker.broken = True
    slow.worker.run()
    assert len(slow.triage.calls.waiting) == 1
    slow.worker.broken = False
    slow.banner.action_button.click()
    slow.worker.run()
    assert len(desk.cases) == 1


def test_undo_can_be_repeated_after_a_programming_error(slow, desk):
    slow.paste()
    slow.worker.run()
    slow.press(Qt.Key.Key_F5, CTRL)
    slow.worker.run()
    slow.press(Qt.Key.Key_Z, CTRL)
    slow.worker.broken = True
    slow.worker.run()
    slow.worker.broken = False
    slow.press(Qt.Key.Key_Z, CTRL)
    slow.worker.run()
    assert desk.cases == {}


# --- what arrives later is filled in ---


def test_a_paste_during_the_start_gets_the_record_of_its_band(window):
    window.session.flow.use_model(None)
    window.paste()
    assert "sur 100" not in window.page.verdict.measure.lower()
    window.session.flow.use_model(fakes.model())
    assert "97 messages sur 100" in window.page.verdict.measure


def test_a_message_scored_without_a_model_is_scored_again_with_one(window, desk):
    window.session.flow.use_model(None)
    desk.found = Triage(
        fakes.assessment(
            band=Band.CANNOT_TELL, band_reason=BandReason.NO_MODEL, score=None, model=""
        )
    )
    window.paste()
    window.press(Qt.Key.Key_F5)
    assert "Aucun modèle" in window.page.verdict.claim_words.text()
    masked = window.page.message.masked.text()
    desk.found = Triage(fakes.assessment(masked={}), None)
    window.session.flow.use_model(fakes.model())
    assert window.page.verdict.band_words.text() == "Très probablement une arnaque"
    assert "Aucun modèle" not in window.page.verdict.claim_words.text()
    assert window.page.decision.decision is Decision.SCAM
    assert window.page.message.masked.text() == masked
    asked = len(desk.assessed)
    window.session.flow.use_model(fakes.model())
    assert len(desk.assessed) == asked, "once is enough"


def test_changes_of_verdict_are_shown_after_hold_and_resume(slow, desk, qtbot):
    change = Change("if the link led to ameli.fr", Band.FEW_SIGNS)
    whole = Triage(fakes.assessment(what_would_change=(change,)), None)
    desk.with_changes = lambda _: whole
    slow.paste()
    slow.worker.run()
    slow.press(Qt.Key.Key_F9)
    slow.press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: slow.worker.jobs != [])
    slow.worker.run()
    assert "ameli.fr" in slow.page.reasons.changes.text()


def test_late_results_keep_the_current_passage(window, desk, qtbot):
    change = Change("if the link led to ameli.fr", Band.FEW_SIGNS)

    def with_changes(triage):
        return replace(triage, assessment=replace(triage.assessment, what_would_change=(change,)))

    desk.with_changes = with_changes
    window.paste()
    window.press(Qt.Key.Key_F3)
    passage = window.page.message.passage.text()
    assert passage.startswith("1/")
    qtbot.waitUntil(lambda: "ameli.fr" in window.page.reasons.changes.text())
    assert window.page.message.passage.text() == passage


def test_an_opened_batch_row_gets_changes_of_verdict(window, desk, qtbot):
    change = Change("if the link led to ameli.fr", Band.FEW_SIGNS)
    desk.with_changes = lambda _: Triage(fakes.assessment(what_would_change=(change,)), None)
    window.session.flow.open_triage(Triage(fakes.assessment(), None))
    assert "ameli.fr" in window.page.reasons.changes.text()
