"""The page of the week, its trend and a quarter in a large log: median and 95 % of the times.

`python tests/bench/bench_week.py 1000000` makes a log of so many invented cases in 360 days and
measures it; `… FOLDER` measures a copy of one that this program has made. Processor time too,
because other programs may run meanwhile.
"""

import random
import shutil
import sys
import tempfile
import time
from datetime import timedelta
from functools import partial
from pathlib import Path

from varied_log import DAYS, NOW, fill

from triage_app.clock import system_clock
from triage_app.period_records import CampaignRule
from triage_app.services.upkeep.figures import FiguresService
from triage_app.store.store import CaseStore

ROUNDS = 30


def jobs(counting):
    """Yield name and jobs of what is measured; the weeks are drawn."""
    draw = random.Random(1)
    days = [NOW.date() - timedelta(days=draw.randrange(100, DAYS - 20)) for _ in range(ROUNDS)]
    weeks = [counting.period(f"{day:%G-W%V}") for day in days]
    yield "page of a week", [partial(counting.page, week) for week in weeks]
    yield "trend of 12 weeks", [partial(counting.trend, week) for week in weeks]
    quarter = counting.period("2026-Q2")
    yield "page of a quarter", [partial(counting.page, quarter)] * 5


def measured(job):
    """Return processor and wall time of a job, in milliseconds."""
    start = time.process_time(), time.perf_counter()
    job()
    return 1000 * (time.process_time() - start[0]), 1000 * (time.perf_counter() - start[1])


def percentile(times, part):
    """Return a quantile of both times in words."""
    found = (sorted(one)[len(one) * part // 100] for one in zip(*times, strict=True))
    return "{:.0f} ms ({:.0f} ms of wall time)".format(*found)


def main(source):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cases.db"
        if source.isdecimal():
            fill(path, int(source), texts=False)
        else:
            shutil.copyfile(Path(source) / "cases.db", path)
        store = CaseStore(path, system_clock)
        counting = FiguresService(store, CampaignRule())
        for name, some in jobs(counting):
            some[0]()
            times = [measured(job) for job in some]
            median, most = (percentile(times, part) for part in (50, 95))
            print(f"{name:24} median {median}, 95 % {most}", flush=True)
        store.close()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "100000")
