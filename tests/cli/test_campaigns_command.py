"""`vigie campaigns`: the campaigns of a log, and changes of all their cases at once."""

from __future__ import annotations

import pytest

OTHER = "Votre colis est retenu au dépôt, réglez 1,95 € de frais sur http://colis-retenu.top/frais"


@pytest.fixture
def desk(vigie, sms, tmp_path):
    """Commands on a log with three cases of campaign 1 and one of campaign 4."""
    other = tmp_path / "other.txt"
    other.write_text(OTHER, encoding="utf-8")
    for path in (sms, sms, sms, other):
        vigie("log", path, "--decision", "unsure", "--outcome", "clicked_only")
    return vigie


def campaigns(desk):
    return {case["number"]: case["campaign"] for case in desk.json("cases", "list")}


def test_a_sheet_says_what_is_known_of_a_campaign(desk):
    sheet = desk.json("campaigns", "show", 1)
    assert (sheet["cases"], sheet["newest"], sheet["variant_count"]) == (3, [3, 2, 1], 1)
    assert sheet["outcomes"] == {"clicked_only": 3}
    assert sheet["decisions"] == {"unsure": 3}
    assert sheet["hosts"] == [{"value": "ameli-renouv.top", "cases": 3}]
    assert sheet["numbers"] == []
    assert [day["cases"] for day in sheet["days"]] == [3]
    assert (sheet["labels"], sheet["odd"], sheet["conflicting"]) == ({}, [], False)
    words = desk("campaigns", "show", 1).stdout
    assert "ameli-renouv[.]top (3)" in words
    assert "ameli-renouv.top" not in words


def test_campaigns_are_listed(desk):
    assert [one["number"] for one in desk.json("campaigns", "list")] == [1]
    assert [one["number"] for one in desk.json("campaigns", "list", "--least", 1)] == [1, 4]
    assert desk.json("campaigns", "list", "--until", "2020-01-01") == []
    last = desk.json("campaigns", "show", 1)["last_seen"][:10]
    assert [one["number"] for one in desk.json("campaigns", "list", "--until", last)] == [1]
    assert "3 / 3" in desk("campaigns", "list").stdout


def test_one_confirmation_and_one_undo_for_all(desk):
    assert desk.json("campaigns", "confirm", 1, "scam")["changed"] == 3
    assert desk.json("campaigns", "show", 1)["labels"] == {"scam": 3}
    assert "vigie campaigns undo" in desk.fails("cases", "undo")
    undone = desk.json("campaigns", "undo")
    assert (undone["kind"], undone["changed"], undone["kept"]) == ("campaign_confirmed", 3, 0)
    assert desk.json("campaigns", "show", 1)["labels"] == {}


def test_labels_that_differ_name_the_case_that_does_not_fit(desk):
    desk("campaigns", "confirm", 1, "scam")
    desk("cases", "label", 2, "legit")
    (found,) = desk.json("campaigns", "list", "--conflicts")
    assert (found["number"], found["conflicting"]) == (1, True)
    assert desk.json("campaigns", "show", 1)["odd"] == [2]
    assert ": 2." in desk("campaigns", "show", 1).stdout


def test_split_and_merge(desk):
    assert desk.json("campaigns", "split", 1, 3)["other"] == 3
    assert campaigns(desk) == {1: 1, 2: 1, 3: 3, 4: 4}
    desk("campaigns", "merge", 3, 4)
    assert campaigns(desk) == {1: 1, 2: 1, 3: 3, 4: 3}
    desk("campaigns", "undo")
    desk("campaigns", "undo")
    assert campaigns(desk) == {1: 1, 2: 1, 3: 1, 4: 4}
    desk("verify")


def test_one_decision_for_all(desk):
    desk("campaigns", "decide", 1, "scam")
    assert desk.json("campaigns", "show", 1)["decisions"] == {"scam": 3}
    assert desk.json("campaigns", "decide", 1, "scam")["seq"] is None


def test_a_campaign_that_is_not_there_is_told(desk):
    assert "2" in desk.fails("campaigns", "show", 2)
    assert "9" in desk.fails("campaigns", "confirm", 9, "scam")
    desk.fails("campaigns", "split", 1, 4)


def test_a_change_asks_for_the_code_where_one_is_set(desk):
    desk("access", "set", stdin="rouge-gorge\n")
    desk.fails("campaigns", "confirm", 1, "scam", stdin="faux\n")
    assert desk.json("campaigns", "show", 1)["labels"] == {}
    desk("campaigns", "confirm", 1, "scam", stdin="rouge-gorge\n")
    assert desk.json("campaigns", "show", 1)["labels"] == {"scam": 3}
