"""A purge of many texts: the longest write lock, as other programs meet it, and the file's size.

`python tests/bench/bench_purge.py 100000` makes a log of so many cases without the classifier, of
which a twentieth is due, and purges it.
"""

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
from triage_app.store.cases import text_digest
from triage_app.store.database import LogDatabase
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
        text, salt = message_json.dump(Message(body, Channel.SMS)), f"{number:032x}"
        payload = {
            "channel": "sms",
            "language": "fr",
            "band": "very_likely_scam",
            "score": 0.9,
            "decision": "scam",
            "domains": ["x.top"],
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
        yield event, row_after(None, made), (number, text, salt, body[:100])


def fill(database, count):
    with database.writing() as db:
        cursor = db.conn
        for event, row, text in generated(count):
            cursor.execute("INSERT INTO events VALUES (?,?,?,?,?,?,?,?)", event)
            names = ", ".join(row)
            marks = ", ".join("?" * len(row))
            cursor.execute(f"INSERT INTO cases ({names}) VALUES ({marks})", list(row.values()))
            cursor.execute(
                "INSERT INTO messages (number, message, salt, excerpt) VALUES (?,?,?,?)", text
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
        with database.reading() as db:
            start = time.perf_counter()
            db.execute("PRAGMA quick_check").fetchone()
            check = time.perf_counter() - start
        locks, writing = [], LogDatabase.writing

        @contextmanager
        def measured(self, wait=True):
            start = time.perf_counter()
            with writing(self, wait) as db:
                yield db
            locks.append(time.perf_counter() - start)

        LogDatabase.writing = measured
        size, start = path.stat().st_size, time.perf_counter()
        result = TextRemoval(database, lambda: NOW).purge(NOW, Retention(), "a", Pace())
        taken = time.perf_counter() - start
        locks.sort()
        print(
            f"{result.texts} texts purged in {taken:.1f} s = {taken / check:.1f} quick checks, "
            f"{len(locks)} locks: median {1000 * locks[len(locks) // 2]:.0f} ms, "
            f"95 % {1000 * locks[int(0.95 * len(locks))]:.0f} ms, "
            f"longest {1000 * locks[-1]:.0f} ms; "
            f"file {path.stat().st_size / size:.3f} of its size"
        )
        start = time.perf_counter()
        erased = TextRemoval(database, lambda: NOW).erase(count, "bench", "a")
        taken = time.perf_counter() - start
        print(f"one case erased in {taken:.1f} s, no trace left: {erased.cleared}")
        database.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
