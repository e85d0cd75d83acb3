"""Invented identifiers with valid check digits, which nobody owns.

NIR: commune 991 to 999 of a department, which INSEE has never given. IBAN and RIB: bank 99999.
Cards: prefix 4970 1000 0000, used in card tests. Phones: ranges that Arcep, Ofcom and ACMA
reserve for fiction. Mail: domains of RFC 2606.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from stdnum import iban, luhn
from stdnum.fr import nir as nir_key

_RIB_LETTERS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "12345678912345678923456789")
_FICTION = ("0639980000", "0199000000", "0261910000", "0353010000", "0465710000", "0536490000")
_FOREIGN_ACCOUNTS = {
    "BE": "999{:09d}",
    "DE": "99999999{:010d}",
    "LT": "99999{:011d}",
    "ES": "9999{:016d}",
    "GB": "ZZZZ{:014d}",
}


def nirs(first: str = "12", departments: str = "75 13 2A 69 2B 97 59 33 99 01") -> Iterator[str]:
    """Yield social security numbers of 15 signs whose first digit is one of `first`."""
    places = departments.split()
    for n in count():
        month = (n * 5) % 12 + 1 if n % 9 else 20 + n % 11
        body = f"{first[n % len(first)]}{(37 + 7 * n) % 100:02d}{month:02d}"
        body += f"{places[n % len(places)]}{991 + n % 9}{(211 + 37 * n) % 990:03d}"
        yield body + nir_key.calc_check_digits(body)


def cards() -> Iterator[str]:
    """Yield card numbers of 16 digits."""
    for n in count(17):
        body = f"49701000{n * 7919 % 10_000_000:07d}"
        yield body + luhn.calc_check_digit(body)


def ribs() -> Iterator[str]:
    """Yield French account numbers of 23 signs: bank, branch, account, key."""
    for n in count(3):
        body = f"99999{n * 611 % 100_000:05d}{n * 7_919_833 % 10**10:010d}{'KMXA7'[n % 5]}"
        digits = body.translate(_RIB_LETTERS)
        weighted = 89 * int(digits[:5]) + 15 * int(digits[5:10]) + 3 * int(digits[10:])
        yield f"{body}{97 - weighted % 97:02d}"


def french_ibans() -> Iterator[str]:
    """Yield IBANs of France."""
    for account in ribs():
        yield f"FR{iban.calc_check_digits(f'FR00{account}')}{account}"


def foreign_ibans() -> Iterator[str]:
    """Yield IBANs of five other countries in turn."""
    for n in count(5):
        country, shape = list(_FOREIGN_ACCOUNTS.items())[n % 5]
        account = shape.format(n * 7_717_717)
        yield f"{country}{iban.calc_check_digits(f'{country}00{account}')}{account}"


def phones() -> Iterator[str]:
    """Yield French phone numbers of ten digits."""
    for n in count(1):
        yield f"{int(_FICTION[n % len(_FICTION)]) + n * 137 % 10_000:010d}"


def british_phones() -> Iterator[str]:
    """Yield British mobile numbers of eleven digits."""
    for n in count(1):
        yield f"07700900{n * 37 % 1000:03d}"


def mail_names() -> Iterator[str]:
    """Yield local parts of mail addresses."""
    people = "corentine.vasseroul l-kerbratec morvane_dugast t.oudiguer p.estrebou hg.lanvoral"
    for n in count(1):
        yield f"{people.split()[n % 6]}{n if n % 2 else ''}"


def spelt(number: str, sizes: str, separator: str) -> str:
    """Return the number in groups: `sizes` are their lengths, the last one takes the rest."""
    groups, at = [], 0
    for size in sizes:
        groups.append(number[at : at + int(size)])
        at += int(size)
    return separator.join([*groups, number[at:]] if number[at:] else groups)
