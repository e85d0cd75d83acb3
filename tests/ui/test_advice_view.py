"""The caller's answers as chips, their advice in a place of fixed height, contacts by one key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolTip

from classifier.records import Band, Channel
from triage_app.advice.caller_answer import AnswerForm
from triage_app.advice.guidance import shipped_guidance
from triage_app.advice.joined import Situation
from triage_app.paths import resources_dir
from triage_app.records import Decision, Outcome
from triage_app.ui.triage.advice_view import AdviceView
from triage_app.ui.triage.paged_lines import Line, PagedLines
from triage_app.ui.widgets.texts import Texts

USUAL = (Outcome.CLICKED_ONLY, Outcome.GAVE_CARD, Outcome.GAVE_OTP)
OTHERS = tuple(one for one in Outcome if one is not Outcome.NOTHING_DONE)
SCAM = Situation(Band.VERY_LIKELY_SCAM, Decision.SCAM, Channel.SMS)


@pytest.fixture(params=["fr", "en"])
def view(request, dressed, qtbot):
    texts = Texts(request.param, resources_dir() / "translations")
    made = AdviceView(texts, shipped_guidance(resources_dir())[request.param])
    qtbot.addWidget(made)
    made.resize(736, 290)
    made.show()
    made.judge(SCAM)
    QApplication.processEvents()
    return made


def every_line(lines, show_more):
    """Return the texts of all pages."""
    found = []
    for _ in range(lines.page_count):
        QApplication.processEvents()
        found += [one.text() for one in lines.shown_lines]
        show_more()
    return found


def test_nothing_is_answered_beforehand(view):
    assert view.outcomes == ()
    assert view.advice is None
    assert len(view.steps.shown_lines) == 3, "the questions to ask"
    assert not view.answer.isEnabled()


def test_several_answers_are_given_and_nothing_excludes_them(view, qtbot):
    told = []
    view.outcomes_changed.connect(told.append)
    for outcome in USUAL:
        view.buttons[outcome].click()
    assert told[-1] == view.outcomes == USUAL
    view.buttons[Outcome.NOTHING_DONE].click()
    assert told[-1] == view.outcomes == (Outcome.NOTHING_DONE,)
    view.buttons[Outcome.GAVE_CARD].click()
    assert view.outcomes == (Outcome.GAVE_CARD,)
    view.buttons[Outcome.GAVE_CARD].click()
    assert told[-1] == ()
    assert view.advice is None


def test_arrows_move_between_the_chips_without_answering(view):
    chips = list(view.buttons.values())
    view.focus_first()
    for _ in range(2):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert QApplication.focusWidget() is chips[2]
    QTest.keyClick(chips[2], Qt.Key.Key_Up)
    assert QApplication.focusWidget() is chips[1]
    assert view.outcomes == ()
    QTest.keyClick(chips[1], Qt.Key.Key_Space)
    assert view.outcomes == (Outcome.CLICKED_ONLY,)


def test_every_step_and_contact_is_on_a_page(view):
    for outcomes in (USUAL, OTHERS):
        view.give(outcomes)
        QApplication.processEvents()
        size, places = view.size(), [one.geometry() for one in (view.chips, view.say)]
        assert view.steps.page_count > 1
        steps = every_line(view.steps, view.show_more)
        numbered = [line for line in steps if line[0].isdigit()]
        said = [f"{at}. {step.text}" for at, step in enumerate(view.advice.steps, 1)]
        assert numbered == said
        view.show_more() if view.steps.page else None
        view.contacts.show_page(0)
        contacts = [
            line
            for page in range(view.contacts.page_count)
            for line in (view.contacts.show_page(page), *view.contacts.shown_lines)
            if line is not None
        ]
        assert [one.text() for one in contacts] == [one.text for one in view.advice.contacts]
        assert view.size() == size
        assert [one.geometry() for one in (view.chips, view.say)] == places


def test_no_line_is_cut_or_covered_on_any_page(view):
    view.give(OTHERS)
    QApplication.processEvents()
    for _ in range(view.steps.page_count):
        for lines in (view.steps, view.contacts):
            bottom = 0
            for one in lines.shown_lines:
                assert one.y() >= bottom
                assert one.heightForWidth(one.width()) <= one.height()
                bottom = one.y() + one.height()
            assert bottom <= lines.height() or len(lines.shown_lines) == 1
        view.show_more()


def test_enter_takes_the_first_answer_of_the_menu(view, qtbot):
    view.give((Outcome.GAVE_CARD,))
    view.answer.open()
    menu = view.answer.menu()
    with qtbot.waitSignal(view.answer.form_chosen) as chosen:
        QTest.keyClick(menu, Qt.Key.Key_Return)
    assert chosen.args == [AnswerForm.SMS, "fr"]


def test_the_advice_follows_decision_and_channel(view):
    view.give((Outcome.NOTHING_DONE,))
    of_a_scam = view.advice
    view.judge(Situation(Band.VERY_LIKELY_SCAM, Decision.LEGIT, Channel.SMS))
    assert view.advice.say != of_a_scam.say
    assert view.advice.say in view.say.text()
    assert not view.answer.menu().actions()[2].isEnabled(), "nothing to report"
    view.judge(Situation(Band.VERY_LIKELY_SCAM, Decision.SCAM, Channel.EMAIL))
    assert any("signal-spam.fr" in one.text for one in view.advice.contacts)


def test_one_key_copies_one_contact_after_the_other(view):
    asked = []
    view.contact_requested.connect(asked.append)
    view.copy_contact()
    assert asked == [], "no advice, no contact"
    view.give((Outcome.GAVE_CARD,))
    contacts = [one.short for one in view.advice.contacts]
    for _ in range(len(contacts) + 1):
        view.copy_contact()
    assert asked == [*contacts, contacts[0]]


def test_sources_stand_behind_i_and_notes_of_editors_nowhere(view):
    view.give((Outcome.CLICKED_ONLY, Outcome.GAVE_RIB))
    shown = [one.text() for one in view.findChildren(QLabel)]
    assert "Cybermalveillance" in view.source.toolTip()
    view.source.click()
    assert "Cybermalveillance" in QToolTip.text()
    assert not any("Cybermalveillance" in one or "déduit" in one for one in shown)


def test_lines_that_grow_with_their_place_are_all_shown(dressed, qtbot):
    lines = PagedLines()
    qtbot.addWidget(lines)
    lines.resize(300, 40)
    lines.show_lines([Line(f"Étape {at}", f"{at}.") for at in range(9)])
    assert lines.page_count > 1
    lines.show_whole(True)
    assert (lines.page_count, len(lines.shown_lines)) == (1, 9)
    assert lines.heightForWidth(300) == lines.sizeHint().height()
