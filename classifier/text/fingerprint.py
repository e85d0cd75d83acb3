"""Near-copy fingerprint of a masked text: min-hashes over word shingles, cut into bands.

Two texts with Jaccard similarity s share at least one of 8 bands of 4 min-hashes with
probability 1 - (1 - s**4)**8 (Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets",
chapter 3): 0.999 at s = 0.9, 0.4 at s = 0.5. The caller of a look-up has to verify the candidates.
"""

from __future__ import annotations

import re
import zlib
from functools import cache
from typing import TYPE_CHECKING

from classifier.text.cleaning import fold
from classifier.text.plain_text import plain_text

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

HASHES, BANDS = 32, 8
_ROWS = HASHES // BANDS
_SHINGLE = 2
MAX_CHARACTERS = 4_000  # near-copies are alike in their first characters
# Links, sums, dates and numbers change inside a campaign: all of them count as one word.
_VARIABLE = re.compile(r"(?:h(?:tt|xx)ps?://|www\.)\S+|⟨\w+⟩(?:@[\w.-]+)?|\S*\d\S*")
_WORD = re.compile(r"[^\W\d_]+|⟨⟩")
_MIX = [((0x9E3779B97F4A7C15 * (2 * i + 1)) | 1) & ((1 << 64) - 1) for i in range(HASHES)]


def fingerprint(text: str) -> str:
    """Return 64 hexadecimal digits: 8 band keys of 8 digits each."""
    import numpy as np  # noqa: PLC0415 - slow to import, and not needed to open the window

    words = _WORD.findall(fold(_VARIABLE.sub(" ⟨⟩ ", plain_text(text).text[:MAX_CHARACTERS])))
    size = min(_SHINGLE, max(1, len(words)))
    shingles = {" ".join(words[i : i + size]) for i in range(max(1, len(words) - size + 1))}
    base = np.array([zlib.crc32(s.encode()) for s in sorted(shingles)], np.uint64)
    mixed = (base[None, :] + np.uint64(1)) * _mix()
    mixed ^= mixed >> np.uint64(29)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    smallest = (mixed >> np.uint64(32)).min(axis=1).astype("<u4")
    keys = [zlib.crc32(smallest[i : i + _ROWS].tobytes()) for i in range(0, HASHES, _ROWS)]
    return "".join(f"{key:08x}" for key in keys)


@cache
def _mix() -> NDArray[np.uint64]:
    """Return the factor of each hash, shape (HASHES, 1)."""
    import numpy as np  # noqa: PLC0415 - as above

    return np.array(_MIX, np.uint64)[:, None]


def keys_of(value: str) -> tuple[str, ...]:
    """Return the 8 band keys of a fingerprint, each after its number, so that bands never mix."""
    return tuple(f"{i}{value[8 * i : 8 * i + 8]}" for i in range(len(value) // 8))
