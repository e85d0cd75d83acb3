"""The password of this desk on the server: from a file, the key store, or PGPASSFILE.

It stands in no setting, argument or log. PGPASSFILE (or `~/.pgpass`) is read by libpq itself, where
neither of the others has one.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from triage_app.encryption.key_store import KeyStore
from triage_app.errors import ShareError
from triage_app.sharing.server.address import ServerAddress

_LONGEST = 1024  # bytes


def find_password(address: ServerAddress, file: str, store: KeyStore) -> str | None:
    """Return the password, None to leave it to libpq; raises ShareError for an unusable file."""
    if file:
        return _in_file(Path(file))
    return store.find(address.account)


def keep_password(address: ServerAddress, password: str, store: KeyStore) -> None:
    """Put the password into the key store; raises ShareError where there is none."""
    if not password or len(password) > _LONGEST:
        raise ShareError("The password has from 1 to {most} characters.", most=_LONGEST)
    if not store.keep(address.account, password):
        raise ShareError(
            "This machine has no key store that keeps the password: write it into a file that "
            "only you may read, and name that file in the setting “share_password_file”."
        )


def _in_file(path: Path) -> str:
    unreadable = ShareError("The file of the password, {file}, cannot be read.", file=path)
    if not path.is_file():  # opening a pipe might never end
        raise unreadable
    try:
        with path.open("rb") as file:
            _refuse_readers(file.fileno(), path)
            content = file.read(_LONGEST + 1)
        password = content.decode().strip("\r\n")
    except (OSError, UnicodeError) as error:
        raise unreadable from error
    if not password or len(content) > _LONGEST or "\n" in password:
        raise ShareError(
            "The file of the password, {file}, has to hold one line with the password.", file=path
        )
    return password


def _refuse_readers(descriptor: int, path: Path) -> None:
    """Refuse a file that others may read, as libpq does with PGPASSFILE; not on Windows."""
    if os.name == "posix" and os.fstat(descriptor).st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise ShareError(
            "The file of the password, {file}, may be read by others: take that right away (chmod "
            "600), and change the password if others may have read it.",
            file=path,
        )
