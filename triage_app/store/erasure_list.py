"""The erasures of a log in a file beside it, for the day when the log is lost and a copy restored.

A line holds the digest of the event that opened the case, its number, the time and the keyed digest
of its text: nothing that tells of a person, and no reason.
"""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from triage_app.files import write_whole
from triage_app.paths import ERASURES
from triage_app.store.erasure import Erasure
from triage_app.store.pseudonyms import PROGRAM


def add(log: Path, erasure: Erasure) -> None:
    """Add an erasure to the list beside `log`; raises OSError."""
    path = log.with_name(ERASURES)
    known = path.read_bytes() if path.exists() else b""
    row: dict[str, object] = {
        "opening": erasure.opening,
        "number": erasure.number,
        "at": erasure.at,
    }
    if erasure.known_by:
        row["known_by"] = erasure.known_by
    write_whole(path, known + json.dumps(row).encode() + b"\n", private=True)


def read(log: Path) -> list[Erasure]:
    """Return the erasures beside `log`; a line that cannot be read is left out."""
    found: list[Erasure] = []
    with suppress(OSError):
        for line in log.with_name(ERASURES).read_bytes().splitlines():
            with suppress(ValueError, KeyError, TypeError):
                row = json.loads(line)
                number, at = int(row["number"]), str(row["at"])
                known_by = str(row.get("known_by", ""))
                found.append(Erasure(str(row["opening"]), number, at, PROGRAM, "", known_by))
    return found
