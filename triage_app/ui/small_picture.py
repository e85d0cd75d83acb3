"""Pictures of a window with few colours, for the documentation."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

_PALETTE = 64  # colours; the edges of letters take most of them


def small_picture(window: QWidget, scale: int) -> QImage:
    """Return a window as a picture with a palette of its most frequent colours."""
    drawn = QImage(window.size() * scale, QImage.Format.Format_RGB32)
    drawn.setDevicePixelRatio(scale)
    window.render(drawn)
    shape = (drawn.height(), drawn.width())
    pixels = np.frombuffer(drawn.constBits(), np.uint32).reshape(shape) | 0xFF000000
    colours, places, counts = np.unique(pixels, return_inverse=True, return_counts=True)
    palette = colours[np.argsort(-counts, kind="stable")[:_PALETTE]]
    nearest = _nearest(colours, palette)[places.reshape(shape)].astype(np.uint8)
    indexed = QImage(nearest.tobytes(), shape[1], shape[0], shape[1], QImage.Format.Format_Indexed8)
    indexed.setColorTable([int(one) for one in palette])
    return indexed.copy()  # with its own bytes


def _nearest(colours: NDArray[np.uint32], palette: NDArray[np.uint32]) -> NDArray[np.intp]:
    """Return for each colour the place of the nearest one of the palette."""
    apart = _channels(colours)[:, None, :] - _channels(palette)[None, :, :]
    nearest: NDArray[np.intp] = (apart**2).sum(axis=2).argmin(axis=1)
    return nearest


def _channels(colours: NDArray[np.uint32]) -> NDArray[np.int64]:
    return np.stack([(colours >> shift) & 0xFF for shift in (16, 8, 0)], axis=1).astype(np.int64)
