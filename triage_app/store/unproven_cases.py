"""The cases of which SQL alone cannot tell that their row follows from the ledger.

Most cases have one event, whose payload holds each value of the row in the canonical order. So the
payload is written anew from the row and compared as text, without Python and without its lock; a
value with quotation marks would need escapes, so that its case is among the others. No value can
stand for two: in the payload, which is sealed, each name stands once. Imported cases, and those
that came with their label, are compared in the same way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage_app.store.check_progress import RowCount
from triage_app.store.check_scope import WHOLE, CheckScope

if TYPE_CHECKING:
    from sqlite_utils import Database

_TABLE = "temp.unproven_cases"


def _list(name: str) -> str:
    """Return a list without blanks, as it stands in a payload."""
    return f"""replace({name}, '", "', '","')"""


def _or_null(name: str) -> str:
    return f"""coalesce('"' || {name} || '"', 'null')"""


def _payload(score: str) -> str:
    """Return the payload that the row follows from, with the score as this expression writes it.

    Fields stand in the order of their names; one that is missing is NULL, which is nothing for
    `concat`.
    """
    return f"""concat('{{', CASE WHEN payload GLOB '{{"agent":"*' THEN '"agent":"' || agent || '",'
      WHEN agent <> actor THEN '-' WHEN payload GLOB '{{"agent":null,*' THEN '"agent":null,' END,
    '"band":"', band, '","campaign":', campaign, ',"channel":"', channel,
    '","decision":"', decision, '","dissent":"' || dissent, '","fingerprint":"', fingerprint,
    '","handling_seconds":', coalesce(handling_seconds, 'null'), ',"imported":' || imported,
    ',"indicators":', {_list("indicators")},
    ',"label":"' || label || '","labelled_at":"' || labelled_at || '","labelled_by":"'
      || labelled_by || '"',
    ',"language":"', language, '","model":"', model, '"',
    ',"observations":{{"asks":"' || asks || '","expected":"' || expected || '"}}',
    ',"opened":"' || iif(opened = at, NULL, opened) || '"',
    ',"organisation":', {_or_null("organisation")}, ',"outcomes":', {_list("outcomes")},
    iif(imported + (label <> '') IS NULL, NULL, iif(own_case, ',"own_case":true',
      ',"own_case":false')),
    ',"scenario":', {_or_null("scenario")}, ',"score":', {score},
    ',"text_digest":"', text_digest, '"}}')"""


# What no row has of an opening.
_OTHERS = "'$.note_digest', '$.reference_digest', '$.role', '$.shared', '$.domains'"
# A field that may be missing could stand in the value before it; between others none has a place.
_BEFORE_SUCH = "concat(decision, indicators, model, asks, expected, outcomes)"
# Most scores are text as Python writes them; another one is compared as a number, and taken as the
# payload writes it.
_SAYS_ALL = f"""events.case_number = cases.number
    AND kind = iif(imported IS NULL, 'case_opened', 'case_imported')
    AND agent <> '' AND opened <> '' AND first_decision = decision
    AND (called_back, second_label, first_label) IS (NULL, NULL, NULL)
    AND (label IS NULL) + (labelled_by IS NULL) + (labelled_at IS NULL) IN (0, 3)
    AND own_case IN (0, imported IS NOT NULL AND label IS NOT NULL)
    AND second_by_same = 0 AND (asks IS NULL) = (expected IS NULL)
    AND instr(indicators, '","') = 0 AND instr(outcomes, '","') = 0
    AND instr({_BEFORE_SUCH}, '":') = 0
    AND (payload = {_payload("coalesce(score, 'null')")}
      AND CAST(CAST(score AS TEXT) AS REAL) IS score
      OR iif(json_valid(payload), (payload ->> '$.score') IS score
        AND json_remove(payload, {_OTHERS}) = {_payload("payload -> '$.score'")}, 0))"""
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
    for some in WHOLE.ranges(db, count):
        db.execute(_FIND, some)
    return CheckScope(table=_TABLE)
