"""How often each concept and rule fires in scams and in genuine messages, and what rules alone do.

    python tests/bench/concepts.py [--rules] [FILE.jsonl …]

Without files: the training messages. "Rules alone" is the area under the ROC curve of the sum of
the rules that fired, each by its strength (no weight is fitted), for each hand.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

import numpy as np
from sklearn.metrics import roc_auc_score

from classifier.errors import UnreadableMessage
from classifier.indicators.catalogue import RULES, find_all
from classifier.indicators.concepts import REQUESTS, SIGNS, Concept, concepts_of
from classifier.indicators.organisations import Organisations
from classifier.indicators.rule import Strength
from classifier.learning.dataset import read_file, read_folder
from classifier.learning.labelled import LabelledMessage
from classifier.masking.message import Masker
from classifier.reading import intake
from classifier.records import Direction, Finding, Label, Pasted
from triage_app.paths import resources_dir, training_data_dir

_SIZE = {Strength.STRONG: 1.2, Strength.MEDIUM: 0.6, Strength.WEAK: 0.2}
_SIGN = {Direction.FOR: 1.0, Direction.AGAINST: -1.0}
_WEIGHT = {rule.id: _SIGN[rule.direction] * _SIZE[rule.strength] for rule in RULES}

Row = tuple[LabelledMessage, tuple[Finding, ...]]


def found_in(messages: list[LabelledMessage]) -> list[Row]:
    """Return the messages with what the rules find in them, masked."""
    organisations = Organisations.load(resources_dir() / "organisations.csv")
    masker = Masker(organisations.known_numbers)
    rows = []
    for one in messages:
        try:
            read = intake.read(Pasted(one.body, one.channel, one.sender, one.subject))
        except UnreadableMessage:
            continue
        rows.append((one, find_all(masker.message(read).message, organisations)))
    return rows


def share(rows: list[Row], wanted: frozenset[str], label: Label) -> float:
    """Return the share in per cent of the messages of a class in which a rule of these fires."""
    fired = [
        not wanted.isdisjoint({finding.indicator for finding in findings})
        for one, findings in rows
        if one.label is label
    ]
    return 100 * sum(fired) / max(1, len(fired))


def print_shares(rows: list[Row], names: dict[str, frozenset[str]]) -> None:
    """Print how often these groups of rules fire, per class."""
    for name, rules in names.items():
        scam, genuine = (share(rows, rules, label) for label in (Label.SCAM, Label.LEGIT))
        print(f"{name:62} {scam:5.1f} {genuine:5.1f}")


def print_areas(rows: list[Row]) -> None:
    """Print what the rules alone reach for each hand."""
    hands: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        hands[row[0].hand].append(row)
    for hand, mine in [*sorted(hands.items()), ("all", rows)]:
        scam = np.array([one.label is Label.SCAM for one, _ in mine])
        score = [sum(_WEIGHT[finding.indicator] for finding in found) for _, found in mine]
        if 0 < scam.sum() < len(scam):
            print(f"{hand or '-':20} {len(mine):5} {roc_auc_score(scam, score):.3f}")


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rules", action="store_true", help="single rules too")
    given = parser.parse_args()
    messages = [one for path in given.files for one in read_file(path)]
    rows = found_in(messages or read_folder(training_data_dir()))
    print(f"{'per cent of':62}  scam genuine")
    print_shares(rows, {concept.value: SIGNS[concept] for concept in Concept})
    print_shares(rows, {"any request": frozenset().union(*(SIGNS[one] for one in REQUESTS))})
    if given.rules:
        print_shares(rows, {rule.id: frozenset({rule.id}) for rule in RULES})
    kinds = [len(concepts_of(found)) for _, found in rows]
    print(f"concepts a message: {np.mean(kinds):.2f}\n\nrules alone, AUC by hand")
    print_areas(rows)


if __name__ == "__main__":
    main()
