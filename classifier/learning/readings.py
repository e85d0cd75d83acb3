"""Training messages as they were read, in a file, so that a training reads only what is new.

Reading takes most of the time of a training, and the supplied messages change with the program
only. The file holds all examples made of them or is of no use; nothing in it is run.
"""

from __future__ import annotations

import hashlib
import sys
import zlib
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

import msgspec

import classifier
from classifier.indicators.organisations import Organisations
from classifier.learning.dataset import Example
from classifier.learning.labelled import LabelledMessage
from classifier.record_types import prepared
from classifier.system.own_program import code_files

_MOST_BYTES = 1 << 29  # of a file when it is unpacked; ours have 40 MB


class _Kept(msgspec.Struct, frozen=True):
    key: str
    rows: list[Example]


def key_of(messages: Iterable[LabelledMessage], organisations: Organisations) -> str:
    """Return a digest of all that decides what these messages are read as.

    These are the messages, the organisations, the code that reads, and the libraries below it.
    """
    total = hashlib.sha256(organisations.digest.encode())
    for message in messages:
        total.update(repr(message).encode())
    for path in sorted(code_files(Path(classifier.__file__).parent)):
        total.update(path.name.encode())
        total.update(path.read_bytes())
    total.update(repr((sys.version, sorted(_libraries()))).encode())
    return total.hexdigest()


def _libraries() -> Iterable[tuple[str, str]]:
    return ((str(one.name), str(one.version)) for one in metadata.distributions())


def packed(key: str, rows: list[Example]) -> bytes:
    """Return the content of the file for examples that were read under a key."""
    return zlib.compress(msgspec.json.encode(_Kept(key, rows)), 1)


def unpacked(content: bytes, key: str) -> list[Example] | None:
    """Return the examples of a file, None when they were read under another key.

    Raises ValueError when the content is none of `packed`.
    """
    try:
        document = zlib.decompressobj().decompress(content, _MOST_BYTES)
        kept = msgspec.json.decode(document, type=prepared(_Kept))
    except (zlib.error, msgspec.MsgspecError) as error:
        raise ValueError("not the content of kept readings") from error
    return kept.rows if kept.key == key else None
