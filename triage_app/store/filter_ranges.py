"""A filter of cases as conditions of SQL, and the ranges of indexes that hold its cases.

Each range has its cases by date (see `finding_schema`), and the newest of all ranges are the
newest of the filter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from classifier.records import Band, Channel, Label
from triage_app.contradiction import AGAINST
from triage_app.records import CaseFilter, Decision
from triage_app.store import figure_tests, pseudonyms, share_desks
from triage_app.store.call_back_schema import CALL_BACK
from triage_app.store.evidence import Kind

if TYPE_CHECKING:
    from sqlite_utils import Database

_FEW = 5_000  # cases that are looked at one by one
_WITH_OUTCOME = """case_outcomes INDEXED BY outcomes_by_judgement
    CROSS JOIN cases ON cases.number = case_outcomes.number"""
_PAIRS = ", ".join(f"('{decision}', '{label}')" for decision, label in AGAINST)
_DISAGREEMENT = f"(cases.decision, cases.label) IN (VALUES {_PAIRS})"


class Test(NamedTuple):
    """A condition of SQL with its values."""

    sql: str
    values: tuple[object, ...] = ()


_TO_CALL_BACK = Test(f"{CALL_BACK} AND cases.called_back IS NULL")
Place = tuple[str, int]  # date and number of a case


class Range(NamedTuple):
    """A part of an index in which cases stand by date, and the columns that it fixes."""

    source: str
    tests: tuple[Test, ...]
    table: str = "cases"  # has date and number


def bounds(
    table: str, wanted: CaseFilter, below: Place | None = None, above: Place | None = None
) -> list[Test]:
    """Return the period of a filter and of its page."""
    tests = []
    since = max(wanted.since, above[0] if above else "")
    if since:
        tests.append(Test(f"{table}.opened >= ?", (since,)))
    if wanted.until:
        tests.append(Test(f"{table}.opened < ?", (wanted.until,)))
    if below:
        tests.append(Test(f"({table}.opened, {table}.number) < (?, ?)", below))
    return tests


def ranges(db: Database, wanted: CaseFilter) -> Iterator[Range]:
    """Yield the ranges that hold all cases of a filter without words."""
    if wanted.caller_file:
        yield from _of_references(wanted)
    elif wanted.domain or wanted.phone:
        yield from _of_judgements(wanted) if _is_rare(db, wanted) else _of_evidence(wanted)
    elif wanted.campaign is not None:
        yield _indexed("cases_by_campaign", Test("cases.campaign = ?", (wanted.campaign,)))
    elif wanted.call_back:
        yield _indexed("cases_to_call_back", _TO_CALL_BACK)
    elif wanted.agent:
        for name in pseudonyms.all_of(db, wanted.agent):
            yield _indexed("cases_by_agent", Test("cases.agent = ?", (name,)))
    elif wanted.organisation or wanted.scenario:
        yield from _of_claims(db, wanted)
    else:
        yield from _of_few_values(wanted)


def _of_few_values(wanted: CaseFilter) -> Iterator[Range]:
    """Yield the ranges of a filter by what has few values, or by days alone."""
    if wanted.imported:
        yield _indexed("cases_imported", Test("cases.imported IS NOT NULL"))
    elif wanted.figure:
        yield _indexed("cases_of_period")
    elif _is_judged(wanted):
        yield from _of_judgements(wanted)
    else:
        yield _indexed("cases_by_opened")


def has_own_range(wanted: CaseFilter) -> bool:
    """Return whether a filter has an index of its own, whatever the judgements it asks for."""
    texts = (wanted.caller_file, wanted.domain, wanted.phone, wanted.agent)
    claims = (wanted.organisation, wanted.scenario)
    return any(texts) or any(claims) or wanted.imported or wanted.campaign is not None


def _indexed(index: str, *tests: Test) -> Range:
    return Range(f"cases INDEXED BY {index}", tests)


def _of_references(wanted: CaseFilter) -> Iterator[Range]:
    source = "case_references CROSS JOIN cases ON cases.number = case_references.number"
    for value in wanted.caller_file.split():
        sql = "case_references.value = ? AND case_references.replaced_by IS NULL"
        yield Range(source, (Test(sql, (value,)),), "case_references")


def _of_evidence(wanted: CaseFilter) -> Iterator[Range]:
    source = "evidence CROSS JOIN cases ON cases.number = evidence.number"
    kind, values = _evidence(wanted)[0]
    for value in values:
        test = Test("(evidence.kind, evidence.value) = (?, ?)", (kind, value))
        yield Range(source, (test,), "evidence")


def _evidence(wanted: CaseFilter) -> list[tuple[Kind, list[str]]]:
    """Return what a filter wants of evidence; of a number there are several values."""
    found = [(Kind.PHONE, wanted.phone.split()), (Kind.DOMAIN, wanted.domain.split())]
    return [one for one in found if one[1]]


def _of_claims(db: Database, wanted: CaseFilter) -> Iterator[Range]:
    """Yield a range for each organisation and scenario of a filter that cases have."""
    for organisation in [wanted.organisation] if wanted.organisation else _organisations(db):
        for scenario in [wanted.scenario] if wanted.scenario else _scenarios(db, organisation):
            test = Test(
                "(cases.organisation IS ? AND cases.scenario IS ?)", (organisation, scenario)
            )
            yield _indexed("cases_by_claim", test)


def _organisations(db: Database) -> list[str | None]:
    """Return the organisations of cases: one step in the index for each."""
    sql = """WITH RECURSIVE found (value) AS (SELECT min(organisation) FROM cases UNION ALL
             SELECT (SELECT min(organisation) FROM cases WHERE organisation > value) FROM found
             WHERE value IS NOT NULL) SELECT value FROM found"""
    return [row[0] for row in db.execute(sql)]


def _scenarios(db: Database, organisation: str | None) -> list[str | None]:
    """Return the scenarios of the cases of an organisation."""
    sql = """WITH RECURSIVE found (value) AS (
             SELECT min(scenario) FROM cases WHERE organisation IS ?1 UNION ALL
             SELECT (SELECT min(scenario) FROM cases WHERE organisation IS ?1 AND scenario > value)
             FROM found WHERE value IS NOT NULL) SELECT value FROM found"""
    return [row[0] for row in db.execute(sql, [organisation])]


def _is_judged(wanted: CaseFilter) -> bool:
    chosen = (wanted.band, wanted.channel, wanted.decision, wanted.outcome, wanted.label)
    return any(chosen) or wanted.unlabelled or wanted.disagreement


def _is_rare(db: Database, wanted: CaseFilter) -> bool:
    """Return whether few cases have the judgements of a filter; a domain may be that of many."""
    if not _is_judged(wanted):
        return False
    left = _FEW
    for one in _of_judgements(wanted):
        tests = [*one.tests, *bounds(one.table, wanted)]
        where, values = together(tests)
        sql = f"SELECT count(*) FROM (SELECT 1 FROM {one.source} WHERE {where} LIMIT ?)"  # noqa: S608
        left -= int(db.execute(sql, [*values, left]).fetchone()[0])
        if left <= 0:
            return False
    return True


def _labels(wanted: CaseFilter) -> Sequence[Label | None]:
    if wanted.unlabelled:
        return [None]
    return [wanted.label] if wanted.label else [*Label, None]


def has_changing(wanted: CaseFilter) -> bool:
    """Return whether a filter asks for what may change, or stands in another table."""
    chosen = (wanted.decision, wanted.outcome, wanted.label, wanted.campaign)
    flags = (wanted.unlabelled, wanted.disagreement, wanted.call_back, wanted.imported)
    texts = (wanted.domain, wanted.phone, wanted.agent, wanted.caller_file, wanted.figure)
    return any(chosen) or any(flags) or any(texts)


def _of_judgements(wanted: CaseFilter) -> Iterator[Range]:
    """Yield a range for each combination of values that a filter allows.

    The cases of an outcome are in a table of their own, because a case may have several.
    """
    table, source = "cases", "cases INDEXED BY cases_by_judgement"
    fixed: tuple[Test, ...] = ()
    if wanted.outcome:
        table, source = "case_outcomes", _WITH_OUTCOME
        fixed = (Test("case_outcomes.outcome = ?", (wanted.outcome,)),)
    combinations = product(
        [wanted.band] if wanted.band else Band,
        [wanted.decision] if wanted.decision else Decision,
        _labels(wanted),
        [wanted.channel] if wanted.channel else Channel,
    )
    columns = "({0}.band = ? AND {0}.decision = ? AND {0}.label IS ? AND {0}.channel = ?)"
    for values in combinations:
        decision, label = values[1], values[2]
        if wanted.disagreement and (decision, label) not in AGAINST:
            continue
        test = Test(columns.format(table), tuple(values))
        yield Range(source, (*fixed, test), table)


def tests_of(db: Database, wanted: CaseFilter) -> list[Test]:
    """Return all conditions of a filter but words and period."""
    columns = {
        "band": wanted.band,
        "channel": wanted.channel,
        "decision": wanted.decision,
        "label": wanted.label,
        "organisation": wanted.organisation,
        "scenario": wanted.scenario,
        "campaign": wanted.campaign,
    }
    tests = [
        Test(f"cases.{name} = ?", (value,))
        for name, value in columns.items()
        if value is not None and value != ""
    ]
    if wanted.outcome:
        tests.append(Test("instr(cases.outcomes, ?) > 0", (f'"{wanted.outcome.value}"',)))
    if wanted.agent:
        names = pseudonyms.all_of(db, wanted.agent)
        tests.append(Test(f"cases.agent IN ({_marks(names)})", tuple(names)))
    if wanted.figure:
        tests.append(Test(*figure_tests.test_of(wanted.figure)))
    for kind, values in _evidence(wanted):
        sql = f"""EXISTS (SELECT 1 FROM evidence AS one WHERE one.kind = ?
                  AND one.value IN ({_marks(values)}) AND one.opened = cases.opened
                  AND one.number = cases.number)"""  # noqa: S608 - marks are question marks
        tests.append(Test(sql, (kind, *values)))
    if wanted.caller_file:
        values = wanted.caller_file.split()
        sql = f"""EXISTS (SELECT 1 FROM case_references AS one WHERE one.number = cases.number
                  AND one.value IN ({_marks(values)}) AND one.replaced_by IS NULL)"""  # noqa: S608 - as above
        tests.append(Test(sql, tuple(values)))
    flags = (
        ("cases.label IS NULL", wanted.unlabelled),
        (_TO_CALL_BACK.sql, wanted.call_back),
        (share_desks.changed_here(db), wanted.call_back),
        ("cases.imported IS NOT NULL", wanted.imported),
        (_DISAGREEMENT, wanted.disagreement),
    )
    return tests + [Test(sql) for sql, applies in flags if applies]


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def together(tests: Iterable[Test]) -> tuple[str, list[object]]:
    """Return the condition that all tests are true, and its values."""
    tests = list(tests)
    values = [value for test in tests for value in test.values]
    return " AND ".join(["1", *(test.sql for test in tests)]), values
