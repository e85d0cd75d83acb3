"""The detail of a case: its history, signs and dissent in words."""

import re
from dataclasses import replace

import pytest
import ui_fakes as fakes

from classifier.records import Band, Label, Message
from triage_app.records import CaseDetail, CaseNote, Decision, Dissent, Event, EventKind, Role
from triage_app.ui.cases.case_detail_view import CaseDetailView
from triage_app.ui.cases.case_history import STEPS, history_lines, reason_of_dissent
from triage_app.ui.widgets.colours import LIGHT

AT = "2026-11-23T10:15:00+01:00"
OPENED = {
    "decision": "legit",
    "outcomes": ["clicked_only", "gave_card"],
    "dissent": "checked",
    "model": "0001",
    "fingerprint": "a" * 64,
}


def event(kind, payload=None, seq=1):
    return Event(seq, AT, "claire", kind, 7, payload or {}, "", "x")


def detail(*events, notes=(), **changes):
    message = Message(body=fakes.BODY)
    return CaseDetail(fakes.case(7, **changes), message, events, notes)


def test_an_event_is_told_in_sentences():
    found = detail(
        event(EventKind.CASE_OPENED, OPENED),
        event(EventKind.LABEL_GIVEN, {"label": "scam", "own_case": False}),
    )
    assert history_lines(found, fakes.texts()) == [
        "23/11/26 10:15 · claire a enregistré le cas, avis «\u00a0Légitime\u00a0»."
        " L’appelant a cliqué, a donné sa carte."
        " Contre le verdict\u00a0: vérifié auprès de l’organisme.",
        "23/11/26 10:15 · claire a confirmé «\u00a0Arnaque\u00a0».",
    ]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("kind", EventKind)
def test_no_line_of_the_history_holds_a_code(kind, language):
    payload = {**OPENED, "label": "scam", "was": "unsure", "role": "agent", "campaign": 3}
    (line,) = history_lines(detail(event(kind, payload)), fakes.texts(language))
    assert "claire" in line
    assert not re.search(r"0001|aaaa|[a-z]_[a-z]|\b(scam|legit|unsure|agent)\b\.", line), line
    assert line.endswith(".")


def test_a_note_stands_with_the_event_that_brought_it():
    note = CaseNote(2, AT, "claire", Role.AGENT, "Rappelle ⟨TEL_MOBILE⟩, https://a-b.top")
    lines = history_lines(
        detail(
            event(EventKind.CASE_OPENED, {"decision": "scam"}),
            event(EventKind.NOTE_ADDED, seq=2),
            notes=(note,),
        ),
        fakes.texts(),
    )
    assert "Rappelle" not in lines[0]
    assert "«\u00a0Rappelle [mobile], hxxps://a-b[.]top\u00a0»" in lines[1], "as in the message"


def test_each_sentence_of_a_line_begins_with_a_capital_letter():
    note = CaseNote(1, AT, "claire", Role.AGENT, "appelante inquiète")
    (line,) = history_lines(
        detail(event(EventKind.CASE_OPENED, {**OPENED, "dissent": "checked"}), notes=(note,)),
        fakes.texts(),
    )
    assert "Note\u00a0: «\u00a0appelante inquiète\u00a0»" in line


def test_every_step_of_a_case_has_its_sentence():
    assert set(STEPS) > {kind for kind in EventKind if kind.startswith(("case_", "label_"))}


@pytest.fixture
def view(qtbot):
    made = CaseDetailView(fakes.texts(), LIGHT)
    qtbot.addWidget(made)
    return made


def test_a_dissent_stands_beside_the_decision_with_its_reason(view):
    found = detail(event(EventKind.CASE_OPENED, OPENED), decision=Decision.LEGIT, label=Label.SCAM)
    view.show_case(found)
    assert view.facts["decision"].text() == "Légitime ≠ verdict (vérifié auprès de l’organisme)"
    assert view.facts["label"].text() == "Arnaque ≠ avis"
    assert "carte Vitale" in view.facts["scenario"].text()


def test_a_reason_is_only_that_of_the_decision_it_was_given_for():
    opened = event(EventKind.CASE_OPENED, OPENED)
    assert reason_of_dissent(detail(opened, decision=Decision.LEGIT)) is Dissent.CHECKED
    assert reason_of_dissent(detail(opened, decision=Decision.SCAM)) is None
    assert reason_of_dissent(detail(opened, band=Band.FEW_SIGNS)) is Dissent.CHECKED
    changed = event(EventKind.DECISION_CHANGED, {"decision": "legit"}, 2)
    assert reason_of_dissent(detail(opened, changed, decision=Decision.LEGIT)) is None


def test_signs_are_sentences_without_a_live_domain_and_go_with_the_text(view):
    domains = ("carte-vitale-renouvellement.top",)
    found = replace(detail(domains=domains), reasons=fakes.REASONS[:2])
    view.show_case(found)
    first, second = view.signs.toPlainText().split("\n")
    assert first.startswith("• Le lien mène à carte-vitale-renouvellement[.]top")
    assert second == "• Menace de suspendre des droits."
    view.show_case(replace(found, message=None, reasons=()))
    assert view.signs.toPlainText() == "Effacés avec le texte."
    view.show_case(detail())
    assert view.signs.toPlainText() == "Aucun signe vérifiable."
