"""Makes everything anew that follows from the ledger and the texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage_app.encryption.row_digests import RowDigests
from triage_app.errors import StoreError
from triage_app.store import (
    derived_text,
    evidence_check,
    genuine,
    ledger_check,
    projection,
    schema_check,
)

if TYPE_CHECKING:
    from sqlite_utils import Database


def rebuild(db: Database, digests: RowDigests) -> int:
    """Replace cases and indexes; return the case count. Runs inside `LogDatabase.writing`.

    `digests` are those of the evidence.
    Raises StoreError when the ledger was changed: what is rebuilt would be as wrong as it.
    """
    if any(ledger_check.chain_problems(db)):
        raise StoreError(
            "The ledger itself was changed, so nothing was rebuilt from it; restore a backup."
        )
    schema_check.mend(db)
    count = projection.rebuild(db)
    evidence_check.rebuild(db, digests)
    derived_text.rebuild(db)
    genuine.rebuild(db)
    return count
