"""All ways to read one input, as one `Message` with its alternatives.

A stranger can put a forward mark, a benign attachment or a second sender into a message to draw
the attention away from it. So every part that may be the message becomes a reading of its own, and
the scorer shows the most alarming one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from classifier.errors import UnreadableMessage
from classifier.reading import limits, refusals
from classifier.reading.assembly import ContainerInfo, assemble
from classifier.reading.content import Candidate
from classifier.reading.remarks import OTHER_READINGS, READINGS_CUT
from classifier.records import Message, Part


def read_candidates(candidates: Sequence[Candidate], info: ContainerInfo) -> Message:
    """Return what is taken for the message, with the other readings as its alternatives.

    The candidates are given in order of promise. Raises UnreadableMessage when all are empty.
    """
    readings = _different(_readings(candidates, info))
    if not readings:
        raise refusals.empty()
    kept = readings[: limits.READINGS]
    noted = [OTHER_READINGS] if len(kept) > 1 else []
    noted += [READINGS_CUT] if len(kept) < len(readings) else []
    first, *others = (replace(one, remarks=(*one.remarks, *noted)) for one in kept)
    return replace(first, alternatives=tuple(others))


def _readings(candidates: Iterable[Candidate], info: ContainerInfo) -> Iterator[Message]:
    for candidate in candidates:
        try:
            yield assemble(candidate, info)
        except UnreadableMessage:  # it is empty
            continue


def _different(readings: Iterable[Message]) -> list[Message]:
    """Return the readings without those that say the same as an earlier one."""
    different: list[Message] = []
    said: list[Message] = []
    for reading in readings:
        core = replace(reading, part=Part.WHOLE, caller_words="", remarks=())
        if core not in said:
            said.append(core)
            different.append(reading)
    return different
