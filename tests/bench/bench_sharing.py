"""Many desks that share through one PostgreSQL server: what is lost (nothing), speed, delay, size.

`python tests/bench/bench_sharing.py` runs 200 desks with 500 events each while the server is
killed twice and desks are killed, checks that nothing is lost and nothing there twice, and then
measures 10 to 200 desks. `--desks 20 --events 50` is a short one. The desks run on the same machine
as the server, so all figures are of both together.
"""

import argparse
import signal
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/sharing/server"))

from postgres import ABSENT, PostgresServer, can_run  # noqa: E402
from proof import Proof  # noqa: E402
from stores import empty_store, migrated_database  # noqa: E402

SIZES = """
SELECT (SELECT sum(pg_total_relation_size(inhrelid)) FROM pg_inherits
        WHERE inhparent = 'vigie.events'::regclass),
    pg_total_relation_size('vigie.parts'), pg_database_size(current_database())
"""
SETTINGS = {"max_connections": "230", "shared_buffers": "'256MB'", "fsync": "on"}
CHECKED = 50  # each desk checks the signature of one event in so many; digests it checks all


def processor_seconds(server):
    """Return what the server has used so far; a backend that ended counts for its parent."""
    root = psutil.Process(server.pid)
    total = 0.0
    for one in root.children():
        with suppress(psutil.NoSuchProcess):
            used = one.cpu_times()
            total += used.user + used.system
    own = root.cpu_times()
    return total + own.user + own.system + own.children_user + own.children_system


def memory_of_backends(server):
    """Return how much memory of its own each process of the server has, in MB, and how many."""
    found = []
    for one in psutil.Process(server.pid).children():
        try:
            found.append(one.memory_full_info().uss / 1e6)
        except psutil.Error:
            continue
    return sum(found) / max(len(found), 1), len(found)


@contextmanager
def proof_of(server, count, events, **options):
    """Yield desks with a database of their own."""
    with (
        empty_store(server, "vigie_migrated") as shared,
        tempfile.TemporaryDirectory() as folder,
    ):
        yield Proof(shared, Path(folder), count, events, **options), shared


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


def measure_delay(server, count, every, events):
    """Let each desk make an event each `every` seconds; print from when to when it took."""
    options = {"every": every, "disturbs": False, "checks_signatures": CHECKED}
    with proof_of(server, count, events, processes=2, **options) as (proof, _):
        before, begin, seen = processor_seconds(server), time.time(), []
        half = [(0.5, lambda _: seen.append(memory_of_backends(server)))]
        report = proof.run(half, patience=3600)
        proof.check(report)
        used, wall = processor_seconds(server) - before, time.time() - begin
    delays = [delay for one in report.outcomes for delay in one.delays]
    print(
        f"delay: {count} desks, one event each {every} s: {len(delays)} deliveries, "
        f"median {percentile(delays, 0.5):.2f} s, p95 {percentile(delays, 0.95):.2f} s, "
        f"longest {max(delays):.2f} s; server {100 * used / wall:.0f} % of one processor, "
        f"{seen[0][0]:.1f} MB for each of {seen[0][1]} processes",
        flush=True,
    )


def measure_flood(server, count, events, incidents=(), **options):
    """Let all desks make and take events as fast as they can; check everything; print speed."""
    options = {"disturbs": False, "checks_signatures": CHECKED} | options
    with proof_of(server, count, events, processes=4, **options) as (proof, shared):
        report = proof.run(incidents, patience=4 * 3600)
        proof.check(report)
        of_events, of_parts, whole = shared.rows(SIZES)[0]
    sent, delivered = count * events, count * (count - 1) * events
    print(
        f"flood: {count} desks × {events} events: {sent / report.seconds:.0f} events/s onto the "
        f"server, {delivered / report.seconds_everywhere:.0f} deliveries/s "
        f"({delivered} in {report.seconds_everywhere:.0f} s); "
        f"{of_events / sent:.0f} bytes an event, {of_parts / sent:.0f} its parts, "
        f"database {whole / 1e6:.0f} MB; {sum(one.cuts for one in report.outcomes)} cuts",
        flush=True,
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--desks", type=int, default=200)
    parser.add_argument("--events", type=int, default=500)
    parser.add_argument("--every", type=float, default=30.0, help="seconds between two events")
    parser.add_argument("--only", choices=("proof", "delay", "flood"))
    given = parser.parse_args()
    if not can_run():
        sys.exit(ABSENT)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the server is stopped
    server = PostgresServer(SETTINGS).start()
    try:
        migrated_database(server)
        measure(server, given)
    finally:
        server.stop()


def measure(server, given):
    steps = [count for count in (10, 50, 100, 200) if count < given.desks] + [given.desks]
    if given.only in (None, "delay"):
        for count in steps:
            measure_delay(server, count, given.every, 3)
    if given.only in (None, "flood"):
        for count in steps:
            measure_flood(server, count, min(given.events, 50))
    if given.only in (None, "proof"):
        incidents = [
            (0.3, lambda one: one.crash_server()),
            (0.5, lambda one: one.kill(0)),
            (0.7, lambda one: one.crash_server()),
        ]
        measure_flood(server, given.desks, given.events, incidents, disturbs=True)


if __name__ == "__main__":
    main()
