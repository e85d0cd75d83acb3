"""Writes Outlook .msg files ([MS-CFB], [MS-OXMSG]): Unicode, ANSI, RTF, nested."""

from __future__ import annotations

import itertools
import struct
from collections.abc import Mapping

FREE, END, FAT_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
NONE = 0xFFFFFFFF
MINI_LIMIT = 4096
Tree = dict[str, "bytes | Tree"]


def _chain(start: int, count: int) -> list[int]:
    return [*range(start + 1, start + count), END] if count else []


def _padded(data: bytes, size: int) -> bytes:
    return data + bytes(-len(data) % size)


def _flatten(tree: Tree) -> list[tuple[str, bytes | None, list[int]]]:
    """Return the directory entries (name, content or None, indexes of children), root first."""
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
    """Return an OLE compound file; short streams go to the mini stream, long ones to sectors."""
    entries = _flatten(tree)
    mini, mini_fat, starts = b"", [], {}
    large = b""
    for place, (_, content, _) in enumerate(entries):
        if content and len(content) < MINI_LIMIT:
            starts[place] = len(mini) // 64
            piece = _padded(content, 64)
            mini_fat += _chain(starts[place], len(piece) // 64)
            mini += piece
    siblings: dict[int, int] = {}
    for _, _, children in entries:
        siblings.update(itertools.pairwise(children))
    counts = [
        -(-len(entries) * 128 // 512), -(-len(mini_fat) * 4 // 512), -(-len(mini) // 512)
    ]  # fmt: skip
    sizes = [-(-len(c) // 512) for _, c, _ in entries if c and len(c) >= MINI_LIMIT]
    fat_count = 1
    while fat_count * 128 < fat_count + sum(counts) + sum(sizes):
        fat_count += 1
    assert fat_count <= 109, "no room in the header for so large a file"
    first_dir = fat_count
    first_mini_fat = first_dir + counts[0]
    first_mini = first_mini_fat + counts[1]
    after = first_mini + counts[2]
    fat = [FAT_SECTOR] * fat_count + _chain(first_dir, counts[0])
    fat += _chain(first_mini_fat, counts[1]) + _chain(first_mini, counts[2])
    for place, (_, content, _) in enumerate(entries):
        if content and len(content) >= MINI_LIMIT:
            starts[place] = after + len(large) // 512
            piece = _padded(content, 512)
            fat += _chain(starts[place], len(piece) // 512)
            large += piece
    directory = b""
    for place, (name, content, children) in enumerate(entries):
        kind = 5 if place == 0 else (1 if content is None else 2)
        start = (first_mini if mini else END) if place == 0 else starts.get(place, END)
        size = len(mini) if place == 0 else len(content or b"")
        raw = name.encode("utf-16-le") + b"\0\0"
        directory += struct.pack(
            "<64sHBBIII16sIQQIQ", raw, len(raw), kind, 1, NONE, siblings.get(place, NONE),
            children[0] if children else NONE, b"", 0, 0, 0, start, size,
        )  # fmt: skip
    fat += [FREE] * (fat_count * 128 - len(fat))
    header = struct.pack(
        "<8s16sHHHHH6s9I", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6,
        b"", 0, fat_count, first_dir, 0, MINI_LIMIT, first_mini_fat if mini else END, counts[1],
        END, 0,
    )  # fmt: skip
    header += struct.pack("<109I", *range(fat_count), *[FREE] * (109 - fat_count))
    return b"".join(
        [
            header,
            struct.pack(f"<{len(fat)}I", *fat),
            _padded(directory, 512),
            _padded(struct.pack(f"<{len(mini_fat)}I", *mini_fat), 512),
            _padded(mini, 512),
            large,
        ]
    )


def _properties(head: bytes, values: Mapping[int, str | bytes | int], ansi: str) -> Tree:
    """Return the streams of one set of properties; `ansi` is the charset of old files."""
    table, streams = head, {}
    for tag, value in values.items():
        if isinstance(value, int):
            table += struct.pack("<HHIII", 3, tag, 6, value, 0)
            continue
        kind = 0x0102 if isinstance(value, bytes) else (0x001E if ansi else 0x001F)
        data = value if isinstance(value, bytes) else value.encode(ansi or "utf-16-le", "replace")
        more = {0x001F: 2, 0x001E: 1}.get(kind, 0)
        table += struct.pack("<HHIII", kind, tag, 6, len(data) + more, 0)
        streams[f"__substg1.0_{tag:04X}{kind:04X}"] = data
    return {"__properties_version1.0": table, **streams}


def mail_tree(
    *,
    subject: str = "",
    sender: str = "",
    address: str = "",
    body: str = "",
    html: bytes = b"",
    rtf: bytes = b"",
    headers: str = "",
    attachments: Mapping[str, bytes] | None = None,
    mails: tuple[Tree, ...] = (),
    ansi: str = "",
    inside: bool = False,
) -> Tree:
    """Return the streams of one mail; `inside` is true for an attached mail."""
    attached = attachments or {}
    count = len(attached) + len(mails)
    values: dict[int, str | bytes | int] = {0x001A: "IPM.Note", 0x0037: subject, 0x0C1A: sender}
    values |= {0x0C1F: address, 0x1000: body, 0x007D: headers, 0x1013: html, 0x1009: rtf}
    if ansi:
        values[0x3FFD] = int(ansi.removeprefix("cp"))
    kept = {tag: value for tag, value in values.items() if value}
    head = struct.pack("<8x4I", 0, count, 0, count) + (b"" if inside else bytes(8))
    tree = _properties(head, kept, ansi)
    parts = [
        _properties(bytes(8), {0x3707: name, 0x3701: content, 0x370E: "text/plain"}, ansi)
        for name, content in attached.items()
    ]
    for mail in mails:
        part = _properties(bytes(8), {0x3705: 5, 0x3001: "mail"}, ansi)
        part["__substg1.0_3701000D"] = mail
        parts.append(part)
    return tree | {f"__attach_version1.0_#{n:08X}": part for n, part in enumerate(parts)}


def outlook_file(**fields: object) -> bytes:
    """Return a .msg file; see `mail_tree` for the fields."""
    return compound_file(mail_tree(**fields))  # type: ignore[arg-type]


def encapsulated(html: str) -> bytes:
    r"""Return HTML wrapped in RTF as Outlook does it ([MS-OXRTFEX], section 3)."""
    parts = [r"{\rtf1\ansi\ansicpg1252\fromhtml1 \deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}}"]
    parts.append(r"{\colortbl\red0\green0\blue0;}\uc1\pard\plain\deftab360 \f0\fs24 ")
    place = 0
    while place < len(html):
        end = html.find(">", place) if html[place] == "<" else html.find("<", place) - 1
        end = len(html) - 1 if end < 0 else end
        piece = "".join(_rtf_character(c) for c in html[place : end + 1])
        if html[place] == "<":
            parts.append(rf"{{\*\htmltag64 {piece}}}\htmlrtf {{\b only rtf}}\htmlrtf0 ")
        else:
            parts.append(piece)
        place = end + 1
    return ("".join(parts) + "}").encode("cp1252")


def plain_rtf(paragraphs: str) -> bytes:
    r"""Return RTF without HTML inside, as an editor writes it."""
    text = "".join(r"\par " if c == "\n" else _rtf_character(c) for c in paragraphs)
    return (
        r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil Arial;}}\f0\fs20 " + text + "}"
    ).encode("cp1252")


def _rtf_character(character: str) -> str:
    if character in "\\{}":
        return "\\" + character
    if character == "\n":
        return "\\par "
    if character.isascii():
        return character
    try:
        return f"\\'{character.encode('cp1252')[0]:02x}"
    except UnicodeEncodeError:
        units = character.encode("utf-16-le")
        values = struct.unpack(f"<{len(units) // 2}h", units)
        return "".join(f"\\u{value}?" for value in values)


def packed(rtf: bytes) -> bytes:
    """Return RTF in Outlook's uncompressed storage format."""
    return struct.pack("<II4sI", len(rtf) + 12, len(rtf), b"MELA", 0) + rtf
