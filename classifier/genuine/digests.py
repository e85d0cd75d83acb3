"""Digests of the numbers and addresses of a template, so that they can be compared and not read.

A phone number has ten digits, so a plain hash could be undone by trying all of them. scrypt (RFC
7914) with 8 MB and about 25 ms a value makes that cost years of processor time for each salt.
"""

from __future__ import annotations

import hashlib
import secrets
from functools import lru_cache

_COST, _BLOCK, _LANES = 2**13, 8, 1
_BYTES = 16


def new_salt() -> str:
    """Return a new salt, 32 hexadecimal digits."""
    return secrets.token_hex(_BYTES)


@lru_cache(maxsize=512)
def digest(salt: str, value: str) -> str:
    """Return the digest of a number or address, 32 hexadecimal digits."""
    made = hashlib.scrypt(
        value.encode(), salt=salt.encode(), n=_COST, r=_BLOCK, p=_LANES, dklen=_BYTES
    )
    return made.hex()
