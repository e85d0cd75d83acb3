"""A backend of keyring for tests: each secret is a file in a folder."""

import os
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked


class FolderKeyStore(KeyringBackend):
    """Keeps secrets in the folder `FOLDER_KEY_STORE`; locked while it has a file "locked"."""

    priority = 1

    def get_password(self, service, username):
        path = self._path(service, username)
        return path.read_text() if path.exists() else None

    def set_password(self, service, username, password):
        self._path(service, username).write_text(password)

    def delete_password(self, service, username):
        self._path(service, username).unlink()

    def _path(self, service, username):
        folder = Path(os.environ["FOLDER_KEY_STORE"])
        if (folder / "locked").exists():
            raise KeyringLocked("locked")
        return folder / f"{service}-{username}"
