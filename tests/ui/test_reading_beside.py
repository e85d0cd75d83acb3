"""Slow reading stops nobody, can be stopped, and pictures renew a verdict that stands."""

from __future__ import annotations

import sys
import threading
from email.message import EmailMessage
from io import BytesIO

import pytest
import ui_fakes as fakes
import zxingcpp
from PIL import Image
from PySide6.QtCore import QMimeData, Qt, QUrl

from classifier.reading import limits, refusals
from classifier.reading.bounded import reading
from classifier.reading.child_process import run
from classifier.records import Band, BandReason, Channel, Pasted
from triage_app.records import Answers, Decision, Outcome, Triage
from triage_app.services.desk import Desk
from triage_app.settings import Settings
from triage_app.ui.triage import judgement_view
from triage_app.ui.window.navigation import PageName
from triage_app.ui.worker import Worker

BUSY = [sys.executable, "-c", "while True: pass"]
SCAM = "Votre carte Vitale expire, payez 1,95 EUR sur https://ameli-carte.evil.top/maj sous 24h"
PLAIN = "Bonjour, voici le compte rendu de la réunion de mardi avec les services. Bien à vous, Luc"
HARMLESS = (
    "Bonjour, votre relevé de prestations du mois d’octobre est disponible dans votre espace "
    "adhérent. Aucune démarche n’est nécessaire de votre part. Bien à vous, votre mutuelle."
)
SOON = 20_000  # ms; only reached when something is broken


@pytest.fixture
def endless(monkeypatch):
    """Let every reading take for ever; return the event that is set when one has begun."""
    begun = threading.Event()

    def read_first(pasted, stop=None):
        begun.set()
        run(BUSY, b"", 60, stop)
        raise refusals.stopped()

    monkeypatch.setattr(reading, "read_first", read_first)
    return begun


@pytest.fixture
def worker(trained_home):
    made = Worker(lambda: Desk(trained_home, Settings(agent="claire", second_look="never")))
    yield made
    assert made.stop()


@pytest.fixture
def session(worker, qtbot, monkeypatch):
    monkeypatch.setattr(judgement_view, "_PATIENCE", 0)
    made = fakes.session(fakes.FakeDesk(), worker=worker)
    qtbot.addWidget(made.window)
    made.window.show()
    return made


def drop(session, path):
    source = QMimeData()
    source.setUrls([QUrl.fromLocalFile(str(path))])
    session.flow.page.input.take(source)


def test_jobs_run_while_another_reads_beside_them(worker, qtbot):
    told = []
    stop = worker.beside(lambda stop: run(BUSY, b"", 60, stop), finished=lambda: told.append("end"))
    worker.call(lambda desk: told.append("job"))
    qtbot.waitUntil(lambda: told == ["job"], timeout=SOON)
    stop.ask()
    qtbot.waitUntil(lambda: told == ["job", "end"], timeout=SOON)


def test_closing_the_window_ends_what_is_read(worker, qtbot):
    begun, ended = threading.Event(), threading.Event()

    def read(stop):
        begun.set()
        run(BUSY, b"", 60, stop)
        ended.set()

    worker.beside(read)
    assert begun.wait(20)
    assert worker.stop()
    assert ended.wait(20)


def test_a_slow_file_can_be_stopped_and_calls_go_on_meanwhile(session, endless, tmp_path, qtbot):
    path = tmp_path / "a.eml"
    path.write_text(SCAM, encoding="utf-8")
    drop(session, path)
    page, number = session.flow.page, session.triage.calls.current.number
    qtbot.waitUntil(page.invitation.stop_button.isVisible, timeout=SOON)
    assert endless.wait(20)
    session.flow.open_triage(Triage(fakes.assessment()))  # another call
    assert page.has_verdict()
    logged = []
    session.triage.case_logged.connect(logged.append)
    session.triage.take_answers(Answers(Decision.SCAM))
    session.triage.log()
    qtbot.waitUntil(lambda: bool(logged), timeout=SOON)
    session.triage.resume(number)
    qtbot.waitUntil(page.invitation.stop_button.isVisible, timeout=SOON)
    qtbot.mouseClick(page.invitation.stop_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.invitation.stop_button.isVisible(), timeout=SOON)
    assert "arrêtée" in session.content.banner.sentence
    assert not page.has_verdict()


def _mail(body: str) -> bytes:
    code = zxingcpp.create_barcode(
        "https://ameli-carte.evil.top/maj", zxingcpp.BarcodeFormat.QRCode
    )
    buffer = BytesIO()
    Image.fromarray(code.to_image(scale=6)).save(buffer, "PNG")
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Camille <camille@exemple.test>", "Votre relevé"
    mail.set_content(body)
    mail.add_attachment(buffer.getvalue(), "image", "png", filename="code.png")
    return mail.as_bytes()


def test_pictures_renew_the_verdict_and_keep_the_answers(session, tmp_path, qtbot):
    path = tmp_path / "a.eml"
    path.write_bytes(_mail(PLAIN))
    changes = []
    session.triage.verdict_changed.connect(lambda call: changes.append(call.triage.assessment))
    drop(session, path)
    page = session.flow.page
    qtbot.waitUntil(page.has_verdict, timeout=SOON)
    first = session.triage.calls.current.triage.assessment
    assert first.links == ()
    page.advice.buttons[Outcome.NOTHING_DONE].setChecked(True)
    page.decide(Decision.SCAM)
    qtbot.waitUntil(lambda: any(one.links for one in changes), timeout=SOON)
    call = session.triage.calls.current
    assert [link.target for link in call.triage.assessment.links] == [
        "https://ameli-carte.evil.top/maj"
    ]
    assert "pictures_wait" not in call.triage.assessment.message.remarks
    assert call.answers.decision is Decision.SCAM
    assert call.answers.outcomes == (Outcome.NOTHING_DONE,)
    assert page.decision.decision is Decision.SCAM


@pytest.mark.parametrize(
    ("body", "why"), [(SCAM, BandReason.SCORE), (HARMLESS, BandReason.PARTLY_READ)]
)
def test_a_verdict_says_so_when_its_pictures_are_not_read(
    session, tmp_path, qtbot, monkeypatch, body, why
):
    monkeypatch.setattr(limits, "MAIL_PICTURES_SECONDS", 0.01)
    path = tmp_path / "a.eml"
    path.write_bytes(_mail(body))
    changes = []
    session.triage.verdict_changed.connect(lambda call: changes.append(call.triage.assessment))
    drop(session, path)
    qtbot.waitUntil(
        lambda: any("pictures_unread" in one.message.remarks for one in changes), timeout=SOON
    )
    assert changes[-1].band_reason is why
    assert changes[-1].band is not Band.FEW_SIGNS


def test_a_batch_stops_in_the_middle_of_a_message(session, monkeypatch, tmp_path, qtbot):
    begun = threading.Event()

    def read(pasted, stop=None):
        begun.set()
        run(BUSY, b"", 60, stop)
        raise refusals.stopped()

    monkeypatch.setattr(reading, "read", read)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(SCAM, encoding="utf-8")
    session.batch.take([tmp_path])
    page = session.content.page(PageName.BATCH)
    qtbot.waitUntil(begun.is_set, timeout=SOON)
    page.stop_requested.emit()
    assert not page.stop_button.isVisible()
    answered = []
    session.triage.verdict_ready.connect(answered.append)
    session.triage.judge(Pasted(SCAM, Channel.SMS))
    qtbot.waitUntil(lambda: not session.triage.calls.is_busy or bool(answered), timeout=SOON)
