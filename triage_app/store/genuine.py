"""The genuine messages of the organisation: kept, listed and removed.

Adding and removing are events; the ledger gets the number, the organisation and a digest, and no
text. The table has the masked texts, which go when a template is removed. A number is given once.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from classifier.genuine.template import KeptTemplate, Template
from classifier.sentence import Sentence, sentence
from triage_app.errors import StoreError
from triage_app.parsing import DamagedData
from triage_app.records import EventKind
from triage_app.store import ledger, message_json, pseudonyms
from triage_app.store.projection import Row

if TYPE_CHECKING:
    from sqlite_utils import Database

_KINDS = "kind IN ('genuine_added', 'genuine_removed')"
# The digest of the newest event about templates, which changes with each of them.
VERSION = f"SELECT digest FROM events WHERE {_KINDS} ORDER BY seq DESC LIMIT 1"  # noqa: S608


class _Said(NamedTuple):
    """What the ledger says of one template."""

    digest: str
    added: tuple[str, str] | None  # time and pseudonym; None for one whose removal was undone

    def fits(self, row: Row) -> bool:
        is_added = self.added is None or self.added == (row["added"], row["actor"])
        return is_added and _digest(row) == self.digest


def add(
    db: Database, at: str, actor: str, template: Template, more: Mapping[str, object]
) -> KeptTemplate | None:
    """Keep a template under a new number; None when the same one is kept already."""
    row = _row(template)
    same = "organisation = ? AND message = ?"
    if next(db.table("templates").rows_where(same, [row["organisation"], row["message"]]), None):
        return None
    kept = KeptTemplate(_next_number(db), at, ledger.clean_actor(actor), template)
    return _insert(db, at, actor, kept, more)


def remove(
    db: Database, at: str, actor: str, number: int, more: Mapping[str, object]
) -> KeptTemplate:
    """Remove a template and its text; return it as it was. StoreError when there is none."""
    kept = next(db.table("templates").rows_where("number = ?", [number]), None)
    if kept is None:
        raise StoreError("There is no genuine message no. {number}.", number=number)
    removed = _kept(db, kept)
    db.table("templates").delete_where("number = ?", [number])
    payload = {"template": number, **more}
    ledger.append(db, at, actor, EventKind.GENUINE_REMOVED, None, payload)
    return removed


def restore(
    db: Database, at: str, actor: str, removed: KeptTemplate, more: Mapping[str, object]
) -> KeptTemplate:
    """Take a removal back: keep the template again as it was, under its number.

    Raises StoreError when it is there already.
    """
    number = removed.number
    if next(db.table("templates").rows_where("number = ?", [number]), None):
        raise StoreError("The genuine message no. {number} is there already.", number=number)
    return _insert(db, at, actor, removed, {"restored": True, **more})


def listed(db: Database) -> list[KeptTemplate]:
    """Return all templates in the order of their numbers."""
    return [_kept(db, row) for row in db.table("templates").rows_where(order_by="number")]


def rebuild(db: Database) -> None:
    """Remove the rows that the ledger does not know."""
    standing = set(_standing(db))
    for row in list(db.table("templates").rows_where(select="number")):
        if row["number"] not in standing:
            db.table("templates").delete_where("number = ?", [row["number"]])


def problems(db: Database) -> Iterator[Sentence]:
    """Yield a sentence for each template that is not as the ledger says."""
    standing = _standing(db)
    rows = {row["number"]: row for row in db.table("templates").rows_where(order_by="number")}
    for number in sorted({*standing, *rows}):
        row = rows.get(number)
        if row is None or number not in standing:
            yield sentence(
                "The genuine message no. {number} and the ledger no longer match.", number=number
            )
        elif not standing[number].fits(row):
            yield sentence(
                "The genuine message no. {number} was changed afterwards.", number=number
            )


def _insert(
    db: Database, at: str, actor: str, kept: KeptTemplate, more: Mapping[str, object]
) -> KeptTemplate:
    by = pseudonyms.pseudonym_of(db, kept.actor, kept.added)
    row = {"number": kept.number, "added": kept.added, "actor": by, **_row(kept.template)}
    payload = {
        "template": kept.number,
        "organisation": row["organisation"],
        "text_digest": _digest(row),
        **more,
    }
    ledger.append(db, at, actor, EventKind.GENUINE_ADDED, None, payload)
    db.table("templates").insert(row)
    return kept


def _row(template: Template) -> Row:
    return {
        "organisation": message_json.storable(template.organisation),
        "name": message_json.storable(template.name),
        "message": message_json.dump(template.message),
        "salt": template.salt or secrets.token_hex(16),
        "numbers": json.dumps(sorted(template.numbers)),
    }


def _kept(db: Database, row: Row) -> KeptTemplate:
    """Return a template of the table; raise StoreError when it is damaged."""
    try:
        message, numbers = message_json.load(row["message"]), frozenset(json.loads(row["numbers"]))
    except (DamagedData, ValueError, TypeError):
        raise StoreError(
            "The genuine message no. {number} is damaged; restore the last backup.",
            number=row["number"],
        ) from None
    template = Template(row["name"], row["organisation"], message, row["salt"], numbers)
    by = pseudonyms.name_of(db, row["actor"])
    return KeptTemplate(row["number"], row["added"], by, template)


def _digest(row: Row) -> str:
    """Return what the ledger keeps of a row: the salted digest of all that it says."""
    said = [row[name] for name in ("salt", "organisation", "name", "message", "numbers")]
    return hashlib.sha256(ledger.canonical(said).encode()).hexdigest()


def _standing(db: Database) -> dict[int, _Said]:
    """Return what the ledger says of the templates that it has as kept, by their numbers."""
    standing: dict[int, _Said] = {}
    for row in db.table("events").rows_where(_KINDS, order_by="seq"):
        event = ledger.event_from(row)
        number = int(str(event.payload["template"]))
        if event.kind is EventKind.GENUINE_ADDED:
            by = None if event.payload.get("restored") else (event.at, event.actor)
            standing[number] = _Said(str(event.payload["text_digest"]), by)
        else:
            standing.pop(number, None)
    return standing


def _next_number(db: Database) -> int:
    """Return the next number; those of removed templates are not given again."""
    added = (ledger.event_from(row) for row in db.table("events").rows_where(_KINDS))
    return 1 + max((int(str(event.payload["template"])) for event in added), default=0)
