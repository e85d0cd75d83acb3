"""The codes by which cases are named between desks: "12-345-7".

They are the desk, the number there and a check digit (ISO/IEC 7064, MOD 11,10), which notices each
wrong digit and nearly all pairs that change places, such as happen on the phone.
"""

from __future__ import annotations

import re

from triage_app.errors import StoreError
from triage_app.list_records import DeskList, Row
from triage_app.share_records import CASES_OF_A_DESK

_LAST_DESK = 9999
_LONGEST_NUMBER = 19  # digits of the number of a case
_CODE = re.compile(r"(\d{1,4})-(\d{1,7})-(\d)", re.ASCII)


def spoken_code(number: int, own_desk: int) -> str:
    """Return the code of a case; `number` is the one that it has at the desk `own_desk`."""
    desk, at_desk = divmod(number, CASES_OF_A_DESK)
    return f"{desk or own_desk}-{at_desk}-{_check_digit(desk or own_desk, at_desk)}"


def shown_number(number: int, own_desk: int | None = None) -> str:
    """Return how a case is shown: by its code between desks, by its number at a desk alone.

    A number that no case of any desk can have is shown as it is.
    """
    desk, at_desk = divmod(number, CASES_OF_A_DESK)
    if not at_desk or not 1 <= (desk or own_desk or 0) <= _LAST_DESK:
        return str(number)
    return spoken_code(number, own_desk or 0)


def shown_row(name: DeskList, row: Row) -> Row:
    """Return a row as people see it: a guarded case of another desk by its code."""
    case, *others = row
    if name is not DeskList.GUARD or not case.isdecimal() or len(case) > _LONGEST_NUMBER:
        return row
    return shown_number(int(case)), *others


def number_of_code(code: str, own_desk: int | None) -> int:
    """Return the number that a case has at the desk `own_desk`, None for one that shares nothing.

    Raises StoreError for what is no code, or one that was misheard.
    """
    found = _CODE.fullmatch(code.strip())
    desk, at_desk = (int(found[1]), int(found[2])) if found else (0, 0)
    if found is None or not desk or not at_desk:
        raise StoreError(
            "“{code}” is no case: give its number, or its code such as {example}.",
            code=code,
            example=spoken_code(345, 12),
        )
    if _check_digit(desk, at_desk) != found[3]:
        raise StoreError(
            "The check digit of the code {code} is wrong: a digit was misheard or mistyped.",
            code=code,
        )
    return at_desk if desk == own_desk else desk * CASES_OF_A_DESK + at_desk


def _check_digit(desk: int, at_desk: int) -> str:
    from stdnum.iso7064 import mod_11_10  # noqa: PLC0415 - only where a code is shown

    return str(mod_11_10.calc_check_digit(f"{desk}{at_desk:07d}"))
