"""Libraries of the Linux program that were made smaller still work."""

import os
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest

QT = Path(PySide6.__file__).parent / "Qt" / "lib"
ICU = next(iter(QT.glob("libicudata.so.*")), None)
# What Qt asks ICU for: collation, names of time zones, charsets, casing.
QUESTIONS = """
from functools import cmp_to_key
from PySide6.QtCore import QCollator, QLocale, QStringDecoder, QTimeZone
words = "zèbre Élan eau été ete œuvre oeuf côte cote coté Zoé 10 9".split()
for language in ("fr_FR", "en_GB"):
    collator = QCollator(QLocale(language))
    print(sorted(words, key=cmp_to_key(collator.compare)))
    collator.setNumericMode(True)
    print(sorted(words, key=cmp_to_key(collator.compare)))
for name in (b"Europe/Paris", b"America/Guadeloupe", b"Indian/Reunion", b"UTC"):
    for language in ("fr_FR", "en_GB"):
        for kind in QTimeZone.NameType:
            zone, season = QTimeZone(name), QTimeZone.TimeType.StandardTime
            print(zone.displayName(season, kind, QLocale(language)))
for name in ("windows-1252", "iso-8859-15", "utf-16le", "nonsense"):
    print(name, QStringDecoder(name).isValid())
print(QLocale("fr_FR").toUpper("été ß"), QLocale("tr_TR").toUpper("i"))
print(QLocale("fr_FR").toString(1234567.891, "f", 2))
"""
needs_icupkg = pytest.mark.skipif(
    ICU is None or not (shutil.which("icupkg") and shutil.which("ld")),
    reason="icu-devtools and binutils are not installed",
)


@needs_icupkg
def test_icu_for_two_languages_answers_qt_as_the_whole_one(packaging, tmp_path):
    cut = tmp_path / ICU.name
    shutil.copyfile(ICU, cut)
    packaging("elf").cut_icu(cut)
    assert cut.stat().st_size < ICU.stat().st_size / 8
    whole = _answers({})
    assert "heure normale d’Europe centrale" in whole
    assert _answers({"LD_LIBRARY_PATH": str(tmp_path)}) == whole


def _answers(environment):
    command = [sys.executable, "-c", QUESTIONS]
    changed = {**os.environ, **environment, "PYTHONUTF8": "1"}
    done = subprocess.run(command, env=changed, capture_output=True, text=True, check=True)
    return done.stdout


def _library(*segments):
    """Return the start of an ELF file whose table of segments has these (kind, place, address)."""
    header = bytearray(64)
    header[:4] = b"\x7fELF"
    struct.pack_into("<Q", header, 32, 64)
    struct.pack_into("<HH", header, 54, 56, len(segments))
    rows = [
        struct.pack("<IIQQQQQQ", kind, 5, place, address, address, 16, 16, 0x1000)
        for kind, place, address in segments
    ]
    return bytes(header) + b"".join(rows)


def test_segments_must_keep_their_place_in_a_page(packaging):
    agree = packaging("elf").can_be_mapped
    assert agree(_library((1, 0, 0), (1, 0x2010, 0x5010)))
    assert not agree(_library((1, 0, 0), (1, 0x2018, 0x5010)))
    assert agree(_library((1, 0, 0), (4, 0x2018, 0x5010)))  # PT_NOTE is not mapped by itself


def test_installed_libraries_can_be_mapped(packaging):
    agree = packaging("elf").can_be_mapped
    found = [path for path in QT.glob("libQt6*.so.6") if path.stat().st_size < 3_000_000]
    assert found
    assert all(agree(path.read_bytes()) for path in found)


def test_libraries_are_known_by_their_content(packaging, tmp_path):
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "a.so").write_bytes(b"\x7fELF...")
    (tmp_path / "b").symlink_to("lib/a.so")
    (tmp_path / "c.so").write_text("INPUT(libc.so.6)", encoding="ascii")
    assert list(packaging("elf").libraries(tmp_path)) == [tmp_path / "lib" / "a.so"]
