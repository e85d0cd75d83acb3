"""`python -m classifier.reading.bounded`: reads one message, from standard input to output."""

from __future__ import annotations

import sys

from classifier.errors import UnreadableMessage
from classifier.reading import refusals
from classifier.reading.limits import CHILD_MEGABYTES
from classifier.records import Message
from classifier.system.processes import bound_memory


def main() -> None:
    """Answer the question on standard input."""
    bound_memory(CHILD_MEGABYTES)
    from classifier.reading.bounded import wire  # noqa: PLC0415 - after the limits are set

    try:
        found = wire.answer(_found(sys.stdin.buffer.read()))
    except MemoryError:
        found = wire.answer(refusals.too_much_memory())
    sys.stdout.buffer.write(found)


def _found(data: bytes) -> Message | UnreadableMessage:
    from classifier.reading import intake  # noqa: PLC0415 - after the limits are set
    from classifier.reading.bounded import wire  # noqa: PLC0415

    pasted, pictures = wire.asked(data)
    try:
        return intake.read(pasted, pictures=pictures)
    except UnreadableMessage as error:
        return error


if __name__ == "__main__":
    main()
