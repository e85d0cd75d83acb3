"""The cases of which SQL alone cannot tell that their row follows from the ledger.

Most cases have one event, whose payload holds each value of the row in the canonical order. So the
payload is written anew from the row and compared as text, without Python and without its lock; a
value with quotation marks would need escapes, so that its case is among the others. No value can
stand for two: in the payload, which is sealed, each name stands once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage_app.store.check_progress import RowCount
from triage_app.store.check_scope import CheckScope

if TYPE_CHECKING:
    from sqlite_utils import Database

_TABLE = "temp.unproven_cases"
_SOME = 10_000  # cases between two reports of the progress
_END = """SELECT max(number), count(*) FROM
    (SELECT number FROM cases WHERE number > ? ORDER BY number LIMIT ?)"""


def _list(name: str) -> str:
    """Return a list without blanks, as it stands in a payload."""
    return f"""replace({name}, '", "', '","')"""


def _or_null(name: str) -> str:
    return f"""coalesce('"' || {name} || '"', 'null')"""


# Fields in the order of their names; those that may be missing are NULL then, which is nothing for
# `concat`. A score is compared as a number, and taken as the payload writes it.
_PAYLOAD = f"""concat('{{"band":"', band, '","campaign":', campaign, ',"channel":"', channel,
    '","decision":"', decision, '","dissent":"' || dissent, '","fingerprint":"', fingerprint,
    '","handling_seconds":', coalesce(handling_seconds, 'null'),
    ',"indicators":', {_list("indicators")}, ',"language":"', language, '","model":"', model, '"',
    ',"observations":{{"asks":"' || asks || '","expected":"' || expected || '"}}',
    ',"organisation":', {_or_null("organisation")}, ',"outcomes":', {_list("outcomes")},
    ',"scenario":', {_or_null("scenario")}, ',"score":', payload -> '$.score',
    ',"text_digest":"', text_digest, '"}}')"""
# What no row has of an opening.
_OTHERS = "'$.note_digest', '$.reference_digest', '$.role', '$.shared', '$.domains'"
_SAYS_ALL = f"""events.case_number = cases.number AND kind = 'case_opened'
    AND agent = actor AND opened = at AND first_decision = decision
    AND (label, labelled_by, labelled_at, imported, called_back, second_label, first_label)
      IS (NULL, NULL, NULL, NULL, NULL, NULL, NULL)
    AND (own_case, second_by_same) = (0, 0) AND (asks IS NULL) = (expected IS NULL)
    AND instr(indicators, '","') = 0 AND instr(outcomes, '","') = 0
    AND iif(json_valid(payload), (payload ->> '$.score') IS score
      AND iif(payload = {_PAYLOAD}, 1, json_remove(payload, {_OTHERS}) = {_PAYLOAD}), 0)"""
_FIND = f"""INSERT OR IGNORE INTO {_TABLE} SELECT number FROM cases
    WHERE number > ? AND number <= ? AND NOT EXISTS (SELECT 1 FROM events WHERE {_SAYS_ALL})"""  # noqa: S608
_WITH_OTHERS = f"""INSERT OR IGNORE INTO {_TABLE} SELECT case_number FROM events
    WHERE case_number IS NOT NULL GROUP BY case_number
    HAVING count(*) > 1 OR case_number NOT IN (SELECT number FROM cases)
    UNION SELECT number FROM campaign_events"""  # noqa: S608 - names of our own


def found_in(db: Database, count: RowCount) -> CheckScope:
    """Return the scope of these cases, in the connection's temporary database."""
    db.execute(f"DROP TABLE IF EXISTS {_TABLE}")
    db.execute(f"CREATE TABLE {_TABLE} (number INTEGER PRIMARY KEY)")
    db.execute(_WITH_OTHERS)
    last = -1
    while (end := db.execute(_END, [last, _SOME]).fetchone())[1]:
        db.execute(_FIND, [last, end[0]])
        count.add(end[1])
        last = end[0]
    return CheckScope(table=_TABLE)
