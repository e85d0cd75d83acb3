"""The window shows what the log would keep of the message on screen."""

from __future__ import annotations

import pytest
import ui_fakes as fakes
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from classifier.records import Pasted
from triage_app.paths import Home
from triage_app.services.desk import Desk
from triage_app.settings import Settings
from triage_app.ui.worker import InlineWorker

MESSAGE = (
    "Madame Dufresnoy, AMELI : votre carte Vitale expire, mettez-la à jour avant demain sur "
    "https://ameli-carte.top/maj/dufresnoy?n=284069912345621"
)


@pytest.fixture(params=["never", "always"])
def session(request, tmp_path, dressed, qtbot):
    """Return a window on a real desk without a model; the two questions come first, or not."""
    desk = Desk(
        Home(tmp_path), Settings(agent="claire", second_look=request.param, encryption="off")
    )
    made = fakes.session(desk, worker=InlineWorker(desk))
    qtbot.addWidget(made.window)
    made.window.show()
    yield made
    made.training.stop()
    desk.close()


def test_the_sheet_shows_the_stored_form_and_no_verdict_before_the_questions(session, qtbot):
    session.triage.judge(Pasted(MESSAGE))
    page = session.flow.page
    QTest.keyClick(page, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    shown = session.flow.kept_sheet.page.toPlainText()
    assert "hxxps://ameli-carte[.]top/maj/⟨VALEUR⟩?n=⟨" in shown
    assert "Madame ⟨NOM⟩" in shown
    assert "dufresnoy" not in shown.lower()
    assert "284069912345621" not in shown
    assert ("Verdict" in shown) is page.is_revealed()


def test_the_button_below_the_message_opens_the_sheet(session):
    session.triage.judge(Pasted(MESSAGE))
    assert session.flow.page.message.isAncestorOf(session.flow.kept_button)
    session.flow.kept_button.click()
    assert session.flow.kept_sheet.isVisible()


def test_without_a_message_there_is_no_sheet(session):
    QTest.keyClick(session.flow.page, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert session.flow.kept_sheet is None


def test_what_is_typed_or_corrected_in_the_window_is_masked_in_the_draft(session, tmp_path):
    session.triage.drafts.begin()
    page = session.flow.page
    page.input.text_field.setPlainText(MESSAGE)
    assert_masked(session, tmp_path, "⟨VALEUR⟩")
    page.input.judge()
    page.correct()
    page.input.text_field.setPlainText(f"{MESSAGE}\nAppelez Mme Dufresnoy au 06 39 98 12 34")
    page.input.judge()
    assert_masked(session, tmp_path, "⟨TEL_MOBILE⟩")


def assert_masked(session, folder, sign):
    session.triage.drafts.save()
    kept = (folder / "drafts.json").read_text(encoding="utf-8")
    assert sign in kept
    for secret in ("dufresnoy", "06 39 98", "284069912345621"):
        assert secret not in kept.lower()
