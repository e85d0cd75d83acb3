"""The supervisor code: right, wrong, waiting time, damaged file, and no secret in any file."""

from datetime import datetime, timedelta, timezone

import pytest

from triage_app.errors import SettingsError, StoreError
from triage_app.services.upkeep.access import CodeCheck, SupervisorCode

START = datetime(2026, 11, 24, 10, 0, tzinfo=timezone(timedelta(hours=1)))


class Clock:
    def __init__(self):
        self.now = START

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def noted():
    return []


@pytest.fixture
def code(tmp_path, clock, noted):
    return SupervisorCode(tmp_path / "home" / "access.toml", clock, noted.append)


def test_without_a_code_nothing_is_locked(code):
    assert not code.is_set()
    assert code.check("") == CodeCheck(True)


def test_the_right_code_opens_and_a_wrong_one_does_not(code, noted):
    code.set("vigie-2026")
    assert noted == [True]
    assert code.check("vigie-2026") == CodeCheck(True)
    assert code.check(" vigie-2026 ") == CodeCheck(True), "blanks come with copying"
    assert code.check("Vigie-2026") == CodeCheck(False)
    code.remove()
    assert noted == [True, False]
    assert code.check("anything") == CodeCheck(True)


def test_the_waiting_time_doubles_up_to_a_limit(code, clock):
    code.set("1234")
    waits = []
    for _ in range(6):
        waits.append(code.check("0000").wait)
        clock.now += timedelta(seconds=waits[-1])
    assert waits == [0, 0, 5, 10, 20, 40]
    assert code.check("1234").right
    assert code.check("0000").wait == 0, "a right code forgets the wrong ones"


def test_the_waiting_time_applies_to_the_right_code_too(code, clock):
    code.set("1234")
    for _ in range(3):
        code.check("0000")
    assert code.check("1234") == CodeCheck(False, 5)
    clock.now += timedelta(seconds=5)
    assert code.check("1234").right


def test_a_clock_set_back_does_not_lock_for_ever(code, clock):
    code.set("1234")
    for _ in range(3):
        code.check("0000")
    clock.now -= timedelta(days=400)
    assert code.check("1234").wait == 5


@pytest.mark.parametrize("wrong", ["", "   ", "abc", "x" * 65])
def test_a_code_has_a_minimum_length(code, wrong):
    with pytest.raises(SettingsError, match="4 to 64"):
        code.set(wrong)
    assert not code.is_set()


def test_the_file_does_not_contain_the_code_and_is_private(code, tmp_path):
    code.set("vigie-2026")
    path = tmp_path / "home" / "access.toml"
    first = path.read_text(encoding="utf-8")
    assert "vigie-2026" not in first
    assert path.stat().st_mode & 0o077 == 0
    code.set("vigie-2026")
    assert path.read_text(encoding="utf-8") != first, "another salt"


@pytest.mark.parametrize("rubbish", [b"", b"\xff", b'salt = "zz"', b"salt = 1\ndigest = 2"])
def test_a_damaged_file_is_reported(code, tmp_path, rubbish):
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "access.toml").write_bytes(rubbish)
    with pytest.raises(SettingsError, match="vigie access remove"):
        code.check("1234")


@pytest.mark.parametrize("change", ["set", "remove"])
def test_a_code_changes_only_together_with_the_ledger(tmp_path, clock, change):
    path = tmp_path / "access.toml"
    SupervisorCode(path, clock, lambda _: None).set("before")

    def refuse(_):
        raise StoreError("The log is busy.")

    refused = SupervisorCode(path, clock, refuse)
    with pytest.raises(StoreError):
        refused.set("after") if change == "set" else refused.remove()
    assert refused.check("before") == CodeCheck(True)


def test_a_first_code_that_the_ledger_refuses_is_not_set(tmp_path, clock):
    def refuse(_):
        raise StoreError("The log is busy.")

    refused = SupervisorCode(tmp_path / "access.toml", clock, refuse)
    with pytest.raises(StoreError):
        refused.set("1234")
    assert not refused.is_set()


def test_a_file_that_cannot_be_removed_is_reported(code, tmp_path):
    (tmp_path / "home" / "access.toml").mkdir(parents=True)
    with pytest.raises(SettingsError, match="could not"):
        code.remove()


def test_a_code_may_contain_any_characters(code):
    code.set("\udcff" * 4)
    assert not code.check("????").right
    assert code.check("\udcff" * 4).right


@pytest.mark.parametrize(
    "changed",
    [
        ('failed = ""', 'failed = "9999-12-31T23:59:59-10:00"'),
        ('failed = ""', "failed = 0001-01-01T00:00:00+10:00"),
        ("failures = 9", "failures = 99999999999999999"),
    ],
)
def test_a_time_in_the_far_future_does_not_lock_for_long(code, tmp_path, changed):
    code.set("1234")
    path = tmp_path / "home" / "access.toml"
    text = path.read_text(encoding="utf-8").replace("failures = 0", "failures = 9")
    path.write_text(text.replace(*changed), encoding="utf-8")
    assert code.check("0000").wait <= 300


@pytest.mark.parametrize("line", ["failures = -1", 'failed = "2026-11-24T10:00:00"'])
def test_invalid_counters_are_treated_as_damage(code, tmp_path, line):
    code.set("1234")
    path = tmp_path / "home" / "access.toml"
    kept = path.read_text(encoding="utf-8").splitlines()
    names = [line.split()[0] for line in kept]
    kept[names.index(line.split()[0])] = line
    path.write_text("\n".join(kept), encoding="utf-8")
    with pytest.raises(SettingsError, match="vigie access remove"):
        code.check("1234")
