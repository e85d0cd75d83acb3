"""A child process that logs cases, and tells each one that the log acknowledged.

    python fault_writer.py HOME NAME COUNT

It writes one JSON object a line: `{"number": 7, "body": "…"}` for a case, `{"refused": "…"}` with
the sentence when the log refuses one. It tries again when others have kept it waiting, and ends
with 1 otherwise. Each text is another one. There is no model in HOME, so that it starts at once.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

WORDS = (
    "colis livraison carte facture remboursement mutuelle dossier attente retard paiement frais "
    "message suivi adresse point relais contrat impayé amende avis dernier rappel compte espace "
    "client service soin ordonnance lunettes dentiste audition vitale document pièce délai jour"
).split()


def texts(name: str) -> Iterator[str]:
    """Yield texts without end, each different from all others of this and of other names."""
    draw = Random(name)
    while True:
        yield " ".join(draw.choices(WORDS, k=16)) + " sur http://suivi-dossier.top/x"


def log_one(desk, text: str) -> tuple[int, str]:
    """Log a message as a scam; return the number of the case and its masked text."""
    from classifier.records import Pasted
    from triage_app.records import Decision, NewCase

    assessment = desk.triage.assess(Pasted(text))
    case = desk.triage.log(NewCase(assessment, Decision.SCAM))
    return case.number, assessment.message.body


def tell(**line: object) -> None:
    """Write one line with one system call, so that a kill leaves it whole or not at all."""
    os.write(1, (json.dumps(line) + "\n").encode())


def log_patiently(desk, text: str) -> None:
    """Log a message, again when the sentence says so."""
    from triage_app.errors import StoreError

    while True:
        try:
            number, body = log_one(desk, text)
        except StoreError as error:
            if "try again in a moment" not in str(error):
                raise
            tell(refused=str(error))
        else:
            tell(number=number, body=body)
            return


def write(home: Path, name: str, count: int) -> int:
    """Log `count` cases; return the exit code."""
    from classifier.errors import VigieError
    from triage_app.paths import Home
    from triage_app.services.desk import Desk
    from triage_app.settings import Settings

    desk = Desk(Home(home), Settings(agent=name))
    try:
        for _, text in zip(range(count), texts(name), strict=False):
            log_patiently(desk, text)
    except VigieError as error:
        tell(refused=str(error))
        return 1
    finally:
        desk.close()
    return 0


if __name__ == "__main__":
    sys.exit(write(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])))
