"""Decoding of text whose declared charset may be missing, misnamed or wrong."""

from __future__ import annotations

import codecs
import re

from classifier.reading.remarks import CHARSET_MENDED

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Charset names found in real mail; `_codec` rejects codecs that are not charsets.
_OTHER_NAMES = {
    "ansi": "cp1252",
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "iso-8859-15": "iso-8859-15",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "x-unknown": "cp1252",
    "unknown-8bit": "cp1252",
    "utf8mb4": "utf-8",
    "unicode-1-1-utf-7": "utf-7",
    "unicode": "utf-16",
    "x-mac-roman": "mac-roman",
    "macintosh": "mac-roman",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "iso-8859-8-i": "iso-8859-8",
}
_NO_CHARSET = frozenset(
    ["idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"]
)
_SEVEN_BIT = re.compile(r"utf-?7|iso-?2022|^hz")
_NARROW = re.compile(rb"[\t\n\r -~]{24}")  # a run that wide text in Latin letters never has
_TWICE = re.compile("Ã[\x80-\xbf¨©ª«¢®´§¹»¯€‰ ]|â€[™œ“”¦\x9d]|Â[\xa0«»°]")


def decode(data: bytes, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """Return the text of `data`, and a remark if the declared charset was wrong; never raises."""
    name = declared.strip().strip("\"'").lower()
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return data.decode(codec, "replace"), ()
    guessed = "" if name else _wide(data)
    if guessed:
        return data.decode(guessed, "replace"), (CHARSET_MENDED,)
    if data.isascii() and not _SEVEN_BIT.search(name) and not name.startswith("utf-16"):
        return data.decode("ascii"), ()
    return _decode_marked(data, name)


def wide_charset(data: bytes) -> str:
    """Return the codec of text in units of two or four bytes by its first bytes, else ""."""
    for mark, codec in _BOMS[1:]:
        if data.startswith(mark):
            return codec
    return _wide(data)


def _decode_marked(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """Decode bytes beyond ASCII: as UTF-8 when they are valid UTF-8, hardly ever by chance."""
    codec = text_codec(name)
    if codec in ("", "cp1252", "utf-8") or not name:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            as_declared = codec == "cp1252" and name not in ("us-ascii", "ascii")
            return _single_byte(data, codec), () if as_declared else (CHARSET_MENDED,)
        return _undouble(text, () if codec == "utf-8" or not name else (CHARSET_MENDED,))
    try:
        return data.decode(codec), ()
    except ValueError:  # UnicodeError is one
        pass
    try:
        return data.decode("utf-8"), (CHARSET_MENDED,)
    except UnicodeDecodeError:
        return data.decode(codec, "replace"), (CHARSET_MENDED,)


def _single_byte(data: bytes, codec: str) -> str:
    """Decode as Windows-1252; UTF-8 with a few invalid bytes stays UTF-8."""
    if codec == "utf-8":
        text = data.decode("utf-8", "replace")
        if text.count("\ufffd") * 20 < sum(byte > 127 for byte in data):
            return text
    return data.decode("cp1252", "replace")


def text_codec(name: str) -> str:
    """Return the name of a usable text codec, "" if there is none."""
    name = _OTHER_NAMES.get(name, name)
    try:
        codec = codecs.lookup(name)
        if codec.name in _NO_CHARSET:
            return ""
        b"a".decode(codec.name, "replace")  # fails for codecs that are no charsets (base64, zlib)
    except (LookupError, ValueError, TypeError):
        return ""
    return codec.name


def _wide(data: bytes) -> str:
    """Return "utf-16-le" or "utf-16-be" if every second byte is NUL, else ""."""
    sample = data[:2_000]
    if len(sample) < 4 or b"\x00" not in sample:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    most, few = len(sample) // 2 * 0.6, len(sample) // 2 * 0.1
    little, big = odd > most and even < few, even > most and odd < few
    if not (little or big) or _NARROW.search(data):
        return ""
    return "utf-16-le" if little else "utf-16-be"


def _undouble(text: str, remarks: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Return the text with UTF-8 that was read as Windows-1252 on its way decoded again."""
    if not _TWICE.search(text):
        return text, remarks
    lines = [_undoubled(line) if _TWICE.search(line) else line for line in text.split("\n")]
    return "\n".join(lines), (CHARSET_MENDED,)


def _undoubled(line: str) -> str:
    try:
        return line.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return line
