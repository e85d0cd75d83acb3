"""Speed of the log at 10,000, 100,000 and 1,000,000 cases, as ratios to SQLite on the same file.

`python tests/bench/bench_store.py 100000 1000000` makes logs of these sizes (`bench_purge`), and
`--log PATH` measures a copy of an existing one. The processor time of a row includes that of
SQLite; another process tries to write meanwhile and tells how long it waited.
"""

import argparse
import multiprocessing
import shutil
import sqlite3
import tempfile
import time
from contextlib import closing, contextmanager
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

from bench_purge import fill

from triage_app.clock import system_clock
from triage_app.store import free_space, near_copies
from triage_app.store.database import LogDatabase
from triage_app.store.store import CaseStore

SIZES = (10_000, 100_000, 1_000_000)
TURNS = 3
LARGEST_RATIO = 4  # of `vigie verify` to `PRAGMA quick_check`


def made_log(path, count):
    """Make a log of so many cases, with the index of near-copies."""
    database = LogDatabase(path)
    with closing(database):
        database.value("PRAGMA cache_size = -2000000")
        database.value("PRAGMA synchronous = OFF")
        fill(database, count)
        with database.writing() as db:
            sql = "SELECT number, fingerprint FROM cases"
            rows = [
                (key, n) for n, print_ in db.execute(sql) for key in near_copies.band_keys(print_)
            ]
            db.conn.executemany("INSERT OR IGNORE INTO bands VALUES (?, ?)", sorted(rows))
        free_space.empty_write_ahead_file(database)


def write_meanwhile(path, ready, stop, waited):
    """Take the write lock all the time; send how long each one took to get."""
    with closing(LogDatabase(path)) as database:
        ready.set()
        longest = 0.0
        while not stop.wait(0.005):
            start = time.perf_counter()
            with database.writing():
                longest = max(longest, time.perf_counter() - start)
    waited.put(longest)


@contextmanager
def another_desk(path):
    """Run `write_meanwhile` in a process; yield a list that has the longest wait in the end."""
    context, found = multiprocessing.get_context("spawn"), []
    ready, stop, waited = context.Event(), context.Event(), context.Queue()
    other = context.Process(target=write_meanwhile, args=(path, ready, stop, waited))
    other.start()
    ready.wait()
    yield found
    stop.set()
    found.append(waited.get())
    other.join()


def timed(work):
    """Return result, wall and processor seconds."""
    start = time.perf_counter(), time.process_time()
    result = work()
    return result, time.perf_counter() - start[0], time.process_time() - start[1]


def quick_check(path):
    with closing(CaseStore(path, system_clock)) as store:
        return store._database.value("PRAGMA quick_check")


def measure_verify(path, count):
    """Print the time of a verification as a ratio to `quick_check`, and what others wait.

    The shortest of three turns counts, as other programs run on the machine.
    """
    quick_check(path)  # the file is in memory for both
    memory = getrusage(RUSAGE_SELF).ru_maxrss
    with closing(CaseStore(path, system_clock)) as store:
        turns = [(timed(lambda: quick_check(path)), timed(store.verify)) for _ in range(TURNS)]
        memory = getrusage(RUSAGE_SELF).ru_maxrss - memory
        with another_desk(path) as alone:
            time.sleep(turns[0][1][1])
        with another_desk(path) as waited:
            store.verify()
    base, verified = (min(turn[at][1:] for turn in turns) for at in (0, 1))
    print(f"{count:>9} quick_check  {base[0]:7.2f} s, {base[1]:7.2f} s of processor")
    print(
        f"{count:>9} verify       {verified[0]:7.2f} s, {verified[1]:7.2f} s of processor; ratio "
        f"{verified[0] / base[0]:.1f}; {memory / 1024:.0f} MB more; {len(turns[0][1][0])} problems"
    )
    print(
        f"{count:>9} another desk waited for the write lock at most {1000 * waited[0]:.0f} ms, "
        f"without a verification {1000 * alone[0]:.0f} ms"
    )
    return verified[0] / base[0]


def measure(path, count):
    return [measure_verify(path, count)]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", help="numbers of cases")
    parser.add_argument("--log", type=Path, action="append", default=[], help="an existing log")
    options = parser.parse_args()
    ratios = []
    for source in options.log or options.sizes or SIZES:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "cases.db"
            if isinstance(source, Path):
                shutil.copy(source, path)
            else:
                made_log(path, source)
            with closing(sqlite3.connect(path)) as plain:
                count = plain.execute("SELECT count(*) FROM cases").fetchone()[0]
            ratios += measure(path, count)
    return max(ratios) > LARGEST_RATIO


if __name__ == "__main__":
    raise SystemExit(main())
