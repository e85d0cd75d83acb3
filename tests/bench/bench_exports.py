"""`python tests/bench/bench_exports.py [CASES]`: time and memory of each format of an export.

Each format is written by a process of its own from the same log of invented cases, 20,000 by
default in a year. Bounds: a workbook in 5 s of processor time and 200 MB, a PDF in 3 s.
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from varied_log import DAYS, NOW, fill

from classifier.indicators.organisations import Organisations
from triage_app.export_records import ExportFormat, ExportTarget, ExportWanted
from triage_app.paths import resources_dir
from triage_app.services.upkeep.reports import ReportService
from triage_app.store.store import CaseStore
from triage_app.wording.scenarios import scenario_names

BOUNDS = {ExportFormat.XLSX: (5.0, 200), ExportFormat.PDF: (3.0, None)}
_MEGA = 1024  # kB


def period():
    first = (NOW.date()).fromordinal(NOW.date().toordinal() - DAYS)
    return f"{first}..{NOW.date()}"


def export(log, fmt):
    """Write one file; print processor time, wall time, memory before and at most, and size."""
    store = CaseStore(log, lambda: NOW)
    known = Organisations.load(resources_dir() / "organisations.csv")
    service = ReportService(store, "bench", "fr", scenario_names("fr"), known)
    with tempfile.TemporaryDirectory() as folder:
        target = ExportTarget(Path(folder) / f"out.{fmt}")
        start, cpu = time.perf_counter(), time.process_time()
        made = service.export(ExportWanted(period(), format=fmt), target)
        wall, cpu = time.perf_counter() - start, time.process_time() - cpu
        size = made.stat().st_size
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MEGA
    time_bound, memory_bound = BOUNDS.get(fmt, (None, None))
    missed = (time_bound and cpu > time_bound) or (memory_bound and most > memory_bound)
    kept = "MISSED" if missed else ("kept" if time_bound else "")
    print(
        f"{fmt:8} {cpu:6.2f} s processor {wall:6.2f} s wall {most:6.0f} MB {size / 1e6:6.2f} MB "
        f"file  {kept}",
        flush=True,
    )
    store.close()


def main(cases):
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "cases.db"
        fill(log, cases)
        print(f"{cases} cases of {period()}", flush=True)
        for fmt in ExportFormat:
            subprocess.run([sys.executable, __file__, "--one", log, fmt.value], check=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        export(Path(sys.argv[2]), ExportFormat(sys.argv[3]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
