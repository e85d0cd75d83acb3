"""`make robustness`: how often a verdict changes when a message is disguised or added to.

Every transformation is applied to scams and genuine messages of the training data, each judged by
a model that was trained without its campaign, and to those of the check sets given by path, judged
by the model of all training messages. The changed text goes the whole way: reading, masking,
rules, model. Prints one line per transformation and writes build/robustness.json.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent))  # where this file is run as a program

import msgspec
from additions import Neighbours
from figures import Outcome, Row, heading, line_of, row_of
from fold_models import ALL, EVERY_PART, PARTS, FoldModels, fold_models, organisations
from transformations import NONE, PICTURE, TRANSFORMATIONS, apply, available

from classifier.errors import UnreadableMessage
from classifier.learning.dataset import read_file, read_folder
from classifier.learning.labelled import LabelledMessage
from classifier.parallel import Workers, in_order
from classifier.reading import intake
from classifier.records import (
    Label,
    Message,
)
from classifier.scorer import Scorer
from triage_app.paths import training_data_dir

PICTURES = 40  # messages of each label that are drawn and recognised, a second each
TRAINING = "training"
OUT = Path("build") / "robustness.json"


@dataclass(frozen=True)
class Trial:
    """One message of a set under one transformation, with the model that judges it."""

    set: str
    transformation: str
    message: LabelledMessage
    part: str

    @property
    def place(self) -> tuple[str, str]:
        """Transformation and set: the row of the table that it belongs to."""
        return self.transformation, self.set

    @property
    def others(self) -> str:
        """The key of the genuine messages that may be attached."""
        return self.set if self.part == ALL else self.part


@dataclass
class Judge:
    """Reads and judges trials; loads each model once in each process."""

    models: FoldModels
    neighbours: Mapping[str, Neighbours]
    _scorers: dict[str, Scorer] = field(default_factory=dict)

    def __call__(self, trial: Trial) -> str:
        """Return the band of a trial, "" if the message could not be read."""
        scorer = self._scorers.get(trial.part)
        if scorer is None:
            scorer = self._scorers[trial.part] = self.models.scorer(trial.part)
        untrusted = apply(trial.transformation, trial.message, self.neighbours[trial.others])
        try:
            return scorer.assess(intake.read(untrusted)).band.value
        except UnreadableMessage:
            return ""


def sampled(messages: Sequence[LabelledMessage], label: Label, count: int) -> list[LabelledMessage]:
    """Return `count` messages of a label, drawn at random; the same at every call."""
    of_label = [message for message in messages if message.label is label]
    Random(count).shuffle(of_label)
    return of_label[:count] if count else of_label


def neighbours_of(messages: Sequence[LabelledMessage]) -> Neighbours:
    """Return the genuine ones of the messages, grouped by the organisation they claim."""
    table = organisations()
    claimed = {}
    for one in messages:
        found = table.claimed(Message(one.body, one.channel, one.sender, one.subject))
        claimed[one.id] = found.id if found else ""
    genuine = [one for one in messages if one.label is Label.LEGIT]
    groups: dict[str, list[LabelledMessage]] = {}
    for one in genuine:
        groups.setdefault(claimed[one.id], []).append(one)
    groups.pop("", None)
    return Neighbours(genuine, groups, claimed)


def measure(
    names: Sequence[str],
    sample: int,
    checks: Sequence[Path],
    workers: Workers,
    wanted: Sequence[str] = EVERY_PART,
) -> Iterator[Row]:
    """Yield the figures of each set of messages under each transformation.

    `wanted` are the parts of the training messages that are measured.
    """
    models = fold_models(workers, wanted)
    parts = models.parts
    messages = [one for one in read_folder(training_data_dir()) if parts[one.id] in wanted]
    neighbours = {
        part: neighbours_of([one for one in messages if parts[one.id] == part]) for part in wanted
    }
    sets = {TRAINING: messages}
    for path in checks:
        sets[path.stem] = read_file(path)
        neighbours[path.stem] = neighbours_of(sets[path.stem])
    trials = [
        Trial(key, name, message, parts[message.id] if key == TRAINING else ALL)
        for name in (NONE, *names)
        for key, found in sets.items()
        for label in Label
        for message in sampled(found, label, sample)[: PICTURES if name == PICTURE else None]
    ]
    yield from _rows(trials, in_order(Judge(models, neighbours), trials, workers))


def _rows(trials: Sequence[Trial], bands: Iterator[str]) -> Iterator[Row]:
    """Group the bands of the trials, which come in their order, into rows."""
    before: dict[tuple[str, str], str] = {}
    judged = zip(trials, bands, strict=True)
    for (name, key), group in groupby(judged, lambda one: one[0].place):
        outcomes = []
        for trial, band in group:
            own = (key, trial.message.id)
            before.setdefault(own, band)  # the first transformation is none
            outcomes.append(Outcome(trial.message.label, before[own], band))
        yield row_of(key, name, outcomes)


def main() -> int:
    """Print the figures and write them; return 1 if a transformation is unknown."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sample", type=int, default=400, help="messages per label; 0: all")
    parser.add_argument("--only", action="append", default=[], help="part of a name")
    parser.add_argument("--check", action="append", default=[], type=Path, help="labelled JSONL")
    parser.add_argument("--list", action="store_true", help="print the names and end")
    parser.add_argument("--parts", type=int, default=PARTS, help="parts of the training messages")
    parser.add_argument("--jobs", type=int, default=2)
    chosen = parser.parse_args()
    names = [name for name in available() if name != NONE]
    if chosen.only:
        names = [name for name in names if any(part in name for part in chosen.only)]
    if chosen.list or not names:
        print("\n".join(names or TRANSFORMATIONS))
        return int(not names)
    print(heading())
    rows = []
    wanted = [*EVERY_PART[1 : chosen.parts + 1], *([ALL] if chosen.check else [])]
    for row in measure(names, chosen.sample, chosen.check, Workers(chosen.jobs), wanted):
        rows.append(row)
        print(line_of(row), flush=True)
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(msgspec.json.format(msgspec.json.encode({"rows": rows})).decode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
