"""Codes of cases that can be said on the phone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage_app.case_codes import number_of_code, shown_number, spoken_code
from triage_app.errors import StoreError
from triage_app.share_records import CASES_OF_A_DESK

DESKS = st.integers(1, 9999)
CASES = st.integers(1, CASES_OF_A_DESK - 1)


def test_a_code_has_desk_number_and_check_digit():
    assert spoken_code(345, 12) == "12-345-9"
    assert spoken_code(12 * CASES_OF_A_DESK + 345, 7) == "12-345-9"


@given(DESKS, CASES, DESKS)
def test_there_and_back(desk, case, own):
    number = case if desk == own else desk * CASES_OF_A_DESK + case
    assert number_of_code(spoken_code(number, own), own) == number


@given(DESKS, CASES, st.data())
def test_each_wrong_digit_is_noticed(desk, case, data):
    code = spoken_code(case, desk)
    places = [at for at, letter in enumerate(code) if letter.isdigit()]
    at = data.draw(st.sampled_from(places))
    other = data.draw(st.sampled_from([one for one in "0123456789" if one != code[at]]))
    with pytest.raises(StoreError):
        number_of_code(code[:at] + other + code[at + 1 :], desk)


@pytest.mark.parametrize("text", ["", "12", "12-345", "0-345-9", "12-0-9", "12-345-99", "a-1-1"])
def test_what_is_no_code_is_told(text):
    with pytest.raises(StoreError):
        number_of_code(text, 12)


def test_a_desk_alone_shows_numbers():
    assert shown_number(345) == "345"
    assert shown_number(345, 12) == "12-345-9"
    assert shown_number(12 * CASES_OF_A_DESK + 345) == "12-345-9"


@pytest.mark.parametrize("number", [0, 1, 9_999_999, 10_000_000, 10**11, 2**63 - 1])
def test_what_no_case_of_a_desk_can_have_is_shown_as_it_is(number):
    assert shown_number(number) == str(number)


def test_a_case_of_another_desk_is_shown_by_its_code():
    assert shown_number(120_000_345) == spoken_code(345, 12)
    assert shown_number(345, 12) == spoken_code(345, 12)
    assert shown_number(99_999_999_999) == spoken_code(9_999_999, 9999)
