"""Masking of amounts of money and dates, numeric or written out, French and English."""

from __future__ import annotations

import re

_SPACE = "[^\\S\n]"
_NUMBER = (
    r"\d(?<!\d\d)(?<!\d[.,]\d)(?:\d{0,2}(?:[^\S\n.,]\d{3}|[.,]\d{3}(?!\d))+|\d{0,8})"
    r"(?:[.,]\d{1,2}(?!\d))?"
)
_CURRENCY = (
    r"(?:€|£|\$|(?:(?<=\d\d\d)|(?<=[.,]\d\d))e(?!\w)|"
    r"(?:euros?|eur|usd|gbp|aud|chf|dollars?|pounds?|centimes?)(?![^\W\d_]))"
)
_AMOUNT_AFTER = re.compile(
    rf"(?P<number>{_NUMBER}){_SPACE}?k?(?P<unit>{_CURRENCY})"
    rf"(?:{_SPACE}?(?P<cents>\d\d)(?![\d/]|[.,]\d|{_SPACE}?[\d€£$]|{_SPACE}?[^\W\d_]))?",
    re.IGNORECASE,
)
_AMOUNT_BEFORE = re.compile(
    rf"[£$€EUGACe](?:(?<=[£$])|(?<=€)(?=\d)(?<!\d€)(?<!\d[ \u00a0]€)"
    rf"|(?<![^\W_].)(?<!\d[ \u00a0].)(?:UR|SD|BP|UD|HF|ur)){_SPACE}?(?P<number>{_NUMBER})(?!\d)"
)
_BARE_AMOUNT = re.compile(  # "163,40": two decimals mean an amount in French
    r"\d(?<!\d\d)(?<![.,]\d)\d{0,6},\d\d(?![\d%/]|[ \u00a0]?(?:%|[kcm]?[mg]\b)|[.,]\d)"
)
_SMALL = 5.0  # "postage" fees in scams are smaller
_DIGIT_GROUP = re.compile(r"[\s.,](?=\d{3}(?!\d))")

_MONTHS = (
    r"janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[ée]cembre|"
    r"janv|f[ée]vr|avr|juil|sept|oct|nov|d[ée]c|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sep|dec"
)
_MONTH_ENDS = (
    r"anuary|ebruary|arch|pril|ay|une|uly|ugust|eptember|ctober|ovember|ecember|"
    r"an|eb|ar|pr|un|ul|ug|ept?|ct|ov|ec"
)
_WRITTEN = re.compile(
    rf"\d(?<!\d\d)\d?(?:er|st|nd|rd|th)?{_SPACE}?(?:of{_SPACE})?(?=[jfmasond])(?:{_MONTHS})(?![^\W\d_])\.?"
    rf"(?:,?{_SPACE}(?:19|20)\d\d(?!\d))?",
    re.IGNORECASE,
)
_WRITTEN_ENGLISH = re.compile(
    rf"[JFMASOND](?<![^\W\d_].)(?i:{_MONTH_ENDS})\.?{_SPACE}(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d:h])"
    rf"(?:,?{_SPACE}(?:19|20)\d\d(?!\d))?"
)
_BIRTH = re.compile(  # without a day, or without marks between its parts
    r"(?P<word>[NBDnbd](?<![^\W\d_].)(?:(?<=n)(?:[ée]e?(?:\(e\))?|aiss(?:ance|\.)?)"
    r"|(?<=b)(?:orn|irth)|(?<=d)(?:ob|dn))[ ]?"
    rf"[:=]?[ ]?(?:in |en |le |on |est |is )?)(?:(?:{_MONTHS})(?![^\W\d_])\.?[ ](?:19|20)\d\d"
    r"|\d{6}(?:\d\d)?|(?:19|20)\d\d|\d\d?[ ]\d\d?[ ](?:\d\d){1,2})(?!\d|[./-]\d)",
    re.IGNORECASE,
)
_IS_BIRTH = re.compile(
    r"\d(?<![\d.,/].)\d{5}(?:\d\d)?(?=[ ](?:est|is|,)[^\d\n]{0,12}(?:naissance|birth))",
    re.IGNORECASE,
)
_BIRTH_HINTS = ("né", "ne ", "nee", "naiss", "born", "birth", "dob", "ddn")
_NUMERIC = re.compile(
    r"\d(?<!\d\d)(?<!\d[./-]\d)\d{0,3}(?P<mark>[./-])\d\d?(?P=mark)\d\d(?:\d\d)?(?!\d|[./-]\d)"
)
_DAY_AND_MONTH = re.compile(r"\d(?<![\d/].)\d?/\d\d?(?![\d/])")
_BEFORE_DAY = re.compile(r"\b(?:le|du|au|avant|before|on|by|until|dès) \Z", re.IGNORECASE)


def mask_amounts(text: str) -> str:
    """Return the text with amounts of money as placeholders; small ones have their own."""
    text = _AMOUNT_AFTER.sub(_amount, _AMOUNT_BEFORE.sub(_amount, text))
    return _BARE_AMOUNT.sub(_bare_amount, text) if "," in text else text


def mask_dates(text: str) -> str:
    """Return the text with dates replaced; a year or weekday alone is kept."""
    if "/" in text or "-" in text or "." in text:
        text = _DAY_AND_MONTH.sub(_day_and_month, _NUMERIC.sub(_numeric_date, text))
    text = _WRITTEN_ENGLISH.sub("⟨DATE⟩", _WRITTEN.sub("⟨DATE⟩", text))
    lower = text.lower()
    if not any(hint in lower for hint in _BIRTH_HINTS):
        return text
    return _IS_BIRTH.sub("⟨DATE⟩", _BIRTH.sub(r"\g<word>⟨DATE⟩", text))


def _day_and_month(match: re.Match[str]) -> str:
    day, month = map(int, match[0].split("/"))
    before = match.string[max(0, match.start() - 8) : match.start()]
    padded = match[0][0] == "0" or "/0" in match[0]  # 24/7 and 1/2 are no dates, 04/03 is
    if not (1 <= day <= 31 and 1 <= month <= 12 and (padded or _BEFORE_DAY.search(before))):
        return match[0]
    return "⟨DATE⟩"


def _numeric_date(match: re.Match[str]) -> str:
    """Replace 12/11/2026, 11/12/26 and 2026-11-12; 3.14.15 is not a date."""
    first, second, third = map(int, match[0].split(match["mark"]))
    if first > 31:
        is_date = 1900 <= first < 2100 and 1 <= second <= 12 and 1 <= third <= 31
    else:
        is_date = min(first, second) in range(1, 13) and max(first, second) <= 31
    return "⟨DATE⟩" if is_date else match[0]


def _amount(match: re.Match[str]) -> str:
    groups = match.groupdict()
    value = _value(groups["number"])
    if groups.get("cents"):
        value += int(groups["cents"]) / 100
    if (groups.get("unit") or "").lower().startswith("centime"):
        value /= 100
    return "⟨PETIT_MONTANT⟩" if value < _SMALL else "⟨MONTANT⟩"


def _bare_amount(match: re.Match[str]) -> str:
    return "⟨PETIT_MONTANT⟩" if _value(match[0]) < _SMALL else "⟨MONTANT⟩"


def _value(number: str) -> float:
    """Return the value of a number in French or English spelling."""
    plain = _DIGIT_GROUP.sub("", number)
    plain = "".join(plain.split()).replace(",", ".")
    whole, _, cents = plain.partition(".")
    return int(whole) + (int(cents) / 10 ** len(cents) if cents else 0)
