"""Masking of bank account numbers: IBANs of every country in any spelling, French RIBs.

Structures: SWIFT IBAN registry, release 101 (n digits, a letters, c either). IBAN check digits:
ISO 7064 mod 97-10.
RIB key: 97 - ((89 bank + 15 branch + 3 account) mod 97).
"""

from __future__ import annotations

import re
from functools import lru_cache, partial

from classifier.masking.digits import SEPARATOR, plain_alnum
from classifier.masking.marks import Mark, unmarked

_REGISTRY = """
AD4n4n12c AE3n16n AL8n16c AT5n11n AZ4a20c BA3n3n8n2n BE3n7n2n BG4a4n2n8c BH4a14c BI5n5n11n2n
BR8n5n10n1a1c BY4c4n16c CH5n12c CR4n14n CY3n5n16c CZ4n16n DE8n10n DJ5n5n11n2n DK4n9n1n DO4c20n
EE2n14n EG4n4n17n ES4n4n1n1n10n FI3n11n FK2a12n FO4n9n1n FR5n5n11c2n GB4a6n8n GE2a16n GI4a15c
GL4n9n1n GR3n4n16c GT4c20c HN4a20n HR7n10n HU3n4n1n15n1n IE4a6n8n IL3n3n13n IQ4a3n12n IS4n2n6n10n
IT1a5n5n12c JO4a4n18c KW4a22c KZ3n13c LB4n20c LC4a24c LI5n12c LT5n11n LU3n13c LV4a13c LY3n3n15n
MC5n5n11c2n MD2c18c ME3n13n2n MK3n10c2n MN4n12n MR5n5n11n2n MT4a5n18c MU4a2n2n12n3n3a NI4a20n
NL4a10n NO4n6n1n OM3n16c PK4a16c PL8n16n PS4a21c PT4n4n11n2n QA4a21c RO4a16c RS3n13n2n RU9n5n15c
SA2n18c SC4a2n2n16n3a SD2n12n SE3n16n1n SI5n8n2n SK4n6n10n SM1a5n5n12c SO4n3n12n ST4n4n11n2n
SV4a20n TL3n14n2n TN2n3n13n2n TR5n1n16c UA6n19c VA3n15n VG4a16n XK4n10n2n YE4a4n18c
"""
_CLASS = {"n": "[0-9]", "a": "[A-Z]", "c": "[0-9A-Z]"}
_FRENCH = frozenset({"FR", "MC"})

_CHECK_DIGITS = re.compile(  # a letter stands before them, over at most three separators
    rf"\d(?<!\d\d)(?:(?<=[^\W\d_].)|(?<=[^\W\d_]{SEPARATOR}.)|(?<=[^\W\d_]{SEPARATOR}{{2}}.)"
    rf"|(?<=[^\W\d_]{SEPARATOR}{{3}}.)){SEPARATOR}{{0,3}}\d"
)
_SEPARATOR = re.compile(SEPARATOR)
_NEXT = re.compile(rf"{SEPARATOR}{{0,3}}([^\W_])")
_PLAIN = re.compile(r"[A-Z]{2}[ \u00a0]?\d\d(?:[ \u00a0\u202f.-]?[0-9A-Z]){11,30}")
_GAP = f"{SEPARATOR}{{0,3}}"
_RIB = re.compile(  # all parts are separated or all are joined
    rf"\d(?<![^\W_].)\d{{4}}{_GAP}\d{{5}}{_GAP}(?:[0-9A-Za-z]{SEPARATOR}?){{10}}[0-9A-Za-z]{_GAP}\d\d(?![^\W_])"
)
_BETWEEN_FIELDS = r"(?:[^\S\n]|[^\w\s]|[^\W\d]|\n){1,40}?"  # labels and lines of a table
_RIB_FIELDS = re.compile(
    rf"(?<![^\W_])(?P<bank>\d{{5}})(?P<a>{_BETWEEN_FIELDS})(?<![^\W_])(?P<branch>\d{{5}})"
    rf"(?P<b>{_BETWEEN_FIELDS})(?<![^\W_])(?P<account>(?=\w{{0,10}}\d)[0-9A-Za-z]{{11}})"
    rf"(?P<c>{_BETWEEN_FIELDS})(?<![^\W_])(?P<key>\d\d)(?![^\W_])"
)
_FIELD_LABEL = re.compile(r"\b(?:rib|banque|guichet|compte)\b", re.IGNORECASE)
_RIB_LABEL = re.compile(r"\b(?:rib|iban|compte|bancaires?|account)\b", re.IGNORECASE)
_RIB_LETTERS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "12345678912345678923456789")
_BEFORE_RIB = 4  # country and check digits of a French IBAN
_SURE_DIGITS = 10  # an account with so many digits at the right positions needs no valid key


@lru_cache(maxsize=1)
def _structures() -> dict[str, tuple[int, re.Pattern[str]]]:
    """Return country -> length of the part after the check digits, and its shape."""
    structures = {}
    for entry in _REGISTRY.split():
        parts = re.findall(r"(\d+)([nac])", entry[2:])
        shape = "".join(f"{_CLASS[kind]}{{{count}}}" for count, kind in parts)
        structures[entry[:2]] = (sum(int(count) for count, _ in parts), re.compile(shape))
    return structures


def mask_ibans(text: str, mark: Mark = unmarked) -> str:
    """Return the text with IBANs of any country, spacing and case replaced by placeholders.

    `mark` gets the account number of each: of a French one the RIB, which is its last 23 signs.
    """
    parts: list[str] = []
    done = 0
    for check in _CHECK_DIGITS.finditer(text):
        start = _country_start(text, check.start(), done)
        iban = None if start is None else _iban_at(text, start, check.end())
        if iban is None:
            continue
        end, placeholder = iban
        written = plain_alnum(text[start:end])
        account = written[_BEFORE_RIB:] if placeholder == "⟨IBAN_FR⟩" else written
        parts += [text[done:start], mark(placeholder, account)]
        done = end
    return text if not parts else "".join([*parts, text[done:]])


def _country_start(text: str, before: int, after: int) -> int | None:
    """Return the offset of the two country letters directly before `before`."""
    second = _letter_before(text, before, after)
    first = None if second is None else _letter_before(text, second, after)
    if first is None or second is None:
        return None
    return first if plain_alnum(text[first] + text[second]) in _structures() else None


def _letter_before(text: str, before: int, after: int) -> int | None:
    """Return the offset of the letter before an offset, across at most three separators."""
    for position in range(before - 1, max(after, before - 4) - 1, -1):
        character = text[position]
        if character.isalpha():
            return position
        if character.isdigit() or not (character == " " or _SEPARATOR.match(character)):
            return None
    return None


def _iban_at(text: str, start: int, check_end: int) -> tuple[int, str] | None:
    """Return the end and the placeholder of the IBAN at `start`, if there is one."""
    head = plain_alnum(text[start:check_end])
    length, shape = _structures()[head[:2]]
    position, account = check_end, ""
    for _ in range(length):
        step = _NEXT.match(text, position)
        if step is None:
            return None
        account += step[1]
        position = step.end()
    account = plain_alnum(account)
    if not shape.fullmatch(account):
        return None
    if not _has_valid_key(account + head) and not _is_written_as_iban(
        text[start:position], account
    ):
        return None
    return position, "⟨IBAN_FR⟩" if head[:2] in _FRENCH else "⟨IBAN_ETRANGER⟩"


def _has_valid_key(rearranged: str) -> bool:
    """Return whether the check digits are right; they stand at the end, after the country."""
    from stdnum.iso7064 import mod_97_10  # noqa: PLC0415 - loads ssl and pydoc, for accounts only

    return bool(mod_97_10.checksum(rearranged) == 1)


def _is_written_as_iban(written: str, account: str) -> bool:
    """Return whether an IBAN with a wrong key is one all the same; "es 12/11/2026 …" is not."""
    return (
        sum(c.isdigit() for c in account) >= _SURE_DIGITS and _PLAIN.fullmatch(written) is not None
    )


def mask_ribs(text: str, mark: Mark = unmarked) -> str:
    """Return the text with French account numbers (23 characters) replaced by placeholders.

    Where bank, branch, account and key are fields of a form, the labels between them are kept.
    """
    return _RIB_FIELDS.sub(partial(_rib_fields, mark), _RIB.sub(partial(_rib, mark), text))


def _rib(mark: Mark, match: re.Match[str]) -> str:
    account = plain_alnum(match[0])
    label = _RIB_LABEL.search(match.string, max(0, match.start() - 60), match.start())
    return mark("⟨RIB⟩", account) if _has_valid_rib_key(account) or label else match[0]


def _rib_fields(mark: Mark, match: re.Match[str]) -> str:
    account = "".join(match[name] for name in ("bank", "branch", "account", "key")).upper()
    label = _FIELD_LABEL.search(match.string, max(0, match.start() - 90), match.end())
    if not _has_valid_rib_key(account) and not label:
        return match[0]
    number = "⟨NUMERO⟩"
    return "".join(
        [number, match["a"], number, match["b"], mark("⟨RIB⟩", account), match["c"], number]
    )


def _has_valid_rib_key(account: str) -> bool:
    digits = account.translate(_RIB_LETTERS)
    key = 97 - (89 * int(digits[:5]) + 15 * int(digits[5:10]) + 3 * int(digits[10:21])) % 97
    return key == int(digits[21:])
