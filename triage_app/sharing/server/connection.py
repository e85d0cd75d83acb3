"""Connects to the server, and puts what goes wrong there into sentences.

Every wait is bounded: connecting, a statement, a lock, and a network that went silent.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg.conninfo import make_conninfo

from classifier.sentence import Sentence, sentence
from triage_app.errors import ServerAway, ShareError
from triage_app.sharing.server import migrations
from triage_app.sharing.server.address import ServerAddress
from triage_app.sharing.server.migrations import Connection

_log = logging.getLogger(__name__)
_WORDS: dict[str, str | int] = {
    "application_name": "vigie",
    "client_encoding": "utf8",
    "connect_timeout": 5,  # seconds, for each address of a host
    "tcp_user_timeout": 15_000,  # milliseconds until what is sent has to be acknowledged
    "keepalives_idle": 10,  # seconds until a silent connection is asked whether it lives
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "options": "-c statement_timeout=30s -c lock_timeout=20s"
    " -c idle_in_transaction_session_timeout=30s",
}
# What a server says that starts, stops, or has too many connections; another try may succeed. libpq
# gives no SQLSTATE for a connection that was not made, so these are words of PostgreSQL's messages
# in English and French.
_BUSY = (
    "database system", "terminating connection", "too many", "connection slots", "timeout",
    "système de base", "arrêt de", "trop de", "emplacements de connexion", "délai",
)  # fmt: skip
# SQLSTATE: the connection broke, two transactions were in each other's way, resources are short, a
# lock took too long, somebody stops the server.
_PASSING = ("08", "40", "53", "55P03", "57")
_LOGIN_REFUSED = ("28", "VG001")
_NO_RIGHT = "42501"


def open_connection(address: ServerAddress, password: str | None) -> Connection:
    """Return a connection that commits by itself; raises ServerAway or ShareError."""
    words = make_conninfo("", **{**address.words, **_WORDS})
    try:
        return psycopg.connect(words, password=password, autocommit=True)
    except psycopg.Error as error:
        _log.info("no connection: %s", type(error).__name__)
        raise _refused_connection(address, error) from None  # the cause names hosts and users


@contextmanager
def told(address: ServerAddress) -> Iterator[None]:
    """Raise ServerAway or ShareError in place of the errors of psycopg."""
    try:
        yield
    except psycopg.Error as error:
        _log.info("the server refused something: %s", error.sqlstate or type(error).__name__)
        raise _trouble(address, error) from None  # the cause may hold values


def require_schema(connection: Connection, address: ServerAddress) -> None:
    """Raise ShareError unless the schema of the server is that of this program."""
    with told(address):
        found = migrations.state(connection)
    if found.unknown:
        raise ShareError(
            "The server {host} was brought up to date by a newer version of Vigie: update Vigie "
            "on this desk.",
            host=address.host,
        )
    if found.missing:
        raise ShareError(
            "The server {host} is not ready for this version of Vigie: who keeps the server runs "
            "“vigie share server migrate”.",
            host=address.host,
        )


def _refused_connection(address: ServerAddress, error: psycopg.Error) -> ShareError:
    """Return what to say of a connection that was not made; libpq's own words are English."""
    words = str(error)
    _, is_answer, reason = words.rpartition("FATAL:")  # the same in all languages
    if is_answer and not any(one in reason for one in _BUSY):
        return ShareError(_login_refused(address, reason.strip()))
    if "no password supplied" in words:
        return ShareError(
            "There is no password for {user} on the server {host}: keep it with “vigie share "
            "server password”, or name a file with it in the setting “share_password_file”.",
            user=address.user,
            host=address.host,
        )
    if not is_answer and ("SSL" in words or "certificate" in words):
        return ShareError(
            "The server {host} offers no encryption, or its certificate is not one that this desk "
            "trusts for that name; nothing was sent.",
            host=address.host,
        )
    return _away(address)


def _trouble(address: ServerAddress, error: psycopg.Error) -> ShareError:
    state = error.sqlstate or ""
    if not state or state.startswith(_PASSING):
        return _away(address)
    if state.startswith(_LOGIN_REFUSED):
        return ShareError(_login_refused(address, state))
    if state == _NO_RIGHT:
        return ShareError(
            "The login {user} has no right to do that on the server {host}.",
            user=address.user,
            host=address.host,
        )
    return ShareError(
        "The server {host} refused something with the state {state}: tell who keeps it.",
        host=address.host,
        state=state,
    )


def _away(address: ServerAddress) -> ServerAway:
    return ServerAway(
        "The server {host} cannot be reached; nothing is lost, and what waits is shared as soon as "
        "it answers.",
        host=address.host,
    )


def _login_refused(address: ServerAddress, reason: str) -> Sentence:
    return sentence(
        "The server {host} does not let {user} in ({reason}): the password is wrong, or the desk "
        "was shut out; ask who keeps the server.",
        user=address.user,
        host=address.host,
        reason=reason,
    )
