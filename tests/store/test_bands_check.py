"""The index of near-copies holds what the fingerprints say, and each other row is found."""

from __future__ import annotations

import gzip
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlcipher3 import dbapi2 as sqlite3

from triage_app.store import bands_check, near_copies, schema
from triage_app.store.store import CaseStore

OLDER = Path(__file__).parent / "samples" / "log-before-msgspec.db.gz"
fingerprints = st.lists(
    st.integers(0, 7).map(lambda digit: f"{digit:08x}"), min_size=8, max_size=8
).map("".join)
rows = st.tuples(st.integers(0, 7), st.integers(0, 7), st.integers(1, 6)).map(
    lambda row: (row[0] << 32 | row[1], row[2])
)


@pytest.fixture(scope="module")
def filled():
    """An empty log in memory; return a function that fills it and says what is found."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        for step in schema.STEPS:
            step(db)
        for trigger in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
            db.execute(f"DROP TRIGGER {trigger[0]}")
        columns = db.execute("SELECT name, type FROM pragma_table_info('cases')").fetchall()

        def problems(prints, kept):
            for table in ("bands", "cases"):
                db.execute(f"DELETE FROM {table}")
            for number, fingerprint in enumerate(prints, 1):
                given = {"number": number, "fingerprint": fingerprint}
                values = [given.get(name, 0 if kind != "TEXT" else "") for name, kind in columns]
                marks = ", ".join("?" * len(columns))
                db.execute(f"INSERT INTO cases VALUES ({marks})", values)
            db.executemany("INSERT INTO bands VALUES (?, ?)", kept)
            return list(map(str, bands_check.problems(db)))

        yield problems


def rows_of(prints):
    return {(key, n) for n, one in enumerate(prints, 1) for key in near_copies.band_keys(one)}


@given(st.lists(fingerprints, max_size=5), st.sets(rows, max_size=3), st.integers(0, 40))
def test_every_other_row_is_found(filled, prints, changed, removed):
    """`changed` are rows that come or go; the others stay."""
    expected = rows_of(prints)
    kept = expected ^ changed ^ set(sorted(expected)[removed : removed + 2])
    assert bool(filled(prints, kept)) is (kept != expected)


@given(st.lists(fingerprints, min_size=2, max_size=5), st.randoms())
def test_rows_that_changed_their_cases_are_found(filled, prints, draw):
    """The keys and how often each number stands there are the same as before."""
    expected = sorted(rows_of(prints))
    numbers = [number for _, number in expected]
    draw.shuffle(numbers)
    kept = set(zip([key for key, _ in expected], numbers, strict=True))
    assert bool(filled(prints, kept)) is (kept != set(expected))


cases = st.tuples(st.integers(1, 2**43), fingerprints)


@given(st.lists(cases | st.tuples(st.integers(1, 9), st.just("")), min_size=1, max_size=9))
def test_cases_are_added_up_at_once_as_one_by_one(monkeypatch_few, some):
    modulus, factor = bands_check._random(), bands_check._random()
    at_once = bands_check._sums_at_once(some, modulus, factor)
    usual = [one for one in some if one[1]]
    assert at_once == (bands_check._sums(some, modulus, factor) if usual else None)


@pytest.fixture(scope="module")
def monkeypatch_few():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bands_check, "_FEW", 1)
        yield


@pytest.mark.parametrize("odd", ["g" * 64, "0 " * 32, "0f", "é" * 64])
def test_odd_fingerprints_are_left_to_the_other_way(monkeypatch_few, odd):
    assert bands_check._sums_at_once([(1, "0" * 64), (2, odd)], 9, 7) is None


def indexed(store):
    with store._database.reading() as db:
        return {number for (number,) in db.execute("SELECT number FROM bands")}


def test_a_case_that_goes_takes_its_rows_along(store, new_case):
    for word in ("albatros", "bergamote", "cardamome"):
        store.log_case(new_case(f"Votre {word} expire, mettez votre dossier à jour ici"), "a")
    store.withdraw(1, "x", "a")
    store.removal.erase(2, "x", "a")
    assert indexed(store) == {3}
    assert store.verify() == []


def test_an_older_log_gets_the_index_of_one_order(tmp_path, clock):
    path = tmp_path / "cases.db"
    path.write_bytes(gzip.decompress(OLDER.read_bytes()))
    with closing(CaseStore(path, clock)) as store:
        assert indexed(store) == {1, 2, 3, 4}
        assert store.verify() == []
        with store._database.reading() as db:
            assert db.execute("SELECT * FROM pragma_foreign_key_list('bands')").fetchall() == []
            indexes = db.execute("SELECT name FROM pragma_index_list('bands')").fetchall()
    assert [name for (name,) in indexes if name == "bands_of_case"] == []
