"""Pictures whose text is worth recognising, and photographs of things."""

from __future__ import annotations

import numpy as np
import pictures
import pytest
from PIL import Image, ImageFilter, ImageOps

from classifier.reading.containers.text_likeness import looks_like_text
from classifier.reading.decoder.decoded import GreyImage
from classifier.reading.decoder.pictures import decode_picture

SMS = "AMELI : votre carte Vitale expire. Renouvelez-la sur https://ameli-carte.evil.top/maj"


def grey(picture: Image.Image) -> GreyImage:
    flat = picture.convert("L")
    return GreyImage(flat.width, flat.height, flat.tobytes())


def photographed(picture: Image.Image) -> Image.Image:
    """Return a picture as a phone takes it off a desk: turned, blurred, badly lit, noisy."""
    desk = Image.new("L", (1_500, 2_000), 90)
    desk.paste(picture.convert("L").resize((1_200, 1_110)), (100, 150))
    desk = desk.rotate(1.5, fillcolor=90).filter(ImageFilter.GaussianBlur(1.2))
    light = np.linspace(0.6, 1, desk.width)[None, :]
    noise = np.random.default_rng(1).normal(0, 6, (desk.height, desk.width))
    return Image.fromarray(np.clip(np.asarray(desk) * light + noise, 0, 255).astype(np.uint8))


def landscape() -> Image.Image:
    """Return something like a photograph: shapes of all sizes and greys, over each other."""
    chance = np.random.default_rng(2)
    total = np.zeros((1_500, 2_000), np.float32)
    for power in range(2, 11):
        rough = chance.random((2**power, 2**power)).astype(np.float32)
        shape = Image.fromarray(rough).resize((2_000, 1_500), Image.Resampling.BICUBIC)
        total += np.asarray(shape) * 1.2**-power
    spread = (total - total.min()) / (total.max() - total.min())
    steep = np.clip((spread - 0.5) * 3 + 0.5, 0, 1)
    return Image.fromarray((steep * 255).astype(np.uint8))


@pytest.mark.parametrize("body", ["Votre colis attend", SMS, SMS * 6])
@pytest.mark.parametrize(
    "seen",
    [
        lambda picture: picture,
        ImageOps.invert,
        photographed,
        lambda picture: picture.resize((540, 500)),
        lambda picture: picture.resize((picture.width * 3, picture.height * 3)),
    ],
    ids=["screenshot", "inverted", "photographed", "small", "large"],
)
def test_text_is_worth_recognising(body, seen):
    assert looks_like_text(grey(seen(pictures.screenshot("38663", body))))


@pytest.mark.parametrize(
    "picture",
    [
        Image.new("L", (800, 600), 255),
        Image.linear_gradient("L").resize((800, 600)),
        Image.effect_noise((800, 600), 60),
        landscape(),
    ],
    ids=["blank", "gradient", "noise", "landscape"],
)
def test_other_pictures_are_not(picture):
    assert not looks_like_text(grey(picture))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "I;16"])
def test_large_pictures_of_all_kinds_are_made_smaller(mode):
    kind = "TIFF" if mode in ("CMYK", "I;16") else "PNG"
    decoded = decode_picture(pictures.saved(Image.new(mode, (5_000, 4_000)), kind))
    (image,) = decoded.images
    assert decoded.trouble is None
    assert image.width * image.height < 5_000_000
    assert len(image.pixels) == image.width * image.height


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_photograph_is_set_upright(orientation):
    picture = Image.new("RGB", (300, 200), "white")
    picture.paste("black", (0, 0, 150, 100))
    exif = Image.Exif()
    exif[0x0112] = orientation
    upright = ImageOps.exif_transpose(_with(picture, exif))
    (image,) = decode_picture(_saved(picture, exif)).images
    assert (image.width, image.height) == upright.size
    shown = Image.frombytes("L", upright.size, image.pixels)
    difference = np.abs(np.asarray(shown, int) - np.asarray(upright.convert("L"), int))
    assert difference.mean() < 3


def _saved(picture: Image.Image, exif: Image.Exif) -> bytes:
    from io import BytesIO

    buffer = BytesIO()
    picture.save(buffer, "JPEG", exif=exif)
    return buffer.getvalue()


def _with(picture: Image.Image, exif: Image.Exif) -> Image.Image:
    from io import BytesIO

    return Image.open(BytesIO(_saved(picture, exif)))
