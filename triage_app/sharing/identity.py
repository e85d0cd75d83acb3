"""The public identity of a desk: a small text file that other desks are given.

The desk signs the file with its newest key, so that nobody can add a key to it. Each former key
has signed the one after it, so that a desk that knows the former one can tell that both belong to
the same desk.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from triage_app.errors import ShareError
from triage_app.parsing import DamagedData, toml_as
from triage_app.records import Role
from triage_app.share_records import FormerKey, KnownDesk
from triage_app.sharing import signatures
from triage_app.store.ledger import canonical

FORMAT = 1
LAST_DESK, LONGEST_NAME = 9999, 64
_LARGEST = 50_000  # bytes of a file
_MOST_FORMER = 100
_HEAD = """\
# Vigie: the public identity of a desk. Before you trust it, call the desk and compare the
# fingerprint. It holds no secret.
"""
DeskNumber = Annotated[int, Meta(ge=1, le=LAST_DESK)]
Name = Annotated[str, Meta(min_length=1, max_length=LONGEST_NAME)]
Key = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
Signature = Annotated[str, Meta(pattern="^([0-9a-f]{128})?$")]


@dataclass(frozen=True, slots=True)
class ReplacedKey:
    """A former key with its signature of the one after it, b"" where the secret was lost."""

    former: FormerKey
    signature: bytes


@dataclass(frozen=True, slots=True)
class PublicIdentity:
    """Number, name and keys of a desk."""

    number: int
    name: str
    key: bytes
    replaced: tuple[ReplacedKey, ...] = ()  # oldest first

    @property
    def fingerprint(self) -> str:
        """The six groups of digits that are compared on the phone."""
        return signatures.fingerprint(self.number, self.name, self.key)

    def known_as(self, role: Role) -> KnownDesk:
        """Return the desk as it is known once it is trusted."""
        former = tuple(one.former for one in self.replaced)
        return KnownDesk(self.number, self.name, self.key, role, former)

    def succeeds(self, key: bytes) -> bool:
        """Return whether the key in use is `key`, or goes back to it by signatures."""
        later = (*(one.former.key for one in self.replaced), self.key)
        if key not in later:
            return False
        signed = [
            signatures.holds(old, _handover(self.number, one.former.last, new), one.signature)
            for one, (old, new) in zip(self.replaced, pairwise(later), strict=True)
        ]
        return all(signed[later.index(key) :])

    def with_last(self, at: int, last: int) -> PublicIdentity:
        """Return the identity where a former key signed events up to another one.

        Its signature of the next key, which names the last event, does not hold any more.
        """
        former = FormerKey(self.replaced[at].former.key, last)
        changed = (*self.replaced[:at], ReplacedKey(former, b""), *self.replaced[at + 1 :])
        return replace(self, replaced=changed)

    def with_new_key(self, key: bytes, last: int, former_secret: bytes | None) -> PublicIdentity:
        """Return the identity with another key; the former one signed events up to `last`."""
        handover = _handover(self.number, last, key)
        signature = signatures.sign(former_secret, handover) if former_secret else b""
        replaced = ReplacedKey(FormerKey(self.key, last), signature)
        return replace(self, key=key, replaced=(*self.replaced, replaced))


class _Former(Struct, frozen=True, forbid_unknown_fields=True):
    key: Key
    last: Annotated[int, Meta(ge=0, le=2**53)]
    signature: Signature


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    format: int
    desk: DeskNumber
    name: Name
    key: Key
    fingerprint: str
    signature: Signature
    former: Annotated[tuple[_Former, ...], Meta(max_length=_MOST_FORMER)] = ()


class _Format(Struct, frozen=True):
    """What is read of a file of any version."""

    format: int


def checked_name(name: str) -> str:
    """Return a name of a desk without surrounding spaces; raises ShareError."""
    found = name.strip()
    if not found or len(found) > LONGEST_NAME or not found.isprintable():
        raise ShareError(
            "The name of a desk is a text of 1 to {most} characters.", most=LONGEST_NAME
        )
    return found


def text_of(identity: PublicIdentity, secret: bytes) -> str:
    """Return the text of the file, signed with the secret of the key in use."""
    import tomli_w  # noqa: PLC0415 - only who writes an identity needs it

    former = tuple(
        _Former(one.former.key.hex(), one.former.last, one.signature.hex())
        for one in identity.replaced
    )
    unsigned = _File(
        FORMAT, identity.number, identity.name, identity.key.hex(), identity.fingerprint, "", former
    )
    signature = signatures.sign(secret, _signed(unsigned)).hex()
    signed = msgspec.structs.replace(unsigned, signature=signature)
    return _HEAD + tomli_w.dumps(msgspec.to_builtins(signed))


def read(path: Path) -> PublicIdentity:
    """Return the identity in a file; raises ShareError when it is none, or was changed."""
    if not path.is_file():  # reading a pipe might never end
        raise _unreadable(path)
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except OSError as error:
        raise _unreadable(path) from error
    return identity_of(content, path)


def identity_of(untrusted_content: bytes, path: Path) -> PublicIdentity:
    """Return the identity in the content of a file; `path` is for the sentence of an error."""
    try:
        if len(untrusted_content) > _LARGEST:
            raise DamagedData("too large for an identity")
        if toml_as(_Format, untrusted_content).format > FORMAT:
            raise ShareError(
                "{file} was written by a newer version of Vigie; update Vigie, then try again.",
                file=path,
            )
        file = toml_as(_File, untrusted_content)
    except DamagedData as error:
        raise ShareError("{file} holds no identity of a desk.", file=path) from error
    identity = _identity(file)
    if not _is_sound(file, identity):
        raise ShareError(
            "The identity in {file} was changed or cut, because its signature does not hold: ask "
            "the desk for another copy.",
            file=path,
        )
    return identity


def _unreadable(path: Path) -> ShareError:
    return ShareError("{file} cannot be read.", file=path)


def _identity(file: _File) -> PublicIdentity:
    replaced = tuple(
        ReplacedKey(FormerKey(bytes.fromhex(one.key), one.last), bytes.fromhex(one.signature))
        for one in file.former
    )
    return PublicIdentity(file.desk, file.name, bytes.fromhex(file.key), replaced)


def _is_sound(file: _File, identity: PublicIdentity) -> bool:
    """Return whether everything in a file belongs together and is signed."""
    lasts = [one.last for one in file.former]
    return (
        file.format == FORMAT
        and lasts == sorted(lasts)
        and file.name == file.name.strip()
        and file.name.isprintable()
        and file.fingerprint == identity.fingerprint
        and signatures.holds(identity.key, _signed(file), bytes.fromhex(file.signature))
    )


def _signed(file: _File) -> bytes:
    """Return what the signature of a file is made of."""
    fields = msgspec.to_builtins(file)
    del fields["signature"]
    return b"vigie identity\n" + canonical(fields).encode()


def _handover(number: int, last: int, key: bytes) -> bytes:
    """Return what a former key signs of the next one."""
    return f"vigie next key\n{number}\n{last}\n{key.hex()}".encode()
