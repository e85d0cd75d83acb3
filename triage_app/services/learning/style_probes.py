"""Style probes on labelled messages by another author, judged the whole way by one model."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from classifier.errors import UnreadableMessage
from classifier.learning.labelled import LabelledMessage
from classifier.learning.probes import outcomes_of, probe_rates, probed_copies, read_probes
from classifier.parallel import Workers, in_order
from classifier.reading import intake
from classifier.records import Label, Pasted
from classifier.scorer import Scorer
from classifier.scoring.manifest import ProbeRates


def probes_on(
    scorer: Scorer, messages: Sequence[LabelledMessage], training_data: Path, workers: Workers
) -> dict[str, ProbeRates]:
    """Return by probe what it does to the verdicts on all messages in a language with probes."""
    copies = probed_copies(messages, read_probes(training_data), len(messages))
    judged = [*messages, *copies]
    bands = in_order(partial(_band, scorer), judged, workers)
    rows = (
        (one.id, one.label is Label.SCAM, band) for one, band in zip(judged, bands, strict=True)
    )
    return probe_rates(outcomes_of(rows))


def _band(scorer: Scorer, message: LabelledMessage) -> str:
    """Return the band of a message, "" if it cannot be read."""
    pasted = Pasted(message.body, message.channel, message.sender, message.subject)
    try:
        return scorer.assess(intake.read(pasted)).band.value
    except UnreadableMessage:
        return ""
