"""Reads one message within bounds: small usual input here, everything else in a child process.

A reader that takes too long cannot be stopped in our own process; a child can.
"""

from __future__ import annotations

from pathlib import Path

from classifier.errors import UnreadableMessage
from classifier.reading import files, intake, kinds, limits, refusals, remarks
from classifier.reading.bounded import wire
from classifier.reading.child_process import End, Stop, run
from classifier.reading.remarks import PICTURES_WAIT
from classifier.records import Message, Pasted
from classifier.system.own_program import module_command

_HEAD = 4_000  # bytes by which the kind of a file is known
_REFUSALS = {
    End.FAILED: refusals.broken,
    End.MEMORY: refusals.too_much_memory,
    End.STOPPED: refusals.stopped,
}


def read(pasted: Pasted, stop: Stop | None = None) -> Message:
    """Return the message of the input with the pictures of a mail; raise UnreadableMessage.

    Past a bound the error names it; of pictures only a remark tells. `stop` ends the reading from
    another thread.
    """
    return with_pictures(read_first(pasted, stop), pasted, stop)


def read_first(pasted: Pasted, stop: Stop | None = None) -> Message:
    """Return the message of the input like `read`, before the pictures of a mail are looked at.

    The remark `PICTURES_WAIT` says that there are some.
    """
    if is_decoded(pasted):
        return _in_child(pasted, limits.PICTURE_SECONDS, stop, pictures=False)
    if is_quick(pasted):
        return intake.read(pasted, pictures=False)
    return _in_child(pasted, limits.READING_SECONDS, stop, pictures=False)


def with_pictures(message: Message, pasted: Pasted, stop: Stop | None = None) -> Message:
    """Return a message of `read_first` once its pictures, if any wait, were looked at."""
    if PICTURES_WAIT not in message.remarks:
        return message
    try:
        return look_at_pictures(pasted, stop)
    except UnreadableMessage:
        return remarks.without_pictures(message)


def look_at_pictures(pasted: Pasted, stop: Stop | None = None) -> Message:
    """Return the message of a mail with what its pictures hold; raise UnreadableMessage."""
    return _in_child(pasted, limits.MAIL_PICTURES_SECONDS, stop, pictures=True)


def is_quick(pasted: Pasted) -> bool:
    """Return whether an input is so small that no reader takes long for it."""
    untrusted = pasted.untrusted_content
    if not isinstance(untrusted, Path):
        return len(untrusted) <= limits.QUICK_BYTES
    return files.size_of(untrusted) <= limits.QUICK_BYTES


def is_decoded(pasted: Pasted) -> bool:
    """Return whether an input is a picture or PDF, which is decoded and may need recognition."""
    untrusted = pasted.untrusted_content
    if isinstance(untrusted, str):
        return False
    name = untrusted.name if isinstance(untrusted, Path) else pasted.file_name
    data = files.head_of(untrusted, _HEAD) if isinstance(untrusted, Path) else untrusted[:_HEAD]
    return kinds.is_decoded(data, name)


def _in_child(pasted: Pasted, seconds: int, stop: Stop | None, *, pictures: bool) -> Message:
    command = module_command("classifier.reading.bounded")
    question = wire.question(pasted, pictures=pictures)
    outcome = run(command, question, seconds, stop, leads_group=True)
    if outcome.end is End.TIME:
        raise refusals.too_slow(seconds)
    if outcome.end is not End.DONE:
        raise _REFUSALS[outcome.end]()
    try:
        return wire.answered(outcome.output)
    except ValueError:  # the child ended before it had written its answer
        raise refusals.broken() from None
