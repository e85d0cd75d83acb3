"""Desks that share their logs in one test; events are handed over directly."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from datetime import datetime, timedelta, timezone
from hashlib import sha256
from typing import Any

from sqlcipher3 import dbapi2 as sqlite3

from triage_app.records import Role
from triage_app.share_records import KnownDesk, OwnPast
from triage_app.store.share_translation import DeskNumbers
from triage_app.store.store import CaseStore

CASE_COLUMNS = """number, opened, agent, channel, language, band, score, decision, outcomes, label,
    labelled_by, labelled_at, scenario, organisation, indicators, fingerprint, campaign, model,
    handling_seconds, imported, own_case, first_decision, called_back, asks, expected, dissent,
    second_label, first_label, second_by_same"""  # and no `text_digest`: "" where no text came


ROLES = {1: Role.AGENT, 2: Role.SUPERVISOR, 3: Role.SUPERVISOR}


class Clocks:
    """One clock a desk; that of desk 2 is an hour behind, that of desk 3 a day ahead."""

    def __init__(self):
        self.now = datetime(2026, 11, 17, 10, 0, tzinfo=timezone(timedelta(hours=1)))

    def of(self, desk):
        return lambda: self.now + timedelta(hours=(0, -1, 24)[desk - 1])


def key_of(desk: int) -> bytes:
    return bytes([desk]) * 32


def signer(desk: int):
    """Signs by a digest with the key, which is enough where nobody else computes it."""
    return lambda digest: sha256(key_of(desk) + digest.encode()).digest() * 2


def is_signed(key: bytes, digest: str, signature: bytes) -> bool:
    return signature == sha256(key + digest.encode()).digest() * 2


def known_desk(number: int, role: Role) -> KnownDesk:
    return KnownDesk(number, f"Desk {number}", key_of(number), role)


def joined(folder, clock_of, roles: Mapping[int, Role]) -> dict[int, CaseStore]:
    """Return a log for each desk, all of which know each other; `clock_of` a desk is its clock."""
    stores = {number: CaseStore(folder / f"{number}.db", clock_of(number)) for number in roles}
    for number, store in stores.items():
        store.share_log.join(number, f"Desk {number}", roles[number])
        for other, role in roles.items():
            if other != number:
                store.share_log.trust(known_desk(other, role))
    return stores


def send(source, target, limit: int = 1000, *, with_texts: bool = True):
    """Prepare what is new and hand over what the target does not have."""
    own = source.share_log.own().number
    source.share_log.prepare(signer(own))
    after = target.share_log.end_of(own).number
    events = source.share_log.outgoing(after, limit)
    parts = source.share_log.parts([one.number for one in events], with_texts)
    return target.share_log.receive(events, parts, is_signed)


def rejoin(lost, target, *, with_texts: bool = True):
    """Let a log that was put back take back what the lost one had shared, as a server has it."""
    own, theirs = target.share_log.own().number, lost.share_log.outgoing(0, 10_000)
    mine = target.share_log.outgoing(0, 10_000)
    same = [one.digest == other.digest for one, other in zip(theirs, mine, strict=False)]
    events = theirs[same.index(False) if False in same else len(same) :]
    parts = lost.share_log.parts([one.number for one in events], with_texts)
    gone = lost.share_log.gone_parts()
    past = OwnPast(tuple(events), tuple(parts), gone[-1].position if gone else 0)
    return target.share_log.rejoin(past, known_desk(own, Role.AGENT), is_signed)


def send_all(stores, *, with_texts: bool = True) -> None:
    for source in stores.values():
        for target in stores.values():
            if source is not target:
                assert send(source, target, with_texts=with_texts).refused is None


def rows(store, sql: str) -> list[dict[str, Any]]:
    with closing(sqlite3.connect(store.path)) as db:
        db.row_factory = sqlite3.Row
        return [dict(row) for row in db.execute(sql)]


def projection(store):
    """Return the tables that follow from the events, with numbers and names as all desks say."""
    numbers = DeskNumbers(store.share_log.own().number)
    cases = []
    for row in rows(store, f"SELECT {CASE_COLUMNS} FROM cases"):
        for name in ("number", "campaign", "imported"):
            row[name] = row[name] and tuple(numbers.pair_of(row[name]))
        for name in ("agent", "labelled_by"):
            row[name] = row[name] and numbers.shared_name(row[name])
        cases.append(tuple(row.values()))

    def others(table, *columns):
        return sorted(
            (*numbers.pair_of(row["number"]), *(row[name] for name in columns))
            for row in rows(store, f"SELECT * FROM {table}")
        )

    return {
        "cases": sorted(cases, key=str),
        "bands": others("bands", "key"),
        "withdrawn": others("withdrawn_cases", "opened"),
        "outcomes": others("case_outcomes", "outcome", "label", "decision"),
        "texts": others("messages", "message", "salt", "organisation"),
        "domains": others("case_domains", "domains"),
        "evidence": others("evidence", "kind", "value", "opened"),
    }
