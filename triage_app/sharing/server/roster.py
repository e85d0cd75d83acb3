"""Learns from the server which desks there are, and checks what it says of them.

A desk that is new here is accepted with the key that the server has. A key that is known already is
replaced only by one that it has signed, so that the server cannot put another in its place. A desk
whose events are here and that is not known was taken out by somebody, and is left out.
"""

from __future__ import annotations

from pathlib import Path

from classifier.sentence import Sentence, sentence
from triage_app.errors import ShareError
from triage_app.share_records import KnownDesk
from triage_app.sharing.identity import PublicIdentity, identity_of
from triage_app.sharing.server.client import ServerClient
from triage_app.sharing.server.records import DeskProblem, ListedDesk
from triage_app.sharing.server.shared_log import SharedLog


def learn_desks(log: SharedLog, server: ServerClient) -> tuple[DeskProblem, ...]:
    """Accept the desks of the server; return what is wrong with some of them."""
    known = {desk.number: desk for desk in log.desks()}
    problems = []
    for listed in server.desks():
        before = known.get(listed.number)
        was_taken_out = before is None and log.end_of(listed.number).number > 0
        if listed.number == server.desk or was_taken_out:
            continue
        problem = _learn(log, listed, before)
        if problem is not None:
            problems.append(DeskProblem(listed.number, problem))
    return tuple(problems)


def _learn(log: SharedLog, listed: ListedDesk, known: KnownDesk | None) -> Sentence | None:
    """Accept one desk as the server has it, or return why not."""
    try:
        identity = _identity(listed)
    except ShareError as error:
        return error.sentence
    if known is not None and not identity.succeeds(known.key):
        return sentence(
            "The server has another key for desk {desk} than this desk knows. Call that desk and "
            "compare the fingerprints before you trust the new key (“vigie share trust”).",
            desk=listed.number,
        )
    learnt = identity.known_as(listed.role)
    if learnt != known:
        log.learn(learnt)
    return None


def _identity(listed: ListedDesk) -> PublicIdentity:
    # The name of the file is for the sentence of an error.
    named = Path(f"desk-{listed.number}.toml")
    identity = identity_of(listed.untrusted_identity.encode(), named)
    if identity.number != listed.number:
        raise ShareError(
            "The server has the identity of desk {other} for desk {desk}: tell who keeps it.",
            other=identity.number,
            desk=listed.number,
        )
    return identity


def publish_identity(server: ServerClient, own: PublicIdentity, text: str) -> None:
    """Put the public file of this desk on the server where it has another one.

    Raises ShareError when the login belongs to another desk.
    """
    listed = next(one for one in server.desks() if one.number == server.desk)
    if own.number != listed.number:
        raise ShareError(
            "The login of this desk is that of desk {theirs} on the server, but this desk has the "
            "number {own}: correct the setting “share_url”.",
            theirs=listed.number,
            own=own.number,
        )
    if listed.untrusted_identity != text:
        server.renew_identity(own.key, text)
