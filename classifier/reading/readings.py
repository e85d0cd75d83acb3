"""All ways to read one input, as one `Message` with its alternatives.

A stranger can put a forward mark, a benign attachment or a second sender into a message to draw
the attention away from it. So every part that may be the message becomes a reading of its own, and
the scorer shows the most alarming one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from classifier.reading import limits, refusals
from classifier.reading.assembly import assemble, is_empty
from classifier.reading.content import (
    Candidate,
    Content,
    join,
    links_within,
    words_in_headers,
)
from classifier.reading.extraction.callers_note import asks_its_reader
from classifier.reading.extraction.long_text import pieces
from classifier.reading.extracts import extracts
from classifier.reading.info import ContainerInfo
from classifier.reading.invisible import without_invisible
from classifier.reading.remarks import CUTS, OTHER_READINGS, PIECES_CUT, READINGS_CUT
from classifier.records import Message, Part
from classifier.text.links import find_links
from classifier.text.plain_text import MAX_CHARACTERS

_IN_PLACE = 2  # the most promising candidate, and the mail around it


def read_candidates(candidates: Sequence[Candidate], info: ContainerInfo) -> Message:
    """Return what is taken for the message, with the other readings as its alternatives.

    The candidates are given in order of promise. Raises UnreadableMessage when all are empty.
    """
    ordered = _by_promise(candidates)
    readings = list(islice(_different(_readings(ordered, info)), limits.READINGS + 1))
    if not readings:
        met = {code for one in candidates for code in (*one.content.remarks, *info.remarks)}
        raise refusals.cut_to_nothing() if met & CUTS else refusals.empty()
    kept = readings[: limits.READINGS]
    short = list(islice(_different(_pieces(kept), kept), limits.PIECES + 1))
    cuts = len(readings) > limits.READINGS, len(short) > limits.PIECES
    cut = [code for code, met in zip((READINGS_CUT, PIECES_CUT), cuts, strict=True) if met]
    first, *others = _noted(kept, [*cut, *([OTHER_READINGS] if len(kept) > 1 else [])])
    others += _noted(short[: limits.PIECES], [*cut, OTHER_READINGS])
    return replace(first, alternatives=tuple(others)) if others else first


def _noted(readings: Iterable[Message], codes: Sequence[str]) -> list[Message]:
    return [replace(one, remarks=(*one.remarks, *codes)) if codes else one for one in readings]


def _pieces(readings: Iterable[Message]) -> Iterator[Message]:
    """Yield the pieces of the readings that are long texts.

    All of a text, around a forward or quote, has no pieces of its own: its parts are readings.
    """
    parts = [one for at, one in enumerate(readings) if at == 0 or one.part is not Part.WHOLE]
    for long in parts:
        for start, end in pieces(long.body):
            links = links_within(long.links, start, end)
            yield replace(long, body=long.body[start:end], links=links, part=Part.PIECE)


def _by_promise(candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """Return many candidates with those first that lead somewhere or ask something.

    The first ones keep their places; no number of harmless files displaces one that does not.
    """
    if len(candidates) <= limits.READINGS // 2:
        return candidates
    first, others = candidates[:_IN_PLACE], candidates[_IN_PLACE:]
    return [*first, *sorted(others, key=lambda one: _promise(one.content), reverse=True)]


def _promise(content: Content) -> tuple[bool, bool]:
    """Return whether a content leads somewhere, and whether it asks something."""
    text = content.text[:MAX_CHARACTERS]
    return bool(content.links or find_links(text)), asks_its_reader(text)


def _readings(candidates: Iterable[Candidate], info: ContainerInfo) -> Iterator[Message]:
    """Yield the readings of all candidates.

    The first of a later candidate comes before the last ones of an earlier one: otherwise a
    stranger could fill the number of readings with harmless forwards in one part.
    """
    seen = map(without_invisible, _as_others_see_them(candidates))
    ways = [_of(candidate, info, first=number == 0) for number, candidate in enumerate(seen)]
    for number in range(1, len(ways) + limits.READINGS + 1):
        for way in ways[:number]:
            yield from islice(way, 1)


def _of(candidate: Candidate, info: ContainerInfo, *, first: bool) -> Iterator[Message]:
    """Yield the readings of one candidate."""
    for extract in extracts(candidate, info, first=first):
        message = assemble(extract, candidate, info)
        if not is_empty(message, candidate.content):
            yield message


def _as_others_see_them(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the candidates, and after them those with more or less of their doubtful text."""
    candidates = list(candidates)
    yield from candidates
    for candidate in candidates:
        words = words_in_headers(candidate.envelope)
        if words:
            below = replace(candidate.content, otherwise=())
            yield replace(candidate, content=join([Content(words), below]))
        for part, content in candidate.content.otherwise:
            yield replace(candidate, content=content, part=part)


def _different(readings: Iterable[Message], before: Iterable[Message] = ()) -> Iterator[Message]:
    """Yield the readings without those that say the same as an earlier one."""
    said: dict[str, list[Message]] = defaultdict(list)  # by body
    for one in before:
        said[one.body].append(one)
    for reading in readings:
        same = said[reading.body]
        if not same or _said(reading) not in map(_said, same):
            same.append(reading)
            yield reading


def _said(reading: Message) -> Message:
    """Return a reading without what does not count when two are compared."""
    return replace(reading, part=Part.WHOLE, caller_words="", remarks=())
