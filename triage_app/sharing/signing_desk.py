"""This desk as others know it: its public identity and the secret keys behind it.

The secret keys are kept as those of the log are: in the key store of the system, else in a file
that only its owner may read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Protocol

from triage_app.clock import Clock, stamp
from triage_app.encryption.key_ring import SIGNING_KEYS_HEAD, KeyRing
from triage_app.encryption.key_store import KeyStore
from triage_app.errors import ShareError
from triage_app.files import FILE_MODE, private_folder, write_whole
from triage_app.paths import Home
from triage_app.share_records import SharedEvent
from triage_app.sharing import signatures
from triage_app.sharing.identity import PublicIdentity, read, text_of

_PATIENCE = 60  # seconds


class End(Protocol):
    """Where the events of a desk end."""

    @property
    def number(self) -> int:
        """Number of the last one."""


class OwnEvents(Protocol):
    """The events of this desk in its log."""

    def prepare(self, sign: Callable[[str], bytes]) -> int:
        """Sign what happened since the last time; return how many events that were."""

    def own_end(self) -> End:
        """Return where the signed events end."""


@dataclass(frozen=True, slots=True)
class Used:
    """The newest key that a log names as the one of its desk."""

    key: bytes = b""
    last: int = 0  # number of the last event that it has signed, as far as the log knows


NOT_USED = Used()


class SigningDesk:
    """Signs what this desk shares; raises ShareError or StoreError with a sentence."""

    def __init__(self, home: Home, clock: Clock) -> None:
        self._home, self._clock = home, clock
        self._ring = KeyRing(home.signing_keys, KeyStore(), SIGNING_KEYS_HEAD)

    def establish(self, number: int, name: str, used: Used = NOT_USED) -> PublicIdentity:
        """Return the identity of a desk that joins; makes its key and its file if need be.

        `used` is what the log says of the key in use, for a desk whose file or key is lost.
        """
        with self._locked():
            if self._home.identity.exists():
                former = read(self._home.identity)
                same_chain = former.replaced if former.number == number else ()
                identity = replace(former, number=number, name=name, replaced=same_chain)
            else:
                identity = self._made(number, name, used)
            self._keep(identity)
            return identity

    def _made(self, number: int, name: str, used: Used) -> PublicIdentity:
        """Return an identity with the key of the log, or with one in its place."""
        if used.key and self._find(used.key) is not None:
            return PublicIdentity(number, name, used.key)
        kept = self._ring.keys()
        key = (kept[0] if kept else self._ring.first(self._today())).secret
        identity = PublicIdentity(number, name, used.key or signatures.public_key(key))
        if not used.key:
            return identity
        return identity.with_new_key(signatures.public_key(key), used.last, None)

    def extend_former(self, last: SharedEvent) -> None:
        """Note that a former key has signed this event, which was not known here before."""
        with self._locked():
            identity = self.identity()
            keys = [one.former.key for one in identity.replaced]
            signed = [at for at, key in enumerate(keys) if _has_signed(key, last)]
            if not signed or last.number <= identity.replaced[signed[-1]].former.last:
                return
            self._keep(identity.with_last(signed[-1], last.number))

    def identity(self) -> PublicIdentity:
        """Return the public identity of this desk."""
        if not self._home.identity.exists():
            raise ShareError(
                "The identity of this desk is missing: “vigie share join” with the same number "
                "writes it again."
            )
        return read(self._home.identity)

    def text(self) -> str:
        """Return the public identity as the text that other desks are given."""
        self.identity()  # raises ShareError when the file is damaged
        return self._home.identity.read_text(encoding="utf-8")

    def secret(self) -> bytes:
        """Return the secret of the key in use."""
        return self._secret_of(self.identity())

    def prepare(self, log: OwnEvents) -> int:
        """Sign what happened since the last time; return how many events that were."""
        with self._locked():
            secret = self.secret()
            return log.prepare(lambda digest: signatures.sign(secret, digest.encode()))

    def renew_key(self, log: OwnEvents) -> PublicIdentity:
        """Replace the key by a new one, which the former one signs where it is at hand."""
        with self._locked():
            identity = self.identity()
            former = self._find(identity.key)
            secret = self._ring.add(self._today()).secret
            last = log.own_end().number
            renewed = identity.with_new_key(signatures.public_key(secret), last, former)
            self._keep(renewed)
            return renewed

    def _keep(self, identity: PublicIdentity) -> None:
        text = text_of(identity, self._secret_of(identity))
        try:
            write_whole(self._home.identity, text, private=True)
        except OSError as error:
            raise self._unwritable() from error

    def _secret_of(self, identity: PublicIdentity) -> bytes:
        secret = self._find(identity.key)
        if secret is None:
            raise ShareError(
                "The key with which this desk signs is not at hand, so nothing was shared: open "
                "the key store of the system, or make another key with “vigie share key --new”."
            )
        return secret

    def _find(self, key: bytes) -> bytes | None:
        """Return the secret of a public key, None when it is not at hand."""
        kept = self._ring.keys()
        secrets = (one.secret for one in kept)
        return next((one for one in secrets if signatures.public_key(one) == key), None)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Let no other program sign or change the key meanwhile."""
        from filelock import FileLock  # noqa: PLC0415 - only who signs needs it

        lock = FileLock(self._home.identity_lock, mode=FILE_MODE)
        try:
            private_folder(self._home.folder)
            lock.acquire(_PATIENCE)
        except TimeoutError as error:  # also an OSError
            raise ShareError(
                "Another program has been preparing events for a long time; end it, or try again "
                "later."
            ) from error
        except OSError as error:
            raise self._unwritable() from error
        try:
            yield
        finally:
            lock.release()

    def _unwritable(self) -> ShareError:
        return ShareError(
            "The identity of this desk could not be written to {folder}; check that you may write "
            "there and that there is room left.",
            folder=self._home.folder,
        )

    def _today(self) -> str:
        return stamp(self._clock())[:10]


def _has_signed(key: bytes, event: SharedEvent) -> bool:
    return signatures.is_signed(key, event.digest, event.signature)
