"""A purge of many texts: its write locks, what another desk waits for them, the file's size.

`python tests/bench/bench_purge.py 100000` makes a log of so many cases without the classifier, of
which a twentieth is due, and purges it.
"""

import multiprocessing
import random
import sys
import tempfile
import time
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from classifier.records import Channel, Message
from triage_app.clock import stamp
from triage_app.records import Event, EventKind
from triage_app.store import free_space, ledger, message_json
from triage_app.store.database import LogDatabase
from triage_app.store.domains import text_digest
from triage_app.store.pace import Pace
from triage_app.store.projection import row_after
from triage_app.store.removal import TextRemoval
from triage_app.store.retention import Retention

NOW = datetime(2026, 11, 17, 10, tzinfo=datetime.now().astimezone().tzinfo)
DAYS = 183 / 0.95  # a twentieth is older than the period of unlabelled cases


def generated(count):
    """Yield event, row and text of invented cases, spread evenly over the days."""
    draw, previous = random.Random(1), ""
    words = ["".join(draw.choices("abcdefghijklmnop", k=draw.randint(3, 9))) for _ in range(20000)]
    for number in range(1, count + 1):
        body = " ".join(draw.choices(words[:2000], k=60) + draw.choices(words, k=20))
        text, salt = message_json.compact(Message(body, Channel.SMS)), f"{number:032x}"
        payload = {
            "channel": "sms",
            "language": "fr",
            "band": "very_likely_scam",
            "score": 0.9,
            "decision": "scam",
            "indicators": ["I01"],
            "fingerprint": f"{draw.getrandbits(256):064x}",
            "campaign": number,
            "model": "0001",
            "text_digest": text_digest(salt, text),
        }
        at = stamp(NOW - timedelta(days=DAYS * (1 - number / count)))
        made = Event(number, at, "a", EventKind.CASE_OPENED, number, payload, previous, "")
        written = ledger.canonical(payload)
        previous_digest, previous = previous, ledger.digest_of(made, written)
        event = (number, at, "a", "case_opened", number, written, previous_digest, previous)
        yield event, row_after(None, made), (number, text, salt)


def fill(database, count):
    with database.writing() as db:
        cursor = db.conn
        for event, row, text in generated(count):
            cursor.execute("INSERT INTO events VALUES (?,?,?,?,?,?,?,?)", event)
            names = ", ".join(row)
            marks = ", ".join("?" * len(row))
            cursor.execute(f"INSERT INTO cases ({names}) VALUES ({marks})", list(row.values()))
            cursor.execute("INSERT INTO messages (number, message, salt) VALUES (?,?,?)", text)


def write_meanwhile(path, stop, waited):
    """Log something ten times a second, as another desk; send how long each one took."""
    database, found = LogDatabase(path), []
    while not stop.wait(0.1):
        start = time.perf_counter()
        with database.writing() as db:
            at = stamp(NOW)
            ledger.append(db, at, "b", EventKind.EXPORTED, None, {"week": "2026-W46"})
        found.append(time.perf_counter() - start)
    database.close()
    waited.put(found)


@contextmanager
def another_desk(path):
    """Run `write_meanwhile` in a process; yield a list that has its times in the end."""
    context, found = multiprocessing.get_context("spawn"), []
    stop, waited = context.Event(), context.Queue()
    other = context.Process(target=write_meanwhile, args=(path, stop, waited))
    other.start()
    yield found
    stop.set()
    found += waited.get()
    other.join()


@contextmanager
def measured_locks(locks):
    """Add wall and processor time of each write lock of this process to a list."""
    transaction, outside = LogDatabase._transaction, LogDatabase.outside_transaction

    @contextmanager
    def timed(self, begin):
        with transaction(self, begin):
            start = time.perf_counter(), time.process_time()
            yield
            clocks = time.perf_counter, time.process_time
            self._db.commit()  # as `_transaction` does next, where it finds nothing left to do
            if begin != "BEGIN":
                locks.append(tuple(clock() - at for clock, at in zip(clocks, start, strict=True)))

    @contextmanager
    def timed_outside(self, wait=True):
        start = time.perf_counter(), time.process_time()
        with outside(self, wait) as db:
            statements = []
            db.conn.set_trace_callback(statements.append)
            yield db
            db.conn.set_trace_callback(None)
        end = time.perf_counter(), time.process_time()
        if not any("PASSIVE" in one for one in statements):  # which takes no write lock
            locks.append(tuple(b - a for a, b in zip(start, end, strict=True)))

    LogDatabase._transaction, LogDatabase.outside_transaction = timed, timed_outside
    yield
    LogDatabase._transaction, LogDatabase.outside_transaction = transaction, outside


def summary(seconds):
    ordered = sorted(1000 * one for one in seconds)
    return (
        f"median {ordered[len(ordered) // 2]:.0f} ms, 95 % {ordered[int(0.95 * len(ordered))]:.0f}"
        f" ms, longest {ordered[-1]:.0f} ms"
    )


def main(count):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cases.db"
        database = LogDatabase(path)
        start = time.perf_counter()
        fill(database, count)
        free_space.empty_write_ahead_file(database)
        made = time.perf_counter() - start
        print(f"{count} cases made in {made:.0f} s, {path.stat().st_size / count:.0f} bytes each")
        removal, size, locks = TextRemoval(database, lambda: NOW), path.stat().st_size, []
        with another_desk(path) as waited, measured_locks(locks):
            start = time.perf_counter(), time.process_time()
            result = removal.purge(NOW, Retention(), "a", Pace(pause=lambda: time.sleep(0.05)))
            taken = time.perf_counter() - start[0], time.process_time() - start[1]
        print(f"{result.texts} texts purged in {taken[0]:.1f} s, {taken[1]:.1f} s of processor")
        print(f"{len(locks)} write locks, wall time: {summary(one[0] for one in locks)}")
        print(f"{len(locks)} write locks, processor time: {summary(one[1] for one in locks)}")
        print(f"{len(waited)} writes of another desk meanwhile: {summary(waited)}")
        print(f"file {path.stat().st_size / size:.3f} of its size")
        start = time.perf_counter()
        erased = removal.erase(count, "bench", "a")
        taken = time.perf_counter() - start
        print(f"one case erased in {taken:.1f} s, no trace left: {erased.cleared}")
        database.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
