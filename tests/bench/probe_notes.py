"""What notes of callers around a message change, and whether their place hides a scam.

    PYTHONPATH=.:tests/reading python tests/bench/probe_notes.py

A model is trained on seven of the ten folds; the mails of the other three are judged alone, and
with what callers write around them. Scams are then put where the caller's words stand.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "reading"))

import containers
from containers import INLINE, QUOTED, Sample
from cover_notes import NOTES

from classifier.indicators.organisations import Organisations
from classifier.learning.augmentation import noisy
from classifier.learning.dataset import examples, read_folder
from classifier.learning.labelled import LabelledMessage
from classifier.learning.training import train
from classifier.reading.intake import from_bytes
from classifier.records import (
    Band,
    Channel,
    Label,
)
from classifier.scorer import Scorer
from classifier.scoring.model import Model
from classifier.scoring.weights import LinearModel
from triage_app.paths import resources_dir, training_data_dir

HELD_OUT = (7, 8, 9)
FLAGGED = (Band.VERY_LIKELY_SCAM, Band.SEVERAL_SIGNS)
FORMS = (*INLINE, *QUOTED)
BENIGN = Sample(
    "",
    "Nadia Perrin <nadia.perrin@imprimerie.example>",
    "Compte rendu",
    "Bonjour Sandrine,\nle compte rendu de la réunion de lundi est dans le dossier partagé. "
    "Bonne journée,\nNadia",
)
Put = Callable[[Sample, int], bytes]  # a message and its number -> a mail


def held_out() -> tuple[Scorer, list[LabelledMessage]]:
    """Return a scorer trained on seven folds, and the mails of the other three."""
    scorer = Scorer(Organisations.load(resources_dir() / "organisations.csv"), None)
    messages = read_folder(training_data_dir())
    rows = list(examples([*messages, *noisy(messages)], scorer.prepare))
    trained = train([row for row in rows if row.fold not in HELD_OUT])
    scorer.model = Model(LinearModel(trained.arrays), trained.thresholds, trained.passage_rule)
    unseen = {row.id for row in rows if row.fold in HELD_OUT}
    return scorer, [one for one in messages if one.id in unseen and one.channel is Channel.EMAIL]


def alone(sample: Sample, _: int) -> bytes:
    """Return the message as the mail that the caller got."""
    return containers.mail(sample.sender, sample.subject, sample.body).as_bytes()


def with_note(sample: Sample, number: int) -> bytes:
    """Return the message forwarded, or attached to a mail, by a caller with a note."""
    note, form = NOTES[7 * number % len(NOTES)], FORMS[number % len(FORMS)]
    if number % 5 == 0:
        mail = containers.mail(containers.CALLER, f"TR: {sample.subject}", note)
        mail.add_attachment(containers.mail(sample.sender, sample.subject, sample.body))
        return mail.as_bytes()
    text, subject = containers.inline(form, sample, note)
    return containers.asking(subject, text)


def above_forward(sample: Sample, number: int) -> bytes:
    """Return the message above a forward mark with a benign mail below."""
    text, _ = containers.inline(FORMS[number % len(FORMS)], BENIGN, sample.body)
    return containers.mail(sample.sender, sample.subject, text).as_bytes()


def above_answer(sample: Sample, _: int) -> bytes:
    """Return the message as an answer to a long benign mail."""
    quoted = "\n".join(f"> {line}" for line in (f"{BENIGN.body}\n" * 5).split("\n"))
    text = f"{sample.body}\n\nLe 3 nov. 2026 à 10:00, Nadia <nadia@ici.example> a écrit :\n{quoted}"
    return containers.mail(sample.sender, f"RE: {sample.subject}", text).as_bytes()


def below(sample: Sample, _: int) -> bytes:
    """Return the message below the end mark of a benign forward."""
    text, _ = containers.inline("gmail-fr", BENIGN, "Voir ci-dessous.")
    end = "---------- Fin du message transféré ----------"
    return containers.mail(
        sample.sender, sample.subject, f"{text}\n{end}\n\n{sample.body}"
    ).as_bytes()


def cover(sample: Sample, _: int) -> bytes:
    """Return the message with a benign mail attached."""
    mail = containers.mail(sample.sender, sample.subject, sample.body)
    mail.add_attachment(containers.mail(BENIGN.sender, BENIGN.subject, BENIGN.body))
    return mail.as_bytes()


def shares(scorer: Scorer, samples: Iterable[Sample], put: Put) -> str:
    """Return the share of flagged messages and of those in the top band."""
    bands = [
        scorer.assess(from_bytes(put(sample, number), "a.eml")).band
        for number, sample in enumerate(samples)
    ]
    counted = Counter(bands)
    flagged = sum(counted[band] for band in FLAGGED) / len(bands)
    return f"flagged {flagged:6.1%}  top band {counted[FLAGGED[0]] / len(bands):6.1%}"


def main() -> None:
    """Print the table."""
    scorer, unseen = held_out()
    tries = {
        Label.LEGIT: (alone, with_note),
        Label.SCAM: (alone, with_note, above_forward, above_answer, below, cover),
    }
    for label, puts in tries.items():
        samples = [
            Sample(
                one.id,
                one.sender or "Service <info@service.example>",
                one.subject or "Information",
                one.body,
            )
            for one in unseen
            if one.label is label
        ]
        for put in puts:
            times = 4 if put is with_note else 1  # different notes
            print(
                f"{label} {len(samples):4} {put.__name__:14} {shares(scorer, samples * times, put)}"
            )


if __name__ == "__main__":
    main()
