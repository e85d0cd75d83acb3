"""`vigie cases queue`, `label` and `review`."""

import pytest

from triage_app.cli.reviewing import state_sentences
from triage_app.reporting.agreement import agreement
from triage_app.review_records import Pairs, ReviewState

SCAM = "Ameli : votre carte Vitale expire, renouvelez-la sur http://ameli-renouv.top/vitale"
LEGIT = "Bonjour, vos nouvelles lunettes sont arrivées au magasin, à bientôt."


@pytest.fixture
def logged(vigie):
    """Two near-copies that an agent took for legitimate, and a confirmed appointment."""
    for _ in range(2):
        vigie("log", "-", "--decision", "legit", "--outcome", "gave_card", stdin=SCAM)
    vigie("log", "-", "--decision", "legit", stdin=LEGIT)
    return vigie


def test_the_queue_lists_what_waits_and_hides_opinions(logged):
    first, second, third = logged.json("cases", "queue")
    assert [one["number"] for one in (first, second, third)] == [2, 1, 3]
    assert [one["reason"] for one in (first, third)] == ["possible_call_back", "sample"]
    assert (first["copies"], first["band"], first["decision"]) == (2, None, None)
    assert third["seed"]
    assert first["label"] is None
    (shown,) = logged.json("cases", "queue", "--opinions", "--limit", 1)
    assert (shown["band"], shown["decision"]) != (None, "scam")
    assert [one["number"] for one in logged.json("cases", "queue", "--reason", "sample")]
    assert logged.json("cases", "queue", "--week", "2020-W01") == []
    words = logged("cases", "queue").stdout
    assert "à rappeler" in words
    assert "Légitime" not in words
    assert "Légitime" in logged("cases", "queue", "--opinions").stdout


def test_several_cases_and_a_campaign_are_confirmed(logged):
    cases = logged.json("cases", "label", 1, 3, "legit", "--reason", "checked", "--note", "vu")
    assert [(one["number"], one["label"], one["notes"]) for one in cases] == [
        (1, "legit", 1),
        (3, "legit", 1),
    ]
    event = logged.json("cases", "show", 3)["events"][-1]
    assert event["payload"]["reasons"] == ["checked"]
    assert "Contradictoires" not in logged("cases", "review").stdout
    step = logged.json("cases", "label", "--campaign", 1, "scam", "--reason", "known")
    assert step["changed"] == 2
    assert [one["number"] for one in logged.json("cases", "queue", "--limit", 9)] == [2, 1]
    assert logged.json("campaigns", "undo")["changed"] == 2
    assert logged.json("cases", "show", 1)["case"]["label"] == "legit"
    (one,) = (logged.json("cases", "label", 1, 3, "none"),)
    assert [case["label"] for case in one] == [None, None]


@pytest.mark.parametrize(
    "words",
    [
        ("scam",),
        ("1", "--campaign", "1", "scam"),
        ("1", "none", "--note", "x"),
        ("--campaign", "1", "scam", "--second"),
        ("1",),
    ],
)
def test_wrong_use_of_label_is_refused(logged, words):
    assert logged("cases", "label", *words, code=2)


def test_nothing_is_confirmed_when_a_case_is_missing(logged):
    assert "99" in logged.fails("cases", "label", 1, 99, "scam")
    assert logged.json("cases", "show", 1)["case"]["label"] is None


def test_the_state_of_the_review(logged):
    logged("cases", "label", 1, 3, "scam")
    logged("cases", "label", 2, "legit")
    state = logged.json("cases", "review")
    assert (state["campaigns"], state["enough_campaigns"]) == (1, 30)
    assert (state["contradictions"], state["two_people"]["kappa"]) == (1, None)
    words = logged("cases", "review").stdout
    assert "1 sur 30 campagnes" in words
    assert "0 cas sur 30" in words
    odd = logged.json("cases", "queue", "--reason", "contradiction")
    assert [one["number"] for one in odd] == [1, 2]


@pytest.mark.parametrize(
    ("campaigns", "words"), [(29, "29 of 30"), (31, "31 campaigns"), (1001, "> 1000 campaigns")]
)
def test_more_than_enough_campaigns_are_not_a_part_of_enough(campaigns, words):
    none = agreement(Pairs())
    first, *_ = state_sentences(ReviewState(campaigns, 30, 0, none, none, 30))
    assert words in str(first)


def test_a_second_confirmation_is_refused_to_the_same_person(logged):
    logged("cases", "label", 1, "scam")
    assert "14" in logged.fails("cases", "label", 1, "scam", "--second")
