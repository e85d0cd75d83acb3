"""The address of the server, as the setting `share_url` has it, and what it may say.

An address is a URL of libpq (`postgresql://vigie_desk_12@db.example.fr/vigie`) or its list of
words (`host=… dbname=…`). It holds no password. A connection that leaves the machine is encrypted,
and the certificate of the server is checked against its name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from classifier.system.desktop import trusted_authorities
from triage_app.errors import ShareError

_SECRET = ("password", "sslpassword", "passfile")
# What a desk may need to reach its server; everything else is set by us or not at all.
_ALLOWED = ("host", "hostaddr", "port", "dbname", "user", "sslmode", "sslrootcert", "sslcert",
            "sslkey")  # fmt: skip
_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")
_STRICT = "verify-full"
_SYSTEM = "system"  # the certificates that the system trusts, where no file holds them
_KNOWS_WAYS = 160_000  # the version of libpq that can be told which proofs of a login are allowed


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """Where the server is, and the words of libpq that a connection to it needs."""

    host: str  # as people are told
    user: str
    database: str
    words: Mapping[str, str]

    @property
    def account(self) -> str:
        """The name under which a key store keeps the password."""
        return f"share {self.user}@{self.host}/{self.database}"


def address_of(url: str) -> ServerAddress:
    """Return the checked address of a setting; raises ShareError, which repeats nothing of it."""
    if not url:
        raise ShareError(
            "No server is set: the setting “share_url” takes its address, "
            "postgresql://USER@HOST/DATABASE."
        )
    words = _words(url)
    if any(words.get(name) for name in _SECRET):
        raise ShareError(
            "The address of the server holds a password, which everybody can read there: take it "
            "out, and keep the password with “vigie share server password”."
        )
    if strange := sorted(set(words) - set(_ALLOWED)):
        raise ShareError(
            "The address of the server has “{name}”, which is not used here: take it out.",
            name=strange[0],
        )
    for name in ("user", "dbname"):
        if not words.get(name):
            raise ShareError(
                "The address of the server lacks a user or a database: it is written "
                "postgresql://USER@HOST/DATABASE."
            )
    _require_encryption(words)
    host = words.get("host") or words.get("hostaddr") or "localhost"
    return ServerAddress(host, words["user"], words["dbname"], words | _encryption(words))


def of_administrator(url: str) -> tuple[ServerAddress, str | None]:
    """Return the address that an administrator typed, and the password in it, if any."""
    words = _words(url)
    password = words.pop("password", None)
    return address_of(make_conninfo("", **words)), password


def in_database(address: ServerAddress, name: str) -> ServerAddress:
    """Return the address of another database of the same server."""
    return ServerAddress(address.host, address.user, name, {**address.words, "dbname": name})


def is_local(words: Mapping[str, str]) -> bool:
    """Return whether a connection stays on this machine: a folder of sockets, or the loopback."""
    hosts = [one for name in ("host", "hostaddr") for one in words.get(name, "").split(",") if one]
    return all(one.startswith(("/", "@")) or one in _THIS_MACHINE for one in hosts)


def _words(url: str) -> dict[str, str]:
    try:
        found = conninfo_to_dict(url)
    except psycopg.ProgrammingError:
        raise ShareError(
            "The address of the server cannot be read: it is written "
            "postgresql://USER@HOST/DATABASE."
        ) from None  # the cause would repeat it
    return {name: str(value) for name, value in found.items() if value is not None}


def _require_encryption(words: Mapping[str, str]) -> None:
    if not is_local(words) and words.get("sslmode", _STRICT) != _STRICT:
        raise ShareError(
            "The address of the server weakens the encryption (sslmode); only “verify-full” is "
            "allowed for a server on another machine."
        )


def _encryption(words: Mapping[str, str]) -> dict[str, str]:
    """Return the words that make libpq refuse anything weaker, whatever the environment says.

    An empty `hostaddr` keeps libpq from taking one of the environment (PGHOSTADDR).
    """
    address = {"hostaddr": words.get("hostaddr", ""), "gssencmode": "disable"}
    if is_local(words):
        return address | {"sslmode": words.get("sslmode", "prefer")}
    return address | {
        "sslmode": _STRICT,
        "sslrootcert": words.get("sslrootcert", str(trusted_authorities() or _SYSTEM)),
        **_proof(),
    }


def _proof() -> dict[str, str]:
    """Return the words with which a server that pretends to be ours is never told the password.

    `require_auth` came with libpq 16 (https://www.postgresql.org/docs/16/libpq-connect.html); an
    older one, as Debian 12 has it, knows only the stricter binding to the channel, which a login
    by a certificate alone does not have.
    """
    if psycopg.pq.version() >= _KNOWS_WAYS:
        return {"require_auth": "scram-sha-256,none"}
    return {"channel_binding": "require"}
