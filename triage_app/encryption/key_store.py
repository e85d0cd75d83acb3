"""The key store of the system: Secret Service, Windows Credential Manager, macOS Keychain.

The backend of the platform is taken by its name. Looking for all of them takes twice as long, and
finds those of other packages, which may keep a password in a plain file.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from classifier.system.desktop import key_store_backend

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_log = logging.getLogger(__name__)
_SERVICE = "vigie"


class KeyStore:
    """Keeps secrets under a name; a system without a key store keeps none."""

    def keep(self, name: str, secret: str) -> bool:
        """Store a secret; False when it cannot be read again."""
        try:
            _backend().set_password(_SERVICE, name, secret)
        except Exception as error:  # each backend raises what its system raises
            _log.info("no key store keeps the key:", exc_info=error)
            return False
        return self.find(name) == secret

    def find(self, name: str) -> str | None:
        """Return a secret, None when it is not there or the key store does not open."""
        try:
            return _backend().get_password(_SERVICE, name)
        except Exception as error:
            _log.info("the key store does not answer:", exc_info=error)
            return None

    def forget(self, name: str) -> None:
        """Remove a secret that nothing was encrypted with; errors are only logged."""
        try:
            _backend().delete_password(_SERVICE, name)
        except Exception as error:
            _log.info("the key store does not forget:", exc_info=error)


def _backend() -> KeyringBackend:
    """Return the backend of this system, or the one that `PYTHON_KEYRING_BACKEND` names."""
    from keyring import core  # noqa: PLC0415 - slow import, only where a key is kept there

    return core.load_env() or core.load_keyring(key_store_backend())
