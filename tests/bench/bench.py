"""`make bench`: time and memory as ratios to a baseline measured in the same run.

Nothing fails here, because timings vary between machines. The targets are those of the project.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

import numpy as np

from classifier.indicators.organisations import Organisations
from classifier.learning.archive import pipeline_of
from classifier.learning.flag_weights import split_flags
from classifier.learning.paired_bootstrap import HeldOut
from classifier.reading.intake import from_text
from classifier.records import Part
from classifier.scorer import Scorer
from classifier.scoring.features import MAX_CHARACTERS
from classifier.scoring.model_file import read
from classifier.scoring.passages import Passage, sentences
from triage_app.paths import Home, resources_dir, training_data_dir
from triage_app.services.desk import Desk
from triage_app.services.learning.gate import Comparison, decide
from triage_app.settings import Settings

HERE = Path(__file__).parent
ROWS = []


def told(name, value, unit, baseline, bound):
    """Store and print one line of results."""
    kept = "" if bound is None else ("kept" if value <= bound else "MISSED")
    ROWS.append({"name": name, "value": value, "unit": unit, "baseline": baseline, "bound": bound})
    print(f"{name:<44} {value:>8.2f} {unit:<3} bound {bound!s:<6} {kept:<7} {baseline}", flush=True)


def best(function, argument, repeats=5):
    """Return the shortest time of several calls in seconds."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        function(argument)
        times.append(time.perf_counter() - start)
    return min(times)


def bodies(channel):
    for path in sorted(training_data_dir().glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["channel"] == channel:
                yield row["body"]


def mails_without_forwards(length):
    """Yield long mails made of training mails in which no forward mark gives another reading."""
    text = ""
    for body in bodies("email"):
        longer = f"{text}{body}\n\n"
        if all(one.part is Part.PIECE for one in from_text(longer).alternatives):
            text = longer
        if len(text) >= length:
            yield text[:length]
            text = ""


def scoring(folder):
    """Measure one message from raw text to reasons against scikit-learn's predict_proba alone.

    All of a long text is judged, in parts, so the baseline gets all of it too: once, in pieces of
    as many characters as one reading has, in one call. Reading, masking, rules, the riskiest
    passage and reasons are ours alone.
    """
    scorer = Scorer(Organisations.load(resources_dir() / "organisations.csv"), read(folder))
    pipeline = pipeline_of(folder)
    short = [text for text in bodies("sms") if 100 <= len(text) <= 200][:200]
    mails = "\n\n".join(bodies("email"))
    long = [mails[i * 20_000 : (i + 1) * 20_000] for i in range(8)]
    rows = (
        ("SMS", short, 1.0),
        ("20 kB mail with forwards inside", long, 3.0),
        ("20 kB mail", list(islice(mails_without_forwards(20_000), 8)), 3.0),
    )
    for name, texts, bound in rows:
        whole = [best(lambda t: scorer.assess(from_text(t)), text) for text in texts]
        bare = [best(pipeline.predict_proba, _cells(scorer, text)) for text in texts]
        ratio = statistics.median(a / b for a, b in zip(whole, bare, strict=True))
        ours, theirs = (1000 * statistics.median(values) for values in (whole, bare))
        told(
            f"{name}, raw text to reasons",
            ratio,
            "x",
            f"predict_proba over all of it ({ours:.2f} ms against {theirs:.2f} ms, n={len(texts)})",
            bound,
        )


def _cells(scorer, text):
    """Return the input of the pipeline for all of a text, shape (pieces, 3)."""
    pieces = [text[at : at + MAX_CHARACTERS] for at in range(0, len(text), MAX_CHARACTERS)]
    return np.concatenate([_cell(*scorer.prepare(from_text(piece))) for piece in pieces])


def _cell(message, findings, tokens):
    divided = sentences(message, tokens, findings)
    cells = np.empty((1, 3), dtype=object)
    cells[0] = (tokens.line, *split_flags(divided.flags(Passage(0, divided.count))))
    return cells


def marks(*command):
    """Run a probe and return the time at which it printed each mark, in seconds after its start."""
    environment = dict(os.environ)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # people start compiled modules
    found = {}
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, *map(str, command)], stdout=subprocess.PIPE, text=True, env=environment
    ) as child:
        for line in child.stdout:
            name, _, value = line.strip().partition(" ")
            found[name] = float(value) if value else time.perf_counter() - start
    return found


def marks_all(*command):
    """Run a probe and return all values that it printed, by name."""
    done = subprocess.run(
        [sys.executable, *map(str, command)], capture_output=True, text=True, check=True
    )
    found = {}
    for line in done.stdout.splitlines():
        name, _, value = line.partition(" ")
        found.setdefault(name, []).append(float(value))
    return found


def window(home):
    """Measure the start of the window, alternating with the start of an empty PySide6 window."""
    probe = HERE / "probe_window.py"
    empty, vigie = [], []
    for _ in range(8):
        empty.append(marks(probe, "empty")["painted"])
        vigie.append(marks(probe, "vigie", home))
    base = statistics.median(empty[1:])
    painted = statistics.median(run["painted"] for run in vigie[1:])
    ready = statistics.median(run["ready"] for run in vigie[1:])
    against = f"empty PySide6 window ({1000 * base:.0f} ms, n=7)"
    told("window painted", painted / base, "x", against, 1.3)
    told("window ready to score", ready / base, "x", against, 3.0)
    told("memory of the window, model loaded", vigie[-1]["memory"], "MB", "resident set", 200)


def calls(home):
    """Measure calls with mails of 20 kB in the real window, driven by key presses."""
    found = marks_all(HERE / "probe_desk.py", home)
    shown = sorted(found["verdict"])
    median = statistics.median(shown)
    told("paste to painted verdict, median", median, "ms", "20 kB mails, n=30", 100)
    told("paste to painted verdict, p95", shown[int(0.95 * len(shown))], "ms", "the same", 100)
    told("longest turn of the event loop in calls", found["stall"][0], "ms", "wall clock", 50)
    told("the same, processor time of its thread", found["busy"][0], "ms", "watchdog, 5 ms", 50)
    told("longest turn with first showing of pages", found["pages"][0], "ms", "wall clock", None)


def training(home):
    """Measure retraining on all messages in a child process while a window runs."""
    found = marks(HERE / "probe_training.py", home)
    told("retraining on the whole base", found["seconds"], "s", "child process", 60)
    told(
        "longest stall of the window meanwhile", found["longest_stall_ms"], "ms", "10 ms timer", 50
    )


def gate():
    """Measure the paired comparison of two models of 4,000 messages against sorting the scores."""
    rng = np.random.default_rng(2)
    scores, scam = rng.random(4000), rng.random(4000) < 0.5
    found = HeldOut([str(number) for number in range(4000)], scores, scam)
    taken = best(lambda both: decide(Comparison(both, both)), found, repeats=3)
    sort = best(np.argsort, scores, repeats=50)
    told("accepting a candidate of 4,000 messages", taken / (1000 * sort), "x", "1,000 sorts", 5)


def reading_mails():
    """Measure reading against the standard library's parser."""
    from bench_reading import reading

    reading(told)


def hostile_input(folder):
    """Measure what strangers may send at worst."""
    from hostile import hostile

    hostile(told, model=str(folder))


def old_lists(folder):
    """Measure the import of a list of 5,000 judged messages."""
    from bench_import import importing

    importing(told, folder / "models", folder)


PARTS = {
    "scoring": lambda folder: scoring(folder / "models" / "0001"),
    "mails": lambda _: reading_mails(),
    "hostile": lambda folder: hostile_input(folder / "models" / "0001"),
    "window": window,
    "calls": calls,
    "lists": old_lists,
    "gate": lambda _: gate(),
    "training": training,
}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--only", action="append", choices=list(PARTS), help="a part")
    parser.add_argument("--models", type=Path, help="folder of models that are trained already")
    parser.add_argument("--json", type=Path, help="file for the rows")
    return parser.parse_args()


def main():
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    chosen = arguments()
    folder = Path(tempfile.mkdtemp(prefix="vigie-bench-"))
    try:
        if chosen.models:
            shutil.copytree(chosen.models, folder / "models")
        else:
            desk = Desk(Home(folder), Settings())
            desk.retraining.train()
            desk.close()
        for name in chosen.only or PARTS:
            PARTS[name](folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    if chosen.json:
        chosen.json.write_text(json.dumps(ROWS, indent=1), "utf-8")


if __name__ == "__main__":
    main()
