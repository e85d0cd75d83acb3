"""Pictures (PNG, JPEG, WebP, HEIC …) to grey images and the contents of their QR codes."""

from __future__ import annotations

import math
from io import BytesIO
from typing import TYPE_CHECKING

import zxingcpp
from PIL import ExifTags, Image, ImageDraw

from classifier.reading.decoder.decoded import CODES, PIXELS, Decoded, GreyImage, Trouble

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

_HEIC = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypmsf1", b"ftyphevc", b"ftypheim")
_SEARCHED = 9_000_000  # pixels in which codes are searched; a code is far larger than its dots
_RECOGNISED = 4_500_000  # pixels whose text is recognised: an A4 page of 200 dots per inch
_AVERAGED = ("L", "LA", "RGB", "RGBA", "CMYK", "YCbCr")  # modes that Pillow can make smaller
# How to turn a picture upright, by its orientation in EXIF 2.32, section 4.6.4.
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_CODE_CHARACTERS = 4_300  # the most that a QR code holds (ISO 18004)
_PAPER = 255


def decode_picture(untrusted_data: bytes) -> Decoded:
    """Return the picture in grey, upright, and its QR codes; or why it cannot be decoded."""
    if untrusted_data[4:12] in _HEIC:
        import pi_heif  # noqa: PLC0415 - for the pictures of iPhones only

        pi_heif.register_heif_opener()
    Image.MAX_IMAGE_PIXELS = None  # the size is checked below, before anything is decoded
    try:
        picture = Image.open(BytesIO(untrusted_data))
        if picture.width * picture.height > PIXELS:
            return Decoded(trouble=Trouble.TOO_MANY_PIXELS)
        grey = _grey(picture)
    except MemoryError:
        return Decoded(trouble=Trouble.MEMORY)
    except Exception:
        return Decoded(trouble=Trouble.DAMAGED)
    codes = codes_in(grey)
    return Decoded(codes=codes, images=(grey_image_of(grey),), pages=1)


def codes_in(grey: Picture) -> tuple[str, ...]:
    """Return the texts of the QR codes in a picture, and paint over them.

    Text recognition would take their squares for letters.
    """
    barcodes = zxingcpp.read_barcodes(
        grey, formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
    )
    pen = ImageDraw.Draw(grey)
    for code in barcodes:
        position = code.position
        corners = (
            position.top_left, position.top_right, position.bottom_right, position.bottom_left,
        )  # fmt: skip
        pen.polygon([(corner.x, corner.y) for corner in corners], fill=_PAPER)
    texts = (code.text[:_CODE_CHARACTERS] for code in barcodes if code.valid)
    return tuple(dict.fromkeys(text for text in texts if text))[:CODES]


def grey_image_of(grey: Picture) -> GreyImage:
    """Return a picture as `GreyImage`, made smaller when it is large."""
    share = (_RECOGNISED / (grey.width * grey.height)) ** 0.5
    if share < 1:
        grey = grey.resize((max(1, int(grey.width * share)), max(1, int(grey.height * share))))
    return GreyImage(grey.width, grey.height, grey.tobytes())


def _grey(picture: Picture) -> Picture:
    """Return the first frame, rotated by its EXIF orientation, on a white background.

    A large picture is made smaller first: a JPEG already while it is decoded.
    """
    turn = _TURNS.get(int(picture.getexif().get(ExifTags.Base.Orientation, 1)))
    factor = max(1, round((picture.width * picture.height / _SEARCHED) ** 0.5))
    if factor > 1:
        picture.draft("L", (picture.width // factor, picture.height // factor))
    shown = _reduced(picture)
    if "A" in shown.getbands() or "transparency" in shown.info:
        shown = shown.convert("RGBA")
        shown = Image.alpha_composite(Image.new("RGBA", shown.size, "white"), shown)
    grey = shown.convert("L")
    return grey if turn is None else grey.transpose(turn)


def _reduced(picture: Picture) -> Picture:
    """Return a picture of at most about `_SEARCHED` pixels; palettes cannot be averaged."""
    factor = math.ceil((picture.width * picture.height / _SEARCHED) ** 0.5)
    if factor == 1:
        return picture
    if picture.mode in ("P", "PA"):
        picture = picture.convert("RGBA" if "transparency" in picture.info else "RGB")
    elif picture.mode not in _AVERAGED:
        picture = picture.convert("L")
    return picture.reduce(factor)
