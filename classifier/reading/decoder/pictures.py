"""Pictures (PNG, JPEG, WebP, HEIC …) to grey images and the contents of their QR codes."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import zxingcpp
from PIL import Image, ImageDraw, ImageOps

from classifier.reading.decoder.decoded import CODES, PIXELS, Decoded, GreyImage, Trouble

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

_HEIC = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypmsf1", b"ftyphevc", b"ftypheim")
_LARGEST_SIDE = 4_000  # pixels; more do not improve recognition
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
    """Return a picture as `GreyImage`, made smaller when it is very large."""
    grey.thumbnail((_LARGEST_SIDE, _LARGEST_SIDE))
    return GreyImage(grey.width, grey.height, grey.tobytes())


def _grey(picture: Picture) -> Picture:
    """Return the first frame, rotated by its EXIF orientation, on a white background."""
    upright = ImageOps.exif_transpose(picture)
    if "A" in upright.getbands() or "transparency" in upright.info:
        shown = upright.convert("RGBA")
        upright = Image.alpha_composite(Image.new("RGBA", shown.size, "white"), shown)
    return upright.convert("L")
