"""Pictures of the window's states for docs/design-language.md.

`python -m triage_app.ui.state_pictures OUTDIR [MODELS]` draws each state in a window of its own, on
real services and the bundled samples. MODELS is as for `screenshots`.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from email.message import EmailMessage
from pathlib import Path
from typing import TypeVar

import numpy as np
from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from classifier.records import Channel, Pasted
from triage_app.errors import StoreError
from triage_app.paths import Home, resources_dir
from triage_app.records import Decision, Outcome
from triage_app.samples import read_samples
from triage_app.services.desk import Desk
from triage_app.settings import Settings
from triage_app.ui.screenshots import (
    DOUBTFUL,
    MESSAGE,
    draw_batch,
    end_session,
    fill,
    session_on,
    ticks_before_monday,
)
from triage_app.ui.session import Session
from triage_app.ui.small_picture import small_picture
from triage_app.ui.window.navigation import PageName
from triage_app.ui.worker import Failed, InlineWorker, do_nothing, ignore

T = TypeVar("T")
_SETTLED = 400  # ms until all that comes after a verdict has come
_USUAL, _NARROW = QSize(1366, 697), QSize(960, 540)
_SETTINGS = Settings(language="fr", agent="claire", second_look="never", theme="light")

INCOMPLETE = (
    "Votre dossier est incomplet. Merci de nous transmettre votre justificatif de domicile par"
    " retour de mail avant la fin du mois. Le service gestion."
)
REFUND = "Votre remboursement est en attente, mettez à jour vos coordonnées : http://bit.ly/3xRemb"
GENUINE = (
    "Harmonie Mutuelle : bonjour, votre relevé de prestations est disponible dans votre espace"
    " adhérent, https://www.harmonie-mutuelle.fr/espace"
)
PARAGRAPH = (
    "Dans le cadre de la mise en conformité de votre contrat santé, notre service a constaté que"
    " plusieurs informations de votre dossier ne sont plus à jour. Afin de garantir la continuité"
    " de vos remboursements, nous vous invitons à vérifier vos coordonnées."
)


class Refusing(InlineWorker):
    """A worker whose log is in use by another program."""

    refuses = False

    def call(
        self,
        job: Callable[[Desk], T],
        done: Callable[[T], object] = ignore,
        failed: Failed = ignore,
        finished: Callable[[], object] = do_nothing,
    ) -> None:
        """Run `job`, or refuse it as the log does."""
        if not self.refuses:
            super().call(job, done, failed, finished)
            return
        failed(
            StoreError(
                "The case log {path} is in use by another program; nothing was written, try again "
                "in a moment.",
                path="cases.db",
            )
        )
        finished()


Prepare = Callable[[Session], object]


@dataclass(frozen=True, slots=True)
class State:
    """One picture: how the window is prepared, and in which shape and look it is drawn."""

    prepare: Prepare
    size: QSize = field(default_factory=lambda: _USUAL)
    scale: int = 1
    settings: Settings = _SETTINGS
    empty_log: bool = False
    without_model: bool = False
    log_refuses: bool = False  # the case is logged while the log is in use


def judged(text: str, channel: Channel = Channel.SMS) -> Prepare:
    """Return what judges a message."""
    return lambda session: session.triage.judge(Pasted(text, channel))


def page(name: PageName) -> Prepare:
    """Return what shows a page."""
    return lambda session: session.content.show_page(name)


def answered(*outcomes: Outcome, decision: Decision | None = Decision.SCAM) -> Prepare:
    """Return what judges a scam, and gives answers of the caller and a decision."""

    def prepare(session: Session) -> None:
        judged(MESSAGE)(session)
        for outcome in outcomes:
            session.flow.page.advice.buttons[outcome].setChecked(True)
        if decision is not None:
            session.flow.page.decide(decision)

    return prepare


def looks_first(session: Session) -> None:
    """Ask for the two looks before the verdict."""
    judged(DOUBTFUL)(session)
    shown = session.flow.page
    shown.decision.setEnabled(False)
    shown.judgement.look_first()
    shown.message.show_reasons(())


def campaign_seen(session: Session) -> None:
    """Judge a message that the log knows."""
    session.triage.judge(read_samples(resources_dir())[0].pasted())


def held_calls(session: Session) -> None:
    """Hold two calls, one of them answered."""
    answered(Outcome.CLICKED_ONLY)(session)
    session.triage.hold()
    judged(REFUND)(session)
    session.triage.hold()


def unreadable(session: Session) -> None:
    """Open a file that cannot be read."""
    session.triage.judge(Pasted(b"PK\x03\x04\x00\x00" + bytes(60), file_name="facture.docx"))


def picture(session: Session) -> None:
    """Paste the screenshot of a message."""
    drawn = QImage(420, 220, QImage.Format.Format_RGB32)
    drawn.fill(QColor("#e9e9eb"))
    painter = QPainter(drawn)
    painter.setPen(QColor("#111111"))
    painter.drawText(
        drawn.rect().adjusted(16, 12, -16, -12), int(Qt.TextFlag.TextWordWrap), MESSAGE
    )
    painter.end()
    source = QMimeData()
    source.setImageData(drawn)
    session.flow.page.input.take(source)


def without_model(session: Session) -> None:
    """Judge a message by its indicators only."""
    session.content.navigation.show_model(None)
    judged(MESSAGE)(session)


def welcome(session: Session) -> None:
    """Show the start page once the model is there."""
    session.content.show_page(PageName.WELCOME)
    session.learning.begin()


def long_mail(session: Session) -> None:
    """Judge a mail of several screens."""
    mail = EmailMessage()
    mail["From"] = "Service Mutuelle <contact@mutuelle-dossier.info>"
    mail["Subject"] = "Mise à jour de votre contrat santé"
    link = "Accéder à mon dossier : https://mutuelle-dossier.info/espace"
    mail.set_content("Madame, Monsieur,\n\n" + f"{PARAGRAPH}\n\n{link}\n\n" * 12)
    session.triage.judge(Pasted(mail.as_bytes(), file_name="mail.eml"))


def late_verdict(session: Session) -> None:
    """Judge a mail whose picture holds a code, which is read after the first verdict."""
    import zxingcpp  # noqa: PLC0415 - only here

    code = zxingcpp.create_barcode("https://ameli-carte.top/maj", zxingcpp.BarcodeFormat.QRCode)
    pixels = np.asarray(zxingcpp.write_barcode_to_image(code, scale=6))
    height, width = pixels.shape
    drawn = QImage(pixels.tobytes(), width, height, width, QImage.Format.Format_Grayscale8)
    mail = EmailMessage()
    mail["From"] = "Assurance Maladie <info@cpam-avis.fr>"
    mail["Subject"] = "Votre nouvelle carte"
    mail.set_content("Bonjour, scannez le code ci-joint pour recevoir votre nouvelle carte.")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "code.png"
        drawn.save(str(file))
        mail.add_attachment(file.read_bytes(), "image", "png", filename="code.png")
    session.triage.judge(Pasted(mail.as_bytes(), file_name="mail.eml"))


def chosen_case(session: Session) -> None:
    """Show a case."""
    session.content.show_page(PageName.CASES)
    session.cases.controller.show_case(3)


_CARD = (Outcome.CLICKED_ONLY, Outcome.GAVE_CARD, Outcome.GAVE_OTP)
STATES = {
    "empty": State(page(PageName.TRIAGE)),
    "very-likely": State(judged(MESSAGE)),
    "several-signs": State(judged(INCOMPLETE, Channel.EMAIL)),
    "cannot-tell": State(judged(DOUBTFUL)),
    "few-signs": State(judged(GENUINE)),
    "too-short": State(judged("ok merci")),
    "two-looks": State(looks_first),
    "campaign": State(campaign_seen),
    "dissent": State(answered(Outcome.NOTHING_DONE, decision=Decision.LEGIT)),
    "answers": State(answered(*_CARD)),
    "application": State(answered(Outcome.INSTALLED_APP)),
    "held": State(held_calls),
    "no-model": State(without_model, empty_log=True, without_model=True),
    "log-in-use": State(answered(Outcome.GAVE_CARD), log_refuses=True),
    "unreadable": State(unreadable),
    "picture": State(picture),
    "long-mail": State(long_mail),
    "late-verdict": State(late_verdict),
    "english": State(answered(Outcome.GAVE_CARD), settings=replace(_SETTINGS, language="en")),
    "narrow": State(answered(Outcome.GAVE_CARD), _NARROW),
    "double": State(answered(*_CARD), _NARROW, 2),
    "large-text": State(answered(*_CARD), settings=replace(_SETTINGS, text_size=200)),
    "contrast": State(answered(*_CARD), settings=replace(_SETTINGS, theme="contrast")),
    "cases": State(chosen_case),
    "no-cases": State(page(PageName.CASES), empty_log=True),
    "batch": State(draw_batch),
    "welcome": State(welcome, empty_log=True),
}


def main(out: Path, models: Path | None, names: tuple[str, ...] = ()) -> None:
    """Draw the states of these names, all without any, into `out`."""
    out.mkdir(parents=True, exist_ok=True)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        full = Home(Path(folder) / "full")
        fill(full, models, ticks_before_monday())
        for name in names or STATES:
            state = STATES[name]
            home = Home(Path(folder) / name) if state.empty_log else full
            if state.empty_log and not state.without_model:
                shutil.copytree(full.models, home.models)
            picture = _draw(application, state, home)
            picture.save(str(out / f"{name}.png"), "PNG", 0)  # type: ignore[call-overload]


def _draw(application: QApplication, state: State, home: Home) -> QImage:
    """Return the picture of a state."""
    ticks = ticks_before_monday()
    desk = Desk(home, state.settings, lambda: next(ticks))
    worker = Refusing(desk)
    session = session_on(application, home, desk, worker)
    session.window.resize(state.size)
    session.content.show_page(PageName.TRIAGE)
    state.prepare(session)
    if state.log_refuses:
        worker.refuses = True
        session.triage.log()
    QTest.qWait(_SETTLED)
    drawn = small_picture(session.window, state.scale)
    end_session(session)
    desk.close()
    return drawn


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Draw the states of the window.")
    parser.add_argument("out", type=Path, help="folder for the pictures")
    parser.add_argument("models", type=Path, nargs="?", help="models folder of a trained home")
    parser.add_argument("--only", nargs="*", default=(), choices=STATES, help="some states")
    chosen = parser.parse_args()
    main(chosen.out, chosen.models, tuple(chosen.only))
