"""Makes the libraries of the Linux program smaller: without symbols, and ICU for two languages."""

from __future__ import annotations

import re
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

# Of the header of a 64-bit file: where the table of segments begins, and the size of its rows.
_HEADERS_AT, _HEADER_SIZE_AT = 32, 54
_SEGMENT, _LOADED = struct.Struct("<I4xQQ24xQ"), 1  # kind, offset, address and alignment; PT_LOAD
# Data of ICU that Qt asks for (QCollator, QTimeZone, QStringConverter): collation, time zones and
# charsets of Western Europe; Qt's own tables serve dates, numbers and casing.
_ICU_KEPT = (
    *("cnvalias.icu", "ibm-5348_P100-1997.cnv", "ibm-5350_P100-1998.cnv", "ibm-923_P100-1998.cnv"),
    *("uprops.icu", "ucase.icu", "nfc.nrm", "nfkc.nrm", "nfkc_cf.nrm", "pool.res", "root.res"),
    *("zoneinfo64.res", "timezoneTypes.res", "metaZones.res", "windowsZones.res"),
    *("keyTypeData.res", "supplementalData.res", "res_index.res", "icuver.res", "dayPeriods.res"),
    *("numberingSystems.res", "plurals.res", "likelySubtags.res", "en.res", "fr.res"),
    *("coll/ucadata.icu", "coll/root.res", "coll/res_index.res", "coll/en.res", "coll/fr.res"),
    *(
        "coll/pool.res",
        "zone/pool.res",
        "zone/root.res",
        "zone/res_index.res",
        "zone/tzdbNames.res",
    ),
    *("zone/en.res", "zone/fr.res"),
)


def libraries(folder: Path) -> Iterator[Path]:
    """Yield the libraries and programs in a folder, each once."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    yield path


def needs(library: Path) -> list[str]:
    """Return the names of the libraries that one asks for."""
    printed = run("objdump", "--private-headers", str(library))
    return re.findall(r"^\s*NEEDED\s+(\S+)$", printed, re.MULTILINE)


def strip(folder: Path) -> None:
    """Remove the symbols that nobody links against from all libraries.

    `auditwheel` has moved sections of those that wheels bring along; `strip` makes some of these
    impossible to load, and they stay as they are.
    """
    with TemporaryDirectory() as work:
        smaller = Path(work, "library")
        for path in libraries(folder):
            if ".so" in path.name:  # the program itself carries an archive behind its last section
                run("strip", "--strip-unneeded", "-o", str(smaller), str(path))
                if can_be_mapped(smaller.read_bytes()):
                    path.write_bytes(smaller.read_bytes())


def can_be_mapped(library: bytes) -> bool:
    """Return whether place and address of each segment agree, which loading needs (elf(5)).

    Raises struct.error for anything but a 64-bit little-endian file.
    """
    (start,) = struct.unpack_from("<Q", library, _HEADERS_AT)
    size, count = struct.unpack_from("<HH", library, _HEADER_SIZE_AT)
    for number in range(count):
        kind, offset, address, align = _SEGMENT.unpack_from(library, start + number * size)
        if kind == _LOADED and (offset - address) % max(align, 1):
            return False
    return True


def cut_icu(library: Path) -> None:
    """Rewrite a `libicudata.so` with the items named above; its one symbol stays.

    `icupkg` (Debian's icu-devtools) rewrites the data, `as` and `ld` make a library of it.
    """
    version = library.name.rpartition(".")[2]
    with TemporaryDirectory() as work:
        whole, cut = Path(work, f"icudt{version}l.dat"), Path(work, "cut", f"icudt{version}l.dat")
        cut.parent.mkdir()
        run("objcopy", "-O", "binary", "--only-section=.rodata", str(library), str(whole))
        removed = [one for one in _items(whole) if one not in _ICU_KEPT]
        (Path(work) / "removed.txt").write_text("\n".join(removed) + "\n", encoding="ascii")
        command = ("icupkg", "-tl", "--ignore-deps", "-r", f"{work}/removed.txt")
        run(*command, str(whole), str(cut))
        _link(cut, library, f"icudt{version}_dat", Path(work))


def _items(data: Path) -> list[str]:
    return run("icupkg", "-l", str(data)).split()


def _link(data: Path, library: Path, symbol: str, work: Path) -> None:
    """Make a library whose one symbol is the content of a file."""
    source = f""".section .note.GNU-stack,"",%progbits
.section .rodata
.globl {symbol}
.type {symbol}, %object
.balign 16
{symbol}:
.incbin "{data}"
.size {symbol}, . - {symbol}
"""
    (work / "data.s").write_text(source, encoding="ascii")
    run("as", "-o", str(work / "data.o"), str(work / "data.s"))
    run("ld", "-shared", "-soname", library.name, "-o", str(library), str(work / "data.o"))


def run(*command: str, cwd: Path | None = None) -> str:
    """Run a program and return its output; print its messages and raise when it fails."""
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=cwd)
    if done.returncode:
        sys.stderr.write(done.stderr)
    done.check_returncode()
    return done.stdout
