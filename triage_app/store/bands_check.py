"""Compares the index of near-copies with the fingerprints of the cases.

The index has no order by case, which would take as much room as the index itself. So two sums are
compared, one over its rows and one over what the fingerprints say; only when they differ is each
row looked up. They are sums of squares of remainders, so that changes do not cancel each other out,
and modulus and factor are random, so that nobody can make a change to fit.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from operator import mul
from typing import TYPE_CHECKING

from classifier.sentence import Sentence, sentence
from triage_app.store.check_progress import RowCount
from triage_app.store.check_scope import WHOLE, CheckScope
from triage_app.store.near_copies import band_keys

if TYPE_CHECKING:
    from sqlite_utils import Database

_BITS = 18  # of modulus and factor: the squares of 100,000,000 rows have a sum below 63 bits
_SOME = 4_096  # cases whose rows are added up at once
_FEW = 1_000
_USUAL = 64  # digits of a fingerprint
_LARGE = 2**44  # a product with the factor stays below 63 bits
Fingerprint = tuple[int, str]  # of a case with its number
Sums = tuple[int, int]  # how many rows, and their sum
_SUM = """SELECT count(*), coalesce(sum(
  ((key + number * ?2) % ?1) * ((key + number * ?2) % ?1)), 0) FROM bands"""
_FINGERPRINTS = "SELECT number, fingerprint FROM cases WHERE "
_ROWS = "SELECT key, number FROM bands WHERE "
_IS_THERE = "SELECT 1 FROM bands WHERE key = ? AND number = ?"
_FINGERPRINT = "SELECT fingerprint FROM cases WHERE number = ?"
_WITHOUT_CASE = sentence(
    "The campaign index has entries without a case; “vigie verify --rebuild” rewrites it."
)


def problems(
    db: Database, count: RowCount | None = None, scope: CheckScope = WHOLE
) -> Iterator[Sentence]:
    """Yield a sentence per case whose bands do not match its fingerprint, and one for all others.

    Of a part of the cases each row is looked up.
    """
    cases = (count or RowCount()).through(db.execute(_FINGERPRINTS + scope.cases()))
    if not (scope.is_whole and _is_equal(db, cases)):
        yield from _differences(db, scope)


def _is_equal(db: Database, cases: Iterable[tuple[int, str]]) -> bool:
    """Return whether the index has the rows of these cases, which are all, and no others."""
    modulus, factor = _random(), _random()
    rows, total = 0, 0
    remaining = iter(cases)
    while some := tuple(islice(remaining, _SOME)):
        sums = _sums_at_once(some, modulus, factor) or _sums(some, modulus, factor)
        rows, total = rows + sums[0], total + sums[1]
    found: tuple[int, int] = db.execute(_SUM, [modulus, factor]).fetchone()
    return found == (rows, total)


def _sums_at_once(cases: Sequence[Fingerprint], modulus: int, factor: int) -> Sums | None:
    """Return what `_sums` does, in a fifth of the time; None for few cases or odd fingerprints.

    A case without a fingerprint has no rows.
    """
    usual = [case for case in cases if case[1]]
    if len(usual) < _FEW or any(len(one) != _USUAL or n >= _LARGE for n, one in usual):
        return None
    import numpy as np  # noqa: PLC0415 - slow to import, and not worth it for few cases

    try:
        digits = bytes.fromhex("".join(fingerprint for _, fingerprint in usual))
    except ValueError:
        return None
    if len(digits) * 2 != len(usual) * _USUAL:  # blanks are no digits
        return None
    keys = np.frombuffer(digits, dtype=">u4").astype(np.int64).reshape(len(usual), -1)
    keys += np.arange(keys.shape[1], dtype=np.int64) << 32
    keys += np.array([number for number, _ in usual], dtype=np.int64)[:, None] * factor
    rests = keys % modulus
    return keys.size, int((rests * rests).sum())


def _sums(cases: Iterable[Fingerprint], modulus: int, factor: int) -> Sums:
    """Return how many rows the index of these cases should have, and their sum."""
    rows, total = 0, 0
    for number, fingerprint in cases:
        keys = band_keys(fingerprint)
        part = number * factor
        rows += len(keys)
        rests = [(key + part) % modulus for key in keys]
        total += sum(map(mul, rests, rests))
    return rows, total


def _random() -> int:
    """Return a number of `_BITS` bits."""
    least: int = 2 ** (_BITS - 1)
    return least + secrets.randbelow(least)


def _differences(db: Database, scope: CheckScope) -> Iterator[Sentence]:
    differing: set[int] = set()
    is_without_case = False
    for key, number in db.execute(_ROWS + scope.cases()):
        case = db.execute(_FINGERPRINT, [number]).fetchone()
        is_without_case |= case is None
        if case is not None and key not in band_keys(case[0]):
            differing.add(number)
    for number, fingerprint in db.execute(_FINGERPRINTS + scope.cases()):
        keys = band_keys(fingerprint)
        if not all(db.execute(_IS_THERE, [key, number]).fetchone() for key in keys):
            differing.add(number)
    for number in sorted(differing):
        yield sentence(
            "The campaign index no longer matches case {number}; “vigie verify --rebuild” "
            "rewrites it.",
            number=number,
        )
    if is_without_case:
        yield _WITHOUT_CASE
