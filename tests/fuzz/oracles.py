"""Two oracles of the fuzzer that judge with the rules and a trained model.

A scam that any writer embeds in a container stays flagged, whatever text of a stranger stands
around it; and adding parts to a mail never lowers its band.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from functools import lru_cache
from pathlib import Path

import containers
import mail_containers
import phone_containers
import source_containers
from containers import Sample, mail

from classifier.reading import intake
from classifier.records import Band, Message

ROOT = Path(__file__).resolve().parents[2]
HOME = ROOT / "build" / "fuzz" / "home"
_RANKS = {band: rank for rank, band in enumerate(reversed(Band))}
_FLAGGED = (Band.VERY_LIKELY_SCAM, Band.SEVERAL_SIGNS)
SCAMS = (
    Sample(
        "a",
        "Ameli <contact@ameli-droits.evil.top>",
        "Votre carte Vitale expire",
        "Bonjour,\n\nVotre nouvelle carte Vitale V3 est disponible. Pour éviter la suspension de "
        "vos remboursements, payez les frais d'envoi de 1,95 EUR sous 24 heures sur "
        "https://ameli-droits.evil.top/carte et saisissez votre carte bancaire.\n\n"
        "L'Assurance Maladie",
    ),
    Sample(
        "b",
        "Mutuelle <service@remboursement-sante.evil.top>",
        "Remboursement en attente",
        "Cher assuré,\n\nUn remboursement de 248,60 EUR est en attente. Confirmez votre RIB et "
        "votre numéro de carte sur https://remboursement-sante.evil.top/rib avant ce soir, "
        "sinon il sera annulé.\n\nService des remboursements",
    ),
)
GENUINE = Sample(
    "c",
    "Mutuelle Exemple <information@mutuelle.example>",
    "Votre relevé est disponible",
    "Bonjour,\n\nVotre relevé de prestations du mois est disponible dans votre espace adhérent. "
    "Nous ne vous demandons jamais vos coordonnées bancaires par courriel.\n\nVotre mutuelle",
)
NOTES = (
    "Bonjour, j'ai reçu ce message, est-ce une arnaque ?",
    "Merci pour votre retour et bonne journée à toute l'équipe.",
    "Rendez-vous mardi à 14 h pour la réunion du service, salle 2.",
    "Vous recevez ce message car vous êtes adhérent. Mentions légales : siège 75000 Paris.",
)


class Lowered(Exception):
    """An oracle found a message that is judged too mildly."""


@lru_cache(maxsize=1)
def _scorer() -> object:
    """Return the scorer with a model trained once for all runs."""
    from triage_app.paths import Home
    from triage_app.services.desk import Desk
    from triage_app.settings import Settings

    desk = Desk(Home(HOME), Settings())
    desk.scorer  # noqa: B018 - reads the model, which may be of another version
    if desk.shelf.current is None or desk.model_error is not None:
        desk.retraining.train()
        desk.reload_model()
    return desk.scorer


def judged(message: Message) -> Band:
    """Return the band of a message."""
    return _scorer().assess(message).band  # type: ignore[attr-defined,no-any-return]


def seeds() -> list[bytes]:
    """Return texts that a stranger may write around a scam."""
    return [note.encode() for note in NOTES] + [GENUINE.body.encode(), b"\0"]


def _around(data: bytes) -> str:
    """Return the stranger's text of an input."""
    return data.decode("utf-8", "replace").replace("\0", "")[:3_000]


def _forms(sample: Sample, note: str) -> Iterator[tuple[str, Callable[[], Message]]]:
    """Yield (name, reader) for a sample in every container, and with a note above a forward."""
    for name, data, file in containers.mail_files(sample):
        yield name, lambda data=data, file=file: intake.from_bytes(data, file, pictures=False)  # type: ignore[misc]
    for form in containers.INLINE:
        text, subject = containers.inline(form, sample, note)
        mailed = containers.asking(subject, text)
        yield f"{form} below a note", lambda data=mailed: intake.from_bytes(data, "a.eml")  # type: ignore[misc]
    for name, data, file in mail_containers.attached_files(sample):
        yield name, lambda data=data, file=file: intake.from_bytes(data, file, pictures=False)  # type: ignore[misc]
    for name, data in source_containers.damaged_sources(sample):
        yield name, lambda data=data: intake.from_bytes(data, "a.eml", pictures=False)  # type: ignore[misc]
    for name, text in phone_containers.chat_texts(sample):
        yield name, lambda text=text: intake.from_text(text)  # type: ignore[misc]


def scam_stays_flagged(data: bytes) -> None:
    """Embed a scam in a container that the input chooses; raise Lowered when it is not flagged."""
    chance = random.Random(data)
    note = _around(data)
    sample = chance.choice(SCAMS)
    name, read = chance.choice(list(_forms(sample, note)))
    band = judged(read())
    if band not in _FLAGGED:
        raise Lowered(f"the scam {sample.id} in “{name}” is {band}")


def parts_never_lower(data: bytes) -> None:
    """Add a part that the input chooses to a mail; raise Lowered when its band becomes milder."""
    chance = random.Random(data)
    sample = chance.choice((*SCAMS, GENUINE))
    note = chance.choice((*NOTES, _around(data)))
    before, after = _plain(sample), _plain(sample)
    name = chance.choice(sorted(ADDITIONS))
    ADDITIONS[name](after, note)
    bands = [judged(intake.from_bytes(one.as_bytes(), "a.eml")) for one in (before, after)]
    if _RANKS[bands[1]] < _RANKS[bands[0]]:
        raise Lowered(f"{bands[0]} became {bands[1]} for {sample.id} by “{name}”")


def _plain(sample: Sample) -> EmailMessage:
    return mail(sample.sender, sample.subject, sample.body)


def _attach_text(made: EmailMessage, note: str) -> None:
    made.add_attachment(note.encode(), "text", "plain", filename="note.txt")


def _attach_page(made: EmailMessage, note: str) -> None:
    made.add_attachment(f"<p>{note}</p>".encode(), "text", "html", filename="page.html")


def _attach_genuine(made: EmailMessage, note: str) -> None:
    made.add_attachment(mail(GENUINE.sender, GENUINE.subject, f"{GENUINE.body}\n\n{note}"))


def _attach_file(made: EmailMessage, note: str) -> None:
    made.add_attachment(note.encode() * 3, "application", "octet-stream", filename="a.bin")


def _add_text_part(made: EmailMessage, note: str) -> None:
    part = EmailMessage()
    part.set_content(note)
    made.make_mixed()
    made.attach(part)


def _add_empty_part(made: EmailMessage, _: str) -> None:
    _add_text_part(made, "")


def _add_empty_mail(made: EmailMessage, _: str) -> None:
    made.add_attachment(EmailMessage())


def _add_header(made: EmailMessage, note: str) -> None:
    made["X-Note"] = " ".join(note.split())[:200]


ADDITIONS: dict[str, Callable[[EmailMessage, str], None]] = {
    "an attached text": _attach_text,
    "an attached page": _attach_page,
    "an attached genuine mail": _attach_genuine,
    "an attached file": _attach_file,
    "another text part": _add_text_part,
    "an empty text part": _add_empty_part,
    "an empty attached mail": _add_empty_mail,
    "another header": _add_header,
}


def check() -> None:
    """Raise Lowered unless the scams are flagged where nothing stands around them."""
    for sample in SCAMS:
        band = judged(intake.from_bytes(_plain(sample).as_bytes(), "a.eml"))
        if band not in _FLAGGED:
            raise Lowered(f"the scam {sample.id} itself is {band}")
