"""A call handled with key presses only: clipboard, verdict, decision, log, list, undo."""

import pytest
import ui_fakes as fakes
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QShortcut
from PySide6.QtTest import QTest
from worn_look import wear

from classifier.records import Band
from triage_app.records import Decision, Dissent, Observations, Outcome, Seen, Triage
from triage_app.ui.triage.reasons_view import ReasonRow
from triage_app.ui.window.navigation import PageName

SMS = "Assurance Maladie : votre carte Vitale expire, renouvelez-la https://carte-vitale.top"
CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


class Agent:
    """Sends key presses to the widget that has the focus."""

    def __init__(self, session, qtbot):
        self.session, self.qtbot = session, qtbot
        self.window = session.window
        self.page = session.content.page(PageName.TRIAGE)
        self.presses = 0

    def press(self, key, modifier=NONE):
        self.presses += 1
        # To the window, not to a widget: so shortcuts and focus work as with a keyboard.
        QTest.keyClick(self.window.windowHandle(), key, modifier)

    def copy(self, text):
        QGuiApplication.clipboard().setText(text)

    def focus(self):
        return self.window.focusWidget()


@pytest.fixture
def desk():
    return fakes.FakeDesk()


@pytest.fixture
def agent(desk, qapp, qtbot, request):
    wear(qapp)
    session = fakes.session(desk, **getattr(request, "param", {}))
    qtbot.addWidget(session.window)
    session.window.show()
    session.window.activateWindow()
    qtbot.waitActive(session.window)
    session.learning.begin()
    return Agent(session, qtbot)


def test_clipboard_to_logged_case_and_back(agent, desk):
    assert agent.focus() is agent.page.input.text_field
    agent.copy(SMS)
    agent.press(Qt.Key.Key_V, CTRL)
    assert desk.assessed == [(SMS, None, "", "")]
    assert agent.page.has_verdict()
    agent.press(Qt.Key.Key_Return)
    assert desk.cases == {}, "nothing is logged before a decision"
    agent.press(Qt.Key.Key_F5)
    assert agent.page.decision.decision is Decision.SCAM
    agent.press(Qt.Key.Key_Return)
    assert desk.cases[1].decision is Decision.SCAM
    assert agent.focus() is agent.page.input.text_field
    assert agent.page.input.typed().is_empty
    agent.press(Qt.Key.Key_2, CTRL)
    cases = agent.session.content.page(PageName.CASES)
    assert cases.cases.rowCount() == 1
    agent.press(Qt.Key.Key_1, CTRL)
    agent.press(Qt.Key.Key_Z, CTRL)
    assert desk.cases == {}
    assert cases.cases.rowCount() == 0


def test_paste_with_the_focus_elsewhere(agent, desk):
    agent.page.input.assess_button.setFocus()
    agent.copy(SMS)
    agent.press(Qt.Key.Key_V, CTRL)
    assert agent.page.has_verdict()
    agent.page.message.page.setFocus()
    agent.copy("Un autre message, bien différent.")
    agent.press(Qt.Key.Key_V, CTRL)
    assert [one[0] for one in desk.assessed] == [SMS, "Un autre message, bien différent."]


def test_paste_into_the_sender_stays_there(agent, desk):
    agent.page.input.sender_field.setFocus()
    agent.copy("36046")
    agent.press(Qt.Key.Key_V, CTRL)
    assert agent.page.input.sender_field.text() == "36046"
    assert desk.assessed == []


@pytest.mark.parametrize(
    ("key", "decision"),
    [
        (Qt.Key.Key_F5, Decision.SCAM),
        (Qt.Key.Key_F6, Decision.LEGIT),
        (Qt.Key.Key_F7, Decision.UNSURE),
    ],
)
def test_function_keys_decide_and_ctrl_enter_logs(agent, desk, key, decision):
    agent.copy(SMS)
    desk.found = Triage(fakes.assessment(band=Band.CANNOT_TELL), None)  # contradicts nobody
    agent.press(Qt.Key.Key_V, CTRL)
    agent.press(key)
    agent.press(Qt.Key.Key_Return, CTRL)
    assert desk.cases[1].decision is decision


def test_what_the_caller_did_by_keys(agent, desk):
    agent.copy(SMS)
    agent.press(Qt.Key.Key_V, CTRL)
    agent.press(Qt.Key.Key_F8)
    for _ in range(2):
        agent.press(Qt.Key.Key_Down)
    assert agent.page.advice.outcomes == (), "looking is not answering"
    agent.press(Qt.Key.Key_Space)
    assert agent.page.advice.outcomes == (Outcome.GAVE_CARD,)
    agent.press(Qt.Key.Key_F5)
    agent.press(Qt.Key.Key_Return)
    assert desk.cases[1].outcomes == (Outcome.GAVE_CARD,)


def test_typed_text_is_assessed_by_ctrl_enter_and_enter_is_a_new_line(agent, desk):
    agent.qtbot.keyClicks(agent.focus(), "ligne une")
    agent.press(Qt.Key.Key_Return)
    agent.qtbot.keyClicks(agent.focus(), "ligne deux")
    assert desk.assessed == []
    agent.press(Qt.Key.Key_Return, CTRL)
    assert [one[0] for one in desk.assessed] == ["ligne une\nligne deux"]


def test_enter_presses_the_button_under_the_focus(agent, desk):
    agent.copy(SMS)
    agent.press(Qt.Key.Key_V, CTRL)
    agent.press(Qt.Key.Key_F5)
    agent.page.decision.clear_button.setFocus()
    agent.press(Qt.Key.Key_Return)
    assert desk.cases == {}
    assert not agent.page.has_verdict()


def test_escape_discards_the_message(agent, desk):
    agent.copy(SMS)
    agent.press(Qt.Key.Key_V, CTRL)
    agent.press(Qt.Key.Key_F5)
    agent.press(Qt.Key.Key_Escape)
    assert not agent.page.has_verdict()
    assert agent.page.input.typed().is_empty
    assert agent.page.decision.decision is None
    agent.press(Qt.Key.Key_Return)
    assert desk.cases == {}


def test_correcting_keeps_the_decision_and_asks_again(agent, desk):
    agent.copy(SMS)
    agent.press(Qt.Key.Key_V, CTRL)
    agent.press(Qt.Key.Key_F6)
    agent.press(Qt.Key.Key_F2)
    assert agent.page.input.text_field.toPlainText() == SMS
    agent.page.input.sender_field.setText("CPAM")
    agent.press(Qt.Key.Key_Return, CTRL)
    assert desk.assessed[-1] == (SMS, None, "CPAM", "")
    assert agent.page.decision.decision is Decision.LEGIT


def test_pasted_page_is_handed_over_with_its_links_and_shown_as_text(agent, desk):
    source = QMimeData()
    page = '<p>Votre <a href="http://faux.top">espace ameli</a></p>'
    source.setHtml(page)
    source.setText("Votre espace ameli")
    agent.page.input.take(source)
    assert desk.assessed[0][0] == page
    assert agent.page.input.text_field.toPlainText() == "Votre espace ameli"


def test_dropped_file_is_read_by_the_service(agent, desk, tmp_path):
    path = tmp_path / "douteux.eml"
    path.write_text("Subject: Votre carte\n\nVotre carte Vitale expire.", encoding="utf-8")
    source = QMimeData()
    source.setUrls([QUrl.fromLocalFile(str(path))])
    agent.page.input.take(source)
    assert desk.assessed[0][0] == "Votre carte Vitale expire."


def test_supervisor_confirms_by_keys(agent, desk):
    desk.cases = {n: fakes.case(n) for n in (1, 2)}
    agent.press(Qt.Key.Key_2, CTRL)
    agent.session.content.page(PageName.CASES).table.setFocus()
    agent.press(Qt.Key.Key_Down)
    agent.press(Qt.Key.Key_F5)
    assert desk.cases[1].label == "scam"
    agent.press(Qt.Key.Key_Z, CTRL)
    assert desk.cases[1].label is None


LOOKS_FIRST = pytest.mark.parametrize("agent", [{"second_look": "always"}], indirect=True)
UNKNOWN = Triage(fakes.assessment(), None)  # a message that the log has never seen


def test_two_presses_from_clipboard_to_logged_case(agent, desk):
    agent.copy(SMS)
    agent.press(Qt.Key.Key_V, CTRL)
    agent.press(Qt.Key.Key_F5, CTRL)
    assert desk.cases[1].decision is Decision.SCAM
    assert agent.presses == 2
    assert agent.focus() is agent.page.input.text_field


def test_same_campaign_same_decision_in_three_presses(agent, desk):
    agent.copy(SMS)
    agent.press(Qt.Key.Key_V, CTRL)
    agent.press(Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    agent.press(Qt.Key.Key_F4)
    assert desk.cases[1].decision is Decision.SCAM
    assert desk.cases[1].outcomes == (Outcome.NOTHING_DONE,)
    assert agent.presses == 3


def test_f4_asks_first_what_the_caller_did_and_says_that_it_logs(agent, desk):
    agent.copy(SMS)
    agent.press(Qt.Key.Key_V, CTRL)
    agent.press(Qt.Key.Key_F4)
    assert desk.cases == {}
    assert "F4 enregistre" in agent.page.decision.note.text()
    assert agent.focus() is agent.page.advice.buttons[Outcome.NOTHING_DONE]
    agent.press(Qt.Key.Key_F4)
    assert desk.cases == {}, "it asks again"
    agent.press(Qt.Key.Key_Right)
    agent.press(Qt.Key.Key_Space)
    agent.press(Qt.Key.Key_F4)
    assert desk.cases[1].outcomes == (Outcome.CLICKED_ONLY,)
    assert "F4" not in agent.page.decision.note.text(), "the next call begins anew"


def test_f4_does_nothing_without_a_campaign(agent, desk):
    desk.found = UNKNOWN
    agent.copy(SMS)
    agent.press(Qt.Key.Key_V, CTRL)
    agent.press(Qt.Key.Key_F4)
    assert desk.cases == {}


@LOOKS_FIRST
def test_four_presses_with_two_questions_before_the_verdict(agent, desk):
    desk.found = UNKNOWN
    agent.copy(SMS)
    agent.press(Qt.Key.Key_V, CTRL)
    assert not agent.page.is_revealed()
    assert agent.page.verdict.isHidden() or not agent.page.verdict.isVisible()
    chips = agent.page.message.page.extraSelections()
    assert all(one.cursor.selectedText().startswith("[") for one in chips), "masks, no reasons"
    assert "deux questions" in agent.page.decision.note.text()
    agent.press(Qt.Key.Key_1)
    agent.press(Qt.Key.Key_2)
    assert agent.page.verdict.isVisible()
    assert "F5" in agent.page.decision.note.text()
    agent.press(Qt.Key.Key_F5, CTRL)
    assert agent.presses == 4
    assert desk.own_views[1].observations == Observations(Seen.YES, Seen.NO)
    assert desk.own_views[1].dissent is None


@LOOKS_FIRST
def test_no_decision_before_the_two_questions_are_answered(agent, desk):
    desk.found = UNKNOWN
    agent.copy(SMS)
    agent.press(Qt.Key.Key_V, CTRL)
    agent.press(Qt.Key.Key_F5, CTRL)
    agent.press(Qt.Key.Key_Return, CTRL)
    assert desk.cases == {}
    agent.press(Qt.Key.Key_1)
    agent.press(Qt.Key.Key_Backspace)
    agent.press(Qt.Key.Key_Ampersand)  # the key 1 of a French keyboard
    assert agent.page.observation.asks.value is not None


@LOOKS_FIRST
def test_a_confirmed_campaign_asks_no_questions(agent, desk):
    agent.copy(SMS)
    agent.press(Qt.Key.Key_V, CTRL)
    assert agent.page.is_revealed()


@LOOKS_FIRST
def test_correcting_does_not_repeat_the_questions(agent, desk):
    desk.found = UNKNOWN
    agent.copy(SMS)
    for key, modifier in ((Qt.Key.Key_V, CTRL), (Qt.Key.Key_1, NONE), (Qt.Key.Key_3, NONE)):
        agent.press(key, modifier)
    agent.press(Qt.Key.Key_F2)
    agent.press(Qt.Key.Key_Return, CTRL)
    assert agent.page.is_revealed()
    agent.press(Qt.Key.Key_F5, CTRL)
    assert desk.own_views[1].observations == Observations(Seen.YES, Seen.UNKNOWN)


@LOOKS_FIRST
def test_correcting_before_the_questions_does_not_show_the_verdict(agent, desk):
    desk.found = UNKNOWN
    agent.copy(SMS)
    agent.press(Qt.Key.Key_V, CTRL)
    agent.press(Qt.Key.Key_F2)
    agent.press(Qt.Key.Key_Return, CTRL)
    assert not agent.page.is_revealed()


def test_pasting_over_a_message_discards_it_and_restarts_the_timer(agent, desk):
    agent.copy(SMS)
    agent.press(Qt.Key.Key_V, CTRL)
    agent.press(Qt.Key.Key_F5)
    first = agent.session.triage.calls.current.stopwatch
    agent.copy("le message suivant, sans rapport")
    agent.press(Qt.Key.Key_V, CTRL)
    assert agent.page.decision.decision is None
    assert agent.session.triage.calls.current.stopwatch is not first
    agent.press(Qt.Key.Key_Z, CTRL)
    assert agent.page.input.text_field.toPlainText() == SMS
    assert agent.page.decision.decision is Decision.SCAM


def test_a_resumed_call_still_asks_why_the_decision_differs(agent, desk):
    agent.copy(SMS)
    agent.press(Qt.Key.Key_V, CTRL)
    agent.press(Qt.Key.Key_F6)
    agent.press(Qt.Key.Key_F9)
    agent.press(Qt.Key.Key_F9)
    agent.press(Qt.Key.Key_Return)
    assert desk.cases == {}
    agent.press(Qt.Key.Key_3)
    assert desk.own_views[1].dissent is Dissent.READING


def test_a_decision_against_the_tool_asks_why_by_one_key(agent, desk):
    agent.copy(SMS)
    agent.press(Qt.Key.Key_V, CTRL)
    agent.press(Qt.Key.Key_F6)
    agent.press(Qt.Key.Key_2)
    agent.press(Qt.Key.Key_Return)
    assert agent.presses == 4
    assert desk.cases[1].decision is Decision.LEGIT
    assert desk.own_views[1].dissent is Dissent.CHECKED
    assert "La supervision comparera" in agent.session.content.note.sentence


def test_the_reason_is_asked_before_logging_and_then_logs(agent, desk):
    agent.copy(SMS)
    agent.press(Qt.Key.Key_V, CTRL)
    agent.press(Qt.Key.Key_F6, CTRL)
    assert desk.cases == {}
    agent.press(Qt.Key.Key_5)
    assert desk.own_views[1].dissent is Dissent.OTHER
    assert agent.presses == 3


def test_changing_the_decision_removes_the_question(agent, desk):
    agent.copy(SMS)
    agent.press(Qt.Key.Key_V, CTRL)
    agent.press(Qt.Key.Key_F6)
    agent.press(Qt.Key.Key_F5)
    assert not agent.page.decision.dissent_row.isVisible()
    agent.press(Qt.Key.Key_Return)
    assert desk.own_views[1].dissent is None


def test_passages_are_stepped_through_with_their_reasons(agent, desk):
    agent.copy(SMS)
    agent.press(Qt.Key.Key_V, CTRL)
    message = agent.page.message
    assert message.passage.text() == "4 passages soulignés (F3)"
    told = []
    for _ in range(4):
        agent.press(Qt.Key.Key_F3)
        told.append(message.passage.text())
    assert len(set(told)) == 4
    assert told[0].startswith("1/4 – ")
    agent.press(Qt.Key.Key_F3)
    assert message.passage.text() == told[0], "round and round"
    agent.press(Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert message.passage.text() == told[-1]
    framed = [
        row.reason.text
        for row in agent.page.reasons.findChildren(ReasonRow)
        if row.property("passage") == "current"
    ]
    assert all(text.replace(".top", "[.]top") in told[-1] or text in told[-1] for text in framed)


def test_two_calls_on_hold_are_resumed(agent, desk):
    agent.copy(SMS)
    agent.press(Qt.Key.Key_V, CTRL)
    agent.press(Qt.Key.Key_F5)
    agent.press(Qt.Key.Key_F9)
    assert not agent.page.has_verdict()
    assert agent.focus() is agent.page.input.text_field
    agent.qtbot.keyClicks(agent.focus(), "un message recopie")
    agent.press(Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
    assert agent.page.decision.decision is Decision.SCAM, "the first caller, as she was left"
    assert len(agent.session.triage.calls.held) == 1
    agent.press(Qt.Key.Key_Return)
    assert desk.cases[1].decision is Decision.SCAM
    agent.press(Qt.Key.Key_F9)
    assert agent.page.input.text_field.toPlainText() == "un message recopie"
    assert not agent.session.flow.shelf.isVisible()


def test_ctrl_z_restores_a_discarded_message(agent, desk):
    agent.copy(SMS)
    agent.press(Qt.Key.Key_V, CTRL)
    agent.press(Qt.Key.Key_F6)
    agent.press(Qt.Key.Key_1)
    agent.press(Qt.Key.Key_Escape)
    assert not agent.page.has_verdict()
    agent.press(Qt.Key.Key_Z, CTRL)
    assert agent.page.decision.decision is Decision.LEGIT
    assert agent.page.decision.dissent is Dissent.CALLER
    agent.press(Qt.Key.Key_Return)
    assert desk.own_views[1].dissent is Dissent.CALLER


TENS = {"clock": map(float, range(0, 10_000, 10)).__next__}  # each look is ten seconds later


@pytest.mark.parametrize("agent", [TENS], indirect=True)
def test_the_timer_stops_while_paused(agent, desk):
    agent.copy(SMS)
    agent.press(Qt.Key.Key_V, CTRL)
    agent.press(Qt.Key.Key_P, CTRL)
    assert agent.page.bar.pause_button.text() == "Reprendre"
    minutes, seconds = agent.page.bar.time.text().split(":")
    agent.press(Qt.Key.Key_F5)
    agent.press(Qt.Key.Key_Return)
    assert desk.cases[1].handling_seconds == 60 * int(minutes) + int(seconds) > 0


def test_a_pasted_picture_is_shown_and_its_text_typed(agent, desk):
    picture = QImage(400, 700, QImage.Format.Format_RGB32)
    picture.fill(0xFFEEEEEE)
    QGuiApplication.clipboard().setImage(picture)
    agent.press(Qt.Key.Key_V, CTRL)
    assert agent.page.input.picture.isVisible()
    assert desk.assessed == []
    assert agent.focus() is agent.page.input.text_field
    agent.qtbot.keyClicks(agent.focus(), "votre colis")
    agent.press(Qt.Key.Key_Return, CTRL)
    assert desk.assessed[0][0] == "votre colis"
    agent.press(Qt.Key.Key_F9)
    assert not agent.page.input.picture.isVisible()
    agent.press(Qt.Key.Key_F9)
    agent.press(Qt.Key.Key_F2)
    assert agent.page.input.picture.isVisible(), "put aside and taken up with its picture"
    agent.press(Qt.Key.Key_Escape)
    assert not agent.page.input.typed().is_empty, "it leaves the correction only"
    agent.press(Qt.Key.Key_Escape)
    assert agent.page.input.typed().is_empty


@pytest.mark.parametrize("agent", [{"watch_clipboard": "on"}], indirect=True)
def test_clipboard_text_is_taken_only_on_an_empty_page(agent, desk):
    watch = agent.session.flow.watch
    watch._is_ours = lambda: True  # the offscreen clipboard has no owner
    agent.copy("une réponse que nous avons copiée")
    assert desk.assessed == [], "our own copies do not come back"
    watch._is_ours = lambda: False  # as another program's copy would look
    agent.copy(SMS)
    assert [one[0] for one in desk.assessed] == [SMS]
    agent.copy("le suivant")
    assert len(desk.assessed) == 1, "a call stands on the page"
    agent.press(Qt.Key.Key_Escape)
    agent.copy("le suivant")
    assert desk.assessed[-1][0] == "le suivant"


def test_alt_and_a_letter_select_what_the_caller_did(agent, desk):
    agent.copy(SMS)
    agent.press(Qt.Key.Key_V, CTRL)
    agent.press(Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    assert agent.page.advice.outcomes == (Outcome.GAVE_CARD,)
    agent.press(Qt.Key.Key_F5, CTRL)
    assert desk.cases[1].outcomes == (Outcome.GAVE_CARD,)
    assert agent.presses == 3


def test_the_advice_is_copied_as_a_reply(agent):
    agent.copy(SMS)
    agent.press(Qt.Key.Key_V, CTRL)
    agent.press(Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    agent.press(Qt.Key.Key_C, CTRL | Qt.KeyboardModifier.ShiftModifier)
    menu = agent.page.advice.answer.menu()
    assert menu.isVisible()
    menu.actions()[1].trigger()
    menu.close()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Bonjour,")
    assert "opposition" in text
    assert "vitale" not in text.lower(), "no word of the message"
    assert "Réponse copiée" in agent.session.content.note.sentence


@pytest.mark.parametrize("away", [Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4])
def test_the_keys_reach_the_page_again_after_another_page(agent, desk, away):
    agent.copy(SMS)
    agent.press(Qt.Key.Key_V, CTRL)
    agent.press(Qt.Key.Key_F6)
    before = agent.focus()
    agent.press(away, CTRL)
    agent.press(Qt.Key.Key_1, CTRL)
    assert agent.focus() is before
    agent.copy("Un autre appelant, un autre message : votre colis est en attente.")
    agent.press(Qt.Key.Key_V, CTRL)
    assert len(desk.assessed) == 2, "the next message is taken, not the former one kept"


def test_the_message_field_keeps_ctrl_z_until_its_call_ends(agent, desk):
    agent.copy(SMS)
    agent.press(Qt.Key.Key_V, CTRL)
    agent.press(Qt.Key.Key_F5, CTRL)
    agent.qtbot.keyClicks(agent.focus(), "abc")
    for _ in range(5):
        agent.press(Qt.Key.Key_Z, CTRL)
    assert agent.page.input.typed().is_empty
    assert list(desk.cases) == [1], "undoing the typing stops before the logged case"
    agent.press(Qt.Key.Key_Escape)
    agent.press(Qt.Key.Key_Z, CTRL)
    assert desk.cases == {}


def test_keys_held_down_log_and_undo_once(agent):
    repeated = {
        one.key().toString() for one in agent.page.findChildren(QShortcut) if one.autoRepeat()
    }
    assert repeated == {"F3", "Shift+F3"}, "only a step through the passages repeats"
