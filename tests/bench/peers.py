"""`make bench-peers`: other programs on the same messages and the same folds as ours.

Each program is trained on four folds and tested on the fifth; near-copies are in the same fold.
Mail filters get every message as a mail. Programs that are not installed are listed as not
measured. Writes build/peers.json and docs/peers.md.
"""

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
from classifier.scorer import Scorer
from triage_app.paths import resources_dir, training_data_dir

PARTS = 5
OURS = "Vigie"


def ours(messages):
    """Return our held-out log-odds and the fold of each message."""
    front = Scorer(Organisations.load(resources_dir() / "organisations.csv"), None)
    copies = copies_of(messages, training_data_dir())
    rows = [*examples(messages, front.prepare), *examples(copies, front.prepare)]
    parts = np.array([row.fold % PARTS for row in rows])
    found = held_out(rows, np.array([row.weight for row in rows]), parts)
    judged = [Candidate(row, held) for row, held in zip(rows, found, strict=True) if held]
    rulings = calibrate(judged).rulings
    return np.array([one.log_odds for one in rulings]), parts[: len(messages)]


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
    for part in range(PARTS):
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


def page(rows, left_out, count, scams):
    """Return the text of docs/peers.md."""
    best = min(row["errors_at_2"] for row in rows if row["name"] != OURS)
    plain = min(row["errors"] for row in rows if row["name"] != OURS)
    mine = next(row for row in rows if row["name"] == OURS)
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
    absent = "".join(f"\n- {name}: {why}" for name, why in left_out.items())
    return (
        "# Comparison with other programs\n\n"
        f"Made by `make bench-peers` on {datetime.now(UTC).date()}: {count} training messages, "
        f"{scams} of them scams, in five folds grouped by campaign. Each program is trained on "
        "four folds and tested on the fifth. 95 % intervals in brackets. Errors are missed scams "
        "plus false alarms.\n\n"
        f"{head}\n|{'---|' * 9}\n" + "\n".join(table) + "\n\n"
        f"Errors of {OURS} divided by those of the best other program: "
        f"{mine['errors_at_2'] / best:.2f} at 2 % false alarms, {mine['errors'] / plain:.2f} at "
        "each program's own threshold (target: at most 0.50).\n\n"
        "Mail filters are designed for advertising mail and use headers, which pasted messages "
        "do not have; here they receive a mail built from sender, subject and text. The speed of "
        "programs that are started once per fold includes their start; the speed of Vigie "
        "includes the reasons.\n" + (f"\nNot measured:\n{absent}\n" if absent else "")
    )


def main():
    messages = read_folder(training_data_dir())
    scam = np.array([message.label.value == "scam" for message in messages])
    scores, parts = ours(messages)
    rows, left_out = [line(OURS, scores, scam, 0.0, our_speed(messages))], {}
    for name, peer in PEERS.items():
        try:
            scores, speed = by_peer(peer, messages, scam, parts)
        except Absent as why:
            left_out[name] = str(why)
            print(f"{name}: left out, {why}", flush=True)
            continue
        rows.append(line(name, scores, scam, peer.limit, speed))
        told = rows[-1]
        print(f"{name}: AUC {told['auc']['value']} errors {told['errors_at_2']}", flush=True)
    out = Path("build/peers.json")
    out.parent.mkdir(exist_ok=True)
    out.write_text(json.dumps({"rows": rows, "left_out": left_out}, indent=1), encoding="utf-8")
    text = page(rows, left_out, len(messages), int(scam.sum()))
    Path("docs/peers.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
