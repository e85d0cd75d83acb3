"""Tells cheaply whether a picture looks like text: strokes on an even ground.

Where a picture has edges, a page, a screenshot or a photographed letter has one even ground with
strokes of another grey on it; a photograph of things has all greys there. Measured on cells of
24 × 24 pixels of a picture of about two million pixels.
"""

from __future__ import annotations

from classifier.reading.decoder.decoded import GreyImage

_SIDE = 1_600  # pixels; larger pictures are made smaller
_CELL = 24  # pixels; a cell holds one to three letters
_CONTRAST = 40  # grey levels between the darkest and lightest 4 % of a cell with edges
_GROUND = 0.55  # share of a cell that is of one grey
_TOLERANCE = 0.12  # of the contrast, within which a grey is the same
_CELLS = 12  # cells with text; fewer are a word at most
_SHARE = 0.2  # of the cells with edges


def looks_like_text(image: GreyImage) -> bool:
    """Return whether recognition is worth its time for a picture."""
    import numpy as np  # noqa: PLC0415 - only pictures need it

    if min(image.width, image.height) < _CELL:
        return True  # too small to tell, and quickly read
    grey = np.frombuffer(image.pixels, np.uint8).reshape(image.height, image.width)
    step = max(1, round(max(image.width, image.height) / _SIDE))
    grey = grey[: image.height // step * step, : image.width // step * step]
    rows, columns = grey.shape[0] // step, grey.shape[1] // step
    small = grey.reshape(rows, step, columns, step).mean(axis=(1, 3), dtype=np.float32)
    high, wide = rows // _CELL, columns // _CELL
    cells = small[: high * _CELL, : wide * _CELL].reshape(high, _CELL, wide, _CELL)
    cells = cells.swapaxes(1, 2).reshape(high * wide, _CELL * _CELL)
    dark, ground, light = np.percentile(cells, (4, 50, 96), axis=1)
    contrast = light - dark
    busy = contrast > _CONTRAST
    tolerance = np.maximum(contrast * _TOLERANCE, 5.0)
    even = (np.abs(cells - ground[:, None]) < tolerance[:, None]).mean(axis=1) > _GROUND
    found = int((busy & even).sum())
    return found >= _CELLS and found >= _SHARE * int(busy.sum())
