"""Names of messages, rows and files as they may stand in results and in the ledger."""

from __future__ import annotations

from classifier.masking.message import mask_text

Identifier = str | int | float  # of a message, as a batch gave it
# What a script may find its messages by, and what tells nobody apart.
_HARMLESS = frozenset({"MONTANT", "PETIT_MONTANT", "DATE", "NUMERO"})


def without_identifiers(name: Identifier) -> Identifier:
    """Return a name as it is, or masked where it holds what identifies a person.

    A file may be called after a caller, and a column of phone numbers may name the rows of a
    table. Amounts, dates and other long numbers stay: scripts find their messages by them.
    """
    masked, counts = mask_text(str(name))
    return name if _HARMLESS.issuperset(counts) else masked
