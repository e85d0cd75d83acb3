"""Ed25519 signatures (RFC 8032) and the fingerprint of a key that people compare."""

from __future__ import annotations

import hashlib

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

KEY_BYTES, SIGNATURE_BYTES = 32, 64
_GROUPS, _DIGITS = 6, 5


def public_key(secret: bytes) -> bytes:
    """Return the public key, 32 bytes, of a secret of 32 bytes."""
    return Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()


def sign(secret: bytes, content: bytes) -> bytes:
    """Return the signature, 64 bytes, of a content."""
    return Ed25519PrivateKey.from_private_bytes(secret).sign(content)


def holds(key: bytes, content: bytes, signature: bytes) -> bool:
    """Return whether a signature of a content was made with the secret of a public key."""
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, content)
    except (InvalidSignature, ValueError):  # the latter for a key of another length
        return False
    return True


def is_signed(key: bytes, digest: str, signature: bytes) -> bool:
    """Return whether a signature of an event, by its digest, is that of a key."""
    return holds(key, digest.encode(), signature)


def fingerprint(desk: int, name: str, key: bytes) -> str:
    """Return six groups of five digits that stand for number, name and key of a desk.

    About 99 bits of a SHA-256 digest: who looks for another key with the same digits has to try
    more than 2^99 of them.
    """
    digest = hashlib.sha256(f"{desk}\n{name}\n".encode() + key).digest()
    groups = (digest[at * _DIGITS : (at + 1) * _DIGITS] for at in range(_GROUPS))
    return " ".join(f"{int.from_bytes(group) % 10**_DIGITS:0{_DIGITS}}" for group in groups)
