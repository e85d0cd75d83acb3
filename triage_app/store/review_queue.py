"""The cases that wait for a supervisor, by the reason for which they are worth a look.

Of near-copies one is given, the newest of the reason: the others are confirmed with it. A campaign
is a reason of its own when it has several cases in the last days and no confirmation; the largest
comes first.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import blake2b
from itertools import product
from typing import TYPE_CHECKING

from classifier.records import Band
from triage_app.advice.second_look import dissents
from triage_app.records import CaseFilter, Decision
from triage_app.review_records import CONFIRMED, NOTHING_BESIDES, Besides, QueueEntry, QueueReason
from triage_app.store import (
    campaign_sheet,
    campaigns,
    case_queries,
    pseudonyms,
    search,
    share_desks,
)
from triage_app.store.filter_ranges import Range, Test, has_own_range, ranges
from triage_app.store.review_schema import LOT, POSSIBLE_CALL_BACK, TO_SECOND

if TYPE_CHECKING:
    from sqlite_utils import Database

POOL = 1_000  # newest cases of which the sample is drawn
_CAMPAIGNS = 200  # largest campaigns that are looked at
_MIDDLE = (Band.SEVERAL_SIGNS, Band.CANNOT_TELL)
_HAS_TEXT = Test("EXISTS (SELECT 1 FROM messages WHERE messages.number = cases.number)")
_OF_CAMPAIGN = "SELECT count(*) FROM cases WHERE campaign = ? AND label IS NULL"
_NEW_CAMPAIGNS = """
SELECT campaign FROM (
  SELECT campaign, count(*) AS seen FROM cases INDEXED BY cases_of_period
  WHERE opened >= ? AND opened < ? GROUP BY campaign HAVING seen > 1) AS found
WHERE campaign NOT IN (SELECT value FROM json_each(?)) AND NOT EXISTS (
  SELECT 1 FROM cases AS one INDEXED BY cases_labelled_by_campaign
  WHERE one.campaign = found.campaign AND one.label IS NOT NULL)
ORDER BY seen DESC, campaign DESC LIMIT ?"""

Part = tuple[CaseFilter, Iterable[Range]]


@dataclass(frozen=True, slots=True)
class Looking:
    """How the cases of a reason are looked for."""

    wanted: CaseFilter
    besides: Besides = NOTHING_BESIDES
    since: str = ""  # ISO date: first day of campaigns, where the filter has none
    seed: str = ""  # what the sample is drawn by
    sample_since: str = ""  # ISO date: first day of the sample, where the filter has none
    share: int = 0  # per cent of the confirmed cases that get a second label
    actor: str = ""  # whose labels before `own_until` may get a second one by the same person
    own_until: str = ""  # ISO date
    second_since: str = ""  # ISO date: first day of the cases that get a second label


def waiting(db: Database, reason: QueueReason, looking: Looking) -> list[QueueEntry]:
    """Return the cases of a reason, at most `wanted.limit`, those worth most first."""
    if reason not in CONFIRMED:
        looking = replace(looking, wanted=replace(looking.wanted, unlabelled=True))
    numbers = _FINDERS[reason](db, looking)
    cases = case_queries.by_numbers(db, numbers)
    return [QueueEntry(case, reason, _unconfirmed(db, case.campaign)) for case in cases]


def _call_backs(db: Database, looking: Looking) -> list[int]:
    wanted = replace(looking.wanted, call_back=True)
    return _newest(db, [(wanted, ranges(db, wanted))], looking)


def _possible_call_backs(db: Database, looking: Looking) -> list[int]:
    rule = Test(POSSIBLE_CALL_BACK)
    parts = _parts(db, looking.wanted, "cases_possible_call_back", rule)
    return _newest(db, parts, looking, rule)


def _unconfirmed(db: Database, campaign: int) -> int:
    return int(db.execute(_OF_CAMPAIGN, [campaign]).fetchone()[0])


def _newest(db: Database, parts: Iterable[Part], looking: Looking, *more: Test) -> list[int]:
    """Return the newest cases of some ranges, without those that are in the queue already."""
    chosen = [*more, _without(looking.besides), _changed_here(db)]
    found = search.newest(db, parts, looking.wanted.limit, more=chosen)
    return [number for _, number in found]


def _parts(db: Database, wanted: CaseFilter, index: str, *tests: Test) -> list[Part]:
    """Return a filter with the index of a reason, or with the one that it has by itself."""
    if has_own_range(wanted):
        return [(wanted, ranges(db, wanted))]
    return [(wanted, [Range(f"cases INDEXED BY {index}", tests)])]


def _one_of_each_campaign(reason: QueueReason, db: Database, looking: Looking) -> list[int]:
    """Return the newest cases of a reason, one of each campaign that is not in the queue yet."""
    chosen, campaigns_so_far = list[int](), set(looking.besides.campaigns)
    filters, most = list(_filters(reason, looking.wanted)), looking.wanted.limit
    while len(chosen) < most:
        others = _not_among("cases.campaign", campaigns_so_far)
        parts = [(one, ranges(db, one)) for one in filters]
        found = _newest(db, parts, looking, others, _is_of(reason))
        if not found:
            break
        for number, campaign in _campaigns_of(db, found):
            if campaign not in campaigns_so_far and len(chosen) < most:
                campaigns_so_far.add(campaign)
                chosen.append(number)
    return chosen


def _filters(reason: QueueReason, wanted: CaseFilter) -> Iterator[CaseFilter]:
    """Yield a filter for each combination of judgements that makes the reason."""
    if has_own_range(wanted):
        yield wanted
        return
    for band, decision in _judgements(reason):
        if wanted.band in (None, band) and decision in (None, wanted.decision or decision):
            yield replace(wanted, band=band, decision=decision or wanted.decision)


def _judgements(reason: QueueReason) -> list[tuple[Band, Decision | None]]:
    if reason is QueueReason.MIDDLE_BAND:
        return [(band, None) for band in _MIDDLE]
    return [pair for pair in product(Band, Decision) if dissents(*pair)]


def _is_of(reason: QueueReason) -> Test:
    """Return the condition of a reason, for ranges that hold other cases too."""
    if reason is QueueReason.MIDDLE_BAND:
        return Test("cases.band IN (?, ?)", _MIDDLE)
    pairs = _judgements(reason)
    marks = ", ".join(["(?, ?)"] * len(pairs))
    return Test(
        f"(cases.band, cases.decision) IN (VALUES {marks})",
        tuple(value for pair in pairs for value in pair),
    )


def _of_new_campaigns(db: Database, looking: Looking) -> list[int]:
    """Return the newest case of each large campaign that has no confirmation."""
    wanted, chosen = looking.wanted, list[int]()
    values = [
        wanted.since or looking.since,
        wanted.until or "~",  # above every date
        json.dumps(sorted(looking.besides.campaigns)),
        _CAMPAIGNS,
    ]
    for (campaign,) in db.execute(_NEW_CAMPAIGNS, values).fetchall():
        if wanted.campaign in (None, campaign):
            one = replace(wanted, campaign=campaign, limit=1)
            chosen += _newest(db, [(one, ranges(db, one))], replace(looking, wanted=one))
        if len(chosen) == wanted.limit:
            break
    return chosen


def _sample(db: Database, looking: Looking) -> list[int]:
    """Return cases drawn at random among the newest; the place of each is in the seed alone."""
    wanted, besides = looking.wanted, looking.besides
    if wanted.since:
        parts: list[Part] = [(wanted, ranges(db, wanted))]
    else:
        parts = _parts(db, replace(wanted, since=looking.sample_since), "cases_of_period")
    found = search.newest(db, parts, POOL + len(besides.numbers), more=[_changed_here(db)])
    pool = [number for _, number in found if number not in besides.numbers][:POOL]
    return sorted(pool, key=lambda number: _draw(looking.seed, number))[: wanted.limit]


def _draw(seed: str, number: int) -> bytes:
    return blake2b(f"{seed} {number}".encode(), digest_size=8).digest()


def _to_second(db: Database, looking: Looking) -> list[int]:
    """Return confirmed cases of the share, whose first label this person does not remember."""
    wanted = replace(looking.wanted, since=max(looking.wanted.since, looking.second_since))
    own = pseudonyms.all_of(db, looking.actor)
    forgotten = Test(
        "(cases.labelled_at < ? OR cases.labelled_by NOT IN (SELECT value FROM json_each(?)))",
        (looking.own_until, json.dumps(own)),
    )
    lots = [
        part
        for lot in range(looking.share)
        for part in _parts(
            db, wanted, "cases_to_second", Test(TO_SECOND), Test(f"{LOT} = ?", (lot,))
        )
    ]
    if has_own_range(wanted):
        lots = lots[:1]
    in_share = Test(f"{LOT} < ?", (looking.share,))
    more = (Test(TO_SECOND), in_share, forgotten, _HAS_TEXT)
    return _newest(db, lots, replace(looking, wanted=wanted), *more)


def _odd(db: Database, looking: Looking) -> list[int]:
    """Return the cases whose label differs from that of most cases of their campaign."""
    found: list[int] = []
    for campaign in campaigns.conflicts(db, looking.wanted.limit):
        labels = campaigns.labels_of(db, campaign)
        found += campaign_sheet.odd(db, campaign, labels)
    wanted = replace(looking.wanted, limit=max(1, len(found)))
    chosen = Test("cases.number IN (SELECT value FROM json_each(?))", (json.dumps(found),))
    by_number = [(wanted, [Range("cases NOT INDEXED", (chosen,))])]
    kept = set(_newest(db, by_number, replace(looking, wanted=wanted)))
    return [number for number in found if number in kept][: looking.wanted.limit]


_FINDERS: Mapping[QueueReason, Callable[[Database, Looking], Sequence[int]]] = {
    QueueReason.CALL_BACK: _call_backs,
    QueueReason.POSSIBLE_CALL_BACK: _possible_call_backs,
    QueueReason.AGAINST_TOOL: partial(_one_of_each_campaign, QueueReason.AGAINST_TOOL),
    QueueReason.MIDDLE_BAND: partial(_one_of_each_campaign, QueueReason.MIDDLE_BAND),
    QueueReason.CAMPAIGN: _of_new_campaigns,
    QueueReason.SAMPLE: _sample,
    QueueReason.SECOND: _to_second,
    QueueReason.CONTRADICTION: _odd,
}


def _changed_here(db: Database) -> Test:
    """Return what leaves out the cases that nobody can confirm at this desk."""
    return Test(share_desks.changed_here(db))


def _without(besides: Besides) -> Test:
    return _not_among("cases.number", besides.numbers)


def _not_among(column: str, values: Iterable[int]) -> Test:
    chosen = json.dumps(sorted(values))
    return Test(f"{column} NOT IN (SELECT value FROM json_each(?))", (chosen,))  # noqa: S608


def _campaigns_of(db: Database, numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Return number and campaign of cases in the order of their numbers in the list."""
    sql = "SELECT number, campaign FROM cases WHERE number IN (SELECT value FROM json_each(?))"
    found = dict(db.execute(sql, [json.dumps(numbers)]).fetchall())
    return [(number, found[number]) for number in numbers]
