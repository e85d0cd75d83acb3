"""The sheet of a campaign counts its cases, names its variants and the cases that do not fit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from classifier.records import Label
from triage_app.campaign_records import CampaignFilter, DayCount, Shared
from triage_app.encryption.keys import Keys, new_key
from triage_app.errors import StoreError
from triage_app.period_records import CampaignRule
from triage_app.records import Decision, Outcome
from triage_app.store.retention import Retention
from triage_app.store.store import CaseStore

CARD = "Votre carte Vitale arrive à expiration, mettez-la à jour ici : https://vitale.top"
AS_LETTER = CARD.replace("mettez-la", "mettez la")
PARCEL = "Votre colis est bloqué au dépôt, réglez les frais de livraison sur https://colis.top"


@pytest.fixture
def log(store, new_case, clock):
    """Return a log with campaign 1 over three days, and a case that is none of it."""
    for body, outcomes in (
        (CARD, (Outcome.GAVE_CARD,)),
        (CARD, (Outcome.GAVE_CARD, Outcome.GAVE_OTP)),
        (AS_LETTER, ()),
        (CARD, (Outcome.NOTHING_DONE,)),
    ):
        store.log_case(new_case(body, outcomes=outcomes), "amandine")
        clock.pass_days(1 if outcomes else 0)
    store.log_case(new_case(PARCEL, decision=Decision.UNSURE), "amandine")
    return store


def sheet(log, number=1):
    return log.campaign_log.sheet(number)


def listed(log, **wanted):
    return [one.number for one in log.campaign_log.list(CampaignFilter(**wanted))]


def test_cases_are_counted_by_day(log):
    found = sheet(log)
    assert (found.cases, found.newest) == (4, (4, 3, 2, 1))
    assert (found.first_seen[:10], found.last_seen[:10]) == ("2026-11-17", "2026-11-19")
    assert found.days == (
        DayCount("2026-11-17", 1),
        DayCount("2026-11-18", 1),
        DayCount("2026-11-19", 2),
    )


def test_texts_that_differ_are_variants_with_their_counts(log):
    most, other = sheet(log).variants
    assert (most.cases, most.latest, most.excerpt) == (3, 4, CARD)
    assert (other.cases, other.latest, other.excerpt) == (1, 3, AS_LETTER)
    assert sheet(log).variant_count == 2


def test_hosts_decisions_and_outcomes_are_counted(log):
    found = sheet(log)
    assert found.hosts == (Shared("x.top", 4),)
    assert found.decisions == {Decision.SCAM: 4}
    assert found.outcomes == {
        Outcome.GAVE_CARD: 2,
        Outcome.GAVE_OTP: 1,
        Outcome.NOTHING_DONE: 1,
    }


def test_the_cases_without_the_usual_label_are_named(log):
    for number, label in ((1, Label.SCAM), (2, Label.SCAM), (3, Label.LEGIT)):
        log.give_label(number, label, "sonia")
    found = sheet(log)
    assert (found.conflicting, found.odd) == (True, (3,))
    assert found.labels == {Label.SCAM: 2, Label.LEGIT: 1}
    log.give_label(1, Label.LEGIT, "sonia")
    log.withdraw_label(2, "sonia")
    assert (sheet(log).conflicting, sheet(log).odd) == (False, ())


def test_all_confirmed_cases_are_named_when_labels_are_even(log):
    log.give_label(1, Label.SCAM, "sonia")
    log.give_label(3, Label.LEGIT, "sonia")
    assert sheet(log).odd == (1, 3)


def test_after_a_purge_and_an_erasure_the_counts_are_still_there(log, clock):
    log.removal.erase(2, "demande", "sonia")
    clock.pass_days(400)
    log.removal.purge(clock(), Retention(), "sonia")
    found = sheet(log)
    assert (found.cases, found.hosts, found.variant_count) == (4, (), 2)
    assert [one.excerpt for one in found.variants] == ["", ""]
    assert [one.cases for one in found.variants] == [2, 1]  # nothing is known of an erased text


def test_there_is_no_sheet_without_cases(log):
    with pytest.raises(StoreError, match=r"no\. 2 does not exist"):
        sheet(log, 2)


def test_campaigns_are_listed_by_their_cases_in_the_period(log, new_case, clock):
    clock.pass_days(10)
    for body in (PARCEL, PARCEL, CARD):
        log.log_case(new_case(body), "amandine")
    assert listed(log) == [1, 5]
    assert listed(log, since="2026-11-25") == [5]
    assert listed(log, since="2026-11-25", least=1) == [5, 1]
    assert listed(log, until="2026-11-25", least=1) == [1, 5]
    assert listed(log, limit=1) == [1]
    (parcel,) = log.campaign_log.list(CampaignFilter(since="2026-11-25"))
    assert (parcel.cases, parcel.in_period, parcel.latest, parcel.excerpt) == (3, 2, 7, PARCEL)


def test_campaigns_with_labels_that_differ_are_listed(log):
    assert listed(log, conflicting=True) == []
    log.give_label(1, Label.SCAM, "sonia")
    log.give_label(5, Label.SCAM, "sonia")
    assert listed(log, conflicting=True) == []
    log.give_label(2, Label.LEGIT, "sonia")
    (one,) = log.campaign_log.list(CampaignFilter(conflicting=True))
    assert (one.number, one.confirmed_scam, one.confirmed_legit, one.conflicting) == (1, 1, 1, True)


def test_conflicts_are_found_in_the_index_of_confirmed_cases(log):
    sql = """EXPLAIN QUERY PLAN SELECT campaign FROM cases WHERE label IS NOT NULL
             GROUP BY campaign HAVING min(label) <> max(label)"""
    with log._database.reading() as db:
        plan = [row[3] for row in db.execute(sql)]
    assert plan == ["SCAN cases USING COVERING INDEX cases_labelled_by_campaign"]


@pytest.mark.parametrize("until", ["", "2026-11-19"])
def test_cases_of_a_period_are_counted_and_found_in_one_index(log, until):
    """Neither the list of a month nor what rises in a week reads the rows of the cases."""
    log.give_label(1, Label.SCAM, "sonia")
    asked = []
    with log._database.plain() as connection:
        connection.set_trace_callback(asked.append)
        assert listed(log, since="2026-11-17", until=until)
        days = ("2026-11-10", "2026-11-17", "2026-12-01", "2026-11-17")
        assert log.periods.campaigns(*days, CampaignRule(cases=1), 0)
        connection.set_trace_callback(None)
        period = [one for one in asked if one.lstrip().startswith("SELECT") and "opened >=" in one]
        plans = [connection.execute(f"EXPLAIN QUERY PLAN {one}").fetchall() for one in period]
    index = "SEARCH cases USING COVERING INDEX "
    read = [plan[0][3].removeprefix(index).partition(" ")[0] for plan in plans]
    assert read == ["cases_of_period", "cases_of_period", "cases_by_campaign"]


def test_numbers_that_cases_share_are_named_or_told_to_be_the_same(log_path, clock, new_case):
    """A digest of one case says nothing; a number that may be shown is named in any case."""
    mobile, premium, once = "0639984127", "0899123456", "0639984100"
    log = CaseStore(log_path, clock, keys=Keys((new_key("2026-11-17"),)))
    for numbers in ({mobile: False}, {mobile: False, premium: True}, {once: False}):
        new = new_case(CARD)
        seen = replace(new.assessment, untrusted_numbers=numbers)
        log.log_case(replace(new, assessment=seen), "amandine")
    assert sheet(log).numbers == (Shared("", 2), Shared(premium, 1))
    log.close()
