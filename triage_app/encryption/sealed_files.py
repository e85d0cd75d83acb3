"""The small files beside the log, encrypted with its key: AES-256-GCM.

A file begins with a mark and twelve random bytes. Its key is derived from that of the log by HKDF
(RFC 5869), because one key serves one purpose. Plain files are read as well: they are from before
the log was encrypted.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from triage_app.encryption.keys import SECRET_BYTES, Key, Keys
from triage_app.files import write_whole
from triage_app.parsing import DamagedData

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_MARK = b"VIGIE SEALED 1\n"
_NONCE = 12  # bytes, as NIST SP 800-38D has it


class SealedFiles:
    """Reads plain and encrypted files, and writes as the keys say.

    `keys` is asked when a file needs one, and may raise StoreError.
    """

    def __init__(self, keys: Callable[[], Keys]) -> None:
        self._keys = keys

    def read(self, path: Path) -> bytes:
        """Return the content of a file; raises OSError, or DamagedData when no key fits."""
        content = path.read_bytes()
        return self._opened(content) if content.startswith(_MARK) else content

    def write(self, path: Path, content: bytes | str) -> None:
        """Write a file for its owner whole or not at all; raises OSError."""
        plain = content.encode() if isinstance(content, str) else content
        write_whole(path, self.stored(plain), private=True)

    def stored(self, plain: bytes) -> bytes:
        """Return a content as its file holds it: encrypted, unless the keys say otherwise."""
        key = self._keys().for_new
        return _sealed(plain, key) if key else plain

    def renew(self, path: Path) -> None:
        """Write a file again as the keys say now; one that no key opens is left untouched."""
        try:
            content = self.read(path)
        except DamagedData:
            return
        self.write(path, content)

    def _opened(self, content: bytes) -> bytes:
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - slow import

        nonce, sealed = content[len(_MARK) :][:_NONCE], content[len(_MARK) + _NONCE :]
        for key in self._keys().known:
            try:
                return _cipher(key).decrypt(nonce, sealed, _MARK)
            except (InvalidTag, ValueError):  # another key, or a file that was cut
                continue
        raise DamagedData("sealed file")


def is_sealed(path: Path) -> bool:
    """Return whether a file is encrypted; raises OSError."""
    with path.open("rb") as file:
        return file.read(len(_MARK)) == _MARK


def _sealed(content: bytes, key: Key) -> bytes:
    nonce = os.urandom(_NONCE)
    return _MARK + nonce + _cipher(key).encrypt(nonce, content, _MARK)


def _cipher(key: Key) -> AESGCM:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - slow import
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF  # noqa: PLC0415

    derived = HKDF(SHA256(), SECRET_BYTES, salt=None, info=b"vigie small files")
    return AESGCM(derived.derive(key.secret))
