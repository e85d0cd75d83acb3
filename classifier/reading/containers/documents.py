"""Screenshots, photographs and PDFs to a page: text layer or recognised text, links, QR codes.

A code is read like a link and never followed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from classifier.reading import limits, refusals
from classifier.reading.containers.recognition import decode_apart, recogniser, text_of
from classifier.reading.containers.screenshot import Seen, message_in
from classifier.reading.decoder.sheets import PAGES, PDF, PICTURE, Decoded
from classifier.reading.extraction.line_wrap import rejoined
from classifier.reading.page import Page
from classifier.reading.remarks import CODE_READ, NO_FRENCH, NO_RECOGNITION, PAGES_CUT, RECOGNISED
from classifier.records import Link
from classifier.text import lengths
from classifier.text.cleaning import clean, clean_body, clean_line
from classifier.text.links import find_links, refang
from classifier.text.redirects import original

CODE = "QR"
"""What a link shows that stands in a QR code."""
_FEW_WORDS = 10
_TROUBLES = {
    "damaged": refusals.damaged_document,
    "too_many_pixels": refusals.too_many_pixels,
    "encrypted": refusals.locked_document,
    "time": refusals.too_slow,
    "memory": refusals.too_slow,
}


def read_picture(untrusted_data: bytes) -> tuple[Page, str]:
    """Return what a screenshot or photograph says, and the sender that a phone shows above it.

    Raises `UnreadableMessage` when it says nothing.
    """
    found = decode_apart(PICTURE, untrusted_data)
    if found.trouble:
        raise _TROUBLES[found.trouble]()
    seen, remarks = _recognised(found, optional=bool(_links(found.codes)))
    return _page(seen.body, (), found.codes, remarks), seen.sender


def read_pdf(untrusted_data: bytes) -> Page:
    """Return what a PDF says: its text layer, and what is recognised on pages without one."""
    found = decode_apart(PDF, untrusted_data)
    if found.trouble:
        raise _TROUBLES[found.trouble]()
    text = clean_body(rejoined(clean(found.text)))[: limits.BODY_CHARACTERS]
    links = _placed(found.links, text)
    remarks = [PAGES_CUT] if found.pages > PAGES else []
    if found.sheets:
        seen, told = _recognised(found, optional=bool(text or found.codes))
        text, remarks = f"{text}\n\n{seen.body}".strip(), remarks + told
    return _page(text, links, found.codes, remarks)


def with_pictures(page: Page, untrusted_pictures: Sequence[bytes]) -> Page:
    """Return the page of a mail with the links in the codes of its pictures.

    The text in them is recognised when the mail has next to none of its own.
    """
    if not untrusted_pictures:
        return page
    found = [decode_apart(PICTURE, data) for data in untrusted_pictures]
    codes = _links(code for one in found for code in one.codes)
    text, remarks = page.text, [CODE_READ] if codes else []
    if len(text.split()) < _FEW_WORDS:
        sheets = tuple(sheet for one in found for sheet in one.sheets)
        seen, told = _recognised(Decoded(sheets=sheets), optional=True)
        text, remarks = f"{text}\n\n{seen.body}".strip(), remarks + told
    return replace(page, text=text, links=(*page.links, *codes)).with_remarks(remarks)


def _page(text: str, links: tuple[Link, ...], codes: Iterable[str], remarks: list[str]) -> Page:
    """Return the page of a picture or PDF; `UnreadableMessage` when nothing stands on it."""
    found = _links(codes)
    if not text and not found:
        raise refusals.nothing_recognised()
    told = [*remarks, CODE_READ] if found else remarks
    return Page(text, (*links, *found), pictures=0 if text else 1, remarks=tuple(told))


def _recognised(found: Decoded, *, optional: bool) -> tuple[Seen, list[str]]:
    """Return the recognised text and remarks; without a recogniser the optional is left out."""
    reader = recogniser()
    if reader is None:
        if optional:
            return Seen("", ""), [NO_RECOGNITION]
        raise refusals.no_recognition()
    seen = message_in(clean(text_of(found.sheets, reader)))
    remarks = [RECOGNISED] + ([] if reader.knows_french else [NO_FRENCH])
    body = clean_body(seen.body)[: limits.BODY_CHARACTERS]
    return Seen(clean_line(seen.sender), body), remarks if body else []


def _links(codes: Iterable[str]) -> tuple[Link, ...]:
    """Return the links that some codes hold; other contents (Wi-Fi, contacts) are passed over."""
    found: dict[str, None] = {}
    for code in codes:
        for link in find_links(clean_line(code, lengths.TARGET_CHARACTERS)):
            found[original(link.target)] = None
    return tuple(Link(CODE, target) for target in found)


def _placed(links: Iterable[tuple[str, str]], text: str) -> tuple[Link, ...]:
    """Return the links of a PDF, with their places where their words stand in its text."""
    found, place = [], 0
    for untrusted_shown, untrusted_target in links:
        shown = clean_line(untrusted_shown)
        target = original(refang(clean_line(untrusted_target, lengths.TARGET_CHARACTERS)))
        start = text.find(shown, place) if shown else -1
        place = start + len(shown) if start >= 0 else place
        target = shown if target.rstrip("/") == f"http://{shown}" else target
        found.append(Link(shown, target, start, place if start >= 0 else -1))
    return tuple(found[: lengths.LINKS])
