"""Filters, searches and look-ups in a large log: 95 % of the times, and ratios to bare SQLite.

`python tests/bench/bench_finding.py 100000` makes a log of so many invented cases and measures it;
`… FOLDER` measures a copy of one that `varied_log.py` has made. Bare is one SELECT on an index of
the same file, page of as many rows. Processor time, because other programs may run meanwhile.
"""

import random
import shutil
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

from varied_log import DAYS, NOW, fill

from classifier.records import Band, Channel, Label
from triage_app.campaign_records import CampaignFilter
from triage_app.clock import system_clock
from triage_app.records import CaseFilter, Decision, Outcome
from triage_app.review_records import QueueReason
from triage_app.services.calls.review import ReviewQueue
from triage_app.services.upkeep.reports import ReportService
from triage_app.store.store import CaseStore

PAGE, ROUNDS, DRAWS = 100, 20, 100
WEEK = {"since": f"{NOW.year}-05-04", "until": f"{NOW.year}-05-11"}
RARE = {"label": Label.LEGIT, "channel": Channel.CHAT, "outcome": Outcome.GAVE_OTP}
FILTERS = {
    "first page": {},
    "verdict": {"band": Band.FEW_SIGNS},
    "confirmation": {"label": Label.LEGIT},
    "without confirmation": {"unlabelled": True},
    "disagreement": {"disagreement": True},
    "outcome": {"outcome": Outcome.GAVE_OTP},
    "organisation": {"organisation": "organisation0"},
    "organisation without hits": {"organisation": "none"},
    "organisation and rare others": {"organisation": "organisation0", **RARE},
    "scenario": {"scenario": "S00"},
    "scenario and rare others": {"scenario": "S00", "band": Band.FEW_SIGNS, **RARE},
    "agent": {"agent": "Agent 3"},
    "campaign": {"campaign": 1},
    "domain": {"domain": "domaine-0.example"},
    "domain and rare others": {"domain": "domaine-0.example", **RARE},
    "imported": {"imported": True},
    "a week in the middle": WEEK,
    "a week and a verdict": {"band": Band.FEW_SIGNS, **WEEK},
    "a common word": {"text": "carte "},
    "the beginning of a word": {"text": "remb"},
    "two letters": {"text": "re"},
    "one letter": {"text": "a"},
    "a phrase": {"text": '"carte vitale" '},
    "a word without hits": {"text": "zzzzqq"},
    "a common word, another excluded": {"text": "carte -vitale "},
    "a word excluded": {"text": "-carte"},
    "a word excluded, and a week": {"text": "-carte", **WEEK},
    "a word excluded, and an outcome": {"text": "-carte", "outcome": Outcome.GAVE_OTP},
    "a word and a week": {"text": "carte ", **WEEK},
    "a word and an organisation": {"text": "carte ", "organisation": "organisation50"},
    "a word and an agent": {"text": "carte ", "agent": "Agent 3"},
    "a word and a confirmation": {"text": "carte ", "label": Label.LEGIT},
    "a word and rare others": {"text": "votre ", "decision": Decision.UNSURE, **RARE},
}


def p95(job):
    """Return the 95 % quantile of the processor time of a job, in milliseconds."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        job()
        times.append(1000 * (time.process_time() - start))
    return statistics.quantiles(times, n=20)[-1]


def drawn_p95(jobs):
    """Return the 95 % quantiles of the processor and wall times of jobs, in milliseconds."""
    times = []
    for job in jobs:
        start = time.process_time(), time.perf_counter()
        job()
        times.append((time.process_time() - start[0], time.perf_counter() - start[1]))
    return [1000 * statistics.quantiles(one, n=20)[-1] for one in zip(*times, strict=True)]


def draws(store):
    """Yield name and jobs of what is drawn: the campaigns of cases, and weeks of the log."""
    draw, campaigns = random.Random(1), store.campaign_log
    with store._database.reading() as db:
        cases = [draw.randrange(1, store_size(store) + 1) for _ in range(DRAWS)]
        sql = "SELECT campaign FROM cases WHERE number = ?"
        of_cases = [db.execute(sql, [number]).fetchone()[0] for number in cases]
        largest = "SELECT campaign FROM cases GROUP BY campaign ORDER BY count(*) DESC LIMIT 1"
        largest = db.execute(largest).fetchone()[0]
    yield "sheets of campaigns", [partial(campaigns.sheet, one) for one in of_cases]
    yield "sheet of the largest campaign", [partial(campaigns.sheet, largest)] * ROUNDS
    days = [NOW.date() - timedelta(days=draw.randrange(30, DAYS - 40)) for _ in range(DRAWS)]
    months = [CampaignFilter(since=str(one), until=str(one + timedelta(days=30))) for one in days]
    yield "campaigns of 30 days", [partial(campaigns.list, one) for one in months]
    last = CampaignFilter(since=str(NOW.date() - timedelta(days=30)))
    yield "campaigns of the last 30 days", [partial(campaigns.list, last)] * ROUNDS
    yield from queue_draws(store)
    reports = ReportService(store, "bench")
    weeks = [f"{one:%G-W%V}" for one in days]
    yield "figures of weeks", [partial(reports.figures, one) for one in weeks]


def queue_draws(store):
    """Yield name and jobs of the next case of the review queue: of each reason, and of all."""
    queue = ReviewQueue(store.review_log, "Agent 3", lambda: NOW, 10)
    one = CaseFilter(limit=1)
    for reason in QueueReason:
        job = partial(queue.next, one, reasons=[reason])
        yield f"next of the queue: {reason}", [job] * ROUNDS
    # The last reason is looked for when all others have nothing left.
    nobody = CaseFilter(limit=1, until="2000-01-01")
    yield "next of the queue: nothing waits", [partial(queue.next, nobody)] * ROUNDS
    agent = CaseFilter(limit=1, agent="Agent 3")
    yield "next of the queue: one agent", [partial(queue.next, agent)] * ROUNDS


def bare(store):
    """Return the time of one SELECT of a page on an index of the same file."""
    sql = "SELECT * FROM cases ORDER BY opened DESC LIMIT ?"
    with store._database.reading() as db:
        return p95(lambda: db.execute(sql, [PAGE]).fetchall())


def measure(store):
    unit = bare(store)
    print(f"{'bare SELECT of a page':34}{unit:8.1f} ms")
    for name, chosen in FILTERS.items():
        wanted = CaseFilter(**chosen, limit=PAGE)
        found = store.cases(wanted)
        first = p95(lambda wanted=wanted: store.cases(wanted))
        counted = p95(lambda wanted=wanted: store.count(wanted))
        line = f"{name:34}{first:8.1f} ms ({first / unit:5.1f} x), count {counted:6.1f} ms"
        if len(found) == PAGE:
            later = replace(wanted, before=found[-1].number)
            line += f", next page {p95(lambda later=later: store.cases(later)):6.1f} ms"
        print(line, flush=True)
    case = store.cases(CaseFilter(limit=1))[0]
    message = store.case(case.number).message
    text = f"{message.subject}\n{message.body}"
    near = p95(lambda: store.campaign_log.of_text(case.fingerprint, text))
    print(f"{'near-copies':34}{near:8.1f} ms ({near / unit:5.1f} x)")
    week = p95(lambda: store.exports.cases(CaseFilter(**WEEK), 100_000))
    print(f"{'cases of a week':34}{week:8.1f} ms ({week / unit:5.1f} x)")
    for name, jobs in draws(store):
        processor, wall = drawn_p95(jobs)
        print(f"{name:34}{processor:8.1f} ms, {wall:8.1f} ms of wall time", flush=True)


def main(source):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cases.db"
        if source.isdecimal():
            fill(path, int(source))
        else:
            shutil.copyfile(Path(source) / "cases.db", path)
        store = CaseStore(path, system_clock)
        print(f"{path.stat().st_size / store_size(store):.0f} bytes a case")
        measure(store)
        store.close()


def store_size(store):
    with store._database.reading() as db:
        return db.table("cases").count


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "10000")
