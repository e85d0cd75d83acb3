"""A bundle: events of one desk with their parts, in one signed file.

The first line is the head as JSON, the second its signature in hexadecimal digits, the rest is
gzip of the lines of `wire`. The head has the digest of the rest, so nothing is unpacked before
the signature of the head was checked. Everybody hands on the bundles of other desks as they are,
because each is signed by the desk itself.
"""

from __future__ import annotations

import gzip
import hashlib
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from triage_app.errors import ShareError
from triage_app.parsing import DamagedData, json_as
from triage_app.share_records import SharedEvent, SharedPart
from triage_app.sharing import signatures
from triage_app.sharing.identity import DeskNumber
from triage_app.sharing.wire import LONGEST_LINE, Count, Delivery, Digest, item_of, line_of

FORMAT = 1
MOST_EVENTS = 5_000  # of one bundle
MOST_UNPACKED = 400_000_000  # bytes
_MOST_PACKED = 200_000_000  # bytes
_LONGEST_HEAD = 4_000  # bytes of the first two lines
_KIND: Literal["vigie bundle"] = "vigie bundle"
_FILE_NAME = re.compile(r"vigie-(\d{1,4})-(\d{1,16})-(\d{1,16})\.bundle", re.ASCII)


class Head(Struct, frozen=True, forbid_unknown_fields=True):
    """What a bundle holds; the events are all from the first to the last."""

    kind: Literal["vigie bundle"]
    format: int
    desk: DeskNumber
    first: Count
    last: Count
    digest: Digest  # of the last event
    gone: Annotated[int, Meta(ge=0)]  # position of the last part that was removed before
    packed: Annotated[int, Meta(ge=0, le=_MOST_PACKED)]  # bytes of the rest
    content: Digest  # SHA-256 of the rest


class _AnyHead(Struct, frozen=True):
    """What is read of a bundle of any version."""

    kind: Literal["vigie bundle"]
    format: int


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle whose head was read, and whose rest was not; nothing is checked yet."""

    path: Path
    head: Head
    signature: bytes
    _signed: bytes = field(repr=False)  # the first line
    _start: int = field(repr=False)  # of the rest

    def is_signed_with(self, key: bytes) -> bool:
        """Return whether the secret of a public key has signed the head."""
        return signatures.holds(key, _to_sign(self._signed), self.signature)

    def delivery(self) -> Delivery:
        """Return the events and parts; raises ShareError when the rest was cut or changed."""
        try:
            delivery = _delivery(self.head.desk, [item_of(line) for line in _lines(self.rest())])
        except (DamagedData, OSError, EOFError, zlib.error) as error:
            raise damaged(self.path) from error
        if not _fits(self.head, delivery):
            raise damaged(self.path)
        return delivery

    def rest(self) -> bytes:
        """Return what follows the head; raises ShareError when it was cut or changed."""
        try:
            with self.path.open("rb") as file:
                file.seek(self._start)
                rest = file.read(self.head.packed + 1)
        except OSError as error:
            raise _unreadable(self.path) from error
        if hashlib.sha256(rest).hexdigest() != self.head.content:
            raise damaged(self.path)
        return rest


def name_of(desk: int, first: int, last: int) -> str:
    """Return the name of the file of a bundle; the names of one desk sort as its events do."""
    return f"vigie-{desk:02}-{first:06}-{last:06}.bundle"


def bundles_in(folder: Path, desk: int | None = None) -> list[Path]:
    """Return the files of a folder that are named as bundles, of all desks or of one, in order.

    Raises ShareError when the folder cannot be read.
    """
    try:
        names = [(_FILE_NAME.fullmatch(path.name), path) for path in folder.iterdir()]
        found = [
            (int(name[1]), int(name[2]), int(name[3]), path)
            for name, path in names
            if name and path.is_file() and desk in (None, int(name[1]))
        ]
    except OSError as error:
        raise _unreadable(folder) from error
    return [path for *_, path in sorted(found)]


def packed(
    events: Sequence[SharedEvent], parts: Sequence[SharedPart], gone: int, secret: bytes
) -> bytes:
    """Return the content of a bundle of one desk; `events` has one at least."""
    lines = [line_of(event) for event in events] + [line_of(part) for part in parts]
    rest = gzip.compress(b"".join(lines), mtime=0)
    last = events[-1]
    content = hashlib.sha256(rest).hexdigest()
    head = msgspec.json.encode(
        Head(
            _KIND,
            FORMAT,
            last.desk,
            events[0].number,
            last.number,
            last.digest,
            gone,
            len(rest),
            content,
        )
    )
    signature = signatures.sign(secret, _to_sign(head)).hex().encode()
    return b"\n".join((head, signature, rest))


def opened(path: Path) -> Bundle:
    """Return a bundle; raises ShareError when the file is none, or is of a newer version."""
    if not path.is_file():  # reading a pipe might never end
        raise _unreadable(path)
    try:
        with path.open("rb") as file:
            beginning = file.read(_LONGEST_HEAD)
    except OSError as error:
        raise _unreadable(path) from error
    line, _, others = beginning.partition(b"\n")
    signature, end, _ = others.partition(b"\n")
    try:
        if json_as(_AnyHead, line).format > FORMAT:
            raise ShareError(
                "{file} was written by a newer version of Vigie; update Vigie, then try again.",
                file=path,
            )
    except DamagedData as error:
        raise ShareError("{file} is no bundle of Vigie, or was cut.", file=path) from error
    try:
        head, signed_by = json_as(Head, line), bytes.fromhex(signature.decode("ascii"))
    except (DamagedData, ValueError) as error:
        raise damaged(path) from error
    if not end:
        raise damaged(path)
    return Bundle(path, head, signed_by, line, len(line) + len(signature) + 2)


def damaged(path: Path) -> ShareError:
    """Return the error of a bundle that is not as its desk has written it."""
    return ShareError(
        "{file} was cut or changed since the desk has written it; copy it again.", file=path
    )


def of_other_log(path: Path, desk: int) -> ShareError:
    """Return the error of a bundle with the number of this desk that its log has not made."""
    return ShareError(
        "{file} has the number of this desk, {desk}, and comes from another log. If a backup was "
        "restored here, “vigie share rejoin FOLDER” takes its events back; else two desks have one "
        "number.",
        file=path,
        desk=desk,
    )


def _unreadable(path: Path) -> ShareError:
    """Return the error of a file that the system does not give."""
    return ShareError("{file} cannot be read.", file=path)


def _to_sign(head: bytes) -> bytes:
    return b"vigie bundle\n" + head


def _lines(rest: bytes) -> Iterator[bytes]:
    """Yield the lines that were packed; raises DamagedData for more than a bundle may hold."""
    left = MOST_UNPACKED
    with gzip.GzipFile(fileobj=BytesIO(rest)) as file:
        while line := file.readline(min(left, LONGEST_LINE) + 1):
            left -= len(line)
            if left < 0 or not line.endswith(b"\n"):
                raise DamagedData("too much for a bundle")
            yield line


def _delivery(desk: int, items: Sequence[SharedEvent | SharedPart]) -> Delivery:
    events = tuple(item for item in items if isinstance(item, SharedEvent))
    parts = tuple(item for item in items if isinstance(item, SharedPart))
    return Delivery(desk, events, parts)


def _fits(head: Head, delivery: Delivery) -> bool:
    """Return whether events and parts are of the desk and the numbers that the head names."""
    count = head.last - head.first + 1
    events = delivery.events
    return (
        head.format == FORMAT
        and 1 <= count <= MOST_EVENTS
        and [event.number for event in events] == list(range(head.first, head.last + 1))
        and {event.desk for event in events} == {head.desk}
        and {part.desk for part in delivery.parts} <= {head.desk}
        and events[-1].digest == head.digest
    )
