"""Time and memory of reading, relative to the standard library's parser on the same mail."""

from __future__ import annotations

import email
import mailbox
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from email import policy
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "reading")]

import containers  # noqa: E402
import msg_writer  # noqa: E402

from classifier.reading.batches import messages_in  # noqa: E402
from classifier.reading.intake import from_bytes  # noqa: E402

PARAGRAPH = (
    "Bonjour, votre remboursement de soins est disponible dans votre espace personnel, "
    "rubrique Mes paiements, sur https://www.exemple.fr/espace/{n}. "
)
Made = tuple[str, Callable[[], object], Callable[[], object]]


def by_the_library(data: bytes) -> None:
    """Parse a mail and decode all its parts with the standard library."""
    for part in email.message_from_bytes(data, policy=policy.default).walk():
        if not part.is_multipart():
            part.get_payload(decode=True)


def _text(size: int) -> str:
    text, number = "", 0
    while len(text) < size:
        text += PARAGRAPH.format(n=number) + ("\n\n" if number % 4 == 3 else "")
        number += 1
    return text[:size]


def _newsletter(size: int) -> str:
    rows, number = "", 0
    while len(rows) < size:
        style = "font-family:Arial;color:#333333;padding:8px"
        rows += f'<tr><td style="{style}"><a href="https://x.exemple.fr/{number}">{PARAGRAPH}</a></td></tr>'
        number += 1
    return f"<table width=600>{rows}</table>"


def cases(folder: Path) -> list[Made]:
    """Return (name, our reader, the standard library's reader) for each size of mail."""
    sender, subject = "Ameli <x@exemple.invalid>", "Votre espace"
    small = containers.mail(sender, subject, _text(5_000)).as_bytes()
    large = containers.mail(sender, subject, page=_newsletter(100_000)).as_bytes()
    heavy = containers.mail(sender, subject, _text(5_000))
    heavy.add_attachment(bytes(5_000_000), "application", "zip", filename="a.zip")
    outlook = msg_writer.outlook_file(
        subject=subject, sender="Ameli", body=_text(5_000), attachments={"a.zip": bytes(5_000_000)}
    )
    path = folder / "thousand.mbox"
    box = mailbox.mbox(path)
    box.lock()
    for number in range(1_000):
        box.add(containers.mail(sender, f"{subject} {number}", _text(3_000)).as_bytes())
    box.close()
    wide = heavy.as_bytes()
    return [
        ("5 kB mail", lambda: from_bytes(small, "a.eml"), lambda: by_the_library(small)),
        ("100 kB newsletter", lambda: from_bytes(large, "a.eml"), lambda: by_the_library(large)),
        ("5 MB .msg", lambda: from_bytes(outlook, "a.msg"), lambda: by_the_library(wide)),
        (
            "1,000-message mbox",
            lambda: [None for _ in messages_in(path)],
            lambda: [by_the_library(mail.as_bytes()) for mail in mailbox.mbox(path)],
        ),
    ]


def seconds(work: Callable[[], object], repeats: int) -> float:
    """Return the shortest time of several calls in seconds."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def megabytes(work: Callable[[], object]) -> float:
    """Return the peak memory of one call in MB."""
    tracemalloc.start()
    work()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / 1e6


def reading(told: Callable[..., None]) -> None:
    """Print time and memory of reading relative to the standard library's parser."""
    with tempfile.TemporaryDirectory() as folder:
        for name, ours, theirs in cases(Path(folder)):
            ours()
            repeats = 2 if "mbox" in name else 7
            mine, base = seconds(ours, repeats), seconds(theirs, repeats)
            note = f"email package ({base * 1000:.1f} ms); ours {mine * 1000:.1f} ms"
            told(f"read a {name}: time", mine / base, "x", note, None)
            mine, base = megabytes(ours), megabytes(theirs)
            note = f"email package ({base:.1f} MB); ours {mine:.1f} MB"
            told(f"read a {name}: memory", mine / base, "x", note, None)
