"""The review queue by real keys on a real log: forty answers, reasons, undo, a whole campaign."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
import ui_fakes as fakes
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from worn_look import wear

from classifier.records import Channel, Label, Pasted
from triage_app.advice.guidance import shipped_guidance
from triage_app.errors import StoreError
from triage_app.evidence_records import COUNTED
from triage_app.paths import Home, resources_dir
from triage_app.records import CaseFilter, Decision, EventKind, NewCase, Outcome
from triage_app.reporting.agreement import agreement
from triage_app.review_records import LabelReason, Pairs, QueueReason, ReviewState
from triage_app.services.desk import Desk
from triage_app.settings import Settings
from triage_app.ui.session import Machine, Session
from triage_app.ui.supervisor.commands import Commands
from triage_app.ui.widgets.colours import LIGHT
from triage_app.ui.window.navigation import KEYS, PageName
from triage_app.ui.worker import InlineWorker, Worker

SHIFT, CTRL, NONE = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.NoModifier,
)
F5, F6, F7, F9 = Qt.Key.Key_F5, Qt.Key.Key_F6, Qt.Key.Key_F7, Qt.Key.Key_F9
WORDS = "abricot bateau citron docteur eglise fenetre guitare horloge iris jardin".split()


class HeldWorker(InlineWorker):
    """Keeps the jobs until they are asked to run, as a busy log does."""

    def __init__(self, desk):
        super().__init__(desk)
        self._held = []

    def call(self, *job, **callbacks):
        self._held.append((job, callbacks))

    def run(self):
        while self._held:
            job, callbacks = self._held.pop(0)
            super().call(*job, **callbacks)


class Clock:
    def __init__(self):
        self.now = datetime(2026, 11, 17, 10, 0, tzinfo=timezone(timedelta(hours=1)))

    def __call__(self):
        self.now += timedelta(minutes=7)
        return self.now


def body(at):
    """Return a text that resembles no other one."""
    one, two = WORDS[at % 10], WORDS[at // 10 % 10]
    return f"{one} {two} {at} " + " ".join(f"{one}{two}{at}{n}" for n in range(12))


def log(desk, text, decision=Decision.UNSURE, outcomes=()):
    seen = desk.triage.assess(Pasted(text, Channel.SMS))
    return desk.triage.log(NewCase(seen, decision, outcomes)).number


@pytest.fixture
def desk(tmp_path):
    made = Desk(Home(tmp_path / "home"), Settings(agent="claire", second_look="never"), Clock())
    yield made
    made.close()


def open_window(qtbot, settings, worker, home):
    made = Session(
        fakes.texts(),
        LIGHT,
        settings,
        shipped_guidance(resources_dir()),
        worker,
        Commands.of(home.folder),
        Machine(documents=Path()),
    )
    # A desk without a model trains one; its progress may not reach a deleted window.
    qtbot.addWidget(made.window, before_close_func=lambda _: (made.end(), made.training.stop()))
    made.window.resize(1366, 697)
    made.window.show()
    made.window.activateWindow()
    qtbot.waitActive(made.window)
    made.content.show_page(PageName.REVIEW)
    return made


@pytest.fixture
def opened(desk, qapp, qtbot):
    wear(qapp)

    def open_on_desk(settings=None):
        desk.finish_upkeep()
        made = open_window(qtbot, settings or desk.settings, InlineWorker(desk), desk.home)
        qapp.processEvents()
        return made

    return open_on_desk


def press(session, key, modifier=NONE):
    QTest.keyClick(session.window.windowHandle(), key, modifier)


def page_of(session):
    return session.content.page(PageName.REVIEW)


def labels(desk):
    return [case.label for case in reversed(desk.casebook.list(CaseFilter()))]


def test_forty_cases_take_forty_keys_and_nothing_moves(desk, opened):
    for at in range(40):
        log(desk, body(at))
    session = opened()
    page = page_of(session)
    parts = [page.reason, page.message, page.answers, *page.answers.label_buttons.values()]
    places = [(one.mapTo(page, QPoint(0, 0)), one.size()) for one in parts]
    seen, keys = set(), 0
    while (ready := session.review.controller.line.current) is not None:
        assert str(ready.number) in page.reason.text()
        seen.add(ready.number)
        press(session, F5 if keys % 2 else F6)
        keys += 1
        assert [(one.mapTo(page, QPoint(0, 0)), one.size()) for one in parts] == places
    assert (len(seen), keys) == (40, 40)
    assert set(labels(desk)) == {Label.SCAM, Label.LEGIT}
    assert page.reason.text() == session.texts("review.nothing")
    assert session.texts.count("review.answers", 40) == page.progress[0].text()
    assert "30" in page.progress[1].text()


@pytest.mark.parametrize("campaigns", [29, 30, COUNTED + 1])
@pytest.mark.parametrize("pairs", [Pairs(29, 0, 0, 0), Pairs(31, 0, 0, 0), Pairs(29, 1, 0, 5)])
def test_progress_says_what_is_enough(opened, campaigns, pairs):
    """No line says "31 of 30": neither of campaigns, nor of labels that all agree."""
    page = page_of(opened())
    found, none = agreement(pairs), agreement(Pairs())
    page.show_state(ReviewState(campaigns, 30, 0, found, none, 30))
    words = [one.text() for one in page.progress[1:3]]
    assert ("29 sur 30" in words[0]) == (campaigns < 30)
    assert ("29 cas sur 30" in words[1]) == (found.cases < 30)
    assert ("Kappa" in words[1]) == (found.kappa is not None)
    assert all(str(n) not in words[0] for n in (31, COUNTED + 1))


def test_answers_in_a_row_reach_the_log_from_the_thread_of_the_desk(desk, qapp, qtbot):
    for at in range(40):
        log(desk, body(at % 20))  # every text twice: two cases a campaign
    home, settings = desk.home, desk.settings
    desk.close()
    worker = Worker(lambda: Desk(home, settings, Clock()))
    session = open_window(qtbot, settings, worker, home)
    line, keys = lambda: session.review.controller.line, 0
    while True:
        qtbot.waitUntil(lambda: line().current is not None or line().ended)
        if line().current is None:
            break
        press(session, F5, SHIFT if keys % 2 else NONE)
        keys += 1
        assert keys <= 40, session.content.banner.isVisible()
    answers = session.review.controller
    qtbot.waitUntil(lambda: answers.done_place > 0 and not answers._pending)
    for _ in range(3):
        press(session, Qt.Key.Key_Z, CTRL)
        qtbot.waitUntil(lambda: line().current is not None)
        press(session, F6)
        qtbot.waitUntil(lambda: not answers._pending)
    assert worker.stop()
    assert None not in labels(desk)
    assert Label.LEGIT in labels(desk)
    assert desk.store.verify() == []


def test_tool_and_agent_are_hidden_until_there_is_an_answer(desk, opened):
    log(desk, body(1), Decision.LEGIT)
    log(desk, body(2), Decision.LEGIT)
    session = opened()
    page, texts = page_of(session), session.texts
    legit, hidden = texts("decision.legit"), texts("review.hidden")
    assert page.opinions.text() == hidden
    assert all(one.text() == "" for one in page.answers.before)
    press(session, F5)
    assert page.opinions.text() == hidden
    assert legit in page.answers.before[2].text()
    assert texts("label.scam") in page.answers.before[0].text()
    assert texts("case.own_case") in page.answers.before[0].text()  # claire logged it


def test_an_answer_that_was_taken_back_is_no_answer_before(desk, opened):
    log(desk, body(1), Decision.LEGIT)
    log(desk, body(2), Decision.LEGIT)
    session = opened()
    answers = page_of(session).answers
    number = session.review.controller.line.current.number
    press(session, F5)
    press(session, Qt.Key.Key_Z, CTRL)
    taken_back = session.texts("review.taken_back", number=number)
    assert [one.text() for one in answers.before] == [taken_back, "", ""]
    press(session, F6)
    assert session.texts("label.legit") in answers.before[0].text()


def test_they_are_shown_where_the_setting_says_so(desk, opened):
    log(desk, body(1), Decision.LEGIT)
    session = opened(Settings(agent="claire", review_blind="off"))
    assert session.texts("decision.legit") in page_of(session).opinions.text()


def test_reasons_and_a_note_are_kept_and_come_back_with_an_undo(desk, opened):
    log(desk, body(1))
    log(desk, body(2))
    session = opened()
    page = page_of(session)
    number = session.review.controller.line.current.number
    press(session, Qt.Key.Key_1)
    press(session, Qt.Key.Key_5)
    press(session, Qt.Key.Key_N, CTRL)
    for letter in "appeler le 06 12 34 56 78":
        QTest.keyClick(page.answers.note, letter)
    press(session, Qt.Key.Key_Return)
    press(session, F5)
    detail = desk.casebook.show(number)
    assert detail.events[-1].payload["reasons"] == ["request", "caller"]
    assert "06 12" not in detail.notes[0].text
    assert page.answers.chosen() == []
    press(session, Qt.Key.Key_Z, CTRL)
    assert session.review.controller.line.current.number == number
    assert (desk.casebook.show(number).case.label, desk.casebook.show(number).notes) == (None, ())
    assert page.answers.note.text().startswith("appeler le")
    assert page.answers.chosen() == [LabelReason.REQUEST, LabelReason.CALLER]
    press(session, Qt.Key.Key_Y, CTRL)
    assert desk.casebook.show(number).case.label is Label.SCAM
    assert session.review.controller.line.current.number != number


def test_a_whole_campaign_is_one_key_and_one_undo(desk, opened):
    for _ in range(3):
        log(desk, body(1))
    log(desk, body(2), Decision.LEGIT)
    session = opened()
    while session.review.controller.line.current.entry.case.campaign != 1:
        press(session, F7)
    press(session, F5, SHIFT)
    assert labels(desk) == [Label.SCAM] * 3 + [None]
    assert session.review.controller.line.current.number == 4
    press(session, Qt.Key.Key_Z, CTRL)
    assert labels(desk) == [None] * 4
    assert session.review.controller.line.current.entry.case.campaign == 1


def test_a_skipped_case_comes_again_at_the_end(desk, opened):
    for at in range(3):
        log(desk, body(at))
    session = opened()
    first = session.review.controller.line.current.number
    press(session, F7)
    press(session, F5)
    press(session, F5)
    assert session.review.controller.line.current.number == first
    assert labels(desk).count(None) == 1


def test_a_caller_is_ticked_and_the_tick_taken_back(desk, opened):
    number = log(desk, body(1), Decision.LEGIT, (Outcome.GAVE_CARD,))
    desk.casebook.label(number, Label.SCAM)
    session = opened()
    page = page_of(session)
    assert session.texts("outcome.gave_card") in page.done.text()
    press(session, F9)
    assert desk.casebook.show(number).case.called_back
    assert session.review.controller.line.current is None
    press(session, Qt.Key.Key_Z, CTRL)
    assert desk.casebook.show(number).case.called_back is None
    assert session.review.controller.line.current.number == number


def test_an_answer_that_stands_already_says_so(desk, opened):
    number = log(desk, body(1), Decision.LEGIT, (Outcome.GAVE_CARD,))
    desk.casebook.label(number, Label.SCAM)
    session = opened()
    texts, before = session.texts, page_of(session).answers.before
    press(session, F5)
    stands = texts("review.stands", number=number, label=texts("label.scam"))
    assert [one.text() for one in before] == [stands, texts("review.still_to_call"), ""]
    press(session, Qt.Key.Key_Z, CTRL)
    assert session.content.note.sentence == texts("note.nothing_undone")
    assert labels(desk) == [Label.SCAM]


def test_a_confirmed_caller_still_waits_for_the_call(desk, opened):
    number = log(desk, body(1), Decision.LEGIT, (Outcome.GAVE_CARD,))
    desk.casebook.label(number, Label.SCAM)
    desk.settings = Settings(agent="paul", second_look="never")
    session = opened()
    press(session, F5)
    last = page_of(session).answers.before[2].text()
    assert last.endswith(session.texts("review.still_to_call"))


def test_keys_that_are_faster_than_the_log_say_so_and_answer_nothing(desk, qapp, qtbot):
    for at in range(12):
        log(desk, body(at))
    worker = HeldWorker(desk)
    session = open_window(qtbot, desk.settings, worker, desk.home)
    worker.run()
    qapp.processEvents()
    for _ in range(20):
        press(session, F7)
    assert session.review.controller.line.current is None
    press(session, F5)
    assert session.content.note.sentence == session.texts("idle.review_loading")
    worker.run()
    assert labels(desk) == [None] * 12
    press(session, F5)
    worker.run()
    assert labels(desk).count(Label.SCAM) == 1


def test_ten_cases_are_put_off_while_further_ones_are_loaded(desk, qapp, qtbot):
    for at in range(30):
        log(desk, body(at))
    worker = HeldWorker(desk)
    session = open_window(qtbot, desk.settings, worker, desk.home)
    worker.run()
    qapp.processEvents()
    press(session, F7)  # further cases are asked for at once
    worker.run()
    for _ in range(10):
        press(session, F7)
    ready = session.review.controller.line.current
    press(session, F5)
    worker.run()
    assert desk.casebook.show(ready.number).case.label is Label.SCAM


def test_after_a_busy_log_a_key_asks_for_the_cases_again(desk, opened, monkeypatch):
    number = log(desk, body(1))
    session = opened()
    review = session.review.controller

    def busy(*_):
        raise StoreError("busy")

    with monkeypatch.context() as patched:
        patched.setattr(type(desk.casebook.review), "state", busy)
        review.begin()
        assert review.line.current is None
    press(session, F5)
    assert review.line.current.number == number
    assert labels(desk) == [None]


@pytest.mark.parametrize("key", [F5, F6, F7, F9, Qt.Key.Key_F8])
def test_without_a_case_each_key_says_so(desk, opened, key):
    session = opened()
    press(session, key)
    assert session.content.note.sentence == session.texts("idle.no_review")


def test_the_tick_of_a_case_that_waits_for_no_call_says_so(desk, opened):
    log(desk, body(1))
    session = opened()
    press(session, F9)
    assert session.content.note.sentence == session.texts("idle.case_no_call_back")


def test_odd_labels_are_shown_and_mended_in_place(desk, opened):
    for at in range(4):
        log(desk, body(1))
        desk.casebook.label(at + 1, Label.LEGIT if at == 2 else Label.SCAM)
    session = opened()
    page = page_of(session)
    assert "1" in page.progress[3].text()
    at = page.kind.findText(session.texts("queue_reason.contradiction"))
    page.kind.setCurrentIndex(at)
    page.kind.activated.emit(at)
    assert session.review.controller.line.current.number == 3
    assert f"{session.texts('label.scam')} 3" in page.reason.text()
    press(session, F5)
    assert labels(desk) == [Label.SCAM] * 4
    assert session.review.controller.line.current is None


def test_a_second_look_says_nothing_of_the_first(desk, opened):
    number = log(desk, body(1))
    desk.casebook.label(number, Label.LEGIT)
    desk.settings = Settings(agent="paul", second_look="never", review_second_share=100)
    session = opened()
    page = page_of(session)
    page.kind.setCurrentIndex(page.kind.findText(session.texts("queue_reason.second")))
    page.kind.activated.emit(page.kind.currentIndex())
    assert session.review.controller.line.current.entry.reason is QueueReason.SECOND
    shown = [page.reason, page.facts, page.done, page.opinions]
    assert session.texts("queue_reason.sample") in page.reason.text()
    assert all(session.texts("label.legit") not in one.text() for one in shown)
    press(session, F5, SHIFT)  # the whole campaign would change the first label
    assert labels(desk) == [Label.LEGIT]
    kinds = [event.kind for event in desk.casebook.show(number).events]
    assert kinds[-1] is EventKind.SECOND_LABEL_GIVEN
    assert session.texts("label.legit") in page.answers.before[2].text()


def test_a_refused_answer_leaves_the_case_on_the_page(desk, opened):
    number = log(desk, body(1))
    session = opened()
    desk.casebook.withdraw(number, "doublon")
    press(session, F5)
    assert session.review.controller.line.current.number == number
    assert session.content.banner.isVisible()


def test_the_page_has_its_key(desk, opened):
    session = opened()
    session.content.show_page(PageName.TRIAGE)
    press(session, getattr(Qt.Key, "Key_" + KEYS[PageName.REVIEW][-1]), CTRL)
    assert session.content.shown is PageName.REVIEW
