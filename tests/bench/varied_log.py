"""A large log for measures: invented cases that differ in everything a filter asks for.

`python tests/bench/varied_log.py 100000 FOLDER` writes FOLDER/cases.db without the classifier.
"""

import json
import random
import sys
import time
from datetime import datetime, timedelta
from itertools import accumulate
from pathlib import Path

from classifier.records import Band, Channel, Label, Link, Message
from triage_app.clock import stamp
from triage_app.records import Decision, Dissent, Event, EventKind, Outcome, Seen
from triage_app.store import free_space, ledger, message_json, near_copies
from triage_app.store.database import LogDatabase
from triage_app.store.domains import text_digest
from triage_app.store.projection import row_after

NOW = datetime(2026, 11, 17, 10, tzinfo=datetime.now().astimezone().tzinfo)
DAYS = 360
_AT_ONCE = 20_000  # cases in one transaction
_COMMON = (
    "votre carte vitale remboursement mutuelle dossier compte santé ameli cotisation lien message "
    "merci de cliquer ici pour mettre à jour vos informations avant le délai a re me"
).split()
_SHARES = {
    "band": (list(Band), (60, 20, 12, 8)),
    "channel": (list(Channel), (50, 38, 4, 5, 3)),
    "decision": (list(Decision), (70, 22, 8)),
    "outcome": ([None, *Outcome], (50, 20, *[2] * (len(Outcome) - 1))),
    "label": ([None, *Label], (80, 15, 5)),
}


class _Drawing:
    """Draws cases; common values are much more frequent than others (Zipf)."""

    def __init__(self, count):
        self.draw = random.Random(1)
        letters = "abcdefghijklmnopqrstuvwxyz"
        rare = [
            "".join(self.draw.choices(letters, k=self.draw.randint(3, 9))) for _ in range(20_000)
        ]
        self.words = [*_COMMON, *rare]
        self.weights = list(accumulate(1 / (rank + 10) for rank in range(len(self.words))))
        self.domains = self._names("domaine-{}.example", max(50, count // 40))
        self.organisations = self._names("organisation{}", 60)
        self.scenarios = self._names("S{:02}", 24)
        self.campaigns = []

    def _names(self, pattern, count):
        names = [pattern.format(rank) for rank in range(count)]
        return names, list(accumulate(1 / (rank + 2) for rank in range(count)))

    def one_of(self, names_and_weights):
        names, weights = names_and_weights
        return self.draw.choices(names, cum_weights=weights)[0]

    def body(self):
        return " ".join(self.draw.choices(self.words, cum_weights=self.weights, k=40))

    def campaign(self, number):
        """Four of five cases belong to an earlier campaign."""
        if self.campaigns and self.draw.random() < 0.8:
            return self.campaigns[int(len(self.campaigns) * self.draw.random() ** 4)]
        self.campaigns.append((number, f"{self.draw.getrandbits(256):064x}"))
        return self.campaigns[-1]


def generated(count):
    """Yield event, row, text and domain of each case."""
    drawing, previous = _Drawing(count), ""
    for number in range(1, count + 1):
        made, row, text, domain = _case(drawing, number, count, previous)
        written = ledger.canonical(made.payload)
        digest = ledger.digest_of(made, written)
        event = (number, made.at, made.actor, made.kind, number, written, previous, digest)
        previous = digest
        yield event, row, text, domain


def _case(drawing, number, count, previous):
    draw, domain = drawing.draw, drawing.one_of(drawing.domains)
    shares = {name: draw.choices(*of)[0] for name, of in _SHARES.items()}
    body = f"{drawing.body()} https://{domain}/a"
    link = Link(f"https://{domain}/a", f"https://{domain}/a")
    message = Message(body, shares["channel"], subject=drawing.body()[:40], links=(link,))
    text, salt = message_json.compact(message), f"{number:032x}"
    campaign, fingerprint = drawing.campaign(number)
    at = NOW - timedelta(days=DAYS * (1 - number / count))
    outcome, label = shares.pop("outcome"), shares.pop("label")
    payload = {
        **shares,
        "outcomes": _outcomes(draw, outcome),
        "language": "fr",
        "score": round(draw.random(), 4),
        "organisation": draw.choices([None, drawing.one_of(drawing.organisations)], (30, 70))[0],
        "scenario": drawing.one_of(drawing.scenarios),
        "indicators": ["I01", "I07", "I13"],
        "fingerprint": fingerprint,
        "campaign": campaign,
        "model": "0001",
        "handling_seconds": draw.randrange(15, 600),
        **_own_view(draw),
        "text_digest": text_digest(salt, text, json.dumps([domain])),
    }
    kind = EventKind.CASE_OPENED
    if draw.random() < 0.02:
        kind, opened = EventKind.CASE_IMPORTED, at - timedelta(days=200 * draw.random())
        payload |= {"opened": stamp(opened), "imported": 1}
    if label:
        payload |= {"label": label, "labelled_by": "agent-supervis", "labelled_at": stamp(at)}
    actor = f"agent-{at:%y%m}{draw.randrange(30):04}"
    made = Event(number, stamp(at), actor, kind, number, payload, previous, "")
    return made, row_after(None, made), (number, text, salt), domain


def _own_view(draw):
    """Return what an agent saw before the verdict, and why they decided against it."""
    view = {}
    if draw.random() < 0.4:
        asks, expected = draw.choices(list(Seen), (60, 30, 10), k=2)
        view["observations"] = {"asks": asks, "expected": expected}
    if draw.random() < 0.05:
        view["dissent"] = draw.choice(list(Dissent))
    return view


def _outcomes(draw, outcome):
    """Return the answers of a case: one in ten of those that did something did two things."""
    if outcome in (None, Outcome.NOTHING_DONE) or draw.random() < 0.9:
        return [outcome] if outcome else []
    return sorted({outcome, Outcome.CLICKED_ONLY}, key=list(Outcome).index)


def fill(path, count, texts=True):
    """Write the cases into a new log; without `texts` only what lists and figures read."""
    database, cases = LogDatabase(path), generated(count)
    done = 0
    while done < count:
        with database.writing(checkpoint=True) as db:
            for _ in range(min(_AT_ONCE, count - done)):
                event, row, *text_and_domain = next(cases)
                _write(db.conn, event, row)
                if texts:
                    _write_text(db.conn, row, *text_and_domain)
                done += 1
        print(f"{done} cases", file=sys.stderr)
    free_space.empty_write_ahead_file(database)
    with database.writing() as db:
        months = {(month, name) for month in range(1, 13) for name in range(30)}
        for month, name in months:
            year = 26 if month < 12 else 25
            row = (f"agent-{year}{month:02}{name:04}", f"Agent {name}", f"20{year}-{month:02}")
            db.conn.execute("INSERT INTO pseudonyms VALUES (?, ?, ?)", row)
    database.close()


def _write(connection, event, row):
    connection.execute("INSERT INTO events VALUES (?,?,?,?,?,?,?,?)", event)
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO cases ({names}) VALUES ({marks})", list(row.values()))


def _write_text(connection, row, text, domain):
    number, opened = row["number"], row["opened"]
    for key in near_copies.band_keys(row["fingerprint"]):
        connection.execute("INSERT OR IGNORE INTO bands VALUES (?, ?)", (key, number))
    sql = "INSERT INTO messages (number, message, salt, organisation) VALUES (?,?,?,?)"
    connection.execute(sql, (*text, row["organisation"] or ""))
    connection.execute("INSERT INTO case_domains VALUES (?, ?)", (number, json.dumps([domain])))
    evidence = ("domain", domain, opened, number)
    connection.execute("INSERT INTO evidence VALUES (?, ?, ?, ?)", evidence)


if __name__ == "__main__":
    start, wanted, target = time.perf_counter(), int(sys.argv[1]), Path(sys.argv[2]) / "cases.db"
    fill(target, wanted)
    size = target.stat().st_size / wanted
    print(f"{wanted} cases in {time.perf_counter() - start:.0f} s, {size:.0f} bytes each")
