"""Filters for cases as SQL with parameters: newest first, paged by key.

Newest is the latest date, which for an imported case is that of its list; found by words, it is
the case entered last, because the index of words knows no date.
"""

from __future__ import annotations

from triage_app.records import CaseFilter
from triage_app.store.message_json import storable

# The rows below a case, which may have left the log since it was shown: its date is in the ledger.
_BELOW = """(cases.opened, cases.number) < (
    SELECT coalesce(json_extract(payload, '$.opened'), at), case_number FROM events
    WHERE case_number = ? ORDER BY seq LIMIT 1)"""


def match_expression(untrusted_text: str) -> str:
    """Return a full-text query for all words, the last one as a prefix.

    Each word is quoted, so none is an operator. "" if there are no words.
    """
    words = storable(untrusted_text).replace("\x00", " ").split()
    words = [word for word in words if any(letter.isalnum() for letter in word)]
    if not words:
        return ""
    quoted = ['"' + word.replace('"', '""') + '"' for word in words]
    unfinished = not untrusted_text[-1].isspace()
    return " ".join(quoted) + ("*" if unfinished else "")


def filter_clause(case_filter: CaseFilter, paged: bool = True) -> tuple[str, list[object]]:
    """Return FROM and WHERE of a filter with their values; `paged` applies `before`."""
    tests = _conditions(case_filter)
    below = case_filter.before if paged else None
    source = "cases"
    if case_filter.text.strip():
        # CROSS JOIN makes SQLite scan the index from its newest row.
        source = "messages_fts CROSS JOIN cases ON cases.number = messages_fts.rowid"
        expression = match_expression(case_filter.text)
        tests.append(("messages_fts MATCH ?", expression) if expression else ("0 = ?", 1))
        if below is not None:
            tests.append(("cases.number < ?", below))
    elif below is not None:
        tests.append((_BELOW, below))
    values = [value for _, value in tests]
    return f"{source} WHERE {' AND '.join(['1', *(test for test, _ in tests)])}", values


def _conditions(case_filter: CaseFilter) -> list[tuple[str, object]]:
    chosen: list[tuple[str, object | None]] = [
        ("cases.band = ?", case_filter.band.value if case_filter.band else None),
        ("cases.decision = ?", case_filter.decision.value if case_filter.decision else None),
        ("cases.label = ?", case_filter.label.value if case_filter.label else None),
        ("(cases.label IS NULL) = ?", 1 if case_filter.unlabelled else None),
        ("cases.organisation = ?", case_filter.organisation or None),
        ("cases.opened >= ?", case_filter.since or None),
        ("cases.opened < ?", case_filter.until or None),
    ]
    return [(test, value) for test, value in chosen if value is not None]


def newest_first(case_filter: CaseFilter) -> str:
    """Return the ORDER BY for `filter_clause` that an index already provides."""
    if case_filter.text.strip():
        return "messages_fts.rowid DESC"
    return "cases.opened DESC, cases.number DESC"
