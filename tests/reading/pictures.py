"""Draws screenshots of SMS, QR codes, and letters as PDF."""

from __future__ import annotations

import io
import textwrap

import segno
from PIL import Image, ImageDraw, ImageFont

FONT = "DejaVuSans.ttf"
WIDTH = 1080
LIGHT = ((255, 255, 255), (0, 0, 0), (230, 230, 235))
DARK = ((0, 0, 0), (255, 255, 255), (60, 60, 60))


def screenshot(sender: str, body: str, *, dark: bool = False) -> Image.Image:
    """Return a screenshot of a phone: status bar, sender, day, and the message in a bubble."""
    paper, ink, bubble = DARK if dark else LIGHT
    lines = textwrap.wrap(body, 36, break_long_words=True)
    image = Image.new("RGB", (WIDTH, max(1_000, 400 + 54 * len(lines))), paper)
    pen = ImageDraw.Draw(image)
    large, small = (ImageFont.truetype(FONT, size) for size in (40, 32))
    pen.text((40, 20), "14:32", font=small, fill=ink)
    pen.text((WIDTH - 200, 20), "4G 87%", font=small, fill=ink)
    pen.text((WIDTH // 2 - 120, 120), sender, font=large, fill=ink)
    pen.text((WIDTH // 2 - 150, 220), "Aujourd'hui 10:22", font=small, fill=(128, 128, 128))
    pen.rounded_rectangle((40, 300, WIDTH - 160, 340 + 54 * len(lines)), 30, fill=bubble)
    for number, line in enumerate(lines):
        pen.text((70, 320 + 54 * number), line, font=large, fill=ink)
    return image


def code(content: str) -> Image.Image:
    """Return a picture with a QR code."""
    out = io.BytesIO()
    segno.make(content).save(out, kind="png", scale=8)
    return Image.open(out).convert("RGB")


def saved(image: Image.Image, kind: str) -> bytes:
    """Return a picture as a file of a format that Pillow writes ("PNG", "JPEG", "WEBP" …)."""
    out = io.BytesIO()
    image.save(out, kind)
    return out.getvalue()


def printed(html: str) -> bytes:
    """Return a PDF with a text layer, printed by Qt."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QPdfWriter, QTextDocument
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance() or QApplication([])
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    document = QTextDocument()
    document.setHtml(html)
    document.print_(writer)
    del writer, document
    buffer.close()
    assert application
    return bytes(data.data())


def scanned(image: Image.Image) -> bytes:
    """Return a PDF that contains only a picture, like a scan."""
    return saved(image, "PDF")
