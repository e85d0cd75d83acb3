"""Every remark of the readers has a sentence."""

from __future__ import annotations

from classifier.reading import remarks
from classifier.reading.intake import from_bytes, from_text
from classifier.reading.remarks import (
    ARCHIVE_CLOSED,
    CHARSET_MENDED,
    FORWARDED,
    OTHER_READINGS,
    SENTENCES,
    sentences,
)
from classifier.records import Message


def test_every_remark_except_the_charset_has_a_sentence():
    codes = {
        value for name, value in vars(remarks).items()
        if name.isupper() and isinstance(value, str) and value == name.lower()
    }  # fmt: skip
    assert codes - set(SENTENCES) == {CHARSET_MENDED, OTHER_READINGS}
    assert all(str(one).endswith(".") for one in SENTENCES.values())


def test_remarks_of_a_message():
    message = Message("x", remarks=(FORWARDED, CHARSET_MENDED))
    assert sentences(message) == [SENTENCES[FORWARDED]]


def test_archives_are_reported_and_not_opened():
    mail = (
        b"From: a@b.fr\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nBonjour\n--x\n"
        b'Content-Type: application/zip\nContent-Disposition: attachment; filename="a.ZIP"\n\nPK\n--x--\n'
    )
    assert ARCHIVE_CLOSED in from_bytes(mail, "a.eml").remarks


def test_a_footer_is_removed_even_if_a_link_has_no_offset():
    page = "<p>Bonjour à tous <a href='https://evil.top/a'><img src=x alt=''></a></p><p>Envoyé de mon iPhone</p>"
    message = from_text(page)
    assert message.body == "Bonjour à tous"
    assert [link.target for link in message.links] == ["https://evil.top/a"]
