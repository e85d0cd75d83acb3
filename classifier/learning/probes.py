"""Style probes: what words that mean nothing do to the verdict.

Courtesy formulae, footers, a link to a public service or a sender's name are free to write. A
sample of the messages is copied under each probe, and the copies are judged by models that have
seen neither them nor their hand. Wanted is that no probe moves a rate by more than 5 points.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from classifier.intervals import rate
from classifier.learning.dataset import PROBED
from classifier.learning.labelled import LabelledMessage
from classifier.learning.sentence_files import read_sentences
from classifier.records import Band, Channel, Label
from classifier.scoring.manifest import ProbeRates

# language -> place ("after", "before", "sender") -> name of the probe -> its texts
Probes = Mapping[str, Mapping[str, Mapping[str, Sequence[str]]]]

PROBES_FILE = Path("probes") / "sentences.toml"
SAMPLE = 80  # messages of each label in a training: enough to see a move of 5 points
_TOP = Band.VERY_LIKELY_SCAM.value
_FLAGGED = (_TOP, Band.SEVERAL_SIGNS.value)


@dataclass(frozen=True, slots=True)
class Probed:
    """The bands of a message before and after a probe."""

    probe: str
    scam: bool
    before: str
    after: str


def read_probes(training_data: Path) -> Probes:
    """Return the probes of a training folder, none if it has no such file.

    Raises TrainingDataError when the file cannot be read.
    """
    return read_sentences(training_data / PROBES_FILE)


def probed_copies(
    messages: Iterable[LabelledMessage], probes: Probes, sample: int = SAMPLE
) -> Iterator[LabelledMessage]:
    """Yield copies of `sample` messages of each label under each probe of their language.

    The sample is drawn by id and is the same at every call. The id of a copy names its probe and
    its original; hand and campaign are those of the original.
    """
    known = [one for one in messages if one.language in probes]
    for label in Label:
        of_label = sorted(
            (one for one in known if one.label is label), key=lambda one: _lot(one.id)
        )
        for message in of_label[:sample]:
            yield from _under_each(message, probes[message.language])


def _under_each(
    message: LabelledMessage, probes: Mapping[str, Mapping[str, Sequence[str]]]
) -> Iterator[LabelledMessage]:
    for place, by_name in probes.items():
        for name, texts in by_name.items():
            text = texts[_lot(f"{name} {message.id}") % len(texts)]
            copy = replace(message, id=f"{PROBED}{name}/{message.id}")
            yield _with(copy, place, text)


def _with(message: LabelledMessage, place: str, text: str) -> LabelledMessage:
    """Return a message with a text put to its place."""
    gap = " " if message.channel is Channel.SMS else "\n\n"
    if place == "sender":
        return replace(message, sender=text)
    both = (text, message.body) if place == "before" else (message.body, text)
    return replace(message, body=gap.join(both))


def _lot(name: str) -> int:
    """Return a number drawn for a name; it never changes."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big")


def outcomes_of(judged: Iterable[tuple[str, bool, str]]) -> Iterator[Probed]:
    """Yield the outcome of each probed copy; each message has its id, whether scam, its band."""
    rows = list(judged)
    before = {name: band for name, _, band in rows}
    for name, scam, band in rows:
        probe, _, original = name.removeprefix(PROBED).partition("/")
        if name.startswith(PROBED) and original in before:
            yield Probed(probe, scam, before[original], band)


def probe_rates(outcomes: Iterable[Probed]) -> dict[str, ProbeRates]:
    """Return by probe how many scams are flagged and how many genuine messages are at the top."""
    by_name: dict[str, list[Probed]] = {}
    for one in outcomes:
        by_name.setdefault(one.probe, []).append(one)
    return {name: _rates(found) for name, found in by_name.items()}


def _rates(found: Sequence[Probed]) -> ProbeRates:
    scams = [one for one in found if one.scam]
    genuine = [one for one in found if not one.scam]
    return ProbeRates(
        flagged_before=rate(sum(one.before in _FLAGGED for one in scams), len(scams)),
        flagged_after=rate(sum(one.after in _FLAGGED for one in scams), len(scams)),
        top_before=rate(sum(one.before == _TOP for one in genuine), len(genuine)),
        top_after=rate(sum(one.after == _TOP for one in genuine), len(genuine)),
    )
