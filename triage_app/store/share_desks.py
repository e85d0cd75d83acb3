"""Which desk this is, which other desks it knows, and why it takes nothing more of some of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from classifier.sentence import Sentence, sentence
from triage_app.case_codes import spoken_code
from triage_app.errors import StoreError
from triage_app.records import EventKind, Role
from triage_app.share_records import (
    CASES_OF_A_DESK,
    FormerKey,
    KnownDesk,
    OwnDesk,
    ShareRefusal,
)
from triage_app.store import ledger, share_payloads, share_trust
from triage_app.store.share_payloads import MOST_DESKS
from triage_app.store.share_translation import DeskNumbers

if TYPE_CHECKING:
    from sqlite_utils import Database


class Refused(StrEnum):
    """Why an event of another desk is not taken; the values stand in the log."""

    UNKNOWN_DESK = "unknown_desk"
    OWN_NUMBER = "own_number"
    GAP = "gap"
    OTHER_EVENT = "other_event"
    CHAIN = "chain"
    SIGNATURE = "signature"
    BODY = "body"
    NEWER = "newer"
    ORDER = "order"
    RIGHTS = "rights"
    OPENED_TWICE = "opened_twice"
    PART = "part"


_SENTENCES: dict[Refused, Sentence] = {
    Refused.UNKNOWN_DESK: sentence("Desk {desk} is not known here; nothing of it is taken."),
    Refused.OWN_NUMBER: sentence(
        "Event {number} was sent in the name of desk {desk}, which is this one, and is none of it: "
        "another desk has its number or its key."
    ),
    Refused.GAP: sentence(
        "Events of desk {desk} before no. {number} are missing; it is taken once they are here."
    ),
    Refused.OTHER_EVENT: sentence(
        "Desk {desk} has sent two different events no. {number}; nothing more of it is taken."
    ),
    Refused.CHAIN: sentence(
        "Event {number} of desk {desk} does not follow from the one before it; nothing more of it "
        "is taken."
    ),
    Refused.SIGNATURE: sentence(
        "Event {number} of desk {desk} does not have the signature of this desk; nothing more of "
        "it is taken."
    ),
    Refused.BODY: sentence(
        "Event {number} of desk {desk} cannot be read; nothing more of it is taken."
    ),
    Refused.NEWER: sentence(
        "Event {number} of desk {desk} is of a newer version of Vigie; update this one."
    ),
    Refused.ORDER: sentence(
        "Event {number} of desk {desk} says that it came before the one that it follows, or long "
        "after all others; nothing more of it is taken."
    ),
    Refused.RIGHTS: sentence(
        "Event {number} of desk {desk} is one that this desk may not share; nothing more of it is "
        "taken."
    ),
    Refused.OPENED_TWICE: sentence(
        "Event {number} of desk {desk} opens a case for the second time; nothing more of it is "
        "taken."
    ),
    Refused.PART: sentence(
        "What belongs to event {number} of desk {desk} was changed on the way; nothing more of it "
        "is taken."
    ),
}

_KNOWN = "SELECT number, name, key, role, former_keys FROM share_desks"


def reason(refused: Refused, desk: int, number: int) -> Sentence:
    """Return why an event was not taken."""
    return _SENTENCES[refused].fill(desk=desk, number=number)


def own(db: Database) -> OwnDesk | None:
    """Return which desk this is, None when it has not joined."""
    found = db.execute("SELECT number, name, role FROM share_identity").fetchone()
    return OwnDesk(found[0], found[1], Role(found[2])) if found else None


def own_keys(db: Database) -> list[bytes]:
    """Return the public keys of this desk that the ledger names, oldest first."""
    desk = own(db)
    found = dict[bytes, None]()
    for event in ledger.of_kind(db, EventKind.SHARING_CHANGED):
        said = event.payload
        is_own = desk is not None and said.get("desk") == desk.number
        if is_own and said.get("change") in ("joined", "key_renewed"):
            found.pop(bytes.fromhex(str(said["key"])), None)
            found[bytes.fromhex(str(said["key"]))] = None
    return [*found]


def joined(db: Database) -> OwnDesk:
    """Return which desk this is; raise StoreError when it has not joined."""
    desk = own(db)
    if desk is None:
        raise StoreError("This desk shares nothing yet; “vigie share join” gives it a number.")
    return desk


def refuse_change(db: Database, kind: EventKind, numbers: Iterable[int]) -> None:
    """Raise StoreError when an agent's desk would change a case of another desk.

    Nobody else would take that change (`share_rules`), so that the case would differ for good.
    """
    foreign = next((number for number in numbers if number >= CASES_OF_A_DESK), None)
    if foreign is None or kind not in share_payloads.KINDS:
        return
    desk = joined(db)
    if desk.role is not Role.SUPERVISOR:
        raise StoreError(
            "Case {code} is another desk’s: it is changed there, or at a supervisor’s desk.",
            code=spoken_code(foreign, desk.number),
        )


def stays_elsewhere(db: Database, number: int) -> bool:
    """Return whether others keep a case that is erased here: another desk's, at an agent's desk."""
    desk = own(db)
    return desk is not None and desk.role is Role.AGENT and number >= CASES_OF_A_DESK


def changed_here(db: Database) -> str:
    """Return the condition of SQL on `cases.number` of the cases that this desk changes.

    They are its own at an agent's desk, and all cases elsewhere.
    """
    desk = own(db)
    is_agents = desk is not None and desk.role is Role.AGENT
    return f"cases.number < {CASES_OF_A_DESK}" if is_agents else "TRUE"


def numbers_of(db: Database) -> DeskNumbers:
    """Return the numbers of cases as this desk has them; StoreError when it has not joined."""
    return DeskNumbers(joined(db).number)


def join(db: Database, desk: OwnDesk) -> None:
    """Give this desk its number, or another name or role.

    Raises StoreError for another number than before, or one that is another desk's.
    """
    if not 1 <= desk.number <= MOST_DESKS:
        raise StoreError("The number of a desk is from 1 to {most}.", most=MOST_DESKS)
    before = own(db)
    if before is not None and before.number != desk.number:
        raise StoreError(
            "This desk is no. {number} already, and what it has shared has that number.",
            number=before.number,
        )
    if any(one.number == desk.number for one in listed(db)):
        raise StoreError("No. {number} is another desk’s.", number=desk.number)
    values = [desk.name, desk.role.value, desk.number]
    if before is None:
        db.execute("INSERT INTO share_identity (name, role, number) VALUES (?, ?, ?)", values)
    else:
        db.execute("UPDATE share_identity SET name = ?, role = ? WHERE number = ?", values)


def trust(db: Database, desk: KnownDesk) -> None:
    """Take events of a desk from now on, or with another key, name or role."""
    if not 1 <= desk.number <= MOST_DESKS:
        raise StoreError("The number of a desk is from 1 to {most}.", most=MOST_DESKS)
    before = own(db)
    if before is not None and before.number == desk.number:
        raise StoreError("No. {number} is this desk’s own.", number=desk.number)
    former = json.dumps([[one.key.hex(), one.last] for one in desk.former_keys])
    sql = """INSERT INTO share_desks (number, name, key, role, former_keys) VALUES (?, ?, ?, ?, ?)
             ON CONFLICT (number) DO UPDATE SET name = excluded.name, key = excluded.key,
             role = excluded.role, former_keys = excluded.former_keys"""
    db.execute(sql, [desk.number, desk.name, desk.key, desk.role.value, former])


def untrust(db: Database, number: int) -> None:
    """Take nothing more of a desk; StoreError when it is not known."""
    is_said = number in (share_trust.trusted(db) or ())
    found = db.execute("DELETE FROM share_desks WHERE number = ?", [number]).rowcount
    if not found and not is_said:
        raise StoreError("Desk {desk} is not known here.", desk=number)
    accept(db, number)


def listed(db: Database) -> list[KnownDesk]:
    """Return the other desks that are known, by number; only those as the ledger has them."""
    said = share_trust.trusted(db)
    desks = (_desk(row) for row in db.execute(f"{_KNOWN} ORDER BY number").fetchall())
    return [one for one in desks if one and (said is None or said.get(one.number) == one)]


def in_table(db: Database) -> set[int]:
    """Return the numbers of the desks that the table has, whatever the ledger says."""
    return {number for number, *_ in db.execute(_KNOWN)}


def _desk(row: Sequence[Any]) -> KnownDesk | None:
    """Return the desk of a row, None for a row that was not written by this program."""
    number, name, key, role, former = row
    with suppress(ValueError, TypeError):
        keys = tuple(FormerKey(bytes.fromhex(one), last) for one, last in json.loads(former))
        return KnownDesk(number, name, bytes(key), Role(role), keys)
    return None


def known(db: Database, number: int) -> KnownDesk | None:
    """Return the desk of a number, None when it is not known."""
    return next((desk for desk in listed(db) if desk.number == number), None)


def refuse(db: Database, at: str, desk: int, number: int, refused: Refused) -> None:
    """Keep why an event of a desk was not taken; the first time of one event stays."""
    sql = """INSERT INTO share_refusals (desk, number, at, reason) VALUES (?, ?, ?, ?)
             ON CONFLICT (desk) DO UPDATE SET number = excluded.number, at = excluded.at,
             reason = excluded.reason
             WHERE (number, reason) IS NOT (excluded.number, excluded.reason)"""
    db.execute(sql, [desk, number, at, refused.value])


def accept(db: Database, desk: int) -> None:
    """Forget why nothing was taken of a desk, because something was."""
    db.execute("DELETE FROM share_refusals WHERE desk = ?", [desk])


def refusals(db: Database) -> list[ShareRefusal]:
    """Return why nothing more is taken of some desks, by number."""
    rows = db.execute("SELECT desk, number, at, reason FROM share_refusals ORDER BY desk")
    return [
        ShareRefusal(desk, number, at, reason(Refused(why), desk, number))
        for desk, number, at, why in rows
    ]
