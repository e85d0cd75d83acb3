"""`make fuzz`: runs all readers on mutated input, guided by coverage, for a given time.

A finding is an exception other than the two declared ones, a run of more than two seconds, or more
than 300 MB of additional memory. Findings are written to build/fuzz; inputs worth keeping go into
tests/fuzz/corpus, which `make test` reads.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "reading")]
CORPUS = ROOT / "tests" / "fuzz" / "corpus"
FOUND = ROOT / "build" / "fuzz"
SUFFIXES = (".eml", ".msg", ".html", ".txt", ".mht", ".rtf", ".csv", "")
SECONDS, MEGABYTES = 2.0, 300
_DECODED = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF", b"%PDF-")


class TooMuch(Exception):
    """A reader exceeded the limit of time or memory."""


def read(untrusted_data: bytes) -> None:
    """Read one input: the first byte chooses the file type, the rest is the file.

    Pictures and PDFs are decoded in a separate process and are not fuzzed here.
    """
    from classifier.errors import UnreadableMessage
    from classifier.reading import intake
    from classifier.reading.charsets import decode
    from classifier.reading.containers import table

    suffix = SUFFIXES[untrusted_data[0] % len(SUFFIXES)] if untrusted_data else ""
    body = untrusted_data[1:]
    if body.startswith(_DECODED) or body[4:8] == b"ftyp":
        return
    start = time.perf_counter()
    try:
        if suffix == ".csv":
            list(table.rows_of(decode(body)[0]))
        else:
            intake.from_bytes(body, f"x{suffix}")
    except UnreadableMessage:
        pass
    took = time.perf_counter() - start
    if took > SECONDS:
        raise TooMuch(f"{took:.1f} s for {len(body)} bytes of {suffix or 'a file without ending'}")


def seeds() -> list[bytes]:
    """Return one input of every format and the inputs of the corpus."""
    import containers
    import mail_containers
    import msg_writer

    sample = containers.Sample(
        "x", "Ameli <x@evil.top>", "Votre carte", "Bonjour,\n\nvoir https://evil.top/a\n\nMerci"
    )
    made = [(name, data) for _, data, name in containers.mail_files(sample)]
    made += [(name, data) for _, data, name in containers.sms_files(sample)]
    for files in (mail_containers.attached_files, mail_containers.sealed_files,
                  mail_containers.damaged_files):  # fmt: skip
        made += [(name, data) for _, data, name in files(sample)]
    made += [
        ("x.csv", containers.table(sample, "mail")),
        ("x.rtf", msg_writer.plain_rtf("été\nici")),
    ]
    kinds = [SUFFIXES.index(Path(name).suffix) for name, _ in made]
    inputs = [bytes([kind]) + data for kind, (_, data) in zip(kinds, made, strict=True)]
    return inputs + [path.read_bytes() for path in sorted(CORPUS.glob("*")) if path.is_file()]


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


def by_chance(seconds: float) -> int:
    """Fuzz without coverage guidance if atheris is missing; return the number of inputs read."""
    chance, inputs, count = random.Random(1), seeds(), 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        data = mutated(chance.choice(inputs), chance)
        try:
            read(data)
        except BaseException:
            FOUND.mkdir(parents=True, exist_ok=True)
            (FOUND / f"found-{count}").write_bytes(data)
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


def guided(seconds: int) -> None:
    """Fuzz with atheris, which ends the process."""
    import atheris

    folder = FOUND / "corpus"
    folder.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(seeds()):
        (folder / f"seed-{number}").write_bytes(data)
    options = [
        sys.argv[0], f"-max_total_time={seconds}", "-timeout=20", "-max_len=200000",
        f"-rss_limit_mb={round(memory()) + MEGABYTES + 200}", f"-artifact_prefix={FOUND}/",
        str(folder),
    ]  # fmt: skip
    atheris.Setup(options, read)
    atheris.Fuzz()


def main() -> None:
    """Run for the given time; the exit code is 1 if there was a finding."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--by-chance", action="store_true", help="without coverage")
    asked = parser.parse_args()
    instrumented = not asked.by_chance and _instrument()
    for data in seeds():
        read(data)
    base = memory()
    if instrumented:
        guided(asked.seconds)
    count = by_chance(asked.seconds)
    print(f"{count} inputs, {memory() - base:.0f} MB over the start")
    if memory() - base > MEGABYTES:
        sys.exit("too much memory")


if __name__ == "__main__":
    main()
