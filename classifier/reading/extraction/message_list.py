"""Several text messages pasted one below the other, each below its sender or number.

They are readings beside the whole text: a scam among messages of friends is judged by itself.
"""

from __future__ import annotations

import re

from classifier.reading.extraction.sms_fields import ExtractedMessage
from classifier.records import Channel

_DATE = r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?"
_TIME = r"\d{1,2}[:h]\d{2}(?::\d{2})?"
# A line with nothing but a number, perhaps with a date, or "SMS 2 :".
_HEAD = re.compile(
    r"^[ \t]{0,5}(?:"
    r"(?:(?:sms|texto|message)?[ \t]?(?:de|du|from|exp[ée]diteur|num[ée]ro)?[ \t\xa0]?:?[ \t]{0,3}"
    r"(?P<number>\+?\d[\d .\xa0-]{3,18}\d)"
    rf"(?:[ \t\xa0,(-]{{1,4}}(?:le )?{_DATE}(?:[ \xa0,à-]{{1,4}}{_TIME})?\)?)?[ \t\xa0]?:?[ \t]*$)"
    r"|(?:sms|texto|message)[ \t\xa0]?(?:n°[ \t\xa0]?)?\d{1,2}[ \t\xa0]?(?:\([^()\n]{1,40}\))?"
    r"[ \t\xa0]?[:.)-])",
    re.IGNORECASE | re.MULTILINE,
)
_FEWEST = 2
_SHORTEST = 10  # characters of a message


def messages_in_list(text: str) -> tuple[ExtractedMessage, ...]:
    """Return the messages of a list with their senders, none for other texts."""
    heads = list(_HEAD.finditer(text))
    if len(heads) < _FEWEST or text[: heads[0].start()].strip():
        return ()
    ends = [*(head.start() for head in heads[1:]), len(text)]
    found: list[ExtractedMessage] = []
    for head, end in zip(heads, ends, strict=True):
        inside = text[head.end() : end]
        body = inside.strip()
        if len(body) >= _SHORTEST:
            start = head.end() + len(inside) - len(inside.lstrip())
            sender = (head["number"] or "").strip()
            found.append(ExtractedMessage(body, start, sender, channel=Channel.SMS))
    return tuple(found) if len(found) >= _FEWEST else ()
