"""Virtual files of a drag on Windows: mails and attachments that are no files on the disk.

Outlook, Thunderbird and browsers drag a mail as two formats of the Windows shell (see Microsoft,
"Shell Clipboard Formats"): CFSTR_FILEDESCRIPTORW lists the files, CFSTR_FILECONTENTS holds the
content of each, by its place in that list. Qt's plug-in for Windows shows a format that it does
not know as `application/x-qt-windows-mime;value="NAME"`, and takes the place as `;index=N`.

Qt reads contents from global memory and from streams (IStream), not from storages (IStorage), the
form in which classic Outlook gives whole mails. Such a content is empty here.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import PureWindowsPath

from PySide6.QtCore import QMimeData

from classifier.text.cleaning import clean_line

_FORMAT = 'application/x-qt-windows-mime;value="{}"'
DESCRIPTOR_FORMAT = _FORMAT.format("FileGroupDescriptorW")
CONTENTS_FORMAT = _FORMAT.format("FileContents")

# FILEGROUPDESCRIPTORW is a count (UINT) and that many FILEDESCRIPTORW (shlobj_core.h), 592 bytes:
# dwFlags, clsid, sizel, pointl, dwFileAttributes, three FILETIMEs, the size as high and low half,
# and cFileName with MAX_PATH (260) UTF-16 code units.
_COUNT = struct.Struct("<I")
_DESCRIPTOR = struct.Struct("<I16x8x8xI24x4x4x520s")
_HAS_ATTRIBUTES = 0x4  # FD_ATTRIBUTES
_IS_FOLDER = 0x10  # FILE_ATTRIBUTE_DIRECTORY
_IS_SHORTCUT = 0x8000  # FD_LINKUI, as for a link dragged from a browser
_SHORTCUTS = frozenset([".url", ".lnk", ".website"])
_NAME_CHARACTERS = 260
MAX_FILES = 500  # read while the window waits
MAX_BYTES = 200_000_000  # of all contents together


@dataclass(frozen=True, slots=True)
class VirtualFile:
    """One file of a drag; `untrusted_content` is empty where Qt cannot read it."""

    name: str
    untrusted_content: bytes


def content_format(place: int) -> str:
    """Return the format under which Qt gives the content of the file at a place of the list."""
    return f"{CONTENTS_FORMAT};index={place}"


def listed_files(untrusted_descriptor: bytes) -> list[tuple[int, str]]:
    """Return place and name of the files in a list, without folders and shortcuts.

    A list that is cut gives the files that are whole in it. At most `MAX_FILES` are looked at.
    """
    if len(untrusted_descriptor) < _COUNT.size:
        return []
    (count,) = _COUNT.unpack_from(untrusted_descriptor)
    whole = (len(untrusted_descriptor) - _COUNT.size) // _DESCRIPTOR.size
    found = []
    for place in range(min(count, whole, MAX_FILES)):
        start = _COUNT.size + place * _DESCRIPTOR.size
        name = _file_name(*_DESCRIPTOR.unpack_from(untrusted_descriptor, start))
        if name:
            found.append((place, name))
    return found


def holds_virtual_files(source: QMimeData) -> bool:
    """Return whether a drag or paste lists virtual files."""
    return source.hasFormat(DESCRIPTOR_FORMAT) and bool(_listed(source))


def virtual_files(source: QMimeData) -> list[VirtualFile]:
    """Return the virtual files of a drag or paste; they can be read only while it is handled."""
    files, room = [], MAX_BYTES
    for place, name in _listed(source) if source.hasFormat(DESCRIPTOR_FORMAT) else ():
        content = bytes(source.data(content_format(place)).data()) if room > 0 else b""
        room -= len(content)
        files.append(VirtualFile(name, content))
    return files


def _listed(source: QMimeData) -> list[tuple[int, str]]:
    return listed_files(bytes(source.data(DESCRIPTOR_FORMAT).data()))


def _file_name(flags: int, attributes: int, untrusted_name: bytes) -> str:
    """Return the name of a file without its folders, "" for a folder or a shortcut."""
    if flags & _IS_SHORTCUT or (flags & _HAS_ATTRIBUTES and attributes & _IS_FOLDER):
        return ""
    whole, _, _ = untrusted_name.decode("utf-16-le", "replace").partition("\0")
    path = PureWindowsPath(clean_line(whole, _NAME_CHARACTERS))
    return "" if path.suffix.lower() in _SHORTCUTS else path.name
