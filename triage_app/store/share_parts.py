"""The parts beside events that are shared: personal values, and the masked text.

They are made of the log whenever they are sent, so that nothing of them is kept twice. The log
keeps the salt of each, which goes when the part has to be removed.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from triage_app.records import Event
from triage_app.share_records import GonePart, SharedPart, SharedPartKind, part_digest
from triage_app.store import evidence, ledger, share_translation

if TYPE_CHECKING:
    from sqlite_utils import Database

_PHONES = "SELECT value FROM evidence WHERE number = ? AND kind = 'phone' ORDER BY value"
_TEXT = """SELECT message, salt, coalesce(domains, '') AS domains, organisation
    FROM messages LEFT JOIN case_domains USING (number) WHERE number = ?"""
_KEPT = """SELECT parts.number, parts.kind, parts.salt, phones, text_of, seq, body
    FROM share_parts AS parts JOIN share_outbox USING (number)
    WHERE parts.number IN (SELECT value FROM json_each(?)) ORDER BY parts.number, parts.kind"""


class NewPart(NamedTuple):
    """A part of an event that is about to be shared."""

    kind: SharedPartKind
    case_number: int
    salt: str
    digest: str
    phones: str = "[]"  # JSON


def new_details(number: int, details: Mapping[str, Any]) -> Iterator[NewPart]:
    """Yield the part for the personal values of an event, nothing when there are none."""
    if details:
        yield _new(SharedPartKind.DETAILS, number, ledger.canonical(details))


def new_text(db: Database, number: int) -> Iterator[NewPart]:
    """Yield the part for the text of a case, nothing when it is gone."""
    shown = [value for (value,) in db.execute(_PHONES, [number]) if not evidence.is_digest(value)]
    phones = json.dumps(shown)
    for content in _text(db, number, phones):
        yield _new(SharedPartKind.TEXT, number, content)._replace(phones=phones)


def keep(db: Database, number: int, part: NewPart) -> None:
    """Keep what is needed to send a part of the event `number` of this desk."""
    sql = """INSERT INTO share_parts (number, kind, case_number, text_of, salt, phones)
             VALUES (?, ?, ?, ?, ?, ?)"""
    text_of = part.case_number if part.kind is SharedPartKind.TEXT else None
    values = [number, part.kind.value, part.case_number, text_of, part.salt, part.phones]
    db.execute(sql, values)


def forget_case(db: Database, number: int) -> None:
    """Remove all parts that belong to a case; those of a text go with the text."""
    db.execute("DELETE FROM share_parts WHERE case_number = ?", [number])


def listed(
    db: Database, desk: int, numbers: Iterable[int], *, with_texts: bool
) -> list[SharedPart]:
    """Return the parts of these events of this desk that are not removed."""
    found: list[SharedPart] = []
    for number, kind, salt, phones, text_of, seq, body in db.execute(
        _KEPT, [json.dumps([*numbers])]
    ):
        if SharedPartKind(kind) is SharedPartKind.TEXT:
            contents = _text(db, text_of, phones) if with_texts else iter(())
        else:
            contents = _details(ledger.event(db, seq))
        expected = json.loads(body)["parts"][kind]
        found += [
            SharedPart(desk, number, SharedPartKind(kind), content, salt)
            for content in contents
            if part_digest(content, salt) == expected
        ]
    return found


def gone(db: Database, after: int, limit: int) -> list[GonePart]:
    """Return the parts that were removed, in the order of their removal."""
    sql = """SELECT position, number, kind FROM share_gone_parts WHERE position > ?
             ORDER BY position LIMIT ?"""
    rows = db.execute(sql, [after, limit])
    return [GonePart(position, number, SharedPartKind(kind)) for position, number, kind in rows]


def _details(event: Event | None) -> Iterator[str]:
    if event is not None:
        yield ledger.canonical(share_translation.details_of(event.kind, event.payload))


def _text(db: Database, number: int, phones: str) -> Iterator[str]:
    for row in db.query(_TEXT, [number]):
        yield ledger.canonical({**row, "phones": json.loads(phones)})


def _new(kind: SharedPartKind, number: int, content: str) -> NewPart:
    salt = secrets.token_hex(16)
    return NewPart(kind, number, salt, part_digest(content, salt))
