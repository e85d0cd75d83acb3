"""Content of screenshots, photographs and PDFs: text layer or recognised text, links, QR codes.

A QR code is read like a link and never followed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from classifier.reading import limits, refusals
from classifier.reading.containers.recognition import (
    decode_in_child,
    decode_pictures,
    recognised_text,
    recogniser,
)
from classifier.reading.containers.screenshot import ScreenshotMessage, message_in
from classifier.reading.containers.text_likeness import looks_like_text
from classifier.reading.content import Content
from classifier.reading.decoder.decoded import PAGES, PDF, PICTURE, Decoded, GreyImage, Trouble
from classifier.reading.extraction.line_wrap import without_pdf_breaks
from classifier.reading.remarks import (
    CODE_READ,
    NO_FRENCH,
    NO_RECOGNITION,
    PAGES_CUT,
    PICTURES_UNREAD,
    RECOGNISED,
    RECOGNITION_CUT,
)
from classifier.records import Link, Part
from classifier.text import lengths
from classifier.text.cleaning import clean, clean_body, clean_line
from classifier.text.links import find_links, refang

CODE = "QR"
"""The shown text of a link that stands in a QR code."""
_FEW_WORDS = 10
_LINE = 40  # pixels; a smaller picture is an icon or a rule
_REFUSALS = {
    Trouble.DAMAGED: refusals.damaged_document,
    Trouble.TOO_MANY_PIXELS: refusals.too_many_pixels,
    Trouble.ENCRYPTED: refusals.locked_document,
    Trouble.TIME: refusals.slow_document,
    Trouble.MEMORY: refusals.slow_document,
}


def read_picture(untrusted_data: bytes) -> tuple[Content, str]:
    """Return the content of a screenshot or photograph, and the sender that a phone shows.

    Raises UnreadableMessage when neither text nor a link is found.
    """
    decoded = _decoded(PICTURE, untrusted_data)
    optional = bool(_links(decoded.codes))
    message, remarks = _recognised(decoded, limits.RECOGNITION_SECONDS, optional=optional)
    return _content(message.body, (), decoded.codes, remarks), message.sender


def read_pdf(untrusted_data: bytes) -> Content:
    """Return the content of a PDF: its text layer, and the recognised text of pages without one.

    Raises UnreadableMessage when neither text nor a link is found.
    """
    decoded = _decoded(PDF, untrusted_data)
    text = clean_body(without_pdf_breaks(clean(decoded.text)))[: limits.BODY_CHARACTERS]
    shown_links, text = _over_lines(decoded.links, text)
    links = _links_in_text(shown_links, text)
    remarks = [PAGES_CUT] if decoded.pages > PAGES else []
    if decoded.images:
        message, further = _recognised(
            decoded, limits.RECOGNITION_SECONDS, optional=bool(text or decoded.codes)
        )
        text, remarks = f"{text}\n\n{message.body}".strip(), remarks + further
    return _content(text, links, decoded.codes, remarks)


def with_pictures(content: Content, untrusted_pictures: Sequence[bytes]) -> Content:
    """Return the content of a mail with the links in the QR codes of its pictures.

    The text of the pictures is added when the mail has next to none of its own; otherwise the
    mail with this text is another way to see it.
    """
    if not untrusted_pictures:
        return content
    pictures = decode_pictures(untrusted_pictures, limits.MAIL_DECODING_SECONDS)
    slow = any(picture.trouble in (Trouble.TIME, Trouble.MEMORY) for picture in pictures)
    codes = _links(code for picture in pictures for code in picture.codes)
    remarks = ([CODE_READ] if codes else []) + ([PICTURES_UNREAD] if slow else [])
    content = replace(content, links=(*content.links, *codes)).with_remarks(remarks)
    only_pictures = len(content.text.split()) < _FEW_WORDS
    images = [
        image for one in pictures for image in one.images if only_pictures or _has_lines(image)
    ]
    return _with_text_of(images, content, is_main=only_pictures) if images else content


def _with_text_of(images: list[GreyImage], content: Content, *, is_main: bool) -> Content:
    """Return the content of a mail with the text of its largest images, or with it beside."""
    largest = sorted(images, key=_size)[-limits.RECOGNISED_PICTURES :]
    decoded = Decoded(images=tuple(largest))
    message, remarks = _recognised(decoded, limits.MAIL_RECOGNITION_SECONDS, optional=True)
    whole = replace(content, text=f"{content.text}\n\n{message.body}".strip())
    if is_main:
        return whole.with_remarks(remarks)
    if not message.body:
        return content.with_remarks(remarks)
    seen = (Part.PICTURES, replace(whole, otherwise=()).with_remarks(remarks))
    return replace(content, otherwise=(seen, *content.otherwise))


def _has_lines(image: GreyImage) -> bool:
    return min(image.width, image.height) >= _LINE and looks_like_text(image)


def _size(image: GreyImage) -> int:
    return image.width * image.height


def _decoded(kind: str, untrusted_data: bytes) -> Decoded:
    """Return what a picture or PDF holds; raise UnreadableMessage when it cannot be decoded."""
    decoded = decode_in_child(kind, untrusted_data)
    if decoded.trouble:
        raise _REFUSALS[decoded.trouble]()
    return decoded


def _content(
    text: str, links: tuple[Link, ...], codes: Iterable[str], remarks: list[str]
) -> Content:
    """Return the content of a picture or PDF; raise UnreadableMessage when it is empty."""
    code_links = _links(codes)
    if not text and not code_links:
        raise refusals.nothing_recognised()
    remarks = [*remarks, CODE_READ] if code_links else remarks
    return Content(text, (*links, *code_links), pictures=0 if text else 1, remarks=tuple(remarks))


def _recognised(
    decoded: Decoded, seconds: float, *, optional: bool
) -> tuple[ScreenshotMessage, list[str]]:
    """Return the text that is recognised within `seconds`, and the remarks about it.

    Without an installed recogniser, raises UnreadableMessage unless the text is optional.
    """
    reader = recogniser()
    if reader is None:
        if optional:
            return ScreenshotMessage("", ""), [NO_RECOGNITION]
        raise refusals.no_recognition()
    text, whole = recognised_text(decoded.images, reader, seconds)
    message = message_in(clean(text))
    remarks = [RECOGNISED] + ([] if reader.knows_french else [NO_FRENCH])
    body = clean_body(message.body)[: limits.BODY_CHARACTERS]
    cut = [] if whole else [RECOGNITION_CUT]
    return ScreenshotMessage(clean_line(message.sender), body), cut + (remarks if body else [])


def _links(codes: Iterable[str]) -> tuple[Link, ...]:
    """Return the links in the texts of QR codes; other contents (Wi-Fi, contacts) are ignored."""
    targets: dict[str, None] = {}
    for code in codes:
        for link in find_links(clean_line(code, lengths.ADDRESS_CHARACTERS)):
            targets[link.target] = None
    return tuple(Link(CODE, target) for target in targets)


def _links_in_text(links: Iterable[tuple[str, str]], text: str) -> tuple[Link, ...]:
    """Return the links of a PDF, with offsets where their shown words stand in its text."""
    result, end = [], 0
    for shown, untrusted_target in links:
        target = refang(clean_line(untrusted_target, lengths.ADDRESS_CHARACTERS))
        start = text.find(shown, end) if shown else -1
        end = start + len(shown) if start >= 0 else end
        target = shown if target.rstrip("/") == f"http://{shown}" else target
        result.append(Link(shown, target, start, end if start >= 0 else -1))
    return tuple(result[: lengths.LINKS])


def _over_lines(links: Iterable[tuple[str, str]], text: str) -> tuple[list[tuple[str, str]], str]:
    """Return the links, one for each that goes over a line end, and the text with it in one piece.

    A PDF has a rectangle with the target on each line. Of words the space between them stays, of
    an address it goes.
    """
    found: list[tuple[str, str]] = []
    for untrusted_shown, target in links:
        shown = clean_line(untrusted_shown)
        before, same = found[-1] if found else ("", "")
        apart, whole = f"{before} {shown}", f"{before}{shown}"
        follows = bool(before) and target == same
        if follows and apart in text and find_links(before):
            text = text.replace(apart, whole)
        if follows and (whole in text or apart in text):
            found[-1] = (whole if whole in text else apart, target)
        else:
            found.append((shown, target))
    return found, text
