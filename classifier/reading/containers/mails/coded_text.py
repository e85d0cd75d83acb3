"""Plain text in which somebody pasted coded content: base64 or quoted-printable.

Base64 is never judged as text: it is decoded where it holds text, else taken out with a remark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from classifier.reading.charsets import decode
from classifier.reading.containers.mails.transfer_encoding import (
    from_base64,
    from_quoted,
    is_quoted_text,
    is_readable,
)
from classifier.reading.containers.pages.html_text import looks_like_html, read_html
from classifier.reading.content import Content, join, plain_content
from classifier.reading.limits import BODY_CHARACTERS
from classifier.reading.remarks import BODY_CUT, CODED_CONTENT, ENCRYPTED, MIME_MENDED

# Lines of base64, the last one shorter; or one long run that stands alone.
_LINES = (
    r"(?:[ \t]*[A-Za-z0-9+/]{40,2000}[ \t]*\r?\n)++(?:[ \t]*[A-Za-z0-9+/]{2,2000}={0,2}[ \t]*$)?"
)
_RUN = r"(?<![^\s>\"'(])[A-Za-z0-9+/]{60,}+={0,2}(?![^\s<\"'),.;])"
_CODED = re.compile(rf"^{_LINES}|{_RUN}", re.MULTILINE)
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
_MIXED = re.compile(r"(?=[^a-z]*[a-z])(?=[^A-Z]*[A-Z])(?=[^0-9]*[0-9])")
_MANY = 100  # characters of coded content that no token, key or number has


def read_plain(untrusted_text: str) -> Content:
    """Return plain text as content; coded content in it is decoded."""
    text, remarks = untrusted_text, list[str]()
    if len(text) > 4 * BODY_CHARACTERS:
        text = f"{text[: 3 * BODY_CHARACTERS]}\n{text[-BODY_CHARACTERS:]}"
        remarks = [BODY_CUT]
    if "=" in text and is_quoted_text(text[:_SAMPLE].encode("utf-8", "replace")):
        text = decode(from_quoted(text.encode("utf-8", "replace")))[0]
        remarks.append(MIME_MENDED)
        if looks_like_html(text):
            return read_html(text).with_remarks(remarks)
    remarks += [ENCRYPTED] if _ENCRYPTED in text else []
    text = _ARMOUR.sub("", text)
    if not _CODED.search(text):
        return plain_content(text).with_remarks(remarks)
    return join(_pieces(text)).with_remarks(remarks)


def _pieces(text: str) -> Iterator[Content]:
    """Yield the text with its coded pieces decoded, in order."""
    place = 0
    plain: list[str] = []
    for match in _CODED.finditer(text):
        data = from_base64(match[0].encode("ascii", "replace"))
        readable = is_readable(data)
        if not readable and (len(match[0]) < _MANY or not _MIXED.match(match[0])):
            continue
        plain.append(text[place : match.start()])
        place = match.end()
        shown = decode(data)[0] if readable else ""
        if not readable or looks_like_html(shown):
            yield plain_content("".join(plain))
            plain = []
            yield read_html(shown) if readable else Content("", remarks=(CODED_CONTENT,))
        else:
            plain.append(shown + "\n")
    yield plain_content("".join([*plain, text[place:]]))
