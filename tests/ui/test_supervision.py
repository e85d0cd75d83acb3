"""The supervisor pages: locked by the code; editing of the advice."""

import pytest
import ui_fakes as fakes
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from classifier.records import Label, Pasted
from triage_app.advice.guidance import AdviceText, Step, Timing
from triage_app.records import Outcome
from triage_app.ui.supervisor.guidance_sheet import GuidanceSheet
from triage_app.ui.supervisor.lock_card import LockCard
from triage_app.ui.window.navigation import PageName


@pytest.fixture
def desk():
    return fakes.FakeDesk()


@pytest.fixture
def session(desk, dressed, qtbot):
    made = fakes.session(desk)
    qtbot.addWidget(made.window)
    made.window.show()
    made.learning.begin()
    made.supervisor.access.begin()
    return made


def lock_card(session):
    shown = [one for one in session.content.findChildren(LockCard) if one.isVisible()]
    return shown[0] if shown else None


def type_code(session, qtbot, code):
    card = lock_card(session)
    card.field.setText(code)
    qtbot.keyClick(card.field, Qt.Key.Key_Return)


def test_without_a_code_the_pages_are_open(session):
    session.content.show_page(PageName.SUPERVISOR)
    assert lock_card(session) is None
    assert session.content.navigation.lock_button.isHidden()


def test_a_code_locks_both_pages_until_it_is_entered(session, qtbot):
    access = session.supervisor.access
    access.set_code("vigie-2026")
    assert access.is_open, "who sets the code is in"
    assert session.content.navigation.lock_button.isVisible()
    session.content.navigation.lock_button.click()
    for name in (PageName.SUPERVISOR, PageName.GUIDANCE):
        session.content.show_page(name)
        assert lock_card(session) is not None
    assert lock_card(session).field.echoMode() is QLineEdit.EchoMode.Password
    type_code(session, qtbot, "0000")
    assert lock_card(session).sentence.text() == "Ce code n’est pas le bon."
    assert lock_card(session).field.text() == ""
    type_code(session, qtbot, "vigie-2026")
    assert lock_card(session) is None
    assert session.content.page(PageName.GUIDANCE).isVisible()


def test_with_a_code_the_pages_are_locked_from_the_start(desk, dressed, qtbot):
    class Never:
        def call(self, *_):
            """Never return a result, like a worker that is still starting."""

    made = fakes.session(desk, worker=Never(), code_set=True)
    qtbot.addWidget(made.window)
    made.window.show()
    made.content.show_page(PageName.SUPERVISOR)
    assert lock_card(made) is not None
    assert not made.supervisor.access.is_open


def test_wrong_codes_show_the_waiting_time(session, qtbot):
    session.supervisor.access.set_code("vigie-2026")
    session.supervisor.access.lock()
    session.content.show_page(PageName.SUPERVISOR)
    for _ in range(3):
        type_code(session, qtbot, "0000")
    assert "nouvel essai dans" in lock_card(session).sentence.text()


def test_labels_are_for_supervisors(session, desk):
    desk.cases = {1: fakes.case(1)}
    page = session.content.show_page(PageName.CASES)
    session.supervisor.access.set_code("vigie-2026")
    session.supervisor.access.lock()
    page.detail.label_buttons[Label.SCAM].click()
    assert desk.cases[1].label is None
    assert "réservée à la supervision" in session.content.banner.sentence
    session.supervisor.access.try_code("vigie-2026")
    page.detail.label_buttons[Label.SCAM].click()
    assert desk.cases[1].label is Label.SCAM


def test_the_code_is_set_and_removed_on_the_page(session, desk):
    view = session.content.show_page(PageName.SUPERVISOR).code
    view.fields.code.setText("1234")
    view.fields.again.setText("1235")
    view.set_button.click()
    assert view.fields.sentence.text() == "Les deux codes ne sont pas les mêmes."
    assert not desk.access.is_set()
    view.fields.again.setText("1234")
    view.set_button.click()
    assert desk.access.check("1234").right
    assert view.fields.code.text() == ""
    view.remove_button.click()
    assert not desk.access.is_set()
    assert desk.noted == [True, False]


def test_advice_is_changed_and_restored_in_the_window(session):
    triage = session.flow.page
    session.triage.judge(Pasted("x"))
    triage.advice.buttons[Outcome.NOTHING_DONE].setChecked(True)
    page = session.content.show_page(PageName.GUIDANCE)
    before = page.form.say.toPlainText()
    page.form.say.setPlainText("Ne cliquez pas ; appelez-nous au numéro de votre carte.")
    assert "appelez-nous" in page.preview.accessibleDescription(), "what the agent will see"
    page.save_button.click()
    assert "version 2" in session.content.note.sentence
    assert "appelez-nous" in triage.advice.say.text()
    assert "Version 2" in triage.advice.source.toolTip()
    assert [page.editions.item(row).text()[:9] for row in range(2)] == ["Version 2", "Version 1"]
    session.content.note.action_button.click()
    assert page.form.say.toPlainText() == before
    assert "appelez-nous" not in triage.advice.say.text()


def test_advice_that_calls_a_message_safe_is_refused(session, desk):
    page = session.content.show_page(PageName.GUIDANCE)
    page.form.say.setPlainText("Ce message est sans danger.")
    page.save_button.click()
    assert "sans danger" in session.content.banner.sentence
    assert page.form.say.toPlainText() == "Ce message est sans danger.", "what was typed stays"
    assert desk.guidance.editions() == []


def test_the_other_language_is_edited_on_the_same_page(session, desk):
    page = session.content.show_page(PageName.GUIDANCE)
    page.language.setCurrentIndex(page.language.findData("en"))
    page.outcomes.setCurrentRow(list(Outcome).index(Outcome.GAVE_CARD))
    assert page.form.say.toPlainText().startswith("Call your bank")
    page.form.say.setPlainText("Call your bank at once.")
    page.save_button.click()
    assert desk.guidance.load()["en"][Outcome.GAVE_CARD].say == "Call your bank at once."
    assert desk.guidance.load()["fr"][Outcome.GAVE_CARD].say.startswith("Appelez")


def test_earlier_versions_and_the_shipped_text_can_be_restored(session, desk):
    page = session.content.show_page(PageName.GUIDANCE)
    shipped = page.form.say.toPlainText()
    for say in ("Première version.", "Deuxième version."):
        page.form.say.setPlainText(say)
        page.save_button.click()
    page.editions.setCurrentRow(1)
    page.restore_button.click()
    assert page.form.say.toPlainText() == "Première version."
    page.shipped_button.click()
    assert page.form.say.toPlainText() == shipped
    assert len(desk.guidance.editions()) == 5


def test_every_line_of_an_advice_is_edited(session, desk):
    page = session.content.show_page(PageName.GUIDANCE)
    page.outcomes.setCurrentRow(list(Outcome).index(Outcome.GAVE_CARD))
    before = desk.guidance.load()["fr"][Outcome.GAVE_CARD]
    assert page.form.agent.toPlainText() == "\n".join(before.agent) != ""
    page.form.agent.setPlainText("Ne faites rien lire.\n\n  Rappelez  demain. ")
    assert "Rappelez demain." in [one.text() for one in page.preview.findChildren(QLabel)]
    page.save_button.click()
    after = desk.guidance.load()["fr"][Outcome.GAVE_CARD]
    assert after.agent == ("Ne faites rien lire.", "Rappelez demain.")
    assert (after.say, after.steps, after.avoid) == (before.say, before.steps, before.avoid)


def test_a_version_of_the_advice_is_compared_by_line(session, desk, monkeypatch):
    page = session.content.show_page(PageName.GUIDANCE)
    steps = (Step(Timing.NOW, "Appeler la banque."),)
    text = AdviceText(
        Outcome.GAVE_CARD, "fr", "Appelez votre banque.", steps, "", ("bank",), "Note 12", True
    )
    desk.guidance.save(text)
    session.supervisor.guidance.refresh()
    shown = []
    monkeypatch.setattr(GuidanceSheet, "exec", lambda self: shown.append(self.page.toPlainText()))
    session.supervisor.guidance.compare(0)
    lines = shown[0].splitlines()
    assert "  + Appelez votre banque." in lines
    assert any(line.startswith("  − ") for line in lines)
    page.editions.setCurrentRow(0)
    page.difference_button.click()
    assert shown[1] == "Aucune différence."


def test_locking_takes_the_undo_of_a_supervisors_action_away(session):
    """A note is in the rail, beside the pages that are covered."""
    access, note = session.supervisor.access, session.content.note
    access.set_code("vigie-2026")
    session.models.controller.model_chosen.emit("0003", "0002")
    assert note.action_button.isVisible()
    said = note.sentence
    session.content.navigation.lock_button.click()
    assert note.sentence == said
    assert note.action_button.isHidden()


def test_what_ends_while_the_pages_are_locked_offers_no_undo(session):
    access, note = session.supervisor.access, session.content.note
    access.set_code("vigie-2026")
    access.lock()
    session.models.controller.model_chosen.emit("0003", "0002")
    assert note.action_button.isHidden()
    access.try_code("vigie-2026")
    session.models.controller.model_chosen.emit("0003", "0002")
    assert note.action_button.isVisible()


def test_the_pages_are_locked_before_a_busy_worker_answers(desk, dressed, qtbot):
    class Never:
        def call(self, *_):
            """Never return a result, like a worker that is busy."""

    made = fakes.session(desk, worker=Never(), code_set=True)
    qtbot.addWidget(made.window)
    made.window.show()
    access = made.supervisor.access
    access.given = True
    access.access_changed.emit(True, True)
    made.content.show_page(PageName.SUPERVISOR)
    assert lock_card(made) is None
    access.lock()
    assert lock_card(made) is not None
