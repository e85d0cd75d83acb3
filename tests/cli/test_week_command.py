"""`vigie week`: the figures of a period as text and as JSON."""

from datetime import date

import pytest

SCAM = "Ameli : votre carte Vitale expire, renouvelez-la sur http://ameli-renouv.top/vitale"


@pytest.fixture
def week(vigie):
    """This week, with a wave of three, one of which was told wrong."""
    for decision in ("scam", "scam", "unsure"):
        vigie("log", "-", "--decision", decision, "--outcome", "gave_card", stdin=SCAM)
    vigie("cases", "label", "3", "scam")
    year, number, _ = date.today().isocalendar()
    return f"{year}-W{number:02}"


def test_a_week_is_printed_in_words(vigie, week):
    shown = vigie("week", week).stdout
    assert shown.startswith(f"{week}, ")
    lines = shown.splitlines()
    assert "À rappeler\u00a0: 1" in lines
    assert "Campagnes nouvelles et en hausse\u00a0: 1" in lines
    assert any("nouvelle  3" in line for line in lines)
    assert "Cas de la période\u00a0: 3 (période précédente 0, un an avant 0)" in lines
    assert any(line.startswith("Assurés lésés parmi les arnaques\u00a0: 100,0") for line in lines)
    assert any("imités 3" in line for line in lines)


def test_a_week_is_one_json_document(vigie, week):
    data = vigie.json("week", week)
    assert (data["period"], data["total"], data["call_back_count"]) == (week, 3, 1)
    assert data["call_backs"][0]["number"] == 3
    assert data["shares"]["harm"]["hits"] == 3
    assert len(data["trend"]) == 12
    assert data["campaigns"][0]["is_new"] is True


def test_each_figure_says_what_it_counts(vigie, week):
    assert "Les intervalles sont à 95" in vigie("week", week, "--definitions").stdout


def test_an_empty_a_future_and_a_wrong_period_are_one_sentence_each(vigie):
    assert "Aucun cas pour 2020-W53." in vigie("week", "2020-W53").stdout
    assert vigie("week").stdout  # the last complete one
    assert "n’a pas encore commencé" in vigie.fails("week", "2099-W01")
    assert "semaine" in vigie.fails("week", "demain")


def test_the_cases_of_a_month_or_days_are_exported(vigie, week, tmp_path):
    month = f"{date.today():%Y-%m}"
    for period in (month, f"{date.today()}..{date.today()}"):
        out = tmp_path / f"{period}.json"
        vigie("export", "--week", period, "--out", out)
        assert f'"week": "{period}"' in out.read_text(encoding="utf-8")
    assert "n’a pas encore commencé" in vigie.fails(
        "export", "--week", "2099-01", "--out", tmp_path / "x.csv"
    )
