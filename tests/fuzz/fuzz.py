"""`make fuzz`: runs the readers on mutated input, guided by coverage where atheris is installed.

`ARGS="--target mail --seconds 60"` runs one target (see `targets.py`); without a name all take
their turn. A finding is an exception other than a refusal, more than two seconds of the processor
for one input, more than 300 MB of additional memory, or what an oracle says (see `oracles.py`).
Findings are written to build/fuzz; inputs worth keeping go into tests/fuzz/corpus, which
`make test` reads: their names begin with the target.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from targets import CORPUS, DECODED, ROOT, SUFFIXES, Target, file_seeds, read_file, targets

FOUND = ROOT / "build" / "fuzz"
SECONDS, MEGABYTES = 2.0, 300
_DECODED = DECODED

__all__ = ["CORPUS", "SUFFIXES", "mutated", "read", "run", "seeds"]


class TooMuch(Exception):
    """A reader exceeded the limit of time or memory."""


def run(target: Target, data: bytes) -> None:
    """Run a target on one input; a refusal is no finding."""
    from classifier.errors import UnreadableMessage

    start = time.process_time()
    with suppress(UnreadableMessage):
        target.run(data)
    took = time.process_time() - start
    if took > SECONDS:
        raise TooMuch(f"{took:.1f} s for {len(data)} bytes by {target.name}")


def read(untrusted_data: bytes) -> None:
    """Read one file of any kind: the first byte chooses its ending."""
    run(Target("files", read_file, file_seeds), untrusted_data)


def seeds() -> list[bytes]:
    """Return one file of every format and the inputs of the corpus."""
    return file_seeds()


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return an input with some bytes changed, duplicated, cut or copied from another place."""
    found = bytearray(data)
    for _ in range(chance.randrange(1, 8)):
        place = chance.randrange(len(found) + 1)
        kind = chance.randrange(5)
        if kind == 0:
            found[place:place] = bytes(chance.randrange(256) for _ in range(chance.randrange(1, 9)))
        elif kind == 1 and found:
            found[place % len(found)] = chance.randrange(256)
        elif kind == 2:
            del found[place : place + chance.randrange(1, 60)]
        elif kind == 3:
            piece = found[place : place + chance.randrange(1, 40)]
            found[place:place] = piece * chance.randrange(1, 200)
        else:
            found = found[: max(1, place)]
    return bytes(found)


def memory() -> float:
    """Return the peak memory of this process in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def by_chance(target: Target, seconds: float) -> int:
    """Fuzz without coverage guidance; return the number of inputs read."""
    chance, inputs, count = random.Random(1), target.seeds(), 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        data = mutated(chance.choice(inputs), chance)
        try:
            run(target, data)
        except BaseException:
            FOUND.mkdir(parents=True, exist_ok=True)
            (FOUND / f"{target.name}-{count}.bin").write_bytes(data)
            raise
        count += 1
    return count


def _instrument() -> bool:
    """Import the readers with instrumentation; return False if atheris is missing."""
    try:
        import atheris
    except ImportError:
        return False
    with atheris.instrument_imports(include=["classifier"]):
        import classifier.reading.containers.outlook
        import classifier.reading.containers.table
        import classifier.reading.intake  # noqa: F401
    return True


def guided(target: Target, seconds: int) -> None:
    """Fuzz with atheris, which ends the process."""
    import atheris

    folder = FOUND / f"corpus-{target.name}"
    folder.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(target.seeds()):
        (folder / f"seed-{number}").write_bytes(data)
    options = [
        sys.argv[0], f"-max_total_time={seconds}", "-timeout=20", "-max_len=200000",
        f"-rss_limit_mb={round(memory()) + MEGABYTES + 200}",
        f"-artifact_prefix={FOUND}/{target.name}-", str(folder),
    ]  # fmt: skip
    atheris.Setup(options, lambda data: run(target, data))
    atheris.Fuzz()


def fuzz(target: Target, seconds: int, *, blindly: bool) -> None:
    """Run one target for a time; exit with 1 at a finding."""
    instrumented = not blindly and _instrument()
    for data in target.seeds():
        run(target, data)
    base = memory()
    if instrumented:
        guided(target, seconds)
    count = by_chance(target, seconds)
    print(f"{target.name}: {count} inputs, {memory() - base:.0f} MB over the start", flush=True)
    if memory() - base > MEGABYTES:
        sys.exit("too much memory")


def in_turn(names: list[str], seconds: int, *, blindly: bool) -> int:
    """Run each target in a process of its own; return how many had a finding."""
    options = ["--seconds", str(max(1, seconds // len(names)))]
    options += ["--by-chance"] if blindly else []
    ends = [
        subprocess.run([sys.executable, __file__, "--target", name, *options], check=False)
        for name in names
    ]
    return sum(one.returncode != 0 for one in ends)


def main() -> None:
    """Run for the given time; the exit code is 1 if there was a finding."""
    known = targets()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--target", choices=sorted(known), help="one of them; else each in turn")
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--by-chance", action="store_true", help="without coverage")
    asked = parser.parse_args()
    if asked.target is None:
        sys.exit(min(1, in_turn(list(known), asked.seconds, blindly=asked.by_chance)))
    if asked.target in ("scam", "parts"):
        import oracles

        oracles.check()
    fuzz(known[asked.target], asked.seconds, blindly=asked.by_chance)


if __name__ == "__main__":
    main()
