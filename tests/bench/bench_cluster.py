"""`python tests/bench/bench_cluster.py HOME [MESSAGES]`: `vigie score` alone and on a cluster.

HOME is a data folder with a model; it is copied. The messages, 100,000 by default, are those of the
training data with a number behind each, in JSON Lines. The cluster is a scheduler with 2 and then 4
workers on this machine, so processors bound what more workers win; processor time tells what the
cluster itself costs. One worker is not measured, because Vigie then works alone. All results have
to be the same bytes.
"""

import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cluster"))

from dask_commands import Cluster

from triage_app.paths import training_data_dir

CLUSTERS = (2, 4)


def write_messages(path, count):
    files = sorted(training_data_dir().glob("*.jsonl"))
    rows = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            row = rows[number * 7919 % len(rows)]  # a prime: all files from the start
            wanted = {name: row.get(name, "") for name in ("channel", "sender", "subject")}
            message = {"id": number, "body": f"{row['body']} [{number}]", **wanted}
            file.write(json.dumps(message, ensure_ascii=False) + "\n")


def processor_seconds():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def score(home, lines, out, *options):
    command = [sys.executable, "-m", "triage_app", "--home", str(home), "score"]
    words = [*command, "--jsonl", str(lines), "--out", str(out), *options]
    start = time.perf_counter()
    subprocess.run(words, check=True)
    return time.perf_counter() - start


def report(what, count, wall, used):
    print(
        f"{what:12} {wall:8.1f} s {count / wall:7.0f} a second {used:8.1f} s processor", flush=True
    )


def main(model_home, count):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        home = shutil.copytree(model_home, folder / "home")
        lines, alone = folder / "in.jsonl", folder / "alone.jsonl"
        write_messages(lines, count)
        before = processor_seconds()
        wall = score(home, lines, alone, "--jobs", "1")
        report("alone", count, wall, processor_seconds() - before)
        for workers in CLUSTERS:
            own = folder / str(workers)
            own.mkdir()
            before = processor_seconds()
            cluster = Cluster(own, workers).wait(workers)
            wall = score(home, lines, own / "out.jsonl", "--cluster", cluster.address)
            cluster.close()
            report(f"{workers} workers", count, wall, processor_seconds() - before)
            assert (own / "out.jsonl").read_bytes() == alone.read_bytes()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 100_000)
