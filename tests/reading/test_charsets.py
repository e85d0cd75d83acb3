"""Decoding of bytes with right, wrong, unknown and missing charset names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.reading.charsets import decode
from classifier.reading.remarks import CHARSET_MENDED

FRENCH = "Réglez 12 € à l’échéance, s’il vous plaît"


@pytest.mark.parametrize(
    ("codec", "declared"),
    [
        ("utf-8", "utf-8"),
        ("utf-8", "UTF8"),
        ("utf-8", "utf8mb4"),
        ("utf-8", '"utf-8"'),
        ("cp1252", "windows-1252"),
        ("cp1252", "iso-8859-1"),
        ("cp1252", "ansi"),
        ("utf-16", ""),
        ("utf-7", "unicode-1-1-utf-7"),
        ("utf-8-sig", "iso-8859-1"),
    ],
)
def test_names_that_mail_uses(codec, declared):
    assert decode(FRENCH.encode(codec), declared) == (FRENCH, ())


@pytest.mark.parametrize(
    ("codec", "declared"),
    [
        ("utf-8", "iso-8859-1"),
        ("utf-8", "us-ascii"),
        ("utf-8", "no-such-charset"),
        ("utf-8", "base64"),
        ("utf-8", "idna"),
        ("utf-8", "a\x00b"),
        ("cp1252", "utf-8"),
        ("cp1252", ""),
        ("cp1252", "us-ascii"),
        ("utf-8", "shift_jis"),
        ("utf-16-le", ""),
    ],
)
def test_wrong_charset_names_are_corrected_with_a_remark(codec, declared):
    assert decode(FRENCH.encode(codec), declared) == (FRENCH, (CHARSET_MENDED,))


@pytest.mark.parametrize(
    "codec", ["iso-2022-jp", "shift_jis", "euc-jp", "gb2312", "big5", "koi8-r"]
)
def test_other_alphabets(codec):
    text = "Привет" if codec == "koi8-r" else "日本"
    assert decode(text.encode(codec), codec)[0] == text


def test_text_encoded_twice_is_repaired():
    twice = FRENCH.encode("utf-8").decode("cp1252").encode("utf-8")
    assert decode(twice, "utf-8") == (FRENCH, (CHARSET_MENDED,))


@given(st.binary(max_size=200), st.text(max_size=20))
def test_any_bytes_are_decoded(data, name):
    decode(data, name)[0].encode("utf-8", "surrogatepass")
