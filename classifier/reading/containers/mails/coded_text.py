"""Plain text in which somebody pasted coded content: blocks, quoted-printable or escapes.

A code is never judged as text: it is decoded where it holds text, else taken out with a remark.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from classifier.reading.charsets import decode
from classifier.reading.containers.mails.coded_blocks import CodedBlock, coded_blocks
from classifier.reading.containers.mails.escapes import unescaped
from classifier.reading.containers.mails.mail_headers import without_encoded_words
from classifier.reading.containers.mails.transfer_encoding import from_quoted, is_quoted_text
from classifier.reading.containers.pages.html_text import looks_like_html, read_html
from classifier.reading.content import Content, join, plain_content
from classifier.reading.limits import BODY_CHARACTERS
from classifier.reading.remarks import BODY_CUT, CODED_CONTENT, ENCRYPTED, MIME_MENDED

_ENCRYPTED = "-----BEGIN PGP MESSAGE-----"
# Only what is armour (RFC 9580, 6.2): words that somebody put between the marks are shown.
_ARMOUR = re.compile(
    r"^-----BEGIN PGP (?:MESSAGE|SIGNATURE)-----[ \t]*\r?\n"
    r"(?:(?:Version|Hash|Charset): [\w .()/-]{0,60}\r?\n)*+(?:[ \t]*\r?\n)?"
    r"(?:[A-Za-z0-9+/]{40,80}[ \t]*\r?\n)*+(?:[A-Za-z0-9+/]{1,80}={0,2}[ \t]*\r?\n)?"
    r"(?:=[A-Za-z0-9+/]{4}[ \t]*\r?\n)?(?:-----END PGP (?:MESSAGE|SIGNATURE)-----)?",
    re.MULTILINE,
)
_SAMPLE = 20_000


def read_plain(untrusted_text: str) -> Content:
    """Return plain text as content; coded content in it is decoded."""
    text, remarks = untrusted_text, list[str]()
    if len(text) > 4 * BODY_CHARACTERS:
        text = f"{text[: 3 * BODY_CHARACTERS]}\n{text[-BODY_CHARACTERS:]}"
        remarks = [BODY_CUT]
    text = without_encoded_words(text)
    if "=" in text and is_quoted_text(text[:_SAMPLE].encode("utf-8", "replace")):
        text = decode(from_quoted(text.encode("utf-8", "replace")))[0]
        remarks.append(MIME_MENDED)
        if looks_like_html(text):
            return read_html(text).with_remarks(remarks)
    remarks += [ENCRYPTED] if _ENCRYPTED in text else []
    text = _ARMOUR.sub("", text)
    blocks = list(coded_blocks(text))
    if not blocks:
        return plain_content(unescaped(text)).with_remarks(remarks)
    return join(_pieces(text, blocks)).with_remarks(remarks)


def _pieces(text: str, blocks: Iterable[CodedBlock]) -> Iterator[Content]:
    """Yield the text with its coded blocks decoded, in order."""
    place = 0
    plain: list[str] = []
    for block in blocks:
        plain.append(unescaped(text[place : block.start]))
        place = block.end
        data = block.untrusted_data
        shown = decode(data)[0] if data else ""
        if not data or looks_like_html(shown):
            yield plain_content("".join(plain))
            plain = []
            yield read_html(shown) if data else Content("", remarks=(CODED_CONTENT,))
        else:
            plain.append(shown + "\n")
    yield plain_content("".join([*plain, unescaped(text[place:])]))
