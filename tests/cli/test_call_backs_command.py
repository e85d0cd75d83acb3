"""`vigie cases callbacks` and `vigie cases called`."""

import pytest

SCAM = "Ameli : votre carte Vitale expire, renouvelez-la sur http://ameli-renouv.top/vitale"


@pytest.fixture
def told_wrong(vigie):
    """One caller who gave a card number and was told that nobody knows; one told right."""
    for decision in ("unsure", "scam"):
        vigie("log", "-", "--decision", decision, "--outcome", "gave_card", stdin=SCAM)
    for number in (1, 2):
        vigie("cases", "label", number, "scam")
    return vigie


def test_a_caller_is_listed_ticked_and_listed_again_after_an_undo(told_wrong):
    (one,) = told_wrong.json("cases", "callbacks")
    assert (one["number"], one["told"], one["outcomes"]) == (1, "unsure", ["gave_card"])
    assert [case["number"] for case in told_wrong.json("cases", "list", "--call-back")] == [1]
    assert "carte" in told_wrong("cases", "callbacks").stdout
    assert told_wrong.json("cases", "called", 1)[0]["called_back"]
    assert told_wrong("cases", "callbacks").stdout == "Aucun assuré n’est à rappeler.\n"
    assert [one["number"] for one in told_wrong.json("cases", "callbacks", "--called")] == [1]
    assert "rappelé le" in told_wrong("cases", "callbacks", "--called").stdout
    assert told_wrong.json("cases", "undo")["undone"] == "called_back"
    assert len(told_wrong.json("cases", "callbacks")) == 1
    assert "L’assuré du cas n°\u00a01" in told_wrong("cases", "called", 1).stdout
    assert "rappel du cas" in told_wrong("cases", "undo").stdout


def test_a_case_without_a_reason_is_refused_in_a_sentence(told_wrong):
    assert "n’est pas à rappeler" in told_wrong.fails("cases", "called", 2)
