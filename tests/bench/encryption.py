"""What encryption costs: the log with a key, as ratios to the plain log.

    python tests/bench/encryption.py [--cases N] [--rounds N]

Both logs are measured in turns in one process, and each ratio is that of the medians, so that other
work on the machine meets both alike. Processor time is what encryption adds; the wall clock of an
insertion also waits for the disk.
"""

from __future__ import annotations

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from classifier.records import Assessment, Band, BandReason, Channel, Language, Message
from triage_app.clock import system_clock
from triage_app.encryption.keys import NO_KEYS, Keys, new_key
from triage_app.records import CaseFilter, Decision, NewCase
from triage_app.store.conversion import convert
from triage_app.store.store import CaseStore

KEY = new_key("2026-11-27")
KEYS = {"plain": NO_KEYS, "encrypted": Keys((KEY,), KEY)}
WORDS = [f"mot{number}" for number in range(5000)]
Times = dict[tuple[str, str, str], list[float]]  # what, which log, which clock


def case(number: int, chance: random.Random) -> NewCase:
    body = " ".join(chance.choices(WORDS, k=60)) + " carte vitale"
    fingerprint = "".join(sha256(f"{number} {at}".encode()).hexdigest()[:8] for at in range(8))
    assessment = Assessment(
        message=Message(body, Channel.SMS, "⟨TEL_MOBILE⟩", ""),
        masked={},
        band=Band.SEVERAL_SIGNS,
        band_reason=BandReason.SCORE,
        score=0.5,
        log_odds=0.0,
        base=0.0,
        reasons=(),
        findings=(),
        links=(),
        language=Language.FRENCH,
        scenario="S01",
        organisation=None,
        fingerprint=fingerprint,
        model="0001",
    )
    return NewCase(assessment, Decision.SCAM, (), 41)


def timed(times: Times, what: str, which: str, act: Callable[[], object]) -> None:
    wall, processor = time.perf_counter(), time.process_time()
    act()
    times.setdefault((what, which, "processor"), []).append(time.process_time() - processor)
    times.setdefault((what, which, "wall"), []).append(time.perf_counter() - wall)


def insert(folder: Path, cases: int, times: Times) -> None:
    chance = random.Random(1)
    logs = {
        which: CaseStore(folder / f"{which}.db", system_clock, keys=keys)
        for which, keys in KEYS.items()
    }
    for number in range(cases):
        new = case(number, chance)
        for which, log in logs.items():
            timed(times, "insert a case", which, lambda log=log, new=new: log.log_case(new, "a"))
    for log in logs.values():
        log.close()


def read(folder: Path, rounds: int, times: Times) -> None:
    """Open both logs in turns, and search each in a new connection, whose cache is empty."""
    chance = random.Random(2)
    for _ in range(10 * rounds):
        found = {
            "find a rare word": CaseFilter(text=chance.choice(WORDS) + " ", limit=50),
            "find a word of all cases": CaseFilter(text="carte vitale", limit=50),
        }
        for which, keys in KEYS.items():
            path, opened = folder / f"{which}.db", []

            def start(path=path, keys=keys, opened=opened) -> None:
                opened.append(CaseStore(path, system_clock, keys=keys))
                opened[0].cases(CaseFilter(limit=50))

            timed(times, "open and list 50 cases", which, start)
            log: CaseStore = opened[0]
            for state in ("first", "again"):
                for name, asked in found.items():
                    what = f"{name}, {state}"
                    timed(times, what, which, lambda log=log, asked=asked: log.cases(asked))
            log.close()


def maintain(folder: Path, rounds: int, times: Times) -> None:
    for _ in range(rounds):
        for which, keys in KEYS.items():
            log = CaseStore(folder / f"{which}.db", system_clock, keys=keys)
            timed(times, "verify", which, log.verify)
            timed(times, "backup", which, lambda log=log: log.backup(folder / "copy.db"))
            log.close()


def start_program(folder: Path, rounds: int, times: Times) -> None:
    """Time `vigie cases list` as a process, with the key in a file."""
    homes = {which: folder / f"home-{which}" for which in KEYS}
    for which, home in homes.items():
        home.mkdir()
        setting = "on" if which == "encrypted" else "off"
        (home / "settings.toml").write_text(f'encryption = "{setting}"\n')
        (home / "cases.db").write_bytes((folder / "plain.db").read_bytes())
    for _ in range(rounds + 1):
        for which, home in homes.items():
            words = [sys.executable, "-m", "triage_app", "--home", str(home), "cases", "list"]
            timed(
                times,
                "vigie cases list",
                which,
                lambda w=words: subprocess.run(w, check=True, capture_output=True),
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=10)
    chosen = parser.parse_args()
    times: Times = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        insert(folder, chosen.cases, times)
        read(folder, chosen.rounds, times)
        maintain(folder, chosen.rounds, times)
        start_program(folder, chosen.rounds, times)
        for to, what in ((KEY, "encrypt"), (None, "decrypt")):
            begun = time.perf_counter()
            convert(folder / "plain.db", KEYS["encrypted"], to)
            size = (folder / "plain.db").stat().st_size / 1e6
            print(f"{what}: {size / (time.perf_counter() - begun):.0f} MB a second")
    print(f"{'':34} {'plain':>10} {'encrypted':>10}  ratio  (median, ms)")
    for what, which, clock in times:
        if which == "plain":
            plain, secret = (1e3 * statistics.median(times[what, one, clock]) for one in KEYS)
            if plain > 0:
                print(f"{what:28} {clock[:5]} {plain:10.2f} {secret:10.2f}  {secret / plain:5.2f}")


if __name__ == "__main__":
    main()
