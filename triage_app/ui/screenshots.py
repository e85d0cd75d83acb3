"""Screenshots for the manual: `python -m triage_app.ui.screenshots OUTDIR [MODELS]`.

Uses real services on the bundled samples in a temporary data folder. MODELS is the models folder of
a trained data folder; without it a model is trained first.
"""

from __future__ import annotations

import argparse
import csv
import shutil
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import asdict
from PySide6.QtCore import QEvent
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from classifier.reading.intake import from_text
from classifier.records import Channel, Label, Pasted
from triage_app.advice.guidance import shipped_guidance
from triage_app.list_records import DeskList
from triage_app.paths import Home, resources_dir
from triage_app.records import Decision, NewCase, Outcome
from triage_app.review_records import LabelReason
from triage_app.samples import Sample, read_samples
from triage_app.services.desk import Desk
from triage_app.settings import Settings
from triage_app.ui.session import Machine, Session
from triage_app.ui.supervisor.commands import Commands
from triage_app.ui.supervisor.lists_page import ListsPage
from triage_app.ui.supervisor.models_page import ModelsPage
from triage_app.ui.widgets import theme as looks
from triage_app.ui.widgets.colours import LIGHT
from triage_app.ui.widgets.texts import LANGUAGES
from triage_app.ui.window.navigation import PageName
from triage_app.ui.worker import InlineWorker, JobRunner

_SETTLED = 300  # ms until what would change a verdict is worked out
_CASES_TAB = 1  # of what sets two models apart
_SHARE = 0.42  # of a training that is on its way
_SMALLEST = 0  # the quality of a PNG is how little it is compressed
# A Monday, so that the week before is full; fixed, so that pictures differ only when we do.
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=timezone(timedelta(hours=1)))
MESSAGE = (
    "Ameli : votre carte Vitale 3e génération est prête. Sans confirmation sous 48 h elle sera"
    " détruite et vos droits suspendus. Frais d'envoi 1,95 EUR :"
    " https://vitale-livraison-ameli.top/c"
)


DOUBTFUL = (
    "Bonjour, votre mutuelle vous informe qu'un nouveau document est disponible. Merci d'appeler"
    " votre conseiller pour la mise à jour de votre dossier avant vendredi."
)

TEMPLATES = {  # name of a file -> text
    "relevé disponible.eml": "Harmonie Mutuelle : bonjour {{prenom}}, votre relevé de prestations"
    " est disponible dans votre espace adhérent, https://www.harmonie-mutuelle.fr/espace",
    "carte de tiers payant.docx": "Harmonie Mutuelle vous informe que votre carte de tiers payant"
    " {{annee}} est prête : https://www.harmonie-mutuelle.fr/carte",
    "sms.csv#2": "Harmonie Mutuelle : {{code}} est votre code, ne le donnez à personne.",
}

WATCHED = (  # versions of the watch-list
    (("vitale-livraison-ameli.top", "3 SMS, 16/11"), ("0899021045", "serveur vocal surtaxé")),
    (
        ("vitale-livraison-ameli.top", "12 SMS, 16/11 – 20/11"),
        ("remboursement-tiers-payant.com", "19/11"),
        ("0644638192", "faux conseiller"),
    ),
)


def main(out: Path, models: Path | None) -> None:
    """Write a screenshot of each page into `out`, in French and (`NAME.en.png`) in English."""
    out.mkdir(parents=True, exist_ok=True)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        ticks = ticks_before_monday()
        fill(home, models, ticks)
        for language in LANGUAGES:
            _draw(application, home, ticks, language, out)


def _draw(
    application: QApplication, home: Home, ticks: Iterator[datetime], language: str, out: Path
) -> None:
    """Draw the pages in one language."""
    settings = Settings(language=language, agent="claire", second_look="never", theme=LIGHT.name)
    desk = Desk(home, settings, lambda: next(ticks))
    session = session_on(application, home, desk)
    suffix = "" if language == "fr" else f".{language}"
    for name in _pages(session):
        QTest.qWait(_SETTLED)
        picture = session.window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
        picture.save(str(out / f"{name}{suffix}.png"), quality=_SMALLEST)
    session.window.close()
    desk.close()


def fill(home: Home, models: Path | None, ticks: Iterator[datetime]) -> None:
    """Put a model and a week of sample cases into the data folder."""
    desk = Desk(home, Settings(language="fr", agent="claire"), lambda: next(ticks))
    if models is not None and models.is_dir():
        shutil.copytree(models, home.models)
    else:
        desk.retraining.train()
    for sample in _samples():
        _log(desk, sample)
    _log_told_wrong(desk)
    for name, text in TEMPLATES.items():
        desk.genuine.add((name, from_text(text)))
    for rows in WATCHED:
        desk.lists.book(DeskList.WATCH).save(rows)
    desk.close()


def ticks_before_monday() -> Iterator[datetime]:
    """Return moments of the working hours before `MONDAY`."""
    moment = MONDAY - timedelta(days=7)
    while True:
        yield moment
        moment += timedelta(minutes=41)
        if moment.hour >= 18:
            moment += timedelta(hours=15)


def _samples() -> list[Sample]:
    """Return the bundled samples, the first one three times as in a wave."""
    samples = read_samples(resources_dir())
    return [samples[0], *samples, samples[0]]


def _log(desk: Desk, sample: Sample) -> None:
    """Log a sample with its decision, and confirm it where it has a label."""
    assessment = desk.triage.assess(sample.pasted())
    case = desk.triage.log(NewCase(assessment, sample.decision, sample.outcomes, 95))
    if sample.label:
        desk.casebook.label(case.number, sample.label)


def _log_told_wrong(desk: Desk) -> None:
    """Log a scam about which the agent was unsure, and whose caller has given a card number."""
    assessment = desk.triage.assess(Pasted(MESSAGE, Channel.SMS))
    outcomes = (Outcome.CLICKED_ONLY, Outcome.GAVE_CARD)
    case = desk.triage.log(NewCase(assessment, Decision.UNSURE, outcomes, 140))
    desk.casebook.label(case.number, Label.SCAM)


def session_on(
    application: QApplication, home: Home, desk: Desk, worker: JobRunner | None = None
) -> Session:
    """Return the window on that desk, in the look of its settings; `worker` may refuse jobs."""
    resources = resources_dir()
    texts, theme = looks.apply_settings(application, desk.settings)
    session = Session(
        texts,
        theme,
        desk.settings,
        shipped_guidance(resources),
        worker or InlineWorker(desk),
        Commands.of(home.folder),
        Machine(lambda: 0.0, MONDAY.date, lambda: 1.0, Path("Documents")),
    )
    session.window.show()
    if desk.shelf.numbers():  # else a training would begin
        session.learning.begin()
    return session


def end_session(session: Session) -> None:
    """Delete a window; closing it would ask about cases that wait.

    One that is left would take its part of each style sheet that comes after it.
    """
    session.window.hide()
    session.window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _pages(session: Session) -> Iterator[str]:
    """Fill the pages one after the other, and tell the name of each picture."""
    content, page = session.content, session.flow.page
    content.show_page(PageName.WELCOME)
    yield "welcome"
    content.show_page(PageName.TRIAGE)
    session.triage.judge(Pasted(DOUBTFUL, Channel.SMS))
    page.decision.setEnabled(False)
    page.judgement.look_first()
    page.message.show_reasons(())
    page.observation.asks.choose(0)
    yield "looks"
    session.triage.hold()
    session.triage.judge(Pasted(MESSAGE, Channel.SMS))
    page.advice.buttons[Outcome.GAVE_CARD].setChecked(True)
    page.decide(Decision.SCAM)
    page.step(1)
    yield "triage"
    page.decide(Decision.LEGIT)
    yield "dissent"
    for name in (
        PageName.CASES, PageName.WEEK, PageName.SUPERVISOR, PageName.GUIDANCE, PageName.GENUINE,
        PageName.HELP,
    ):  # fmt: skip
        content.show_page(name)
        yield name.value
    session.campaigns.open(1)
    yield PageName.CAMPAIGN.value
    yield from _models(session)
    yield from _lists(session)
    session.supervisor.retention.open()
    yield PageName.RETENTION.value
    yield from _review(session)
    draw_batch(session)
    yield PageName.BATCH.value
    yield from _old_list(session)


def _models(session: Session) -> Iterator[str]:
    """Show the models; of two, what sets them apart."""
    models = session.supervisor.models
    models.open()
    page = session.content.page(PageName.MODELS)
    assert isinstance(page, ModelsPage)
    page.compare()
    while models.controller.process.running:
        QTest.qWait(_SETTLED)
    page.difference.tabs.setCurrentIndex(_CASES_TAB if page.difference.bands.rows() else 0)
    yield PageName.MODELS.value
    page.learning.show_progress(_SHARE, "families")
    session.content.navigation.show_training(_SHARE, page.learning.chosen()[0])
    yield "training"
    page.learning.show_idle()
    session.learning.refresh()


def _lists(session: Session) -> Iterator[str]:
    """Show the watch-list, and what its last version changed."""
    session.supervisor.lists.open()
    page = session.content.page(PageName.LISTS)
    assert isinstance(page, ListsPage)
    page.choice.setCurrentIndex(1)
    page.versions.table.selectRow(1)
    yield PageName.LISTS.value


def _review(session: Session) -> Iterator[str]:
    """Answer a case of the review queue, and take it back."""
    session.content.show_page(PageName.REVIEW)
    session.review.controller.answer(Label.SCAM, [LabelReason.CONTACT], "")
    yield PageName.REVIEW.value
    session.review.undo()


def draw_batch(session: Session) -> None:
    """Show the batch page with the bundled samples, read as a table."""
    with TemporaryDirectory() as folder:
        table = Path(folder) / "messages.csv"
        with table.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(
                file, ["channel", "sender", "subject", "body"], extrasaction="ignore", delimiter=";"
            )
            writer.writeheader()
            writer.writerows(asdict(sample) for sample in _samples())
        session.batch.take([table])


def _old_list(session: Session) -> Iterator[str]:
    """Show the bundled samples as an old list, before its import."""
    names = ("Reçu le", "Canal", "Expéditeur", "Message", "Verdict", "Jugé par")
    with TemporaryDirectory() as folder:
        table = Path(folder) / "messages-signales.csv"
        with table.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file, delimiter=";")
            writer.writerow(names)
            for day, one in enumerate(_samples(), start=1):
                text = f"{one.subject} {one.body}".strip()
                verdict = {Decision.SCAM: "arnaque", Decision.LEGIT: "légitime"}.get(
                    one.decision, "doute"
                )
                writer.writerow((f"{day:02}/11/2026", one.channel, one.sender, text, verdict, ""))
        session.supervisor.imports.open(table)
        yield PageName.IMPORT.value


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Draw the pages for the manual.")
    parser.add_argument("out", type=Path, help="folder for the pictures")
    parser.add_argument("models", type=Path, nargs="?", help="models folder of a trained home")
    chosen = parser.parse_args()
    main(chosen.out, chosen.models)
