"""PDFs to text, links and QR codes, and grey images of the pages that have no text."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium
from PIL.Image import Image as Picture

from classifier.reading.decoder.decoded import (
    LINKS,
    PAGES,
    RECOGNISED_PAGES,
    TEXT_CHARACTERS,
    Decoded,
    GreyImage,
    Trouble,
)
from classifier.reading.decoder.pictures import codes_in, grey_image_of

_FEW_LETTERS = 20  # characters; a page with fewer is treated as a picture
_DOTS_PER_INCH = 200
_POINTS_PER_INCH = 72
_LARGEST_PAGE = 2_000  # points; larger pages are scaled down
_LOCKED = "password"  # in the message of pdfium


def decode_pdf(untrusted_data: bytes) -> Decoded:
    """Return what the first pages hold, or why the file cannot be decoded."""
    try:
        document = pypdfium2.PdfDocument(untrusted_data)
    except pypdfium2.PdfiumError as error:
        locked = _LOCKED in str(error).lower()
        return Decoded(trouble=Trouble.ENCRYPTED if locked else Trouble.DAMAGED)
    texts: list[str] = []
    links: list[tuple[str, str]] = []
    codes: list[str] = []
    images: list[GreyImage] = []
    for number in range(min(len(document), PAGES)):
        page = document[number]
        text = page.get_textpage().get_text_range().replace("\r\n", "\n")
        texts.append(text)
        links += _links(document, page)
        if number < RECOGNISED_PAGES:
            grey = _drawn(page)
            codes += codes_in(grey)
            if sum(letter.isalnum() for letter in text) < _FEW_LETTERS:
                images.append(grey_image_of(grey))
    whole = "\n\n".join(text.strip() for text in texts)[:TEXT_CHARACTERS]
    different_links = tuple(dict.fromkeys(links))[:LINKS]
    return Decoded(
        whole, different_links, tuple(dict.fromkeys(codes)), tuple(images), len(document)
    )


def _drawn(page: pypdfium2.PdfPage) -> Picture:
    """Return a rendered page in grey."""
    side = max(page.get_size())
    scale = _DOTS_PER_INCH / _POINTS_PER_INCH * min(1.0, _LARGEST_PAGE / max(side, 1.0))
    bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False)
    picture: Picture = bitmap.to_pil()
    return picture.convert("L")


def _links(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> Iterator[tuple[str, str]]:
    """Yield text and target of each link of a page."""
    words = page.get_textpage()
    position, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    for _ in range(LINKS):
        if not pdfium.FPDFLink_Enumerate(page.raw, ctypes.byref(position), ctypes.byref(link)):
            return
        target = _target(document, link)
        area = pdfium.FS_RECTF()
        if target and pdfium.FPDFLink_GetAnnotRect(link, ctypes.byref(area)):
            shown = words.get_text_bounded(area.left, area.bottom, area.right, area.top)
            yield " ".join(shown.split())[:1_000], target


def _target(document: pypdfium2.PdfDocument, link: object) -> str:
    action = pdfium.FPDFLink_GetAction(link)
    size = pdfium.FPDFAction_GetURIPath(document.raw, action, None, 0)
    if not 1 < size < 5_000:
        return ""
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFAction_GetURIPath(document.raw, action, buffer, size)
    return buffer.value.decode("utf-8", "replace")
