"""Results and errors in the window, driven through its signals with fake services."""

from pathlib import Path

import pytest
import ui_fakes as fakes
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QLabel

from classifier.errors import UnreadableMessage
from classifier.records import Band, BandReason, Change, Label, Message, Pasted
from triage_app.errors import StoreError
from triage_app.export_records import (
    Column,
    ExportChoices,
    ExportFormat,
    ExportTarget,
    ExportWanted,
)
from triage_app.model_records import TrainingOutcome
from triage_app.records import Answers, CaseFilter, Decision, Outcome, Triage
from triage_app.ui.supervisor.columns_dialog import ColumnsDialog
from triage_app.ui.window.navigation import PageName

LOCKED = StoreError("The log is busy; try again.")


@pytest.fixture
def desk():
    return fakes.FakeDesk()


@pytest.fixture
def session(desk, dressed, qtbot):
    made = fakes.session(desk)
    qtbot.addWidget(made.window)
    made.window.show()
    made.learning.begin()
    return made


@pytest.fixture
def page(session):
    return session.content.page(PageName.TRIAGE)


def assess(session):
    session.triage.judge(Pasted("texte"))


def test_the_verdict_is_shown_with_all_its_parts(session, page):
    assess(session)
    assert page.verdict.band_words.text() == "Très probablement une arnaque"
    action = "Ne pas suivre le message. Passer par le site officiel."
    assert page.verdict.action_words.text() == action
    claim = "Se fait passer pour Assurance Maladie  ·  Renouvellement de la carte Vitale"
    assert page.verdict.claim_words.text() == claim
    assert "97 messages sur 100" in page.verdict.measure
    assert "modèle 0003 du 20 nov. 2026" in page.verdict.measure
    assert [one.reason for one in page.reasons.rows] == [*fakes.REASONS]
    counts = "Raisons. Signes d’arnaque\u00a0: 3. Signes contre\u00a0: 1."
    assert page.reasons.accessibleName() == counts
    assert page.campaign.sentence.text().startswith("Déjà vu 14 fois depuis le 17 nov. 2026")
    assert "9 confirmés comme arnaques" in page.campaign.sentence.text()
    assert page.message.masked.text() == "Masqué\u00a0: 1 date, 1 petit montant, 1 n°\u00a0surtaxé."
    assert len(page.message.page.extraSelections()) == 7, "three masks, four passages"


def test_the_verdict_says_how_often_it_is_a_scam_and_what_that_rests_on(session, page):
    assess(session)
    band = Band.VERY_LIKELY_SCAM.value
    for said, words in (
        ({"share": 0.9247, "low": 0.7086, "high": 0.9993, "cases": 0}, "aucun cas confirmé"),
        ({"share": 0.9247, "low": 0.7086, "high": 0.9993, "cases": 34}, "cas confirmés : 34"),
    ):
        session.flow.use_model(fakes.model(figures=fakes.figures(said={band: said})))
        text = page.verdict.measure.replace("\u202f", " ").replace("\u00a0", " ")
        assert "environ 92 sont des arnaques (entre 71 et 99" in text
        assert words in text
        assert "97 messages" not in text


def test_changes_of_verdict_are_shown_below_the_reasons(session, page, desk, qtbot):
    assess(session)
    nothing = "Aucun signe ne changerait le verdict à lui seul."
    qtbot.waitUntil(lambda: page.reasons.changes.text() == nothing)
    change = Change("Si le lien menait à ameli.fr", Band.FEW_SIGNS)
    desk.found = Triage(fakes.assessment(what_would_change=(change,)), None)
    assess(session)
    words = (
        "Ce qui changerait le verdict\u00a0: si le lien menait à ameli.fr, "
        "ce serait «\u00a0Peu de signes\u00a0»"
    )
    assert page.reasons.changes.text() == words
    desk.found = Triage(fakes.assessment(band_reason=BandReason.TOO_SHORT), None)
    assess(session)
    assert page.reasons.changes.isHidden()


def test_a_long_message_is_filled_after_its_verdict(session, page, desk, qtbot):
    long = Message(body="Bonjour, voici une phrase. " * 300)
    desk.found = Triage(fakes.assessment(message=long, fingerprint="1" * 64), None)
    assess(session)
    assert page.is_revealed()
    assert "voici une phrase" not in page.message.page.toPlainText()
    qtbot.waitUntil(lambda: "voici une phrase" in page.message.page.toPlainText())
    page.put_away_requested.emit()
    assess(session)
    page.put_away_requested.emit()
    qtbot.wait(20)
    assert page.message.page.toPlainText() == "", "what was put away does not come back late"


@pytest.mark.parametrize("band", Band)
def test_no_decision_is_preselected(session, page, desk, band):
    desk.found = Triage(fakes.assessment(band=band), None)
    assess(session)
    assert page.decision.decision is None
    assert page.advice.outcomes == ()
    assert not page.decision.log_button.isEnabled()
    assert not any(one.isChecked() for one in page.decision.buttons.values())
    assert "site officiel" in page.verdict.action_words.text()


def test_without_a_model_only_indicators_are_shown(session, page, desk):
    desk.found = Triage(
        fakes.assessment(
            band=Band.CANNOT_TELL, band_reason=BandReason.NO_MODEL, score=None, model=""
        )
    )
    assess(session)
    assert "Sans score" in page.verdict.measure
    assert "Aucun modèle" in page.verdict.claim_words.text()


def test_the_record_of_another_model_is_not_shown(session, page, desk):
    desk.found = Triage(fakes.assessment(model="0001"))
    assess(session)
    assert "sur 100" not in page.verdict.measure.lower()


def test_an_unreadable_message_is_reported_and_its_text_kept(session, page, desk):
    desk.unreadable = UnreadableMessage("This file is empty.")
    page.input.text_field.setPlainText("texte gardé")
    page.input.judge()
    assert session.content.banner.sentence == "This file is empty."
    assert page.input.text_field.toPlainText() == "texte gardé"
    assert not page.has_verdict()


def test_logged_case_clears_the_page_and_offers_undo(session, page, desk):
    assess(session)
    page.advice.buttons[Outcome.GAVE_CARD].setChecked(True)
    page.decision.decide(Decision.SCAM)
    page.decision.log()
    assert desk.cases[1].outcomes == (Outcome.GAVE_CARD,)
    assert not page.has_verdict()
    assert session.content.note.sentence == (
        "Cas n°\u00a01 enregistré\u00a0: arnaque. "
        "L’outil disait\u00a0: «\u00a0Très probable\u00a0»."
    )
    session.content.note.action_button.click()
    assert desk.cases == {}
    assert session.content.note.sentence == "Cas n°\u00a01 retiré du journal."


def test_locked_log_keeps_the_verdict_and_the_case(session, page, desk):
    desk.trouble = LOCKED
    assess(session)
    page.decision.decide(Decision.LEGIT)
    page.decision.log()
    assert page.has_verdict()
    assert len(session.triage.calls.waiting) == 1
    assert "pas encore enregistré" in session.content.banner.sentence
    assert "The log is busy" in session.content.banner.sentence
    page.decision.log()
    assert len(session.triage.calls.waiting) == 1, "a second Enter must not keep it twice"
    desk.trouble = None
    session.content.banner.action_button.click()
    assert session.triage.calls.waiting == ()
    assert [one.decision for one in desk.cases.values()] == [Decision.LEGIT]
    assert session.content.banner.sentence == ""
    assert not page.has_verdict()


def test_retry_does_not_clear_the_message_that_came_meanwhile(session, page, desk):
    desk.trouble = LOCKED
    assess(session)
    session.triage.take_answers(Answers(Decision.SCAM))
    session.triage.log()
    QGuiApplication.clipboard().setText("le message suivant")
    page.paste()
    desk.trouble = None
    session.triage.retry()
    assert len(desk.cases) == 1
    assert page.has_verdict()


def test_closing_asks_before_a_waiting_case_is_lost(session, desk, monkeypatch):
    desk.trouble = LOCKED
    assess(session)
    session.triage.take_answers(Answers(Decision.SCAM))
    session.triage.log()
    asked = []
    monkeypatch.setattr(session, "confirm_loss", lambda waiting: asked.append(waiting) or False)
    assert not session.window.close()
    assert asked == [1]
    desk.trouble = None
    session.triage.retry()
    assert session.window.close()


def test_a_late_answer_to_a_cleared_message_is_dropped(desk, dressed, qtbot):
    later = []

    class Later:
        def call(self, job, done, *_):
            later.append(lambda: done(job(desk)))

    made = fakes.session(desk, worker=Later())
    qtbot.addWidget(made.window)
    page = made.content.page(PageName.TRIAGE)
    assess(made)
    made.triage.put_away()
    later.pop()()
    assert not page.has_verdict()


def test_case_list_follows_what_is_logged_labelled_and_undone(session, desk):
    desk.cases = {n: fakes.case(n) for n in range(1, 4)}
    page = session.content.show_page(PageName.CASES)
    assert page.cases.rowCount() == 3
    assert page.detail.title.text() == "Cas n°\u00a03"
    assess(session)
    session.triage.take_answers(Answers(Decision.SCAM))
    session.triage.log()
    assert page.cases.rowCount() == 4
    page.table.selectRow(1)
    page.detail.label_buttons[Label.LEGIT].click()
    assert desk.cases[3].label is Label.LEGIT
    assert page.detail.facts["label"].text() == "Légitime (sophie) ≠ avis"
    page.detail.unlabel_button.click()
    assert desk.cases[3].label is None
    page.detail.undo_button.click()
    assert desk.cases[3].label is Label.LEGIT
    page.detail.undo_button.click()
    assert desk.cases[3].label is None
    assert page.cases.row_of(3) == 1


def test_case_list_pages_by_key(session, desk):
    desk.cases = {n: fakes.case(n) for n in range(1, 251)}
    page = session.content.show_page(PageName.CASES)
    assert page.cases.rowCount() == 100
    page.more_button.click()
    page.more_button.click()
    assert page.cases.rowCount() == 250
    assert page.cases.oldest() == 1
    assert page.more_button.isHidden()


def test_filter_by_decision(session, desk):
    desk.cases = {1: fakes.case(1), 2: fakes.case(2, decision=Decision.UNSURE)}
    page = session.content.show_page(PageName.CASES)
    page.filter.decision.setCurrentIndex(page.filter.decision.findData(Decision.UNSURE))
    assert page.cases.rowCount() == 1
    page.filter.clear()
    assert page.cases.rowCount() == 2


def test_errors_of_the_list_are_reported(session, desk):
    desk.trouble = LOCKED
    session.content.show_page(PageName.CASES)
    assert session.content.banner.sentence == "The log is busy; try again."


def test_export_asks_for_the_last_complete_week(session, desk):
    page = session.content.show_page(PageName.SUPERVISOR)
    page.export.export_button.click()
    wanted = ExportWanted("2026-W47", format=ExportFormat.CSV)
    assert desk.exported == [(wanted, ExportTarget(Path("Documents/vigie-2026-W47.csv")))]
    assert "vigie-2026-W47.csv" in page.export.result.text()
    page.export.format.setCurrentIndex(page.export.format.findData("html"))
    assert page.export.target.text().endswith("vigie-2026-W47.html")


@pytest.mark.parametrize(
    ("typed", "chosen", "named"),
    [
        ("/tmp/Semaine.csv", "pdf", "/tmp/Semaine.pdf"),
        ("/tmp/Semaine.stix.json", "html", "/tmp/Semaine.html"),
        ("/tmp/Semaine.XLSX", "misp", "/tmp/Semaine.misp.json"),
        ("/tmp/v1.2", "html", "/tmp/v1.2"),
    ],
)
def test_the_ending_of_a_name_typed_by_hand_follows_the_format(
    session, qtbot, typed, chosen, named
):
    view = session.content.show_page(PageName.SUPERVISOR).export
    view.target.clear()
    qtbot.keyClicks(view.target, typed)
    view.format.setCurrentIndex(view.format.findData(chosen))
    assert view.target.text() == named


def test_enter_in_the_name_of_the_file_exports(session, desk, qtbot):
    view = session.content.show_page(PageName.SUPERVISOR).export
    view.target.setFocus()
    qtbot.keyClick(view.target, Qt.Key.Key_Return)
    assert len(desk.exported) == 1


def test_an_export_of_a_saved_view_for_others(session, desk):
    page = session.content.show_page(PageName.SUPERVISOR)
    wanted = CaseFilter(decision=Decision.SCAM)
    page.export.show_choices(ExportChoices({"Arnaques": wanted}, (Column.NUMBER,)))
    page.export.cases.setCurrentIndex(page.export.cases.findData("Arnaques"))
    page.export.week.setCurrentIndex(page.export.week.findText("octobre 2026"))
    page.export.format.setCurrentIndex(page.export.format.findData("stix"))
    page.export.shared.setChecked(True)
    page.export.export_button.click()
    (asked, target) = desk.exported[-1]
    assert asked == ExportWanted("2026-10", wanted, ExportFormat.STIX, shared=True)
    assert target.path.name == "vigie-2026-10.stix.json"


def test_columns_are_chosen_by_keys(session, qtbot):
    page = session.content.show_page(PageName.SUPERVISOR)
    page.export.show_choices(ExportChoices({}, (Column.NUMBER, Column.EXCERPT)))
    page.export.columns_button.click()
    dialog = page.export.findChild(ColumnsDialog)
    assert dialog.checked() == (Column.NUMBER, Column.EXCERPT)
    dialog.list.setCurrentRow(1)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    with qtbot.waitSignal(page.export.columns_chosen) as chosen:
        dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).click()
    assert chosen.args == [(Column.NUMBER, Column.DATE, Column.EXCERPT)]


def test_a_candidate_is_compared_promoted_and_rolled_back(session, desk):
    view = session.content.show_page(PageName.MODELS).learning
    candidate = fakes.model("0004", "candidate")
    desk.all_models = [candidate, fakes.model()]
    outcome = TrainingOutcome(candidate, fakes.model(), True, "Aussi bien.", False)
    session.training.outcome_ready.emit(outcome)
    assert view.sentence.text() == "Aussi bien."
    assert view.promote_button.isEnabled()
    view.promote_button.click()
    assert session.models.model.number == "0004"
    assert session.content.navigation.model.text() == "Modèle 0004"
    assert desk.reloaded == 1
    assert not view.promote_button.isEnabled()
    view.rollback_button.click()
    assert session.models.model.number == "0003"
    assert desk.reloaded == 2


def test_refused_candidate_cannot_be_promoted(session, desk):
    view = session.content.show_page(PageName.MODELS).learning
    refused = fakes.model("0004", "refused")
    desk.all_models = [refused, fakes.model()]
    outcome = TrainingOutcome(refused, fakes.model(), False, "Moins bien.", False)
    session.training.outcome_ready.emit(outcome)
    assert view.sentence.text() == "Moins bien."
    assert not view.promote_button.isEnabled()
    view.models_table.selectRow(0)
    assert not view.promote_button.isEnabled()


def test_progress_is_shown_everywhere_and_its_end_too(session):
    view = session.content.show_page(PageName.MODELS).learning
    session.training.progress_changed.emit(0.35, "fitting")
    assert view.progress.value() == 35
    assert view.step.text() == "Apprentissage"
    said = session.content.navigation.model.text()
    assert "35" in said
    assert "Modèle 0003" in said, "it scores meanwhile"
    assert "Indices seulement" not in said
    session.training.command_failed.emit("Plus de place.")
    assert "Plus de place." in session.content.banner.sentence
    assert session.content.navigation.model.text() == "Modèle 0003"
    assert not view.sentence.isHidden()
    session.training.progress_changed.emit(0.01, "fitting")
    assert view.sentence.isHidden(), "it is about the training before"


def test_first_start_builds_a_model(desk, dressed, qtbot, monkeypatch):
    desk.all_models = []
    made = fakes.session(desk)
    started = []
    monkeypatch.setattr(made.training, "start", lambda **asked: started.append(asked) or True)
    qtbot.addWidget(made.window)
    made.learning.begin()
    assert started == [{"from_cases": False, "promote": True}]
    assert "en construction" in made.content.navigation.model.text()


def test_pages_are_built_when_first_shown(session):
    assert session.content.page(PageName.CASES) is None
    assert session.content.page(PageName.SUPERVISOR) is None


@pytest.mark.parametrize(
    ("reason", "words"),
    [(BandReason.TOO_SHORT, "Sans score"), (BandReason.BETWEEN, "Score\u00a0: 97\u202f%")],
)
def test_no_score_stands_beside_a_band_that_it_contradicts(session, page, desk, reason, words):
    found = fakes.assessment(band=Band.CANNOT_TELL, band_reason=reason, score=0.973)
    desk.found = Triage(found, None)
    assess(session)
    assert words in page.verdict.measure
    assert words in page.verdict.accessibleDescription()
    seen = [one.text() for one in page.verdict.findChildren(QLabel) if one.isVisible()]
    assert not any("97" in one for one in seen), "the band holds no score"
