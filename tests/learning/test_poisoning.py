"""Wrong labels are refused by the checks or have no effect; withdrawn labels are unlearned."""

import json
from itertools import cycle

import numpy as np
import pytest

from classifier.indicators.organisations import Organisations
from classifier.learning.dataset import GUARD
from classifier.reading.intake import from_text
from classifier.records import Channel, Label
from classifier.scorer import Scorer
from classifier.scoring.model_file import read_manifest
from triage_app.clock import system_clock
from triage_app.paths import resources_dir, training_data_dir
from triage_app.records import Decision, NewCase
from triage_app.services.learning.models import ModelShelf
from triage_app.services.learning.retraining import RetrainingService
from triage_app.store.store import CaseStore

MOVED = 0.02  # the most that wrong labels may take from recall
OTHER = {"scam": Label.LEGIT, "legit": Label.SCAM}


@pytest.fixture(scope="module")
def rows():
    """All training messages as rows of the files."""
    paths = sorted(path for path in training_data_dir().glob("*.jsonl") if path.name != GUARD)
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    return [json.loads(line) for line in lines]


def honest(rows, wrong_labels):
    """Return half as many messages, which are confirmed rightly."""
    return rows[3 :: len(rows) * 2 // wrong_labels]


class Bench:
    """A data folder with a part of the training messages, a log, and model 0001."""

    def __init__(self, folder):
        known = Organisations.load(resources_dir() / "organisations.csv")
        self.front = Scorer(known, None)
        self.store = CaseStore(folder / "cases.db", system_clock)
        self.shelf = ModelShelf(folder / "models")
        self.service = RetrainingService(
            self.shelf, folder / "data", self.front, self.store, "chef", system_clock
        )
        self.first = self.shelf.summary("0001")
        self._honest = ((), None)  # cases with a right label, and the model that learnt them

    def confirm(self, row, label, agent, labeller=None):
        """Log a message; the agent, or another person, confirms it."""
        channel = Channel(row["channel"])
        message = from_text(row["body"], channel, row["sender"], row["subject"])
        new = NewCase(self.front.assess(message), Decision.UNSURE)
        case = self.store.log_case(new, agent)
        self.store.give_label(case.number, label, labeller or agent)
        return case.number

    def learn_honestly(self, rows):
        """Confirm messages rightly; return their cases and the model that learnt them.

        They are logged and learnt once, and confirmed each time.
        """
        numbers, model = self._honest
        if model is None:
            numbers = [self.confirm(row, Label(row["label"]), "karim") for row in rows]
            model = self.service.train(from_cases=True, promote=False).candidate
            self._honest = (numbers, model)
        else:
            for number, row in zip(numbers, rows, strict=True):
                self.store.give_label(number, Label(row["label"]), "karim")
        return self._honest

    def withdraw_all(self):
        for case in self.store.confirmed():
            self.store.withdraw_label(case.number, "chef")

    def harm(self):
        """Train from the cases; return the lost recall, or None if the candidate was refused."""
        self.service.promote("0001")
        outcome = self.service.train(from_cases=True, promote=False)
        lost = self.first.figures.recall_at_2 - outcome.candidate.figures.recall_at_2
        return lost if outcome.passed else None


@pytest.fixture(scope="module")
def bench(part):
    made = Bench(part)
    yield made
    made.store.close()


@pytest.fixture(autouse=True)
def _empty_log(bench, part_read_before):
    bench.withdraw_all()


def test_one_label_in_twenty_flipped(bench, rows, wrong_labels):
    agents = cycle(["sonia", "karim", "lea"])
    for number, (row, agent) in enumerate(
        zip(rows[1 :: 4_000 // wrong_labels], agents, strict=False)
    ):
        bench.confirm(row, Label(row["label"]) if number % 20 else OTHER[row["label"]], agent)
    lost = bench.harm()
    assert lost is None or lost <= MOVED


def test_one_agent_labels_copies_wrongly(bench, rows, wrong_labels):
    names = ["Durand", "Petit", "Leroy", "Moreau", "Garcia"]
    for label, wrong in OTHER.items():  # a scam called genuine, and a genuine message called scam
        row = next(row for row in rows[2::5] if row["label"] == label and len(row["body"]) > 120)
        for number in range(wrong_labels):
            copy = row | {"body": f"{row['body']} {names[number % 5]} {number} EUR"}
            bench.confirm(copy, wrong, "sonia")
    lost = bench.harm()
    assert lost is None or lost <= MOVED


def test_one_agent_labels_different_messages_wrongly(bench, rows, wrong_labels):
    """Their cases weigh a tenth of the training messages at most, and the gate sees the loss."""
    for row in rows[2 :: 9_000 // wrong_labels][:wrong_labels]:
        bench.confirm(row, OTHER[row["label"]], "sonia")
    lost = bench.harm()
    assert lost is None or lost <= MOVED


def test_one_labeller_labels_messages_of_40_agents_wrongly(bench, rows, wrong_labels):
    """Whoever logged them: they weigh a tenth together, and the gate sees the loss."""
    for number, row in enumerate(rows[2 :: 9_000 // wrong_labels][:wrong_labels]):
        bench.confirm(row, OTHER[row["label"]], f"agent {number % 40}", "sonia")
    lost = bench.harm()
    assert lost is None or lost <= MOVED


def test_copies_with_a_wrong_label_change_neither_figures_nor_what_is_said(
    bench, rows, wrong_labels
):
    """Even if the gate let such a model pass: the copies are one campaign beside honest ones."""
    _, before = bench.learn_honestly(honest(rows, wrong_labels))
    wrong = next(row for row in rows[2::5] if row["label"] == "legit" and len(row["body"]) > 120)
    for number in range(wrong_labels):
        copy = wrong | {"body": f"{wrong['body']} {number} EUR"}
        bench.confirm(copy, Label.SCAM, "sonia")
    after = bench.service.train(from_cases=True, promote=False).candidate
    assert before.figures.recall_at_2 - after.figures.recall_at_2 <= MOVED
    assert after.figures.hard_false_alarms - before.figures.hard_false_alarms <= MOVED
    for band in ("very_likely_scam", "few_signs"):  # the others have few cases
        said, share = before.figures.said[band], after.figures.said[band]["share"]
        assert said["low"] <= share <= said["high"]


def test_a_withdrawn_label_is_unlearned(bench, rows, wrong_labels):
    numbers, taught = bench.learn_honestly(honest(rows, wrong_labels))
    learnt = _data(bench, taught)
    assert {*learnt.case_ids, *learnt.conflicting} == {f"case-{number}" for number in numbers}
    assert len(learnt.case_ids) > 0.9 * len(numbers) > 29
    bench.withdraw_all()
    after = bench.service.train(from_cases=True, promote=False).candidate
    assert _data(bench, after) == _data(bench, bench.first) != _data(bench, taught)
    kept, found, other = (_weights(bench, model) for model in (bench.first, after, taught))
    assert all(np.array_equal(kept[name], found[name]) for name in kept)
    assert not np.array_equal(kept["base"], other["base"])


def _data(bench, model):
    return read_manifest(bench.shelf.folder(model.number)).data


def _weights(bench, model):
    with np.load(bench.shelf.folder(model.number) / "weights.npz") as arrays:
        return {name: arrays[name] for name in arrays.files if not name.startswith("family_")}
