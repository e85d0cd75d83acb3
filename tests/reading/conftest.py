"""Builders that several tests of the readers share: an Outlook file made from nothing."""

from __future__ import annotations

import itertools
import struct
from collections.abc import Callable

import pytest

FREE, END, FAT_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
NONE = 0xFFFFFFFF
Tree = dict[str, "bytes | Tree"]


def _chain(start: int, count: int) -> list[int]:
    return [*range(start + 1, start + count), END] if count else []


def _sectors(data: bytes, size: int) -> bytes:
    return data + bytes(-len(data) % size)


def _flatten(tree: Tree) -> list[tuple[str, bytes | None, list[int]]]:
    """Return the directory: (name, content or None, indexes of the children), root first."""
    entries: list[tuple[str, bytes | None, list[int]]] = []

    def add(name: str, node: bytes | Tree) -> int:
        place = len(entries)
        entries.append((name, node if isinstance(node, bytes) else None, []))
        if isinstance(node, dict):
            entries[place][2].extend(add(key, value) for key, value in node.items())
        return place

    add("Root Entry", tree)
    return entries


def compound_file(tree: Tree) -> bytes:
    """Return an OLE compound file; every stream lies in the mini stream (below 4,096 bytes)."""
    entries = _flatten(tree)
    mini, mini_fat, starts = b"", [], {}
    for place, (_, content, _) in enumerate(entries):
        if content:
            assert len(content) < 4096
            starts[place] = len(mini) // 64
            piece = _sectors(content, 64)
            mini_fat += _chain(starts[place], len(piece) // 64)
            mini += piece
    siblings: dict[int, int] = {}
    for _, _, children in entries:
        siblings.update(itertools.pairwise(children))
    directory = b""
    mini_count = -(-len(mini) // 512)
    dir_count = -(-len(entries) * 128 // 512)
    mini_fat_count = -(-len(mini_fat) * 4 // 512)
    first_dir, first_mini_fat = 1, 1 + dir_count
    first_mini = first_mini_fat + mini_fat_count
    for place, (name, content, children) in enumerate(entries):
        kind = 5 if place == 0 else (1 if content is None else 2)
        start = first_mini if place == 0 else starts.get(place, END)
        size = len(mini) if place == 0 else len(content or b"")
        raw = name.encode("utf-16-le") + b"\0\0"
        directory += struct.pack(
            "<64sHBBIII16sIQQIQ", raw, len(raw), kind, 1, NONE, siblings.get(place, NONE),
            children[0] if children else NONE, b"", 0, 0, 0, start, size,
        )  # fmt: skip
    fat = [FAT_SECTOR, *_chain(first_dir, dir_count), *_chain(first_mini_fat, mini_fat_count)]
    fat += _chain(first_mini, mini_count)
    assert len(fat) <= 128
    fat += [FREE] * (128 - len(fat))
    header = struct.pack(
        "<8s16sHHHHH6sIIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6,
        b"", 0, 1, first_dir, 0, 4096, first_mini_fat, mini_fat_count, END, 0, 0,
    ) + struct.pack("<108I", *[FREE] * 108)  # fmt: skip
    return b"".join(
        [
            header,
            struct.pack("<128I", *fat),
            _sectors(directory, 512),
            _sectors(struct.pack(f"<{len(mini_fat)}I", *mini_fat), 512),
            _sectors(mini, 512),
        ]
    )


def _properties(header: bytes, values: dict[int, str | bytes]) -> Tree:
    """Return the streams of one set of properties; text is Unicode, bytes are binary."""
    table, streams = header, {}
    for tag, value in values.items():
        kind = 0x001F if isinstance(value, str) else 0x0102
        data = value.encode("utf-16-le") if isinstance(value, str) else value
        table += struct.pack("<HHIII", kind, tag, 6, len(data) + (2 if kind == 0x1F else 0), 0)
        streams[f"__substg1.0_{tag:04X}{kind:04X}"] = data
    return {"__properties_version1.0": table, **streams}


@pytest.fixture
def outlook_file() -> Callable[..., bytes]:
    """Return a maker of .msg files: subject, sender, body, html, headers, attachments."""

    def make(
        subject: str = "",
        sender: str = "",
        address: str = "",
        body: str = "",
        html: bytes = b"",
        headers: str = "",
        attachments: dict[str, bytes] | None = None,
    ) -> bytes:
        attached = attachments or {}
        values: dict[int, str | bytes] = {0x001A: "IPM.Note", 0x0037: subject, 0x0C1A: sender}
        values |= {0x0C1F: address, 0x1000: body, 0x007D: headers, 0x1013: html}
        tree = _properties(
            struct.pack("<8x4I8x", 0, len(attached), 0, len(attached)),
            {tag: value for tag, value in values.items() if value},
        )
        for number, (name, content) in enumerate(attached.items()):
            part = _properties(bytes(8), {0x3707: name, 0x3701: content, 0x370E: "text/plain"})
            tree[f"__attach_version1.0_#{number:08X}"] = part
        return compound_file(tree)

    return make
