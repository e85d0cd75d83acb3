"""`make bench-peers`: other programs on the same messages and the same folds as ours.

Two splits: each hand is judged by programs trained on the other hands, and each of five folds of
campaigns by programs trained on the other four. Near-copies are in the same fold. Mail filters
get every message as a mail. Programs that are not installed are listed as not measured. Writes
build/peers.json and docs/peers.md.
"""

import argparse
import json
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from msgspec import to_builtins
from peer_programs import PEERS, Absent

from classifier.indicators.organisations import Organisations
from classifier.intervals import rate
from classifier.learning.additions import copies_of
from classifier.learning.dataset import examples, read_folder
from classifier.learning.held_out import held_out
from classifier.learning.passage_calibration import Candidate, calibrate
from classifier.learning.ranking import limit_at, ranking_figures
from classifier.learning.splits import by_hand
from classifier.parallel import all_processors
from classifier.scorer import Scorer
from triage_app.paths import resources_dir, training_data_dir

PARTS = 5
OURS = "Vigie"
HANDS, CAMPAIGNS = "hand", "campaign"
TITLES = {  # the hardest split first
    HANDS: "Other hands: trained without any message of the hand that is judged",
    CAMPAIGNS: "Other campaigns: five folds, near-copies in the same fold",
}


class Ours:
    """Our messages as examples, made once for both splits."""

    def __init__(self, messages):
        front = Scorer(Organisations.load(resources_dir() / "organisations.csv"), None)
        both = [*messages, *copies_of(messages, training_data_dir())]
        self.rows = list(examples(both, front.prepare, all_processors()))
        self.count = len(messages)

    def parts(self, split):
        """Return the fold of each example under a split."""
        if split == HANDS:
            return by_hand(self.rows)
        return np.array([row.fold % PARTS for row in self.rows])

    def scores(self, parts):
        """Return our held-out log-odds of the messages."""
        weights = np.array([row.weight for row in self.rows])
        found = held_out(self.rows, weights, parts, workers=all_processors())
        judged = [Candidate(row, held) for row, held in zip(self.rows, found, strict=True) if held]
        return np.array([one.log_odds for one in calibrate(judged).rulings])


def our_speed(messages):
    """Return messages per second from raw fields to verdict with reasons, on one core."""
    from classifier.reading.intake import from_text
    from classifier.scoring.model_file import read
    from triage_app.paths import Home
    from triage_app.services.desk import Desk
    from triage_app.settings import Settings

    home = Home.find(Path("build/evaluation"))
    desk = Desk(home, Settings())
    if desk.shelf.current is None:
        desk.retraining.train(from_cases=False, promote=True)
    model = read(desk.shelf.folder(desk.shelf.current))
    scorer = Scorer(desk.organisations, model)
    some = messages[::8]
    start = time.perf_counter()
    for one in some:
        scorer.assess(from_text(one.body, one.channel, one.sender, one.subject))
    desk.close()
    return len(some) / (time.perf_counter() - start)


def line(name, scores, scam, default, speed):
    """Return one row of the table: figures and number of errors of a program."""
    limit = limit_at(scores, scam, 0.02)
    called, plain = scores > limit, scores > default
    return {
        "name": name,
        **to_builtins(ranking_figures(scores, scam)),
        "errors_at_2": int((called != scam).sum()),
        "errors": int((plain != scam).sum()),
        "false_alarms": to_builtins(rate(int((plain & ~scam).sum()), int((~scam).sum()))),
        "misses": to_builtins(rate(int((~plain & scam).sum()), int(scam.sum()))),
        "speed": speed,
    }


def by_peer(peer, messages, scam, parts):
    """Return the scores of a program for all messages and its messages per second."""
    scores, seconds = np.zeros(len(messages)), 0.0
    for part in np.unique(parts):
        seen, unseen = np.flatnonzero(parts != part), np.flatnonzero(parts == part)
        program = peer()
        program.train([messages[at] for at in seen], scam[seen])
        start = time.perf_counter()
        scores[unseen] = program.score([messages[at] for at in unseen])
        seconds += getattr(program, "seconds", time.perf_counter() - start)
        program.close()
    return scores, len(messages) / seconds


def shown(value):
    return f"{value['value']:.3f} [{value['low']:.3f}, {value['high']:.3f}]"


def section(split, rows):
    """Return the table of one split and how our errors compare."""
    others = [row for row in rows if row["name"] != OURS]
    table = [
        f"| {row['name']} | {shown(row['auc'])} | {shown(row['recall_at_1'])} "
        f"| {shown(row['recall_at_2'])} | {row['errors_at_2']} | {row['errors']} "
        f"| {shown(row['false_alarms'])} | {shown(row['misses'])} | {row['speed']:,.0f} |"
        for row in rows
    ]
    head = (
        "| program | AUC | recall at 1 % false alarms | recall at 2 % | errors at 2 % "
        "| errors at its own threshold | false alarms at it | misses at it | messages per second |"
    )
    text = f"## {TITLES[split]}\n\n{head}\n|{'---|' * 9}\n" + "\n".join(table)
    if not others:
        return text
    best, plain = (min(row[key] for row in others) for key in ("errors_at_2", "errors"))
    return (
        f"{text}\n\nErrors of {OURS} divided by those of the best other program: "
        f"{rows[0]['errors_at_2'] / best:.2f} at 2 % false alarms, {rows[0]['errors'] / plain:.2f} "
        "at each program's own threshold (target: at most 0.50)."
    )


def page(found, left_out, count, scams):
    """Return the text of docs/peers.md; `found` are the rows of each split."""
    absent = "".join(f"\n- {name}: {why}" for name, why in left_out.items())
    sections = "\n\n".join(section(split, rows) for split, rows in found.items())
    return (
        "# Comparison with other programs\n\n"
        f"Made by `make bench-peers` on {datetime.now(UTC).date()}: {count} training messages, "
        f"{scams} of them scams. The hardest test comes first. 95 % intervals in brackets. Errors "
        "are missed scams plus false alarms.\n\n"
        f"{sections}\n\n"
        "Mail filters are designed for advertising mail and use headers, which pasted messages "
        "do not have; here they receive a mail built from sender, subject and text. fastText on "
        "characters sees runs of up to five characters and no words. The sentence encoder "
        "(multilingual, 512 numbers a message) is fixed; a logistic regression is trained on its "
        "numbers. The speed of programs that are started once per fold includes their start; the "
        "speed of Vigie includes the reasons.\n"
        + (f"\nNot measured:\n{absent}\n" if absent else "")
    )


def measured(split, names, messages, own, speed, left_out):
    """Return the rows of a split, ours first; what is absent goes into `left_out`."""
    scam = np.array([message.label.value == "scam" for message in messages])
    parts = own.parts(split)
    rows = [line(OURS, own.scores(parts), scam, 0.0, speed)]
    print(f"{split}: {OURS}: AUC {rows[0]['auc']['value']}", flush=True)
    for name in names:
        if name in left_out:
            continue
        try:
            scores, rate = by_peer(PEERS[name], messages, scam, parts[: len(messages)])
        except Absent as why:
            left_out[name] = str(why)
            print(f"{name}: left out, {why}", flush=True)
            continue
        rows.append(line(name, scores, scam, PEERS[name].limit, rate))
        told = rows[-1]
        print(
            f"{split}: {name}: AUC {told['auc']['value']} errors {told['errors_at_2']}", flush=True
        )
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--only", action="append", choices=list(PEERS), help="a program")
    parser.add_argument("--split", action="append", choices=list(TITLES), help="one split only")
    chosen = parser.parse_args()
    names = chosen.only or list(PEERS)
    messages = read_folder(training_data_dir())
    own, left_out, found = Ours(messages), {}, {}
    speed = our_speed(messages)
    out = Path("build/peers.json")
    out.parent.mkdir(exist_ok=True)
    for split in chosen.split or TITLES:
        found[split] = measured(split, names, messages, own, speed, left_out)
        out.write_text(json.dumps({"splits": found, "left_out": left_out}, indent=1), "utf-8")
    scams = sum(message.label.value == "scam" for message in messages)
    Path("docs/peers.md").write_text(page(found, left_out, len(messages), scams), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
