"""Text that was copied in a code is decoded and judged, or a sentence says that it was not."""

from __future__ import annotations

import base64
import binascii
import html
from email.header import Header
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.errors import UnreadableMessage
from classifier.reading.containers.mails.coded_blocks import (
    _CODED,
    _may_have_blocks,
    coded_blocks,
)
from classifier.reading.containers.mails.escapes import unescaped
from classifier.reading.intake import from_bytes, from_text
from classifier.reading.remarks import CODED_CONTENT

TEXT = (
    "Bonjour, votre carte Vitale est périmée : renouvelez-la avant ce soir, sinon vos droits "
    "seront coupés. http://carte-renouvelee.top/suite Ameli"
)
HOST = "carte-renouvelee.top"


def _uu(data: bytes) -> str:
    lines = (binascii.b2a_uu(data[at : at + 45]).decode() for at in range(0, len(data), 45))
    return f"begin 644 lettre.txt\n{''.join(lines)}`\nend\n"


CODES = {
    "decimal references": "".join(f"&#{ord(c)};" for c in TEXT),
    "hexadecimal references": "".join(f"&#X{ord(c):x};" for c in TEXT),
    "named references": TEXT.replace("é", "&eacute;").replace(":", "&colon;"),
    "encoded words": Header(TEXT, "utf-8", maxlinelen=75).encode(),
    "encoded words in latin": Header(TEXT, "iso-8859-1", maxlinelen=75).encode(),
    "escapes of JSON": "".join(f"\\u{ord(c):04x}" for c in TEXT),
    "a few escapes": TEXT.replace("é", "\\u00e9"),
    "escapes of Python": TEXT.encode("unicode_escape").decode(),
    "percent signs": quote(TEXT, safe=""),
    "percent and plus signs": quote(TEXT, safe=" ").replace(" ", "+"),
    "uuencode": _uu(TEXT.encode()),
    "uuencode without its end": _uu(TEXT.encode()).removesuffix("`\nend\n"),
    "uuencode below a sentence": f"Bonjour, j'ai reçu ceci :\n\n{_uu(TEXT.encode())}",
    "hexadecimal": TEXT.encode().hex(),
    "hexadecimal pairs": TEXT.encode().hex(" ").upper(),
    "base64 in short lines": "\n".join(
        base64.b64encode(TEXT.encode()).decode()[at : at + 24] for at in range(0, 240, 24)
    ),
    "data address": "data:text/plain;base64," + base64.b64encode(TEXT.encode()).decode(),
    "data page": "data:text/html," + quote(f"<p>{TEXT}</p><a href='http://{HOST}/'>Suite</a>"),
}


@pytest.mark.parametrize("code", CODES.values(), ids=CODES)
def test_a_code_is_undone(code):
    message = from_text(code)
    assert "renouvelez-la avant ce soir" in message.body
    assert "périmée" in message.body
    assert any(HOST in link.target for link in message.links)


@pytest.mark.parametrize(
    "text",
    [
        "Les 3 % de hausse & les frais : 20%, 30%, 40% et 50% selon l'âge.",
        "Voir https://mutuelle.example/a%20b%20c%20d%20e?x=%C3%A9 et www.b.example/%41%42%43%44%45",
        "C:\\users\\paul\\notes, \\n n'est pas une fin de ligne",
        "ref. 12 34 56 78 90 12 34 56 78 90 12 34 56 78 90 12 34 56 78 90 12 34 56 78 90",
        "begin 644 places, puis\nNOUS AVONS RECU VOTRE DEMANDE\nEND\n",
        "AT&T; R&D; et P&L; restent comme ils sont, a+b+c aussi",
    ],
)
def test_ordinary_text_stays(text):
    assert unescaped(text) == text
    assert not list(coded_blocks(text))


def test_words_between_the_marks_of_a_code_are_judged():
    for words in (
        f"begin 644 x\n{TEXT}\nend\n",
        f"=ybegin line=128 size=9 name=x\n\x8e\x9a\xff\xfe\xb4\xc3\xd2\n{TEXT}\n=yend size=9",
    ):
        assert "renouvelez-la avant ce soir" in from_text(f"Bonjour.\n{words}").body


def test_what_cannot_be_read_is_said():
    picture = _uu(bytes(range(256)) * 3)
    message = from_text(f"Bonjour, voir la photo :\n\n{picture}\nMerci")
    assert message.body.split() == ["Bonjour,", "voir", "la", "photo", ":", "Merci"]
    assert CODED_CONTENT in message.remarks


def test_yenc_alone_is_refused_with_its_reason():
    coded = bytes((byte + 42) % 256 for byte in TEXT.encode()).replace(b"=", b"=}")
    block = b"=ybegin line=128 size=99 name=a.txt\r\n" + coded + b"\r\n=yend size=99\r\n"
    with pytest.raises(UnreadableMessage, match="coded or encrypted"):
        from_bytes(block, "a.txt")
    message = from_bytes(b"Bonjour, voir la photo\r\n" + block, "a.txt")
    assert (message.body, CODED_CONTENT in message.remarks) == ("Bonjour, voir la photo", True)


@given(st.text(max_size=400))
def test_any_text_is_read(text):
    unescaped(text)
    places = [(block.start, block.end) for block in coded_blocks(text)]
    assert all(0 <= start < end <= len(text) for start, end in places)


_PIECES = (
    "begin 644 x\n", "M0F]N\n", "end\n", "=ybegin a\n", "data:text/plain,", "42 6f ", "426F\n",
    "QUJDQUJDQUJDQUJD", "QUJDQUJDQUJDQ\n", "QQ==\n", " ", "\n", "é", "mot ",
)  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(_PIECES), st.integers(1, 45)), max_size=6))
def test_no_block_is_overlooked_by_the_quick_look(pieces):
    text = "".join(piece * times for piece, times in pieces)
    assert _may_have_blocks(text) or not _CODED.search(text)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=3))
def test_references_of_any_text_are_undone(text):
    assert unescaped("".join(f"&#{ord(c)};" for c in text)) == html.unescape(
        "".join(f"&#{ord(c)};" for c in text)
    )
    assert unescaped("".join(f"\\U{ord(c):08x}" for c in text)) == text


@pytest.mark.parametrize(
    "piece",
    ["begin 644 x\n", "=ybegin a\n", "42 6f ", "42 6f zz ", "&#65;", "=?u?q?a", "%20", "\\u0041",
     "data:text/plain,", "QUJD\n", "M0F]N\n", "a+", "a%41+"],
)  # fmt: skip
def test_pathological_input_is_read_in_linear_time(piece):
    text = piece * (300_000 // len(piece))
    unescaped(text)
    for _ in coded_blocks(text):
        pass
