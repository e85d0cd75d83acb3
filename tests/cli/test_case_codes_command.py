"""Between desks, commands name cases by codes and take them."""

import pytest

from triage_app.case_codes import spoken_code
from triage_app.clock import system_clock
from triage_app.store.store import CaseStore

SCAM = "Ameli : votre carte Vitale expire, renouvelez-la sur http://ameli-renouv.top/vitale"
CODE = spoken_code(1, 12)


@pytest.fixture
def joined(vigie):
    """A desk with number 12 and one case."""
    store = CaseStore(vigie.home.cases, system_clock)
    store.share_log.join(12, "Desk 12")
    store.close()
    logged = vigie("log", "-", "--decision", "scam", stdin=SCAM).stdout
    assert CODE in logged
    return vigie


def test_lists_show_codes(joined):
    assert f"{CODE} ({CODE})" in joined("cases", "list").stdout
    assert joined.json("cases", "show", "1")["case"]["code"] == CODE


def test_a_command_takes_number_or_code(joined):
    assert joined("cases", "show", CODE).stdout == joined("cases", "show", "1").stdout
    joined("cases", "label", CODE, "scam")
    assert joined.json("cases", "show", CODE)["case"]["label"] == "scam"
    joined("campaigns", "show", CODE)
    assert CODE in joined("cases", "undo", CODE).stdout


def test_a_code_that_was_misheard_is_told(joined):
    wrong = CODE[:-1] + str((int(CODE[-1]) + 1) % 10)
    found = joined("cases", "show", wrong, code=2)
    assert wrong in found.stderr
    assert "12-345-9" in joined("cases", "show", "12-0-1", code=2).stderr


def test_a_case_of_a_desk_that_is_not_here_does_not_exist(joined):
    code = spoken_code(7, 13)
    assert code in joined.fails("cases", "show", code)


def test_an_export_names_cases_by_codes(joined, tmp_path):
    year, week, _ = system_clock().isocalendar()
    joined(
        "export", "--week", f"{year}-W{week:02d}", "--format", "csv", "--out", tmp_path / "week.csv"
    )
    assert CODE in (tmp_path / "week.csv").read_text(encoding="utf-8-sig")


def test_a_desk_alone_has_no_codes(vigie):
    vigie("log", "-", "--decision", "scam", stdin=SCAM)
    assert vigie.json("cases", "show", "1")["case"]["code"] == ""
    code = spoken_code(7, 13)
    assert code in vigie.fails("cases", "show", code)
