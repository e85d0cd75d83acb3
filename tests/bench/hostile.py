"""Time, memory and growth of reading hostile input: `make bench` runs it.

`hostile.py [--only WORD] [--model FOLDER] [--largest]` writes each input of `hostile_inputs`
in three sizes up to 25 MB into a temporary folder, reads and judges it in a process of its own, and
prints a table: seconds of the processor for each size, the memory of the largest process, the
growth, whether the bounds are kept, and how it ended. The growth is
the exponent by which time grows with size: 1 is linear.
"""

from __future__ import annotations

import argparse
import math
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(HERE), str(ROOT / "tests" / "reading")]

from hostile_inputs import INPUTS  # noqa: E402

LARGEST = 25_000_000  # bytes
SECONDS, PICTURE_SECONDS, MEGABYTES = 5.0, 10.0, 400
DECODED = ("picture", "pdf")
SHARES = (4, 2, 1)
FLAT = 0.5  # seconds below which a growth says nothing


@dataclass(frozen=True)
class Measure:
    """What reading one file took."""

    seconds: float
    megabytes: float
    ended: str


@dataclass(frozen=True)
class Row:
    """One hostile input in its three sizes."""

    reader: str
    name: str
    sizes: tuple[Measure, ...]

    @property
    def worst(self) -> Measure:
        """Return the slowest of the three."""
        return max(self.sizes, key=lambda one: one.seconds)

    @property
    def growth(self) -> float | None:
        """Return the exponent from the smallest to the largest size, None where nothing grows."""
        first, last = self.sizes[0].seconds, self.sizes[-1].seconds
        several = len(self.sizes) > 1
        return math.log2(last / first) / 2 if several and last > FLAT and first > 0 else None

    @property
    def kept(self) -> bool:
        """Return whether all bounds are kept."""
        most = PICTURE_SECONDS if self.reader in DECODED else SECONDS
        ended = all(one.megabytes for one in self.sizes)  # else a probe has crashed
        within = ended and self.worst.seconds <= most
        return within and max(one.megabytes for one in self.sizes) <= MEGABYTES


def measure(path: Path, model: str) -> Measure:
    """Return what reading and judging one file takes in a fresh process."""
    command = [
        sys.executable,
        str(HERE / "probe_hostile.py"),
        str(path),
        *([model] if model else []),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return Measure(0.0, 0.0, f"crashed: {done.stderr.strip()[-200:]}")
    seconds, megabytes, ended = done.stdout.strip().split("\t", 2)
    return Measure(float(seconds), float(megabytes), ended)


def rows(only: str, model: str, shares: Sequence[int]) -> Iterator[Row]:
    """Measure the inputs whose reader or name contains `only`; `shares` of 25 MB."""
    with tempfile.TemporaryDirectory() as folder:
        for number, (reader, name, suffix, _) in enumerate(INPUTS):
            if only not in f"{reader}: {name}":
                continue
            measures = []
            for share in shares:
                path = Path(folder, f"input{suffix}")
                writer = [sys.executable, str(HERE / "hostile_inputs.py"), str(number)]
                subprocess.run([*writer, str(LARGEST // share), str(path)], check=True)
                measures.append(measure(path, model))
            yield Row(reader, name, tuple(measures))


def shown(row: Row) -> str:
    """Return the line of a row."""
    times = " ".join(f"{one.seconds:6.2f}" for one in row.sizes)
    most = max(one.megabytes for one in row.sizes)
    growth = "    -" if row.growth is None else f"{row.growth:5.2f}"
    told = "kept  " if row.kept else "MISSED"
    name = f"{row.reader}: {row.name}"
    return f"{name:<40} {times} s {most:5.0f} MB {growth} {told} {row.sizes[-1].ended[:70]}"


def hostile(
    told: Callable[..., None] | None,
    only: str = "",
    model: str = "",
    shares: Sequence[int] = SHARES,
) -> bool:
    """Print the table; `told` takes the worst figures; return whether all bounds are kept."""
    found = []
    for row in rows(only, model, shares):
        found.append(row)
        print(shown(row), flush=True)
    if told is not None and found:
        others = [one for one in found if one.reader not in DECODED]
        pictures = [one for one in found if one.reader in DECODED]
        for name, some, bound in (
            ("input", others, SECONDS),
            ("picture", pictures, PICTURE_SECONDS),
        ):
            slowest = max(some, key=lambda one: one.worst.seconds)
            note = f"25 MB, {len(some)} kinds; {slowest.name}"
            told(f"slowest hostile {name}", slowest.worst.seconds, "s", note, bound)
        most = max(one.megabytes for row in found for one in row.sizes)
        told("memory of hostile input", most, "MB", "largest process", MEGABYTES)
    return all(one.kept for one in found)


def main() -> None:
    """Print the table; the exit code is 1 when a bound is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="inputs whose name contains this")
    parser.add_argument("--model", default="", help="model folder; else the rules judge alone")
    parser.add_argument("--largest", action="store_true", help="25 MB only, without growth")
    asked = parser.parse_args()
    shares = (1,) if asked.largest else SHARES
    sys.exit(0 if hostile(None, asked.only, asked.model, shares) else 1)


if __name__ == "__main__":
    main()
