"""The corpus of planted identifiers is large, whole and invented."""

from __future__ import annotations

import re

from planted import ALWAYS, PLANTED, survivors
from stdnum import iban, luhn
from stdnum.fr import nir


def test_there_are_many_planted_identifiers_of_each_kind():
    kinds = [planted.kind for planted in PLANTED for _ in planted.secrets]
    assert len(kinds) >= 1_000
    assert min(map(kinds.count, set(kinds))) >= 40
    assert set(kinds) > ALWAYS


def test_each_secret_stands_in_its_message():
    for planted in PLANTED:
        whole = "\n".join([planted.text, planted.sender, planted.subject, planted.attachment])
        assert survivors(planted, whole), planted
        assert not survivors(planted, "Votre dossier est complet."), planted


def test_numbers_with_check_digits_are_valid_and_nobody_has_them():
    plain = {planted.kind: set[str]() for planted in PLANTED}
    for planted in PLANTED:
        plain[planted.kind].update(planted.secrets[1:2])
    numbers = {one for one in plain["nir"] if re.fullmatch(r"\d{5}\d[\dAB]\d{8}", one)}
    assert len(numbers) >= 40
    assert all(nir.calc_check_digits(one[:13]) == one[13:] for one in numbers)
    assert all(int(one[7:10]) > 990 for one in numbers)
    cards = {one for one in plain["card"] if one.isdigit()}
    assert len(cards) >= 20
    assert all(luhn.is_valid(one) and one.startswith("49701000") for one in cards)
    accounts = {one for one in plain["iban"] if re.fullmatch(r"[A-Z]{2}\d{2}\w{11,30}", one)}
    assert len(accounts) >= 20
    assert all(iban.calc_check_digits(one) == one[2:4] for one in accounts)
